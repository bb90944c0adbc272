//! Raised text, as numbers of citations and notes are set.

use super::Prose;
use crate::model::MarkKind;

/// A raised run longer than this is no number.
const LONGEST_RAISED: usize = 120;

impl Prose {
    /// Begins raised text.
    pub(in crate::read) fn raise(&mut self) {
        if self.raised.is_none() {
            self.raised = Some((self.text.len(), Vec::new()));
        }
    }

    /// Ends raised text. Numbers are written with raised digits, so that `word3` is not read as a word.
    pub(in crate::read) fn lower(&mut self) {
        let Some((start, touched)) = self.raised.take() else { return };
        if start >= self.text.len() {
            return;
        }
        if let Some(written) = raised_number(&self.text[start..]) {
            for mark in touched {
                let Some(range) = self.marks.get_mut(mark).map(|mark| &mut mark.range) else { continue };
                for end in [&mut range.start, &mut range.end] {
                    if *end > start {
                        let before = self.text.get(start..*end).unwrap_or_default().chars().count();
                        *end = start + written.chars().take(before).map(char::len_utf8).sum::<usize>();
                    }
                }
            }
            self.text.truncate(start);
            self.text.push_str(&written);
        }
        self.mark_since(start, MarkKind::Superscript);
    }

    /// Whether a number that comes next without a bracket can only be a raised one: it would stand at a word, a stop,
    /// or a raised number before it.
    pub(in crate::read) fn ends_where_raised_text_begins(&self) -> bool {
        if self.space {
            return false;
        }
        let mut before = self.text.chars().rev();
        let raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
        match before.next() {
            Some(',' | ';' | '-' | '–' | '—') => before.next().is_some_and(|c| raised(c) || c.is_alphabetic()),
            Some('.' | ':' | ')' | '”' | '’' | '"' | '»') => true,
            Some(c) => c.is_alphabetic(),
            None => false,
        }
    }

    /// Raises what comes next, up to [`Self::lower_number`], if it is a number.
    pub(in crate::read) fn raise_if_number(&mut self) {
        if self.raised.is_none() {
            self.trial = true;
            self.raise();
        }
    }

    /// Ends what [`Self::raise_if_number`] began, unless it stands in `around` raised elements.
    pub(in crate::read) fn lower_number(&mut self, around: usize) {
        if std::mem::take(&mut self.trial) && around == 0 {
            let Some((start, _)) = &self.raised else { return };
            if raised_number(self.since(*start)).is_some() {
                self.lower();
            } else {
                self.raised = None;
            }
        }
    }
}

/// A raised number or list of numbers with its digits raised; `None` for any other text.
fn raised_number(text: &str) -> Option<String> {
    if text.len() > LONGEST_RAISED || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut written = String::with_capacity(text.len() * 3);
    for c in text.chars() {
        written.push(match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4' => '⁴',
            '5' => '⁵',
            '6' => '⁶',
            '7' => '⁷',
            '8' => '⁸',
            '9' => '⁹',
            // An exponent: 10⁻³.
            '-' | '–' | '−' if written.trim().is_empty() => '⁻',
            ',' | ';' | '-' | '–' | '—' | '−' | '‐' | '‑' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '،' | '、'
            | '.' => c,
            _ => return None,
        });
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::super::tests::finished;
    use super::*;

    #[test]
    fn raised_text_that_began_behind_a_line_end_that_was_taken_back() {
        let (text, _) = finished(|prose| {
            prose.push("seen");
            prose.end_line();
            prose.raise();
            prose.reopen_line();
            assert_eq!(prose.raised.as_ref().map(|(start, _)| *start), Some(4));
            prose.push("12");
            prose.lower();
        });
        assert_eq!(text, "seen ¹²");
    }

    #[test]
    fn raised_numbers_have_raised_digits_and_marks_move_along() {
        let (text, marks) = finished(|prose| {
            prose.push("seen");
            prose.raise();
            let link = prose.open(MarkKind::CitationLink(vec!["a".into()]));
            prose.push("12");
            prose.close(link);
            prose.push(",");
            let link = prose.open(MarkKind::CitationLink(vec!["b".into()]));
            prose.push("4");
            prose.close(link);
            prose.lower();
            prose.push(" by 10");
            prose.raise();
            prose.push("-3");
            prose.lower();
            prose.push(" and the 4");
            prose.raise();
            prose.push("th");
            prose.lower();
        });
        assert_eq!(text, "seen¹²,⁴ by 10⁻³ and the 4th");
        assert_eq!(
            marks,
            [
                ("¹²,⁴".to_owned(), MarkKind::Superscript),
                ("¹²".to_owned(), MarkKind::CitationLink(vec!["a".into()])),
                ("⁴".to_owned(), MarkKind::CitationLink(vec!["b".into()])),
                ("⁻³".to_owned(), MarkKind::Superscript),
                ("th".to_owned(), MarkKind::Superscript),
            ]
        );
    }
}
