//! Building findings.

use crate::model::{Edit, Finding, Fix, Reference, Related, Report, Severity, Span};

/// A finding that still lacks its rule, severity and fingerprint: the table knows them.
pub(super) fn finding(spans: &[Span], message: impl Into<String>) -> Finding {
    Finding {
        rule: "",
        // The most it can be: the table's weight is the least of both.
        severity: Severity::Error,
        message: message.into(),
        spans: spans.to_vec(),
        related: Vec::new(),
        reasons: Vec::new(),
        help: String::new(),
        fix: None,
        reference: None,
        fingerprint: String::new(),
    }
}

/// A finding about the entry of this index.
pub(super) fn about_entry(report: &Report, index: usize, message: impl Into<String>) -> Finding {
    let span = report.references.get(index).map(|entry| entry.span);
    Finding { reference: Some(index), ..finding(span.as_slice(), message) }
}

/// What a rule adds to a finding.
pub(super) trait Draft: Sized {
    /// Names the entry concerned and points to it.
    fn entry(self, index: usize, entry: &Reference, message: impl Into<String>) -> Self;
    /// Points to another place.
    fn related(self, span: Span, message: impl Into<String>) -> Self;
    /// Says why.
    fn because(self, reasons: Vec<String>) -> Self;
    /// Says what to do.
    fn help(self, help: impl Into<String>) -> Self;
    /// Says how to mend it beyond doubt; nothing where there are no edits.
    fn fix(self, title: impl Into<String>, edits: Vec<Edit>) -> Self;
}

impl Draft for Finding {
    fn entry(mut self, index: usize, entry: &Reference, message: impl Into<String>) -> Self {
        self.reference = Some(index);
        self.related(entry.span, message)
    }

    fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }

    fn because(mut self, reasons: Vec<String>) -> Self {
        self.reasons = reasons;
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    fn fix(mut self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix = (!edits.is_empty()).then(|| Fix { title: title.into(), edits });
        self
    }
}
