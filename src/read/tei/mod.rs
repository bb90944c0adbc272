//! The Text Encoding Initiative's XML, as extractors of papers and digital editions write it.
//!
//! Source: <https://tei-c.org/release/doc/tei-p5-doc/en/html/>

use super::printed::printed;
use super::prose::{Open, Prose};
use super::xml::{self, Piece, Tag};
use super::{Reader, Reason, decode};
use crate::model::{Date, Document, Format, Item, ItemType, MarkKind, Name};

/// Takes texts in TEI, told by their first tag.
pub(super) const READER: Reader = Reader { extensions: &["tei"], read };

/// Elements nested deeper than this are read as if their tags were not there.
const DEEPEST: usize = 1_000;

/// Elements that are not text of the paper.
const LEFT_OUT: &[&str] = &[
    "encodingDesc",
    "revisionDesc",
    "publicationStmt",
    "sourceDesc",
    "facsimile",
    "graphic",
    "fw",
    "del",
    "orig",
    "sic",
    "abbr",
    "standOff",
];

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
    Cell,
}

/// An entry that holds fields.
#[derive(Debug, Default)]
struct Entry {
    id: String,
    item: Item,
    name: Name,
    /// Whether the names that come are editors.
    editors: bool,
    /// The level of the title: `a` article, `m` book, `j` journal, `s` series.
    level: String,
    unit: String,
    kind: String,
    raw: String,
    field: String,
    in_raw: bool,
}

#[derive(Debug, Default)]
struct Text {
    prose: Prose,
    stack: Vec<Undo>,
    beyond: usize,
    skipped: usize,
    divisions: u8,
    in_header: bool,
    in_list: usize,
    raised: usize,
    entry: Option<Box<Entry>>,
    around: Vec<Prose>,
    footnotes: Vec<Prose>,
}

impl Text {
    fn open(&mut self, tag: &Tag) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        if let Some(entry) = &mut self.entry {
            entry.open(tag);
            return;
        }
        if LEFT_OUT.contains(&tag.name) {
            self.skipped = 1;
            return;
        }
        if self.stack.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        if BLOCKS.contains(&tag.name) {
            self.prose.end_line();
        }
        let undo = self.meaning(tag);
        self.stack.push(undo);
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
                return Undo::Cell;
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
            "note" if tag.get("place").is_some_and(|place| place.contains("foot") || place.contains("end")) => {
                let label = tag.get("n").unwrap_or_default();
                self.prose.lower();
                self.around.push(std::mem::take(&mut self.prose));
                let open = self.prose.open(MarkKind::Note(label.clone()));
                self.prose.push(&label);
                self.prose.push(" ");
                return Undo::Note(open);
            }
            "listBibl" => self.in_list += 1,
            "bibl" if self.in_list > 0 => {
                return Undo::Mark(self.prose.open(MarkKind::Entry(tag.get("id").unwrap_or_default())));
            }
            "biblStruct" => {
                self.prose.end_line();
                let entry = Entry { id: tag.get("id").unwrap_or_default(), ..Entry::default() };
                self.entry = Some(Box::new(entry));
            }
            _ => {}
        }
        Undo::Nothing
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
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
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        match self.stack.pop() {
            Some(Undo::Mark(open)) => self.prose.close(open),
            Some(Undo::Raised) => {
                self.raised = self.raised.saturating_sub(1);
                if self.raised == 0 {
                    self.prose.lower();
                }
            }
            Some(Undo::Note(open)) => {
                self.prose.lower();
                self.prose.close(open);
                self.prose.end_line();
                let outer = self.around.pop().unwrap_or_default();
                self.footnotes.push(std::mem::replace(&mut self.prose, outer));
            }
            Some(Undo::Nothing | Undo::Cell) | None => {}
        }
        match name {
            "teiHeader" => self.in_header = false,
            "div" | "div1" | "div2" | "div3" => self.divisions = self.divisions.saturating_sub(1),
            "listBibl" => self.in_list = self.in_list.saturating_sub(1),
            _ => {}
        }
        if BLOCKS.contains(&name) || (self.in_header && name == "title") {
            self.prose.end_line();
        }
    }

    fn text(&mut self, words: &str) {
        if self.skipped > 0 {
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
        self.prose.finish(name, Format::Tei, notes)
    }
}

impl Entry {
    fn open(&mut self, tag: &Tag) {
        let get = |name: &str| tag.get(name).unwrap_or_default();
        self.field.clear();
        match tag.name {
            "author" => self.editors = false,
            "editor" => self.editors = true,
            "persName" => self.name = Name::default(),
            "title" => self.level = get("level"),
            "date" => {
                let year: String = get("when").chars().take_while(char::is_ascii_digit).collect();
                if let Ok(year) = year.parse() {
                    self.item.issued = Some(Date::year(year));
                }
            }
            "biblScope" => {
                self.unit = get("unit");
                let (from, to) = (get("from"), get("to"));
                if self.unit == "page" && !from.is_empty() {
                    self.item.page = if to.is_empty() || to == from { from } else { format!("{from}-{to}") };
                }
            }
            "idno" => self.kind = get("type").to_lowercase(),
            "ptr" if self.item.url.is_empty() => self.item.url = get("target"),
            "note" => self.in_raw = get("type") == "raw_reference",
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let text = self.field.split_whitespace().collect::<Vec<_>>().join(" ");
        match name {
            "surname" => self.name.family = text,
            "forename" if self.name.given.is_empty() => self.name.given = text,
            "forename" => self.name.given = format!("{} {text}", self.name.given),
            "orgName" => self.name = Name::literal(text),
            "author" | "editor" => {
                let mut name = std::mem::take(&mut self.name);
                if name.is_empty() {
                    name = Name::literal(text);
                }
                let people = if self.editors { &mut self.item.editor } else { &mut self.item.author };
                if !name.is_empty() {
                    people.push(name);
                }
            }
            "title" if self.level == "j" => {
                self.item.container_title = text;
                self.item.kind = ItemType::ArticleJournal;
            }
            "title" if self.level == "s" => self.item.collection_title = text,
            "title" if self.level == "m" && !self.item.title.is_empty() => self.item.container_title = text,
            "title" if self.item.title.is_empty() => self.item.title = text,
            "date" if self.item.issued.is_none() && !text.is_empty() => {
                let year = text.parse().map_or_else(|_| Date { literal: text, ..Date::default() }, Date::year);
                self.item.issued = Some(year);
            }
            "biblScope" if !text.is_empty() => match self.unit.as_str() {
                "volume" => self.item.volume = text,
                "issue" => self.item.issue = text,
                "page" if self.item.page.is_empty() => self.item.page = text,
                _ => {}
            },
            "idno" => match self.kind.as_str() {
                "doi" => self.item.doi = text,
                "isbn" => self.item.isbn = text,
                "issn" => self.item.issn = text,
                "pmid" => self.item.pmid = text,
                _ => {}
            },
            "publisher" => self.item.publisher = text,
            "pubPlace" => self.item.publisher_place = text,
            "note" => self.in_raw = false,
            _ => {}
        }
        self.field.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAPER: &str = "<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'>
        <teiHeader><fileDesc><titleStmt><title>On rivers</title></titleStmt><publicationStmt>x</publicationStmt></fileDesc></teiHeader>
        <text><body><div><head>Start</head><p>As <ref type='bibr' target='#b0'>Abel (2001)</ref> says.<hi rend='superscript'>2</hi></p></div></body>
        <back><div type='references'><listBibl>
          <biblStruct xml:id='b0'><analytic><title level='a'>Rivers</title>
            <author><persName><forename type='first'>R</forename><surname>Abel</surname></persName></author></analytic>
            <monogr><title level='j'>Water</title><imprint><biblScope unit='volume'>3</biblScope><date type='published' when='2001'/></imprint></monogr>
          </biblStruct>
        </listBibl></div></back></text></TEI>";

    #[test]
    fn a_paper_with_fields_is_printed() {
        let document = read("a.tei", PAPER.as_bytes().to_vec()).unwrap();
        assert_eq!(document.text, "On rivers\nStart\nAs Abel (2001) says.²\nAbel R. (2001). Rivers. Water 3.\n");
        let kinds: Vec<_> = document.marks.iter().map(|mark| mark.kind.clone()).collect();
        assert!(kinds.contains(&MarkKind::CitationLink(vec!["b0".into()])));
        assert!(kinds.contains(&MarkKind::Entry("b0".into())));
        assert!(is_tei(PAPER.as_bytes()));
    }

    #[test]
    fn torn_and_deep_files_are_read_so_far() {
        for at in (0..PAPER.len()).filter(|&at| PAPER.is_char_boundary(at)) {
            assert!(read("a", PAPER.as_bytes()[..at.max(1)].to_vec()).is_ok());
        }
        for piece in ["<div>", "<note place='foot'>", "<hi rend='sup'>", "<biblStruct>"] {
            assert!(read("a", piece.repeat(50_000).into_bytes()).is_ok(), "{piece}");
        }
    }
}
