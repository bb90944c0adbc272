//! Reference lists: where they stand in a paper, and where each entry starts and ends.
//!
//! [`find`] reads a paper, [`read`] a file that holds nothing but a list. Both take hypotheses for the whole list at
//! once (numbered, one entry a line, hanging indent, blank lines between, or by the look of the lines) and keep what
//! fits best; no line is judged alone.

mod gather;
mod heading;
mod join;
mod label;
mod locate;
mod shape;
mod split;
#[cfg(test)]
mod tests;
mod translation;

use std::ops::Range;

pub use heading::heading_kinds;
pub use locate::{find, read};

/// A reference list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceList {
    /// Bytes of the document's text from the heading, or the first entry, to the end of the last entry.
    pub range: Range<usize>,
    /// The heading, where there is one.
    pub heading: Option<Range<usize>>,
    /// The entries in reading order.
    pub entries: Vec<Entry>,
}

/// An entry of a reference list, not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Bytes of the document's text from the first character after the label to the last. Where the text stands in
    /// columns, another entry's lines may lie inside; `pieces` has the exact places.
    pub range: Range<usize>,
    /// The label without brackets and points, as printed: `12`, `Knu84`, `أ`.
    pub label: Option<String>,
    /// The places of its lines, without label and page furniture.
    pub pieces: Vec<Range<usize>>,
    /// The entry on one line: white space folded, line-end hyphens healed, furniture out.
    pub text: String,
    /// What stands before the dash of a repeated author: the authors of the entry above, as printed.
    pub repeated_author: Option<String>,
    /// The heading of the part of the list that it stands in: `Primary sources`.
    pub group: Option<String>,
}

impl Entry {
    /// The entry with the authors that a dash stands for: `———. (2012)` after an entry of Smith is Smith's.
    ///
    /// Brackets that an extraction has mirrored are turned round: `Smith )2014(`.
    pub fn printed(&self) -> std::borrow::Cow<'_, str> {
        let Some(author) = &self.repeated_author else { return crate::text::repair::turn_brackets(&self.text) };
        let dashes = |c: char| matches!(c, '-' | '–' | '—' | '―' | '_' | '─' | '"' | '〃') || c.is_whitespace();
        let rest = match shape::repeated_author(&self.text) {
            Some(length) => self.text[length..].trim_start_matches(dashes),
            None => self.text.trim_start_matches(dashes),
        };
        let rest = if author.ends_with('.') { rest.trim_start_matches('.') } else { rest };
        let space = if rest.starts_with([' ', ',', '.', ';', ':', '،', '/']) { "" } else { " " };
        format!("{author}{space}{rest}").into()
    }
}
