//! Where something stands, as people say it.

use crate::model::{LineIndex, Position, Report, Span};

/// Finds lines and columns in the documents of a report.
pub(super) struct Places<'r> {
    report: &'r Report,
    indexes: Vec<LineIndex>,
}

/// A line with a part of it marked. Of a long line only the neighbourhood of the mark is here.
pub(super) struct Marked<'r> {
    pub(super) line: usize,
    pub(super) before: &'r str,
    pub(super) mark: &'r str,
    pub(super) after: &'r str,
    /// Whether `before` and `after` are cut off.
    pub(super) cut: (bool, bool),
}

/// A line and a column, both from 1, the column in bytes.
type InBytes = (usize, usize);

/// More of a line than any terminal shows, in bytes.
const NEIGHBOURHOOD: usize = 1_024;

impl<'r> Places<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        Self { report, indexes: report.documents.iter().map(|document| LineIndex::new(&document.text)).collect() }
    }

    /// Path of the document, and the position in it; `None` for a span into no document.
    pub(super) fn of(&self, span: Span) -> Option<(&'r str, Position)> {
        let document = self.report.documents.get(span.document)?;
        Some((&document.path, self.indexes.get(span.document)?.position(&document.text, span.start)))
    }

    /// Path of the document, and the positions of start and end.
    pub(super) fn range(&self, span: Span) -> Option<(&'r str, Position, Position)> {
        let (path, start) = self.of(span)?;
        let end = self.indexes[span.document].position(&self.report.documents[span.document].text, span.end);
        Some((path, start, end))
    }

    /// The same with columns in bytes.
    pub(super) fn bytes(&self, span: Span) -> Option<(&'r str, InBytes, InBytes)> {
        let (path, start, end) = self.range(span)?;
        let (text, index) = (&self.report.documents[span.document].text, &self.indexes[span.document]);
        let column = |line, offset: usize| offset - index.line(text, line).map_or(0, |range| range.start) + 1;
        let end_offset = span.end.min(text.len());
        Some((path, (start.line, column(start.line, span.start)), (end.line, column(end.line, end_offset))))
    }

    /// `path:line:column`, or the paper's path for a finding without a place.
    pub(super) fn words(&self, span: Option<&Span>) -> String {
        match span.and_then(|span| self.of(*span)) {
            Some((path, at)) => format!("{path}:{}:{}", at.line, at.column),
            None => self.report.documents.first().map(|document| document.path.clone()).unwrap_or_default(),
        }
    }

    /// The line that the span starts on, with the span marked as far as that line goes.
    pub(super) fn marked(&self, span: Span) -> Option<Marked<'r>> {
        let text = &self.report.documents.get(span.document)?.text;
        let index = self.indexes.get(span.document)?;
        let line = index.position(text, span.start).line;
        let range = index.line(text, line)?;
        let start = span.start.clamp(range.start, range.end);
        let end = span.end.clamp(start, range.end);
        let from = floor(text, range.start.max(start.saturating_sub(NEIGHBOURHOOD)));
        let to = floor(text, range.end.min(end + NEIGHBOURHOOD));
        Some(Marked {
            line,
            before: text.get(from..start)?,
            mark: text.get(start..end)?,
            after: text.get(end..to)?,
            cut: (from > range.start, to < range.end),
        })
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
