//! The text of a document, paragraph by paragraph.

mod asides;
mod fields;
mod paragraphs;
mod runs;

use rustc_hash::FxHashMap;

use super::notes::{Calls, Kind};
use super::numbering::Numbering;
use super::styles::Styles;
use crate::model::{Document, Format, MarkKind};
use crate::read::prose::{Open, Prose};
use crate::read::xml::{self, Piece, Tag};
use asides::Around;
use fields::{Control, Field};
use paragraphs::Paragraph;

/// A cell with less text than this, in bytes, is one line.
const SHORT_CELL: usize = 300;

/// Reads the parts of a document into one text.
#[derive(Debug)]
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    prose: Prose,
    notes: Vec<String>,
    footnotes: Calls,
    endnotes: Calls,
    /// Elements that are left out, around here.
    skipped: usize,
    paragraphs: Vec<Paragraph>,
    fields: Vec<Field>,
    controls: Vec<Control>,
    /// Where the open cells began.
    cells: Vec<usize>,
    tables: Vec<Open>,
    /// Where the open rows began, and whether they are deleted.
    rows: Vec<(usize, bool)>,
    around: Vec<Around>,
    boxes: Vec<Prose>,
    /// What the run says of raising; `None` outside runs.
    raised: Option<bool>,
    hidden: bool,
    /// How many elements of math raise their text, around here.
    powers: usize,
    in_properties: bool,
    in_text: bool,
    in_instruction: bool,
    note: Option<(Kind, Option<Open>)>,
    hyperlinks: Vec<Option<Open>>,
    bookmarks: FxHashMap<String, usize>,
}

impl<'a> Body<'a> {
    pub(super) fn new(bytes: usize, styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            prose: Prose::with_capacity(bytes),
            notes: Vec::new(),
            footnotes: Calls::default(),
            endnotes: Calls::default(),
            skipped: 0,
            paragraphs: Vec::new(),
            fields: Vec::new(),
            controls: Vec::new(),
            cells: Vec::new(),
            tables: Vec::new(),
            rows: Vec::new(),
            around: Vec::new(),
            boxes: Vec::new(),
            raised: None,
            hidden: false,
            powers: 0,
            in_properties: false,
            in_text: false,
            in_instruction: false,
            note: None,
            hyperlinks: Vec::new(),
            bookmarks: FxHashMap::default(),
        }
    }

    /// Reads one part; `file` is what a note calls it.
    pub(super) fn read(&mut self, text: &str, file: &str) {
        let error = xml::walk(text, |piece| match piece {
            Piece::Open(tag) => self.open(&tag),
            Piece::Close(name) => self.close(name),
            Piece::Text(words) => self.text(words),
        });
        if let Some(error) = error {
            self.notes.push(format!("{file} breaks off: {error}"));
        }
        while let Some(around) = self.around.pop() {
            self.end_box(around);
        }
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        self.skipped = 0;
        self.fields.clear();
        self.controls.clear();
        self.cells.clear();
        self.rows.clear();
        self.raised = None;
        self.prose.lower();
        self.prose.end_line();
    }

    /// Whether the text calls notes of this kind.
    pub(super) fn has_calls(&self, kind: Kind) -> bool {
        match kind {
            Kind::Footnote => !self.footnotes.is_empty(),
            Kind::Endnote => !self.endnotes.is_empty(),
        }
    }

    /// Reads the notes of one kind; each stands on its own lines after its label.
    pub(super) fn read_notes(&mut self, kind: Kind, text: &str, file: &str) {
        self.note = Some((kind, None));
        self.read(text, file);
        self.note = None;
    }

    fn open(&mut self, tag: &Tag) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let value = || tag.get("val").unwrap_or_default();
        match tag.name {
            "del" if self.in_properties => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.open_end = true;
                }
            }
            // Struck out, or said again for older programs.
            "del" if self.rows.last().is_some_and(|_| self.cells.len() < self.rows.len()) => {
                if let Some((_, deleted)) = self.rows.last_mut() {
                    *deleted = true;
                }
            }
            "del" | "moveFrom" | "Fallback" | "pPrChange" | "rPrChange" | "sectPrChange" | "tblPrChange"
            | "tcPrChange" | "trPrChange" | "tblPrExChange" | "numberingChange" | "rt" | "sectPr" => self.skipped = 1,
            "p" => {
                let start = self.prose.len();
                self.paragraphs.push(Paragraph { start, ..Paragraph::default() });
            }
            "pPr" => self.in_properties = true,
            "pStyle" => self.style(&value()),
            "ilvl" | "numId" | "outlineLvl" if self.in_properties => {
                let Some(paragraph) = self.paragraphs.last_mut() else { return };
                match tag.name {
                    "ilvl" => paragraph.list_level = value().parse().ok(),
                    "numId" => paragraph.list = Some(value()),
                    _ => paragraph.level = value().parse().ok().filter(|level| *level < 9).map(|level: u8| level + 1),
                }
            }
            "r" => {
                self.raised = Some(false);
                self.hidden = false;
            }
            "rStyle" if !self.in_properties => {
                let raised = self.styles.get(&value()).and_then(|style| style.raised);
                self.raised = raised.or(self.raised);
            }
            "vertAlign" if !self.in_properties && self.raised.is_some() => {
                self.raised = Some(value() == "superscript");
            }
            "vanish" if !self.in_properties && self.raised.is_some() => {
                self.hidden = !matches!(value().as_str(), "0" | "false" | "off");
            }
            "t" => self.in_text = true,
            "instrText" => self.in_instruction = true,
            "tab" if self.raised.is_some() => self.push(" "),
            "br" | "cr" if self.raised.is_some() => self.line_break(tag.get("type").as_deref()),
            "noBreakHyphen" => self.push("\u{2011}"),
            "fldChar" => self.field_mark(tag),
            "fldSimple" => {
                let instruction = tag.get("instr").unwrap_or_default();
                self.fields.push(Field { instruction, ..Field::default() });
                self.show_field();
            }
            "footnoteReference" => self.call(Kind::Footnote, tag),
            "endnoteReference" => self.call(Kind::Endnote, tag),
            "footnote" | "endnote" => self.begin_note(tag),
            "hyperlink" => {
                let anchor = tag.get("anchor").filter(|_| self.is_shown());
                let open = anchor.map(|anchor| self.prose.open(MarkKind::CitationLink(vec![anchor])));
                self.hyperlinks.push(open);
            }
            "bookmarkStart" => {
                // What a text box holds has no place yet.
                if let Some(name) = tag.get("name").filter(|_| self.around.is_empty()) {
                    self.bookmarks.entry(name).or_insert(self.prose.len());
                }
            }
            "tbl" => self.tables.push(self.prose.open(MarkKind::Aside)),
            "tr" => self.rows.push((self.prose.len(), false)),
            "tc" => {
                self.prose.end_cell();
                self.cells.push(self.prose.len());
            }
            "txbxContent" => self.begin_box(),
            "sdt" => self.controls.push(Control::default()),
            "tag" | "docPartGallery" | "bibliography" | "sdtContent" => self.control(tag),
            "sup" => self.powers += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" => self.end_paragraph(),
            "pPr" => {
                self.in_properties = false;
                self.begin_paragraph();
            }
            "r" => {
                self.raised = None;
                self.hidden = false;
            }
            "t" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            "fldSimple" => self.end_field(),
            "footnote" | "endnote" => {
                if let Some((_, mark)) = &mut self.note
                    && let Some(mark) = mark.take()
                {
                    self.prose.close(mark);
                    self.prose.end_line();
                }
            }
            "hyperlink" => {
                if let Some(Some(open)) = self.hyperlinks.pop() {
                    self.prose.close(open);
                }
            }
            "tbl" => {
                if let Some(open) = self.tables.pop() {
                    self.prose.close(open);
                }
            }
            "tr" => {
                match self.rows.pop() {
                    Some((start, true)) => self.prose.truncate(start),
                    _ => self.prose.end_line(),
                };
            }
            "tc" => {
                if let Some(start) = self.cells.pop()
                    && self.prose.since(start).len() < SHORT_CELL
                {
                    self.prose.join_lines(start);
                }
            }
            "txbxContent" => {
                if let Some(around) = self.around.pop() {
                    self.end_box(around);
                }
            }
            "sdt" => {
                if let Some(mark) = self.controls.pop().and_then(|control| control.mark) {
                    self.prose.close(mark);
                }
            }
            "sup" => self.powers = self.powers.saturating_sub(1),
            _ => {}
        }
    }

    /// The document.
    pub(super) fn finish(mut self, name: &str, format: Format) -> Document {
        self.prose.settle_links(&self.bookmarks);
        self.prose.finish(name, format, self.notes)
    }
}
