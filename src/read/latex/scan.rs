//! Tells the text of a LaTeX file from its commands, from start to end, with a stack of what is open.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::arguments::{braced, bracketed, skip, skip_space};
use super::{cite, commands};
use crate::model::{Mark, MarkKind};
use crate::read::markup::{Gap, Marker, OBJECT, raised};

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
        let unspaced =
            |sign: char| matches!(sign, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
        let before = self.text[..self.at].chars().next_back().is_some_and(unspaced);
        if before && self.rest()[length..].starts_with(unspaced) {
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

    /// `$^{3}$` is a raised number; of other formulas only single words stay.
    fn formula(&mut self) {
        let rest = self.rest();
        if rest.starts_with("$$") {
            let end = memchr::memmem::find(&rest.as_bytes()[2..], b"$$").map_or(rest.len(), |end| end + 4);
            self.put(end, OBJECT);
            return;
        }
        let window = &rest.as_bytes()[1..rest.len().min(2_000)];
        let Some(length) = window.iter().position(|&byte| byte == b'$') else {
            self.put(1, "$");
            return;
        };
        let Some(inner) = rest.get(1..1 + length).filter(|inner| !inner.contains("\n\n")) else {
            self.put(1, "$");
            return;
        };
        let number = inner.trim().strip_prefix("{}").unwrap_or(inner.trim()).strip_prefix('^');
        let number = number.and_then(|rest| raised(&bare(rest)));
        let word = inner.strip_prefix('\\').and_then(commands::sign);
        let plain = inner.chars().all(char::is_alphanumeric).then(|| inner.to_owned());
        let text = number.or(word).or(plain).unwrap_or_else(|| OBJECT.to_owned());
        self.put(length + 2, &text);
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

    fn close_entry(&mut self, at: usize) {
        if let Some((start, key)) = self.entry.take() {
            self.out.mark(start..at, MarkKind::Entry(key));
        }
    }

    fn command(&mut self) {
        let rest = self.rest();
        let letters = rest[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters == 0 {
            self.control_sign();
            return;
        }
        let starred = usize::from(rest[1 + letters..].starts_with('*'));
        let name = &rest[1..1 + letters];
        let start = self.at;
        let after = self.at + 1 + letters + starred;
        let text = &self.text[..self.end];
        let argument = |at: usize| braced(text, skip_space(text, at));
        match name {
            "begin" | "end" => {
                self.at = after;
                if let Some(environment) = argument(after) {
                    self.at = environment.end + 1;
                    let environment = &text[environment];
                    if name == "begin" { self.begin(environment) } else { self.end_of(environment, start) }
                }
            }
            "par" => self.gap(after, Gap::Paragraph),
            "newline" | "linebreak" | "tabularnewline" => self.gap(after, Gap::Line),
            "item" => self.item(after),
            "bibitem" => self.bibitem(start, after),
            "footnote" | "endnote" | "footnotetext" | "sidenote" => {
                let open = skip(text, after, 0);
                self.at = open;
                if text[open..].starts_with('{') {
                    let around = std::mem::replace(&mut self.out, Marker::new(open + 1));
                    self.groups.push(Group::Note { start: open + 1, around: Box::new(around) });
                    self.at = open + 1;
                }
            }
            "textsuperscript" | "textsu" | "up" => self.superscript(after),
            "verb" | "lstinline" => self.verb(after),
            "url" | "path" | "nolinkurl" => match argument(after) {
                Some(address) => {
                    self.out.keep(address.clone());
                    self.at = address.end + 1;
                }
                None => self.at = after,
            },
            "texorpdfstring" => {
                self.at = after;
                if text[after..].starts_with('{') {
                    self.groups.push(Group::ThenSilent);
                    self.at += 1;
                }
            }
            "input" | "include" | "subfile" => {
                self.at = after;
                if let Some(file) = argument(after) {
                    let end = file.end + 1;
                    self.out.elsewhere(end, Vec::new());
                    self.inputs.push((start..end, text[file].trim().to_owned()));
                    self.at = end;
                }
            }
            "bibliography" | "addbibresource" => {
                let open = skip(text, after, 0);
                self.at = open;
                if let Some(files) = argument(open) {
                    self.at = files.end + 1;
                    self.out.mark(start..self.at, MarkKind::Bibliography(files_of(&text[files])));
                }
            }
            "def" | "gdef" | "edef" => {
                let window = text[after..].bytes().take(200).position(|byte| byte == b'{');
                self.at = window.map_or(after, |open| skip(text, after + open, 1).max(after));
            }
            "let" => self.at = skip(text, after, 2),
            _ if commands::cites(name) => self.cite(name, start, after),
            _ => self.other(name, after),
        }
    }

    fn gap(&mut self, after: usize, gap: Gap) {
        self.out.part(gap);
        self.at = after;
    }

    /// A command that sets a letter, opens a heading, takes arguments that are no text, or changes how text looks.
    fn other(&mut self, name: &str, after: usize) {
        let text = &self.text[..self.end];
        if let Some(level) = commands::heading_level(name) {
            let open = skip(text, after, 0);
            self.at = open;
            if text[open..].starts_with('{') {
                self.out.part(Gap::Paragraph);
                self.groups.push(Group::Heading { level, start: open + 1 });
                self.at = open + 1;
            }
        } else if let Some(sign) = commands::sign(name) {
            let end = self.gobble(after);
            self.put(end - self.at, &sign);
        } else if let Some(mark) = commands::accent(name) {
            self.accent(mark, after);
        } else {
            let silent = commands::silent_arguments(name);
            self.at = skip(text, after, silent.unwrap_or(0));
            if silent.is_none() && self.at == after {
                self.at = self.gobble(after);
            }
            if matches!(name, "paragraph" | "subparagraph" | "caption" | "centering" | "noindent") {
                self.out.part(Gap::Paragraph);
            }
        }
    }

    /// The white space behind a command's name belongs to the command, and so do empty braces.
    fn gobble(&self, after: usize) -> usize {
        let text = &self.text[..self.end];
        if text[after..].starts_with("{}") { after + 2 } else { skip_space(text, after) }
    }

    fn control_sign(&mut self) {
        let rest = self.rest();
        let Some(sign) = rest[1..].chars().next() else {
            self.at += 1;
            return;
        };
        let length = 1 + sign.len_utf8();
        match sign {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => self.put(length, &sign.to_string()),
            '\\' => {
                let starred = usize::from(rest[2..].starts_with('*'));
                let end = bracketed(&self.text[..self.end], self.at + 2 + starred, b'[', b']');
                self.at = end.map_or(self.at + 2 + starred, |end| end.end + 1);
                self.out.part(Gap::Line);
            }
            '(' | '[' => {
                let close: &[u8] = if sign == '(' { b"\\)" } else { b"\\]" };
                let end = memchr::memmem::find(&rest.as_bytes()[2..], close).map_or(rest.len(), |end| end + 4);
                self.put(end, OBJECT);
            }
            ',' | ';' | ':' | ' ' | '\n' | '\t' => self.put(length, " "),
            '-' | '/' | '@' | '!' | ')' | ']' => self.at += length,
            _ => match commands::accent(sign.encode_utf8(&mut [0; 4])) {
                Some(mark) => self.accent(mark, self.at + length),
                None => self.put(length, &sign.to_string()),
            },
        }
    }

    /// An accent with its letter: `\'e`, `\'{e}`, `\v c`, `\'{\i}`.
    fn accent(&mut self, mark: char, after: usize) {
        let text = &self.text[..self.end];
        let from = skip_space(text, after);
        let (letter, end) = match braced(text, from) {
            Some(inner) if inner.len() <= 12 => (text[inner.clone()].trim().to_owned(), inner.end + 1),
            _ => {
                let command = text[from..].starts_with('\\');
                let letters = text[from + usize::from(command)..].bytes().take_while(u8::is_ascii_alphabetic).count();
                let length = if command {
                    1 + letters
                } else {
                    text[from..].chars().next().map_or(0, |sign| if sign.is_alphabetic() { sign.len_utf8() } else { 0 })
                };
                (text[from..from + length].to_owned(), from + length)
            }
        };
        let letter = match letter.strip_prefix('\\') {
            Some("i") => "i".to_owned(),
            Some("j") => "j".to_owned(),
            Some(name) => commands::sign(name.trim_end_matches("{}")).unwrap_or_default(),
            None => letter,
        };
        let mut signs = letter.chars();
        let Some(first) = signs.next() else {
            // An accent over nothing is the sign itself: `\~{}`.
            let sign = match mark {
                '\u{303}' => "~",
                '\u{302}' => "^",
                _ => "",
            };
            self.put(end - self.at, sign);
            return;
        };
        let set: String = std::iter::once(first).chain([mark]).chain(signs).nfc().collect();
        self.put(end - self.at, &set);
    }

    fn superscript(&mut self, after: usize) {
        let text = &self.text[..self.end];
        let inner = braced(text, after).filter(|inner| inner.len() < 200);
        let number = inner.clone().and_then(|inner| raised(&bare(&text[inner])));
        match inner.zip(number) {
            Some((inner, number)) => self.put(inner.end + 1 - self.at, &number),
            None => self.at = after,
        }
    }

    fn verb(&mut self, after: usize) {
        let rest = &self.text[after..self.end];
        let Some(fence) = rest.chars().next() else {
            self.at = after;
            return;
        };
        let close = if fence == '{' { '}' } else { fence };
        let inner = &rest[fence.len_utf8()..];
        let line = memchr::memchr(b'\n', inner.as_bytes()).unwrap_or(inner.len());
        self.at = match inner[..line].find(close) {
            Some(end) => after + fence.len_utf8() + end + close.len_utf8(),
            None => after,
        };
    }

    fn begin(&mut self, environment: &str) {
        let text = &self.text[..self.end];
        if commands::is_silent(environment) {
            let end = format!("\\end{{{environment}}}");
            let found = memchr::memmem::find(&text.as_bytes()[self.at..], end.as_bytes());
            self.at = found.map_or(self.end, |found| self.at + found + end.len());
            self.out.part(Gap::Line);
            return;
        }
        self.at = skip(text, self.at, commands::environment_arguments(environment));
        match environment {
            "enumerate" => self.lists.push(Some(0)),
            "itemize" | "description" => self.lists.push(None),
            "document" => return,
            _ => {}
        }
        self.out.part(Gap::Paragraph);
    }

    fn end_of(&mut self, environment: &str, start: usize) {
        match environment {
            "enumerate" | "itemize" | "description" => drop(self.lists.pop()),
            "thebibliography" | "CSLReferences" => self.close_entry(start),
            // What stands below is no text.
            "document" => self.at = self.end,
            _ => {}
        }
        self.out.part(Gap::Paragraph);
    }

    fn item(&mut self, after: usize) {
        self.out.part(Gap::Paragraph);
        let label = bracketed(&self.text[..self.end], after, b'[', b']');
        if let Some(label) = label {
            self.at = label.start;
            return;
        }
        let sign = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}. ")
            }
            _ => "- ".to_owned(),
        };
        let end = skip_space(&self.text[..self.end], after);
        self.put(end - self.at, &sign);
    }

    /// An entry; LaTeX prints its label, or its number where it has none.
    fn bibitem(&mut self, start: usize, after: usize) {
        self.close_entry(start);
        self.out.part(Gap::Paragraph);
        let text = &self.text[..self.end];
        let label = bracketed(text, after, b'[', b']');
        let open = label.as_ref().map_or(after, |label| label.end + 1);
        let Some(key) = braced(text, skip_space(text, open)) else {
            self.at = open;
            return;
        };
        self.entries += 1;
        let printed = match label.map(|label| bare(&text[label])) {
            None => format!("[{}] ", self.entries),
            // natbib's labels hold author and year for the citations; the list prints none.
            Some(label) if label.is_empty() || label.contains(['(', ' ', '\\', '~']) => String::new(),
            Some(label) => format!("[{label}] "),
        };
        let end = skip_space(text, key.end + 1);
        self.entry = Some((start, text[key].trim().to_owned()));
        self.put(end - self.at, &printed);
    }

    fn cite(&mut self, name: &str, start: usize, after: usize) {
        let Some(citation) = cite::read(&self.text[..self.end], after, name) else {
            self.at = after;
            return;
        };
        self.put(citation.end - self.at, OBJECT);
        let keys = citation.cites.iter().map(|(_, key, _)| key.clone()).collect();
        self.out.mark(start..citation.end, MarkKind::CitationLink(keys));
        for (range, key, locator) in citation.cites {
            self.out.mark(range, MarkKind::Key { key, locator });
        }
    }
}

/// A short argument without its commands' dress: `{\,3,4}` is `3,4`.
fn bare(text: &str) -> String {
    text.replace("\\,", "").replace("--", "–").replace(['{', '}', '~'], "").trim().to_owned()
}

/// The files that an argument names, with the ending that BibTeX leaves out.
pub(super) fn files_of(argument: &str) -> Vec<String> {
    let names = argument.split(',').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| if name.contains(".") && has_ending(name) { name.to_owned() } else { format!("{name}.bib") })
        .collect()
}

fn has_ending(name: &str) -> bool {
    [".bib", ".bibtex", ".json", ".ris", ".yaml", ".yml", ".xml"].iter().any(|ending| name.ends_with(ending))
}
