//! Dates as files of references write them.

use crate::model::Date;
use crate::text::digits;

/// A date in ISO 8601 with BibLaTeX's and RIS's liberties: `2004-07-12`, `2004/2005`, `2004/07/12/`, `2004 Jul 3`,
/// `c. 2004?`, `in press`. `None` for nothing.
pub(in crate::read) fn date(text: &str) -> Option<Date> {
    let text = digits::to_ascii(text.trim());
    let text = text.trim_end_matches(['?', '~', '%', '/']).trim();
    if text.is_empty() {
        return None;
    }
    if let Some(parts) = parts(text) {
        return Some(Date { date_parts: vec![parts], literal: String::new() });
    }
    if let Some((start, end)) = text.split_once('/')
        && let (Some(start), end) = (parts(start), parts(end))
    {
        return Some(Date { date_parts: std::iter::once(start).chain(end).collect(), literal: String::new() });
    }
    if let Some(parts) = spoken(text) {
        return Some(Date { date_parts: vec![parts], literal: String::new() });
    }
    Some(Date { date_parts: Vec::new(), literal: text.to_owned() })
}

/// Year, month and day in numbers, joined by hyphens or slashes.
fn parts(text: &str) -> Option<Vec<i32>> {
    let (negative, bare) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let bare = bare.split('T').next().unwrap_or_default().trim_end_matches(['?', '~', '%']);
    let mut found = Vec::new();
    for part in bare.split(['-', '/']) {
        if part.is_empty() && !found.is_empty() {
            continue;
        }
        if part.is_empty() || part.len() > 5 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        found.push(part.parse::<i32>().ok()?);
    }
    // `2004/2005` is a range; a year has three digits at least beside a month.
    let is_date = match found.as_slice() {
        [year] => bare.len() >= 3 || *year > 31,
        [year, month] => *year > 31 && (1..=12).contains(month),
        [year, month, day] => *year > 31 && (1..=12).contains(month) && (1..=31).contains(day),
        _ => false,
    };
    if negative {
        found[0] = -found[0];
    }
    is_date.then_some(found)
}

/// `2004 Jul 3`, `Jul 2004`: a year with the name of a month.
fn spoken(text: &str) -> Option<Vec<i32>> {
    let words: Vec<&str> = text.split([' ', ',', '-', '.']).filter(|word| !word.is_empty()).take(4).collect();
    let year = words.iter().find_map(|word| (word.len() == 4).then(|| word.parse::<i32>().ok()).flatten())?;
    let month = words.iter().find_map(|word| crate::locale::lexicon().month(&crate::text::fold(word)));
    let day = words.iter().find_map(|word| word.parse::<i32>().ok().filter(|day| (1..=31).contains(day)));
    Some(match (month, day) {
        (Some(month), Some(day)) => vec![year, i32::from(month), day],
        (Some(month), None) => vec![year, i32::from(month)],
        _ => vec![year],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_in_many_forms() {
        let parts = |parts: &[&[i32]]| {
            let date_parts = parts.iter().map(|one| one.to_vec()).collect();
            Some(Date { date_parts, literal: String::new() })
        };
        for (text, want) in [
            ("2004", parts(&[&[2004]])),
            ("۱۳۹۶", parts(&[&[1396]])),
            ("2004-07-12", parts(&[&[2004, 7, 12]])),
            ("2004/07/", parts(&[&[2004, 7]])),
            ("2004/2005", parts(&[&[2004], &[2005]])),
            ("2004-07/2004-08", parts(&[&[2004, 7], &[2004, 8]])),
            ("2004-07/", parts(&[&[2004, 7]])),
            ("2004?", parts(&[&[2004]])),
            ("-0044", parts(&[&[-44]])),
            ("2004 Jul 3", parts(&[&[2004, 7, 3]])),
            ("2004 Jul-Aug", parts(&[&[2004, 7]])),
            ("in press", Some(Date { date_parts: vec![], literal: "in press".into() })),
            ("", None),
        ] {
            assert_eq!(date(text), want, "{text}");
        }
    }
}
