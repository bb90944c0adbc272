//! What a reader makes of a file.

use std::borrow::Cow;
use std::ops::Range;

/// What a comment to this program begins with: `% reconcite: ignore RULE`.
pub const COMMENT: &str = "reconcite:";

/// The input formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Text,
    /// Portable Document Format.
    Pdf,
    /// Office Open XML text.
    Docx,
    /// OpenDocument text.
    Odt,
    /// A web page.
    Html,
    /// The Journal Article Tag Suite.
    Jats,
    /// The Text Encoding Initiative's XML.
    Tei,
    /// Markdown, with Pandoc's citations.
    Markdown,
    /// LaTeX.
    Latex,
    /// Typst.
    Typst,
    /// A bibliography file: BibTeX, CSL-JSON, RIS and the like.
    Bibliography,
}

impl Format {
    /// Whether the text of such a document is the file itself, so that an edit of one is an edit of the other.
    pub fn is_source(self) -> bool {
        matches!(self, Self::Text | Self::Markdown | Self::Latex | Self::Typst)
    }
}

/// A paper, or a file of references, as text with the structure that its format knew.
///
/// All spans of a run point into `text`. For a text file that is the file itself, decoded; for other formats it is
/// what `reconcite text FILE` prints.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path as the user gave it, or `-`.
    pub path: String,
    /// The format that it was read from.
    pub format: Format,
    /// The text. Paragraphs stand on lines of their own.
    pub text: String,
    /// What the format said of parts of the text, in order of their start. Empty for plain text.
    pub marks: Vec<Mark>,
    /// What the reader could not take over or had to guess, in words for the user.
    pub notes: Vec<String>,
}

impl Document {
    /// A document of plain text.
    pub fn from_text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), format: Format::Text, text: text.into(), marks: Vec::new(), notes: Vec::new() }
    }
}

/// A part of the text with what the format said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Bytes of the document's text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: MarkKind,
}

/// What a format can say of a part of a text.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum MarkKind {
    /// A heading of this level, from 1.
    Heading(u8),
    /// Raised text.
    Superscript,
    /// The text of a footnote or endnote with its label, as printed.
    Note(String),
    /// The place in the body that calls the note with this label.
    NoteCall(String),
    /// One entry of the reference list, with the identifier that the format gives it, or an empty string.
    Entry(String),
    /// A citation that the format ties to the entries with these identifiers.
    CitationLink(Vec<String>),
    /// A citation of works whose fields the format holds, as reference managers leave them in a document.
    Cited(Vec<super::Item>),
    /// A heading, caption, table or other part that is not running text.
    Aside,
    /// Running heads, page numbers, line numbers.
    Furniture,
    /// Markup: what stands here is read as these characters, most often as none. See [`Document::view`].
    Replaced(Cow<'static, str>),
    /// Here the text of these ranges is read, each as paragraphs of its own: footnotes, included files. Where it stands,
    /// it must be marked as [`MarkKind::Replaced`].
    Elsewhere(Vec<Range<usize>>),
    /// One cite of the citation by key that a [`MarkKind::CitationLink`] marks.
    Key {
        /// The key.
        key: String,
        /// Page or other place in the work, as written.
        locator: Option<String>,
    },
    /// A comment to this program, which stands nowhere in the text: the words of it, without the comment's signs.
    Comment(String),
    /// The text of another file that the paper reads in, with its path. Lines are counted from its start.
    File(String),
    /// Files of references that the paper names, as written.
    Bibliography(Vec<String>),
}
