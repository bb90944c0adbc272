//! A report for people, as one web page: the paper's text with its citations, each tied to its entry, and what was
//! found beside it. The page holds all that it needs and asks nothing of any other place.

mod chart;
mod escape;
mod finding;
mod overview;
mod text;

use std::fmt::Write;

use self::escape::escape;
use self::finding::Findings;
use super::frame::Frame;
use super::place::Places;
use crate::model::{Report, Status};

const HEAD: &str = include_str!("../../../data/report/head.html");
const STYLE: &str = include_str!("../../../data/report/report.css");
#[cfg(test)]
const SCRIPT: &str = include_str!("../../../data/report/report.js");
const CLOSE: &str = concat!(
    "</main>\n<footer>Made by reconcite ",
    env!("CARGO_PKG_VERSION"),
    ".</footer>\n<script>\n",
    include_str!("../../../data/report/report.js"),
    "</script>\n</body>\n</html>\n"
);

/// What stands around the papers of one run.
pub fn frame() -> Frame {
    let open = format!(
        "{HEAD}<title>Citations checked by reconcite</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">Skip to the report</a>\n<main id=\"main\" tabindex=\"-1\">\n"
    );
    Frame { open, between: "", close: CLOSE }
}

/// Renders one paper. `paper` counts the papers of the run, so that no two anchors of a page are the same.
pub fn render(report: &Report, paper: usize) -> String {
    let size = report.documents.iter().map(|document| document.text.len()).sum::<usize>();
    let mut out = String::with_capacity(size * 2 + 16_384);
    let page = Page::new(report, paper);
    let path = report.documents.first().map_or("", |document| document.path.as_str());
    let _ = write!(out, "<article aria-labelledby=\"p{paper}\">\n<header>\n<h1 id=\"p{paper}\" dir=\"auto\">");
    escape(&mut out, path);
    out.push_str("</h1>\n");
    overview::write(&mut out, &page);
    out.push_str("</header>\n");
    page.findings.write_filter(&mut out, &page);
    page.findings.write_without_place(&mut out, &page);
    for number in 0..report.documents.len() {
        text::write(&mut out, &page, number);
    }
    out.push_str("</article>\n");
    out
}

/// A report with what its parts look up again and again.
struct Page<'r> {
    report: &'r Report,
    paper: usize,
    places: Places<'r>,
    findings: Findings,
    /// The cites that are taken to mean each entry, as their numbers on the page.
    cited_by: Vec<Vec<usize>>,
    /// Whether a cite is taken to mean the entry, or only may.
    is_surely_cited: Vec<bool>,
}

impl<'r> Page<'r> {
    fn new(report: &'r Report, paper: usize) -> Self {
        let mut cited_by = vec![Vec::new(); report.references.len()];
        let mut is_surely_cited = vec![false; report.references.len()];
        let cites = report.citations.iter().flat_map(|citation| &citation.cites);
        for (number, cite) in cites.enumerate() {
            for link in &cite.links {
                if let Some(by) = cited_by.get_mut(link.reference) {
                    by.push(number);
                    is_surely_cited[link.reference] |= cite.status == Status::Match;
                }
            }
        }
        Self { report, paper, places: Places::new(report), findings: Findings::new(report), cited_by, is_surely_cited }
    }

    /// The anchor of a cite, by its number on the page.
    fn cite_anchor(&self, number: usize) -> String {
        format!("p{}-c{}", self.paper, number + 1)
    }

    /// The anchor of an entry, by its index.
    fn entry_anchor(&self, index: usize) -> String {
        format!("p{}-e{}", self.paper, index + 1)
    }

    /// The anchor of a finding, by its index.
    fn finding_anchor(&self, index: usize) -> String {
        format!("p{}-f{}", self.paper, index + 1)
    }

    /// An entry in a word: its label or its key.
    fn entry_name(&self, index: usize) -> &'r str {
        let entry = self.report.references.get(index);
        entry.map_or("", |entry| entry.label.as_deref().unwrap_or(&entry.id))
    }
}

/// The class and the word for a status.
fn status_name(status: Status) -> &'static str {
    match status {
        Status::Match => "match",
        Status::Possible => "possible",
        Status::None => "none",
    }
}

#[cfg(test)]
mod tests;
