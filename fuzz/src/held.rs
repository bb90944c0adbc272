//! What must hold of whatever is read.

use reconcite::config::Config;
use reconcite::export::{self, Format, Options};
use reconcite::model::{Document, Item, Reference, Report, Span};
use reconcite::report::terminal::{self, View};
use reconcite::report::{checkstyle, concise, github, html, json, junit, rdjson, sarif};
use reconcite::{fix, read};

/// Checks a document: every place that is told can be sliced, and the output can be parsed.
pub fn paper(document: Document, references: Option<Document>) -> Report {
    for mark in &document.marks {
        assert!(document.text.get(mark.range.clone()).is_some(), "{mark:?}");
    }
    let report = reconcite::check(document, references, &Config::default());
    let citations = report.citations.iter().flat_map(|citation| &citation.spans);
    let cites = report.citations.iter().flat_map(|citation| &citation.cites).flat_map(|cite| &cite.spans);
    let entries = report.references.iter().map(|entry| &entry.span);
    let findings = report.findings.iter().flat_map(|finding| &finding.spans);
    let related = report.findings.iter().flat_map(|finding| &finding.related).map(|related| &related.span);
    for span in citations.chain(cites).chain(entries).chain(findings).chain(related).chain(&report.lists) {
        assert!(slice(&report, *span).is_some(), "{span:?}");
    }
    serde_json::from_slice::<serde_json::Value>(&json::line(&report, true)).expect("JSON");
    report
}

fn slice(report: &Report, span: Span) -> Option<&str> {
    report.documents.get(span.document)?.text.get(span.range())
}

/// Renders a report in every format, and mends what can be mended.
pub fn output(report: &Report) {
    terminal::render(report, &View { color: true, width: 80, explain: true });
    assert_eq!(concise::render(report, false).lines().count(), report.findings.len());
    github::render(report);
    html::render(report, 0);
    junit::render(report);
    checkstyle::render(report);
    let list = |bytes: Vec<u8>| [b"[".as_slice(), &bytes, b"]"].concat();
    serde_json::from_slice::<serde_json::Value>(&list(sarif::render(report))).expect("SARIF");
    serde_json::from_slice::<serde_json::Value>(&list(rdjson::render(report))).expect("RDJSON");
    for document in 0..report.documents.len() {
        fix::apply(report, document, report.documents[document].text.len());
    }
}

/// Writes a list in every format; each reads its own again, with as many entries.
pub fn exports(references: &[Reference]) {
    for format in Format::ALL {
        for ascii in [false, true] {
            let written = export::write(format, references, &Options { ascii, ..Options::default() });
            let back = read::bibliography::read(&written, format.extension());
            let count = back.map(|back| back.records.len());
            assert!(
                references.is_empty() || count.as_ref().is_ok_and(|count| *count == references.len()),
                "{format}: {count:?}\n{written}"
            );
        }
    }
}

/// A reference with these fields.
pub fn reference(item: Item) -> Reference {
    Reference {
        id: item.id.clone(),
        span: Span::new(0, 0, 0),
        label: None,
        text: String::new(),
        item,
        years: Vec::new(),
        et_al: false,
    }
}
