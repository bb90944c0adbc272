//! The text of a document.

mod asides;
mod paragraphs;
mod references;

use rustc_hash::FxHashMap;

use super::styles::{LEVELS, Styles};
use crate::model::{Document, Format, MarkKind};
use crate::read::nesting::Nesting;
use crate::read::prose::{Open, Prose};
use crate::read::xml::{self, Piece, Tag};
use asides::Around;

/// A cell with less text than this, in bytes, is one line.
const SHORT_CELL: usize = 300;

/// Elements whose text is not printed here.
const LEFT_OUT: &[&str] = &[
    "tracked-changes",
    "annotation",
    "forms",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "ruby-text",
    "automatic-styles",
    "font-face-decls",
    "scripts",
    "object",
    "desc",
    "index-title-template",
    "table-of-content-source",
    "bibliography-source",
    "bibliography-configuration",
];

/// What an end tag has to undo.
#[derive(Debug)]
enum Undo {
    Nothing,
    Paragraph { start: usize, heading: Option<Open>, entry: bool },
    Mark(Open),
    Raised,
    List,
    Item,
    Cell(usize),
    Note(Open),
    NoteLabel,
    Bibliography,
    Contents,
    Box,
}

/// A list that is open.
#[derive(Debug)]
struct List {
    style: String,
    count: u32,
}

/// Reads the text.
#[derive(Debug)]
pub(super) struct Body<'a> {
    styles: &'a Styles,
    prose: Prose,
    notes: Vec<String>,
    nesting: Nesting<Undo>,
    /// Paragraphs around here: text stands in them only.
    paragraphs: usize,
    raised: usize,
    lists: Vec<List>,
    /// How far each list style has counted at its first level.
    counted: FxHashMap<String, u32>,
    label: Option<String>,
    bibliographies: usize,
    contents: usize,
    around: Vec<Around>,
    footnotes: Vec<Prose>,
    boxes: Vec<Prose>,
    note_label: Option<String>,
    in_note_label: bool,
    /// Marks of reference managers that are open, by their names.
    references: FxHashMap<String, Open>,
    /// Where links lead.
    places: FxHashMap<String, usize>,
}

impl<'a> Body<'a> {
    pub(super) fn new(bytes: usize, styles: &'a Styles) -> Self {
        Self {
            styles,
            prose: Prose::with_capacity(bytes),
            notes: Vec::new(),
            nesting: Nesting::default(),
            paragraphs: 0,
            raised: 0,
            lists: Vec::new(),
            counted: FxHashMap::default(),
            label: None,
            bibliographies: 0,
            contents: 0,
            around: Vec::new(),
            footnotes: Vec::new(),
            boxes: Vec::new(),
            note_label: None,
            in_note_label: false,
            references: FxHashMap::default(),
            places: FxHashMap::default(),
        }
    }

    pub(super) fn read(&mut self, text: &str) {
        let error = xml::walk(text, |piece| match piece {
            Piece::Open(tag) => self.open(&tag),
            Piece::Close(_) => self.close(),
            Piece::Text(words) if !self.nesting.skips() && self.paragraphs > 0 => self.push(words),
            Piece::Text(words) if !self.nesting.skips() && self.in_note_label => self.push(words),
            Piece::Text(_) => {}
        });
        if let Some(error) = error {
            self.notes.push(format!("content.xml breaks off: {error}"));
        }
    }

    fn open(&mut self, tag: &Tag) {
        if self.nesting.skips_start() {
            return;
        }
        if LEFT_OUT.contains(&tag.name) {
            self.nesting.skip();
            return;
        }
        if self.nesting.is_too_deep() {
            return;
        }
        let undo = self.meaning(tag);
        self.nesting.push(undo);
    }

    fn meaning(&mut self, tag: &Tag) -> Undo {
        match tag.name {
            "p" | "h" => return self.paragraph(tag),
            "span" if tag.get("style-name").is_some_and(|style| self.styles.is_raised(&style)) => {
                self.flush_label();
                self.raised += 1;
                self.prose.raise();
                return Undo::Raised;
            }
            "s" | "tab" => self.push(" "),
            "line-break" => self.prose.end_line(),
            "list" => {
                let inherited = self.lists.last().map(|list| list.style.clone());
                let style = tag.get("style-name").or(inherited).unwrap_or_default();
                let goes_on = tag.get("continue-numbering").is_some_and(|value| value == "true")
                    || tag.get("continue-list").is_some();
                let count = if goes_on { self.counted.get(&style).copied() } else { None };
                let start = self.styles.level(&style, self.lists.len()).map_or(1, |level| level.start);
                self.lists.push(List { style, count: count.unwrap_or_else(|| start.saturating_sub(1)) });
                return Undo::List;
            }
            "list-item" => {
                let given = tag.get("start-value").and_then(|value| value.parse().ok());
                if let Some(list) = self.lists.last_mut() {
                    list.count = given.unwrap_or_else(|| list.count.saturating_add(1));
                }
                let counts: Vec<u32> = self.lists.iter().take(LEVELS).map(|list| list.count).collect();
                self.label = self.lists.last().and_then(|list| self.styles.label(&list.style, &counts));
                return Undo::Item;
            }
            "table" => return Undo::Mark(self.prose.open(MarkKind::Aside)),
            "table-row" => self.prose.end_line(),
            "table-cell" => {
                self.prose.end_cell();
                return Undo::Cell(self.prose.len());
            }
            "note" => self.note_label = None,
            "note-citation" => return self.begin_note_label(),
            "note-body" => return self.begin_note(),
            "text-box" => {
                self.begin_aside();
                return Undo::Box;
            }
            "a" => {
                let target = tag.get("href").unwrap_or_default();
                if let Some(name) = target.strip_prefix('#') {
                    return self.link(name);
                }
            }
            "bookmark-ref" | "reference-ref" => return self.link(&tag.get("ref-name").unwrap_or_default()),
            "bibliography-mark" => {
                self.flush_label();
                return Undo::Mark(self.prose.open(MarkKind::Cited(vec![references::item(tag)])));
            }
            "bookmark" | "reference-mark" => self.place(tag.get("name").unwrap_or_default()),
            "reference-mark-start" | "bookmark-start" => self.begin_reference(tag),
            "reference-mark-end" | "bookmark-end" => {
                if let Some(open) = tag.get("name").and_then(|name| self.references.remove(&name)) {
                    self.prose.close(open);
                }
            }
            "section" => {
                let name = tag.get("name").unwrap_or_default();
                let list = name.contains("CSL_BIBLIOGRAPHY") || name == "refs";
                self.place(name);
                if list {
                    self.bibliographies += 1;
                    return Undo::Bibliography;
                }
            }
            "bibliography" => {
                self.bibliographies += 1;
                return Undo::Bibliography;
            }
            "table-of-content" | "illustration-index" | "table-index" | "alphabetical-index" => {
                self.contents += 1;
                return Undo::Contents;
            }
            _ => {}
        }
        Undo::Nothing
    }

    fn close(&mut self) {
        if self.nesting.skips_end() {
            return;
        }
        let Some(undo) = self.nesting.pop() else { return };
        match undo {
            Undo::Nothing | Undo::Item => {}
            Undo::Paragraph { start, heading, entry } => self.end_paragraph(start, heading, entry),
            Undo::Mark(open) => self.prose.close(open),
            Undo::Raised => {
                self.raised = self.raised.saturating_sub(1);
                if self.raised == 0 {
                    self.prose.lower();
                }
            }
            Undo::List => {
                if let Some(list) = self.lists.pop()
                    && self.lists.is_empty()
                {
                    self.counted.insert(list.style, list.count);
                }
                self.label = None;
            }
            Undo::Cell(start) => {
                if self.prose.since(start).len() < SHORT_CELL {
                    self.prose.join_lines(start);
                }
            }
            Undo::NoteLabel => self.end_note_label(),
            Undo::Note(open) => {
                self.prose.close(open);
                let note = self.end_aside();
                self.footnotes.push(note);
            }
            Undo::Box => {
                let text = self.end_aside();
                self.boxes.push(text);
            }
            Undo::Bibliography => self.bibliographies = self.bibliographies.saturating_sub(1),
            Undo::Contents => self.contents = self.contents.saturating_sub(1),
        }
    }

    /// The document.
    pub(super) fn finish(mut self, name: &str) -> Document {
        while !self.around.is_empty() {
            let text = self.end_aside();
            self.boxes.push(text);
        }
        self.prose.lower();
        self.prose.end_line();
        for text in self.boxes.into_iter().chain(self.footnotes) {
            self.prose.append(text);
        }
        self.prose.settle_links(&self.places);
        self.prose.finish(name, Format::Odt, self.notes)
    }
}
