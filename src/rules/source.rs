//! Places inside a citation or entry, as they stand in the file: what a fix edits.

use crate::model::{Cite, Edit, Report, Span};

/// The one place of a cite, with its text as it stands in the file; `None` where it stands in pieces.
pub(super) fn of_cite<'r>(report: &'r Report, cite: &Cite) -> Option<(Span, &'r str)> {
    let [span] = cite.spans.as_slice() else { return None };
    Some((*span, of(report, *span)?))
}

/// The text of a place.
pub(super) fn of(report: &Report, span: Span) -> Option<&str> {
    report.documents.get(span.document)?.text.get(span.range())
}

/// The bytes `start..end` of what stands in `span`.
pub(super) fn inside(span: Span, start: usize, end: usize) -> Span {
    Span::new(span.document, span.start + start, span.start + end)
}

/// An edit of the bytes `start..end` of what stands in `span`.
pub(super) fn edit(span: Span, start: usize, end: usize, replacement: impl Into<String>) -> Edit {
    Edit { span: inside(span, start, end), replacement: replacement.into() }
}

/// Whether a character is a blank in print, in any of the formats: LaTeX's `~` is one.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '~'
}

/// Whether a character is a comma of any script.
pub(super) fn is_comma(letter: char) -> bool {
    matches!(letter, ',' | '،' | '，' | '、')
}
