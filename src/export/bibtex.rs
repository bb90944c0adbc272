//! BibTeX.
//!
//! Source: Oren Patashnik, `BibTeXing` (1988), section 3; what a style warns of: `plain.bst`.

use super::Options;
use super::entry::{Entry, babel, doi, eprint, pages};
use super::keys;
use super::people::names;
use super::tex::Tex;
use super::thesis::{Degree, degree};
use super::titles::title;
use super::years::When;
use crate::model::{Item, ItemType, Reference};

/// Writes the list as BibTeX that the standard styles, and biber, take without a warning: an entry that lacks what
/// its type requires is a `@misc`.
pub fn bibtex(references: &[Reference], options: &Options) -> String {
    let tex = Tex { ascii: options.ascii };
    let mut out = String::new();
    for (reference, key) in references.iter().zip(keys::keys(references, &options.keys)) {
        entry(reference, &key, &tex).write(&key, &mut out);
    }
    out
}

/// The type of an entry with the fields that it is not whole without.
struct Shape {
    kind: &'static str,
    required: &'static [&'static str],
    /// The field that the container goes to.
    container: &'static str,
    /// The field that the publisher goes to.
    publisher: &'static str,
}

fn shape(item: &Item) -> Shape {
    let make = |kind, required, container, publisher| Shape { kind, required, container, publisher };
    match item.kind {
        ItemType::Article if item.container_title.is_empty() => misc(),
        ItemType::ArticleJournal | ItemType::ArticleMagazine | ItemType::ArticleNewspaper | ItemType::Article => {
            make("article", &["author", "title", "journal", "year"], "journal", "publisher")
        }
        ItemType::Book if item.publisher.is_empty() => make("booklet", &["title", "author"], "series", "publisher"),
        ItemType::Book => make("book", &["title", "publisher", "year"], "series", "publisher"),
        ItemType::Chapter => {
            make("incollection", &["author", "title", "booktitle", "publisher", "year"], "booktitle", "publisher")
        }
        ItemType::PaperConference => {
            make("inproceedings", &["author", "title", "booktitle", "year"], "booktitle", "publisher")
        }
        ItemType::Thesis => {
            let kind = if degree(&item.genre) == Degree::Master { "mastersthesis" } else { "phdthesis" };
            make(kind, &["author", "title", "school", "year"], "series", "school")
        }
        ItemType::Report => make("techreport", &["author", "title", "institution", "year"], "series", "institution"),
        _ => misc(),
    }
}

fn misc() -> Shape {
    Shape { kind: "misc", required: &[], container: "howpublished", publisher: "publisher" }
}

fn entry<'a>(reference: &Reference, key: &str, tex: &'a Tex) -> Entry<'a> {
    let shape = shape(&reference.item);
    let entry = fill(reference, key, &shape, tex);
    let has_author = shape.kind != "book" || entry.has("author") || entry.has("editor");
    if entry.has_all(shape.required) && has_author { entry } else { fill(reference, key, &misc(), tex) }
}

fn fill<'a>(reference: &Reference, key: &str, shape: &Shape, tex: &'a Tex) -> Entry<'a> {
    let item = &reference.item;
    let when = When::of(reference);
    let mut entry = Entry::new(shape.kind, tex);
    let mut notes = Vec::new();

    entry.names("author", &item.author, reference.et_al);
    let editors = names(&item.editor, item.author.is_empty() && reference.et_al, tex);
    match shape.kind {
        "incollection" | "inproceedings" => entry.raw("editor", editors),
        // A book has an author or an editor; with both, styles complain.
        "book" if !entry.has("author") => entry.raw("editor", editors),
        _ if entry.has("author") => push(&mut notes, "Edited by ", &prose(&editors)),
        _ => entry.raw("editor", editors),
    }
    let sorts_by_editor = shape.kind == "book" && entry.has("editor");
    if !entry.has("author") && !sorts_by_editor {
        // Styles sort by it where there is no author.
        let words: Vec<&str> = item.title.split_whitespace().take(3).collect();
        entry.text("key", if words.is_empty() { key.to_owned() } else { words.join(" ") }.as_str());
    }
    entry.raw("title", title(&item.title, &item.language, tex));
    container(&mut entry, item, shape, tex);
    if let Some(year) = when.year().filter(|&year| year <= 0) {
        notes.push(format!("{} BC", -year));
    } else if let Some(year) = when.year() {
        entry.raw("year", year.to_string());
        if let Some(month) = when.month() {
            entry.bare("month", MONTHS[month - 1]);
            // Styles pass over it; who reads the file back need not.
            entry.raw("day", when.start.get(2).map(ToString::to_string).unwrap_or_default());
        }
    }
    numbers(&mut entry, item, shape, &mut notes);
    entry.raw("pages", pages(&item.page, tex));
    entry.text("edition", &edition(&item.edition));
    entry.text(shape.publisher, &item.publisher);
    if shape.kind == "misc" && !entry.has("howpublished") {
        entry.text("howpublished", &item.publisher);
    }
    entry.text("address", &item.publisher_place);
    if matches!(shape.kind, "phdthesis" | "mastersthesis" | "techreport") {
        entry.text("type", &item.genre);
    } else if shape.kind != "incollection" {
        push(&mut notes, "", &tex.text(&item.genre));
    }
    if shape.kind == "misc" {
        push(&mut notes, "", &tex.text(&item.number));
    }
    identifiers(&mut entry, item);
    if let Some(accessed) = &item.accessed {
        entry.raw("urldate", When::of_date(accessed).iso());
    }
    entry.raw("language", babel(&item.language));

    push(&mut notes, "Translated by ", &prose(&names(&item.translator, false, tex)));
    push(&mut notes, "", &tex.text(&when.printed));
    push(&mut notes, "", &tex.text(&when.words));
    if let Some(first) = &item.original_date {
        push(&mut notes, "First published ", &When::of_date(first).iso());
    }
    if !item.event_title.is_empty() && item.event_title != item.container_title && !item.container_title.is_empty() {
        push(&mut notes, "", &tex.text(&item.event_title));
    }
    push(&mut notes, "", &tex.text(&item.note));
    // An entry that nothing could be read out of keeps its words.
    if item.title.is_empty() && item.author.is_empty() {
        push(&mut notes, "", &tex.text(super::unread(reference)));
        if notes.is_empty() {
            notes.push("no text".to_owned());
        }
    }
    entry.raw("note", notes.join("; "));
    entry.subtype(item.kind);
    entry
}

/// Adds a note if there is something to say.
fn push(notes: &mut Vec<String>, words: &str, what: &str) {
    if !what.is_empty() {
        notes.push(format!("{words}{what}"));
    }
}

/// A list of names for a note, where BibTeX does not put the names in order.
fn prose(names: &str) -> String {
    names.replace(" and others", " et al.")
}

fn container(entry: &mut Entry<'_>, item: &Item, shape: &Shape, tex: &Tex) {
    let name = match item.kind {
        ItemType::PaperConference if item.container_title.is_empty() => &item.event_title,
        _ => &item.container_title,
    };
    if shape.container == "booktitle" {
        entry.raw("booktitle", title(name, &item.language, tex));
    } else {
        entry.text(shape.container, name);
    }
}

/// Volume, issue and the number in a series. Outside of articles, styles take a volume or a number, and a number only
/// with a series.
fn numbers(entry: &mut Entry<'_>, item: &Item, shape: &Shape, notes: &mut Vec<String>) {
    entry.text("volume", &item.volume);
    match shape.kind {
        "article" | "misc" | "techreport" | "booklet" => {
            // No style prints it there; the name tells what it is.
            let issue = if shape.kind == "misc" && !is_article(item.kind) { "issue" } else { "number" };
            entry.text(issue, &item.issue);
            entry.text("number", &item.number);
            entry.text("series", &item.collection_title);
        }
        _ if entry.has("volume") => {
            let joint = if item.collection_title.is_empty() || item.collection_number.is_empty() { "" } else { ", " };
            entry.text("series", &format!("{}{joint}{}", item.collection_title, item.collection_number));
        }
        _ => {
            entry.text("series", &item.collection_title);
            if entry.has("series") {
                entry.text("number", &item.collection_number);
            }
        }
    }
    if !matches!(shape.kind, "article" | "misc" | "techreport" | "booklet") && !item.issue.is_empty() {
        notes.push(format!("no. {}", item.issue));
    }
}

fn is_article(kind: ItemType) -> bool {
    matches!(kind, ItemType::ArticleJournal | ItemType::ArticleMagazine | ItemType::ArticleNewspaper)
}

fn identifiers(entry: &mut Entry<'_>, item: &Item) {
    entry.verbatim("doi", doi(&item.doi));
    entry.verbatim("url", &item.url);
    if let Some((archive, id, class)) = eprint(&item.archive, &item.archive_location) {
        entry.verbatim("eprint", &id);
        entry.text("archiveprefix", &archive);
        entry.verbatim("primaryclass", &class);
    }
    entry.text("isbn", &item.isbn);
    entry.text("issn", &item.issn);
    entry.verbatim("pmid", &item.pmid);
    entry.verbatim("pmcid", &item.pmcid);
}

/// An edition the way that styles want it before their own `edition`: `Second`, `12th`; as printed where more is said
/// than a number.
pub(super) fn edition(printed: &str) -> String {
    const ORDINALS: [&str; 10] =
        ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
    let words: Vec<&str> = printed.split_whitespace().collect();
    let words = match words.split_last() {
        Some((last, rest))
            if ["ed", "edn", "edition"].contains(&last.trim_end_matches('.').to_lowercase().as_str()) =>
        {
            rest
        }
        _ => &words,
    };
    let bare = words.join(" ");
    let digits = bare.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    if bare.len() > digits.len() + 3 || digits.len() > 3 {
        return bare;
    }
    match digits.parse::<usize>() {
        Ok(number @ 1..=10) => ORDINALS[number - 1].to_owned(),
        Ok(number) if number > 0 => {
            let ending = match (number % 10, number % 100) {
                (1, last) if last != 11 => "st",
                (2, last) if last != 12 => "nd",
                (3, last) if last != 13 => "rd",
                _ => "th",
            };
            format!("{number}{ending}")
        }
        _ => bare,
    }
}

/// The macros that every style defines.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::keys::tests::reference;
    use crate::model::{Date, Name};

    fn written(item: Item) -> String {
        bibtex(&[reference(item)], &Options::default())
    }

    #[test]
    fn an_article_has_its_fields() {
        let item = Item {
            kind: ItemType::ArticleJournal,
            author: vec![Name::person("Allison", "R. A."), Name::literal("R&D Council")],
            issued: Some(Date { date_parts: vec![vec![2004, 7]], literal: String::new() }),
            title: "The spread of DNA in Iran".into(),
            container_title: "Journal of Things".into(),
            volume: "12".into(),
            issue: "3".into(),
            page: "277-293".into(),
            doi: "https://doi.org/10.1000/a_b".into(),
            language: "en".into(),
            ..Item::default()
        };
        assert_eq!(
            written(item),
            "@article{allison2004,\n  author = {Allison, R. A. and {R\\&D Council}},\n  \
             title = {The spread of {DNA} in {Iran}},\n  journal = {Journal of Things},\n  year = {2004},\n  \
             month = jul,\n  volume = {12},\n  number = {3},\n  pages = {277--293},\n  doi = {10.1000/a_b},\n  \
             language = {english},\n}\n"
        );
    }

    #[test]
    fn what_is_not_whole_is_misc() {
        let whole = Item {
            author: vec![Name::person("کرمی", "رضا")],
            title: "تاریخ".into(),
            publisher: "نشر نی".into(),
            issued: Some(Date::year(2017)),
            container_title: "مجموعه".into(),
            ..Item::default()
        };
        for (kind, want) in [
            (ItemType::ArticleJournal, "@article{"),
            (ItemType::Book, "@book{"),
            (ItemType::Chapter, "@incollection{"),
            (ItemType::PaperConference, "@inproceedings{"),
            (ItemType::Thesis, "@phdthesis{"),
            (ItemType::Report, "@techreport{"),
            (ItemType::Webpage, "@misc{"),
        ] {
            assert!(written(Item { kind, ..whole.clone() }).starts_with(want), "{kind:?}");
            let undated = Item { kind, issued: None, ..whole.clone() };
            assert!(written(undated).starts_with("@misc{"), "{kind:?} without a year");
        }
        let unpublished = Item { kind: ItemType::Book, publisher: String::new(), ..whole };
        assert!(written(unpublished).starts_with("@booklet{"));
    }

    #[test]
    fn an_entry_that_could_not_be_read_keeps_its_words() {
        let mut entry = reference(Item::default());
        entry.text = "Some 100% odd line".into();
        let out = bibtex(&[entry], &Options::default());
        assert!(out.contains("note = {Some 100\\% odd line}"), "{out}");
    }

    #[test]
    fn editions_are_ordinals() {
        for (printed, want) in [
            ("2", "Second"),
            ("3rd ed.", "Third"),
            ("12", "12th"),
            ("21", "21st"),
            ("Revised edition", "Revised"),
            ("2nd rev. ed.", "2nd rev."),
            ("۲", "۲"),
            ("چاپ دوم", "چاپ دوم"),
            ("", ""),
        ] {
            assert_eq!(edition(printed), want, "{printed}");
        }
    }
}
