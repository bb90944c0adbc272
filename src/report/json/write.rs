//! Writes a report piece by piece, so that a large one is never held in this form.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::{Citation, Cite, Diagnostic, Document, Edit, Fix, Link, Reference, Report, SCHEMA, Span, summary};
use crate::model::{self, LineIndex, Year};

/// A list that is made of another one while it is written.
struct Each<'r, T, F>(&'r [T], F);

impl<'r, T, U: Serialize, F: Fn(&'r T) -> U> Serialize for Each<'r, T, F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(&self.1))
    }
}

/// Writes a report as one line of JSON, without a line end. `explain` adds the references that came near.
///
/// # Errors
/// Those of the writer.
pub fn write(report: &model::Report, explain: bool, out: &mut impl Write) -> io::Result<()> {
    let places = Places::new(report);
    let value = places.report(report, explain);
    Ok(value.serialize(&mut Serializer::with_formatter(out, OneLine))?)
}

/// The same in memory.
pub fn line(report: &model::Report, explain: bool) -> Vec<u8> {
    let size = report.documents.iter().map(|document| document.text.len()).sum::<usize>();
    let mut out = Vec::with_capacity(size / 2 + 4_096);
    // Writing these types to memory cannot fail: no map has a key that is no string.
    let _ = write(report, explain, &mut out);
    out
}

/// Writes a value as one line of JSON.
pub fn to_line(value: &impl Serialize, out: &mut Vec<u8>) {
    let _ = value.serialize(&mut Serializer::with_formatter(out, OneLine));
}

/// JSON that has no character in it at which some reader of lines would part it.
struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let bytes = fragment.as_bytes();
        // Keys and most values.
        if fragment.is_ascii() {
            return out.write_all(bytes);
        }
        let mut written = 0;
        for at in memchr::memchr2_iter(0xC2, 0xE2, bytes) {
            let (escape, length) = match &bytes[at..] {
                [0xE2, 0x80, 0xA8, ..] => ("\\u2028", 3),
                [0xE2, 0x80, 0xA9, ..] => ("\\u2029", 3),
                [0xC2, 0x85, ..] => ("\\u0085", 2),
                _ => continue,
            };
            out.write_all(&bytes[written..at])?;
            out.write_all(escape.as_bytes())?;
            written = at + length;
        }
        out.write_all(&bytes[written..])
    }
}

/// Turns the model's places into lines and columns.
struct Places<'a> {
    documents: Vec<(&'a str, LineIndex)>,
}

impl<'a> Places<'a> {
    fn new(report: &'a model::Report) -> Self {
        let index = |document: &'a model::Document| (document.text.as_str(), LineIndex::new(&document.text));
        Self { documents: report.documents.iter().map(index).collect() }
    }

    fn span(&self, span: model::Span) -> Span {
        let model::Span { document, start, end } = span;
        let (line, column) = self.documents.get(document).map_or((1, 1), |(text, index)| {
            let position = index.position(text, start);
            (position.line, position.column)
        });
        Span { document, start, end, line, column }
    }

    fn spans(&self, spans: &[model::Span]) -> Vec<Span> {
        spans.iter().map(|&span| self.span(span)).collect()
    }

    /// Only one entry or citation at a time is held in this form.
    fn report<'r>(&self, report: &'r model::Report, explain: bool) -> impl Serialize {
        let document = |(at, document): (usize, &'r model::Document)| Document {
            path: &document.path,
            format: document.format,
            language: report.languages.get(at).copied().unwrap_or_default(),
        };
        Report {
            schema: SCHEMA,
            reconcite: env!("CARGO_PKG_VERSION"),
            documents: report.documents.iter().enumerate().map(document).collect(),
            references: Each(&report.references, |reference| self.reference(reference)),
            citations: Each(&report.citations, move |citation| self.citation(report, citation, explain)),
            diagnostics: Each(&report.findings, |finding| self.diagnostic(report, finding)),
            summary: summary(report),
        }
    }

    fn reference<'r>(&self, reference: &'r model::Reference) -> Reference<'r> {
        Reference {
            id: &reference.id,
            span: self.span(reference.span),
            label: reference.label.as_deref(),
            text: &reference.text,
            item: &reference.item,
        }
    }

    fn citation<'r>(&self, report: &'r model::Report, citation: &'r model::Citation, explain: bool) -> Citation<'r> {
        Citation {
            spans: self.spans(&citation.spans),
            text: &citation.text,
            form: citation.form,
            cites: citation.cites.iter().map(|cite| self.cite(report, cite, explain)).collect(),
        }
    }

    fn cite<'r>(&self, report: &'r model::Report, cite: &'r model::Cite, explain: bool) -> Cite<'r> {
        let year = cite.years.first();
        Cite {
            spans: self.spans(&cite.spans),
            names: &cite.names,
            et_al: cite.et_al,
            year: year.map(|year| year.value.to_string()).or_else(|| cite.undated.clone()),
            suffix: year.and_then(|year: &Year| year.suffix.as_deref()),
            calendar: year.map(|year| year.calendar).unwrap_or_default(),
            locator: cite.locator.as_deref(),
            label: cite.label.as_deref(),
            status: cite.status,
            links: links(report, &cite.links),
            nearest: if explain { links(report, &cite.nearest) } else { Vec::new() },
        }
    }

    fn diagnostic<'r>(&self, report: &'r model::Report, finding: &'r model::Finding) -> Diagnostic<'r> {
        Diagnostic {
            rule: finding.rule,
            severity: finding.severity,
            message: &finding.message,
            spans: self.spans(&finding.spans),
            reference: finding.reference.and_then(|at| report.references.get(at)).map(|entry| entry.id.as_str()),
            help: &finding.help,
            fingerprint: &finding.fingerprint,
            fix: finding.fix.as_ref().map(|fix| self.fix(fix)),
        }
    }
}

impl Places<'_> {
    fn fix<'r>(&self, fix: &'r model::Fix) -> Fix<'r> {
        let edit = |edit: &'r model::Edit| Edit { span: self.span(edit.span), replacement: &edit.replacement };
        Fix { title: &fix.title, edits: fix.edits.iter().map(edit).collect() }
    }
}

fn links<'r>(report: &'r model::Report, links: &'r [model::Link]) -> Vec<Link<'r>> {
    let link = |link: &'r model::Link| {
        let reference = report.references.get(link.reference)?.id.as_str();
        Some(Link { reference, score: (link.score * 1e3).round() / 1e3, evidence: &link.evidence })
    };
    links.iter().filter_map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_no_character_that_parts_lines() {
        let mut out = b"before ".to_vec();
        to_line(&"a\u{2028}b\u{2029}c\u{85}d\ne", &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), r#"before "a\u2028b\u2029c\u0085d\ne""#);
    }
}
