//! Commands: what opens with a backslash.

use unicode_normalization::UnicodeNormalization;

use super::{Group, Scanner, bare};
use crate::model::MarkKind;
use crate::read::latex::arguments::{braced, bracketed, skip, skip_space};
use crate::read::latex::{cite, commands, files_of};
use crate::read::markup::{Gap, Marker, OBJECT, raised};

impl Scanner<'_> {
    pub(super) fn command(&mut self) {
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
