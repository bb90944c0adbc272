//! One output format a file, each made of the references' CSL items.
//!
//! The same references give the same bytes, in the order of the list. What each format gets for each CSL variable
//! stands in `docs/EXPORT.md`.

mod biblatex;
mod bibtex;
mod csl;
mod csl_json;
mod csl_yaml;
mod endnote;
mod entry;
mod hayagriva;
pub mod keys;
mod nbib;
mod people;
mod required;
mod ris;
mod styled;
mod tex;
mod thesis;
mod titles;
mod yaml;
mod years;

use std::fmt;
use std::str::FromStr;

pub use biblatex::biblatex;
pub use bibtex::bibtex;
pub use csl_json::csl_json;
pub use csl_yaml::csl_yaml;
pub use endnote::endnote;
pub use hayagriva::hayagriva;
pub use keys::{KeyPattern, PatternError};
pub use nbib::nbib;
pub use required::missing;
pub use ris::ris;
pub use styled::{Markup, Source, Style, StyleError, names as styles, styled};
pub(crate) use titles::to_protect;

use crate::model::Reference;

/// The formats that a list can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// BibTeX, for BibTeX and its styles.
    #[default]
    Bibtex,
    /// BibLaTeX, for biber.
    Biblatex,
    /// The JSON of the Citation Style Language.
    CslJson,
    /// The same as YAML, as Pandoc reads it.
    CslYaml,
    /// RIS, for reference managers.
    Ris,
    /// Hayagriva's YAML, for Typst.
    Hayagriva,
    /// EndNote's XML.
    Endnote,
    /// PubMed's tagged format.
    Nbib,
}

impl Format {
    /// Every format, in the order that the help names them.
    pub const ALL: [Self; 8] = [
        Self::Bibtex,
        Self::Biblatex,
        Self::CslJson,
        Self::CslYaml,
        Self::Ris,
        Self::Hayagriva,
        Self::Endnote,
        Self::Nbib,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
            Self::Biblatex => "biblatex",
            Self::CslJson => "csl-json",
            Self::CslYaml => "csl-yaml",
            Self::Ris => "ris",
            Self::Hayagriva => "hayagriva",
            Self::Endnote => "endnote",
            Self::Nbib => "nbib",
        }
    }

    /// The usual ending of a file of this format, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Bibtex | Self::Biblatex => "bib",
            Self::CslJson => "json",
            Self::CslYaml => "yaml",
            Self::Ris => "ris",
            Self::Hayagriva => "yml",
            Self::Endnote => "xml",
            Self::Nbib => "nbib",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// A name that is no format's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
        write!(out, "no export format is called `{}`; there are {}", self.0, names.join(", "))
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// How a list is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Write Latin letters with accents as LaTeX commands. Other scripts stay UTF-8.
    pub ascii: bool,
    /// How keys are made for references that have none yet.
    pub keys: KeyPattern,
}

/// The words of an entry that nothing could be read out of, as far as no field has them.
fn unread(reference: &Reference) -> &str {
    let item = &reference.item;
    let known = !item.title.is_empty()
        || !item.author.is_empty()
        || item.note.contains(&reference.text)
        || item.container_title == reference.text;
    if known { "" } else { &reference.text }
}

/// Writes the list in the format.
pub fn write(format: Format, references: &[Reference], options: &Options) -> String {
    match format {
        Format::Bibtex => bibtex(references, options),
        Format::Biblatex => biblatex(references, options),
        Format::CslJson => csl_json(references, options),
        Format::CslYaml => csl_yaml(references, options),
        Format::Ris => ris(references, options),
        Format::Hayagriva => hayagriva(references, options),
        Format::Endnote => endnote(references, options),
        Format::Nbib => nbib(references, options),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        let error = "word".parse::<Format>().unwrap_err();
        assert!(error.to_string().starts_with("no export format is called `word`; there are bibtex, biblatex"));
    }
}
