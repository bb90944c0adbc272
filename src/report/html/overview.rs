//! The head of a paper's report: the counts, what the colours mean, the years of the listed works.

use std::fmt::Write;

use super::Page;
use super::{chart, escape::escape};
use crate::model::Status;
use crate::report::json::summary;

pub(super) fn write(out: &mut String, page: &Page) {
    let report = page.report;
    out.push_str("<p class=\"under\">");
    let language = report.languages.first().copied().unwrap_or_default();
    match crate::locale::locale(language) {
        Some(locale) => {
            let _ = write!(out, "Language: {}.", locale.name);
        }
        None => out.push_str("Language not known."),
    }
    if let Some(references) = report.documents.get(1) {
        out.push_str(" References from <bdi>");
        escape(out, &references.path);
        out.push_str("</bdi>.");
    }
    out.push_str("</p>\n<div class=\"overview\">\n<div>\n<ul class=\"tiles\" aria-label=\"Counts\">\n");
    let counts = summary(report);
    let tiles = [
        ("", counts.citations, "citation"),
        ("", counts.references, "listed work"),
        ("error", counts.errors, "error"),
        ("warning", counts.warnings, "warning"),
        ("info", counts.infos, "note"),
    ];
    for (class, count, noun) in tiles {
        let plural = if count == 1 { "" } else { "s" };
        let _ = writeln!(out, "<li class=\"{class}\"><b>{count}</b> {noun}{plural}</li>");
    }
    out.push_str("</ul>\n<ul class=\"legend\" aria-label=\"What the colours mean\">\n");
    let cites = || report.citations.iter().flat_map(|citation| &citation.cites);
    let count = |status: Status| cites().filter(|cite| cite.status == status && !is_free(cite)).count();
    let legend = [
        ("match", "in the list", count(Status::Match)),
        ("possible", "perhaps in the list", count(Status::Possible)),
        ("none", "not in the list", count(Status::None)),
        ("free", "needs no entry", cites().filter(|cite| is_free(cite)).count()),
    ];
    for (class, words, count) in legend.into_iter().filter(|(class, _, count)| *class != "free" || *count > 0) {
        let _ = writeln!(out, "<li><span class=\"cite {class}\">{words}</span> ({count})</li>");
    }
    out.push_str("</ul>\n</div>\n");
    chart::write(out, page);
    out.push_str("</div>\n");
}

/// Whether the cite asks for no entry and has none.
pub(super) fn is_free(cite: &crate::model::Cite) -> bool {
    cite.optional && cite.status == Status::None
}
