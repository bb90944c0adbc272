//! BibTeX and BibLaTeX files.
//!
//! A bad entry is a note with its line; the rest is read. What was read of the bad entry is kept.

mod grammar;
mod item;
mod latex;
mod names;
mod notes;
mod reader;

use std::ops::Range;

pub(super) use grammar::begins_entry;
pub(super) use item::items;
use reader::Reader;

/// A `.bib` file, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BibFile {
    /// The entries, in order.
    pub entries: Vec<BibEntry>,
    /// Bytes of the text between the entries, and of `@comment`s, that hold more than white space.
    pub comments: Vec<Range<usize>>,
    /// What could not be read.
    pub notes: Vec<BibNote>,
}

/// An entry of a `.bib` file.
#[derive(Clone, Debug, PartialEq)]
pub struct BibEntry {
    /// The citation key as written; empty where it is left out.
    pub key: String,
    /// The entry's type in small letters.
    pub kind: String,
    /// The fields in order; a name may stand twice.
    pub fields: Vec<BibField>,
    /// Bytes from the `@` to the closing brace.
    pub span: Range<usize>,
}

impl BibEntry {
    /// The value of the first field of this name, in LaTeX.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.name == name).map(|field| field.value.as_str())
    }
}

/// A field of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct BibField {
    /// Its name in small letters.
    pub name: String,
    /// Its value in LaTeX: strings put in, pieces joined.
    pub value: String,
    /// Bytes of the value as written.
    pub span: Range<usize>,
}

/// What could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BibNote {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

/// Reads a `.bib` file.
pub fn read(text: &str) -> BibFile {
    Reader::new(text).run()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(file: &BibFile) -> Vec<&str> {
        file.entries.iter().map(|entry| entry.key.as_str()).collect()
    }

    fn notes(file: &BibFile) -> Vec<(usize, &str)> {
        file.notes.iter().map(|note| (note.line, note.message.as_str())).collect()
    }

    #[test]
    fn entries_strings_and_comments_are_read() {
        let text = "Write to me@example.org.\n@string{jt = \"Journal of \" # {Things}}\n@preamble{\"\\x\"}\n\
                    @Article( کرمی1396 , Title = {A {B} c}, journal = jt # \", ser. 2\", month = jul, year = 2004 )\n\
                    @comment{jabref-meta: {x}}\n@book{b}\n";
        let file = read(text);
        assert_eq!(keys(&file), ["کرمی1396", "b"]);
        assert_eq!(notes(&file), []);
        let entry = &file.entries[0];
        let fields = ["title", "journal", "month", "year"].map(|name| entry.field(name).unwrap());
        assert_eq!(fields, ["A {B} c", "Journal of Things, ser. 2", "July", "2004"]);
        assert_eq!(&text[entry.fields[0].span.clone()], "{A {B} c}");
        assert!(text[entry.span.clone()].starts_with("@Article(") && text[entry.span.clone()].ends_with("2004 )"));
        let comments: Vec<_> = file.comments.iter().map(|range| text[range.clone()].trim()).collect();
        assert_eq!(comments, ["Write to me@example.org.", "@comment{jabref-meta: {x}}"]);
    }

    #[test]
    fn a_bad_entry_does_not_stop_the_others() {
        for (text, want_keys, want_notes) in [
            (
                "@book{a, title = {open,\n year = 1\n@book{b, title = {x}}",
                vec!["a", "b"],
                vec![(1, "the value of this field is not closed, or there is none")],
            ),
            ("@book{a, title = {x}\n\n@book{b}", vec!["a", "b"], vec![(3, "this entry is not closed")]),
            ("@book{a, title = {x}", vec!["a"], vec![(1, "this entry is not closed")]),
            ("@book{, title = {x}}", vec![""], vec![(1, "this entry has no key")]),
            ("@book{title = {x}}", vec![""], vec![(1, "this entry has no key")]),
            ("@book{a,\n title = {x}\n year = 2004}", vec!["a"], vec![(2, "a comma is missing before this field")]),
            (
                "@book{a, title = {x}, oops, year = 1}\n@book{b}",
                vec!["a", "b"],
                vec![(1, "a field's name and `=` are expected here; the rest of the entry is not read")],
            ),
            ("@book{a, month = foo}", vec!["a"], vec![(1, "the string `foo` is not defined")]),
            ("@comment{a\n@book{b}", vec!["b"], vec![(1, "this @comment is not closed")]),
            ("@string{= {x}}\n@book{b}", vec!["b"], vec![(1, "this @string has no name")]),
            ("@", vec![], vec![]),
            ("", vec![], vec![]),
        ] {
            let file = read(text);
            assert_eq!(keys(&file), want_keys, "{text}");
            assert_eq!(notes(&file), want_notes, "{text}");
        }
        assert_eq!(read("@book{a, title = {x}, oops, year = 1}").entries[0].field("title"), Some("x"));
    }

    #[test]
    fn hostile_files_take_linear_time() {
        let deep = format!("@book{{a, title = {}{}}}", "{".repeat(500_000), "}".repeat(500_000));
        assert_eq!(read(&deep).entries.len(), 1);
        let mut growing = String::from("@string{a0 = {xxxxxxxxxxxxxxxx}}\n");
        (1..60).for_each(|n| growing.push_str(&format!("@string{{a{n} = a{m} # a{m}}}\n", m = n - 1)));
        assert!(!read(&growing).notes.is_empty());
        for piece in [
            "@a{b, c = {",
            "@a{b,\n",
            "@a{\n",
            "@",
            "@comment{",
            "@a{b, c = \"{",
            "{",
            "\n@string{a = \"",
            "x @comment{\n",
        ] {
            read(&piece.repeat(100_000));
        }
    }
}
