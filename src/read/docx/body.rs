//! The text of a document, paragraph by paragraph.

use rustc_hash::FxHashMap;

use super::field::{self, Meaning};
use super::notes::{Calls, Kind};
use super::numbering::Numbering;
use super::styles::Styles;
use crate::model::{Document, Format, MarkKind};
use crate::read::prose::{Open, Prose};
use crate::read::xml::{self, Piece, Tag};

/// A cell with less text than this, in bytes, is one line.
const SHORT_CELL: usize = 300;
/// The longest instruction of a field that is kept, in bytes.
const LONGEST_INSTRUCTION: usize = 4_000_000;

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Paragraph {
    start: usize,
    heading: Option<Open>,
    level: Option<u8>,
    list: Option<String>,
    list_level: Option<usize>,
    label: Option<String>,
    contents: bool,
    entry: bool,
    /// Whether its end is deleted, so that the next paragraph goes on in it.
    open_end: bool,
}

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether what comes is its result.
    shown: bool,
    mark: Option<Open>,
    bibliography: bool,
    contents: bool,
}

/// A content control that is open.
#[derive(Debug, Default)]
struct Control {
    tag: String,
    list: bool,
    inside: bool,
    mark: Option<Open>,
}

/// What is set aside while a text box is read.
#[derive(Debug, Default)]
struct Around {
    prose: Prose,
    paragraphs: Vec<Paragraph>,
    fields: Vec<Field>,
    cells: Vec<usize>,
    raised: Option<bool>,
}

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
    links: Vec<(Open, String)>,
    hyperlinks: Vec<Option<Open>>,
    bookmarks: FxHashMap<String, usize>,
    entries: Vec<(std::ops::Range<usize>, Open)>,
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
            links: Vec::new(),
            hyperlinks: Vec::new(),
            bookmarks: FxHashMap::default(),
            entries: Vec::new(),
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
                let open = anchor.map(|anchor| self.link(anchor));
                self.hyperlinks.push(open);
            }
            "bookmarkStart" => {
                if let Some(name) = tag.get("name") {
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

    fn text(&mut self, words: &str) {
        if self.skipped > 0 {
            return;
        }
        if self.in_instruction {
            if let Some(field) = self.fields.last_mut().filter(|field| !field.shown)
                && field.instruction.len() + words.len() <= LONGEST_INSTRUCTION
            {
                field.instruction.push_str(words);
            }
        } else if self.in_text {
            self.push(words);
        }
    }

    /// Whether text that stands here is printed: it is in no instruction and not hidden.
    fn is_shown(&self) -> bool {
        !self.hidden && self.fields.iter().all(|field| field.shown)
    }

    fn push(&mut self, words: &str) {
        if !self.is_shown() || words.is_empty() {
            return;
        }
        if let Some(label) = self.paragraphs.last_mut().and_then(|paragraph| paragraph.label.take()) {
            self.prose.lower();
            self.prose.push(&label);
            self.prose.push(" ");
        }
        if self.raised == Some(true) || self.powers > 0 {
            self.prose.raise();
        } else if !words.trim_ascii().is_empty() {
            self.prose.lower();
        }
        self.prose.push(words);
        let entry = self.fields.iter().any(|field| field.bibliography)
            || self.controls.iter().any(|control| control.list && control.inside);
        let contents = self.fields.iter().any(|field| field.contents);
        if (entry || contents)
            && !words.trim_ascii().is_empty()
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.entry |= entry;
            paragraph.contents |= contents;
        }
    }

    fn line_break(&mut self, kind: Option<&str>) {
        if !self.is_shown() {
            return;
        }
        if matches!(kind, Some("page" | "column")) {
            self.prose.push(" ");
        } else {
            self.prose.end_line();
        }
    }

    fn style(&mut self, name: &str) {
        let (Some(style), Some(paragraph)) = (self.styles.get(name), self.paragraphs.last_mut()) else { return };
        paragraph.level = paragraph.level.or(style.heading);
        paragraph.contents |= style.contents;
        paragraph.entry |= style.entry;
        if let Some((list, level)) = &style.list {
            paragraph.list.get_or_insert_with(|| list.clone());
            paragraph.list_level.get_or_insert(*level);
        }
    }

    /// Where its properties are known, a paragraph gets its number and its mark.
    fn begin_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if let Some(level) = paragraph.level {
            paragraph.heading = Some(self.prose.open(MarkKind::Heading(level)));
        }
        if let Some(list) = &paragraph.list {
            paragraph.label = self.numbering.next(list, paragraph.list_level.unwrap_or(0));
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        self.prose.lower();
        let empty = self.prose.since(paragraph.start).trim().is_empty();
        if let Some(open) = paragraph.heading {
            self.prose.close(open);
        } else if paragraph.contents {
            self.prose.mark_since(paragraph.start, MarkKind::Furniture);
        } else if paragraph.entry && !empty && self.note.is_none() {
            let range = paragraph.start..self.prose.len();
            let open = self.prose.mark(range.clone(), MarkKind::Entry(String::new()));
            self.entries.push((range, open));
        }
        if paragraph.open_end {
            self.prose.push(" ");
        } else {
            self.prose.end_line();
        }
        if self.around.is_empty() && self.paragraphs.is_empty() {
            for text in std::mem::take(&mut self.boxes) {
                self.prose.end_line();
                self.prose.append(text);
            }
        }
    }

    fn field_mark(&mut self, tag: &Tag) {
        match tag.get("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => self.show_field(),
            Some("end") => self.end_field(),
            _ => {}
        }
    }

    /// The instruction of the innermost field is whole, and its result begins.
    fn show_field(&mut self) {
        let outer = self.fields.len().saturating_sub(1);
        let shown = self.fields[..outer].iter().all(|field| field.shown);
        let Some(field) = self.fields.last_mut() else { return };
        if field.shown {
            return;
        }
        field.shown = true;
        if !shown {
            return;
        }
        match field::meaning(&field.instruction) {
            Meaning::Citation(items) => {
                self.prose.lower();
                field.mark = Some(self.prose.open(MarkKind::Cited(items)));
            }
            Meaning::Bibliography => field.bibliography = true,
            Meaning::Contents => field.contents = true,
            Meaning::Link(name) => {
                let open = self.prose.open(MarkKind::CitationLink(Vec::new()));
                self.links.push((open, name));
                field.mark = Some(open);
            }
            Meaning::Other => {}
        }
        field.instruction = String::new();
    }

    fn end_field(&mut self) {
        if let Some(mark) = self.fields.pop().and_then(|field| field.mark) {
            self.prose.close(mark);
        }
    }

    fn link(&mut self, name: String) -> Open {
        let open = self.prose.open(MarkKind::CitationLink(Vec::new()));
        self.links.push((open, name));
        open
    }

    fn call(&mut self, kind: Kind, tag: &Tag) {
        if !self.is_shown() {
            return;
        }
        let calls = match kind {
            Kind::Footnote => &mut self.footnotes,
            Kind::Endnote => &mut self.endnotes,
        };
        let label = calls.call(&tag.get("id").unwrap_or_default());
        // A mark of the author's own follows as text.
        if tag.get("customMarkFollows").is_some_and(|value| value != "0" && value != "false") {
            return;
        }
        self.prose.lower();
        self.prose.raise();
        let open = self.prose.open(MarkKind::NoteCall(label.clone()));
        self.prose.push(&label);
        self.prose.close(open);
        self.prose.lower();
    }

    fn begin_note(&mut self, tag: &Tag) {
        let Some((kind, mark)) = &mut self.note else { return };
        let calls = match kind {
            Kind::Footnote => &self.footnotes,
            Kind::Endnote => &self.endnotes,
        };
        let separator = tag.get("type").is_some_and(|kind| kind != "normal");
        match calls.label(&tag.get("id").unwrap_or_default()).filter(|_| !separator) {
            None => self.skipped = 1,
            Some(label) => {
                self.prose.end_line();
                *mark = Some(self.prose.open(MarkKind::Note(label.to_owned())));
                self.prose.push(label);
                self.prose.push(" ");
            }
        }
    }

    fn control(&mut self, tag: &Tag) {
        let Some(control) = self.controls.last_mut() else { return };
        match tag.name {
            "tag" if !control.inside => control.tag = tag.get("val").unwrap_or_default(),
            "docPartGallery" => control.list |= tag.get("val").is_some_and(|name| name == "Bibliographies"),
            "bibliography" => control.list = true,
            "sdtContent" => {
                control.inside = true;
                control.list |=
                    ["MENDELEY_BIBLIOGRAPHY", "CitaviBibliography"].iter().any(|name| control.tag.starts_with(name));
                if control.tag.starts_with("MENDELEY_CITATION") {
                    control.mark = Some(self.prose.open(MarkKind::Cited(Vec::new())));
                }
            }
            _ => {}
        }
    }

    /// A text box stands in the middle of a paragraph; its text follows that.
    fn begin_box(&mut self) {
        self.around.push(Around {
            prose: std::mem::take(&mut self.prose),
            paragraphs: std::mem::take(&mut self.paragraphs),
            fields: std::mem::take(&mut self.fields),
            cells: std::mem::take(&mut self.cells),
            raised: self.raised.take(),
        });
    }

    fn end_box(&mut self, around: Around) {
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        self.prose.lower();
        self.prose.end_line();
        let text = std::mem::replace(&mut self.prose, around.prose);
        if self.is_shown() {
            self.boxes.push(text);
        }
        self.paragraphs = around.paragraphs;
        self.fields = around.fields;
        self.cells = around.cells;
        self.raised = around.raised;
    }

    /// The document.
    pub(super) fn finish(mut self, name: &str, format: Format) -> Document {
        for (open, target) in std::mem::take(&mut self.links) {
            let entry = self.bookmarks.get(&target).and_then(|&at| {
                let index = self.entries.partition_point(|(range, _)| range.end < at);
                self.entries.get(index).filter(|(range, _)| range.start <= at)
            });
            let Some(&(_, entry)) = entry else {
                self.prose.drop_mark(open);
                continue;
            };
            let id = match self.prose.kind_mut(entry) {
                Some(MarkKind::Entry(id)) => {
                    if id.is_empty() {
                        id.clone_from(&target);
                    }
                    id.clone()
                }
                _ => continue,
            };
            if let Some(kind) = self.prose.kind_mut(open) {
                *kind = MarkKind::CitationLink(vec![id]);
            }
        }
        self.prose.finish(name, format, self.notes)
    }
}
