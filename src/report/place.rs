//! Where something stands, as people say it.

use crate::model::{LineIndex, MarkKind, Position, Report, Span};

/// Finds lines and columns in the documents of a report.
pub(super) struct Places<'r> {
    report: &'r Report,
    indexes: Vec<LineIndex>,
    /// The files that the paper reads in, in order.
    parts: Vec<Part<'r>>,
}

/// A file that stands in a document below its own text.
struct Part<'r> {
    document: usize,
    start: usize,
    end: usize,
    path: &'r str,
    /// Lines of the document before the file's first.
    lines: usize,
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
        let indexes: Vec<LineIndex> = report.documents.iter().map(|document| LineIndex::new(&document.text)).collect();
        let marks =
            report.documents.iter().enumerate().flat_map(|(at, one)| one.marks.iter().map(move |mark| (at, mark)));
        let parts = marks.filter_map(|(document, mark)| match &mark.kind {
            MarkKind::File(path) => {
                let lines = indexes[document].line_of(mark.range.start) - 1;
                Some(Part { document, start: mark.range.start, end: mark.range.end, path, lines })
            }
            _ => None,
        });
        let parts = parts.collect();
        Self { report, indexes, parts }
    }

    /// The path of the file that a span stands in, and the lines of the document before it.
    fn file(&self, span: Span) -> Option<(&'r str, usize)> {
        let document = self.report.documents.get(span.document)?;
        let inside = |part: &&Part| (part.document, part.start) <= (span.document, span.start);
        let next = self.parts.partition_point(|part| inside(&part));
        let part = next.checked_sub(1).map(|last| &self.parts[last]);
        let part = part.filter(|part| part.document == span.document && span.start <= part.end);
        Some(part.map_or((document.path.as_str(), 0), |part| (part.path, part.lines)))
    }

    /// Path of the file, and the position in it; `None` for a span into no document.
    pub(super) fn of(&self, span: Span) -> Option<(&'r str, Position)> {
        let (path, start, _) = self.range(span)?;
        Some((path, start))
    }

    /// Path of the file, and the positions of start and end.
    pub(super) fn range(&self, span: Span) -> Option<(&'r str, Position, Position)> {
        let (path, before) = self.file(span)?;
        let (text, index) = (&self.report.documents[span.document].text, self.indexes.get(span.document)?);
        let position = |offset| {
            let Position { line, column } = index.position(text, offset);
            Position { line: line.saturating_sub(before).max(1), column }
        };
        Some((path, position(span.start), position(span.end)))
    }

    /// The same with columns in bytes.
    pub(super) fn bytes(&self, span: Span) -> Option<(&'r str, InBytes, InBytes)> {
        let (path, start, end) = self.range(span)?;
        let (_, before) = self.file(span)?;
        let (text, index) = (&self.report.documents[span.document].text, &self.indexes[span.document]);
        let column = |line, offset: usize| offset - index.line(text, line + before).map_or(0, |range| range.start) + 1;
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
        let (_, lines) = self.file(span)?;
        Some(Marked {
            line: line.saturating_sub(lines).max(1),
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
