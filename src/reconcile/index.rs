//! Where to look for the reference that a cite means.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::chapters::Chapters;
use super::namesake::Namesake;
use crate::model::{Name, Reference};
pub use crate::text::compact;
use crate::text::{ShortForm, fold, runs, skeleton, with_compact, with_folded};

/// Works of one name that each cite is held against; of more, those of its year as well. Without a limit the cost would
/// grow with the square of a list by one author.
const MANY: usize = 200;

/// Bodies of one first letter that a short form is held against.
const BODIES: usize = 64;

/// Bytes of a body's first words that tell it.
const BODY: usize = 12;

/// Bytes of the longest short form that is looked for among the words of entries.
const LONGEST_SHORT_FORM: usize = 64;

/// The references of a list under all that a cite may know of them: cost grows with cites plus references, not with
/// their product.
#[derive(Debug, Default)]
pub struct Index {
    names: FxHashMap<String, Vec<usize>>,
    skeletons: FxHashMap<String, Vec<usize>>,
    years: FxHashMap<i32, Vec<usize>>,
    labels: FxHashMap<String, usize>,
    undated: Vec<usize>,
    /// The short forms that the paper introduces, by what they stand for, compact.
    shorts: FxHashMap<String, String>,
    /// The keys that the entries have in their file; the first of two counts.
    keys: FxHashMap<String, usize>,
    /// The same without case and signs, in order.
    near_keys: Vec<(String, usize)>,
    /// Compact titles of entries without a person, sorted.
    titles: Vec<(String, usize)>,
    /// Bodies and entries without an author, as they begin, by their first letter, all folded.
    bodies: FxHashMap<char, Vec<(String, usize)>>,
    /// How each entry begins, compact, sorted.
    beginnings: Vec<(String, usize)>,
    numbered: bool,
    count: usize,
    /// Which of several lists a cite means.
    pub(super) chapters: Chapters,
    /// The words of all entries, gathered when first asked for.
    words: OnceCell<FxHashSet<String>>,
    /// Each entry's text, compact, made when first asked for.
    letters: Vec<OnceCell<String>>,
    /// Each entry's first name, made ready for many comparisons when first asked for.
    namesakes: Vec<OnceCell<Namesake>>,
}

impl Index {
    /// Indexes a list. `abbreviations` are those that the paper introduces, with what they stand for. Of `twins` only the
    /// first is found by what it says.
    pub fn new(references: &[Reference], abbreviations: &[(String, String)], twins: &[Option<usize>]) -> Self {
        let mut index = Self {
            count: references.len(),
            letters: vec![OnceCell::new(); references.len()],
            namesakes: vec![OnceCell::new(); references.len()],
            ..Self::default()
        };
        let mut numbers = 0;
        for (at, reference) in references.iter().enumerate() {
            if !reference.item.id.is_empty() {
                index.keys.entry(reference.item.id.clone()).or_insert(at);
                index.near_keys.push((compact(&reference.item.id), at));
            }
            if let Some(label) = &reference.label {
                let label = fold(label);
                numbers += usize::from(label.parse::<u32>().is_ok());
                index.labels.entry(label).or_insert(at);
            }
            if twins.get(at).copied().flatten().is_some_and(|twin| twin < at) {
                continue;
            }
            let authors = responsible(reference);
            if let Some(first) = authors.first() {
                index.add_name(first, at);
            }
            // The works of a body are cited by their titles as well: a census, a survey.
            if authors.first().is_none_or(|name| !name.literal.is_empty()) {
                index.titles.push((compact(&reference.item.title), at));
            }
            index.beginnings.push((beginning(&reference.text), at));
            let lead = reference.lead();
            let body = authors.first().map_or(lead, |name| name.literal.as_str());
            let body = fold(body);
            if let Some(letter) = body.chars().next() {
                let bucket = index.bodies.entry(letter).or_default();
                if bucket.len() < BODIES {
                    bucket.push((body, at));
                }
            }
            add(&mut index.names, compact(lead), at);
            if let Some(short) = acronym(lead) {
                add(&mut index.names, compact(&short), at);
            }
            if let Some(short) = reference.lead_short() {
                add(&mut index.names, compact(short), at);
            }
            if reference.years.is_empty() {
                index.undated.push(at);
            }
            for year in &reference.years {
                for gregorian in year.earliest..=year.latest.min(year.earliest + 2) {
                    add_year(&mut index.years, gregorian, at);
                }
                if year.value != year.earliest {
                    add_year(&mut index.years, year.value, at);
                }
            }
        }
        for (short, long) in abbreviations {
            index.shorts.entry(compact(long)).or_insert_with(|| short.clone());
            for at in index.names.get(&compact(long)).cloned().unwrap_or_default() {
                add(&mut index.names, compact(short), at);
            }
        }
        index.numbered = numbers * 2 > references.len();
        index.titles.sort();
        index.beginnings.sort();
        index.near_keys.sort();
        index
    }

    fn add_name(&mut self, name: &Name, at: usize) {
        let surname = name.surname();
        add(&mut self.names, compact(&surname), at);
        if let Some((_, last)) = name.family.rsplit_once([' ', '-'])
            && last.chars().count() >= 3
        {
            add(&mut self.names, compact(last), at);
        }
        if let Some(whole) = name.in_one_piece() {
            add(&mut self.names, compact(&whole), at);
        }
        if let Some(short) = acronym(&surname) {
            add(&mut self.names, compact(&short), at);
        }
        // `Ministry of Health and Welfare` may have been cut in two at its "and".
        if !name.literal.is_empty() {
            add(&mut self.names, without_and(&name.literal), at);
        }
        if let Some(short) = bracketed(&surname) {
            add(&mut self.names, compact(short), at);
        }
        // `Kulai (Tabarstani)` is cited by the name before the bracket.
        if let Some(open) = surname.find([' ', '\u{a0}']).and_then(|_| surname.find(['(', '['])) {
            add(&mut self.names, compact(&surname[..open]), at);
            self.skeletons.entry(skeleton(&surname[..open])).or_default().push(at);
        }
        let key = skeleton(&surname);
        if !key.is_empty() {
            self.skeletons.entry(key).or_default().push(at);
        }
    }

    /// References whose first author has just this name, or whose title begins so.
    pub fn by_spelling(&self, name: &str) -> Vec<usize> {
        let key = compact(name);
        let mut found = few(self.names.get(&key));
        if found.is_empty()
            && let Some(bodies) = key.chars().next().and_then(|letter| self.bodies.get(&letter))
            && let Some(short) = ShortForm::read(name)
        {
            found.extend(bodies.iter().filter(|(body, _)| short.stands_for(body)).map(|(_, at)| *at));
        }
        if is_cut_short(name) && !key.is_empty() {
            found.extend(starting(&self.beginnings, &key));
        } else if key.len() >= 8 {
            found.extend(starting(&self.titles, &key));
        }
        if found.is_empty() && key.len() >= BODY && name.contains(' ') {
            found.extend(starting(&self.beginnings, &key));
        }
        found
    }

    /// References whose first author may have this name: the same letters, or the same sound in another script.
    pub fn by_name(&self, name: &str) -> Vec<usize> {
        let mut found = self.by_spelling(name);
        found.extend(few(self.skeletons.get(&skeleton(name))));
        // `Ahmad Fauzi` is listed as Ahmad Fauzi Idris.
        if let Some((first, _)) = name.split_once(' ') {
            found.extend(few(self.names.get(&compact(first))));
        }
        // `Khadim Shirazi` may be listed as Shirazi, `Jahangir Karami` as Karami.
        if let Some((_, last)) = name.rsplit_once([' ', '-']) {
            found.extend(few(with_compact(last, |last| self.names.get(last))));
            found.extend(few(self.skeletons.get(&skeleton(last))));
        }
        found
    }

    /// Of a first author with more works than [`Index::by_name`] gives: those of this year.
    pub fn by_name_and_year(&self, name: &str, year: i32) -> Vec<usize> {
        let Some(works) = with_compact(name, |name| self.names.get(name)).filter(|works| works.len() > MANY) else {
            return Vec::new();
        };
        let of_year = self.by_year(year).iter().take(MANY * MANY);
        of_year.filter(|at| works.binary_search(at).is_ok()).take(MANY).copied().collect()
    }

    /// References that may be of this Gregorian year.
    pub fn by_year(&self, year: i32) -> &[usize] {
        self.years.get(&year).map_or(&[], Vec::as_slice)
    }

    /// Whether a word stands in the text of some entry, in just this spelling.
    pub fn has_word(&self, references: &[Reference], word: &str) -> bool {
        let gather = || {
            let words = references.iter().flat_map(|reference| runs(&reference.text));
            let mut gathered = FxHashSet::default();
            for word in words.filter(|word| word.len() <= LONGEST_SHORT_FORM) {
                // Most words come again.
                if !gathered.contains(word) {
                    gathered.insert(word.to_owned());
                }
            }
            gathered
        };
        self.words.get_or_init(gather).contains(word)
    }

    /// The text of an entry, compact.
    pub fn letters(&self, references: &[Reference], at: usize) -> &str {
        self.letters[at].get_or_init(|| compact(&references[at].text))
    }

    /// The first name of an entry.
    pub fn namesake(&self, references: &[Reference], at: usize) -> &Namesake {
        self.namesakes[at].get_or_init(|| Namesake::new(&references[at]))
    }

    /// The short form that the paper gives this name.
    pub fn short_of(&self, name: &str) -> Option<&str> {
        with_compact(name, |name| self.shorts.get(name)).map(String::as_str)
    }

    /// References without a year.
    pub fn undated(&self) -> &[usize] {
        &self.undated
    }

    /// The reference whose key this is.
    pub fn by_key(&self, key: &str) -> Option<usize> {
        self.keys.get(key).copied()
    }

    /// The reference whose key differs from this one in case, signs or a few letters, and how much alike the two are.
    pub fn near_key(&self, key: &str) -> Option<(usize, f64)> {
        let key = compact(key);
        let place = self.near_keys.partition_point(|(other, _)| *other < key);
        // A slip of the pen is seldom in the first letters: the neighbours in order will do.
        let around = &self.near_keys[place.saturating_sub(8)..(place + 8).min(self.near_keys.len())];
        let alike = around.iter().map(|(other, at)| (*at, strsim::normalized_damerau_levenshtein(&key, other)));
        alike
            .filter(|(_, alike)| *alike >= 0.8)
            .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)))
    }

    /// The references whose labels have a letter more than this one, and those whose labels differ in the year alone:
    /// `Sch11a` for `Sch11`, `Tor09` for `Tor06`.
    pub fn near_labels(&self, label: &str) -> (Vec<usize>, Vec<usize>) {
        let key = fold(label);
        let stem = |label: &str| label.trim_end_matches(|c: char| c.is_numeric()).len();
        if stem(&key) == 0 || stem(&key) == key.len() {
            return (Vec::new(), Vec::new());
        }
        let mut lettered: Vec<usize> =
            ('a'..='e').filter_map(|letter| self.labels.get(&format!("{key}{letter}")).copied()).collect();
        lettered.sort_unstable();
        let years = (0..100).filter_map(|year| self.labels.get(&format!("{}{year:02}", &key[..stem(&key)])).copied());
        (lettered, years.collect())
    }

    /// The reference with this label; in a list without numbers the one that stands at that place.
    pub fn by_label(&self, label: &str) -> Option<usize> {
        let key = fold(label);
        if let Some(&at) = self.labels.get(&key) {
            return Some(at);
        }
        if self.numbered {
            return None;
        }
        key.parse::<usize>().ok().filter(|&number| (1..=self.count).contains(&number)).map(|number| number - 1)
    }
}

/// At most this many entries that begin alike are looked at.
const ALIKE: usize = 20;

/// The first of the works of one name.
fn few(list: Option<&Vec<usize>>) -> Vec<usize> {
    list.map_or(Vec::new(), |list| list[..list.len().min(MANY)].to_vec())
}

fn starting<'a>(sorted: &'a [(String, usize)], key: &'a str) -> impl Iterator<Item = usize> + 'a {
    let from = sorted.partition_point(|(text, _)| text.as_str() < key);
    sorted[from..].iter().take_while(move |(text, _)| text.starts_with(key)).map(|(_, at)| *at).take(ALIKE)
}

/// Whether a cited name is the first words of a title with dots for the rest: `LOS MINISTROS…`.
pub fn is_cut_short(name: &str) -> bool {
    name.ends_with('…') || name.ends_with("...")
}

/// The first letters of an entry, compact; an article of one letter is left out, as citations do.
pub fn beginning(text: &str) -> String {
    let start = text.char_indices().nth(60).map_or(text, |(end, _)| &text[..end]);
    let start = start.split_once(' ').filter(|(word, _)| word.chars().count() == 1).map_or(start, |(_, rest)| rest);
    compact(start)
}

/// A name without what joins its words, compact.
pub fn without_and(name: &str) -> String {
    let folded = fold(name);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !matches!(*word, "" | "and" | "und" | "et" | "e" | "y" | "en" | "og" | "och" | "i" | "ve" | "و"))
        .collect()
}

/// Authors, or where there are none the editors.
pub fn responsible(reference: &Reference) -> &[Name] {
    if reference.item.author.is_empty() { &reference.item.editor } else { &reference.item.author }
}

/// `World Health Organization` -> `WHO`, `Instituto Brasileiro de Geografia e Estatística` -> `IBGE`: the first letters
/// of the words that count, of two words or more.
pub fn acronym(name: &str) -> Option<String> {
    let lexicon = crate::locale::lexicon();
    let mut initials = String::new();
    for word in runs(name) {
        let known = |folded: &str| lexicon.is_particle(folded) || lexicon.is_stopword(folded);
        let small = word.chars().count() <= 3 && with_folded(word, known);
        if !small && word.chars().next().is_some_and(char::is_uppercase) {
            initials.extend(word.chars().next());
        }
    }
    (initials.chars().count() >= 2).then_some(initials)
}

/// The abbreviation in `Dünya Çocuk Vakfı [DÇV]`.
fn bracketed(name: &str) -> Option<&str> {
    let open = name.find(['[', '('])?;
    let close = name[open..].find([']', ')'])? + open;
    let inside = name.get(open + 1..close)?.trim();
    (!inside.is_empty()).then_some(inside)
}

fn add(map: &mut FxHashMap<String, Vec<usize>>, key: String, at: usize) {
    if key.is_empty() {
        return;
    }
    let list = map.entry(key).or_default();
    if list.last() != Some(&at) {
        list.push(at);
    }
}

fn add_year(map: &mut FxHashMap<i32, Vec<usize>>, year: i32, at: usize) {
    let list = map.entry(year).or_default();
    if list.last() != Some(&at) {
        list.push(at);
    }
}
