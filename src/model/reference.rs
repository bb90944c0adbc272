//! An entry of a reference list.

use super::{Item, Span, Year};

/// An entry of a reference list: where it stands, what it says, and its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The citation key: unique in the list, ASCII, stable.
    pub id: String,
    /// The entry without its label, from its first to its last character.
    pub span: Span,
    /// The label as printed: `12`, `Knu84`, `أ`.
    pub label: Option<String>,
    /// The entry on one line: white space folded, line-end hyphenation and page furniture taken out.
    pub text: String,
    /// Its fields.
    pub item: Item,
    /// The years it may be cited by: the year of publication first, then an original year.
    pub years: Vec<Year>,
    /// Whether the list of authors ends in et al., so that more authors than printed are possible.
    pub et_al: bool,
}
