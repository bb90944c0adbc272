//! Where something stands, as people say it.

use crate::model::{LineIndex, Position, Report, Span};

/// Finds lines and columns in the documents of a report.
pub(super) struct Places<'r> {
    report: &'r Report,
    indexes: Vec<LineIndex>,
}

impl<'r> Places<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        Self { report, indexes: report.documents.iter().map(|document| LineIndex::new(&document.text)).collect() }
    }

    /// Path of the document, and the position in it; `None` for a span into no document.
    pub(super) fn of(&self, span: Span) -> Option<(&'r str, Position)> {
        let document = self.report.documents.get(span.document)?;
        Some((&document.path, self.indexes.get(span.document)?.position(&document.text, span.start)))
    }

    /// `path:line:column`, or the paper's path for a finding without a place.
    pub(super) fn words(&self, span: Option<&Span>) -> String {
        match span.and_then(|span| self.of(*span)) {
            Some((path, at)) => format!("{path}:{}:{}", at.line, at.column),
            None => self.report.documents.first().map(|document| document.path.clone()).unwrap_or_default(),
        }
    }

    /// The bytes of the line at which the span starts, and its number.
    pub(super) fn line(&self, span: Span) -> Option<(usize, std::ops::Range<usize>)> {
        let document = self.report.documents.get(span.document)?;
        let index = self.indexes.get(span.document)?;
        let line = index.position(&document.text, span.start).line;
        Some((line, index.line(&document.text, line)?))
    }
}
