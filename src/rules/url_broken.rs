use std::ops::Range;

use super::draft::{Draft, finding};
use super::{source, words};
use crate::config::Config;
use crate::model::{Edit, Finding, Reference, Report};

rule! {
    /// A web address has blanks inside.
    ///
    /// ## What it finds
    ///
    /// An address that goes on after a blank: `http: //`, a blank before a slash or inside a `%` escape. It
    /// is what a line break in a PDF leaves behind.
    ///
    /// ## Why it matters
    ///
    /// The link leads nowhere.
    ///
    /// ## Example that fires
    ///
    ///     http: //example.org/reports /2010
    ///
    /// ## Example that is fine
    ///
    ///     http://example.org/reports/2010
    ///
    /// ## How to silence it
    ///
    /// Take the blanks out, or `ignore = ["url-broken"]` in `reconcite.toml`.
    "url-broken", Warning
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let entries = report.references.iter().enumerate();
    entries
        .filter(|(_, entry)| is_broken(&entry.text))
        .map(|(index, entry)| {
            let name = words::entry_name(entry);
            let mut draft = finding(&[entry.span], format!("{name}: the web address has blanks inside"))
                .help("take the blanks out of the address and try it")
                .fix("take the blanks out of the address", edits(report, entry));
            draft.reference = Some(index);
            draft
        })
        .collect()
}

/// The edits that take blanks out where the address cannot but go on: around the colon and slashes of its start, and
/// before a slash. None where that does not make it whole.
fn edits(report: &Report, entry: &Reference) -> Vec<Edit> {
    let Some(text) = source::of(report, entry.span) else { return Vec::new() };
    let mut edits = Vec::new();
    let mut mended = String::with_capacity(text.len());
    let mut copied = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), b"http") {
        for blank in blanks(text, at + "http".len()) {
            if blank.start >= copied {
                mended.push_str(&text[copied..blank.start]);
                copied = blank.end;
                edits.push(source::edit(entry.span, blank.start, blank.end, ""));
            }
        }
    }
    mended.push_str(&text[copied..]);
    let folded = mended.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_broken(&folded) { Vec::new() } else { edits }
}

/// The blanks inside the address whose "http" ends at `at`.
fn blanks(text: &str, at: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = at + usize::from(text[at..].starts_with('s'));
    for mark in [":", "/", "/"] {
        let blank = at..at + blank_length(&text[at..]);
        if !text[blank.end..].starts_with(mark) {
            return Vec::new();
        }
        at = blank.end + mark.len();
        found.push(blank);
    }
    let blank = at..at + blank_length(&text[at..]);
    at = blank.end;
    // Behind a whole start a blank ends the address, if nothing was wrong before.
    if found.iter().any(|blank| !blank.is_empty()) {
        found.push(blank);
    }
    loop {
        at += text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
        let blank = at..at + blank_length(&text[at..]);
        let rest = &text[blank.end..];
        let goes_on = rest.starts_with('/') && rest[1..].starts_with(|letter: char| letter.is_alphanumeric());
        if !goes_on || blank.is_empty() {
            break;
        }
        at = blank.end;
        found.push(blank);
    }
    found.retain(|blank| !blank.is_empty());
    found
}

fn blank_length(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn is_broken(text: &str) -> bool {
    let addresses = memchr::memmem::find_iter(text.as_bytes(), b"http").filter_map(|at| text.get(at..));
    addresses.into_iter().any(|address| {
        let scheme = address.trim_start_matches("https").trim_start_matches("http");
        if scheme.starts_with(" ://") || scheme.starts_with(": //") || scheme.starts_with(":/ /") {
            return true;
        }
        if !scheme.starts_with("://") {
            return false;
        }
        let mut parts = scheme.split(' ');
        let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let goes_on = second.len() > 1 && second.starts_with('/') && !second.starts_with("//");
        let escape = second.len() > 2 && (first.ends_with('%') || second.contains('%')) && !second.starts_with('(');
        goes_on || (escape && second.bytes().any(|byte| byte == b'/' || byte == b'%') && first.contains('/'))
            || first.ends_with('%')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    #[test]
    fn blanks_inside_an_address() {
        for text in [
            "Weir (2010). http: //example.org/a",
            "Weir (2010). https ://example.org/a",
            "At http://example.org/reports /2010/a",
            "At https://www.example.com.t r/fa%D 8% AF",
        ] {
            assert!(is_broken(text), "{text}");
        }
        for text in [
            "At http://example.org/reports/2010 (accessed 3/4/2010)",
            "At http://example.org and/or by post",
            "At http://example.org/a. Growth of 5% a year",
            "The http protocol / its history",
            "No address",
        ] {
            assert!(!is_broken(text), "{text}");
        }
    }

    #[test]
    fn the_fix_takes_out_blanks_where_the_address_goes_on() {
        for (text, fixed) in [
            ("Weir. http: //example.org/a b", "Weir. http://example.org/a b"),
            ("Weir. https:\n// example.org /a, see", "Weir. https://example.org/a, see"),
            ("At http://example.org/reports\n/2010 /a (x)", "At http://example.org/reports/2010/a (x)"),
        ] {
            let mut entry = entry(&["Weir"], 2010, "Rain");
            entry.text = text.to_owned();
            let mut report = Paper::new("").entry(entry).report();
            report.references[0].text = text.replace('\n', " ");
            report.findings = check(&report, &Config::default());
            let made = crate::fix::apply(&report, 0, report.documents[0].text.len()).map(|fixed| fixed.text);
            assert_eq!(made.as_deref().map(str::trim), Some(fixed));
        }
        let mut entry = entry(&["Weir"], 2010, "Rain");
        entry.text = "At https://www.example.com.t r/fa%D 8% AF".to_owned();
        let found = Paper::new("").entry(entry).run(RULE);
        assert!(found[0].fix.is_none());
    }

    #[test]
    fn names_the_entry() {
        let mut entry = entry(&["Weir"], 2010, "Rain");
        entry.text.push_str(" http: //example.org");
        assert_eq!(Paper::new("").entry(entry).messages(RULE), ["Weir, 2010: the web address has blanks inside"]);
    }
}
