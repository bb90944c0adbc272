//! Changes to a text by its bytes: what no change names stays as it is.

use std::ops::Range;

use crate::order::Order;

/// A range of a text and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; none where something is put in.
    pub range: Range<usize>,
    /// What comes.
    pub text: String,
}

impl Edit {
    /// Puts `text` in the place of `range`.
    pub fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }
}

/// The text with the changes made, in order of place; of those for one place in the order given. A change that
/// overlaps one before it, or does not fit the text, is left out.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.order_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in &edits {
        let Some(kept) = text.get(done..edit.range.start) else { continue };
        if text.get(edit.range.clone()).is_none() {
            continue;
        }
        out.push_str(kept);
        out.push_str(&edit.text);
        done = edit.range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_made_in_order_of_place() {
        let edits = vec![
            Edit::new(8..8, "!"),
            Edit::new(0..1, "E"),
            Edit::new(0..3, "gone: overlaps"),
            Edit::new(4..99, "does not fit"),
            Edit::new(3..3, ","),
            Edit::new(6..7, "splits a letter"),
        ];
        assert_eq!(apply("one кé", edits), "Ene, кé!");
        assert_eq!(apply("x", Vec::new()), "x");
    }
}
