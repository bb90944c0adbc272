//! BibLaTeX, for biber.
//!
//! Source: the BibLaTeX manual, section 2, <https://ctan.org/pkg/biblatex>.

use super::Options;
use super::entry::{Entry, babel, doi, eprint, pages};
use super::keys;
use super::people::names;
use super::tex::Tex;
use super::thesis::{Degree, degree};
use super::titles::title;
use super::years::When;
use crate::model::{Item, ItemType, Reference};

/// Writes the list as BibLaTeX that biber takes without a warning. An entry that lacks what its type requires is a
/// `@misc`; a missing date alone changes no type, since every type has an optional one in practice.
pub fn biblatex(references: &[Reference], options: &Options) -> String {
    let tex = Tex { ascii: options.ascii };
    let mut out = String::new();
    for (reference, key) in references.iter().zip(keys::keys(references, &options.keys)) {
        entry(reference, &tex).write(&key, &mut out);
    }
    out
}

/// The type of an entry with the fields that it is not whole without.
fn shape(item: &Item) -> (&'static str, &'static [&'static str]) {
    match item.kind {
        ItemType::Article if item.container_title.is_empty() => ("online", &["title"]),
        ItemType::ArticleJournal | ItemType::ArticleMagazine | ItemType::ArticleNewspaper | ItemType::Article => {
            ("article", &["author", "title", "journaltitle"])
        }
        ItemType::Book if item.author.is_empty() => ("collection", &["editor", "title"]),
        ItemType::Book => ("book", &["author", "title"]),
        ItemType::Chapter => ("incollection", &["author", "title", "booktitle"]),
        ItemType::PaperConference => ("inproceedings", &["author", "title", "booktitle"]),
        ItemType::Thesis => ("thesis", &["author", "title", "institution"]),
        ItemType::Report => ("report", &["author", "title", "institution"]),
        ItemType::Webpage => ("online", &["title", "url"]),
        ItemType::Dataset => ("dataset", &["title"]),
        ItemType::Software => ("software", &["title"]),
        ItemType::Patent => ("patent", &["author", "title", "number"]),
        ItemType::Legislation | ItemType::Standard | ItemType::Document => ("misc", &[]),
    }
}

fn entry<'a>(reference: &Reference, tex: &'a Tex) -> Entry<'a> {
    let (kind, required) = shape(&reference.item);
    let entry = fill(reference, kind, tex);
    if entry.has_all(required) { entry } else { fill(reference, "misc", tex) }
}

fn fill<'a>(reference: &Reference, kind: &'static str, tex: &'a Tex) -> Entry<'a> {
    let item = &reference.item;
    let when = When::of(reference);
    let mut entry = Entry::new(kind, tex);

    entry.names("author", &item.author, reference.et_al);
    entry.raw("editor", names(&item.editor, item.author.is_empty() && reference.et_al, tex));
    entry.names("translator", &item.translator, false);
    entry.raw("title", title(&item.title, &item.language, tex));
    container(&mut entry, item, kind, tex);
    entry.raw("date", when.iso());
    if let Some(first) = &item.original_date {
        entry.raw("origdate", When::of_date(first).iso());
    }
    entry.text("volume", &item.volume);
    let number = [&item.issue, &item.number, &item.collection_number].into_iter().find(|number| !number.is_empty());
    let number = number.map_or("", String::as_str);
    // Where the type has no number, it stands behind the title.
    match kind {
        "misc" | "software" | "online" if item.issue.is_empty() => entry.text("titleaddon", number),
        "misc" | "software" | "online" => entry.text("titleaddon", &format!("no. {number}")),
        _ => entry.text("number", number),
    }
    entry.text("series", &item.collection_title);
    // An article number is no page.
    let is_article_number = kind == "article" && item.page.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_article_number && !item.page.contains(['-', '–']) {
        entry.text("eid", &item.page);
    } else {
        entry.raw("pages", pages(&item.page, tex));
    }
    entry.text("edition", &edition(&item.edition));
    publisher(&mut entry, item, kind);
    entry.text("location", &item.publisher_place);
    genre(&mut entry, item, kind);
    entry.verbatim("doi", doi(&item.doi));
    archive(&mut entry, item);
    entry.verbatim("url", &item.url);
    if let Some(accessed) = &item.accessed {
        entry.raw("urldate", When::of_date(accessed).iso());
    }
    entry.text("isbn", &item.isbn);
    entry.text("issn", &item.issn);
    entry.raw("langid", babel(&item.language));
    let mut addendum = vec![tex.text(&when.printed)];
    if when.in_press() {
        // The key words are set in the language of the bibliography; others stand as they are.
        let state = if when.words == "in press" { "inpress".to_owned() } else { tex.text(&when.words) };
        entry.raw("pubstate", state);
    } else {
        addendum.push(tex.text(&when.words));
    }
    addendum.retain(|words| !words.is_empty());
    entry.raw("addendum", addendum.join("; "));
    let notes = [item.note.as_str(), super::unread(reference)];
    let notes: Vec<String> = notes.iter().map(|note| tex.text(note)).filter(|note| !note.is_empty()).collect();
    entry.raw("note", notes.join("; "));
    entry.subtype(item.kind);
    entry
}

fn container(entry: &mut Entry<'_>, item: &Item, kind: &str, tex: &Tex) {
    let event_is_book = item.kind == ItemType::PaperConference && item.container_title.is_empty();
    let name = if event_is_book { &item.event_title } else { &item.container_title };
    match kind {
        "article" => entry.text("journaltitle", name),
        "incollection" | "inproceedings" => entry.raw("booktitle", title(name, &item.language, tex)),
        "book" | "collection" => entry.text("maintitle", name),
        "online" => entry.text("organization", name),
        _ => entry.text("howpublished", name),
    }
    if !event_is_book {
        entry.text("eventtitle", &item.event_title);
    }
}

fn publisher(entry: &mut Entry<'_>, item: &Item, kind: &str) {
    let field = match kind {
        "thesis" | "report" => "institution",
        "misc" | "online" | "software" => "organization",
        "patent" => "holder",
        _ => "publisher",
    };
    // A list of names joined by `and`: an organisation stands in braces.
    let name = entry.escaped(&item.publisher);
    entry.raw(field, if has_and(&name) { format!("{{{name}}}") } else { name });
}

fn has_and(text: &str) -> bool {
    text.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"))
}

fn genre(entry: &mut Entry<'_>, item: &Item, kind: &str) {
    match (kind, degree(&item.genre)) {
        ("thesis", Degree::Doctor) => entry.raw("type", "phdthesis"),
        ("thesis", Degree::Master) => entry.raw("type", "mathesis"),
        _ => entry.text("type", &item.genre),
    }
}

/// The archive that holds it; PubMed counts as one.
fn archive(entry: &mut Entry<'_>, item: &Item) {
    let mut add = |kind: &str, id: &str, class: &str| {
        entry.verbatim("eprint", id);
        entry.text("eprinttype", kind);
        entry.verbatim("eprintclass", class);
    };
    if let Some((archive, id, class)) = eprint(&item.archive, &item.archive_location) {
        add(if archive == "arXiv" { "arxiv" } else { &archive }, &id, &class);
    } else if !item.pmid.is_empty() {
        add("pubmed", &item.pmid, "");
    } else if !item.pmcid.is_empty() {
        add("pmcid", &item.pmcid, "");
    }
}

/// An edition as a number where it is one: BibLaTeX makes the words.
fn edition(printed: &str) -> String {
    let mut words = printed.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let is_edition =
        |word: &str| ["ed", "edn", "edition"].contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let is_number = (1..=3).contains(&first.len()) && first.bytes().all(|sign| sign.is_ascii_digit());
    if is_number && words.all(is_edition) { first.to_owned() } else { printed.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::keys::tests::reference;
    use crate::model::{Date, Name};

    #[test]
    fn a_persian_book_has_its_language_and_both_years() {
        let mut entry = reference(Item {
            kind: ItemType::Book,
            author: vec![Name::person("کرمی", "رضا")],
            title: "تاریخ".into(),
            publisher: "نشر نی".into(),
            edition: "2nd ed.".into(),
            language: "fa".into(),
            ..Item::default()
        });
        entry.id = "karami1396".into();
        entry.years = vec![crate::model::Year {
            value: 1396,
            suffix: None,
            calendar: crate::model::Calendar::SolarHijri,
            earliest: 2017,
            latest: 2018,
        }];
        assert_eq!(
            biblatex(&[entry], &Options::default()),
            "@book{karami1396,\n  author = {کرمی, رضا},\n  title = {تاریخ},\n  date = {2017},\n  edition = {2},\n  \
             publisher = {نشر نی},\n  langid = {persian},\n  addendum = {1396 Solar Hijri, 2017/2018},\n}\n"
        );
    }

    #[test]
    fn types_are_told_apart() {
        let whole = Item {
            author: vec![Name::person("Doe", "J.")],
            title: "T".into(),
            publisher: "P".into(),
            container_title: "C".into(),
            url: "https://x.org".into(),
            number: "5".into(),
            issued: Some(Date { date_parts: vec![], literal: "in press".into() }),
            ..Item::default()
        };
        for (kind, want) in [
            (ItemType::ArticleNewspaper, "@article{"),
            (ItemType::Book, "@book{"),
            (ItemType::Chapter, "@incollection{"),
            (ItemType::PaperConference, "@inproceedings{"),
            (ItemType::Thesis, "@thesis{"),
            (ItemType::Report, "@report{"),
            (ItemType::Webpage, "@online{"),
            (ItemType::Dataset, "@dataset{"),
            (ItemType::Patent, "@patent{"),
            (ItemType::Document, "@misc{"),
        ] {
            let out = biblatex(&[reference(Item { kind, ..whole.clone() })], &Options::default());
            assert!(out.starts_with(want), "{out}");
            assert!(out.contains("pubstate = {inpress}"), "{out}");
        }
        let untitled = Item { title: String::new(), kind: ItemType::Book, ..whole };
        assert!(biblatex(&[reference(untitled)], &Options::default()).starts_with("@misc{"));
    }
}
