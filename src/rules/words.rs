//! How messages name cites, entries, years and reasons.

use rustc_hash::FxHashMap;

use crate::model::{Calendar, Citation, Cite, Form, Link, Name, Reference, Year};

/// More than this much of a text in a message is noise, in characters.
const LONGEST: usize = 60;
/// So much of a title tells a work among those of its author and year, in characters.
const TITLE: usize = 36;

/// A cite as a reader would say it: `Smith et al., 2010a`, `[12]`.
pub(super) fn cite_name(citation: &Citation, cite: &Cite) -> String {
    let year = cite.years.iter().map(year_as_printed).collect::<Vec<_>>().join("/");
    let year = if year.is_empty() { cite.undated.clone().unwrap_or_default() } else { year };
    if citation.form == Form::Key {
        return format!("`{}`", cite.label.as_deref().unwrap_or_default());
    }
    match (&cite.label, cite.names.is_empty(), year.is_empty()) {
        (Some(label), true, _) => format!("[{label}]"),
        (_, true, true) => shorten(&citation.text),
        (_, true, false) => year,
        (_, false, true) => paged(cite),
        (_, false, false) => format!("{}, {year}", people(&cite.names, cite.et_al)),
    }
}

/// A cite without a year, by its title or its page: `Kowal, Rivers 45`.
fn paged(cite: &Cite) -> String {
    let names = people(&cite.names, cite.et_al);
    match (&cite.title, &cite.locator) {
        (Some(title), _) => format!("{names}, {}", cut(title, TITLE)),
        (None, Some(place)) => format!("{names} {place}"),
        (None, None) => names,
    }
}

/// An entry as a reader would say it: `Smith and Jones, 2010`.
pub(super) fn entry_name(entry: &Reference) -> String {
    let item = &entry.item;
    let names = if item.author.is_empty() { &item.editor } else { &item.author };
    let names: Vec<String> = names.iter().filter(|name| !name.is_empty()).map(whole).collect();
    let year = entry.years.first().map(year_as_printed);
    let year = year.or_else(|| item.issued.as_ref().map(|date| date.literal.clone()).filter(|words| !words.is_empty()));
    let what = if !names.is_empty() {
        people(&names, entry.et_al || names.len() > 3)
    } else if !item.title.is_empty() {
        shorten(&item.title)
    } else {
        return numbered(entry, &shorten(&entry.text));
    };
    numbered(entry, &year.map_or(what.clone(), |year| format!("{what}, {year}")))
}

/// A name as citations print it: `王小明` in one piece, of others the surname.
fn whole(name: &Name) -> String {
    name.in_one_piece().unwrap_or_else(|| name.surname())
}

/// Several entries as a reader would say them; those of one name with the start of their titles.
pub(super) fn entry_names(entries: &[&Reference]) -> Vec<String> {
    let names: Vec<String> = entries.iter().map(|entry| entry_name(entry)).collect();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    names.iter().for_each(|name| *counts.entry(name).or_default() += 1);
    let is_shared = |name: &String| counts.get(name.as_str()).is_some_and(|&count| count > 1);
    let told_apart = |(name, entry): (&String, &&Reference)| match is_shared(name) && !entry.item.title.is_empty() {
        true => format!("{name} ({})", cut(&entry.item.title, TITLE)),
        false => name.clone(),
    };
    names.iter().zip(entries).map(told_apart).collect()
}

fn numbered(entry: &Reference, name: &str) -> String {
    entry.label.as_ref().map_or_else(|| name.to_owned(), |label| format!("[{label}] {name}"))
}

fn people(names: &[String], et_al: bool) -> String {
    match names {
        [] => String::new(),
        [first, ..] if et_al => format!("{first} et al."),
        [only] => only.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

/// A year with its letter, as printed: `1396a`.
pub(super) fn year_as_printed(year: &Year) -> String {
    format!("{}{}", year.number(), year.suffix.as_deref().unwrap_or_default())
}

/// A year with its calendar, where that is not the common one: `1396 (Solar Hijri, 2017 or 2018)`.
pub(super) fn year_explained(year: &Year) -> String {
    let printed = year_as_printed(year);
    let calendar = match year.calendar {
        Calendar::Gregorian => return printed,
        Calendar::SolarHijri => "Solar Hijri",
        Calendar::LunarHijri => "Lunar Hijri",
        Calendar::Buddhist => "Buddhist",
        Calendar::Minguo => "Minguo",
        Calendar::Hebrew => "Hebrew",
    };
    match (year.earliest, year.latest) {
        (earliest, latest) if earliest == latest => format!("{printed} ({calendar}, {earliest})"),
        (earliest, latest) => format!("{printed} ({calendar}, {earliest} or {latest})"),
    }
}

/// The start of a text, cut between words.
pub(super) fn shorten(text: &str) -> String {
    cut(text, LONGEST)
}

/// The start of a text up to so many characters, cut between words.
fn cut(text: &str, longest: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(longest) else { return text.to_owned() };
    let cut = text[..end].rfind(char::is_whitespace).filter(|&cut| cut > end / 2).unwrap_or(end);
    format!("{}…", text[..cut].trim_end())
}

/// What speaks for and against a link: `surname exact; year off by 2`.
pub(super) fn reasons(link: &Link) -> Vec<String> {
    let parts: Vec<String> = link.evidence.iter().map(|evidence| format!("{} {}", evidence.of, evidence.how)).collect();
    if parts.is_empty() { Vec::new() } else { vec![parts.join("; ")] }
}

/// `1 citation`, `2 citations`.
pub(super) fn count(number: usize, noun: &str) -> String {
    match (number, noun) {
        (1, noun) => format!("1 {noun}"),
        (number, "entry") => format!("{number} entries"),
        (number, noun) => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{cite, entry};

    #[test]
    fn cites_and_entries_are_named_as_a_reader_would() {
        let citation = |text: &str| Citation {
            spans: vec![],
            text: text.to_owned(),
            form: crate::model::Form::Parenthetical,
            cites: vec![],
        };
        let mut three = cite(&["A", "B", "C"], 2010);
        assert_eq!(cite_name(&citation(""), &three), "A, B and C, 2010");
        three.et_al = true;
        three.years[0].suffix = Some("a".to_owned());
        assert_eq!(cite_name(&citation(""), &three), "A et al., 2010a");
        assert_eq!(cite_name(&citation("ibid."), &Cite::default()), "ibid.");
        let numeric = Cite { label: Some("12".to_owned()), ..Cite::default() };
        assert_eq!(cite_name(&citation("[12]"), &numeric), "[12]");
        assert_eq!(entry_name(&entry(&["Smith", "Jones"], 2010, "A title")), "Smith and Jones, 2010");
        assert_eq!(entry_name(&entry(&[], 2010, "A title")), "A title, 2010");
    }

    #[test]
    fn years_of_other_calendars_are_explained() {
        let year = Year { value: 1396, calendar: Calendar::SolarHijri, earliest: 2017, latest: 2018, suffix: None };
        assert_eq!(year_explained(&year), "1396 (Solar Hijri, 2017 or 2018)");
        assert_eq!(year_explained(&Year::gregorian(2010)), "2010");
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(shorten("short"), "short");
        let long = "word ".repeat(30);
        assert!(shorten(&long).chars().count() <= LONGEST + 1);
        assert!(shorten(&long).ends_with("word…"));
        assert!(shorten(&"中".repeat(100)).ends_with("中…"));
    }
}
