//! EndNote's XML.
//!
//! Source: the document type that EndNote exports with, `RSXML.dtd`.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use super::{Note, Record, date, ris};
use crate::model::{Date, Item, ItemType, LineIndex, Name};

/// Reads a file of EndNote's XML. Where it is torn, what stands before is kept.
pub(in crate::read) fn read(text: &str) -> (Vec<Record>, Vec<Note>) {
    let mut reader = Reader::from_str(text);
    let mut builder = Builder::default();
    let mut notes = Vec::new();
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let kind = tag.try_get_attribute("name").ok().flatten();
                let kind = kind.map(|name| name.value.into_owned()).unwrap_or_default();
                builder.open(tag.name().as_ref(), kind, at);
            }
            Ok(Event::End(tag)) => {
                let end = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
                builder.close(tag.name().as_ref(), end);
            }
            Ok(Event::Text(words)) => builder.text.push_str(&words),
            Ok(Event::CData(words)) => builder.text.push_str(&words),
            Ok(Event::GeneralRef(entity)) => match entity.resolve_char_ref() {
                Ok(Some(letter)) => builder.text.push(letter),
                _ => builder.text.push_str(resolve_predefined_entity(&entity).unwrap_or_default()),
            },
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                let line = LineIndex::new(text).line_of(at);
                notes.push(Note { line, message: error.to_string() });
                break;
            }
        }
    }
    builder.records.extend(builder.open.take().map(Open::record));
    (builder.records, notes)
}

/// A record that is being read.
#[derive(Default)]
struct Open {
    start: usize,
    end: usize,
    /// The name of its type: `Journal Article`.
    kind: String,
    /// Element and text, in order.
    fields: Vec<(&'static str, String)>,
}

#[derive(Default)]
struct Builder {
    records: Vec<Record>,
    open: Option<Open>,
    /// The elements around that tell what a field means.
    inside: Vec<&'static str>,
    text: String,
}

/// Elements whose members mean something else in each.
const GROUPS: &[&str] = &["authors", "secondary-authors", "tertiary-authors", "subsidiary-authors", "pub-dates"];

/// Elements that hold the text of a field.
const FIELDS: &[&str] = &[
    "author",
    "title",
    "secondary-title",
    "tertiary-title",
    "full-title",
    "pages",
    "volume",
    "number",
    "edition",
    "year",
    "date",
    "publisher",
    "pub-location",
    "isbn",
    "electronic-resource-num",
    "url",
    "language",
    "label",
    "rec-number",
    "work-type",
    "notes",
    "accession-num",
    "custom1",
    "custom2",
    "orig-pub",
    "remote-database-name",
];

impl Builder {
    fn open(&mut self, name: &str, kind: String, at: usize) {
        if name == "record" {
            self.records.extend(self.open.take().map(Open::record));
            self.open = Some(Open { start: at, end: at, ..Open::default() });
            self.inside.clear();
        }
        if let (Some(open), "ref-type") = (&mut self.open, name) {
            open.kind = kind;
        }
        if let Some(group) = GROUPS.iter().find(|group| **group == name) {
            self.inside.push(group);
        }
        // Text may be split over `style` elements; any other element starts anew.
        if name != "style" {
            self.text.clear();
        }
    }

    fn close(&mut self, name: &str, end: usize) {
        if self.inside.last() == Some(&name) {
            self.inside.pop();
        }
        let Some(open) = &mut self.open else { return };
        open.end = end;
        if name == "record" {
            self.records.extend(self.open.take().map(Open::record));
            return;
        }
        if let Some(field) = FIELDS.iter().find(|field| **field == name) {
            let words: Vec<&str> = self.text.split_whitespace().collect();
            let field = match (*field, self.inside.last()) {
                ("author", Some(group)) => group,
                ("date", Some(_)) => "pub-dates",
                _ => field,
            };
            open.fields.push((field, words.join(" ")));
            self.text.clear();
        }
    }
}

impl Open {
    fn record(self) -> Record {
        let first = |names: &[&str]| -> String {
            let of = |name: &&str| self.fields.iter().find(|(known, value)| known == name && !value.is_empty());
            names.iter().find_map(of).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let names = |name: &str| -> Vec<Name> {
            let of = self.fields.iter().filter(|(known, _)| *known == name);
            of.map(|(_, value)| person(value)).filter(|name| !name.is_empty()).collect()
        };
        let kind = kind(&self.kind);
        let serial = first(&["isbn"]);
        let is_issn = serial.chars().filter(|c| c.is_ascii_alphanumeric()).count() <= 8;
        let (issue, number) = ris::issue_and_number(kind, &first(&["number"]), &first(&["custom1"]));
        let archive = first(&["remote-database-name"]);
        // PubMed is where most numbers come from, and is told by itself.
        let archive = if archive.eq_ignore_ascii_case("pubmed") || archive == "NLM" { String::new() } else { archive };
        let accession = first(&["accession-num"]);
        let key = first(&["label", "rec-number"]);
        let item = Item {
            id: key.clone(),
            kind,
            author: names("authors"),
            editor: names("secondary-authors"),
            translator: names("subsidiary-authors"),
            issued: issued(&first(&["year"]), &first(&["pub-dates"])),
            original_date: date(&first(&["orig-pub"])).filter(|date| !date.date_parts.is_empty()),
            title: first(&["title"]),
            container_title: first(&["secondary-title", "full-title"]),
            collection_title: first(&["tertiary-title"]),
            volume: first(&["volume"]),
            issue,
            number,
            page: first(&["pages"]).replace('–', "-"),
            edition: first(&["edition"]),
            publisher: first(&["publisher"]),
            publisher_place: first(&["pub-location"]),
            genre: first(&["work-type"]),
            doi: first(&["electronic-resource-num"]),
            url: first(&["url"]),
            isbn: if is_issn { String::new() } else { serial.clone() },
            issn: if is_issn { serial } else { String::new() },
            archive_location: if archive.is_empty() { String::new() } else { accession.clone() },
            pmid: Some(accession)
                .filter(|id| archive.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
                .unwrap_or_default(),
            archive,
            pmcid: Some(first(&["custom2"])).filter(|id| id.starts_with("PMC")).unwrap_or_default(),
            language: Some(first(&["language"])).filter(|tag| tag.is_ascii() && tag.len() <= 3).unwrap_or_default(),
            note: first(&["notes"]),
            ..Item::default()
        };
        Record { key, item, et_al: false, span: Some(self.start..self.end) }
    }
}

/// A name: a comma at the end, or two for the first one inside, mark an organisation. A word alone is a surname.
fn person(value: &str) -> Name {
    if let Some(literal) = value.strip_suffix(',') {
        return Name::literal(literal.trim());
    }
    if value.contains(",, ") {
        return Name::literal(value.replacen(",, ", ", ", 1));
    }
    if value.contains([' ', ',']) { ris::name(value) } else { Name::person(value, "") }
}

/// The date where it tells more than the year, in the same year; many libraries hold `Mar 12` alone there.
fn issued(year: &str, whole: &str) -> Option<Date> {
    let year = date(year);
    let start = |date: &Option<Date>| date.as_ref().and_then(|date| date.date_parts.first()?.first().copied());
    let whole = date(whole);
    let agrees = start(&whole).is_some() && (year.is_none() || start(&year) == start(&whole));
    if agrees { whole } else { year }
}

fn kind(name: &str) -> ItemType {
    match name {
        "Journal Article" | "Electronic Article" => ItemType::ArticleJournal,
        "Magazine Article" => ItemType::ArticleMagazine,
        "Newspaper Article" => ItemType::ArticleNewspaper,
        "Manuscript" | "Unpublished Work" => ItemType::Article,
        "Book" | "Edited Book" | "Electronic Book" | "Classical Work" | "Conference Proceedings" => ItemType::Book,
        "Book Section" | "Electronic Book Section" | "Encyclopedia" | "Dictionary" => ItemType::Chapter,
        "Conference Paper" => ItemType::PaperConference,
        "Thesis" => ItemType::Thesis,
        "Report" | "Government Document" => ItemType::Report,
        "Web Page" | "Blog" | "Online Multimedia" => ItemType::Webpage,
        "Dataset" | "Aggregated Database" | "Online Database" => ItemType::Dataset,
        "Computer Program" => ItemType::Software,
        "Patent" => ItemType::Patent,
        "Statute" | "Bill" | "Legal Rule or Regulation" | "Case" | "Hearing" => ItemType::Legislation,
        "Standard" => ItemType::Standard,
        _ => ItemType::Document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    const FILE: &str = "<?xml version=\"1.0\"?><xml><records><record><rec-number>7</rec-number>\
        <ref-type name=\"Journal Article\">17</ref-type><contributors><authors>\
        <author><style face=\"normal\">Smith, A.</style></author><author>R&amp;D Group,</author></authors>\
        <secondary-authors><author>کرمی, رضا</author></secondary-authors></contributors>\
        <titles><title><style>On </style><style face=\"italic\">DNA &#x26; more</style></title>\
        <secondary-title>Journal</secondary-title></titles><pages>5-12</pages><volume>3</volume><number>4</number>\
        <dates><year>2004</year><pub-dates><date>Jul</date></pub-dates></dates><isbn>1234-5679</isbn>\
        <electronic-resource-num>10.1/x</electronic-resource-num></record>\
        <record><ref-type name=\"Book\">6</ref-type><titles><title>Torn</title></titles>";

    #[test]
    fn records_are_read_up_to_the_tear() {
        let (records, _) = read(FILE);
        assert_eq!(records.len(), 2);
        let item = &records[0].item;
        assert_eq!(item.author, [Name::person("Smith", "A."), Name::literal("R&D Group")]);
        assert_eq!(item.editor, [Name::person("کرمی", "رضا")]);
        assert_eq!((item.title.as_str(), item.container_title.as_str()), ("On DNA & more", "Journal"));
        assert_eq!((item.issue.as_str(), item.issued.clone()), ("4", Some(Date::year(2004))));
        assert_eq!((item.id.as_str(), item.doi.as_str(), item.issn.as_str()), ("7", "10.1/x", "1234-5679"));
        assert!(FILE[records[0].span.clone().unwrap()].ends_with("</record>"));
        assert_eq!((records[1].item.kind, records[1].item.title.as_str()), (ItemType::Book, "Torn"));
    }
}
