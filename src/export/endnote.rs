//! EndNote's XML.
//!
//! Source: the document type that EndNote exports with, `RSXML.dtd`.

use quick_xml::escape::escape;

use super::entry::doi;
use super::ris::issue_and_number;
use super::years::When;
use super::{Options, keys, unread};
use crate::model::{ItemType, Name, Reference};

/// Writes the list as EndNote's XML. The key stands in the label.
pub fn endnote(references: &[Reference], options: &Options) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n<records>\n");
    for (number, (reference, key)) in references.iter().zip(keys::keys(references, &options.keys)).enumerate() {
        record(reference, &key, number + 1, &mut out);
    }
    out.push_str("</records>\n</xml>\n");
    out
}

fn record(reference: &Reference, key: &str, number: usize, out: &mut String) {
    let item = &reference.item;
    let when = When::of(reference);
    let (code, name) = kind(item.kind);
    out.push_str(&format!(
        "<record>\n<rec-number>{number}</rec-number>\n<ref-type name=\"{name}\">{code}</ref-type>\n"
    ));
    let people =
        [("authors", &item.author), ("secondary-authors", &item.editor), ("subsidiary-authors", &item.translator)];
    let written: String = people.iter().map(|(group, names)| group_of(group, names)).collect();
    group("contributors", &written, out);
    let is_paper = item.kind == ItemType::PaperConference && item.container_title.is_empty();
    let container = if is_paper { &item.event_title } else { &item.container_title };
    let titles = [("title", &item.title), ("secondary-title", container), ("tertiary-title", &item.collection_title)];
    let written: String = titles.iter().map(|(name, text)| field(name, text)).collect();
    group("titles", &written, out);
    let (first, second) = issue_and_number(item);
    for (name, text) in [
        ("pages", item.page.as_str()),
        ("volume", &item.volume),
        ("number", first),
        ("custom1", second),
        ("edition", &item.edition),
    ] {
        out.push_str(&field(name, text));
    }
    if let Some(year) = when.year() {
        let date = if when.start.len() > 1 { field("date", &when.iso()) } else { String::new() };
        let date = if date.is_empty() { date } else { format!("<pub-dates>{}</pub-dates>", date.trim_end()) };
        out.push_str(&format!("<dates><year>{year}</year>{date}</dates>\n"));
    }
    if let Some(first) = &item.original_date {
        out.push_str(&field("orig-pub", &When::of_date(first).iso()));
    }
    out.push_str(&field("pub-location", &item.publisher_place));
    out.push_str(&field("publisher", &item.publisher));
    out.push_str(&field("isbn", if item.isbn.is_empty() { &item.issn } else { &item.isbn }));
    let accession = if item.pmid.is_empty() { &item.archive_location } else { &item.pmid };
    out.push_str(&field("accession-num", accession));
    out.push_str(&field("remote-database-name", &item.archive));
    out.push_str(&field("custom2", &item.pmcid));
    out.push_str(&field("electronic-resource-num", doi(&item.doi)));
    out.push_str(&field("label", key));
    out.push_str(&field("work-type", &item.genre));
    let notes = [when.printed.as_str(), &when.words, &item.note, unread(reference)];
    let notes: Vec<&str> = notes.into_iter().filter(|note| !note.trim().is_empty()).collect();
    out.push_str(&field("notes", &notes.join("; ")));
    let address = field("url", &item.url);
    if !address.is_empty() {
        out.push_str(&format!("<urls><related-urls>{}</related-urls></urls>\n", address.trim_end()));
    }
    out.push_str(&field("language", &item.language));
    out.push_str("</record>\n");
}

fn group(name: &str, inner: &str, out: &mut String) {
    if !inner.is_empty() {
        out.push_str(&format!("<{name}>\n{inner}</{name}>\n"));
    }
}

fn group_of(name: &str, people: &[Name]) -> String {
    let authors: String = people.iter().map(|one| field("author", &person(one))).collect();
    if authors.is_empty() { authors } else { format!("<{name}>\n{authors}</{name}>\n") }
}

/// `Family, Given, Suffix`; a comma at the end keeps an organisation whole, and two stand for the first one inside.
fn person(name: &Name) -> String {
    if let Some((start, rest)) = name.literal.split_once(", ") {
        return format!("{start},, {rest}");
    }
    if !name.literal.is_empty() {
        return format!("{},", name.literal);
    }
    let family = [&name.dropping_particle, &name.non_dropping_particle, &name.family];
    let family: Vec<&str> = family.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    let parts = [family.join(" "), name.given.replace(',', " "), name.suffix.clone()];
    match parts.iter().rposition(|part| !part.trim().is_empty()) {
        // One word cannot be taken apart.
        Some(0) if !parts[0].contains(' ') => parts[0].clone(),
        Some(0) => format!("{},", parts[0]),
        Some(last) => parts[..=last].join(", "),
        None => String::new(),
    }
}

/// An element with text; nothing for none.
fn field(name: &str, text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain: String = words.join(" ").chars().filter(|sign| !sign.is_control()).collect();
    if plain.is_empty() { plain } else { format!("<{name}>{}</{name}>\n", escape(plain.as_str())) }
}

/// The number and the name of a type.
fn kind(kind: ItemType) -> (u8, &'static str) {
    match kind {
        ItemType::ArticleJournal => (17, "Journal Article"),
        ItemType::ArticleMagazine => (19, "Magazine Article"),
        ItemType::ArticleNewspaper => (23, "Newspaper Article"),
        ItemType::Article => (34, "Unpublished Work"),
        ItemType::Book => (6, "Book"),
        ItemType::Chapter => (5, "Book Section"),
        ItemType::PaperConference => (47, "Conference Paper"),
        ItemType::Thesis => (32, "Thesis"),
        ItemType::Report => (27, "Report"),
        ItemType::Webpage => (12, "Web Page"),
        ItemType::Dataset => (59, "Dataset"),
        ItemType::Software => (9, "Computer Program"),
        ItemType::Patent => (25, "Patent"),
        ItemType::Legislation => (31, "Statute"),
        ItemType::Standard => (58, "Standard"),
        ItemType::Document => (13, "Generic"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::keys::tests::reference;
    use crate::model::{Date, Item};

    #[test]
    fn a_record_has_its_elements() {
        let item = Item {
            kind: ItemType::ArticleJournal,
            author: vec![Name::person("کرمی", "رضا"), Name::literal("R&D <Council>, Inc.")],
            issued: Some(Date { date_parts: vec![vec![2004, 7]], literal: String::new() }),
            title: "On \u{1}signs".into(),
            url: "https://x.org/?a&b".into(),
            ..Item::default()
        };
        assert_eq!(
            endnote(&[reference(item)], &Options::default()),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n<records>\n<record>\n<rec-number>1</rec-number>\n\
             <ref-type name=\"Journal Article\">17</ref-type>\n<contributors>\n<authors>\n<author>کرمی, رضا</author>\n\
             <author>R&amp;D &lt;Council&gt;,, Inc.</author>\n</authors>\n</contributors>\n<titles>\n\
             <title>On signs</title>\n</titles>\n<dates><year>2004</year><pub-dates><date>2004-07</date></pub-dates>\
             </dates>\n<label>karami2004</label>\n<urls><related-urls><url>https://x.org/?a&amp;b</url></related-urls>\
             </urls>\n</record>\n</records>\n</xml>\n"
        );
    }
}
