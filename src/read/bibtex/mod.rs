//! BibTeX and BibLaTeX files.
//!
//! A bad entry is a note with its line; the rest is read. What was read of the bad entry is kept.

mod grammar;
mod item;
mod latex;
mod names;
mod notes;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::LineIndex;
use grammar::Piece;

pub(super) use grammar::begins_entry;
pub(super) use item::items;

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
    let mut reader = Reader {
        text,
        lines: LineIndex::new(text),
        strings: FxHashMap::default(),
        budget: text.len().saturating_mul(16).saturating_add(1 << 20),
        file: BibFile::default(),
    };
    reader.run();
    reader.file
}

struct Reader<'a> {
    text: &'a str,
    lines: LineIndex,
    strings: FxHashMap<String, String>,
    /// How many bytes strings may yet grow to: a file of strings made of strings could fill any memory.
    budget: usize,
    file: BibFile,
}

impl<'a> Reader<'a> {
    fn run(&mut self) {
        let mut at = 0;
        let mut comment = 0;
        while let Some(found) = memchr::memchr(b'@', &self.text.as_bytes()[at..]) {
            let start = at + found;
            let rest = &self.text[start..];
            // An address in the text between entries is no entry.
            let Some((kind, close, inner)) = head(rest) else {
                at = start + 1;
                continue;
            };
            self.comment(comment..start);
            let end = match kind.to_ascii_lowercase().as_str() {
                "comment" => {
                    let end = match grammar::balanced(inner, close as u8) {
                        Ok((after, _)) => self.offset(after),
                        Err(_) => self.torn(start, inner, "this @comment is not closed"),
                    };
                    self.file.comments.push(start..end);
                    end
                }
                "preamble" => match grammar::balanced(inner, close as u8) {
                    Ok((after, _)) => self.offset(after),
                    Err(_) => self.torn(start, inner, "this @preamble is not closed"),
                },
                "string" => self.string(start, inner, close),
                kind => self.entry(kind.to_owned(), start, inner, close),
            };
            at = end.max(start + 1);
            comment = at;
        }
        self.comment(comment..self.text.len());
    }

    fn offset(&self, rest: &str) -> usize {
        self.text.len() - rest.len()
    }

    fn comment(&mut self, range: Range<usize>) {
        if !self.text[range.clone()].trim().is_empty() {
            self.file.comments.push(range);
        }
    }

    fn note(&mut self, at: usize, message: impl Into<String>) {
        let line = self.lines.line_of(at);
        self.file.notes.push(BibNote { line, message: message.into() });
    }

    /// Notes what is torn and gives the offset where reading goes on: the next line that begins an entry.
    fn torn(&mut self, start: usize, rest: &str, message: &str) -> usize {
        self.note(start, message);
        let from = self.offset(rest);
        let mut at = from;
        while let Some(found) = memchr::memchr(b'\n', &self.text.as_bytes()[at..]) {
            at += found + 1;
            if grammar::begins_entry(&self.text[at..]) {
                return at;
            }
        }
        self.text.len()
    }

    fn string(&mut self, start: usize, inner: &'a str, close: char) -> usize {
        let inner = inner.trim_start();
        let Ok((rest, name)) = grammar::field_name(inner) else {
            return self.torn(start, inner, "this @string has no name");
        };
        let Ok((rest, pieces)) = grammar::value(rest) else {
            return self.torn(start, rest, "the value of this @string is not closed");
        };
        let value = self.join(&pieces, start);
        self.strings.insert(name.to_lowercase(), value);
        let rest = rest.trim_start();
        let rest = rest.strip_prefix(',').map_or(rest, str::trim_start);
        match rest.strip_prefix(close) {
            Some(after) => self.offset(after),
            None => self.torn(start, rest, "this @string is not closed"),
        }
    }

    fn entry(&mut self, kind: String, start: usize, inner: &'a str, close: char) -> usize {
        // Some exporters leave the key out: `@book{, title = ...` or `@book{title = ...`.
        let (mut rest, key) = match grammar::key(inner) {
            Ok((rest, key)) if rest.starts_with([',', close]) => (rest, key.to_owned()),
            _ => {
                self.note(start, "this entry has no key");
                (inner.trim_start(), String::new())
            }
        };
        let mut entry = BibEntry { key, kind, fields: Vec::new(), span: start..start };
        let end = loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            if let Some(after) = rest.strip_prefix(close) {
                break self.offset(after);
            }
            let at = self.offset(rest);
            let Ok((after_name, name)) = grammar::field_name(rest) else {
                let words = if rest.is_empty() || grammar::begins_entry(rest) {
                    "this entry is not closed"
                } else {
                    "a field's name and `=` are expected here; the rest of the entry is not read"
                };
                break self.torn(at.min(self.text.len()), before_line(rest, self.text, at), words);
            };
            let Ok((after, pieces)) = grammar::value(after_name) else {
                break self.torn(at, after_name, "the value of this field is not closed, or there is none");
            };
            let value = self.join(&pieces, at);
            let span = self.offset(after_name)..self.offset(after);
            entry.fields.push(BibField { name: name.to_lowercase(), value, span });
            if !after.trim_start().starts_with([',', close]) && grammar::field_name(after.trim_start()).is_ok() {
                self.note(self.offset(after), "a comma is missing before this field");
            }
            rest = after;
        };
        entry.span = start..self.text[start..end].trim_end().len() + start;
        self.file.entries.push(entry);
        end
    }

    /// A value's pieces as one text.
    fn join(&mut self, pieces: &[Piece<'a>], at: usize) -> String {
        let mut out = String::new();
        for piece in pieces {
            match *piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Bare(word) if word.bytes().all(|byte| byte.is_ascii_digit()) => out.push_str(word),
                Piece::Bare(word) => {
                    let name = word.to_lowercase();
                    let month = MONTHS.iter().find(|(short, _)| *short == name).map(|(_, long)| *long);
                    match self.strings.get(&name).map(String::as_str).or(month) {
                        Some(value) if value.len() <= self.budget => {
                            self.budget -= value.len();
                            out.push_str(value);
                        }
                        Some(_) => self.note(at, format!("the string `{word}` makes this value too long")),
                        None => {
                            out.push_str(word);
                            self.note(at, format!("the string `{word}` is not defined"));
                        }
                    }
                }
            }
        }
        out
    }
}

/// The kind, what closes the entry, and what stands in it.
fn head(rest: &str) -> Option<(&str, char, &str)> {
    let (after, kind) = grammar::kind(rest).ok()?;
    let (inner, close) = grammar::open(after).ok()?;
    kind.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((kind, close, inner))
}

/// The text from the start of the line that `rest` begins, if only white space stands before it.
fn before_line<'a>(rest: &'a str, text: &'a str, at: usize) -> &'a str {
    let before = text[..at].trim_end_matches([' ', '\t']);
    if before.ends_with('\n') { &text[before.len() - 1..] } else { rest }
}

/// The macros that every style defines, with what they stand for.
const MONTHS: [(&str, &str); 12] = [
    ("jan", "January"),
    ("feb", "February"),
    ("mar", "March"),
    ("apr", "April"),
    ("may", "May"),
    ("jun", "June"),
    ("jul", "July"),
    ("aug", "August"),
    ("sep", "September"),
    ("oct", "October"),
    ("nov", "November"),
    ("dec", "December"),
];

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
