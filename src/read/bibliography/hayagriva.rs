//! Hayagriva's YAML.
//!
//! Source: <https://github.com/typst/hayagriva/blob/main/docs/file-format.md>

use serde_json::{Map, Value};

use super::{Note, Record, date, ris};
use crate::model::{Date, Item, ItemType, Name};

/// The entries of a mapping; what is no entry is a note with its key.
pub(super) fn of_entries(entries: &Map<String, Value>) -> (Vec<Record>, Vec<Note>) {
    let mut records = Vec::new();
    let mut notes = Vec::new();
    for (key, value) in entries {
        match value.as_object() {
            Some(fields) => records.push(record(key, fields)),
            None => notes.push(Note { line: 1, message: format!("`{key}` is no entry") }),
        }
    }
    (records, notes)
}

fn record(key: &str, fields: &Map<String, Value>) -> Record {
    let none = Map::new();
    let parent = fields.get("parent").map_or(&none, |value| first_object(value, &none));
    let series = parent.get("parent").map_or(&none, |value| first_object(value, &none));
    let kind_of = |fields: &Map<String, Value>| text(fields, "type").to_ascii_lowercase();
    let mut genre = text(fields, "genre");
    let mut kind = kind(&kind_of(fields), &kind_of(parent));
    // The kinds that share a type are told by their genre.
    let told =
        [(ItemType::Software, "dataset", ItemType::Dataset), (ItemType::Document, "standard", ItemType::Standard)];
    if let Some((_, word, own)) = told.iter().find(|(shared, word, _)| *shared == kind && genre == *word) {
        kind = *own;
        genre = genre.replace(word, "");
    }
    // What belongs to the volume may stand with the entry or with its parent.
    let either = |name: &str| [text(fields, name), text(parent, name)].into_iter().find(|v| !v.is_empty());
    let either = |name: &str| either(name).unwrap_or_default();
    let publisher = [fields, parent].into_iter().find_map(|fields| fields.get("publisher"));
    let place = publisher.and_then(|value| value.get("location")).map(plain).unwrap_or_default();
    // The parent of a book is the series that it stands in.
    let is_whole = matches!(kind, ItemType::Book | ItemType::Thesis | ItemType::Report);
    let (container, collection) = if is_whole { (&none, parent) } else { (parent, series) };
    let editor = [fields, parent].into_iter().map(|fields| people(fields.get("editor"))).find(|list| !list.is_empty());
    let serial = |name: &str| serial(fields, name).or_else(|| serial(parent, name)).unwrap_or_default();
    let mut item = Item {
        id: key.to_owned(),
        kind,
        author: people(fields.get("author")),
        editor: editor.unwrap_or_default(),
        translator: translators(fields),
        issued: date(&either("date")),
        accessed: fields.get("url").and_then(|url| url.get("date")).and_then(|when| date(&plain(when))),
        title: text(fields, "title"),
        container_title: text(container, "title"),
        collection_title: text(collection, "title"),
        collection_number: text(collection, "issue"),
        volume: either("volume"),
        issue: if is_whole { text(fields, "issue") } else { either("issue") },
        page: text(fields, "page-range"),
        number: serial("serial"),
        edition: either("edition"),
        publisher: [publisher.map(name_of_publisher).unwrap_or_default(), either("organization")]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default(),
        publisher_place: if place.is_empty() { either("location") } else { place },
        genre,
        doi: serial("doi"),
        url: fields.get("url").map(|url| url.get("value").map_or_else(|| plain(url), plain)).unwrap_or_default(),
        isbn: serial("isbn"),
        issn: serial("issn"),
        pmid: serial("pmid"),
        pmcid: serial("pmcid"),
        archive: if serial("arxiv").is_empty() { text(fields, "archive") } else { "arXiv".to_owned() },
        archive_location: [serial("arxiv"), text(fields, "archive-location")]
            .into_iter()
            .find(|id| !id.is_empty())
            .unwrap_or_default(),
        language: text(fields, "language"),
        note: text(fields, "note"),
        ..Item::default()
    };
    settle(&mut item);
    Record { key: key.to_owned(), item, et_al: false, span: None }
}

/// Takes what the format has no field for out of the note: years before the first, when a reprint first appeared, and
/// what is no whole address.
fn settle(item: &mut Item) {
    let note = std::mem::take(&mut item.note);
    let mut take = |part: &str| {
        let first = part.strip_prefix("First published ").and_then(date).filter(|date| !date.date_parts.is_empty());
        let before = part.strip_suffix(" BC").and_then(|year| year.parse::<i32>().ok());
        if item.original_date.is_none() && first.is_some() {
            item.original_date = first;
        } else if let (None, Some(year)) = (&item.issued, before) {
            item.issued = Some(Date::year(-year));
        } else if item.url.is_empty() && is_address(part) {
            item.url = part.to_owned();
        } else {
            return true;
        }
        false
    };
    let kept: Vec<&str> = note.split("; ").filter(|part| take(part)).collect();
    item.note = kept.join("; ");
}

/// Whether it is nothing but an address, with or without a scheme: `www.example.org/a`.
fn is_address(text: &str) -> bool {
    let host = text.split_once("://").map_or(text, |(_, rest)| rest).split('/').next().unwrap_or_default();
    let is_host = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    is_host && (text.contains("://") || text.starts_with("www.")) && !text.contains(' ')
}

/// The mapping, or the first of a list of mappings.
fn first_object<'a>(value: &'a Value, none: &'a Map<String, Value>) -> &'a Map<String, Value> {
    let first = value.as_array().and_then(|list| list.first()).unwrap_or(value);
    first.as_object().unwrap_or(none)
}

fn text(fields: &Map<String, Value>, name: &str) -> String {
    fields.get(name).map(plain).unwrap_or_default()
}

/// A string, a number, or the `value` of a mapping, without the signs of markup.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => unescaped(text),
        Value::Number(number) => number.to_string(),
        Value::Object(fields) => fields.get("value").and_then(Value::as_str).map(unescaped).unwrap_or_default(),
        _ => String::new(),
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => out.push(letters.next_if(|next| matches!(next, '\\' | '{' | '}' | '$')).unwrap_or('\\')),
            '{' | '}' => {}
            _ => out.push(letter),
        }
    }
    out
}

fn name_of_publisher(value: &Value) -> String {
    value.get("name").map_or_else(|| plain(value), plain)
}

/// One person, or a list of them, each a string or a mapping.
fn people(value: Option<&Value>) -> Vec<Name> {
    let Some(value) = value else { return Vec::new() };
    let one = std::slice::from_ref(value);
    let list = value.as_array().map_or(one, Vec::as_slice);
    list.iter().filter_map(person).filter(|name| !name.is_empty()).collect()
}

fn person(value: &Value) -> Option<Name> {
    if let Value::String(text) = value {
        // In a string the suffix stands before the given name, as in BibTeX.
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        return Some(match parts.as_slice() {
            [family, suffix, given] => ris::name(&format!("{family}, {given}, {suffix}")),
            // A word alone is a surname.
            [word] if !word.contains(' ') => Name::person(*word, ""),
            _ => ris::name(text),
        });
    }
    let part = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let given = part("given-name");
    let name = part("name");
    let alone = given.is_empty() && part("prefix").is_empty() && part("suffix").is_empty();
    Some(if alone {
        Name::literal(name)
    } else {
        Name { non_dropping_particle: part("prefix"), suffix: part("suffix"), ..Name::person(name, given) }
    })
}

fn translators(fields: &Map<String, Value>) -> Vec<Name> {
    let groups = fields.get("affiliated").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let is_translator = |group: &&Value| {
        group.get("role").and_then(Value::as_str).is_some_and(|role| role.eq_ignore_ascii_case("translator"))
    };
    groups.iter().filter(is_translator).flat_map(|group| people(group.get("names"))).collect()
}

fn serial(fields: &Map<String, Value>, name: &str) -> Option<String> {
    match fields.get("serial-number")? {
        Value::Object(numbers) => numbers.get(name).map(plain),
        other if name == "serial" => Some(plain(other)),
        _ => None,
    }
}

fn kind(entry: &str, parent: &str) -> ItemType {
    match (entry, parent) {
        ("article", "newspaper") => ItemType::ArticleNewspaper,
        ("article", "proceedings" | "conference") => ItemType::PaperConference,
        ("article", "blog" | "web") | ("web" | "post" | "blog" | "thread", _) => ItemType::Webpage,
        ("article", "periodical") => ItemType::ArticleJournal,
        ("article", _) | ("manuscript", _) => ItemType::Article,
        ("chapter" | "anthos" | "entry", _) => ItemType::Chapter,
        ("conference", _) => ItemType::PaperConference,
        ("book" | "anthology" | "proceedings" | "reference", _) => ItemType::Book,
        ("thesis", _) => ItemType::Thesis,
        ("report", _) => ItemType::Report,
        ("repository", _) => ItemType::Software,
        ("patent", _) => ItemType::Patent,
        ("legislation" | "case", _) => ItemType::Legislation,
        _ => ItemType::Document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn entries_are_read() {
        let value = serde_json::json!({
            "k": {
                "type": "Article", "title": {"value": "A {DNA} title for \\$5"}, "date": "2004-07",
                "author": ["van Dam, Jr., A.", {"name": "کرمی", "given-name": "رضا"}, "UNICEF"],
                "parent": [{"type": "Periodical", "title": "Journal", "volume": 12, "issue": "3"}],
                "page-range": "5-12", "serial-number": {"doi": "10.1/x"},
                "url": {"value": "https://x.org", "date": "2020-01-02"}
            },
            "b": 5
        });
        let (records, notes) = of_entries(value.as_object().unwrap());
        let item = &records[0].item;
        assert_eq!((item.kind, item.title.as_str()), (ItemType::ArticleJournal, "A DNA title for $5"));
        assert_eq!((item.author[0].non_dropping_particle.as_str(), item.author[0].suffix.as_str()), ("van", "Jr."));
        assert_eq!(item.author[1..], [Name::person("کرمی", "رضا"), Name::person("UNICEF", "")]);
        assert_eq!((item.container_title.as_str(), item.volume.as_str(), item.issue.as_str()), ("Journal", "12", "3"));
        assert_eq!(item.accessed, Some(Date { date_parts: vec![vec![2020, 1, 2]], literal: String::new() }));
        assert_eq!((item.doi.as_str(), item.url.as_str()), ("10.1/x", "https://x.org"));
        assert_eq!(notes[0].message, "`b` is no entry");
    }
}
