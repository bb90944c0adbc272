//! Lists that print each author once, on a line of the name alone, and the works below, each behind its year:
//!
//! ```text
//! Brown, Ann
//! 2004 Walls and gates. …
//! 2006 Hedges. …
//! ```

use super::super::shape;
use super::{Draft, Row, Split};
use crate::locale::{Term, lexicon};
use crate::text::words;

/// Rows that begin with a year, at least, and how many of all rows are names or years, in tenths.
const LEAST: usize = 5;
const SHARE: usize = 6;
/// Bytes of a name.
const NAME: usize = 100;

/// Splits rows of this form; `None` where they are not.
pub(super) fn under_names(rows: &[Row<'_>]) -> Option<Split> {
    let dated = rows.iter().filter(|row| opens_with_year(row.text)).count();
    if dated < LEAST {
        return None;
    }
    let named = |at: usize| is_name(rows[at].text) && rows.get(at + 1).is_some_and(|next| opens_with_year(next.text));
    let names = (0..rows.len()).filter(|&at| named(at)).count();
    if names * 3 < dated || (names + dated) * 10 < rows.len() * SHARE {
        return None;
    }
    let mut drafts: Vec<Draft> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let below = at > 0 && named(at - 1);
        if named(at) || opens_with_year(row.text) && !below && !drafts.is_empty() {
            drafts.push(Draft { rows: at..at + 1, labelled: false, group: None });
        } else if let Some(draft) = drafts.last_mut() {
            draft.rows.end = at + 1;
        }
    }
    Some(Split { drafts, labelled: false, blanks_between: false })
}

/// Words of a mark that there is no date.
const MARK: usize = 3;

/// Whether a line begins with a year, or with words for none: `2006b Hedges`, `n.d. Gates`.
pub(in crate::parse::references::list) fn opens_with_year(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4 {
        let rest = line[4..].trim_start_matches(|c: char| c.is_ascii_lowercase());
        let plausible = matches!(line.as_bytes(), [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..]);
        return plausible && line.len() - 4 - rest.len() <= 1 && rest.starts_with([' ', '\t', '\u{a0}', '/']);
    }
    let starts: Vec<&str> = line.split_whitespace().take(MARK).collect();
    line.starts_with(char::is_lowercase)
        && (1..=starts.len()).any(|count| {
            let found = words(&starts[..count].join(" "));
            let found: Vec<&str> = found.iter().map(String::as_str).collect();
            starts[count - 1].ends_with('.')
                && [Term::NoDate, Term::InPress]
                    .iter()
                    .any(|&term| !found.is_empty() && lexicon().longest(&found, term) == Some(found.len()))
        })
}

/// Whether a line can be names and nothing else.
fn is_name(line: &str) -> bool {
    line.len() <= NAME
        && line.starts_with(|c: char| c.is_uppercase())
        && !line.contains(|c: char| c.is_ascii_digit())
        && !shape::is_address(line)
}
