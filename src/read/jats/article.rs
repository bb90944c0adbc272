//! The text of an article.

use super::reference::{FIELDS, Reference};
use crate::model::{Document, Format, MarkKind};
use crate::read::printed::printed;
use crate::read::prose::{Open, Prose};
use crate::read::xml::{self, Piece, Tag};

/// A cell with less text than this, in bytes, is one line.
const SHORT_CELL: usize = 300;

/// Elements that are not text of the article.
const LEFT_OUT: &[&str] = &[
    "journal-meta",
    "article-categories",
    "article-id",
    "aff",
    "aff-alternatives",
    "author-notes",
    "pub-date",
    "history",
    "permissions",
    "related-article",
    "related-object",
    "counts",
    "custom-meta-group",
    "funding-group",
    "kwd-group",
    "self-uri",
    "volume",
    "issue",
    "fpage",
    "lpage",
    "elocation-id",
    "product",
    "supplement",
    "conference",
    "contrib-id",
    "role",
    "email",
    "tex-math",
    "annotation",
    "annotation-xml",
    "graphic",
    "inline-graphic",
    "media",
    "alt-text",
    "long-desc",
    "object-id",
    "processing-meta",
    "rt",
    "index-term",
    "pub-history",
    "bio",
    "xref-group",
];

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "p",
    "title",
    "subtitle",
    "article-title",
    "trans-title",
    "disp-formula",
    "disp-formula-group",
    "disp-quote",
    "list",
    "list-item",
    "def-item",
    "verse-line",
    "attrib",
    "caption",
    "speech",
    "code",
    "preformat",
    "statement",
    "abstract",
    "trans-abstract",
    "sec",
    "ack",
    "fn-group",
    "contrib-group",
    "tr",
    "boxed-text",
    "table-wrap",
    "fig",
    "ref-list",
    "break",
    "supplementary-material",
];

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
    stack: Vec<Undo>,
    /// Elements around here that are nested too deep.
    beyond: usize,
    /// Elements that are left out, around here.
    skipped: usize,
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
    /// The text around a note or an entry, while that is read.
    around: Vec<Prose>,
    footnotes: Vec<Prose>,
    in_printed: bool,
}

/// Elements nested deeper than this are read as if their tags were not there.
const DEEPEST: usize = 1_000;

impl Article {
    pub(super) fn new(bytes: usize, notes: Vec<String>) -> Self {
        Self {
            prose: Prose::with_capacity(bytes),
            notes,
            stack: Vec::new(),
            beyond: 0,
            skipped: 0,
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
            around: Vec::new(),
            footnotes: Vec::new(),
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
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        if matches!(tag.name, "sub-article" | "response") {
            self.sub_articles += 1;
            self.skipped = 1;
            return;
        }
        if self.reference.is_some() {
            self.open_in_reference(tag);
            return;
        }
        let front_only = self.in_front && matches!(tag.name, "fn" | "xref" | "label");
        if LEFT_OUT.contains(&tag.name) || front_only {
            self.skipped = 1;
            return;
        }
        if self.stack.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let undo = self.meaning(tag);
        self.stack.push(undo);
    }

    fn meaning(&mut self, tag: &Tag) -> Undo {
        if BLOCKS.contains(&tag.name) {
            self.prose.end_line();
        }
        match tag.name {
            "front" => self.in_front = true,
            "body" | "back" => self.in_front = false,
            "contrib-group" => self.in_contributors = true,
            "sec" | "ref-list" | "app" | "ack" | "abstract" | "trans-abstract" | "glossary" => {
                self.depth = self.depth.saturating_add(1);
            }
            "title" => return Undo::Mark(self.prose.open(MarkKind::Heading(self.depth.clamp(1, 9)))),
            "article-title" if self.in_front => return Undo::Mark(self.prose.open(MarkKind::Heading(1))),
            "table-wrap" | "fig" | "boxed-text" | "supplementary-material" => {
                return Undo::Mark(self.prose.open(MarkKind::Aside));
            }
            "label" => {
                self.in_label = true;
                self.field.clear();
            }
            "sup" => return self.raise(),
            "td" | "th" => {
                self.prose.end_cell();
                return Undo::Cell(self.prose.len());
            }
            "list" => {
                let ordered = tag.get("list-type").is_some_and(|kind| kind == "order");
                self.lists.push(ordered.then_some(1));
                return Undo::List;
            }
            "list-item" => {
                if let Some(Some(next)) = self.lists.last_mut() {
                    self.label = Some(format!("{next}."));
                    *next += 1;
                }
            }
            "xref" => return self.cross_reference(tag),
            "fn" => return self.begin_note(),
            "ref" => {
                self.prose.lower();
                self.prose.end_line();
                let id = tag.get("id").unwrap_or_default();
                self.reference = Some(Box::new(Reference::new(id)));
                self.label = None;
            }
            "surname" if self.in_contributors && !self.prose.line_is_empty() => self.prose.push(", "),
            "given-names" if self.in_contributors => self.prose.push(" "),
            _ => {}
        }
        Undo::Nothing
    }

    fn raise(&mut self) -> Undo {
        self.flush_label();
        self.raised += 1;
        self.prose.raise();
        Undo::Raised
    }

    /// A citation, a call of a note, or a pointer to a figure.
    fn cross_reference(&mut self, tag: &Tag) -> Undo {
        self.flush_label();
        match tag.get("ref-type").as_deref() {
            Some("bibr") => {
                let ids = tag.get("rid").unwrap_or_default();
                let ids = ids.split_ascii_whitespace().map(str::to_owned).collect();
                // Some articles leave it to the style sheet to raise the number.
                if self.raised == 0 && self.prose.ends_where_raised_text_begins() {
                    self.prose.raise_if_number();
                }
                Undo::Mark(self.prose.open(MarkKind::CitationLink(ids)))
            }
            Some("fn" | "table-fn") => {
                Undo::Mark(self.prose.open(MarkKind::NoteCall(tag.get("rid").unwrap_or_default())))
            }
            _ => Undo::Nothing,
        }
    }

    /// A note may stand in the middle of its paragraph; its text follows the article.
    fn begin_note(&mut self) -> Undo {
        self.prose.lower();
        self.around.push(std::mem::take(&mut self.prose));
        Undo::Note(self.prose.open(MarkKind::Note(String::new())))
    }

    fn open_in_reference(&mut self, tag: &Tag) {
        let Some(reference) = &mut self.reference else { return };
        match tag.name {
            "mixed-citation" => {
                self.in_printed = true;
                reference.open(tag);
                self.around.push(std::mem::take(&mut self.prose));
            }
            "label" => {
                self.in_label = true;
                self.field.clear();
            }
            "note" | "p" => {}
            "sup" if self.in_printed => self.prose.raise(),
            "break" => self.prose.push(" "),
            name => {
                reference.open(tag);
                if FIELDS.contains(&name) {
                    self.field.clear();
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if self.reference.is_some() {
            self.close_in_reference(name);
            if self.reference.is_some() || name != "ref" {
                return;
            }
        }
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some(undo) = self.stack.pop() else { return };
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
                let outer = self.around.pop().unwrap_or_default();
                self.footnotes.push(std::mem::replace(&mut self.prose, outer));
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

    fn close_in_reference(&mut self, name: &str) {
        let Some(reference) = &mut self.reference else { return };
        match name {
            "ref" => {
                let Some(reference) = self.reference.take() else { return };
                self.entry(*reference);
            }
            "mixed-citation" => {
                self.in_printed = false;
                self.prose.lower();
                if let Some(outer) = self.around.pop() {
                    let text = std::mem::replace(&mut self.prose, outer);
                    if !reference.printed.is_empty() {
                        reference.printed.push(' ');
                    }
                    reference.printed.push_str(&text.since(0).replace('\n', " "));
                }
            }
            "label" => {
                self.in_label = false;
                reference.label = self.field.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            "sup" if self.in_printed => self.prose.lower(),
            name => reference.close(name, &self.field),
        }
    }

    /// Prints an entry.
    fn entry(&mut self, mut reference: Reference) {
        let (item, et_al) = reference.fields();
        let known = !item.title.is_empty() || !item.author.is_empty();
        let as_printed = reference.printed.trim_start_matches(['.', ',', ';', ' ']).trim();
        let text = if as_printed.is_empty() { printed(&item, et_al) } else { as_printed.to_owned() };
        let open = self.prose.open(MarkKind::Entry(reference.id));
        let label = reference.label.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '.' | ' '));
        let printed_label = text.trim_start_matches(['[', '(']);
        let twice = printed_label
            .strip_prefix(label)
            .is_some_and(|rest| rest.starts_with([']', ')', '.', ' ']) || rest.starts_with(char::is_whitespace));
        if !label.is_empty() && !twice {
            self.prose.push(&reference.label);
            if label == reference.label && label.chars().all(|c| c.is_ascii_digit()) {
                self.prose.push(".");
            }
            self.prose.push(" ");
        }
        let fields = known.then(|| self.prose.open(MarkKind::Cited(vec![item])));
        self.prose.push(&text);
        if let Some(fields) = fields {
            self.prose.close(fields);
        }
        self.prose.close(open);
        self.prose.end_line();
    }

    fn flush_label(&mut self) {
        if let Some(label) = self.label.take() {
            self.prose.push(&label);
            self.prose.push(" ");
        }
    }

    fn text(&mut self, words: &str) {
        if self.skipped > 0 {
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
            if let Some(outer) = self.around.pop().filter(|_| self.in_printed) {
                self.prose = outer;
            }
            self.entry(*reference);
        }
        while let Some(outer) = self.around.pop() {
            self.prose.lower();
            self.prose.end_line();
            self.footnotes.push(std::mem::replace(&mut self.prose, outer));
        }
        self.prose.lower();
        self.prose.end_line();
        for note in self.footnotes {
            self.prose.append(note);
        }
        match self.sub_articles {
            0 => {}
            1 => self.notes.push("a sub-article (a review or a reply) is left out".to_owned()),
            count => self.notes.push(format!("{count} sub-articles (reviews or replies) are left out")),
        }
        self.prose.finish(name, Format::Jats, self.notes)
    }
}
