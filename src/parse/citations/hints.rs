//! What the reference list lets a citation look like.
//!
//! Where a name ends is not always to be seen: Persian and Chinese have no capitals, damaged lines have lost their
//! order. The names that the list holds tell. They only help to find a citation; whether it fits is decided later.

use rustc_hash::{FxHashMap, FxHashSet};

use super::glued::is_thai;
use super::hint_keys::{Entry, Key, OTHERS, entries, first_two, heads, key, key_of, long_key, surname_forms};
use crate::locale::{declines_words, locale, name_endings, undeclined};
use crate::model::{Name, Reference};
use crate::order::Order;
pub use crate::text::compact;
use crate::text::leads::Leads;
use crate::text::names::{NameFit, compare};
use crate::text::{ShortForm, bent_key, fold, is_alphanumeric, is_bent, skeleton, with_compact};

/// Letters that a name has before its ending, at least.
const STEM: usize = 3;
/// Names of one year that a misspelt one is held against: the cost must not grow with the square of a list.
const OF_YEAR: usize = 200;
/// Bodies of one first letter that a short form is held against.
const BODIES: usize = 64;

/// What the reference list lets a citation look like.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    surnames: FxHashSet<Key>,
    /// First author, or title where there is none.
    first: FxHashMap<Key, Vec<Entry>>,
    /// Skeleton of an author -> the Gregorian years of the entries that begin with that author.
    skeletons: FxHashMap<Key, Vec<(i32, i32)>>,
    /// Gregorian year -> the first authors of entries that may be of it.
    of_year: FxHashMap<i32, Vec<String>>,
    /// What entries begin with.
    pub leads: Leads,
    labels: FxHashMap<String, usize>,
    /// Bodies by their first letter, all folded.
    bodies: FxHashMap<char, Vec<String>>,
    /// Names of several words that entries begin with, by the beginnings of these.
    bent: FxHashMap<String, Vec<String>>,
    /// Single words that entries without a person begin with: the short name of a law, a newspaper.
    named: FxHashSet<Key>,
    /// How the paper's language declines surnames.
    endings: Vec<(&'static str, &'static str)>,
    /// The first two words of first authors' names, for languages that cite by these.
    first_names: Vec<(Key, Vec<Entry>)>,
    /// Surnames of first authors that several people bear.
    homonyms: FxHashSet<Key>,
    /// Surname and first given name of first authors.
    given: FxHashSet<(Key, Key)>,
    /// Given names of first authors in Thai script.
    thai_given: FxHashSet<Key>,
    /// Titles of three words or more, their subtitles aside, and the last words of them.
    titles: FxHashSet<Key>,
    title_ends: FxHashSet<Key>,
    /// First author, or of a work without one its title -> the titles of that author's works.
    works: FxHashMap<Key, Vec<String>>,
    /// The titles of works without an author.
    anonymous: Vec<String>,
    /// The first words of the titles, without articles.
    title_starts: FxHashSet<Key>,
    /// Places where the works of the list came out.
    places: FxHashSet<Key>,
    /// How many entries the list has.
    pub entries: usize,
    /// How many of them carry a number.
    pub numbered: usize,
    /// The highest of these numbers.
    highest: u32,
    /// How many carry a label with letters and digits: `Knu84`.
    lettered: usize,
}

/// Fewest letters of a title that tell it.
const TITLE: usize = 8;
/// Fewest letters of a law's or newspaper's one word that tell it where it is written small.
const NAMED: usize = 6;
/// So many titles of one author are kept: the cost must not grow with the square of a list by one author.
const MANY: usize = 50;

/// The first word of a title, articles aside.
fn first_word(title: &str) -> Option<&str> {
    title.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').find(|word| word.chars().count() > 3)
}

impl Hints {
    /// Gathers the names, years and labels of a list.
    pub fn new(references: &[Reference]) -> Self {
        let leads = Leads::new(references.iter().map(|reference| reference.text.as_str()));
        let mut hints = Self { entries: references.len(), leads, ..Self::default() };
        let mut called: FxHashMap<String, String> = FxHashMap::default();
        for (index, reference) in references.iter().enumerate() {
            let authors =
                if reference.item.author.is_empty() { &reference.item.editor } else { &reference.item.author };
            if let Some(first) = authors.first().filter(|name| !name.given.is_empty()) {
                let (surname, given) = (compact(&first.surname()), compact(&first.given));
                if called
                    .get(&surname)
                    .is_some_and(|known| !known.starts_with(&given) && !given.starts_with(known.as_str()))
                {
                    hints.homonyms.insert(key(&surname));
                } else {
                    called.insert(surname, given);
                }
            }
            if let Some(first) = authors.first()
                && let Some(given) = first.given.split_whitespace().next()
                && let Some(given_key) = long_key(given)
            {
                hints.given.insert((key_of(&first.surname()), given_key));
                if with_compact(given, |given| given.starts_with(is_thai)) {
                    hints.thai_given.insert(given_key);
                }
            }
            let years = reference.years.iter().flat_map(|year| year.earliest..=year.latest.min(year.earliest + 2));
            for (first, year) in authors.iter().take(1).flat_map(|first| years.clone().map(move |year| (first, year))) {
                let names = hints.of_year.entry(year).or_default();
                if names.len() < OF_YEAR {
                    names.push(first.surname());
                }
            }
            if let Some(body) = authors.first().map(|name| fold(&name.literal))
                && let Some(letter) = body.chars().next()
            {
                let bucket = hints.bodies.entry(letter).or_default();
                if bucket.len() < BODIES {
                    bucket.push(body);
                }
            }
            if let Some(surname) = authors.first().filter(|name| !name.given.is_empty()).map(Name::surname)
                && let Some(key) = bent_key(&surname)
            {
                let bucket = hints.bent.entry(key).or_default();
                if bucket.len() < MANY {
                    bucket.push(surname);
                }
            }
            if authors.first().is_none_or(|name| name.given.is_empty()) {
                let lead = reference.lead();
                let body = authors.first().map(|name| name.literal.as_str()).filter(|body| !body.is_empty());
                let body = body.unwrap_or(lead);
                match bent_key(body) {
                    Some(key) => {
                        let bucket = hints.bent.entry(key).or_default();
                        if bucket.len() < MANY {
                            bucket.push(body.to_owned());
                        }
                    }
                    None => hints.named.extend((lead.chars().count() >= NAMED).then(|| key_of(lead))),
                }
            }
            let own = entries(reference, authors);
            for (position, name) in authors.iter().enumerate() {
                let surname = name.surname();
                let mut forms = surname_forms(name, &surname);
                if position == 0 {
                    // `内ヶ崎有里編`: cited with the word for an editor.
                    if reference.text.starts_with(&surname)
                        && reference
                            .text
                            .split(['，', '、', ',', '（', '(', '『'])
                            .next()
                            .is_some_and(|head| head.ends_with('編'))
                    {
                        forms.push(key_of(&format!("{surname}編")));
                    }
                    hints.first_names.extend(first_two(name).map(|form| (form, own.clone())));
                    forms.extend(heads(reference, authors));
                    forms.sort_unstable();
                    forms.dedup();
                    forms.iter().for_each(|form| hints.first.entry(*form).or_default().extend(&own));
                }
                hints.surnames.extend(forms);
                let skeleton = skeleton(&surname);
                if skeleton.len() >= 2 {
                    let years = hints.skeletons.entry(key(&skeleton)).or_default();
                    if position == 0 {
                        years.extend(reference.years.iter().map(|year| (year.earliest, year.latest)));
                    }
                }
            }
            let title = reference.item.title.split([':', '.', '?', '[', '(']).next().unwrap_or_default();
            if title.split_whitespace().nth(2).is_some() {
                hints.title_ends.extend(title.split_whitespace().next_back().map(key_of));
                hints.titles.insert(key_of(title));
            }
            let whole = compact(&reference.item.title);
            hints.title_starts.extend(first_word(&reference.item.title).map(key_of));
            let author = authors.first().map_or_else(|| key(&whole), |name| key_of(&name.surname()));
            let works = hints.works.entry(author).or_default();
            if works.len() < MANY {
                works.push(whole.clone());
            }
            let place = &reference.item.publisher_place;
            if !place.is_empty() && !reference.text.starts_with(place.as_str()) {
                hints.places.insert(key_of(place));
            }
            if authors.is_empty() {
                // `Carrow Gazette, 1868-74`
                let lead = reference.item.title.split_once(',').map(|(lead, _)| key_of(lead));
                // `Norra Posten 1853–1858`
                let years = |c: char| c.is_numeric() || !is_alphanumeric(c);
                let undated = Some(reference.item.title.trim_matches(years));
                let undated = undated.filter(|lead| lead.contains(' ') || lead.chars().count() >= NAMED);
                let undated = undated.map(key_of);
                for form in lead.into_iter().chain(undated).chain([key(&whole)]).chain(heads(reference, authors)) {
                    hints.first.entry(form).or_default();
                }
                hints.anonymous.push(whole);
            }
            if let Some(label) = &reference.label {
                let folded = fold(label);
                if let Ok(number) = folded.parse::<u32>() {
                    hints.numbered += 1;
                    hints.highest = hints.highest.max(number);
                }
                let mixed = folded.contains(char::is_alphabetic) && folded.contains(char::is_numeric);
                hints.lettered += usize::from(mixed);
                hints.labels.entry(folded).or_insert(index);
            }
        }
        hints.anonymous.order();
        hints
    }

    /// Whether the title of a work without an author begins with these words.
    pub fn opens_title(&self, words: &str) -> bool {
        let words = compact(words);
        let next = self.anonymous.partition_point(|title| *title < words);
        words.chars().count() >= TITLE && self.anonymous.get(next).is_some_and(|title| title.starts_with(&words))
    }

    /// The same for a paper in this language, whose sentences may decline the names.
    pub fn in_language(mut self, language: &str) -> Self {
        let named = std::mem::take(&mut self.first_names);
        if locale(language).is_some_and(|own| own.first_names) {
            self.surnames.extend(named.iter().map(|(form, _)| *form));
            named.iter().for_each(|(form, own)| self.first.entry(*form).or_default().extend(own));
        }
        let bent = if declines_words(language) { self.bent } else { FxHashMap::default() };
        Self { endings: name_endings(language), bent, ..self }
    }

    /// Whether the list has this name so or, with another ending, as its sentence declines it.
    fn has(&self, name: &str, listed: impl Fn(&str) -> bool) -> bool {
        with_compact(name, |compact| listed(compact) || self.declined(name, compact).any(|form| listed(&form)))
    }

    /// What a name may be listed as, if a sentence gave it its ending.
    fn declined<'n>(&'n self, name: &str, compact: &'n str) -> impl Iterator<Item = String> + 'n {
        // The ending is that of the last word, not the word itself: `України, у`.
        let last = || name.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let long = !self.endings.is_empty() && last().chars().nth(STEM).is_some();
        undeclined(compact, if long { &self.endings } else { &[] })
    }

    /// Whether some author of the list has this surname, spaces and hyphens aside.
    pub fn knows(&self, name: &str) -> bool {
        self.has(name, |name| self.surnames.contains(&key(name)))
    }

    /// Whether some entry begins with this surname, or with a body that it is short for.
    pub fn knows_first(&self, name: &str) -> bool {
        self.has(name, |name| self.first.contains_key(&key(name)))
            || self.abbreviates(name)
            || self.bends(name).is_some()
    }

    /// The name of several words that an entry begins with and that this is a declined form of.
    fn bends(&self, name: &str) -> Option<&str> {
        if self.bent.is_empty() || !name.contains([' ', '-', '‑']) {
            return None;
        }
        let listed = self.bent.get(&bent_key(name)?)?;
        listed.iter().find(|listed| is_bent(name, listed)).map(String::as_str)
    }

    /// Whether several first authors have this surname.
    pub fn has_homonyms(&self, name: &str) -> bool {
        !self.homonyms.is_empty() && self.homonyms.contains(&key_of(name))
    }

    /// Whether an entry without a person begins with this one word.
    pub fn is_named(&self, word: &str) -> bool {
        !self.named.is_empty() && self.named.contains(&key_of(word))
    }

    /// Whether this is short for a body of the list.
    fn abbreviates(&self, name: &str) -> bool {
        let short = if self.bodies.is_empty() { None } else { ShortForm::read(name) };
        short.is_some_and(|short| {
            let bodies = self.bodies.get(&short.first());
            bodies.is_some_and(|bodies| bodies.iter().any(|body| short.stands_for(body)))
        })
    }

    /// The form in which an entry begins with this name, as it stands or without the ending that a sentence gives it.
    pub fn as_listed(&self, name: &str) -> Option<String> {
        with_compact(name, |compact| {
            let listed = |form: &str| self.first.contains_key(&key(form));
            if listed(compact) {
                return Some(compact.to_owned());
            }
            self.declined(name, compact).find(|form| listed(form))
        })
        .or_else(|| self.bends(name).map(compact))
    }

    /// Whether some author's surname may be this one in another script or spelling.
    pub fn may_know(&self, name: &str) -> bool {
        self.knows(name) || self.abbreviates(name) || {
            let skeleton = skeleton(name);
            skeleton.len() >= 2 && self.skeletons.contains_key(&key(&skeleton))
        }
    }

    /// Whether some entry begins with this surname, as the language writes a preposition or the like onto it: `للزهراني`.
    pub fn knows_prefixed(&self, name: &str, language: &str) -> bool {
        self.prefixed(name, language, |form| self.knows_first(form))
    }

    /// Whether such an entry falls into this year.
    pub fn dated_prefixed(&self, name: &str, language: &str, earliest: i32, latest: i32) -> bool {
        self.prefixed(name, language, |form| self.dated(form, earliest, latest, 0))
    }

    fn prefixed(&self, name: &str, language: &str, fits: impl Fn(&str) -> bool) -> bool {
        let Some(own) = locale(language).filter(|own| own.has_prefixes()) else { return false };
        own.without_prefix(&fold(name)).any(|(form, _)| fits(&form))
    }

    /// Whether this name is a slip away from the first author of an entry of these years.
    pub fn nearly_dated(&self, name: &str, earliest: i32, latest: i32) -> bool {
        /// Letters of a name that may be misspelt.
        const LONG: usize = 4;
        let near = |listed: &String| {
            let likeness = compare(name, listed);
            likeness.fit == NameFit::Near && likeness.score >= 0.74
        };
        name.chars().count() >= LONG
            && (earliest..=latest.min(earliest + 2))
                .filter_map(|year| self.of_year.get(&year))
                .any(|names| names.iter().any(near))
    }

    /// Whether an entry of this first author falls into this year, give or take `slack`.
    pub fn dated(&self, name: &str, earliest: i32, latest: i32, slack: i32) -> bool {
        let near = |entry: &Entry| {
            entry.earliest <= entry.latest && entry.earliest - slack <= latest && earliest <= entry.latest + slack
        };
        self.has(name, |name| self.first.get(&key(name)).is_some_and(|entries| entries.iter().any(near)))
    }

    /// Whether an entry of this first author has so many authors; with `et_al` more than these.
    pub fn has_team(&self, first: &str, authors: usize, et_al: bool) -> bool {
        let fits = |entry: &Entry| {
            let team = entry.team as usize;
            entry.team == OTHERS || if et_al { team > authors } else { team == authors }
        };
        self.has(first, |first| self.first.get(&key(first)).is_some_and(|entries| entries.iter().any(fits)))
    }

    /// Whether some first author's name sounds so.
    pub fn sounds_first(&self, name: &str) -> bool {
        self.skeletons.get(&key(&skeleton(name))).is_some_and(|years| !years.is_empty())
    }

    /// The same as [`Hints::dated`] for a first author of the same sound, in whichever script.
    pub fn sounds_dated(&self, name: &str, earliest: i32, latest: i32, slack: i32) -> bool {
        self.skeletons
            .get(&key(&skeleton(name)))
            .is_some_and(|years| years.iter().any(|&(from, to)| from - slack <= latest && earliest <= to + slack))
    }

    /// Whether the list has a first author of this surname and given name, and no author of that name as a surname.
    pub fn is_given(&self, surname: &str, given: &str) -> bool {
        self.given.contains(&(key_of(surname), key_of(given))) && !self.knows(given)
    }

    /// Whether some first author has this given name in Thai script.
    pub fn is_thai_given(&self, name: &str) -> bool {
        !self.thai_given.is_empty() && self.thai_given.contains(&key_of(name))
    }

    /// Whether the title of some entry ends in this word.
    pub fn ends_title(&self, word: &str) -> bool {
        self.title_ends.contains(&key_of(word))
    }

    /// Whether these words are the title of some entry, its subtitle aside.
    pub fn has_title(&self, words: &str) -> bool {
        self.titles.contains(&key_of(words))
    }

    /// Whether the list has a work of this first author whose title holds these words.
    pub fn wrote(&self, author: &str, words: &str) -> bool {
        let works = self.works.get(&key_of(author));
        works.is_some_and(|works| with_compact(words, |words| works.iter().any(|title| title.contains(words))))
    }

    /// Whether these words begin as some entry's title does.
    pub fn begins_title(&self, words: &str) -> bool {
        first_word(words).is_some_and(|word| self.title_starts.contains(&key_of(word)))
    }

    /// Whether a work of the list came out in a place of this name.
    pub fn is_place(&self, name: &str) -> bool {
        self.places.contains(&key_of(name))
    }

    /// Whether the list has an entry with this label.
    pub fn has_label(&self, label: &str) -> bool {
        self.labels.contains_key(label)
    }

    /// The highest number that can point into the list: that of an entry, or how many there are. A label far beyond
    /// their number was misread.
    pub fn top(&self) -> u32 {
        let entries = self.entries as u32;
        if self.highest <= entries.saturating_mul(2) { entries.max(self.highest) } else { entries }
    }

    /// Whether most entries carry labels of letters and digits.
    pub fn is_lettered(&self) -> bool {
        self.lettered * 2 > self.entries
    }

    /// Whether most entries carry numbers.
    pub fn is_numbered(&self) -> bool {
        self.numbered * 2 > self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Item, Span, Year};

    #[test]
    fn declined_names_and_short_forms_are_known() {
        let entry = |author: Name| Reference {
            id: String::new(),
            span: Span::new(0, 0, 1),
            label: None,
            text: String::new(),
            item: Item { author: vec![author], ..Item::default() },
            years: vec![Year::gregorian(2010)],
            et_al: false,
        };
        let list = [entry(Name::person("Μαυρίδης", "Α.")), entry(Name::literal("Ελληνική Γεωργική Αρχή"))];
        let plain = Hints::new(&list);
        assert!(plain.knows_first("Μαυρίδης") && !plain.knows_first("Μαυρίδη"));
        let greek = plain.in_language("el");
        assert!(greek.knows_first("Μαυρίδη") && greek.dated("Μαυρίδη", 2010, 2010, 0) && greek.knows_first("ΕΛΓΕΩ"));
        assert!(!greek.knows_first("Μαυρ") && !greek.dated("Μαυρίδη", 2011, 2011, 0));
    }
}
