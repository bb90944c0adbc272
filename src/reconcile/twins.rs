//! Works that a paper lists twice: journals ask for a second list, with the names and titles of the first one romanised
//! or translated. Such entries are twins; whoever cites one cites both.

use rustc_hash::FxHashMap;

use super::chapters::Chapters;
use super::compare::name_fit;
use super::index::{compact, responsible};
use crate::locale::lexicon;
use crate::model::{Citation, Evidence, Link, Reference, Span, Status, SurnameFit};
use crate::order::Order;
use crate::text::names::{NameFit, compare};
use crate::text::script::{Script, dominant};
use crate::text::{fold, skeleton};

/// Fewer pairs are no second list.
const LEAST: usize = 3;
/// So many in ten of all entries have a twin where a list stands twice; foreign works may stand there once.
const IN_TEN: usize = 4;
/// Entries of one key that are held against each other.
const BUCKET: usize = 8;
/// How much of an entry shows its script, in characters.
const START: usize = 80;
/// What a pair must score: a name or a place of print in one year.
const ENOUGH: i32 = 2;

/// What an entry may share with its twin.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Identifier(String),
    Label(String),
    Page(i32, String),
    Word(i32, String),
}

/// The twin of each entry, by its place; empty where no second list is. `lists` are the places of the lists. The chapters
/// of a book have each a list of their own.
pub fn twins(references: &[Reference], lists: &[Span], citations: &[Citation]) -> Vec<Option<usize>> {
    let entries: Vec<Entry> = references.iter().map(|reference| Entry::new(reference, lists)).collect();
    let Some(first) = entries.first() else { return Vec::new() };
    let one = entries.iter().all(|entry| entry.list == first.list && entry.script == first.script);
    if one || Chapters::new(references, citations).are_several() {
        return Vec::new();
    }
    let mut twins = vec![None; entries.len()];
    let mut known: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate() {
        let keys = entry.keys();
        let found = keys.iter().filter_map(|key| known.get(key)).flatten().copied();
        let free = found.filter(|&other| twins[other].is_none());
        let scored = free.map(|other| (entry.likeness(&entries[other]), std::cmp::Reverse(other)));
        if let Some((_, std::cmp::Reverse(other))) = scored.filter(|(score, _)| *score >= ENOUGH).max() {
            (twins[at], twins[other]) = (Some(other), Some(at));
        }
        for key in keys {
            let bucket = known.entry(key).or_default();
            if bucket.len() < BUCKET && bucket.last() != Some(&at) {
                bucket.push(at);
            }
        }
    }
    let paired = twins.iter().flatten().count();
    if paired < 2 * LEAST || paired * 10 < entries.len() * IN_TEN {
        return Vec::new();
    }
    pair_the_last(&entries, &mut twins);
    twins
}

/// Ties each cite that means one entry to its twin, too.
pub fn cite_twins(twins: &[Option<usize>], citations: &mut [Citation]) {
    let cites = citations.iter_mut().flat_map(|citation| &mut citation.cites);
    for cite in cites.filter(|cite| cite.status == Status::Match) {
        if let [link] = cite.links.as_slice()
            && let Some(reference) = twins.get(link.reference).copied().flatten()
        {
            let evidence =
                vec![Evidence { of: "twin", how: "the same work in the other list".into(), score: link.score }];
            let twin = Link { reference, score: link.score, comparison: link.comparison.clone(), evidence };
            cite.links.push(twin);
        }
    }
}

/// Of two entries of a year that are left, in different lists and scripts, one is the other however freely it was
/// translated.
fn pair_the_last(entries: &[Entry], twins: &mut [Option<usize>]) {
    let mut left: FxHashMap<i32, Vec<usize>> = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate().filter(|(at, _)| twins[*at].is_none()) {
        for &year in &entry.years {
            left.entry(year).or_default().push(at);
        }
    }
    for pair in left.into_values() {
        if let [one, other] = pair[..]
            && entries[one].list != entries[other].list
            && (entries[one].script == Script::Latin) != (entries[other].script == Script::Latin)
            && twins[one].is_none()
            && twins[other].is_none()
        {
            (twins[one], twins[other]) = (Some(other), Some(one));
        }
    }
}

/// What tells of an entry whether it is another one's twin.
struct Entry<'r> {
    reference: &'r Reference,
    /// The list that it stands in.
    list: Option<usize>,
    script: Script,
    /// The Gregorian years that it may be of; 0 where it has none.
    years: Vec<i32>,
    /// The place of the letter behind its year: 0 for a, а or α.
    suffix: Option<u8>,
}

impl<'r> Entry<'r> {
    fn new(reference: &'r Reference, lists: &[Span]) -> Self {
        let start = reference.text.char_indices().nth(START).map_or(reference.text.len(), |(end, _)| end);
        let mut years: Vec<i32> =
            reference.years.iter().flat_map(|year| year.earliest..=year.latest.min(year.earliest + 2)).collect();
        if years.is_empty() {
            years.push(0);
        }
        years.dedup();
        Self {
            reference,
            list: reference.span.last_begun(lists),
            script: dominant(&reference.text[..start]),
            years,
            suffix: reference.years.iter().find_map(|year| lexicon().year_letter(&fold(year.suffix.as_deref()?))),
        }
    }

    /// What its twin is found by.
    fn keys(&self) -> Vec<Key> {
        let item = &self.reference.item;
        let mut keys: Vec<Key> = [&item.doi, &item.url]
            .into_iter()
            .filter(|identifier| !identifier.is_empty())
            .map(|identifier| Key::Identifier(identifier.to_lowercase()))
            .collect();
        keys.extend(self.reference.label.as_deref().map(|label| Key::Label(compact(label))));
        let surname = responsible(self.reference).first().map(|name| name.surname()).unwrap_or_default();
        let title =
            if self.script == Script::Latin || self.script == Script::Cyrillic { item.title.as_str() } else { "" };
        let mut words: Vec<String> = [self.reference.text.as_str(), surname.as_ref(), title]
            .into_iter()
            .filter_map(|words| {
                words.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).find(|word| !word.is_empty())
            })
            .map(skeleton)
            .filter(|word| word.len() > 1)
            .collect();
        words.order();
        words.dedup();
        for &year in &self.years {
            if item.page.contains(['-', '–']) {
                keys.push(Key::Page(year, compact(&item.page)));
            }
            keys.extend(words.iter().map(|word| Key::Word(year, word.clone())));
        }
        keys
    }

    /// How much speaks for one work behind two entries.
    fn likeness(&self, other: &Self) -> i32 {
        let (one, two) = (&self.reference.item, &other.reference.item);
        if self.list == other.list && self.script == other.script
            || !self.years.iter().any(|year| other.years.contains(year))
        {
            return 0;
        }
        let same = |one: &str, two: &str| !one.is_empty() && compact(one) == compact(two);
        let identified = same(&one.doi, &two.doi) || same(&one.url, &two.url);
        let titled = same(&one.title, &two.title);
        if self.script == other.script {
            // Two works of one author and year are no twins in one language.
            return if identified || titled || same(&self.reference.text, &other.reference.text) { 9 } else { 0 };
        }
        let (names, others) = (responsible(self.reference), responsible(other.reference));
        let named = match (names.first(), others.first()) {
            (Some(name), Some(other)) => name_fit(&name.surname(), other).0 >= SurnameFit::Romanised,
            _ => compare(&opening(self.reference), &opening(other.reference)).fit >= NameFit::Romanised,
        };
        let crowd = named && names.len() == others.len();
        let placed = one.page.contains(['-', '–']) && same(&one.page, &two.page);
        let numbered = same(&one.volume, &two.volume) || same(&one.issue, &two.issue);
        let labelled = self.reference.label.is_some() && self.reference.label == other.reference.label;
        let suffixed = match (self.suffix, other.suffix) {
            (Some(one), Some(two)) => {
                if one == two {
                    2
                } else {
                    -9
                }
            }
            _ => 0,
        };
        let sum =
            |points: &[(bool, i32)]| points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum::<i32>();
        suffixed + sum(&[(identified, 9), (named, 2), (crowd, 1), (placed, 2), (numbered, 1), (labelled, 2)])
    }
}

/// The first words of an entry without an author or of a body's name.
fn opening(reference: &Reference) -> String {
    reference.text.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cite, Comparison, Form, Item, Name, Year};

    fn entry(at: usize, name: &str, year: i32, title: &str) -> Reference {
        Reference {
            id: String::new(),
            span: Span::new(0, at, at + 1),
            label: None,
            text: format!("{name}, A. ({year}). {title}."),
            item: Item { author: vec![Name::person(name, "A.")], title: title.into(), ..Item::default() },
            years: vec![Year::gregorian(year)],
            et_al: false,
        }
    }

    fn found(names: &[&str]) -> Vec<Option<usize>> {
        let titled = |name: &str| if name.is_ascii() { "Rivers and lakes" } else { "Реки и озёра" };
        let entries: Vec<Reference> = names
            .iter()
            .enumerate()
            .map(|(at, name)| entry(at, name, 2010 + name.len() as i32 % 3, titled(name)))
            .collect();
        twins(&entries, &[Span::new(0, 0, 4), Span::new(0, 4, 9)], &[])
    }

    #[test]
    fn a_list_in_two_scripts_is_one() {
        let list = |title: &str| [2010, 2011, 2012].map(|year| (year, title.to_owned()));
        let names = [("Орлов", "Orlov"), ("Зимина", "Zimina"), ("Лесной", "Lesnoi")];
        let mut entries = Vec::new();
        for (name, (year, title)) in names.iter().zip(list("Реки и озёра")) {
            entries.push(entry(entries.len(), name.0, year, &title));
        }
        entries.push(entry(3, "Brown", 2001, "Walls and gates"));
        for (name, (year, title)) in names.iter().zip(list("Reki i ozera [Rivers and lakes]")) {
            entries.push(entry(entries.len(), name.1, year, &title));
        }
        entries.push(entry(7, "Brown", 2001, "Walls and gates"));
        let lists = [Span::new(0, 0, 4), Span::new(0, 4, 8)];
        let twins = twins(&entries, &lists, &[]);
        assert_eq!(twins, [4, 5, 6, 7, 0, 1, 2, 3].map(Some));
        let link = Link { reference: 0, score: 0.9, comparison: Comparison::default(), evidence: Vec::new() };
        let cite = Cite { status: Status::Match, links: vec![link], ..Cite::default() };
        let mut citations =
            [Citation { spans: Vec::new(), text: String::new(), form: Form::Narrative, cites: vec![cite] }];
        cite_twins(&twins, &mut citations);
        assert_eq!(citations[0].cites[0].links[1].reference, 4);
    }

    #[test]
    fn lists_of_other_works_have_no_twins() {
        assert!(found(&["Орлов", "Зимин", "Лесной", "Мир", "Brown", "Grey", "Stone", "Lee"]).is_empty());
        assert!(found(&["Brown", "Grey"]).is_empty() && found(&[]).is_empty());
    }
}
