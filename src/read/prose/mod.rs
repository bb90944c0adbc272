//! Text with marks, as the readers of structured formats build it.

mod apart;
mod links;
mod raised;

pub(super) use apart::Apart;

use crate::model::{Document, Format, Mark, MarkKind};
use crate::order::Order;

/// A text that grows piece by piece, one paragraph a line.
///
/// White space is folded: one space between words, none at the ends of a line, no empty lines.
#[derive(Debug, Default)]
pub(super) struct Prose {
    text: String,
    marks: Vec<Mark>,
    /// Whether white space stands before the next word.
    space: bool,
    /// Where raised text began, and the marks that have begun or ended since.
    raised: Option<(usize, Vec<usize>)>,
    /// Whether it is only raised if it turns out to be a number.
    trial: bool,
}

/// A mark that is still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Open(usize);

impl Prose {
    /// A text that will be about as long as `bytes`.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// Adds words; white space at either end counts.
    pub(super) fn push(&mut self, words: &str) {
        let bytes = words.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            self.space |= run > 0;
            at += run;
            let start = at;
            // One space inside words is the usual case, and taken along.
            while at < bytes.len() {
                let byte = bytes[at];
                if byte.is_ascii_whitespace() && (byte != b' ' || bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace))
                {
                    break;
                }
                at += 1;
            }
            if start < at {
                self.break_word();
                self.text.push_str(&words[start..at]);
            }
        }
    }

    /// Ends the line, if it holds anything.
    pub(super) fn end_line(&mut self) {
        self.space = false;
        if self.raised.is_some() {
            self.lower();
            self.raise();
        }
        if !self.line_is_empty() {
            self.text.push('\n');
        }
    }

    /// Adds a tab between two cells of a row.
    pub(super) fn end_cell(&mut self) {
        self.space = false;
        if !self.line_is_empty() {
            self.text.push('\t');
        }
    }

    /// Whether nothing stands on the line yet.
    pub(super) fn line_is_empty(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// Whether a cell has just ended on this line.
    pub(super) fn is_at_cell(&self) -> bool {
        self.text.ends_with('\t')
    }

    /// Bytes so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// What has been added from the byte `start` on.
    pub(super) fn since(&self, start: usize) -> &str {
        self.text.get(start..).unwrap_or_default()
    }

    /// Puts the lines from the byte `start` on into one.
    pub(super) fn join_lines(&mut self, start: usize) {
        let Some(tail) = self.text.get(start..) else { return };
        let end = start + tail.trim_end_matches('\n').len();
        self.text.truncate(end);
        self.hold_raised();
        if self.text[start..].contains('\n') {
            let joined = self.text[start..].replace('\n', " ");
            self.text.truncate(start);
            self.text.push_str(&joined);
        }
    }

    /// Takes back the line end that was just added, so that the next words follow after a space.
    pub(super) fn reopen_line(&mut self) {
        if self.text.ends_with('\n') {
            self.text.pop();
            self.space = true;
            self.hold_raised();
        }
    }

    /// Raised text that began behind what was taken back begins at the end.
    fn hold_raised(&mut self) {
        if let Some((start, _)) = &mut self.raised {
            *start = (*start).min(self.text.len());
        }
    }

    /// Opens a mark before the next word.
    pub(super) fn open(&mut self, kind: MarkKind) -> Open {
        let at = self.text.len();
        self.marks.push(Mark { range: at..at, kind });
        let open = self.marks.len() - 1;
        if let Some((_, touched)) = &mut self.raised {
            touched.push(open);
        }
        Open(open)
    }

    /// Closes a mark after the last word.
    pub(super) fn close(&mut self, open: Open) {
        let end = self.text.len();
        if let Some(mark) = self.marks.get_mut(open.0) {
            mark.range.end = end;
        }
        if let Some((_, touched)) = &mut self.raised
            && touched.last() != Some(&open.0)
        {
            touched.push(open.0);
        }
    }

    /// Marks what was added from the byte `start` on.
    pub(super) fn mark_since(&mut self, start: usize, kind: MarkKind) {
        self.marks.push(Mark { range: start.min(self.text.len())..self.text.len(), kind });
    }

    /// Marks bytes that have been added.
    pub(super) fn mark(&mut self, range: std::ops::Range<usize>, kind: MarkKind) -> Open {
        self.marks.push(Mark { range, kind });
        Open(self.marks.len() - 1)
    }

    /// Takes back what has been added from the byte `start` on. Marks in it become empty.
    pub(super) fn truncate(&mut self, start: usize) {
        if start < self.text.len() && self.text.is_char_boundary(start) {
            self.text.truncate(start);
            self.raised = None;
            for mark in
                self.marks.iter_mut().rev().take_while(|mark| mark.range.end > start || mark.range.start >= start)
            {
                mark.range.end = mark.range.end.min(start);
                mark.range.start = mark.range.start.min(start);
            }
        }
    }

    /// Adds another text with its marks. Its open marks cannot be closed here.
    pub(super) fn append(&mut self, other: Self) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.marks.extend(
            other
                .marks
                .into_iter()
                .map(|mark| Mark { range: mark.range.start + shift..mark.range.end + shift, kind: mark.kind }),
        );
    }

    /// Text that has been added; empty where the range is not one of it.
    pub(super) fn slice(&self, range: std::ops::Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// Writes the white space that is due.
    fn break_word(&mut self) {
        if self.space && !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
            self.text.push(' ');
        }
        self.space = false;
    }

    /// The finished document. Marks are trimmed to words, empty ones left out.
    pub(super) fn finish(mut self, name: &str, format: Format, notes: Vec<String>) -> Document {
        self.lower();
        let text = self.text;
        let mut marks = self.marks;
        marks.retain_mut(|mark| {
            let Some(inside) = text.get(mark.range.clone()) else { return false };
            let ahead = inside.len() - inside.trim_start().len();
            let behind = inside.len() - inside.trim_end().len();
            if ahead + behind < inside.len() {
                mark.range = mark.range.start + ahead..mark.range.end - behind;
            }
            matches!(mark.kind, MarkKind::Comment(_)) || !text[mark.range.clone()].trim().is_empty()
        });
        // An outer mark comes before those inside it.
        marks.order_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        Document { path: name.to_owned(), format, text, marks, notes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn finished(build: impl FnOnce(&mut Prose)) -> (String, Vec<(String, MarkKind)>) {
        let mut prose = Prose::default();
        build(&mut prose);
        let document = prose.finish("a", Format::Html, Vec::new());
        let marks = document.marks.iter().map(|mark| (document.text[mark.range.clone()].to_owned(), mark.kind.clone()));
        (document.text.clone(), marks.collect())
    }

    #[test]
    fn white_space_is_folded() {
        let (text, _) = finished(|prose| {
            prose.push("  one\n two ");
            prose.push(" three");
            prose.end_line();
            prose.end_line();
            prose.push("فصل  ۲ ");
            prose.end_line();
        });
        assert_eq!(text, "one two three\nفصل ۲\n");
    }
}
