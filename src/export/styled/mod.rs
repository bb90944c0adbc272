//! A list as it is printed, in a style of the Citation Style Language.
//!
//! The styles and what formats by them are the crate `hayagriva`'s, behind the feature `styles`: they make the program
//! some megabytes larger. Without the feature every call is an error that says so.

#[cfg(feature = "styles")]
mod format;
#[cfg(feature = "styles")]
mod markup;

use std::fmt;

#[cfg(feature = "styles")]
pub use format::{names, styled};

#[cfg(not(feature = "styles"))]
use super::Options;
#[cfg(not(feature = "styles"))]
use crate::model::Reference;

/// How a printed list shows italics and their like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// Not at all.
    #[default]
    Plain,
    /// As Markdown.
    Markdown,
    /// As HTML, with the list as a `div` of paragraphs.
    Html,
}

/// Which style a list is printed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The name of a style that is built in, `apa`, or the text of a style's own file.
    pub source: Source,
    /// The language of the style's own words as a BCP 47 tag; the style's without one.
    pub locale: Option<String>,
    /// How italics and their like are shown.
    pub markup: Markup,
}

/// Where a style comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// One of those that are built in.
    Name(String),
    /// The XML of a style.
    Text(String),
}

impl Default for Source {
    fn default() -> Self {
        Self::Name("apa".to_owned())
    }
}

/// Why a list cannot be printed in a style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StyleError {
    /// The program was built without styles.
    NotBuilt,
    /// No style has this name.
    Unknown(String),
    /// The file is no style, for this reason.
    Broken(String),
    /// The style is another one under a second name: this.
    Dependent(String),
    /// The style prints no list.
    NoList,
    /// Formatting failed, for this reason.
    Failed(String),
}

impl fmt::Display for StyleError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBuilt => out.write_str(
                "this build has no citation styles; build it with them: cargo install --path . --features styles",
            ),
            Self::Unknown(name) => {
                write!(out, "no style that is built in is called `{name}`; there are {}", names().join(", "))
            }
            Self::Broken(reason) => write!(out, "the style cannot be read: {reason}"),
            Self::Dependent(parent) => write!(out, "the style only points to another; use that one: {parent}"),
            Self::NoList => out.write_str("the style prints no list of references; use another"),
            Self::Failed(reason) => write!(out, "the list cannot be formatted: {reason}"),
        }
    }
}

impl std::error::Error for StyleError {}

/// The names of the styles that are built in: none here.
#[cfg(not(feature = "styles"))]
pub fn names() -> Vec<&'static str> {
    Vec::new()
}

/// The list as the style prints it, one entry a line.
///
/// # Errors
/// Always: the program was built without the feature `styles`.
#[cfg(not(feature = "styles"))]
pub fn styled(_references: &[Reference], _options: &Options, _style: &Style) -> Result<String, StyleError> {
    Err(StyleError::NotBuilt)
}

#[cfg(all(test, not(feature = "styles")))]
mod tests {
    use super::*;

    #[test]
    fn without_the_feature_the_error_says_how_to_get_it() {
        let error = styled(&[], &Options::default(), &Style::default()).unwrap_err();
        assert!(error.to_string().contains("--features styles"));
    }
}
