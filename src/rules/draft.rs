//! Building findings.

use crate::model::{Finding, Reference, Related, Severity, Span};

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
        reference: None,
        fingerprint: String::new(),
    }
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
}
