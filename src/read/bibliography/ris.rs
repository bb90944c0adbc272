//! RIS.
//!
//! Source: the RIS format specification of Research Information Systems,
//! <https://en.wikipedia.org/wiki/RIS_(file_format)>.

use super::tagged::{Tagged, records};
use super::{Note, Record, date};
use crate::locale::lexicon;
use crate::model::{Item, ItemType, Name};
use crate::text::fold;

/// Reads a file of RIS. A record that is not closed ends where the next begins.
pub(super) fn read(text: &str) -> (Vec<Record>, Vec<Note>) {
    let found = records(text, tag, |name| name == "TY", |name| name == "ER");
    (found.iter().map(record).collect(), Vec::new())
}

/// `TY  - JOUR`: two signs, then a hyphen behind any white space.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.trim_start().split_at_checked(2)?;
    let value = rest.trim_start().strip_prefix('-')?;
    let is_tag = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.ends_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
        && rest.starts_with(' ')
        && (value.is_empty() || value.starts_with(' '));
    is_tag.then_some((name, value))
}

fn record(tagged: &Tagged<'_>) -> Record {
    let kind = kind(&tagged.first(&["TY"]));
    let part_of_a_whole = matches!(kind, ItemType::Chapter | ItemType::PaperConference);
    let names = |tags: &[&str]| -> Vec<Name> { tagged.all(tags).map(listed).filter(|name| !name.is_empty()).collect() };
    let mut editor = names(&["ED"]);
    editor.extend(names(&["A2"]));
    let issued = [tagged.first(&["DA"]), tagged.first(&["PY", "Y1"])]
        .iter()
        .filter_map(|text| date(text))
        .max_by_key(|date| date.date_parts.first().map_or(0, Vec::len));
    let serial = tagged.first(&["SN"]);
    let is_issn = serial.chars().filter(|c| c.is_ascii_alphanumeric()).count() <= 8;
    let start = tagged.first(&["SP"]);
    let end = tagged.first(&["EP"]);
    let archive = tagged.first(&["DB"]);
    let accession = tagged.first(&["AN"]);
    let (issue, number) = issue_and_number(kind, &tagged.first(&["IS"]), &tagged.first(&["M1"]));
    let key = tagged.first(&["ID"]);
    let item = Item {
        id: key.clone(),
        kind,
        author: names(&["AU", "A1"]),
        editor,
        translator: names(&["A4"]),
        issued,
        original_date: date(&tagged.first(&["OP"])),
        accessed: date(&tagged.first(&["Y2"])),
        title: tagged.first(&["TI", "T1", "CT"]),
        container_title: tagged.first(if part_of_a_whole {
            &["T2", "BT", "JO", "JF"]
        } else {
            &["T2", "JF", "JO", "JA", "BT"]
        }),
        collection_title: tagged.first(&["T3"]),
        volume: tagged.first(&["VL"]),
        issue,
        number,
        page: if end.is_empty() || start.contains('-') { start } else { format!("{start}-{end}") },
        edition: tagged.first(&["ET"]),
        publisher: tagged.first(&["PB"]),
        publisher_place: tagged.first(&["CY", "PP"]),
        genre: tagged.first(&["M3"]),
        event_title: tagged.first(&["C3"]),
        doi: tagged.first(&["DO"]),
        url: tagged.first(&["UR"]),
        isbn: if is_issn { String::new() } else { serial.clone() },
        issn: if is_issn { serial } else { String::new() },
        pmcid: tagged.first(&["C2"]),
        archive_location: if archive.is_empty() { String::new() } else { accession.clone() },
        pmid: if archive.is_empty() && accession.bytes().all(|byte| byte.is_ascii_digit()) {
            accession
        } else {
            String::new()
        },
        archive,
        language: tagged.first(&["LA"]),
        note: tagged.all(&["N1"]).collect::<Vec<_>>().join("; "),
        ..Item::default()
    };
    Record { key, item, et_al: false, span: Some(tagged.span.clone()) }
}

/// Issue and number, out of the field for both and the one for more. The number of what stands in no volume is the
/// work's own; of articles, some programs write the issue in the second field.
pub(super) fn issue_and_number(kind: ItemType, first: &str, second: &str) -> (String, String) {
    use ItemType::{ArticleJournal, ArticleMagazine, ArticleNewspaper};
    use ItemType::{Dataset, Legislation, Patent, Report, Software, Standard, Thesis};
    let (issue, number) = match kind {
        Report | Patent | Standard | Legislation | Thesis | Dataset | Software if first.is_empty() => ("", second),
        Report | Patent | Standard | Legislation | Thesis | Dataset | Software => (second, first),
        ArticleJournal | ArticleMagazine | ArticleNewspaper if first.is_empty() => (second, ""),
        _ => (first, second),
    };
    (issue.to_owned(), number.to_owned())
}

/// A name as RIS lists it: semicolons stand for the commas of an organisation.
fn listed(text: &str) -> Name {
    let mut name = name(text);
    name.literal = name.literal.replace("; ", ", ");
    name
}

/// `Family, Given, Suffix`; a name without a comma is an organisation's or has no parts.
pub(super) fn name(text: &str) -> Name {
    let mut parts = text.split(',').map(str::trim);
    let family = parts.next().unwrap_or_default();
    let Some(given) = parts.next() else { return Name::literal(family) };
    let words: Vec<&str> = family.split(' ').collect();
    let small = |word: &&&str| word.chars().next().is_some_and(char::is_lowercase);
    let known = |word: &&&str| small(word) && lexicon().is_particle(&fold(word));
    let particle = words.iter().take(words.len() - 1).take_while(known).count();
    Name {
        family: words[particle..].join(" "),
        given: given.to_owned(),
        non_dropping_particle: words[..particle].join(" "),
        suffix: parts.next().unwrap_or_default().to_owned(),
        ..Name::default()
    }
}

fn kind(tag: &str) -> ItemType {
    match tag {
        "JOUR" | "EJOU" | "JFULL" | "ABST" | "INPR" => ItemType::ArticleJournal,
        "MGZN" => ItemType::ArticleMagazine,
        "NEWS" => ItemType::ArticleNewspaper,
        "UNPB" | "MANSCPT" => ItemType::Article,
        "BOOK" | "EBOOK" | "EDBOOK" | "CLSWK" | "CONF" | "SER" => ItemType::Book,
        "CHAP" | "ECHAP" | "ENCYC" | "DICT" => ItemType::Chapter,
        "CPAPER" => ItemType::PaperConference,
        "THES" => ItemType::Thesis,
        "RPRT" | "GOVDOC" => ItemType::Report,
        "ELEC" | "BLOG" | "WEB" | "ICOMM" => ItemType::Webpage,
        "DATA" | "AGGR" | "DBASE" => ItemType::Dataset,
        "COMP" => ItemType::Software,
        "PAT" => ItemType::Patent,
        "STAT" | "BILL" | "LEGAL" | "HEAR" | "CASE" | "UNBILL" => ItemType::Legislation,
        "STAND" => ItemType::Standard,
        _ => ItemType::Document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    #[test]
    fn records_are_read() {
        let text = "TY  - CHAP\r\nAU  - van Dam, A., Jr.\r\nA1  - WHO\r\nA2  - کرمی, رضا\r\nPY  - 2004\r\nDA  - 2004/07/\r\n\
                    TI  - A title\r\nthat goes on\r\nT2  - Book\r\nSP  - 5\r\nEP  - 12\r\nSN  - 978-3-16-148410-0\r\nER  -\r\n\r\n\
                    TY  - JOUR\nTI  - Unclosed\nIS  - 3\nSN  - 1234-5679\nTY  - GEN\nER  - \n";
        let (records, notes) = read(text);
        assert_eq!((records.len(), notes.len()), (3, 0));
        let first = &records[0].item;
        assert_eq!(first.author[0].non_dropping_particle, "van");
        assert_eq!((first.author[0].suffix.as_str(), first.author[1].literal.as_str()), ("Jr.", "WHO"));
        assert_eq!(first.issued, Some(Date { date_parts: vec![vec![2004, 7]], literal: String::new() }));
        assert_eq!((first.title.as_str(), first.page.as_str()), ("A title that goes on", "5-12"));
        assert_eq!(first.isbn, "978-3-16-148410-0");
        assert_eq!((records[1].item.issue.as_str(), records[1].item.issn.as_str()), ("3", "1234-5679"));
        assert!(text[records[0].span.clone().unwrap()].ends_with("ER  -"));
    }
}
