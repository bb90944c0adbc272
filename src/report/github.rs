//! Commands of GitHub's workflows: each finding becomes a remark at its line.
//!
//! Source: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::fmt::Write;

use super::place::Places;
use crate::model::{Report, Severity};

/// Renders the findings, a command each.
pub fn render(report: &Report) -> String {
    let places = Places::new(report);
    let mut out = String::new();
    for finding in &report.findings {
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let _ = write!(out, "::{level} ");
        if let Some((path, start, end)) = finding.spans.first().and_then(|&span| places.range(span)) {
            let _ = write!(out, "file={},line={},endLine={},", property(path), start.line, end.line);
            // Columns are allowed within one line only.
            if start.line == end.line {
                let _ = write!(out, "col={},endColumn={},", start.column, end.column);
            }
        }
        let help = if finding.help.is_empty() { String::new() } else { format!("\n{}", finding.help) };
        let message = data(&format!("{}{help}", finding.message));
        let _ = writeln!(out, "title={}::{message}", property(finding.rule));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::report;

    #[test]
    fn a_command_a_finding() {
        assert_eq!(
            render(&report("odd, name.txt")),
            "::error file=odd%2C name.txt,line=2,endLine=2,col=5,endColumn=17,title=year-mismatch::\
             100%25 off: cited as 2019, listed as 2021%0Acorrect the year\n"
        );
    }
}
