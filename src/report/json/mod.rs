//! The machine-readable report: one object a paper.
//!
//! These types are the contract with editors and scripts. `schema` goes up when a field changes its meaning, and
//! `data/schema/report.json` is made from them.

mod write;

use schemars::JsonSchema;
use serde::Serialize;

pub use self::write::{line, to_line, write};
use crate::model::{self, Calendar, Evidence, Form, Format, Item, Severity, Status};

/// The version of the output's meaning.
pub const SCHEMA: u32 = 1;

/// All that one run found out about a paper. The long lists are types of their own, so that they can be made while they
/// are written.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Report")]
pub struct Report<'a, References = Vec<Reference<'a>>, Citations = Vec<Citation<'a>>, Diagnostics = Vec<Diagnostic<'a>>>
{
    /// The version of the output's meaning.
    pub schema: u32,
    /// The version of the program.
    pub reconcite: &'static str,
    /// The paper, then the file of references, if one was given.
    pub documents: Vec<Document<'a>>,
    /// The reference list, in order.
    pub references: References,
    /// The citations, in order of their place.
    pub citations: Citations,
    /// What the rules found, in order of place.
    pub diagnostics: Diagnostics,
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

/// The JSON Schema of the report, made from the types.
pub fn schema() -> String {
    // As it is written, not as it would be read: what is left out where it is empty is not required.
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Report<'static>>();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

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
