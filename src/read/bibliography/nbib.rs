//! PubMed's tagged format (`.nbib`).
//!
//! Source: <https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format>

use super::tagged::{Tagged, records};
use super::{Note, Record, date};
use crate::model::{Item, ItemType, Name};

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
    let full: Vec<Name> = tagged.all(&["FAU"]).map(super::ris::name).collect();
    let short = || tagged.all(&["AU"]).map(short_name).collect();
    let mut author: Vec<Name> = if full.is_empty() { short() } else { full };
    author.extend(tagged.all(&["CN"]).map(Name::literal));
    let pmid = tagged.first(&["PMID"]);
    let is_book = !tagged.first(&["BTI"]).is_empty();
    let identifier = |mark: &str| {
        let of = |value: &str| value.strip_suffix(mark).map(|id| id.trim().to_owned());
        tagged.all(&["AID", "LID"]).find_map(of).unwrap_or_default()
    };
    let item = Item {
        id: pmid.clone(),
        kind: if is_book { ItemType::Book } else { ItemType::ArticleJournal },
        author,
        editor: tagged.all(&["FED", "ED"]).map(super::ris::name).collect(),
        issued: date(&tagged.first(&["DP"])),
        title: tagged.first(&["TI", "BTI"]).trim_end_matches('.').to_owned(),
        container_title: tagged.first(&["JT", "TA"]),
        volume: tagged.first(&["VI"]),
        issue: tagged.first(&["IP"]),
        page: pages(&tagged.first(&["PG"])),
        publisher: tagged.first(&["PB"]),
        publisher_place: tagged.first(&["PL"]),
        doi: identifier("[doi]"),
        issn: tagged.first(&["IS"]).split(' ').next().unwrap_or_default().to_owned(),
        isbn: tagged.first(&["ISBN"]).split(' ').next().unwrap_or_default().to_owned(),
        pmcid: tagged.first(&["PMC"]),
        pmid,
        language: language(&tagged.first(&["LA"])).to_owned(),
        ..Item::default()
    };
    Record { key: item.id.clone(), item, et_al: false, span: Some(tagged.span.clone()) }
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

/// The BCP 47 tag of a MARC language code, for the languages that have a shorter one.
fn language(code: &str) -> &str {
    const CODES: &[(&str, &str)] = &[
        ("ara", "ar"),
        ("chi", "zh"),
        ("eng", "en"),
        ("fre", "fr"),
        ("ger", "de"),
        ("ita", "it"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("per", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("rus", "ru"),
        ("spa", "es"),
        ("tur", "tr"),
    ];
    CODES.iter().find(|(marc, _)| *marc == code).map_or(code, |(_, tag)| tag)
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
