//! The report for people.

use std::fmt::Write;

use super::place::Places;
use super::statistics::totals;
use super::style::{Palette, message, severity_name};
use crate::model::Report;

/// How to show a report.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Whether to use colour.
    pub color: bool,
    /// Columns.
    pub width: usize,
    /// Whether to show every match with its reasons.
    pub explain: bool,
}

/// Renders the findings with their lines, and a summary.
pub fn render(report: &Report, view: &View) -> String {
    let palette = Palette::new(view.color);
    let places = Places::new(report);
    let mut out = String::new();
    for finding in &report.findings {
        let style = palette.severity(finding.severity);
        let _ = writeln!(
            out,
            "{style}{}[{}]{style:#}: {}",
            severity_name(finding.severity),
            finding.rule,
            message(&finding.message)
        );
        let _ = writeln!(out, "  --> {}", places.words(finding.spans.first()));
    }
    let _ = writeln!(out, "{}", totals(&super::json::summary(report)));
    out
}
