//! Lines and blocks of a text: what a reader of the page sees before reading a word.
//!
//! Plain text has no structure but its lines. A [`Layout`] puts them into reading order (two columns side by side
//! become one after the other), tells page furniture from text, and joins wrapped lines to paragraphs. What a format
//! said of its text (see [`crate::model::Mark`]) wins over what the lines look like.

mod blocks;
mod columns;
mod furniture;
mod lines;
mod measure;

use std::ops::Range;

use crate::model::Document;

pub(crate) use measure::{digit, leading_number};
pub use measure::{ends_sentence, page_number, wrap_width};

/// A line in reading order: a line of the text, or one column's part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Bytes of the document's text, without white space at either end. Never empty.
    pub range: Range<usize>,
    /// How far in the line starts, in character cells from the left edge of its column.
    pub indent: usize,
    /// How many character cells it takes; wide characters take two.
    pub width: usize,
    /// How many empty lines stand above it.
    pub blanks_before: usize,
    /// Whether a form feed or page furniture stands between it and the line above it.
    pub page_break_before: bool,
    /// Whether it is page furniture: a page number, a running head.
    pub furniture: bool,
}

/// What a block of lines is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list, of a table of contents or of a reference list, with its bullet or number.
    ListItem,
    /// A footnote or endnote with the label that it starts with, as printed without brackets.
    Note {
        /// `12`, `*`, `a`.
        label: String,
    },
    /// Page numbers, running heads, line numbers.
    Furniture,
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// From the first byte of the first line to the last byte of the last. In columns, and around furniture, other
    /// blocks' lines may lie inside: `lines` has the exact places.
    pub range: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
    /// The places of its lines in the document's text, in reading order.
    pub lines: Vec<Range<usize>>,
}

/// The lines of a document in reading order, and the blocks that they make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The lines in reading order, without the empty ones.
    pub lines: Vec<Line>,
    /// The blocks in reading order. Every line is in exactly one.
    pub blocks: Vec<Block>,
}

impl Layout {
    /// Reads the layout of a document in time linear in its length.
    pub fn new(document: &Document) -> Self {
        let mut lines = lines::split(&document.text);
        furniture::mark(document, &mut lines);
        let lines = columns::order(&document.text, lines);
        let blocks = blocks::build(document, &lines);
        Self { lines, blocks }
    }
}
