//! One output format a file, each made of the references' CSL items.
//!
//! The same references give the same bytes, in the order of the list. What each format gets for each CSL variable
//! stands in `docs/EXPORT.md`.

mod bibtex;
mod entry;
pub mod keys;
mod pattern;
mod people;
mod tex;
mod thesis;
mod titles;
mod years;

use std::fmt;
use std::str::FromStr;

pub use bibtex::bibtex;
pub use pattern::{KeyPattern, PatternError};

use crate::model::Reference;

/// The formats that a list can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// BibTeX, for BibTeX and its styles.
    #[default]
    Bibtex,
}

impl Format {
    /// Every format, in the order that the help names them.
    pub const ALL: [Self; 1] = [Self::Bibtex];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
        }
    }

    /// The usual ending of a file of this format, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Bibtex => "bib",
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

/// Writes the list in the format.
pub fn write(format: Format, references: &[Reference], options: &Options) -> String {
    match format {
        Format::Bibtex => bibtex(references, options),
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
        assert!(error.to_string().starts_with("no export format is called `word`; there are bibtex"));
    }
}
