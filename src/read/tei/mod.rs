//! The Text Encoding Initiative's XML, as extractors of papers and digital editions write it.
//!
//! Source: <https://tei-c.org/release/doc/tei-p5-doc/en/html/>

mod entry;

use super::nesting::Nesting;
use super::printed::printed;
use super::prose::{Apart, Open, Prose};
use super::xml::{self, Piece, Tag};
use super::{Reader, Reason, decode};
use crate::model::{Document, Format, MarkKind};
use entry::Entry;

/// Takes texts in TEI, told by their first tag.
pub(super) const READER: Reader = Reader { extensions: &["tei"], read };

/// Elements that are not text of the paper.
const LEFT_OUT: &[&str] =
    &["encodingDesc", "revisionDesc", "publicationStmt", "sourceDesc", "facsimile", "graphic", "fw", "del", "standOff"];

/// Elements that another one beside them says better.
const WORSE_CHOICES: &[&str] = &["orig", "sic", "abbr"];

/// Elements that begin and end a line.
const BLOCKS: &[&str] =
    &["p", "head", "ab", "l", "item", "row", "figDesc", "table", "quote", "div", "titleStmt", "bibl", "lb", "figure"];

/// Whether these bytes begin as such a text does.
pub(super) fn is_tei(bytes: &[u8]) -> bool {
    matches!(xml::root(bytes).as_deref(), Some("TEI" | "TEI.2" | "teiCorpus"))
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    let declared = xml::declared_encoding(&bytes);
    let decoded = decode::decode_declared(bytes, declared)?;
    let mut text = Text { prose: Prose::with_capacity(decoded.text.len() / 2), ..Text::default() };
    let mut notes = decoded.notes;
    let error = xml::walk(&decoded.text, |piece| match piece {
        Piece::Open(tag) => text.open(&tag),
        Piece::Close(name) => text.close(name),
        Piece::Text(words) => text.text(words),
    });
    notes.extend(error.map(|error| format!("the XML breaks off: {error}")));
    Ok(text.finish(name, notes))
}

/// What an end tag has to undo.
#[derive(Debug)]
enum Undo {
    Nothing,
    Mark(Open),
    Raised,
    Note(Open),
    Call(Open),
}

#[derive(Debug, Default)]
struct Text {
    prose: Prose,
    nesting: Nesting<Undo>,
    divisions: u8,
    in_header: bool,
    in_list: usize,
    in_choice: usize,
    raised: usize,
    entry: Option<Box<Entry>>,
    apart: Apart,
}

impl Text {
    fn open(&mut self, tag: &Tag) {
        if self.nesting.skips_start() {
            return;
        }
        if let Some(entry) = &mut self.entry {
            entry.open(tag);
            return;
        }
        if LEFT_OUT.contains(&tag.name) || self.in_choice > 0 && WORSE_CHOICES.contains(&tag.name) {
            self.nesting.skip();
            return;
        }
        if self.nesting.is_too_deep() {
            return;
        }
        if BLOCKS.contains(&tag.name) {
            self.prose.end_line();
        }
        let undo = self.meaning(tag);
        self.nesting.push(undo);
    }

    fn meaning(&mut self, tag: &Tag) -> Undo {
        match tag.name {
            "teiHeader" => self.in_header = true,
            "div" | "div1" | "div2" | "div3" => self.divisions = self.divisions.saturating_add(1),
            "head" => return Undo::Mark(self.prose.open(MarkKind::Heading(self.divisions.clamp(1, 9)))),
            "title" if self.in_header => {
                self.prose.end_line();
                return Undo::Mark(self.prose.open(MarkKind::Heading(1)));
            }
            "figure" | "table" => return Undo::Mark(self.prose.open(MarkKind::Aside)),
            "cell" => {
                self.prose.end_cell();
            }
            "hi" if tag.get("rend").is_some_and(|rend| rend.contains("sup")) => {
                self.raised += 1;
                self.prose.raise();
                return Undo::Raised;
            }
            "ref" | "ptr" if tag.get("type").is_none_or(|kind| kind == "bibr") => {
                let target = tag.get("target").unwrap_or_default();
                let ids: Vec<String> =
                    target.split_ascii_whitespace().filter_map(|id| id.strip_prefix('#')).map(str::to_owned).collect();
                if !ids.is_empty() {
                    return Undo::Mark(self.prose.open(MarkKind::CitationLink(ids)));
                }
            }
            "ref" if tag.get("type").is_some_and(|kind| kind == "foot" || kind == "note") => {
                self.prose.raise();
                self.raised += 1;
                return Undo::Call(self.prose.open(MarkKind::NoteCall(tag.get("n").unwrap_or_default())));
            }
            "note" if tag.get("place").is_none_or(|place| place.contains("foot") || place.contains("end")) => {
                let label = tag.get("n").unwrap_or_default();
                self.apart.begin(&mut self.prose);
                let open = self.prose.open(MarkKind::Note(label.clone()));
                self.prose.push(&label);
                self.prose.push(" ");
                return Undo::Note(open);
            }
            "choice" => self.in_choice += 1,
            "listBibl" => self.in_list += 1,
            // As converters of Markdown write the list.
            "p" if tag.get("id").is_some_and(|id| id.starts_with("ref-")) => {
                return Undo::Mark(self.prose.open(MarkKind::Entry(tag.get("id").unwrap_or_default())));
            }
            "bibl" if self.in_list > 0 => {
                return Undo::Mark(self.prose.open(MarkKind::Entry(tag.get("id").unwrap_or_default())));
            }
            "biblStruct" => {
                self.prose.end_line();
                self.entry = Some(Box::new(Entry::new(tag.get("id").unwrap_or_default())));
            }
            _ => {}
        }
        Undo::Nothing
    }

    fn close(&mut self, name: &str) {
        if self.nesting.skips_end() {
            return;
        }
        if self.entry.is_some() {
            if name != "biblStruct" {
                self.entry.iter_mut().for_each(|entry| entry.close(name));
                return;
            }
            if let Some(entry) = self.entry.take() {
                self.print(*entry);
            }
        }
        let Some(undo) = self.nesting.pop() else { return };
        match undo {
            Undo::Mark(open) => self.prose.close(open),
            Undo::Raised => {
                self.raised = self.raised.saturating_sub(1);
                if self.raised == 0 {
                    self.prose.lower();
                }
            }
            Undo::Call(open) => {
                self.prose.close(open);
                self.raised = self.raised.saturating_sub(1);
                self.prose.lower();
            }
            Undo::Note(open) => {
                self.prose.lower();
                self.prose.close(open);
                self.apart.end_note(&mut self.prose);
            }
            Undo::Nothing => {}
        }
        match name {
            "teiHeader" => self.in_header = false,
            "div" | "div1" | "div2" | "div3" => self.divisions = self.divisions.saturating_sub(1),
            "choice" => self.in_choice = self.in_choice.saturating_sub(1),
            "listBibl" => self.in_list = self.in_list.saturating_sub(1),
            _ => {}
        }
        if BLOCKS.contains(&name) || (self.in_header && name == "title") {
            self.prose.end_line();
        }
    }

    fn text(&mut self, words: &str) {
        if self.nesting.skips() {
            return;
        }
        match &mut self.entry {
            Some(entry) if entry.in_raw => entry.raw.push_str(words),
            Some(entry) => entry.field.push_str(words),
            None => self.prose.push(words),
        }
    }

    fn print(&mut self, entry: Entry) {
        let text = if entry.raw.trim().is_empty() { printed(&entry.item, false) } else { entry.raw };
        let known = !entry.item.title.is_empty() || !entry.item.author.is_empty();
        let open = self.prose.open(MarkKind::Entry(entry.id));
        let fields = known.then(|| self.prose.open(MarkKind::Cited(vec![entry.item])));
        self.prose.push(&text);
        if let Some(fields) = fields {
            self.prose.close(fields);
        }
        self.prose.close(open);
        self.prose.end_line();
    }

    fn finish(mut self, name: &str, notes: Vec<String>) -> Document {
        if let Some(entry) = self.entry.take() {
            self.print(*entry);
        }
        self.apart.settle(&mut self.prose);
        self.prose.finish(name, Format::Tei, notes)
    }
}

#[cfg(test)]
mod tests;
