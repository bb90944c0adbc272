//! Typst.
//!
//! Source: <https://typst.app/docs/reference/syntax/>, <https://typst.app/docs/reference/model/cite/>.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::latex::arguments::bracketed;
use super::markup::{Gap, Marker, OBJECT, raised};
use super::{Reader, Reason, decode, magic};
use crate::model::{Document, Format, Mark, MarkKind};

/// Takes files by their ending.
pub(super) const READER: Reader = Reader { extensions: &["typ"], read };

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    if let Some(reason) = magic::refuse(&bytes) {
        return Err(reason);
    }
    let decoded = decode::decode(bytes)?;
    let mut document = Document::from_text(name, decoded.text);
    document.format = Format::Typst;
    document.notes = decoded.notes;
    document.marks = marks(&document.text);
    Ok(document)
}

fn marks(text: &str) -> Vec<Mark> {
    let mut scanner =
        Scanner { text, at: 0, out: Marker::default(), open: Vec::new(), notes: Vec::new(), labels: labels(text) };
    while scanner.at < text.len() {
        scanner.step();
    }
    while let Some(open) = scanner.open.pop() {
        scanner.close(open, text.len());
    }
    let mut marks = scanner.out.finish(text.len());
    marks.append(&mut scanner.notes);
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    marks
}

/// What `@name` may refer to besides the bibliography: `<name>` behind a figure, a heading, an equation.
fn labels(text: &str) -> FxHashSet<&str> {
    let mut found = FxHashSet::default();
    for open in memchr::memchr_iter(b'<', text.as_bytes()) {
        let called = text[..open].ends_with("cite(");
        if let Some(name) = label(&text[open..]).filter(|_| !called) {
            found.insert(name);
        }
    }
    found
}

/// The name in the `<name>` with which `text` starts.
fn label(text: &str) -> Option<&str> {
    let length = name_length(text.strip_prefix('<')?);
    (length > 0 && text[1 + length..].starts_with('>')).then(|| &text[1..1 + length])
}

fn name_length(text: &str) -> usize {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    let name = &text[..text.find(|c: char| !part(c)).unwrap_or(text.len())];
    name.trim_end_matches(['.', ':']).len()
}

/// An open bracket.
enum Open {
    /// A bracket of the text.
    Text,
    /// The content of a function.
    Content,
    /// A footnote: the marker of the text around it waits.
    Note(usize, Box<Marker>),
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    out: Marker,
    open: Vec<Open>,
    notes: Vec<Mark>,
    labels: FxHashSet<&'a str>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn put(&mut self, length: usize, text: &str) {
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

    /// `@key` and `@key[p. 3]`, unless a label of that name stands in the text.
    fn key(&mut self) {
        let length = name_length(&self.rest()[1..]);
        let range = self.at + 1..self.at + 1 + length;
        if length == 0 || self.labels.contains(&self.text[range.clone()]) {
            self.out.keep(self.at..self.at + 1);
            self.at += 1;
            return;
        }
        let supplement = bracketed(self.text, range.end, b'[', b']');
        let end = supplement.as_ref().map_or(range.end, |supplement| supplement.end + 1);
        let locator = supplement.map(|supplement| self.text[supplement].trim().to_owned());
        self.cite(range, end, locator);
    }

    fn cite(&mut self, key: Range<usize>, end: usize, locator: Option<String>) {
        let start = self.at;
        self.put(end - start, OBJECT);
        let name = self.text[key.clone()].to_owned();
        self.out.mark(start..end, MarkKind::CitationLink(vec![name.clone()]));
        self.out.mark(key, MarkKind::Key { key: name, locator });
    }

    /// `#name(arguments)[content]`: the arguments are no text, the content is.
    fn function(&mut self) {
        let rest = self.rest();
        let length = name_length(&rest[1..]);
        let name = &rest[1..1 + length];
        let mut end = self.at + 1 + length;
        let arguments = bracketed(self.text, end, b'(', b')');
        if let Some(arguments) = &arguments {
            end = arguments.end + 1;
        }
        let inner = arguments.clone().map_or("", |arguments| &self.text[arguments]);
        if name == "cite"
            && let Some(found) = inner.find('<')
            && let Some(key) = label(&inner[found..])
        {
            let start = arguments.map_or(0, |arguments| arguments.start) + found + 1;
            let supplement = inner.split_once("supplement:").and_then(|(_, after)| after.trim().strip_prefix('['));
            let locator = supplement.and_then(|after| after.split_once(']')).map(|(place, _)| place.trim().to_owned());
            self.cite(start..start + key.len(), end, locator);
            return;
        }
        if name == "bibliography" {
            let files = inner.split('"').skip(1).step_by(2).filter(|file| file.contains('.')).map(str::to_owned);
            self.out.mark(self.at..end, MarkKind::Bibliography(files.collect()));
        }
        let content = self.text[end..].starts_with('[');
        if name == "super"
            && let Some(inner) = bracketed(self.text, end, b'[', b']')
            && let Some(number) = raised(&self.text[inner.clone()])
        {
            self.put(inner.end + 1 - self.at, &number);
            return;
        }
        self.at = end;
        if content {
            self.at += 1;
            let open = if name == "footnote" {
                let around = std::mem::replace(&mut self.out, Marker::new(self.at));
                Open::Note(self.at, Box::new(around))
            } else {
                Open::Content
            };
            self.open.push(open);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn document(text: &str) -> Document {
        read("a.typ", text.as_bytes().to_vec()).unwrap()
    }

    fn view(text: &str) -> String {
        document(text).view().map_or_else(|| text.to_owned(), |(view, _)| view.text.trim().to_owned())
    }

    #[test]
    fn markup_gives_way_to_text() {
        for (typst, text) in [
            ("One *two* _three_ four_five\nsix~seven--8 \\@x // no", "One two three four_five six seven–8 @x"),
            ("#set page(\n  width: 2cm,\n)\n= Title <t>\nText\n\nMore", "Title\n\nText\n\nMore"),
            ("Seen#super[3,4] [1] #strong[b] `code` $x$", "Seen³,⁴ [1] b  \u{fffc}"),
            ("One#footnote[See #emph[Abel] 2010.] two.\n\nThree.", "One two.\n\nSee Abel 2010.\n\nThree."),
            ("/* (A, 2010) */ see https://a.b/c", "see https://a.b/c"),
        ] {
            assert_eq!(view(typst), text, "{typst}");
        }
    }

    #[test]
    fn keys_and_files_of_references() {
        let text = "As @abel and @bor[p. 3], #cite(<cid>, supplement: [p. 5]). See @fig. me@x.org\n\n\
                    #figure(image(\"a.png\")) <fig>\n#bibliography((\"a.bib\", \"b.yml\"), style: \"apa\")";
        let said: Vec<String> = document(text)
            .marks
            .iter()
            .filter_map(|mark| match &mark.kind {
                MarkKind::Key { key, locator } => Some(format!("{key} {}", locator.as_deref().unwrap_or("-"))),
                MarkKind::Bibliography(files) => Some(files.join(" ")),
                _ => None,
            })
            .collect();
        assert_eq!(said, ["abel -", "bor p. 3", "cid p. 5", "a.bib b.yml"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([a-c é\n@#<>\\[\\](){}*_`~$/\\\\=+.:,\"-]|#footnote\\[|#cite\\(<|/\\*|#set ){0,60}") {
            let document = document(&format!("x{text}"));
            if let Some((view, map)) = document.view() {
                for (at, sign) in view.text.char_indices() {
                    for range in map.source(at..at + sign.len_utf8()) {
                        prop_assert!(document.text.get(range).is_some());
                    }
                }
            }
        }
    }
}
