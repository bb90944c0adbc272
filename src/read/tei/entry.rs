//! Entries that hold fields: `biblStruct`.

use crate::model::{Date, Item, ItemType, Name};
use crate::read::xml::Tag;

/// An entry that holds fields.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) item: Item,
    name: Name,
    /// Whether the names that come are editors.
    editors: bool,
    /// The level of the title: `a` article, `m` book, `j` journal, `s` series.
    level: String,
    unit: String,
    kind: String,
    pub(super) raw: String,
    pub(super) field: String,
    pub(super) in_raw: bool,
}

impl Entry {
    /// An entry with this identifier.
    pub(super) fn new(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    pub(super) fn open(&mut self, tag: &Tag) {
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

    pub(super) fn close(&mut self, name: &str) {
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
