//! Names that a sentence gives another form: declined, as in `по данным Петровой (2010)` of Петрова and `u Nováka (2010)` of
//! Novák, or shortened, as in `das UBA (2022)` of the Umweltbundesamt.

use rustc_hash::FxHashMap;

use super::index::responsible;
use crate::locale::{Locale, declines_words, locale, name_endings, undeclined};
use crate::model::{Citation, Form, Name, Reference, Year};
use crate::text::leads::{Leads, lead};
use crate::text::{bent_key, fold, is_bent};

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
    let own = locale(language).filter(|own| own.has_prefixes());
    if endings.is_empty() && abbreviations.is_empty() && own.is_none() {
        return;
    }
    // Where nothing bends names, only a short form, two names in one, or an ending behind a dash is read otherwise.
    let may_change = |name: &String| {
        let folded = fold(name);
        abbreviations.iter().any(|(short, _)| fold(short) == folded)
            || joints(name).next().is_some()
            || without_ending(name).is_some()
    };
    let mut names = citations.iter().flat_map(|citation| &citation.cites).flat_map(|cite| &cite.names);
    if endings.is_empty() && own.is_none() && !names.any(may_change) {
        return;
    }
    let mut listed: FxHashMap<String, Listed> = FxHashMap::default();
    let mut bodies: FxHashMap<String, Vec<String>> = FxHashMap::default();
    let mut of_year: FxHashMap<i32, Vec<String>> = FxHashMap::default();
    let bends = declines_words(language);
    for (at, reference) in references.iter().enumerate() {
        let people = responsible(reference);
        // What an entry begins with where nobody or nothing with a given name was read, or a body was cut in two.
        let lead = reference.lead();
        let whole = people
            .first()
            .is_none_or(|name| name.given.is_empty() || format!("{} {}", name.given, name.family) == lead);
        let lead = whole.then(|| (fold(lead), lead.to_owned()));
        for (form, printed) in people.iter().flat_map(forms).chain(lead) {
            if bends && let Some(key) = bent_key(&form) {
                let bucket = bodies.entry(key).or_default();
                if bucket.len() < MANY {
                    bucket.push(form.clone());
                }
            }
            if !endings.is_empty() {
                for year in &reference.years {
                    of_year.entry(year.value).or_default().push(form.clone());
                }
            }
            listed.entry(form).or_insert_with(|| Listed { printed, entries: Vec::new() }).entries.push(at);
        }
    }
    let longs = abbreviations.iter().map(|(short, long)| (fold(short), fold(long)));
    let longs: FxHashMap<_, _> = longs.filter(|(_, long)| listed.contains_key(long)).collect();
    let names = Names { references, listed, endings, bodies, of_year, longs, own };
    for cite in citations.iter_mut().flat_map(|citation| &mut citation.cites) {
        if cite.names.iter().all(|name| names.listed.contains_key(&fold(name))) {
            continue;
        }
        let printed = std::mem::take(&mut cite.names);
        cite.names = printed.into_iter().flat_map(|name| names.read(&cite.years, name)).collect();
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

/// Bodies with like beginnings that are looked at: the cost must not grow with the square of a list.
const MANY: usize = 50;

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

/// The names of a list and the forms that a sentence gives them.
struct Names<'r> {
    references: &'r [Reference],
    /// What is printed of each surname or body, folded.
    listed: FxHashMap<String, Listed>,
    endings: Vec<(&'static str, &'static str)>,
    /// Bodies and titles of several words, folded, by the beginnings of these.
    bodies: FxHashMap<String, Vec<String>>,
    /// What the names of each year's works are, folded.
    of_year: FxHashMap<i32, Vec<String>>,
    /// Short forms that the paper introduces and the listed bodies that they stand for, folded.
    longs: FxHashMap<String, String>,
    /// The language, where it writes prepositions onto names.
    own: Option<&'static Locale>,
}

impl Names<'_> {
    /// A cited name in the form of the list; two, where it holds two: `Dąbrowska z Lisem`, `Kovács–Szabó`.
    fn read(&self, years: &[Year], name: String) -> Vec<String> {
        let folded = fold(&name);
        if self.listed.contains_key(&folded) {
            return vec![name];
        }
        if let Some(form) = self.form(years, &folded) {
            return vec![form];
        }
        let read = |part: &str| match self.listed.contains_key(&fold(part)) {
            true => Some(part.to_owned()),
            false => self.form(years, &fold(part)),
        };
        let dashed = || name.contains('–').then(|| name.split('–').map(|part| read(part.trim())).collect()).flatten();
        let parts = dashed().or_else(|| {
            joints(&name).find_map(|joint| Some(vec![read(&name[..joint.start])?, read(&name[joint.end..])?]))
        });
        let whole = || without_ending(&name).map(str::to_owned).or_else(|| self.misspelt(years, &name, &folded));
        parts.unwrap_or_else(|| vec![whole().unwrap_or_else(|| name.clone())])
    }

    /// A declined name that is a letter off a name of the list with a work of the year, without its ending.
    fn misspelt(&self, years: &[Year], cited: &str, folded: &str) -> Option<String> {
        /// Letters of a name that may be misspelt.
        const LONG: usize = 5;
        let near = |form: &str| {
            let listed = years.iter().filter_map(|year| self.of_year.get(&year.value)).flatten();
            listed.take(MANY).any(|listed| strsim::osa_distance(form, listed) == 1)
        };
        if near(folded) {
            return None;
        }
        let form = undeclined(folded, &self.endings).find(|form| form.chars().count() >= LONG && near(form))?;
        let stem = form.chars().zip(folded.chars()).take_while(|(one, other)| one == other).count();
        Some(cited.chars().take(stem).chain(form.chars().skip(stem)).collect())
    }

    /// The listed form of a name, folded, that is not listed as it stands.
    fn form(&self, years: &[Year], cited: &str) -> Option<String> {
        let of_year = |at: &usize| {
            let listed = &self.references[*at].years;
            years.iter().any(|cited| listed.iter().any(|year| year.value == cited.value))
        };
        let long = self.longs.get(cited).and_then(|long| self.listed.get(long));
        // `Петрову` may be Петров or Петрова: the year decides, else the first.
        let declined = undeclined(cited, &self.endings).filter_map(|form| self.listed.get(&form));
        let bodies = bent_key(cited).and_then(|key| self.bodies.get(&key)).into_iter().flatten();
        let bent = bodies.filter(|body| is_bent(cited, body)).filter_map(|body| self.listed.get(body));
        let found: Vec<&Listed> = long.into_iter().chain(declined).chain(bent).collect();
        let chosen = found.iter().find(|one| one.entries.iter().any(of_year)).or(found.first()).copied();
        // Many a name begins with a letter that is a preposition as well: there the year must confirm it.
        let bare = || {
            self.own?.without_prefix(cited).find_map(|(form, certain)| {
                self.listed.get(&form).filter(|one| certain || one.entries.iter().any(of_year))
            })
        };
        chosen.or_else(bare).map(|one| one.printed.clone())
    }
}

/// Where a name may be cut in two: at a small word.
fn joints(name: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    name.match_indices(' ').filter_map(|(at, _)| {
        let word = name[at + 1..].split(' ').next()?;
        let small = (1..=2).contains(&word.chars().count()) && word.chars().all(char::is_lowercase);
        let end = at + 1 + word.len();
        (small && name[end..].starts_with(' ')).then_some(at..end + 1)
    })
}

/// The capitals of a short form before its case ending or a noun: `DZS-a`, `GUS-u`, `UBA-Studie`.
fn without_ending(name: &str) -> Option<&str> {
    let (stem, ending) = name.split_once('-')?;
    // `van de MLZ-handreiking`
    let stem = stem.rsplit(' ').next().unwrap_or(stem);
    let capitals = stem.chars().count() > 1 && stem.chars().all(char::is_uppercase);
    let small = (1..=3).contains(&ending.chars().count()) && ending.chars().all(char::is_lowercase);
    // `MLZ-handreiking`, `UBA-Studie`: what the body has written.
    let compound = ending.chars().count() > 3 && ending.chars().skip(1).all(char::is_lowercase);
    (capitals && (small || compound)).then_some(stem)
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
            ("uk", &["Академія медіаосвіти", "Центр досліджень"], &["Академії медіаосвіти", "Центру досліджень"]),
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

    #[test]
    fn two_names_in_one_are_cut_where_both_are_listed() {
        assert_eq!(read("pl", &["Dudek", "Maj"], &["Dudek z Majem"]), ["Dudek", "Maj"]);
        assert_eq!(read("hu", &["Kis", "Tar"], &["Kis–Tar"]), ["Kis", "Tar"]);
        assert_eq!(read("hu", &["Kis", "Tar", "Vas"], &["Kis–Tar–Vas"]), ["Kis", "Tar", "Vas"]);
        assert_eq!(read("pl", &["Dudek"], &["Dudek z Majem"]), ["Dudek z Majem"]);
        assert_eq!(read("hr", &["Maj"], &["ABC-a"]), ["ABC"]);
    }
}
