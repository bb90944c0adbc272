use std::cell::OnceCell;
use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::{Draft, finding};
use super::{doi_shared::are_different_works, words};
use crate::config::Config;
use crate::model::{Finding, Name, Reference, Report};
use crate::text::fold;

rule! {
    /// The list has one work twice.
    ///
    /// ## What it finds
    ///
    /// Two entries with the same DOI, or of one year whose words are the same but for the authors and a few
    /// others, such as a report that is listed once under its author and once under its editor. Parts of
    /// one work, told apart by a number, are two works.
    ///
    /// ## Why it matters
    ///
    /// Citations of the work are split between two entries, and the list looks longer than it is.
    ///
    /// ## Example that fires
    ///
    ///     Ndiaye, F. (2018). Water and law. Policy Report 12.
    ///     Osei, K. (Ed.). (2018). Water and law. Policy Report No. 12.
    ///
    /// ## Example that is fine
    ///
    ///     Ndiaye, F. (2018a). Water and law, part 1. Policy Report 12.
    ///     Ndiaye, F. (2018b). Water and law, part 2. Policy Report 13.
    ///
    /// ## How to silence it
    ///
    /// Take one of the entries out, or `ignore = ["duplicate-reference"]` in `reconcite.toml`.
    "duplicate-reference", Warning
}

/// Entries that share three words of their titles are compared; of a phrase that more entries share than this, only
/// the first ones are, so that a list of a thousand annual reports stays quick.
const BUCKET: usize = 8;
/// Words of a title that make a phrase.
const PHRASE: usize = 3;
/// A shorter title says too little, in words.
const SHORTEST_TITLE: usize = 3;
/// A shorter entry may be cut off, in bytes.
const SHORTEST_TEXT: usize = 24;
/// How much of the shorter text must stand in the longer.
const ALIKE: f64 = 0.8;

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let mut words = FxHashMap::default();
    let works: Vec<Work> = report.references.iter().map(|entry| Work::of(entry, &mut words)).collect();
    drop(words);
    let mut dois: FxHashMap<&str, usize> = FxHashMap::default();
    let mut texts: FxHashMap<&str, usize> = FxHashMap::default();
    // Most phrases of a list stand in one title only.
    let mut first: FxHashMap<[u32; PHRASE], u32> = FxHashMap::default();
    let mut more: FxHashMap<[u32; PHRASE], Vec<u32>> = FxHashMap::default();
    let mut findings = Vec::new();
    for (index, work) in works.iter().enumerate() {
        let mut twin = None;
        if !work.doi.is_empty() {
            twin = dois.get(work.doi.as_str()).copied();
            dois.entry(&work.doi).or_insert(index);
        }
        let same_doi = twin.is_some();
        // Word for word the same, however short its title is.
        if work.entry.text.len() >= SHORTEST_TEXT {
            let known = *texts.entry(&work.entry.text).or_insert(index);
            twin = twin.or((known != index).then_some(known));
        }
        for phrase in work.title.windows(PHRASE).filter_map(|words| words.try_into().ok()) {
            let here = index as u32;
            let known = *first.entry(phrase).or_insert(here);
            if known == here {
                continue;
            }
            let later = more.entry(phrase).or_default();
            let others = std::iter::once(known).chain(later.iter().copied()).filter(|&other| other != here);
            twin = twin.or_else(|| others.map(|other| other as usize).find(|&other| works[other].is_same(work)));
            if later.len() + 1 < BUCKET && later.last() != Some(&here) {
                later.push(here);
            }
        }
        // Two works under one DOI are another rule's fault to find.
        // A second list of the same works is no slip.
        let again = report.twin(index).is_some_and(|other| other < index);
        let twin = twin.filter(|_| !again);
        if let Some(twin) = twin.filter(|&twin| !same_doi || !are_different_works(&report.references[twin], &report.references[index])) {
            findings.push(duplicate(report, index, twin, same_doi));
        }
    }
    findings
}

fn duplicate(report: &Report, index: usize, twin: usize, same_doi: bool) -> Finding {
    let (entry, other) = (&report.references[index], &report.references[twin]);
    let (name, twin_name) = (words::entry_name(entry), words::entry_name(other));
    let what = if same_doi { "has the DOI of" } else { "is the same work as" };
    let message = if name == twin_name {
        format!("{name} stands twice in the list")
    } else {
        format!("{name} {what} {twin_name}")
    };
    let reason = if same_doi { "the same DOI" } else { "the same year and nearly the same words" };
    let mut draft = finding(&[entry.span], message)
        .related(other.span, "the entry before it")
        .because(vec![reason.to_owned()])
        .help("keep one of the two, and check the citations of both");
    draft.reference = Some(index);
    draft
}

/// The same between works of different authors, of the title: chapters of one book have much in common.
const ALIKE_OF_OTHERS: f64 = 0.9;

/// What two entries are compared by.
struct Work<'a> {
    doi: String,
    /// The first author's surname, folded.
    author: String,
    year: Option<i32>,
    /// The words of the title, each by its number.
    title: Vec<u32>,
    entry: &'a Reference,
    /// Gathered only where two titles have something in common, which is rare.
    text: OnceCell<Text>,
}

/// What stands in an entry beside the authors and the year.
struct Text {
    words: FxHashSet<String>,
    numbers: FxHashSet<String>,
}

impl Text {
    fn of(entry: &Reference) -> Self {
        let item = &entry.item;
        let people = item.author.iter().chain(&item.editor);
        let mut known: FxHashSet<String> = people
            .flat_map(|name: &Name| {
                [&name.family, &name.given, &name.literal, &name.non_dropping_particle].map(|part| split(part))
            })
            .flatten()
            .collect();
        known.extend(entry.years.iter().map(|year| year.value.to_string()));
        let all = split(&entry.text).into_iter().filter(|word| !known.contains(word));
        let (numbers, words) = all.partition(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        Self { words, numbers }
    }
}

impl<'a> Work<'a> {
    /// `words` gives the same number to the same word.
    fn of(entry: &'a Reference, words: &mut FxHashMap<String, u32>) -> Self {
        let item = &entry.item;
        Self {
            doi: item.doi.to_lowercase(),
            author: item.author.first().map(|name| fold(&name.surname())).unwrap_or_default(),
            year: entry.years.first().map(|year| year.value),
            title: split(&item.title).into_iter().map(|word| number_of(word, words)).collect(),
            entry,
            text: OnceCell::new(),
        }
    }

    fn text(&self) -> &Text {
        self.text.get_or_init(|| Text::of(self.entry))
    }

    fn is_same(&self, other: &Self) -> bool {
        let dois_differ = !self.doi.is_empty() && !other.doi.is_empty() && self.doi != other.doi;
        if dois_differ || self.year != other.year || self.title.len().min(other.title.len()) < SHORTEST_TITLE {
            return false;
        }
        let (here, there) = (self.text(), other.text());
        // Where each has a number that the other lacks they are parts, issues or chapters.
        let parts = here.numbers.difference(&there.numbers).next().is_some()
            && there.numbers.difference(&here.numbers).next().is_some();
        if parts {
            return false;
        }
        let title: FxHashSet<&u32> = self.title.iter().collect();
        let other_title: FxHashSet<&u32> = other.title.iter().collect();
        let enough = if self.author == other.author { ALIKE } else { ALIKE_OF_OTHERS };
        overlap(&title, &other_title) >= enough
            && overlap(&here.words.iter().collect(), &there.words.iter().collect()) >= ALIKE
    }
}

fn number_of(word: String, words: &mut FxHashMap<String, u32>) -> u32 {
    let next = words.len() as u32;
    *words.entry(word).or_insert(next)
}

/// How much of the smaller set is in the larger.
fn overlap<T: Eq + Hash>(one: &FxHashSet<&T>, other: &FxHashSet<&T>) -> f64 {
    let smaller = one.len().min(other.len());
    if smaller == 0 { 0.0 } else { one.intersection(other).count() as f64 / smaller as f64 }
}

/// Folded words; a number that is glued to a word stands apart from it.
fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in fold(text).split(|letter: char| !letter.is_alphanumeric()) {
        let mut rest = part;
        while let Some(first) = rest.chars().next() {
            let numeric = first.is_numeric();
            let end = rest.find(|letter: char| letter.is_numeric() != numeric).unwrap_or(rest.len());
            words.push(crate::text::digits::to_ascii(&rest[..end]).into_owned());
            rest = &rest[end..];
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    fn messages(entries: &[(&str, i32, &str, &str)]) -> Vec<String> {
        let mut paper = Paper::new("");
        for (name, year, title, rest) in entries {
            let mut entry = entry(&[name], *year, title);
            entry.text = format!("{} {rest}", entry.text);
            paper = paper.entry(entry);
        }
        paper.messages(RULE)
    }

    #[test]
    fn a_report_under_two_names() {
        let title = "Water, land and law in the Sahel";
        assert_eq!(
            messages(&[
                ("Ndiaye", 2018, title, "Policy Report No. 12, Institute of Water"),
                ("Osei", 2018, &format!("Executive summary, {title}"), "POLICY REPORT No12.p1-24"),
            ]),
            ["Osei, 2018 is the same work as Ndiaye, 2018"]
        );
    }

    #[test]
    fn the_same_entry_twice() {
        let entry = ("Ndiaye", 2018, "Water and law", "Policy Report 12");
        assert_eq!(messages(&[entry, entry]), ["Ndiaye, 2018 stands twice in the list"]);
        let short = ("Ndiaye", 2018, "Rain", "Urban Climate, 6, 1–4.");
        assert_eq!(messages(&[short, short]), ["Ndiaye, 2018 stands twice in the list"]);
        assert!(messages(&[short, ("Ndiaye", 2018, "Rain", "Urban Climate, 7, 1–4.")]).is_empty());
    }

    #[test]
    fn an_entry_that_repeats_its_title_is_not_its_own_twin() {
        let title = "Water, land and law: report on water, land and law";
        assert!(messages(&[("Ndiaye", 2018, title, "Policy Report 12")]).is_empty());
    }

    #[test]
    fn one_doi_for_two_entries() {
        let doi = |name, title| {
            let mut entry = entry(&[name], 2018, title);
            entry.item.doi = "10.1234/ABC".to_owned();
            entry
        };
        let paper = Paper::new("").entry(doi("Ndiaye", "Water")).entry(doi("Osei", "Fire"));
        assert_eq!(paper.messages(RULE), ["Osei, 2018 has the DOI of Ndiaye, 2018"]);
    }

    #[test]
    fn a_second_list_of_the_same_works_is_fine() {
        let paper = Paper::new("").entry(entry(&["Lee"], 2001, "Walls and gates of the north"));
        let mut report = paper.entry(entry(&["Lee"], 2001, "Walls and gates of the north")).report();
        assert_eq!(check(&report, &Config::default()).len(), 1);
        report.twins = vec![Some(1), Some(0)];
        assert!(check(&report, &Config::default()).is_empty());
    }

    #[test]
    fn parts_years_and_chapters_are_different_works() {
        let fine = [
            [("Ndiaye", 2018, "Water and law, part 1", "Report 12"), ("Ndiaye", 2018, "Water and law, part 2", "Report 13")],
            [("Bank", 2018, "The annual report", "Lagos"), ("Bank", 2019, "The annual report", "Lagos")],
            [("Lee", 2018, "On the dry season", "In Ito, Water and law of the Sahel. Dakar: Sahel Press"),
             ("Kim", 2018, "On the wet season", "In Ito, Water and law of the Sahel. Dakar: Sahel Press")],
            [
                ("Lee", 2018, "Form and growth of the grey mosses", "In Ito, Plants of the Sahel. Dakar: Sahel Press"),
                ("Kim", 2018, "Form and growth of the worts", "In Ito, Plants of the Sahel. Dakar: Sahel Press"),
            ],
            [("Lee", 2018, "Introduction", "Water 1, 1-2"), ("Kim", 2018, "Introduction", "Water 2, 3-4")],
        ];
        for entries in fine {
            assert!(messages(&entries).is_empty(), "{entries:?}");
        }
    }
}
