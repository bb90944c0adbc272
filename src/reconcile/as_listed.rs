//! Names that a sentence gives another form: declined, as in `по данным Петровой (2010)` of Петрова and `u Nováka (2010)` of
//! Novák, or shortened, as in `das UBA (2022)` of the Umweltbundesamt.

use rustc_hash::FxHashMap;

use super::index::responsible;
use crate::locale::{locale, name_endings, undeclined};
use crate::model::{Citation, Form, Name, Reference};
use crate::text::fold;
use crate::text::leads::{Leads, lead};

/// Puts names of citations into the form of the list where they are not listed as they stand, but would be with another
/// ending of the paper's language, or are short for what is listed. `language` is a BCP 47 tag; `abbreviations` are those
/// that the paper introduces, with what they stand for.
pub fn read_as_listed(
    references: &[Reference],
    citations: &mut [Citation],
    language: &str,
    abbreviations: &[(String, String)],
) {
    turn_names_of_notes(references, citations);
    let endings = name_endings(language);
    let own = locale(language).filter(|own| !own.name_prefixes.is_empty());
    if endings.is_empty() && abbreviations.is_empty() && own.is_none() {
        return;
    }
    let mut listed: FxHashMap<String, Listed> = FxHashMap::default();
    for (at, reference) in references.iter().enumerate() {
        for (form, printed) in responsible(reference).iter().flat_map(forms) {
            listed.entry(form).or_insert_with(|| Listed { printed, entries: Vec::new() }).entries.push(at);
        }
    }
    let longs = abbreviations.iter().map(|(short, long)| (fold(short), fold(long)));
    let longs: FxHashMap<String, String> = longs.filter(|(_, long)| listed.contains_key(long)).collect();
    for cite in citations.iter_mut().flat_map(|citation| &mut citation.cites) {
        let of_year = |at: &usize| {
            let years = &references[*at].years;
            cite.years.iter().any(|cited| years.iter().any(|year| year.value == cited.value))
        };
        for name in &mut cite.names {
            let cited = fold(name);
            if listed.contains_key(&cited) {
                continue;
            }
            let long = longs.get(&cited).and_then(|long| listed.get(long));
            // `Петрову` may be Петров or Петрова: the year decides, else the first.
            let declined = undeclined(&cited, &endings).filter_map(|form| listed.get(&form));
            let found: Vec<&Listed> = long.into_iter().chain(declined).collect();
            let chosen = found.iter().find(|one| one.entries.iter().any(of_year)).or(found.first()).copied();
            // Many a name begins with a letter that is a preposition as well: there the year must confirm it.
            let bare = || {
                own?.without_prefix(&cited).find_map(|(form, certain)| {
                    listed.get(&form).filter(|one| certain || one.entries.iter().any(of_year))
                })
            };
            if let Some(chosen) = chosen.or_else(bare) {
                name.clone_from(&chosen.printed);
            }
        }
    }
}

/// Puts the names of notes into the order of the list, where that has the surname first without a comma: a note has
/// `الطيب بن عمر` for `بن عمر الطيب`, whatever was read as the surname of either.
fn turn_names_of_notes(references: &[Reference], citations: &mut [Citation]) {
    let notes = citations.iter_mut().filter(|citation| citation.form == Form::Note);
    let mut names = notes.flat_map(|citation| &mut citation.cites).filter_map(|cite| cite.names.first_mut()).peekable();
    if names.peek().is_none() {
        return;
    }
    let leads = Leads::new(references.iter().map(|reference| reference.text.as_str()));
    for name in names {
        let found = leads.find(name);
        let Some(listed) = found.first().map(|&at| lead(&references[at].text)) else { continue };
        // Two people whose names have these words: nobody can tell.
        if found.iter().all(|&at| lead(&references[at].text) == listed) {
            listed.trim().clone_into(name);
        }
    }
}

/// A name of the list as it is printed, and the entries that have it.
struct Listed {
    printed: String,
    entries: Vec<usize>,
}

/// The whole name of a body, or a surname without and with its particles, folded and as printed.
fn forms(name: &Name) -> Vec<(String, String)> {
    let bare = if name.literal.is_empty() { name.family.clone() } else { name.literal.clone() };
    let mut forms = vec![bare];
    forms.extend(name.with_short_form().map(|(long, _)| long.to_owned()));
    forms.extend([Some(name.surname()), name.with_trailing_particles()].into_iter().flatten());
    forms.dedup();
    forms.into_iter().map(|form| (fold(&form), form)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cite, Item, Name, Span, Year};

    /// What each cited name is read as in a paper that lists these surnames.
    fn read(language: &str, listed: &[&str], cited: &[&str]) -> Vec<String> {
        let entry = |name: &&str| Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: None,
            text: String::new(),
            item: Item { author: vec![Name::person(*name, "A.")], ..Item::default() },
            years: vec![Year::gregorian(2010)],
            et_al: false,
        };
        let references: Vec<Reference> = listed.iter().map(entry).collect();
        let names = cited.iter().map(|name| (*name).to_owned()).collect();
        let years = vec![Year::gregorian(2010)];
        let cites = vec![Cite { names, years, ..Cite::default() }];
        let mut citations = [Citation { spans: Vec::new(), text: String::new(), form: Form::Narrative, cites }];
        let short = ("UBA".to_owned(), "Umweltbundesamt".to_owned());
        read_as_listed(&references, &mut citations, language, &[short]);
        citations[0].cites.remove(0).names
    }

    #[test]
    fn declined_names_are_those_of_the_list() {
        for (language, listed, cited) in [
            (
                "ru",
                &["Петрова", "Котов", "Достоевский", "Толстой", "Гоголь"][..],
                &["Петровой", "Котовым", "Достоевского", "Толстом", "Гоголя"][..],
            ),
            ("uk", &["Шевченко", "Ковальська", "Гнатюк"], &["Шевченка", "Ковальської", "Гнатюком"]),
            ("pl", &["Nowak", "Kowalska", "Zieliński", "Dudek"], &["Nowaka", "Kowalskiej", "Zielińskiego", "Dudka"]),
            ("cs", &["Novák", "Dvořáková", "Černý"], &["Nováka", "Dvořákové", "Černého"]),
            ("el", &["Παπαδόπουλος", "Γεωργίου", "Μακρής"], &["Παπαδοπούλου", "Γεωργίου", "Μακρή"]),
            ("de", &["Wickham", "Adams", "Umweltbundesamt"], &["Wickhams", "Adams", "UBA"]),
            ("ar", &["الزهران", "عمار"], &["للزهران", "لعمار"]),
            ("he", &["בר-און", "לבנון", "שמיר"], &["שבר-און", "לבנון", "לשמיר"]),
            ("en", &["Umweltbundesamt", "Abara"], &["UBA", "Abara"]),
        ] {
            assert_eq!(read(language, listed, cited), listed, "{language}");
        }
    }

    #[test]
    fn other_names_and_other_languages_stay() {
        assert_eq!(read("ru", &["Петров", "Ли"], &["Сидорова", "Лиу"]), ["Сидорова", "Лиу"]);
        assert_eq!(read("ru", &["Петров", "Петрова"], &["Петрова"]), ["Петрова"], "the exact form wins");
        assert_eq!(read("ru", &["Петров", "Петрова"], &["Петровым", "Петровой"]), ["Петров", "Петрова"]);
        assert_eq!(read("en", &["Novák"], &["Nováka"]), ["Nováka"]);
    }
}
