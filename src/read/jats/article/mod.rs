//! The text of an article.

mod entries;
mod meaning;
mod names;

use super::reference::Reference;
use crate::model::{Document, Format, MarkKind};
use crate::read::nesting::Nesting;
use crate::read::prose::{Apart, Open, Prose};
use crate::read::xml::{self, Piece, Tag};
use names::{BLOCKS, LEFT_OUT};

/// A cell with less text than this, in bytes, is one line.
const SHORT_CELL: usize = 300;

/// What an end tag has to undo.
#[derive(Debug)]
enum Undo {
    Nothing,
    Mark(Open),
    Raised,
    Cell(usize),
    List,
    Note(Open),
}

/// Reads an article into one text.
#[derive(Debug)]
pub(super) struct Article {
    prose: Prose,
    notes: Vec<String>,
    nesting: Nesting<Undo>,
    sub_articles: usize,
    in_contributors: bool,
    /// Sections around here.
    depth: u8,
    in_front: bool,
    raised: usize,
    /// The next number of each open list.
    lists: Vec<Option<u32>>,
    /// A label that waits for the text that it stands before.
    label: Option<String>,
    in_label: bool,
    reference: Option<Box<Reference>>,
    /// The text of a field of a reference.
    field: String,
    /// Notes, and the text around a note or an entry while that is read.
    apart: Apart,
    in_printed: bool,
}

impl Article {
    pub(super) fn new(bytes: usize, notes: Vec<String>) -> Self {
        Self {
            prose: Prose::with_capacity(bytes),
            notes,
            nesting: Nesting::default(),
            sub_articles: 0,
            in_contributors: false,
            depth: 0,
            in_front: false,
            raised: 0,
            lists: Vec::new(),
            label: None,
            in_label: false,
            reference: None,
            field: String::new(),
            apart: Apart::default(),
            in_printed: false,
        }
    }

    pub(super) fn read(&mut self, text: &str) {
        let error = xml::walk(text, |piece| match piece {
            Piece::Open(tag) => self.open(&tag),
            Piece::Close(name) => self.close(name),
            Piece::Text(words) => self.text(words),
        });
        if let Some(error) = error {
            self.notes.push(format!("the XML breaks off: {error}"));
        }
    }

    fn open(&mut self, tag: &Tag) {
        if self.nesting.skips_start() {
            return;
        }
        if matches!(tag.name, "sub-article" | "response") {
            self.sub_articles += 1;
            self.nesting.skip();
            return;
        }
        if self.reference.is_some() {
            self.open_in_reference(tag);
            return;
        }
        let front_only = self.in_front && matches!(tag.name, "fn" | "xref" | "label");
        if LEFT_OUT.contains(&tag.name) || front_only {
            self.nesting.skip();
            return;
        }
        if self.nesting.is_too_deep() {
            return;
        }
        let undo = self.meaning(tag);
        self.nesting.push(undo);
    }

    fn close(&mut self, name: &str) {
        if self.nesting.skips_end() {
            return;
        }
        if self.reference.is_some() {
            self.close_in_reference(name);
            if self.reference.is_some() || name != "ref" {
                return;
            }
        }
        let Some(undo) = self.nesting.pop() else { return };
        match undo {
            Undo::Mark(open) => {
                self.prose.lower_number(self.raised);
                self.prose.close(open);
            }
            Undo::Raised => {
                self.raised = self.raised.saturating_sub(1);
                if self.raised == 0 {
                    self.prose.lower();
                }
            }
            Undo::Cell(start) => {
                if self.prose.since(start).len() < SHORT_CELL {
                    self.prose.join_lines(start);
                }
            }
            Undo::List => {
                self.lists.pop();
            }
            Undo::Note(open) => {
                self.prose.lower();
                self.prose.end_line();
                let label = self.prose.since(0).split_whitespace().next().unwrap_or_default();
                let label: String = label.chars().filter(|c| c.is_alphanumeric() || *c == '*').take(4).collect();
                if let Some(kind) = self.prose.kind_mut(open) {
                    *kind = MarkKind::Note(label);
                }
                self.prose.close(open);
                self.apart.end_note(&mut self.prose);
            }
            Undo::Nothing => {}
        }
        match name {
            "label" => {
                self.in_label = false;
                let label = self.field.split_whitespace().collect::<Vec<_>>().join(" ");
                self.field.clear();
                self.label = (!label.is_empty()).then_some(label);
            }
            "sec" | "ref-list" | "app" | "ack" | "abstract" | "trans-abstract" | "glossary" => {
                self.depth = self.depth.saturating_sub(1);
            }
            "front" => self.in_front = false,
            "contrib-group" => self.in_contributors = false,
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.prose.end_line();
        }
    }

    fn flush_label(&mut self) {
        if let Some(label) = self.label.take() {
            self.prose.push(&label);
            self.prose.push(" ");
        }
    }

    fn text(&mut self, words: &str) {
        if self.nesting.skips() {
            return;
        }
        if self.in_label {
            self.field.push_str(words);
            return;
        }
        if self.reference.is_some() {
            self.field.push_str(words);
            if self.in_printed {
                self.prose.push(words);
            }
            return;
        }
        if !words.trim_ascii().is_empty() {
            self.flush_label();
        }
        self.prose.push(words);
    }

    /// The document.
    pub(super) fn finish(mut self, name: &str) -> Document {
        if let Some(reference) = self.reference.take() {
            if self.in_printed {
                self.apart.end(&mut self.prose);
            }
            self.entry(*reference);
        }
        self.apart.settle(&mut self.prose);
        match self.sub_articles {
            0 => {}
            1 => self.notes.push("a sub-article (a review or a reply) is left out".to_owned()),
            count => self.notes.push(format!("{count} sub-articles (reviews or replies) are left out")),
        }
        self.prose.finish(name, Format::Jats, self.notes)
    }
}
