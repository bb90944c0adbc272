//! RIS.
//!
//! Source: the RIS format specification of Research Information Systems,
//! <https://en.wikipedia.org/wiki/RIS_(file_format)>.

use super::Options;
use super::entry::doi;
use super::keys;
use super::years::When;
use crate::model::{Item, ItemType, Name, Reference};

/// Writes the list as RIS: a tag a line, an empty line between records.
pub fn ris(references: &[Reference], options: &Options) -> String {
    let mut out = String::new();
    for (reference, key) in references.iter().zip(keys::keys(references, &options.keys)) {
        if !out.is_empty() {
            out.push('\n');
        }
        record(reference, &key, &mut out);
    }
    out
}

fn record(reference: &Reference, key: &str, out: &mut String) {
    let item = &reference.item;
    let when = When::of(reference);
    let mut add = |tag: &str, value: &str| {
        let words: Vec<&str> = value.split_whitespace().collect();
        if !words.is_empty() {
            // A file with control characters is no text to most programs.
            out.push_str(&format!("{tag}  - {}\n", words.join(" ").replace(char::is_control, "")));
        }
    };
    add("TY", kind(item));
    add("ID", key);
    item.author.iter().for_each(|one| add("AU", &name(one)));
    let editors = if part_of_a_whole(item) || item.author.is_empty() { "A2" } else { "ED" };
    item.editor.iter().for_each(|one| add(editors, &name(one)));
    item.translator.iter().for_each(|one| add("A4", &name(one)));
    if let Some(year) = when.year() {
        add("PY", &year.to_string());
        if let [_, month, ..] = when.start[..] {
            let day = when.start.get(2).map(|day| format!("{day:02}")).unwrap_or_default();
            add("DA", &format!("{year:04}/{month:02}/{day}"));
        }
    }
    add("TI", &item.title);
    let is_paper = item.kind == ItemType::PaperConference;
    add("T2", if is_paper && item.container_title.is_empty() { &item.event_title } else { &item.container_title });
    if is_paper && !item.container_title.is_empty() {
        add("C3", &item.event_title);
    }
    add("T3", &item.collection_title);
    add("VL", &item.volume);
    let (first, second) = issue_and_number(item);
    add("IS", first);
    add("M1", second);
    match item.page.split_once(['-', '–', '—', '−']) {
        Some((first, last)) if !first.trim().is_empty() && !last.contains(['-', '–', ',']) => {
            add("SP", first);
            add("EP", last);
        }
        _ => add("SP", &item.page),
    }
    add("ET", &item.edition);
    add("PB", &item.publisher);
    add("CY", &item.publisher_place);
    add("M3", &item.genre);
    add("SN", if item.isbn.is_empty() { &item.issn } else { &item.isbn });
    add("DO", doi(&item.doi));
    add("UR", &item.url);
    if let Some(accessed) = &item.accessed {
        add("Y2", &When::of_date(accessed).iso().replace('-', "/"));
    }
    add("AN", if item.pmid.is_empty() { &item.archive_location } else { &item.pmid });
    add("DB", &item.archive);
    add("C2", &item.pmcid);
    add("LA", &item.language);
    add("N1", &when.printed);
    add("N1", &when.words);
    add("N1", &item.note);
    if let Some(first) = &item.original_date {
        add("OP", &When::of_date(first).iso());
    }
    add("N1", super::unread(reference));
    out.push_str("ER  - \n");
}

/// What stands in the tag for the issue or number, and what in the one for more: a report has a number, an article an
/// issue.
pub(super) fn issue_and_number(item: &Item) -> (&str, &str) {
    use ItemType::{Dataset, Legislation, Patent, Report, Software, Standard, Thesis};
    match item.kind {
        Report | Patent | Standard | Legislation | Thesis | Dataset | Software => (&item.number, &item.issue),
        _ => (&item.issue, &item.number),
    }
}

fn part_of_a_whole(item: &Item) -> bool {
    matches!(item.kind, ItemType::Chapter | ItemType::PaperConference)
}

/// `Family, Given, Suffix`; particles stand before the surname.
fn name(name: &Name) -> String {
    if !name.literal.is_empty() {
        // A comma would part the name.
        let joint = if name.literal.contains(';') { " " } else { ";" };
        return name.literal.replace(',', joint);
    }
    let family = [&name.dropping_particle, &name.non_dropping_particle, &name.family];
    let family: Vec<&str> = family.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    let family = family.iter().fold(String::new(), |whole, part| {
        // An apostrophe joins: `d'Alembert`.
        if whole.is_empty() || whole.ends_with(['\'', '’']) { whole + part } else { whole + " " + part }
    });
    let mut parts = vec![family, name.given.replace(',', " "), name.suffix.clone()];
    while parts.last().is_some_and(|part| part.trim().is_empty()) {
        parts.pop();
    }
    parts.retain(|part| !part.trim().is_empty());
    // Without a comma it would be an organisation's.
    if parts.len() == 1 { format!("{},", parts[0]) } else { parts.join(", ") }
}

fn kind(item: &Item) -> &'static str {
    match item.kind {
        ItemType::ArticleJournal => "JOUR",
        ItemType::ArticleMagazine => "MGZN",
        ItemType::ArticleNewspaper => "NEWS",
        ItemType::Article => "UNPB",
        ItemType::Book if item.author.is_empty() && !item.editor.is_empty() => "EDBOOK",
        ItemType::Book => "BOOK",
        ItemType::Chapter => "CHAP",
        ItemType::PaperConference => "CPAPER",
        ItemType::Thesis => "THES",
        ItemType::Report => "RPRT",
        ItemType::Webpage => "ELEC",
        ItemType::Dataset => "DATA",
        ItemType::Software => "COMP",
        ItemType::Patent => "PAT",
        ItemType::Legislation => "STAT",
        ItemType::Standard => "STAND",
        ItemType::Document => "GEN",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::keys::tests::reference;
    use crate::model::Date;

    #[test]
    fn a_chapter_has_its_tags() {
        let item = Item {
            kind: ItemType::Chapter,
            author: vec![Name { suffix: "Jr.".into(), ..Name::person("King", "M. L.") }, Name::literal("R&D, Inc.")],
            editor: vec![Name { non_dropping_particle: "van".into(), ..Name::person("Dam", "A.") }],
            issued: Some(Date { date_parts: vec![vec![2004, 7]], literal: String::new() }),
            title: "On\n  lines".into(),
            container_title: "A book".into(),
            page: "5–12".into(),
            ..Item::default()
        };
        assert_eq!(
            ris(&[reference(item)], &Options::default()),
            "TY  - CHAP\nID  - king2004\nAU  - King, M. L., Jr.\nAU  - R&D; Inc.\nA2  - van Dam, A.\nPY  - 2004\n\
             DA  - 2004/07/\nTI  - On lines\nT2  - A book\nSP  - 5\nEP  - 12\nER  - \n"
        );
    }
}
