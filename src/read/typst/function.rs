//! Functions and keys: `#cite(<key>)`, `#footnote[...]`, `@key[p. 3]`.

use std::ops::Range;

use super::scan::{Open, Scanner};
use super::{label, name_length};
use crate::model::MarkKind;
use crate::read::latex::arguments::bracketed;
use crate::read::markup::{Marker, OBJECT, raised};

impl Scanner<'_> {
    /// `@key` and `@key[p. 3]`, unless a label of that name stands in the text.
    pub(super) fn key(&mut self) {
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
    pub(super) fn function(&mut self) {
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
