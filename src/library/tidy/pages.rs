//! Page ranges with one hyphen, or with a dash that LaTeX may not know.

use super::Finding;
use super::value::values;
use crate::library::Library;
use crate::text::edit::Edit;

pub(super) fn find(library: &Library<'_>, found: &mut Finding) {
    for value in values(library, &["pages"]) {
        let Some(mended) = ranges(value.text) else { continue };
        if mended != value.text {
            let message = format!("{}: a range of pages has two hyphens: {mended}", value.entry.key);
            found.mend("pages", value.line, message, [Edit::new(value.range, mended)]);
        }
    }
}

/// Pages with two hyphens in each range; `None` for anything else than numbers and ranges of them.
fn ranges(pages: &str) -> Option<String> {
    let parts: Option<Vec<String>> = pages.split(',').map(range).collect();
    parts.map(|parts| parts.join(","))
}

fn range(part: &str) -> Option<String> {
    let is_page = |end: &str| {
        let digits = end.trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
        end.len() - digits.len() <= 2 && !digits.is_empty() && digits.chars().all(char::is_numeric)
    };
    let dash = |sign: char| matches!(sign, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}');
    if is_page(part.trim()) {
        return Some(part.to_owned());
    }
    let (first, rest) = part.split_once(dash)?;
    let last = rest.trim_start_matches(dash);
    (is_page(first.trim()) && is_page(last.trim())).then(|| format!("{}--{}", first.trim_end(), last.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_have_two_hyphens() {
        for (pages, want) in [
            ("1-9", Some("1--9")),
            ("1 – 9, 12", Some("1--9, 12")),
            ("۱-۹", Some("۱--۹")),
            ("e1---e9", Some("e1--e9")),
            ("1--9", Some("1--9")),
            ("A-12--A-20", None),
            ("in press", None),
            ("", None),
        ] {
            assert_eq!(ranges(pages).as_deref(), want, "{pages}");
        }
    }
}
