//! The machine-readable report: one object a paper.
//!
//! These types are the contract with editors and scripts. `schema` goes up when a field changes its meaning, and
//! `data/schema/report.json` is made from them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{self, Calendar, Evidence, Form, Format, Item, LineIndex, Severity, Status, Year};

/// The version of the output's meaning.
pub const SCHEMA: u32 = 1;

/// All that one run found out about a paper.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report<'a> {
    /// The version of the output's meaning.
    pub schema: u32,
    /// The version of the program.
    pub reconcite: &'static str,
    /// The paper, then the file of references, if one was given.
    pub documents: Vec<Document<'a>>,
    /// The reference list, in order.
    pub references: Vec<Reference<'a>>,
    /// The citations, in order of their place.
    pub citations: Vec<Citation<'a>>,
    /// What the rules found, in order of place.
    pub diagnostics: Vec<Diagnostic<'a>>,
    /// The counts.
    pub summary: Summary,
}

/// A file that was read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The path as the user gave it, or `-`.
    pub path: &'a str,
    /// The format that it was read from.
    #[schemars(with = "String")]
    pub format: Format,
    /// BCP 47 tag of its main language, or an empty string.
    pub language: &'a str,
}

/// A place in the text that `reconcite text FILE` prints.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Span {
    /// Which of `documents`.
    pub document: usize,
    /// First byte, in UTF-8.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The line of the first byte, from 1.
    pub line: usize,
    /// The column of the first byte, from 1, in code points.
    pub column: usize,
}

/// An entry of the reference list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reference<'a> {
    /// The citation key: unique, ASCII, stable, the key that `export` writes.
    pub id: &'a str,
    /// The entry without its label.
    pub span: Span,
    /// The label as printed.
    pub label: Option<&'a str>,
    /// The entry on one line.
    pub text: &'a str,
    /// Its fields, as a CSL-JSON item.
    pub item: &'a Item,
}

/// A citation: one bracket, one raised group, or one narrative mention.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Citation<'a> {
    /// Where it stands; several spans where the text tore it apart.
    pub spans: Vec<Span>,
    /// As printed, white space folded.
    pub text: &'a str,
    /// How it is put.
    pub form: Form,
    /// The works it points to.
    pub cites: Vec<Cite<'a>>,
}

/// One work that a citation points to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Cite<'a> {
    /// This cite's own part of the citation.
    pub spans: Vec<Span>,
    /// Surnames and organisations, as printed.
    pub names: &'a [String],
    /// Whether `et al.` or its like follows the names.
    pub et_al: bool,
    /// The year as a number in its own calendar, or the words that stand in for one.
    pub year: Option<String>,
    /// The letter after the year.
    pub suffix: Option<&'a str>,
    /// The calendar that the year counts in.
    pub calendar: Calendar,
    /// Page or other place in the work.
    pub locator: Option<&'a str>,
    /// The number or label of a numeric or keyed citation.
    pub label: Option<&'a str>,
    /// What was decided.
    pub status: Status,
    /// The references that it is taken to mean: one for a match, the candidates for a possible one.
    pub links: Vec<Link<'a>>,
    /// The references that came nearest but were not taken; only with `--explain-match`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<Link<'a>>,
}

/// A reference that a cite is taken to mean, or that came near it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Link<'a> {
    /// The `id` of the reference.
    pub reference: &'a str,
    /// How likely the link is right, 0 to 1.
    pub score: f64,
    /// What speaks for it and against it.
    pub evidence: &'a [Evidence],
}

/// What a rule found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Diagnostic<'a> {
    /// The rule's name.
    pub rule: &'a str,
    /// How much it weighs.
    pub severity: Severity,
    /// One sentence.
    pub message: &'a str,
    /// The citation; for a rule about the list, the entry.
    pub spans: Vec<Span>,
    /// The `id` of the entry concerned; for a missing reference, of the nearest one.
    pub reference: Option<&'a str>,
    /// What to do.
    pub help: &'a str,
    /// The same for the same fault in an edited text.
    pub fingerprint: &'a str,
    /// How to mend it, where that is beyond doubt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix<'a>>,
}

/// How to mend a fault: edits, all of which or none are to be made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Fix<'a> {
    /// What it does.
    pub title: &'a str,
    /// In order of place.
    pub edits: Vec<Edit<'a>>,
}

/// A piece of a text to be replaced.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Edit<'a> {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub replacement: &'a str,
}

/// The counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// Citations in the text.
    pub citations: usize,
    /// Entries of the list.
    pub references: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity info.
    pub infos: usize,
    /// Findings that the user does not want to see, and that are left out; absent for none.
    #[serde(skip_serializing_if = "is_none")]
    pub suppressed: usize,
    /// Findings that can be mended; not part of the JSON.
    #[serde(skip)]
    pub fixable: usize,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

/// Counts what a report holds.
pub fn summary(report: &model::Report) -> Summary {
    let count = |severity| report.findings.iter().filter(|finding| finding.severity == severity).count();
    Summary {
        citations: report.citations.len(),
        references: report.references.len(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        infos: count(Severity::Info),
        suppressed: report.suppressed.len(),
        fixable: report.findings.iter().filter(|finding| finding.fix.is_some()).count(),
    }
}

/// Writes a report as one line of JSON, without a line end. `explain` adds the references that came near.
pub fn line(report: &model::Report, explain: bool) -> Vec<u8> {
    let size = report.documents.iter().map(|document| document.text.len()).sum::<usize>();
    let mut out = Vec::with_capacity(size / 2 + 4_096);
    to_line(&Places::new(report).report(report, explain), &mut out);
    out
}

/// Writes a value as one line of JSON that has no character in it at which some reader of lines would part it.
pub fn to_line(value: &impl Serialize, out: &mut Vec<u8>) {
    let start = out.len();
    // Writing these types to memory cannot fail: no map has a key that is no string.
    let _ = serde_json::to_writer(&mut *out, value);
    if memchr::memmem::find(&out[start..], b"\xE2\x80\xA8").is_some()
        || memchr::memmem::find(&out[start..], b"\xE2\x80\xA9").is_some()
        || memchr::memmem::find(&out[start..], b"\xC2\x85").is_some()
    {
        let text = String::from_utf8_lossy(&out[start..]);
        let text = text.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029").replace('\u{85}', "\\u0085");
        out.truncate(start);
        out.extend_from_slice(text.as_bytes());
    }
}

/// The JSON Schema of the report, made from the types.
pub fn schema() -> String {
    // As it is written, not as it would be read: what is left out where it is empty is not required.
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Report<'static>>();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
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

    fn report<'r>(&self, report: &'r model::Report, explain: bool) -> Report<'r> {
        let document = |(at, document): (usize, &'r model::Document)| Document {
            path: &document.path,
            format: document.format,
            language: report.languages.get(at).copied().unwrap_or_default(),
        };
        Report {
            schema: SCHEMA,
            reconcite: env!("CARGO_PKG_VERSION"),
            documents: report.documents.iter().enumerate().map(document).collect(),
            references: report.references.iter().map(|reference| self.reference(reference)).collect(),
            citations: report.citations.iter().map(|citation| self.citation(report, citation, explain)).collect(),
            diagnostics: report.findings.iter().map(|finding| self.diagnostic(report, finding)).collect(),
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

    #[test]
    fn the_schema_on_file_is_that_of_the_types() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/schema/report.json");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
            std::fs::write(path, schema()).unwrap();
        }
        let on_file = std::fs::read_to_string(path).unwrap_or_default();
        assert!(on_file == schema(), "data/schema/report.json is stale: run UPDATE=1 cargo test the_schema_on_file");
    }
}
