//! From the text of a `.bib` file to its entries.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::grammar::{self, Piece};
use super::{BibEntry, BibField, BibFile, BibNote};
use crate::model::LineIndex;

/// Reads entry by entry, and goes on behind what is torn.
pub(super) struct Reader<'a> {
    text: &'a str,
    lines: LineIndex,
    strings: FxHashMap<String, String>,
    /// How many bytes strings may yet grow to: a file of strings made of strings could fill any memory.
    budget: usize,
    file: BibFile,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            lines: LineIndex::new(text),
            strings: FxHashMap::default(),
            budget: text.len().saturating_mul(16).saturating_add(1 << 20),
            file: BibFile::default(),
        }
    }

    /// Reads the file from start to end.
    pub(super) fn run(mut self) -> BibFile {
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
        self.file
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
