//! JUnit's XML, which test dashboards read: a suite for each paper, a failed case for each finding.
//!
//! Source: <https://github.com/testmoapp/junitxml>

use std::fmt::Write;

use super::frame::Frame;
use super::place::Places;
use super::style::severity_name;
use super::xml::escape;
use crate::model::{Report, Severity};

/// What stands around the suites.
pub fn frame() -> Frame {
    let open = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"reconcite\">\n";
    Frame { open: open.to_owned(), between: "", close: "</testsuites>\n" }
}

/// Renders a paper as a suite. Notes are no failures; a paper without any is a case that passes.
pub fn render(report: &Report) -> String {
    let places = Places::new(report);
    let path = report.documents.first().map(|document| escape(&document.path)).unwrap_or_default();
    let failures = report.findings.iter().filter(|finding| finding.severity > Severity::Info).count();
    let tests = report.findings.len().max(1);
    let mut out = format!("<testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\">\n");
    if report.findings.is_empty() {
        let _ = writeln!(out, "<testcase classname=\"{path}\" name=\"nothing to report\"/>");
    }
    for finding in &report.findings {
        let place = places.words(finding.spans.first());
        let (name, message) = (escape(&format!("{} at {place}", finding.rule)), escape(&finding.message));
        let _ = write!(out, "<testcase classname=\"{path}\" name=\"{name}\"");
        let text =
            if finding.help.is_empty() { message.clone() } else { format!("{message}\n{}", escape(&finding.help)) };
        let _ = if finding.severity > Severity::Info {
            let kind = severity_name(finding.severity);
            writeln!(out, "><failure type=\"{kind}\" message=\"{message}\">{text}</failure></testcase>")
        } else {
            writeln!(out, "><system-out>{text}</system-out></testcase>")
        };
    }
    out + "</testsuite>\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::report;

    #[test]
    fn a_suite_a_paper() {
        assert_eq!(
            render(&report("a<b>.txt")),
            "<testsuite name=\"a&lt;b&gt;.txt\" tests=\"1\" failures=\"1\">\n\
             <testcase classname=\"a&lt;b&gt;.txt\" name=\"year-mismatch at a&lt;b&gt;.txt:2:5\">\
             <failure type=\"error\" message=\"100% off: cited as 2019, listed as 2021\">\
             100% off: cited as 2019, listed as 2021\ncorrect the year</failure></testcase>\n</testsuite>\n"
        );
        let mut clean = report("a.txt");
        clean.findings.clear();
        assert!(render(&clean).contains("tests=\"1\" failures=\"0\""));
    }
}
