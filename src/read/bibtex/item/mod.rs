//! Entries of a `.bib` file as CSL items.

mod source;
mod values;

use rustc_hash::FxHashMap;

use super::latex::plain;
use super::names::names;
use super::notes;
use super::{BibEntry, BibFile};
use crate::model::{Item, ItemType};
use crate::read::bibliography::{Record, date};
use source::Source;
use values::{addition, address, edition, eprint, genre, issued, language, pages, publication_state, title};

/// The entries as items, in order, with what they inherit by `crossref` and `xdata`. Entries that only lend fields
/// (`@xdata`, `@set`) are left out.
pub(in crate::read) fn items(file: &BibFile) -> Vec<Record> {
    let by_key: FxHashMap<String, &BibEntry> =
        file.entries.iter().rev().map(|entry| (entry.key.to_lowercase(), entry)).collect();
    let shown = file.entries.iter().filter(|entry| !matches!(entry.kind.as_str(), "xdata" | "set"));
    shown.map(|entry| record(entry, &by_key)).collect()
}

fn record(entry: &BibEntry, by_key: &FxHashMap<String, &BibEntry>) -> Record {
    let source = Source::new(entry, by_key);
    let (author, et_al) = names(source.raw(&["author"]));
    let mut item = Item {
        id: entry.key.clone(),
        kind: kind(entry),
        author,
        editor: names(source.raw(&["editor", "bookeditor"])).0,
        translator: names(source.raw(&["translator"])).0,
        issued: issued(&source),
        original_date: date(source.raw(&["origdate", "origyear"])),
        accessed: date(source.raw(&["urldate", "lastchecked"])),
        title: title(&source),
        container_title: source.container(),
        collection_title: source.text(&["series"]),
        volume: source.text(&["volume"]),
        page: pages(source.own(&["pages", "eid", "articleno"])),
        edition: edition(source.text(&["edition"])),
        publisher: source.text(&["publisher", "school", "institution", "organization"]),
        publisher_place: source.text(&["address", "location"]),
        genre: genre(&source.text(&["type"])),
        event_title: source.text(&["eventtitle"]),
        doi: source.own(&["doi"]).trim().to_owned(),
        url: address(source.own(&["url", "howpublished"])),
        isbn: source.text(&["isbn"]),
        issn: source.text(&["issn"]),
        pmid: source.own(&["pmid"]).trim().to_owned(),
        pmcid: source.own(&["pmcid"]).trim().to_owned(),
        language: language(&source.text(&["langid", "language"])),
        ..Item::default()
    };
    let number = source.text(&["number", "issue"]);
    match item.kind {
        ItemType::ArticleJournal | ItemType::ArticleMagazine | ItemType::ArticleNewspaper => item.issue = number,
        ItemType::Article if entry.kind == "article" => item.issue = number,
        // Without a series there is nothing that a number of it could count.
        ItemType::Book | ItemType::Chapter | ItemType::PaperConference if !item.collection_title.is_empty() => {
            item.collection_number = number;
        }
        ItemType::Book | ItemType::Chapter | ItemType::PaperConference => item.issue = number,
        _ => {
            item.number = source.text(&["number"]);
            item.issue = source.text(&["issue"]);
        }
    }
    if item.issued.is_none() {
        item.issued = publication_state(&source.text(&["pubstate"]));
    }
    notes::settle(&joined(&[source.raw(&["note"]), source.raw(&["addendum"])]), &mut item);
    if matches!(entry.kind.as_str(), "misc" | "software" | "online") {
        addition(source.text(&["titleaddon"]), &mut item);
    }
    eprint(&source, &mut item);
    let published = source.own(&["howpublished"]);
    if item.container_title.is_empty() && address(published).is_empty() {
        let published = plain(published);
        // Where nothing else says how, BibTeX's entries name the publisher.
        item.container_title = if published == item.publisher { String::new() } else { published };
    }
    Record { key: entry.key.clone(), item, et_al, span: Some(entry.span.clone()) }
}

/// What is said in several fields, as one.
fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

fn kind(entry: &BibEntry) -> ItemType {
    if let Some(kind) = entry.field("entrysubtype").and_then(ItemType::named) {
        return kind;
    }
    match entry.kind.as_str() {
        "article" | "suppperiodical" | "review" => match entry.field("entrysubtype") {
            Some("newspaper") => ItemType::ArticleNewspaper,
            Some("magazine") => ItemType::ArticleMagazine,
            _ => ItemType::ArticleJournal,
        },
        "book" | "mvbook" | "booklet" | "collection" | "mvcollection" | "proceedings" | "mvproceedings" | "manual"
        | "reference" | "mvreference" => ItemType::Book,
        "inbook" | "incollection" | "bookinbook" | "suppbook" | "suppcollection" | "inreference" => ItemType::Chapter,
        "inproceedings" | "conference" => ItemType::PaperConference,
        "phdthesis" | "mastersthesis" | "thesis" => ItemType::Thesis,
        "techreport" | "report" => ItemType::Report,
        "online" | "electronic" | "www" => ItemType::Webpage,
        "dataset" => ItemType::Dataset,
        "software" => ItemType::Software,
        "patent" => ItemType::Patent,
        "legislation" | "legal" => ItemType::Legislation,
        "standard" => ItemType::Standard,
        "unpublished" => ItemType::Article,
        _ if entry.field("eprint").is_some() => ItemType::Article,
        _ if entry.field("url").is_some() => ItemType::Webpage,
        _ => ItemType::Document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Name};

    fn only(text: &str) -> Item {
        items(&crate::read::bibtex::read(text)).remove(0).item
    }

    #[test]
    fn fields_become_variables() {
        let item = only(
            "@article{k, author = {M{\\\"u}ller, A. and others}, title = {{On {DNA}}}, journal = {J. \\& K.},\n\
             year = 2004, month = jul, pages = {277--293}, number = 3, language = {persian}, doi = {10.1/a_b},\n\
             eprint = {2101.1}, archiveprefix = {arXiv}, primaryclass = {cs.CL}}",
        );
        assert_eq!(item.author, [Name::person("Müller", "A.")]);
        assert_eq!((item.title.as_str(), item.container_title.as_str()), ("On DNA", "J. & K."));
        assert_eq!(item.issued, Some(Date { date_parts: vec![vec![2004, 7]], literal: String::new() }));
        assert_eq!((item.page.as_str(), item.issue.as_str(), item.language.as_str()), ("277-293", "3", "fa"));
        assert_eq!(item.archive_location, "2101.1 [cs.CL]");
    }

    #[test]
    fn entries_inherit_from_their_parents() {
        let item = only(
            "@inproceedings{a, crossref = {P}, author = {A, B}, title = {Paper}, pages = {1-2}}\n\
             @proceedings{p, title = {The Proceedings}, year = {1999}, editor = {C, D}, publisher = {X}}",
        );
        assert_eq!((item.title.as_str(), item.container_title.as_str()), ("Paper", "The Proceedings"));
        assert_eq!((item.issued, item.publisher.as_str()), (Some(Date::year(1999)), "X"));
        let circle = "@book{a, crossref = {b}, title = {A}}\n@book{b, crossref = {a}}";
        assert_eq!(items(&crate::read::bibtex::read(circle)).len(), 2);
    }

    #[test]
    fn addresses_stand_in_several_fields() {
        assert_eq!(only("@misc{a, howpublished = {\\url{https://x.org/a_b}}}").url, "https://x.org/a_b");
        assert_eq!(only("@misc{a, url = {https://x.org/a\\_b}}").url, "https://x.org/a_b");
        assert_eq!(only("@misc{a, howpublished = {Lecture}}").container_title, "Lecture");
    }
}
