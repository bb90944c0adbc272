//! Links, and what reference managers leave in a text.

use super::{Body, Undo};
use crate::model::{Date, Item, ItemType, MarkKind, Name};
use crate::read::docx::field::{self, Meaning};
use crate::read::xml::Tag;

impl Body<'_> {
    /// A place that links may lead to. What a note or a text box holds has none yet.
    pub(super) fn place(&mut self, name: String) {
        if self.around.is_empty() && !name.is_empty() {
            self.places.entry(name).or_insert(self.prose.len());
        }
    }

    pub(super) fn link(&mut self, name: &str) -> Undo {
        self.flush_label();
        Undo::Mark(self.prose.open(MarkKind::CitationLink(vec![name.to_owned()])))
    }

    pub(super) fn begin_reference(&mut self, tag: &Tag) {
        let Some(name) = tag.get("name") else { return };
        if let Meaning::Citation(items) = field::meaning(&name) {
            self.flush_label();
            let open = self.prose.open(MarkKind::Cited(items));
            self.references.insert(name, open);
        } else {
            self.place(name);
        }
    }
}

/// The work of a citation that the word processor itself keeps.
pub(super) fn item(tag: &Tag) -> Item {
    let get = |name: &str| tag.get(name).unwrap_or_default();
    let kind = match get("bibliography-type").as_str() {
        "article" => ItemType::ArticleJournal,
        "book" => ItemType::Book,
        _ => ItemType::default(),
    };
    let names = get("author");
    let author = names.split(';').map(str::trim).filter(|name| !name.is_empty()).map(|name| {
        let parts = name.split_once(',');
        parts.map_or_else(|| Name::literal(name), |(family, given)| Name::person(family.trim(), given.trim()))
    });
    Item {
        kind,
        author: author.collect(),
        title: get("title"),
        container_title: get("journal"),
        issued: get("year").trim().parse().ok().map(Date::year),
        volume: get("volume"),
        issue: get("number"),
        page: get("pages"),
        publisher: get("publisher"),
        isbn: get("isbn"),
        url: get("url"),
        ..Item::default()
    }
}
