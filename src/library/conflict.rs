//! Where an entry of a library and a reference of a paper do not say the same of one work.

use super::work::bare_doi;
use crate::model::Reference;
use crate::text::digits::to_ascii;
use crate::text::fold;
use crate::text::script::dominant;

/// A field that the two have, each with another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The field, in words.
    pub field: &'static str,
    /// What the library says.
    pub library: String,
    /// What the paper says.
    pub paper: String,
}

/// The conflicts between an entry and a reference, in a fixed order. Case, punctuation, abbreviations, calendars and
/// what only one of them says are none.
pub(super) fn conflicts(entry: &Reference, reference: &Reference) -> Vec<Conflict> {
    let mut found = Vec::new();
    let mut add = |field, library: &str, paper: &str| {
        found.push(Conflict { field, library: library.to_owned(), paper: paper.to_owned() });
    };
    let (here, there) = (&entry.item, &reference.item);
    if let (Some(library), Some(paper)) = (entry.years.first(), reference.years.first())
        && (library.latest < paper.earliest || paper.latest < library.earliest)
    {
        add("year", &library.value.to_string(), &paper.value.to_string());
    }
    for (field, library, paper) in [
        ("title", &here.title, &there.title),
        ("journal or book", &here.container_title, &there.container_title),
        ("publisher", &here.publisher, &there.publisher),
    ] {
        if both(library, paper) && dominant(library) == dominant(paper) && !may_be_one(library, paper) {
            add(field, library, paper);
        }
    }
    for (field, library, paper) in [
        ("volume", &here.volume, &there.volume),
        ("issue", &here.issue, &there.issue),
        ("pages", &here.page, &there.page),
    ] {
        if both(library, paper) && numbers(library) != numbers(paper) {
            add(field, library, paper);
        }
    }
    let (library, paper) = (bare_doi(&here.doi), bare_doi(&there.doi));
    if both(&library, &paper) && library != paper {
        add("DOI", &library, &paper);
    }
    found
}

fn both(here: &str, there: &str) -> bool {
    !here.trim().is_empty() && !there.trim().is_empty()
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text).replace('&', " and ");
    folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether one is the start of the other, or each word of the shorter begins one of the longer in order: `J. Phys.`
fn may_be_one(here: &str, there: &str) -> bool {
    let (here, there) = (words(here), words(there));
    let (few, many) = if here.len() <= there.len() { (here, there) } else { (there, here) };
    if many.starts_with(&few) || many.ends_with(&few) || few.concat() == many.concat() {
        return true;
    }
    let mut rest = many.iter();
    few.iter().all(|short| rest.any(|long| long.starts_with(short.as_str()) || short.starts_with(long.as_str())))
}

/// Numbers and letters alone; a short last page is filled up: `277-93`.
fn numbers(text: &str) -> Vec<String> {
    let plain = to_ascii(text).to_lowercase();
    let mut parts: Vec<String> =
        plain.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    if let [first, last] = parts.as_mut_slice()
        && first.is_ascii()
        && last.is_ascii()
        && last.len() < first.len()
        && last.bytes().all(|byte| byte.is_ascii_digit())
    {
        *last = format!("{}{last}", &first[..first.len() - last.len()]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::bibliography;

    fn of(library: &str, paper: &str) -> Vec<&'static str> {
        let read = |fields: &str| {
            let text = format!("@article{{a, {fields}}}");
            bibliography::references(0, &crate::model::Document::from_text("a.bib", text)).remove(0)
        };
        conflicts(&read(library), &read(paper)).iter().map(|conflict| conflict.field).collect()
    }

    #[test]
    fn only_what_cannot_both_be_right_is_a_conflict() {
        for (library, paper, want) in [
            ("year = 2004", "year = 2005", vec!["year"]),
            ("year = 2017", "year = 1396, title = {تاریخ}", vec![]),
            ("year = 2004", "volume = 3", vec![]),
            ("journal = {Journal of Physics}", "journal = {J. Phys.}", vec![]),
            ("journal = {Journal of Physics}", "journal = {Chemistry}", vec!["journal or book"]),
            ("journal = {Science \\& Life}", "journal = {Science and life}", vec![]),
            ("title = {Rivers}", "title = {Реки}", vec![]),
            ("pages = {277--293}", "pages = {277-93}", vec![]),
            ("pages = {277--293}", "pages = {277-299}", vec!["pages"]),
            ("doi = {10.1000/A}", "doi = {10.1000/a}", vec![]),
            ("volume = {3}, number = 2", "volume = {۳}, number = 4", vec!["issue"]),
        ] {
            assert_eq!(of(library, paper), want, "{library} | {paper}");
        }
    }
}
