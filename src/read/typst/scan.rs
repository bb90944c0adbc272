//! Tells the text of a file from its markup, from start to end, with a stack of what is open.

use rustc_hash::FxHashSet;

use super::label;
use crate::model::{Mark, MarkKind};
use crate::read::markup::{Gap, Marker, OBJECT};

/// An open bracket.
pub(super) enum Open {
    /// A bracket of the text.
    Text,
    /// The content of a function.
    Content,
    /// A footnote: the marker of the text around it waits.
    Note(usize, Box<Marker>),
}

pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) out: Marker,
    pub(super) open: Vec<Open>,
    pub(super) notes: Vec<Mark>,
    pub(super) labels: FxHashSet<&'a str>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, labels: FxHashSet<&'a str>) -> Self {
        Self { text, at: 0, out: Marker::default(), open: Vec::new(), notes: Vec::new(), labels }
    }

    /// Reads the text from start to end.
    pub(super) fn run(mut self) -> Vec<Mark> {
        while self.at < self.text.len() {
            self.step();
        }
        while let Some(open) = self.open.pop() {
            self.close(open, self.text.len());
        }
        let mut marks = self.out.finish(self.text.len());
        marks.append(&mut self.notes);
        marks
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn put(&mut self, length: usize, text: &str) {
        self.out.put(self.at..self.at + length, text.to_owned());
        self.at += length;
    }

    fn skip(&mut self, end: Option<usize>) {
        self.at = end.map_or(self.text.len(), |end| self.at + end);
    }

    fn step(&mut self) {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let line_start = self.at == 0 || self.text.as_bytes()[self.at - 1] == b'\n';
        if line_start && self.line() {
            return;
        }
        let special = |byte: &u8| b"\\*_`~-$#@<[]/\n\r".contains(byte);
        let plain = bytes.iter().position(special).unwrap_or(bytes.len());
        if plain > 0 {
            self.out.keep(self.at..self.at + plain);
            self.at += plain;
            return;
        }
        let word_before = self.text[..self.at].ends_with(char::is_alphanumeric);
        let find = |needle: &str, from: usize| {
            memchr::memmem::find(&bytes[from.min(bytes.len())..], needle.as_bytes()).map(|at| at + from + needle.len())
        };
        match bytes[0] {
            b'/' if rest.starts_with("//") && !self.text[..self.at].ends_with(':') => {
                self.skip(memchr::memchr(b'\n', bytes));
            }
            b'/' if rest.starts_with("/*") => self.skip(find("*/", 2)),
            b'`' if rest.starts_with("```") => self.skip(find("```", 3)),
            b'`' => self.skip(find("`", 1)),
            b'$' => {
                let end = bytes[1..].iter().take(4_000).position(|&byte| byte == b'$').map_or(1, |end| end + 2);
                self.put(end, OBJECT);
            }
            b'\\' => self.escape(),
            b'*' => self.at += 1,
            b'_' if !(word_before && rest[1..].starts_with(char::is_alphanumeric)) => self.at += 1,
            b'~' => self.put(1, " "),
            b'-' if rest.starts_with("---") => self.put(3, "—"),
            b'-' if rest.starts_with("--") => self.put(2, "–"),
            b'#' => self.function(),
            b'@' if !word_before => self.key(),
            b'<' if label(rest).is_some() => self.skip(memchr::memchr(b'>', bytes).map(|end| end + 1)),
            b'[' => {
                self.open.push(Open::Text);
                self.out.keep(self.at..self.at + 1);
                self.at += 1;
            }
            b']' => {
                self.at += 1;
                match self.open.pop() {
                    Some(Open::Text) | None => self.out.keep(self.at - 1..self.at),
                    Some(open) => self.close(open, self.at - 1),
                }
            }
            b'\n' | b'\r' => {
                let length = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                let lines = bytes[..length].iter().filter(|&&byte| byte == b'\n').count();
                if lines > 1 {
                    self.out.part(Gap::Paragraph);
                    // A heading or an item is told by its line's start.
                    self.at += memchr::memrchr(b'\n', &bytes[..length]).map_or(length, |last| last + 1);
                } else {
                    let line = memchr::memchr(b'\n', bytes).map_or(length, |end| end + 1);
                    self.put(line, " ");
                }
            }
            _ => {
                self.out.keep(self.at..self.at + 1);
                self.at += 1;
            }
        }
    }

    /// What a line's first signs say: a heading, an item, a rule of layout. True where something was read.
    fn line(&mut self) -> bool {
        let rest = self.rest();
        let indent = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let content = &rest[indent..];
        let level = content.bytes().take_while(|&byte| byte == b'=').count();
        let line = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        if level > 0 && content[level..].starts_with(' ') {
            let title = self.at + indent + level + 1;
            self.out.part(Gap::Paragraph);
            let end = self.at + line;
            self.out.mark(title..end, MarkKind::Heading(u8::try_from(level).unwrap_or(u8::MAX)));
            let title = title..title + self.text[title..end].find(" <").unwrap_or(end - title);
            self.out.keep(title);
            self.out.part(Gap::Paragraph);
            self.at = (end + 1).min(self.text.len());
            return true;
        }
        if content.starts_with("- ") || content.starts_with("+ ") {
            self.out.part(Gap::Line);
            self.at += indent;
            self.put(2, "- ");
            return true;
        }
        let rule = ["#set ", "#show ", "#import ", "#include ", "#let "].iter().any(|rule| content.starts_with(rule));
        if rule {
            self.at += self.rule_end(line);
        } else if indent > 0 {
            self.at += indent;
        }
        rule || indent > 0
    }

    /// Where a rule ends: at its line's end, or where the brackets that it opens close.
    fn rule_end(&self, line: usize) -> usize {
        let mut depth = 0_i32;
        for (index, byte) in self.rest().bytes().take(4_000).enumerate() {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth -= 1,
                b'\n' if depth <= 0 => return index,
                _ => {}
            }
        }
        line
    }

    fn escape(&mut self) {
        match self.rest()[1..].chars().next() {
            Some(sign) if sign.is_whitespace() => {
                self.out.part(Gap::Line);
                self.at += 1 + sign.len_utf8();
            }
            Some(sign) => {
                self.out.keep(self.at + 1..self.at + 1 + sign.len_utf8());
                self.at += 1 + sign.len_utf8();
            }
            None => self.at += 1,
        }
    }

    fn close(&mut self, open: Open, at: usize) {
        if let Open::Note(start, around) = open {
            let inner = std::mem::replace(&mut self.out, *around);
            self.notes.extend(inner.finish(at));
            self.out.mark(start..at, MarkKind::Note(String::new()));
            self.out.note(start..at);
        }
    }
}
