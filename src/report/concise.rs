//! One line a finding: `paper.txt:5:12: error[year-mismatch]: ...`, which editors and `grep` understand.

use std::fmt::Write;

use super::place::Places;
use super::style::{Palette, message, severity_name};
use crate::model::Report;

/// Renders the findings; nothing for a paper without any.
pub fn render(report: &Report, color: bool) -> String {
    let palette = Palette::new(color);
    let places = Places::new(report);
    let mut out = String::new();
    for finding in &report.findings {
        let style = palette.severity(finding.severity);
        let (name, rule) = (severity_name(finding.severity), finding.rule);
        let place = places.words(finding.spans.first());
        let _ = writeln!(out, "{place}: {style}{name}[{rule}]{style:#}: {}", message(&finding.message));
    }
    out
}
