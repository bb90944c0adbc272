//! Commands that cite by key: `\citep[see][p.~3]{abel2010,bor}`.

use std::ops::Range;

use super::arguments::{braced, bracketed, skip_space};
use super::commands::cites_many;

/// A citation by key.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Citation {
    /// Where the command ends.
    pub end: usize,
    /// The keys with their places and locators.
    pub cites: Vec<(Range<usize>, String, Option<String>)>,
}

/// Reads the arguments, from `at` on, of the command `name`.
pub(super) fn read(text: &str, at: usize, name: &str) -> Option<Citation> {
    let mut found = Citation { end: at, cites: Vec::new() };
    let many = cites_many(name);
    let mut at = at;
    if many {
        while let Some(note) = bracketed(text, at, b'(', b')') {
            at = note.end + 1;
        }
    }
    loop {
        let mut note = None;
        let mut next = skip_space(text, at);
        while let Some(optional) = bracketed(text, next, b'[', b']') {
            next = skip_space(text, optional.end + 1);
            note = Some(optional);
        }
        let Some(keys) = braced(text, next) else { break };
        let first = found.cites.len();
        read_keys(text, keys.clone(), &mut found.cites);
        if let Some(last) = found.cites[first..].last_mut() {
            last.2 = note.and_then(|note| locator(&text[note]));
        }
        at = keys.end + 1;
        found.end = at;
        if !many {
            break;
        }
    }
    (!found.cites.is_empty()).then_some(found)
}

fn read_keys(text: &str, range: Range<usize>, cites: &mut Vec<(Range<usize>, String, Option<String>)>) {
    let mut start = range.start;
    for part in text[range].split(',') {
        // A comment may part two keys.
        let comment = part.find('%').and_then(|at| part[at..].find('\n').map(|end| at + end));
        let key = part[comment.unwrap_or(0)..].trim();
        if !key.is_empty() && key.len() < 200 && !key.contains(['\\', '{', '%']) {
            let from = start + part.len() - part[comment.unwrap_or(0)..].trim_start().len();
            cites.push((from..from + key.len(), key.to_owned(), None));
        }
        start += part.len() + 1;
    }
}

/// A note that names a place in the work.
fn locator(note: &str) -> Option<String> {
    let plain = note.replace('~', " ").replace("--", "–").replace(['{', '}'], "");
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    (words.len() <= 80 && words.chars().any(char::is_numeric) && !words.contains('\\')).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_locators() {
        for (text, name, want, end) in [
            ("{abel}", "cite", vec![("abel", None)], 6),
            ("[see][p.~3]{abel, bor}", "citep", vec![("abel", None), ("bor", Some("p. 3"))], 22),
            ("[see]{abel}{x}", "citet", vec![("abel", None)], 11),
            ("(see)[3]{abel}[5--7]{bor} {x", "parencites", vec![("abel", Some("3")), ("bor", Some("5–7"))], 25),
            ("{abel,% old\n bor}", "cite", vec![("abel", None), ("bor", None)], 17),
        ] {
            let found = read(text, 0, name).unwrap();
            let cites: Vec<_> = found.cites.iter().map(|(_, key, note)| (key.as_str(), note.as_deref())).collect();
            assert_eq!((cites, found.end), (want, end), "{text}");
            assert!(found.cites.iter().all(|(range, key, _)| text[range.clone()] == **key), "{text}");
        }
        assert_eq!(read(" says", 0, "cite"), None);
        assert_eq!(read("{#1}", 0, "cite").unwrap().cites.len(), 1);
    }
}
