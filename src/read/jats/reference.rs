//! Entries of a reference list: as printed, or as fields.

use crate::model::{Date, Item, ItemType, Name};
use crate::read::xml::Tag;

/// An entry that is being read.
#[derive(Debug, Default)]
pub(super) struct Reference {
    pub(super) id: String,
    pub(super) label: String,
    /// As printed, where the article says it.
    pub(super) printed: String,
    item: Item,
    et_al: bool,
    name: Name,
    in_name: bool,
    /// `author`, `editor`, as the group around says.
    group: String,
    source: String,
    first_page: String,
    last_page: String,
    identifier: String,
}

/// Elements whose text is a field.
pub(super) const FIELDS: &[&str] = &[
    "surname",
    "given-names",
    "suffix",
    "prefix",
    "string-name",
    "collab",
    "institution",
    "anonymous",
    "year",
    "article-title",
    "chapter-title",
    "part-title",
    "data-title",
    "source",
    "series",
    "volume",
    "issue",
    "fpage",
    "lpage",
    "page-range",
    "elocation-id",
    "edition",
    "publisher-name",
    "publisher-loc",
    "pub-id",
    "object-id",
    "ext-link",
    "uri",
    "conf-name",
    "isbn",
    "issn",
    "patent",
    "comment",
];

impl Reference {
    /// An entry with nothing in it yet.
    pub(super) fn new(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    /// A start tag inside the fields.
    pub(super) fn open(&mut self, tag: &Tag) {
        match tag.name {
            "element-citation" | "nlm-citation" | "citation" | "mixed-citation" => {
                let kind = ["publication-type", "citation-type"].iter().find_map(|name| tag.get(name));
                self.item.kind = kind_of(&kind.unwrap_or_default());
            }
            "person-group" => self.group = tag.get("person-group-type").unwrap_or_default(),
            "name" => {
                self.name = Name::default();
                self.in_name = true;
            }
            "string-name" => self.name = Name::default(),
            "etal" => self.et_al = true,
            "pub-id" | "ext-link" | "object-id" => {
                let kind = ["pub-id-type", "ext-link-type"].iter().find_map(|name| tag.get(name));
                self.identifier = kind.unwrap_or_default();
                if self.identifier == "uri"
                    && let Some(target) = tag.get("href")
                {
                    self.item.url = target;
                }
            }
            _ => {}
        }
    }

    /// The end of an element of the fields, with its text.
    pub(super) fn close(&mut self, name: &str, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let set = |field: &mut String| {
            if field.is_empty() {
                field.clone_from(&text);
            }
        };
        match name {
            "surname" => self.name.family = text,
            "given-names" => self.name.given = text,
            "suffix" => self.name.suffix = text,
            "prefix" => {}
            "name" => {
                self.in_name = false;
                self.person();
            }
            "string-name" => {
                if self.name.is_empty() {
                    self.name = Name::literal(text);
                }
                self.person();
            }
            "collab" | "anonymous" => {
                self.name = Name::literal(text);
                self.person();
            }
            "institution" if self.item.publisher.is_empty() => self.item.publisher = text,
            "person-group" => self.group.clear(),
            "year" => {
                let digits: String = text.chars().filter(char::is_ascii_digit).take(4).collect();
                self.item.issued = match digits.parse() {
                    Ok(year) if digits.len() == 4 => Some(Date { literal: suffixed(&text), ..Date::year(year) }),
                    _ => Some(Date { literal: text, ..Date::default() }),
                };
            }
            "article-title" | "chapter-title" | "part-title" | "data-title" => set(&mut self.item.title),
            "source" => set(&mut self.source),
            "series" => set(&mut self.item.collection_title),
            "volume" => set(&mut self.item.volume),
            "issue" => set(&mut self.item.issue),
            "fpage" => set(&mut self.first_page),
            "lpage" => set(&mut self.last_page),
            "page-range" | "elocation-id" => set(&mut self.item.page),
            "edition" => set(&mut self.item.edition),
            "publisher-name" => self.item.publisher = text,
            "publisher-loc" => set(&mut self.item.publisher_place),
            "conf-name" => set(&mut self.item.event_title),
            "isbn" => set(&mut self.item.isbn),
            "issn" => set(&mut self.item.issn),
            "patent" => set(&mut self.item.number),
            "pub-id" | "object-id" | "ext-link" => match self.identifier.as_str() {
                "doi" => set(&mut self.item.doi),
                "pmid" => set(&mut self.item.pmid),
                "pmcid" => set(&mut self.item.pmcid),
                "isbn" => set(&mut self.item.isbn),
                "uri" => set(&mut self.item.url),
                _ => {}
            },
            "uri" => set(&mut self.item.url),
            _ => {}
        }
    }

    fn person(&mut self) {
        let name = std::mem::take(&mut self.name);
        if name.is_empty() {
            return;
        }
        match self.group.as_str() {
            "editor" => self.item.editor.push(name),
            "translator" => self.item.translator.push(name),
            "" | "author" | "allauthors" | "all-authors" | "inventor" | "compiler" => self.item.author.push(name),
            _ => {}
        }
    }

    /// The fields, and whether `et al.` ends the authors.
    pub(super) fn fields(&mut self) -> (Item, bool) {
        let mut item = std::mem::take(&mut self.item);
        let source = std::mem::take(&mut self.source);
        if item.title.is_empty() {
            item.title = source;
        } else {
            item.container_title = source;
        }
        if !self.first_page.is_empty() {
            item.page = match self.last_page.as_str() {
                "" => self.first_page.clone(),
                last if last == self.first_page => last.to_owned(),
                last => format!("{}-{last}", self.first_page),
            };
        }
        for prefix in ["https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "https://dx.doi.org/", "doi:"] {
            if let Some(bare) = item.doi.strip_prefix(prefix) {
                item.doi = bare.to_owned();
            }
        }
        (item, self.et_al)
    }
}

/// `2010a` as it stands, where a letter follows the year.
fn suffixed(text: &str) -> String {
    if text.len() > 4 && text.ends_with(|c: char| c.is_ascii_lowercase()) { text.to_owned() } else { String::new() }
}

fn kind_of(name: &str) -> ItemType {
    match name {
        "journal" | "article" => ItemType::ArticleJournal,
        "book" => ItemType::Book,
        "chapter" => ItemType::Chapter,
        "confproc" | "conference" | "conf-proc" => ItemType::PaperConference,
        "thesis" => ItemType::Thesis,
        "report" => ItemType::Report,
        "web" | "webpage" | "website" => ItemType::Webpage,
        "data" | "dataset" => ItemType::Dataset,
        "software" => ItemType::Software,
        "patent" => ItemType::Patent,
        "preprint" => ItemType::Article,
        "newspaper" => ItemType::ArticleNewspaper,
        "legal-doc" | "legal" => ItemType::Legislation,
        "standard" => ItemType::Standard,
        _ => ItemType::Document,
    }
}
