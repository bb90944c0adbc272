//! Tells the text of a LaTeX file from its commands, from start to end, with a stack of what is open.

mod command;
mod environment;
mod formula;

use std::ops::Range;

use super::arguments::braced;
use crate::model::{Mark, MarkKind};
use crate::read::markup::{Gap, Marker, is_unspaced};

/// What a stretch of a file holds.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// The marks.
    pub marks: Vec<Mark>,
    /// Files to be read in place of the commands that name them.
    pub inputs: Vec<(Range<usize>, String)>,
}

/// An open brace.
enum Group {
    Plain,
    Heading {
        level: u8,
        start: usize,
    },
    /// A footnote: the marker of the text around it waits.
    Note {
        start: usize,
        around: Box<Marker>,
    },
    /// The argument after this one is no text.
    ThenSilent,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    out: Marker,
    groups: Vec<Group>,
    /// The numbers of the open lists' items; none for bullets.
    lists: Vec<Option<usize>>,
    /// The entry of the bibliography that is open: where it starts, and its key.
    entry: Option<(usize, String)>,
    entries: usize,
    inputs: Vec<(Range<usize>, String)>,
    /// The marks of the footnotes that are closed.
    notes: Vec<Mark>,
}

/// Reads the bytes `range` of a text.
pub(super) fn scan(text: &str, range: Range<usize>) -> Scanned {
    let mut scanner = Scanner {
        text,
        at: range.start,
        end: range.end,
        out: Marker::new(range.start),
        groups: Vec::new(),
        lists: Vec::new(),
        entry: None,
        entries: 0,
        inputs: Vec::new(),
        notes: Vec::new(),
    };
    while scanner.at < scanner.end {
        scanner.step();
    }
    scanner.at = scanner.end;
    while let Some(group) = scanner.groups.pop() {
        scanner.close(group, scanner.end);
    }
    scanner.close_entry(scanner.end);
    let mut marks = scanner.out.finish(range.end);
    marks.append(&mut scanner.notes);
    Scanned { marks, inputs: scanner.inputs }
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    fn put(&mut self, length: usize, text: &str) {
        self.out.put(self.at..self.at + length, text.to_owned());
        self.at += length;
    }

    fn step(&mut self) {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let special = |byte: &u8| {
            matches!(byte, b'\\' | b'{' | b'}' | b'%' | b'~' | b'$' | b'&' | b'-' | b'`' | b'\'' | b'\n' | b'\r')
        };
        let plain = bytes.iter().position(special).unwrap_or(bytes.len());
        if plain > 0 {
            self.out.keep(self.at..self.at + plain);
            self.at += plain;
            return;
        }
        let run = bytes.iter().take(4).take_while(|&&byte| byte == bytes[0]).count();
        match bytes[0] {
            b'\\' => self.command(),
            b'{' => {
                self.groups.push(Group::Plain);
                self.at += 1;
            }
            b'}' => {
                self.at += 1;
                if let Some(group) = self.groups.pop() {
                    self.close(group, self.at - 1);
                }
            }
            b'%' => self.comment(),
            b'~' => self.put(1, " "),
            b'$' => self.formula(),
            b'&' => {
                self.out.part(Gap::Cell);
                self.at += 1;
            }
            b'-' if run == 2 => self.put(2, "–"),
            b'-' if run == 3 => self.put(3, "—"),
            b'`' if run >= 2 => self.put(2, "“"),
            b'`' => self.put(1, "‘"),
            b'\'' if run >= 2 => self.put(2, "”"),
            b'\n' | b'\r' => self.line_end(),
            _ => {
                self.out.keep(self.at..self.at + run);
                self.at += run;
            }
        }
    }

    fn line_end(&mut self) {
        let rest = self.rest().as_bytes();
        let length = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if rest[..length].iter().filter(|&&byte| byte == b'\n').count() > 1 {
            self.out.part(Gap::Paragraph);
            self.at += length;
            return;
        }
        let before = self.text[..self.at].chars().next_back().is_some_and(is_unspaced);
        if before && self.rest()[length..].starts_with(is_unspaced) {
            self.at += length;
        } else {
            self.put(length, " ");
        }
    }

    /// A comment takes its line end with it, and the white space that the next line starts with.
    fn comment(&mut self) {
        let rest = self.rest().as_bytes();
        let line = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let space = rest[line..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if rest[line..line + space].contains(&b'\n') {
            self.out.part(Gap::Paragraph);
        }
        self.at += line + space;
    }

    fn close(&mut self, group: Group, at: usize) {
        match group {
            Group::Plain => {}
            Group::Heading { level, start } => {
                self.out.mark(start..at, MarkKind::Heading(level));
                self.out.part(Gap::Paragraph);
            }
            Group::Note { start, around } => {
                let inner = std::mem::replace(&mut self.out, *around);
                self.notes.extend(inner.finish(at));
                self.out.mark(start..at, MarkKind::Note(String::new()));
                self.out.note(start..at);
            }
            Group::ThenSilent => {
                if let Some(argument) = braced(&self.text[..self.end], self.at) {
                    self.at = argument.end + 1;
                }
            }
        }
    }
}

/// A short argument without its commands' dress: `{\,3,4}` is `3,4`.
fn bare(text: &str) -> String {
    text.replace("\\,", "").replace("--", "–").replace(['{', '}', '~'], "").trim().to_owned()
}
