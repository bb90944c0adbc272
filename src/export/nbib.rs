//! PubMed's tagged format (`.nbib`), which reference managers know as MEDLINE.
//!
//! Source: <https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format>. What it has no tag for stands in general notes under
//! the names of CSL's variables, as in the note field of CSL-JSON: `GN  - publisher-place: Oxford`.

use super::entry::doi;
use super::years::When;
use super::{Options, keys, unread};
use crate::model::{Item, ItemType, Name, Reference};
use crate::text::marc;

/// Writes the list in PubMed's format: a tag a line, an empty line between records.
pub fn nbib(references: &[Reference], options: &Options) -> String {
    let mut out = String::new();
    for (reference, key) in references.iter().zip(keys::keys(references, &options.keys)) {
        if !out.is_empty() {
            out.push('\n');
        }
        record(reference, &key, &mut Lines(&mut out));
    }
    out
}

struct Lines<'a>(&'a mut String);

impl Lines<'_> {
    /// Adds a line; none for nothing.
    fn add(&mut self, tag: &str, value: &str) {
        let words: Vec<&str> = value.split_whitespace().collect();
        let value = words.join(" ").replace(char::is_control, "");
        if !value.is_empty() {
            self.0.push_str(&format!("{tag:<4}- {value}\n"));
        }
    }

    /// Adds a general note with the name of a variable.
    fn variable(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.add("GN", &format!("{name}: {value}"));
        }
    }
}

fn record(reference: &Reference, key: &str, lines: &mut Lines<'_>) {
    let item = &reference.item;
    let when = When::of(reference);
    // Every record begins with the number, known or not.
    lines.0.push_str(&format!("PMID- {}", item.pmid).trim_end().replace(char::is_control, ""));
    lines.0.push('\n');
    lines.add("IS", &item.issn);
    lines.add("ISBN", &item.isbn);
    lines.add("VI", &item.volume);
    lines.add("IP", &item.issue);
    lines.add("DP", &date(&when));
    let is_whole = item.kind == ItemType::Book;
    lines.add(if is_whole { "BTI" } else { "TI" }, &title(&item.title));
    lines.add("PG", &item.page);
    if item.page.contains('-') {
        // Short last pages are written out by programs that read them.
        lines.variable("page", &item.page);
    }
    let doi = doi(&item.doi);
    lines.add("LID", &if doi.is_empty() { String::new() } else { format!("{doi} [doi]") });
    for name in &item.author {
        person("FAU", Some("AU"), "CN", name, lines);
    }
    for name in &item.editor {
        person("FED", Some("ED"), "", name, lines);
    }
    match marc::marc(&item.language) {
        Some(code) => lines.add("LA", code),
        None => lines.variable("language", &item.language),
    }
    let (kind, is_told) = publication_type(item.kind);
    lines.add("PT", kind);
    lines.add("PL", &item.publisher_place);
    lines.add(
        if item.kind == ItemType::Chapter && !item.title.is_empty() { "BTI" } else { "JT" },
        &item.container_title,
    );
    lines.add("CTI", &item.collection_title);
    lines.add("PB", &item.publisher);
    lines.add("EN", &item.edition);
    lines.add("PMC", &item.pmcid);
    notes(item, &when, is_told, lines);
    lines.add("GN", unread(reference));
    lines.variable("citation-key", key);
}

fn notes(item: &Item, when: &When, type_is_told: bool, lines: &mut Lines<'_>) {
    if !type_is_told {
        lines.variable("type", &item.kind.name());
    }
    for name in &item.translator {
        lines.variable("translator", &in_parts(name));
    }
    for (name, date) in [("original-date", &item.original_date), ("accessed", &item.accessed)] {
        lines.variable(name, &date.as_ref().map(|date| When::of_date(date).iso()).unwrap_or_default());
    }
    for (name, value) in [
        ("collection-number", &item.collection_number),
        ("number", &item.number),
        ("genre", &item.genre),
        ("event-title", &item.event_title),
        ("archive", &item.archive),
        ("archive_location", &item.archive_location),
        ("URL", &item.url),
    ] {
        lines.variable(name, value);
    }
    lines.add("GN", &item.note);
    lines.add("GN", &when.printed);
    lines.add("GN", &when.words);
}

/// `2004 Jul 12`; years before 1000, and ranges, as ISO 8601 has them.
fn date(when: &When) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match when.start[..] {
        [year, ..] if year < 1000 || !when.end.is_empty() => when.iso(),
        [year, month] => format!("{year} {}", MONTHS[(month - 1) as usize % 12]),
        [year, month, day] => format!("{year} {} {day}", MONTHS[(month - 1) as usize % 12]),
        _ => when.iso(),
    }
}

/// A title ends in a full stop, unless it ends in another mark.
fn title(title: &str) -> String {
    let title = title.trim();
    if title.is_empty() || title.ends_with(['?', '!']) { title.to_owned() } else { format!("{title}.") }
}

/// A name in full, and in short as older programs read it. An organisation has a tag of its own, or stands in a note.
fn person(full: &str, short: Option<&str>, organisation: &str, name: &Name, lines: &mut Lines<'_>) {
    if !name.literal.trim().is_empty() {
        match organisation {
            "" => lines.variable("editor", &name.literal),
            tag => lines.add(tag, &name.literal),
        }
        return;
    }
    let family = name.surname();
    let mut whole = format!("{family}, {}", name.given.replace(',', " "));
    if !name.suffix.trim().is_empty() {
        whole.push_str(&format!(", {}", name.suffix.trim()));
    }
    lines.add(full, &whole);
    let initials: String = name
        .given
        .split([' ', '.', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_alphabetic())
        .collect();
    if let Some(tag) = short {
        lines.add(tag, &format!("{family} {initials} {}", name.suffix.trim_end_matches('.')));
    }
}

/// `Family || Given`, as names stand in notes; an organisation has one part.
fn in_parts(name: &Name) -> String {
    if name.literal.is_empty() { format!("{} || {}", name.surname(), name.given) } else { name.literal.clone() }
}

/// PubMed's name for the type, and whether it tells CSL's.
///
/// Source: <https://www.nlm.nih.gov/mesh/pubtypes.html>
fn publication_type(kind: ItemType) -> (&'static str, bool) {
    match kind {
        ItemType::ArticleJournal => ("Journal Article", true),
        ItemType::ArticleMagazine => ("Journal Article", false),
        ItemType::ArticleNewspaper => ("Newspaper Article", true),
        ItemType::Article => ("Preprint", true),
        ItemType::Book => ("Book", true),
        ItemType::Chapter => ("Book Chapter", true),
        ItemType::PaperConference => ("Congress", true),
        ItemType::Thesis => ("Academic Dissertation", true),
        ItemType::Report => ("Technical Report", true),
        ItemType::Dataset => ("Dataset", true),
        ItemType::Legislation => ("Legislation", true),
        ItemType::Webpage | ItemType::Software | ItemType::Patent | ItemType::Standard | ItemType::Document => {
            ("", false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::keys::tests::reference;
    use crate::model::Date;

    #[test]
    fn an_article_has_its_tags() {
        let item = Item {
            kind: ItemType::ArticleJournal,
            author: vec![Name { suffix: "Jr.".into(), ..Name::person("King", "M. L.") }, Name::literal("R&D, Inc.")],
            issued: Some(Date { date_parts: vec![vec![2004, 7, 3]], literal: String::new() }),
            title: "On\n  lines".into(),
            container_title: "Journal".into(),
            page: "277-93".into(),
            doi: "10.1/x".into(),
            language: "fa".into(),
            url: "https://x.org".into(),
            ..Item::default()
        };
        assert_eq!(
            nbib(&[reference(item)], &Options::default()),
            "PMID-\nDP  - 2004 Jul 3\nTI  - On lines.\nPG  - 277-93\nGN  - page: 277-93\nLID - 10.1/x [doi]\n\
             FAU - King, M. L., Jr.\nAU  - King ML Jr\nCN  - R&D, Inc.\nLA  - per\nPT  - Journal Article\nJT  - Journal\n\
             GN  - URL: https://x.org\nGN  - citation-key: king2004\n"
        );
    }
}
