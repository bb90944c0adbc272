//! Files of references: BibTeX, CSL-JSON, RIS and their like, each as CSL items.
//!
//! One format a file. A record that cannot be read is a note with its line; the rest is read.

mod calendars;
pub(in crate::read) mod csl_json;
mod dates;
pub(in crate::read) mod endnote;
mod hayagriva;
mod nbib;
mod reader;
mod ris;
mod tagged;
mod yaml;

use std::fmt;
use std::ops::Range;

use super::bibtex;
use crate::locale::{Term, lexicon};
use crate::model::{Date, Item};
use crate::text::fold;

pub(super) use dates::date;
pub use reader::references;
pub(super) use reader::{READER, is_endnote};

/// The formats of files of references.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BibliographyFormat {
    /// BibTeX or BibLaTeX.
    Bibtex,
    /// CSL-JSON.
    CslJson,
    /// RIS.
    Ris,
    /// PubMed's tagged format.
    Nbib,
    /// EndNote's XML.
    Endnote,
    /// CSL-JSON written as YAML.
    CslYaml,
    /// Hayagriva's YAML.
    Hayagriva,
}

/// A work in a file of references.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The key as the file has it; empty where it has none.
    pub key: String,
    /// The fields.
    pub item: Item,
    /// Whether the list of authors ends in `and others`.
    pub et_al: bool,
    /// The bytes of the record in the file, where the format's reader knows them.
    pub span: Option<Range<usize>>,
}

/// What could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

/// A file of references, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Bibliography {
    /// The format that it was read as.
    pub format: BibliographyFormat,
    /// The works, in order.
    pub records: Vec<Record>,
    /// What could not be read.
    pub notes: Vec<Note>,
}

/// Why a text is no file of references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotABibliography {
    /// Neither its name nor its first lines are those of a known format.
    Unknown,
    /// It is of the format, but cannot be read at all.
    Broken(Note),
}

impl fmt::Display for NotABibliography {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => out.write_str("this is no file of references in a format that is known"),
            Self::Broken(note) => write!(out, "line {}: {}", note.line, note.message),
        }
    }
}

impl std::error::Error for NotABibliography {}

/// Reads a file of references. `hint` is the file's name or its ending; without one, or with one that says nothing,
/// the text itself tells its format.
///
/// # Errors
/// When the text is of no known format, or so broken that no record can be told from another.
pub fn read(text: &str, hint: &str) -> Result<Bibliography, NotABibliography> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut format = format_of(text, hint).ok_or(NotABibliography::Unknown)?;
    let (records, notes) = match format {
        BibliographyFormat::Bibtex => {
            let file = bibtex::read(text);
            let notes = file.notes.iter().map(|note| Note { line: note.line, message: note.message.clone() }).collect();
            (bibtex::items(&file), notes)
        }
        BibliographyFormat::CslJson => csl_json::read(text).map_err(NotABibliography::Broken)?,
        BibliographyFormat::Ris => ris::read(text),
        BibliographyFormat::Nbib => nbib::read(text),
        BibliographyFormat::Endnote => endnote::read(text),
        BibliographyFormat::CslYaml | BibliographyFormat::Hayagriva => {
            let (told, records, notes) = yaml::read(text).map_err(NotABibliography::Broken)?;
            format = told;
            (records, notes)
        }
    };
    let mut records: Vec<Record> = records;
    records.iter_mut().for_each(|record| settle_undated(&mut record.item));
    Ok(Bibliography { format, records, notes })
}

/// Takes the words that stand in for a date out of the note: formats without a place for them keep them there.
fn settle_undated(item: &mut Item) {
    if item.issued.is_some() || item.note.is_empty() {
        return;
    }
    let stands_in = |part: &str| {
        let folded = fold(part);
        let words: Vec<&str> =
            folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let terms = lexicon().terms(&words);
        terms.contains(Term::InPress)
            || terms.contains(Term::NoDate)
            // A longer note says more than that.
            || (terms.contains(Term::Unpublished) && words.len() <= 3)
    };
    let parts: Vec<&str> = item.note.split("; ").collect();
    if let Some(at) = parts.iter().position(|part| stands_in(part)) {
        item.issued = Some(Date { date_parts: Vec::new(), literal: parts[at].to_owned() });
        item.note = [&parts[..at], &parts[at + 1..]].concat().join("; ");
    }
}

/// The format by the file's ending, or by its first lines.
fn format_of(text: &str, hint: &str) -> Option<BibliographyFormat> {
    let ending = hint.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "bib" | "bibtex" | "biblatex" => return Some(BibliographyFormat::Bibtex),
        "ris" => return Some(BibliographyFormat::Ris),
        "nbib" => return Some(BibliographyFormat::Nbib),
        "yaml" | "yml" => return Some(BibliographyFormat::Hayagriva),
        _ => {}
    }
    let start = text.trim_start();
    if start.starts_with(['[', '{']) {
        return Some(BibliographyFormat::CslJson);
    }
    if start.starts_with('<') && start.contains("<ref-type") {
        return Some(BibliographyFormat::Endnote);
    }
    let lines = || start.lines().map(str::trim_start).take(200);
    if lines().any(|line| line.starts_with("TY  -")) {
        Some(BibliographyFormat::Ris)
    } else if lines().any(|line| line.starts_with("PMID-")) {
        Some(BibliographyFormat::Nbib)
    } else if start.lines().any(|line| line.trim_end() == "references:") {
        Some(BibliographyFormat::CslYaml)
    } else if lines().any(bibtex::begins_entry) {
        Some(BibliographyFormat::Bibtex)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_name_or_text() {
        for (text, hint, want) in [
            ("", "refs.bib", Some(BibliographyFormat::Bibtex)),
            ("% my list\n@article{a,", "", Some(BibliographyFormat::Bibtex)),
            ("[{}]", "refs.json", Some(BibliographyFormat::CslJson)),
            ("TY  - JOUR", "refs.txt", Some(BibliographyFormat::Ris)),
            ("\nPMID- 1", "", Some(BibliographyFormat::Nbib)),
            ("Smith, A. (2004). Title.", "refs.txt", None),
        ] {
            assert_eq!(format_of(text, hint), want, "{text} {hint}");
        }
    }

    #[test]
    fn what_is_no_bibliography_is_told() {
        assert_eq!(
            read("Smith", "").unwrap_err().to_string(),
            "this is no file of references in a format that is known"
        );
        assert!(read("[{", "").unwrap_err().to_string().starts_with("line 1: "));
    }
}
