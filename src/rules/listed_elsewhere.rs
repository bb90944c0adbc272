//! Works that have an entry outside of the reference list, as in the sources below a table or in an appendix.

use rustc_hash::FxHashMap;

use super::mentioned::outside;
use crate::model::{Cite, Report};
use crate::text::{fold, is_alphanumeric};

/// Bytes of a line that can be an entry.
const LENGTH: std::ops::Range<usize> = 30..1_500;
/// So many lines that begin with one word are looked at for a cite.
const BUCKET: usize = 64;

/// The lines outside of the lists that are printed as entries are, by their first word, folded.
pub(super) struct Elsewhere<'r> {
    lines: FxHashMap<String, Vec<&'r str>>,
}

impl<'r> Elsewhere<'r> {
    /// Gathers the lines of the paper.
    pub(super) fn of(report: &'r Report) -> Self {
        let mut lines: FxHashMap<String, Vec<&str>> = FxHashMap::default();
        for line in outside(report).into_iter().flat_map(|(_, part)| part.lines()).map(str::trim) {
            if let Some(first) = Some(line).filter(|line| is_entry(line)).and_then(first_word) {
                let bucket = lines.entry(fold(first)).or_default();
                if bucket.len() < BUCKET {
                    bucket.push(line);
                }
            }
        }
        Self { lines }
    }

    /// Whether one of them has the names and the year of this cite. `Berger-Parker` may be two people.
    pub(super) fn has(&self, cite: &Cite) -> bool {
        let names: Vec<String> = cite.names.iter().flat_map(|name| words(name)).collect();
        let (Some(first), Some(year)) = (names.first(), cite.years.first()) else { return false };
        let year = year.value.to_string();
        let lines = self.lines.get(first).map_or(&[][..], Vec::as_slice);
        lines.iter().any(|line| {
            let words = words(line);
            words.iter().any(|word| word.trim_end_matches(char::is_alphabetic) == year)
                && names.iter().all(|name| words.contains(name))
        })
    }
}

/// Whether the line begins as an entry does: `Brown, T.` or `Brown TK`, and has a year.
fn is_entry(line: &str) -> bool {
    if !LENGTH.contains(&line.len()) || line.contains('|') {
        return false;
    }
    let Some(first) = first_word(line).filter(|word| word.starts_with(char::is_uppercase)) else { return false };
    let rest = line[first.len()..].trim_start_matches(|c: char| c == '-' || c == '\'' || c == '’' || c.is_alphabetic());
    let comma = rest.starts_with(',');
    let rest = rest.trim_start_matches([',', ' ']);
    let initials: String = rest.chars().take_while(|c| c.is_uppercase() || matches!(c, '.' | '-')).collect();
    let behind = rest[initials.len()..].chars().next();
    let dotted = comma && initials.chars().nth(1) == Some('.');
    let bare = (1..=3).contains(&initials.chars().count()) && behind.is_none_or(|c| matches!(c, ',' | ';' | ' ' | '('));
    let year = |part: &str| part.len() == 4 && matches!(&part[..2], "17" | "18" | "19" | "20");
    (dotted || bare) && line.split(|c: char| !c.is_ascii_digit()).any(year)
}

fn first_word(line: &str) -> Option<&str> {
    line.split(|c: char| !is_alphanumeric(c)).next().filter(|word| !word.is_empty())
}

/// The folded words of a name or line.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, cite};

    #[test]
    fn entries_below_a_table_are_known() {
        let text = "Table 2 | Brown (1970) |\n\nBrown, W.H.; Grey, F.L. 1970. Walls and gates of the north. Park, 168: 13-17.\n\
                    Moon TK (1971a) Small gardens and their keepers. Park 3:1-9\n\
                    Smith, the gardener of 1972, had no walls and no gates at all.\n";
        let report = Paper::new(text).report();
        let elsewhere = Elsewhere::of(&report);
        let has = |names: &[&str], year: i32| elsewhere.has(&cite(names, year));
        assert!(has(&["Brown"], 1970) && has(&["Brown-Grey"], 1970) && has(&["Brown", "Grey"], 1970));
        assert!(has(&["Moon"], 1971));
        assert!(!has(&["Brown"], 1971) && !has(&["Brown", "Moon"], 1970) && !has(&["Grey"], 1970));
        assert!(!has(&["Smith"], 1972), "prose");
    }
}
