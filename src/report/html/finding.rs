//! What was found, as cards beside the text, with the filter over them.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::super::style::severity_name;
use super::Page;
use super::escape::{escape, escape_isolated};
use crate::model::{Report, Severity};
use crate::order::Order;

/// Where the findings stand.
pub(super) struct Findings {
    /// Of each document: start and end of the finding's first span, and its index, in order of the start.
    placed: Vec<Vec<(usize, usize, usize)>>,
    /// Those that have no place.
    free: Vec<usize>,
}

impl Findings {
    pub(super) fn new(report: &Report) -> Self {
        let mut placed = vec![Vec::new(); report.documents.len()];
        let mut free = Vec::new();
        for (index, finding) in report.findings.iter().enumerate() {
            let span = finding.spans.first();
            match span.and_then(|span| Some((placed.get_mut(span.document)?, span))) {
                Some((list, span)) => list.push((span.start, span.end, index)),
                None => free.push(index),
            }
        }
        placed.iter_mut().for_each(|list| list.order());
        Self { placed, free }
    }

    /// Those of one document: start, end, index; in order of the start.
    pub(super) fn of(&self, document: usize) -> &[(usize, usize, usize)] {
        self.placed.get(document).map_or(&[], Vec::as_slice)
    }

    /// The controls that choose which findings are shown. The script of the page brings them to life.
    pub(super) fn write_filter(&self, out: &mut String, page: &Page) {
        let findings = &page.report.findings;
        if findings.is_empty() {
            out.push_str("<p class=\"clean\" role=\"status\">Nothing was found that does not fit.</p>\n");
            return;
        }
        out.push_str(
            "<form class=\"filter\" hidden aria-label=\"Which findings are shown\">\n<fieldset><legend>Show</legend>\n",
        );
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let count = findings.iter().filter(|finding| finding.severity == severity).count();
            if count > 0 {
                let name = severity_name(severity);
                let _ = writeln!(
                    out,
                    "<label><input type=\"checkbox\" value=\"{name}\" checked> {} ({count})</label>",
                    plural(name)
                );
            }
        }
        let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.rule).collect();
        out.push_str("</fieldset>\n<label>Rule <select><option value=\"\">all</option>");
        for rule in rules {
            let _ = write!(out, "<option>{rule}</option>");
        }
        out.push_str(
            "</select></label>\n<span><button type=\"button\" data-step=\"previous\">Previous finding</button>\n\
             <button type=\"button\" data-step=\"next\">Next finding</button></span>\n\
             <output aria-live=\"polite\"></output>\n</form>\n",
        );
    }

    /// The findings that speak of the paper as a whole.
    pub(super) fn write_without_place(&self, out: &mut String, page: &Page) {
        if self.free.is_empty() {
            return;
        }
        out.push_str("<section class=\"general\" aria-label=\"Findings on the whole paper\">\n");
        for &index in &self.free {
            write_card(out, page, index);
        }
        out.push_str("</section>\n");
    }
}

fn plural(name: &str) -> &'static str {
    match name {
        "error" => "errors",
        "warning" => "warnings",
        _ => "notes",
    }
}

/// Writes one finding with all that it has to say.
pub(super) fn write_card(out: &mut String, page: &Page, index: usize) {
    let Some(finding) = page.report.findings.get(index) else { return };
    let (severity, anchor) = (severity_name(finding.severity), page.finding_anchor(index));
    let rule = finding.rule;
    let _ = write!(
        out,
        "<div class=\"finding {severity}\" id=\"{anchor}\" role=\"note\" tabindex=\"-1\" aria-label=\"{severity} {number}\" \
         data-severity=\"{severity}\" data-rule=\"{rule}\">\n<p><span class=\"badge {severity}\">{number} {severity}</span> \
         <code>{rule}</code></p>\n<p>",
        number = index + 1
    );
    escape_isolated(out, &finding.message);
    out.push_str("</p>\n");
    if !finding.reasons.is_empty() {
        out.push_str("<ul>");
        for reason in &finding.reasons {
            out.push_str("<li>");
            escape_isolated(out, reason);
            out.push_str("</li>");
        }
        out.push_str("</ul>\n");
    }
    if !finding.help.is_empty() {
        out.push_str("<p>Help: ");
        escape_isolated(out, &finding.help);
        out.push_str("</p>\n");
    }
    out.push_str("<p class=\"place\">");
    if let Some(at) = finding.spans.first().and_then(|span| page.places.of(*span)).map(|(_, at)| at) {
        let _ = write!(out, "line {}, column {}", at.line, at.column);
    }
    if let Some(reference) = finding.reference.filter(|&reference| reference < page.report.references.len()) {
        let _ = write!(out, " <a href=\"#{}\">to the entry <bdi>", page.entry_anchor(reference));
        escape(out, page.entry_name(reference));
        out.push_str("</bdi></a>");
    }
    out.push_str("</p>\n</div>\n");
}
