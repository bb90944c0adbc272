//! PubMed's tagged format (`.nbib`).
//!
//! Source: <https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format>

use super::tagged::{Tagged, records};
use super::{Note, Record, date};
use crate::model::{Item, ItemType, Name};
use crate::text::marc;

/// Reads a file of PubMed's format.
pub(super) fn read(text: &str) -> (Vec<Record>, Vec<Note>) {
    let found = records(text, tag, |name| name == "PMID", |_| false);
    (found.iter().map(record).collect(), Vec::new())
}

/// `AU  - Smith A`: four signs, then a hyphen.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_at_checked(4)?;
    let value = rest.strip_prefix('-')?;
    name.starts_with(|c: char| c.is_ascii_uppercase()).then_some((name.trim_end(), value))
}

fn record(tagged: &Tagged<'_>) -> Record {
    // Full names stand beside short ones where they are known.
    let full = tagged.all(&["FAU"]).next().is_some();
    let author = tagged.fields.iter().filter_map(|(tag, value)| match *tag {
        "FAU" => Some(super::ris::name(value)),
        "AU" if !full => Some(short_name(value)),
        "CN" => Some(Name::literal(value)),
        _ => None,
    });
    let editors = if tagged.all(&["FED"]).next().is_some() { "FED" } else { "ED" };
    let pmid = tagged.first(&["PMID"]);
    let (title, book) = (tagged.first(&["TI"]), tagged.first(&["BTI"]));
    let identifier = |mark: &str| {
        let of = |value: &str| value.strip_suffix(mark).map(|id| id.trim().to_owned());
        tagged.all(&["AID", "LID"]).find_map(of).unwrap_or_default()
    };
    let language = tagged.first(&["LA"]);
    let mut item = Item {
        id: pmid.clone(),
        kind: kind(tagged, !title.is_empty(), !book.is_empty()),
        author: author.filter(|name| !name.is_empty()).collect(),
        editor: tagged.all(&[editors]).map(super::ris::name).filter(|name| !name.is_empty()).collect(),
        issued: date(&tagged.first(&["DP"])),
        title: without_stop(if title.is_empty() { &book } else { &title }),
        container_title: if title.is_empty() || book.is_empty() {
            tagged.first(&["JT", "TA"])
        } else {
            without_stop(&book)
        },
        collection_title: tagged.first(&["CTI"]),
        volume: tagged.first(&["VI"]),
        issue: tagged.first(&["IP"]),
        page: pages(&tagged.first(&["PG"])),
        edition: tagged.first(&["EN"]),
        publisher: tagged.first(&["PB"]),
        publisher_place: tagged.first(&["PL"]),
        doi: identifier("[doi]"),
        issn: tagged.first(&["IS"]).split(' ').next().unwrap_or_default().to_owned(),
        isbn: tagged.first(&["ISBN"]).split(' ').next().unwrap_or_default().to_owned(),
        pmcid: tagged.first(&["PMC"]),
        pmid,
        language: marc::tag(&language).map_or(language, str::to_owned),
        ..Item::default()
    };
    let mut key = item.pmid.clone();
    let notes: Vec<&str> = tagged.all(&["GN"]).filter(|note| !take(note, &mut item, &mut key)).collect();
    item.note = notes.join("; ");
    item.id.clone_from(&key);
    Record { key, item, et_al: false, span: Some(tagged.span.clone()) }
}

/// PubMed's types, of which a work has several; one that is none of them is told by its titles.
fn kind(tagged: &Tagged<'_>, has_title: bool, has_book: bool) -> ItemType {
    let named = tagged.all(&["PT"]).find_map(|name| match name {
        "Newspaper Article" => Some(ItemType::ArticleNewspaper),
        "Preprint" => Some(ItemType::Article),
        "Congress" => Some(ItemType::PaperConference),
        "Academic Dissertation" => Some(ItemType::Thesis),
        "Technical Report" => Some(ItemType::Report),
        "Dataset" => Some(ItemType::Dataset),
        "Legislation" => Some(ItemType::Legislation),
        "Book Chapter" => Some(ItemType::Chapter),
        "Book" if !has_title => Some(ItemType::Book),
        _ => None,
    });
    named.unwrap_or(match (has_title, has_book) {
        (true, true) => ItemType::Chapter,
        (false, true) => ItemType::Book,
        _ => ItemType::ArticleJournal,
    })
}

/// Takes a general note that holds a variable of CSL: `publisher-place: Oxford`.
fn take(note: &str, item: &mut Item, key: &mut String) -> bool {
    let Some((name, value)) = note.split_once(": ") else { return false };
    let person = || match value.split_once(" || ") {
        Some((family, given)) => super::ris::name(&format!("{family}, {given}")),
        None => Name::literal(value),
    };
    let text = match name {
        "citation-key" => key,
        "type" => match ItemType::named(value) {
            Some(kind) => {
                item.kind = kind;
                return true;
            }
            None => return false,
        },
        "translator" => {
            item.translator.push(person());
            return true;
        }
        "editor" => {
            item.editor.push(person());
            return true;
        }
        "original-date" => {
            item.original_date = date(value);
            return true;
        }
        "accessed" => {
            item.accessed = date(value);
            return true;
        }
        "page" => &mut item.page,
        "language" => &mut item.language,
        "collection-number" => &mut item.collection_number,
        "number" => &mut item.number,
        "genre" => &mut item.genre,
        "event-title" => &mut item.event_title,
        "archive" => &mut item.archive,
        "archive_location" => &mut item.archive_location,
        "URL" => &mut item.url,
        _ => return false,
    };
    value.clone_into(text);
    true
}

/// A title without the full stop that PubMed sets behind it.
fn without_stop(title: &str) -> String {
    title.strip_suffix('.').unwrap_or(title).trim_end().to_owned()
}

/// `Smith AB`: the initials stand last.
fn short_name(text: &str) -> Name {
    match text.rsplit_once(' ') {
        Some((family, initials)) => Name::person(family.trim(), initials),
        None => Name::literal(text),
    }
}

/// `277-93` is 277-293: PubMed leaves out the digits that repeat.
fn pages(text: &str) -> String {
    match text.split_once('-') {
        Some((first, last))
            if last.len() < first.len() && first.is_ascii() && last.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            format!("{first}-{}{last}", &first[..first.len() - last.len()])
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    #[test]
    fn records_are_read() {
        let text = "PMID- 123\nIS  - 1234-5679 (Electronic)\nDP  - 2004 Jul 3\nTI  - A title that\n      goes on.\n\
                    PG  - 277-93\nLID - 10.1/x [doi]\nFAU - Doe, Jane A\nAU  - Doe JA\nCN  - A Group\nLA  - per\n\
                    JT  - Journal of Things\n\nPMID- 124\nAU  - van Dam A\n";
        let (records, _) = read(text);
        let item = &records[0].item;
        assert_eq!(item.author, [Name::person("Doe", "Jane A"), Name::literal("A Group")]);
        assert_eq!(item.issued, Some(Date { date_parts: vec![vec![2004, 7, 3]], literal: String::new() }));
        assert_eq!((item.title.as_str(), item.page.as_str()), ("A title that goes on", "277-293"));
        assert_eq!((item.doi.as_str(), item.language.as_str(), item.issn.as_str()), ("10.1/x", "fa", "1234-5679"));
        assert_eq!(records[1].item.author, [Name::person("van Dam", "A")]);
    }
}
