//! A report made by hand, for the tests of the renderers.

use crate::model::{Document, Finding, Report, Severity, Span};

/// One finding, on the second line, after a letter of two bytes.
pub(super) fn report(path: &str) -> Report {
    let text = "A line.\nÉs (Duarte, 2019).\n";
    let start = text.find("Duarte").unwrap_or(0);
    let finding = Finding {
        rule: "year-mismatch",
        severity: Severity::Error,
        message: "100% off: cited as 2019, listed as 2021".to_owned(),
        spans: vec![Span::new(0, start, start + "Duarte, 2019".len())],
        related: Vec::new(),
        reasons: Vec::new(),
        help: "correct the year".to_owned(),
        fix: None,
        reference: None,
        fingerprint: "0123456789abcdef".to_owned(),
    };
    Report { documents: vec![Document::from_text(path, text)], findings: vec![finding], ..Report::default() }
}
