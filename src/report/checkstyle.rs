//! Checkstyle's XML, which build servers and reviewdog read: a list of remarks for each file.
//!
//! Source: `XMLLogger` of <https://github.com/checkstyle/checkstyle>

use std::fmt::Write;

use super::frame::Frame;
use super::place::Places;
use super::style::severity_name;
use super::xml::escape;
use crate::model::Report;

/// What stands around the files.
pub fn frame() -> Frame {
    let open = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
    Frame { open: open.to_owned(), between: "", close: "</checkstyle>\n" }
}

/// Renders the findings of a paper, in order of their place; a paper without any has an empty file.
pub fn render(report: &Report) -> String {
    let places = Places::new(report);
    let paper = report.documents.first().map_or("", |document| document.path.as_str());
    let mut out = String::new();
    let mut file = None;
    for finding in &report.findings {
        let place = finding.spans.first().and_then(|&span| places.of(span));
        let path = place.map_or(paper, |(path, _)| path);
        if file != Some(path) {
            open(&mut out, file.is_some(), path);
            file = Some(path);
        }
        let (line, column) = place.map_or((1, 1), |(_, position)| (position.line, position.column));
        let help = if finding.help.is_empty() { String::new() } else { format!("; {}", finding.help) };
        let _ = writeln!(
            out,
            "<error line=\"{line}\" column=\"{column}\" severity=\"{}\" message=\"{}\" source=\"reconcite.{}\"/>",
            severity_name(finding.severity),
            escape(&format!("{}{help}", finding.message)),
            finding.rule
        );
    }
    if file.is_none() {
        open(&mut out, false, paper);
    }
    out + "</file>\n"
}

fn open(out: &mut String, is_next: bool, path: &str) {
    if is_next {
        out.push_str("</file>\n");
    }
    let _ = writeln!(out, "<file name=\"{}\">", escape(path));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::report;

    #[test]
    fn a_file_a_paper() {
        let mut papers = report("a<b>.txt");
        assert_eq!(
            render(&papers),
            "<file name=\"a&lt;b&gt;.txt\">\n\
             <error line=\"2\" column=\"5\" severity=\"error\" \
             message=\"100% off: cited as 2019, listed as 2021; correct the year\" source=\"reconcite.year-mismatch\"/>\n\
             </file>\n"
        );
        papers.findings.clear();
        assert_eq!(render(&papers), "<file name=\"a&lt;b&gt;.txt\">\n</file>\n");
    }

    #[test]
    fn findings_in_the_list_stand_in_its_file() {
        let mut papers = report("a.txt");
        papers.documents.push(crate::model::Document::from_text("list.txt", "An entry."));
        let mut second = papers.findings[0].clone();
        second.spans = vec![crate::model::Span::new(1, 3, 8)];
        papers.findings.push(second);
        let printed = render(&papers);
        assert_eq!(printed.matches("<file ").count(), printed.matches("</file>").count());
        assert!(printed.contains("</file>\n<file name=\"list.txt\">\n<error line=\"1\" column=\"4\""), "{printed}");
    }
}
