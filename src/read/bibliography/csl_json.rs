//! CSL-JSON.
//!
//! Source: <https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json>. Numbers may
//! stand where strings are asked for and the other way round: programs write both.

use serde_json::{Map, Value};

use super::{Note, Record, date};
use crate::model::{Date, Item, ItemType, Name};

/// Reads an array of items, an object that holds one under `items` or `references`, or a single item.
///
/// # Errors
/// When the text is no JSON.
pub(super) fn read(text: &str) -> Result<(Vec<Record>, Vec<Note>), Note> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| Note { line: error.line(), message: error.to_string() })?;
    Ok(of_value(&value))
}

/// The items of a value; what is no item is a note with its number in the list.
pub(in crate::read) fn of_value(value: &Value) -> (Vec<Record>, Vec<Note>) {
    let single = std::slice::from_ref(value);
    let list = match value {
        Value::Array(list) => list.as_slice(),
        Value::Object(fields) => {
            let inner = ["items", "references"].iter().find_map(|name| fields.get(*name).and_then(Value::as_array));
            inner.map_or(single, Vec::as_slice)
        }
        _ => single,
    };
    let mut records = Vec::new();
    let mut notes = Vec::new();
    for (index, member) in list.iter().enumerate() {
        match member.as_object() {
            Some(fields) => records.push(record(fields)),
            None => notes.push(Note { line: 1, message: format!("item {} is no object", index + 1) }),
        }
    }
    (records, notes)
}

fn record(fields: &Map<String, Value>) -> Record {
    let text = |name: &str| fields.get(name).map(text).unwrap_or_default();
    let names =
        |name: &str| fields.get(name).and_then(Value::as_array).map(|list| list.iter().filter_map(name_of).collect());
    let key = [text("id"), text("citation-key")].into_iter().find(|key| !key.is_empty()).unwrap_or_default();
    let item = Item {
        id: key.clone(),
        kind: kind(&text("type")),
        author: names("author").unwrap_or_default(),
        editor: names("editor").or_else(|| names("container-author")).unwrap_or_default(),
        translator: names("translator").unwrap_or_default(),
        issued: fields.get("issued").and_then(date_of),
        original_date: fields.get("original-date").and_then(date_of),
        accessed: fields.get("accessed").and_then(date_of),
        title: text("title"),
        container_title: text("container-title"),
        collection_title: text("collection-title"),
        collection_number: text("collection-number"),
        volume: text("volume"),
        issue: text("issue"),
        page: text("page").replace("--", "-"),
        number: text("number"),
        edition: text("edition"),
        publisher: text("publisher"),
        publisher_place: text("publisher-place"),
        genre: text("genre"),
        event_title: [text("event-title"), text("event")]
            .into_iter()
            .find(|title| !title.is_empty())
            .unwrap_or_default(),
        doi: text("DOI"),
        url: text("URL"),
        isbn: text("ISBN"),
        issn: text("ISSN"),
        pmid: text("PMID"),
        pmcid: text("PMCID"),
        archive_location: text("archive_location"),
        archive: text("archive"),
        language: text("language"),
        note: text("note"),
    };
    Record { key, item, et_al: false, span: None }
}

/// A string, or a number as one; of a list, its first member.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(members) => match members.first() {
            Some(Value::String(text)) => text.trim().to_owned(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

fn name_of(value: &Value) -> Option<Name> {
    let part = |name: &str| value.get(name).map(text).unwrap_or_default();
    let name = Name {
        family: part("family"),
        given: part("given"),
        non_dropping_particle: part("non-dropping-particle"),
        dropping_particle: part("dropping-particle"),
        suffix: part("suffix"),
        literal: part("literal"),
    };
    (!name.is_empty()).then_some(name)
}

fn date_of(value: &Value) -> Option<Date> {
    if let Some(words) =
        ["raw", "literal"].iter().find_map(|name| value.get(name)).filter(|_| value.get("date-parts").is_none())
    {
        return date(&text(words));
    }
    if let Value::String(words) = value {
        return date(words);
    }
    let number = |part: &Value| match part {
        Value::Number(number) => number.as_i64().and_then(|number| i32::try_from(number).ok()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let date_parts: Vec<Vec<i32>> = value
        .get("date-parts")
        .and_then(Value::as_array)
        .map(|dates| {
            dates.iter().filter_map(Value::as_array).map(|parts| parts.iter().map_while(number).collect()).collect()
        })
        .unwrap_or_default();
    let literal = value.get("literal").map(text).unwrap_or_default();
    let date =
        Date { date_parts: date_parts.into_iter().filter(|parts: &Vec<i32>| !parts.is_empty()).collect(), literal };
    (date != Date::default()).then_some(date)
}

/// The type; those that the model does not tell apart go to the nearest.
pub(super) fn kind(name: &str) -> ItemType {
    match name {
        "article-journal" | "review" | "review-book" => ItemType::ArticleJournal,
        "article-magazine" => ItemType::ArticleMagazine,
        "article-newspaper" => ItemType::ArticleNewspaper,
        "article" | "manuscript" => ItemType::Article,
        "book" | "classic" | "periodical" | "collection" => ItemType::Book,
        "chapter" | "entry" | "entry-dictionary" | "entry-encyclopedia" => ItemType::Chapter,
        "paper-conference" | "speech" => ItemType::PaperConference,
        "thesis" => ItemType::Thesis,
        "report" => ItemType::Report,
        "webpage" | "post" | "post-weblog" => ItemType::Webpage,
        "dataset" => ItemType::Dataset,
        "software" => ItemType::Software,
        "patent" => ItemType::Patent,
        "legislation" | "bill" | "legal_case" | "regulation" | "treaty" | "hearing" => ItemType::Legislation,
        "standard" => ItemType::Standard,
        _ => ItemType::Document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_read_with_their_liberties() {
        let text = r#"[{"id": 7, "type": "article-journal", "volume": 12, "page": "1--2", "container-title": ["J", "K"],
            "author": [{"family": "کرمی", "given": "رضا"}, {"literal": "WHO"}, {}],
            "issued": {"date-parts": [["2004", 7]]}, "accessed": {"raw": "2020-02-03"}}, 5]"#;
        let (records, notes) = read(text).unwrap();
        let item = &records[0].item;
        assert_eq!((item.id.as_str(), item.volume.as_str(), item.page.as_str()), ("7", "12", "1-2"));
        assert_eq!(item.author, [Name::person("کرمی", "رضا"), Name::literal("WHO")]);
        assert_eq!(item.issued, Some(Date { date_parts: vec![vec![2004, 7]], literal: String::new() }));
        assert_eq!(item.accessed, Some(Date { date_parts: vec![vec![2020, 2, 3]], literal: String::new() }));
        assert_eq!(item.container_title, "J");
        assert_eq!(notes, [Note { line: 1, message: "item 2 is no object".into() }]);
        assert_eq!(read("{\"items\": [{\"title\": \"A\"}]}").unwrap().0.len(), 1);
        assert_eq!(read("[\n{").unwrap_err().line, 2);
    }
}
