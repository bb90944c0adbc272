//! One cite in its raw text: which of its bytes are names, year and place.

use std::ops::Range;

use crate::locale::{Term, lexicon};
use crate::model::{Cite, Year};
use crate::text::digits::{digit_value, parse_number};
use crate::text::fold;

/// One cite of a citation, ready to be written by key.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Part {
    /// The reference's place in the list.
    pub reference: usize,
    pub key: String,
    /// What stands before it: `see`, `e.g.,`.
    pub prefix: String,
    /// The place in the work as printed, with its label: `pp. 3–4`, `295`.
    pub locator: String,
    /// What stands behind it.
    pub suffix: String,
}

/// Where the year of a cite stands in its raw text, with its letter, and where the text behind it starts.
pub(super) fn year(raw: &str, cite: &Cite) -> Option<Range<usize>> {
    if let Some(words) = &cite.undated {
        let start = raw.find(words.as_str())?;
        return Some(start..start + words.len());
    }
    let year = cite.years.first()?;
    let first = number(raw, year, 0)?;
    // Of `1998/2004` both stand here.
    cite.years.iter().skip(1).try_fold(first, |range, year| {
        let next = number(raw, year, range.end)?;
        (next.start <= range.end + 1).then_some(range.start..next.end)
    })
}

/// The place of a year's number from `from` on, with its letter.
fn number(raw: &str, year: &Year, from: usize) -> Option<Range<usize>> {
    let rest = raw.get(from..)?;
    let mut start = None;
    for (at, sign) in rest.char_indices().chain([(rest.len(), ' ')]) {
        match (digit_value(sign).is_some(), start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                if parse_number(&rest[first..at]).and_then(|number| i32::try_from(number).ok()) == Some(year.value) {
                    let suffix = year.suffix.as_deref().unwrap_or_default();
                    let spaces = rest[at..].len() - rest[at..].trim_start_matches(' ').len();
                    let end = match rest[at + spaces..].starts_with(suffix) {
                        true if !suffix.is_empty() => at + spaces + suffix.len(),
                        _ => at,
                    };
                    return Some(from + first..from + end);
                }
                start = None;
            }
            _ => {}
        }
    }
    None
}

/// Whether the raw text before a year holds names and the words that join them, and nothing else.
pub(super) fn is_names_alone(raw: &str, cite: &Cite) -> bool {
    let mut rest = raw.to_owned();
    for name in &cite.names {
        // A name that is not found whole was abbreviated or repaired.
        match rest.find(name.as_str()) {
            Some(at) => rest.replace_range(at..at + name.len(), " "),
            None => return false,
        }
    }
    if rest.contains(['*', '_', '\\', '{', '}', '[', ']', '(', '<', '`', '#', '$', '\'', '’']) {
        return false;
    }
    let folded = fold(&rest);
    let words: Vec<&str> = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut at = 0;
    while at < words.len() {
        let longest = |term| lexicon().longest(&words[at..], term).unwrap_or(0);
        let taken = longest(Term::And).max(longest(Term::EtAl));
        // Initials tell namesakes apart, which a style does by itself.
        let initial = words[at].chars().count() == 1;
        match taken {
            0 if initial => at += 1,
            0 => return false,
            taken => at += taken,
        }
    }
    true
}

/// What stands behind a year, as a place in the work; `None` where the reader saw none in it.
pub(super) fn place<'t>(behind: &'t str, cite: &Cite) -> Option<&'t str> {
    let place = behind.trim_start_matches(|sign: char| sign.is_whitespace() || ",:;.،：，؛~".contains(sign)).trim_end();
    match (&cite.locator, place.is_empty()) {
        (_, true) => Some(""),
        (Some(_), false) => Some(place),
        (None, false) => None,
    }
}
