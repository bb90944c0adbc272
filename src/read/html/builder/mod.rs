//! Tags to text.

mod elements;
mod finish;

use rustc_hash::FxHashSet;

use super::entries::{self, Block};
use super::tag::{Attributes, Name, Role, role};
use crate::model::MarkKind;
use crate::read::prose::{Open, Prose};

/// Elements nested deeper than this are read as if their tags were not there.
const DEEPEST: usize = 400;
/// A cell with less text than this, in bytes, is one line.
const SHORT_CELL: usize = 300;
/// A footer with less text than this, in bytes, is the page's, not the paper's.
const SHORT_FOOTER: usize = 1_500;

/// An element that is open.
#[derive(Debug)]
struct Element {
    name: Name,
    role: Role,
    /// Tells it from every other element.
    serial: u32,
    /// Bytes of text before it.
    start: usize,
    hidden: bool,
    raised: bool,
    mark: Option<Open>,
    list: Option<List>,
    id: String,
    /// Whether its class or role says that it is an entry of a reference list.
    entry: bool,
    /// Whether it is or holds notes.
    notes: bool,
    /// Whether a heading stands in it.
    headed: bool,
}

/// A numbered list.
#[derive(Debug)]
struct List {
    next: u32,
    /// `1`, `a`, `A`, `i`, `I`.
    style: char,
}

/// Makes a document of tags and text.
#[derive(Debug)]
pub(super) struct Builder {
    name: String,
    prose: Prose,
    stack: Vec<Element>,
    serial: u32,
    hidden: usize,
    raised: usize,
    /// The number of a list item that has no text yet.
    label: Option<(u32, String)>,
    links: Vec<(Open, String)>,
    blocks: Vec<Block>,
    note_ids: FxHashSet<String>,
    /// Whether a label was just read that its entry follows on the same line.
    joined: bool,
}

impl Builder {
    pub(super) fn new(name: &str, bytes: usize) -> Self {
        Self {
            name: name.to_owned(),
            prose: Prose::with_capacity(bytes),
            stack: Vec::new(),
            serial: 0,
            hidden: 0,
            raised: 0,
            label: None,
            links: Vec::new(),
            blocks: Vec::new(),
            note_ids: FxHashSet::default(),
            joined: false,
        }
    }

    /// A start tag.
    pub(super) fn open(&mut self, tag: &[u8], attributes: &Attributes, self_closing: bool) {
        let name = Name::new(tag);
        let mut kind = role(name.as_str());
        if kind == Role::Void {
            return;
        }
        if kind == Role::Break {
            self.prose.end_line();
            return;
        }
        // The number and the text of an entry are set side by side.
        if ["csl-left-margin", "csl-right-inline"].iter().any(|class| attributes.class.contains(class)) {
            kind = Role::Inline;
        }
        self.close_implied(name.as_str(), kind);
        if self.stack.len() >= DEEPEST {
            return;
        }
        match kind {
            Role::Block if name.as_str() == "dd" && std::mem::take(&mut self.joined) => {}
            Role::Block => self.prose.end_line(),
            Role::Cell => self.prose.end_cell(),
            _ => {}
        }
        self.serial = self.serial.wrapping_add(1);
        let hidden = kind == Role::Hidden || attributes.is_hidden();
        let notes = entries::is_notes(&attributes.id, &attributes.class, &attributes.role);
        let mut element = Element {
            name,
            role: kind,
            serial: self.serial,
            start: self.prose.len(),
            hidden,
            raised: name.as_str() == "sup",
            mark: None,
            list: None,
            id: attributes.id.clone(),
            entry: entries::is_entry(&attributes.class, &attributes.role),
            notes,
            headed: false,
        };
        if notes && !attributes.id.is_empty() {
            self.note_ids.insert(attributes.id.clone());
        }
        self.place_id(&element);
        self.hidden += usize::from(hidden);
        element.raised &= self.hidden == 0;
        if element.raised {
            self.raised += 1;
            self.prose.raise();
        }
        self.meaning(&mut element, attributes);
        // `<p/>` is `<p>` to a browser; in XHTML it is empty.
        if self_closing && kind == Role::Inline {
            self.end(element);
        } else {
            self.stack.push(element);
        }
    }

    /// An end tag.
    pub(super) fn close(&mut self, tag: &[u8]) {
        let name = Name::new(tag);
        let kind = role(name.as_str());
        let found = self
            .stack
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, open)| open.name == name || kind != Role::Inline || open.role == Role::Inline)
            .find(|(_, open)| open.name == name);
        if let Some((at, _)) = found {
            self.close_to(at);
        } else if kind == Role::Block {
            self.prose.end_line();
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.stack.len() > depth {
            let Some(element) = self.stack.pop() else { return };
            self.end(element);
        }
    }

    fn end(&mut self, element: Element) {
        self.hidden -= usize::from(element.hidden);
        if element.raised {
            self.raised -= 1;
            if self.raised == 0 {
                self.prose.lower();
            }
        }
        if let Some(mark) = element.mark {
            self.prose.close(mark);
        }
        match element.name.as_str() {
            "dt" if entries::is_label(self.prose.since(element.start)) => {
                self.prose.end_line();
                self.prose.reopen_line();
                self.joined = true;
                return;
            }
            "td" | "th" if self.prose.since(element.start).len() < SHORT_CELL => {
                self.prose.join_lines(element.start);
            }
            "footer" if self.prose.since(element.start).len() < SHORT_FOOTER && !element.notes => {
                self.prose.mark_since(element.start, MarkKind::Furniture);
            }
            _ => {}
        }
        if element.role == Role::Block {
            let end = self.prose.len();
            self.prose.end_line();
            if end > element.start {
                let parent = self.stack.last();
                self.blocks.push(Block {
                    parent: parent.map_or(0, |parent| parent.serial),
                    in_list: parent.is_some_and(|parent| entries::is_entry(parent.id.as_str(), "") || parent.entry),
                    notes: element.notes || self.stack.iter().rev().take(4).any(|outer| outer.notes),
                    name: element.name,
                    range: element.start..end,
                    id: element.id,
                    entry: element.entry,
                    headed: element.headed,
                });
            }
        }
    }

    /// Text between tags.
    pub(super) fn text(&mut self, words: &str) {
        if self.hidden > 0 {
            return;
        }
        if self.label.is_some() && !words.trim_ascii().is_empty() {
            let printed = words.trim_start();
            if let Some((number, label)) = self.label.take()
                && !entries::begins_with_number(printed, number)
            {
                self.prose.push(&label);
                self.prose.push(" ");
            }
        }
        self.prose.push(words);
    }

    /// A comment. Only one that speaks to this program is kept.
    pub(super) fn comment(&mut self, words: &[u8]) {
        if memchr::memmem::find(words, crate::model::COMMENT.as_bytes()).is_some() {
            let words = String::from_utf8_lossy(words).trim().to_owned();
            self.prose.mark_since(self.prose.len(), MarkKind::Comment(words));
        }
    }
}
