//! Entries of a `.bib` file as CSL items.

use rustc_hash::FxHashMap;

use super::latex::plain;
use super::names::names;
use super::notes;
use super::{BibEntry, BibFile};
use crate::model::{Date, Item, ItemType};
use crate::read::bibliography::{Record, date};

/// How many entries a `crossref` may lead through.
const LONGEST_CHAIN: usize = 4;

/// The entries as items, in order, with what they inherit by `crossref` and `xdata`. Entries that only lend fields
/// (`@xdata`, `@set`) are left out.
pub(in crate::read) fn items(file: &BibFile) -> Vec<Record> {
    let by_key: FxHashMap<String, &BibEntry> =
        file.entries.iter().rev().map(|entry| (entry.key.to_lowercase(), entry)).collect();
    let shown = file.entries.iter().filter(|entry| !matches!(entry.kind.as_str(), "xdata" | "set"));
    shown.map(|entry| record(entry, &by_key)).collect()
}

/// An entry with the entries that it inherits from, nearest first.
struct Source<'a> {
    chain: Vec<&'a BibEntry>,
}

impl<'a> Source<'a> {
    fn new(entry: &'a BibEntry, by_key: &FxHashMap<String, &'a BibEntry>) -> Self {
        let mut chain = vec![entry];
        while let Some(parent) = chain.last().and_then(|last| last.field("crossref").or_else(|| last.field("xdata"))) {
            match by_key.get(&parent.trim().to_lowercase()) {
                Some(found) if chain.len() < LONGEST_CHAIN => chain.push(found),
                _ => break,
            }
        }
        Self { chain }
    }

    /// The first of these fields that the entry has, or that it inherits under the same name.
    fn raw(&self, names: &[&str]) -> &'a str {
        let of =
            |entry: &&'a BibEntry| names.iter().find_map(|name| entry.field(name)).filter(|v| !v.trim().is_empty());
        self.chain.iter().find_map(of).unwrap_or_default()
    }

    fn text(&self, names: &[&str]) -> String {
        plain(self.raw(names))
    }

    /// The first of these fields that the entry itself has.
    fn own(&self, names: &[&str]) -> &'a str {
        names.iter().find_map(|name| self.chain[0].field(name)).unwrap_or_default()
    }

    /// The title of what the entry stands in: its own field, or its parent's title.
    fn container(&self) -> String {
        const NAMES: &[&str] = &["journaltitle", "journal", "booktitle", "maintitle"];
        let own = self.raw(NAMES);
        if !own.is_empty() {
            return plain(own);
        }
        self.chain.get(1).and_then(|parent| parent.field("title")).map(plain).unwrap_or_default()
    }
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
        note: source.text(&["note", "addendum"]),
        ..Item::default()
    };
    let number = source.text(&["number", "issue"]);
    match item.kind {
        ItemType::ArticleJournal | ItemType::ArticleMagazine | ItemType::ArticleNewspaper => item.issue = number,
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
    notes::settle(&mut item);
    eprint(&source, &mut item);
    let published = source.own(&["howpublished"]);
    if item.container_title.is_empty() && address(published).is_empty() {
        let published = plain(published);
        // Where nothing else says how, BibTeX's entries name the publisher.
        item.container_title = if published == item.publisher { String::new() } else { published };
    }
    Record { key: entry.key.clone(), item, et_al, span: Some(entry.span.clone()) }
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

/// An edition as a number, where it is an English ordinal.
fn edition(text: String) -> String {
    const ORDINALS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let lower = text.to_lowercase();
    if let Some(at) = ORDINALS.iter().position(|ordinal| *ordinal == lower) {
        return (at + 1).to_string();
    }
    let digits = lower.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let ordinal = ["st", "nd", "rd", "th"].contains(&&lower[digits.len()..]);
    if ordinal && !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit()) {
        digits.to_owned()
    } else {
        text
    }
}

/// The words that stand in for a date.
fn publication_state(text: &str) -> Option<Date> {
    let words = match text {
        "" => return None,
        "inpress" => "in press",
        other => other,
    };
    Some(Date { date_parts: Vec::new(), literal: words.to_owned() })
}

fn title(source: &Source<'_>) -> String {
    let title = plain(source.own(&["title"]));
    let subtitle = plain(source.own(&["subtitle"]));
    match (title.is_empty(), subtitle.is_empty()) {
        (true, _) if source.chain.len() > 1 && source.chain[0].field("booktitle").is_none() => String::new(),
        (_, true) => title,
        (_, false) => format!("{title}: {subtitle}"),
    }
}

fn issued(source: &Source<'_>) -> Option<Date> {
    let whole = source.raw(&["date"]);
    if !whole.trim().is_empty() {
        return date(whole);
    }
    let mut year = date(&plain(source.raw(&["year"])))?;
    if let ([parts], Some(month)) = (year.date_parts.as_mut_slice(), month(source.raw(&["month"])))
        && parts.len() == 1
    {
        parts.push(month);
        parts.extend(source.raw(&["day"]).trim().parse().ok().filter(|day| (1..=31).contains(day)));
    }
    Some(year)
}

/// A month by its number, or by its name in any language.
fn month(text: &str) -> Option<i32> {
    let text = plain(text);
    let number = text.parse().ok().filter(|month| (1..=12).contains(month));
    number.or_else(|| {
        let folded = crate::text::fold(&text);
        folded
            .split_whitespace()
            .find_map(|word| crate::locale::lexicon().month(word.trim_end_matches('.')))
            .map(i32::from)
    })
}

fn pages(text: &str) -> String {
    plain(text).replace([' ', '\u{2009}'], "").replace(['–', '—'], "-").replace(',', ", ")
}

/// What BibLaTeX's key words for theses and reports stand for.
fn genre(text: &str) -> String {
    match text {
        "phdthesis" => "PhD thesis".to_owned(),
        "mathesis" | "mastersthesis" => "Master's thesis".to_owned(),
        "techreport" => "Technical report".to_owned(),
        "resreport" => "Research report".to_owned(),
        _ => text.to_owned(),
    }
}

/// An address as it stands, or out of `\url{...}`.
fn address(text: &str) -> String {
    let text = text.trim();
    if let Some(start) = text.find("\\url{") {
        let inner = &text[start + 5..];
        return inner[..inner.find('}').unwrap_or(inner.len())].trim().to_owned();
    }
    let is_address = ["http://", "https://", "ftp://", "www."].iter().any(|start| text.starts_with(start));
    if is_address { text.replace("\\_", "_").replace("\\&", "&").replace("\\%", "%") } else { String::new() }
}

fn eprint(source: &Source<'_>, item: &mut Item) {
    let id = source.own(&["eprint"]).trim();
    if id.is_empty() {
        return;
    }
    let archive = source.own(&["archiveprefix", "eprinttype"]).trim();
    let class = source.own(&["primaryclass", "eprintclass"]).trim();
    match archive.to_ascii_lowercase().as_str() {
        "pubmed" => item.pmid = id.to_owned(),
        "pmcid" => item.pmcid = id.to_owned(),
        lower => {
            item.archive = if lower == "arxiv" { "arXiv".to_owned() } else { plain(archive) };
            item.archive_location = if class.is_empty() { id.to_owned() } else { format!("{id} [{class}]") };
        }
    }
}

/// The BCP 47 tag of a language that is named as babel names it; a tag stays.
fn language(name: &str) -> String {
    let lower = name.to_lowercase();
    let dialect = match lower.as_str() {
        "american" | "usenglish" => "en-US",
        "british" | "ukenglish" => "en-GB",
        "ngerman" => "de",
        "naustrian" | "austrian" => "de-AT",
        "brazilian" => "pt-BR",
        "farsi" => "fa",
        "chinese" | "pinyin" => "zh",
        _ => "",
    };
    if !dialect.is_empty() {
        return dialect.to_owned();
    }
    let named = crate::text::latex::LANGUAGES.iter().find(|(_, babel)| *babel == lower).map(|(tag, _)| *tag);
    let is_tag = (2..=3).contains(&lower.split('-').next().unwrap_or_default().len()) && lower.is_ascii();
    named.map_or_else(|| if is_tag { name.to_owned() } else { String::new() }, str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Name;

    fn only(text: &str) -> Item {
        items(&super::super::read(text)).remove(0).item
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
        assert_eq!(items(&super::super::read(circle)).len(), 2);
    }

    #[test]
    fn addresses_stand_in_several_fields() {
        assert_eq!(only("@misc{a, howpublished = {\\url{https://x.org/a_b}}}").url, "https://x.org/a_b");
        assert_eq!(only("@misc{a, url = {https://x.org/a\\_b}}").url, "https://x.org/a_b");
        assert_eq!(only("@misc{a, howpublished = {Lecture}}").container_title, "Lecture");
    }
}
