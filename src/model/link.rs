//! What ties a cite to a reference.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

/// What the reconciler says of a cite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It means this reference.
    Match,
    /// It may mean these.
    Possible,
    /// No reference fits.
    #[default]
    None,
}

/// A reference that a cite is taken to mean, or that came near it.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Index of the reference in the run's list of references.
    pub reference: usize,
    /// How likely the link is right, 0 to 1.
    pub score: f64,
    /// How the two compare, part by part.
    pub comparison: Comparison,
    /// The comparison put as reasons, for the user.
    pub evidence: Vec<Evidence>,
}

/// How a cite and a reference compare, part by part: what the rules judge by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The surnames.
    pub surname: SurnameFit,
    /// The years.
    pub year: YearFit,
    /// The letter after the year.
    pub suffix: SuffixFit,
    /// How many authors, and in which order.
    pub authors: AuthorsFit,
    /// The cited page against the pages of the entry.
    pub locator: LocatorFit,
}

/// How well the surnames agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SurnameFit {
    /// Nothing to compare: a numeric label, or the name is lost.
    #[default]
    Unknown,
    /// They are different names.
    Different,
    /// A few letters apart in the same script: a misspelling.
    Near,
    /// Alike once both are romanised.
    Romanised,
    /// The same but for case, accents, particles, or a shortened organisation.
    Folded,
    /// The same letters.
    Exact,
}

/// How well the years agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum YearFit {
    /// One side has no year.
    #[default]
    Unknown,
    /// The same year.
    Equal,
    /// The same year once the calendars are converted.
    Converted,
    /// Both sides say that there is no date, or that the work is in press.
    Undated,
    /// This many years apart: the entry's year less the cited one.
    Off(i32),
}

/// How well the letters after the year agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SuffixFit {
    /// Neither side has one, or both have the same.
    #[default]
    Equal,
    /// The cite has none where the entry has one.
    MissingInCite,
    /// The cite has one where the entry has none.
    MissingInEntry,
    /// Two different letters.
    Different,
}

/// How the cited authors stand to the listed ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AuthorsFit {
    /// They agree as far as a citation can show.
    #[default]
    Agree,
    /// So many are cited without et al., so many are listed.
    Count {
        /// Surnames in the cite.
        cited: usize,
        /// Authors in the entry.
        listed: usize,
    },
    /// Et al. where the entry has a single author.
    EtAlOfOne,
    /// The same names in another order.
    Order,
    /// A later author is another person.
    CoauthorDiffers,
}

/// How a cited page stands to the pages of the entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LocatorFit {
    /// One side names no page.
    #[default]
    Unknown,
    /// Inside.
    Inside,
    /// The cited page lies outside the entry's first and last page.
    Outside {
        /// The cited page.
        page: u32,
        /// The entry's first page.
        first: u32,
        /// The entry's last page.
        last: u32,
    },
}

/// One reason for or against a link, in words.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Evidence {
    /// What was compared: `surname`, `year`, `co-authors`, `suffix`, `locator`, `label`, `title`.
    pub of: &'static str,
    /// How they compare: `exact`, `folded`, `romanised`, `near`, `equal`, `converted`, `off by 1`.
    pub how: Cow<'static, str>,
    /// How much that speaks for the link, 0 to 1.
    pub score: f64,
}
