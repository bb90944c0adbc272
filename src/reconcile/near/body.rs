//! Bodies and works that are cited by other words than their entries begin with: initials, a translation, a title.

use crate::locale::lexicon;
use crate::model::{AuthorsFit, Cite, Evidence, Link, Reference, SuffixFit, SurnameFit};
use crate::text::fold;
use crate::text::script::is_cjk;

use super::super::compare::compare;
use super::super::decide::{Taken, has_number};
use super::super::index::{Index, compact, responsible};
use super::MOST_NAMESAKES;

/// A word of fewer letters says too little.
const LONG: usize = 3;
/// So many entries are read for one short form.
const MOST_READ: usize = 2_000;

/// An organisation cited by letters that stand as a word in a single entry of the year: `(Inep, 2024)` for an entry
/// that names Inep as its publisher.
pub(super) fn short_form(index: &Index, references: &[Reference], cite: &Cite) -> Option<Link> {
    let [name] = cite.names.as_slice() else { return None };
    let letters = name.chars().count();
    if !(3..=6).contains(&letters) || cite.et_al {
        return None;
    }
    let upper = name.to_uppercase();
    let shortened = name.chars().all(char::is_uppercase)
        || index.has_word(references, &upper)
        || name.chars().skip(1).any(char::is_uppercase) && index.has_word(references, name);
    let has = |at: &usize| {
        let text = &references[*at].text;
        shortened && text.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(name))
    };
    let of_year = cite
        .years
        .iter()
        .flat_map(|year| year.earliest..=year.latest)
        .flat_map(|year| index.by_year(year).iter().take(MOST_NAMESAKES).copied());
    let mut dated = of_year.filter(has).peekable();
    // Without a year the entry may have the cited one as that of its last look-up.
    let bears = |at: &usize| cite.years.iter().any(|year| has_number(&references[*at].text, year.value));
    let undated = index.undated().iter().take(MOST_NAMESAKES).copied().filter(|at| has(at) && bears(at));
    let at: Vec<usize> = if dated.peek().is_some() { dated.collect() } else { undated.collect() };
    let mut found = at
        .into_iter()
        .map(|at| compare(cite, &references[at], at))
        .filter(|link| link.comparison.suffix != SuffixFit::Different);
    let first = found.next()?;
    let exact = |link: &Link| link.comparison.suffix == SuffixFit::Equal;
    let mut link = match found.next() {
        None => first,
        Some(second) if exact(&first) != exact(&second) && found.next().is_none() => {
            if exact(&first) {
                first
            } else {
                second
            }
        }
        Some(_) => return None,
    };
    link.score = 0.7;
    link.comparison.surname = SurnameFit::Folded;
    link.comparison.authors = AuthorsFit::Agree;
    if let Some(evidence) = link.evidence.first_mut() {
        evidence.how = "short form in the entry".into();
        evidence.score = 0.7;
    }
    Some(link)
}

/// The one entry of the cited year that nothing else cites and that begins with a body whose letters a short form has in
/// their order: `居照聯盟` of `台灣居家照顧聯盟`, `MŠVVaŠ SR` of a ministry whose name was read as people.
pub(super) fn cut_body(index: &Index, references: &[Reference], cite: &Cite, taken: &Taken) -> Option<Link> {
    /// Letters of a short form, and how many times more the body's name has.
    const LETTERS: std::ops::RangeInclusive<usize> = 3..=10;
    const TIMES: usize = 2;
    /// Words of an entry's head.
    const HEAD: usize = 14;
    let [name] = cite.names.as_slice() else { return None };
    let short = compact(name);
    let letters = short.chars().count();
    let east_asian = short.chars().all(is_cjk);
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    if !(LETTERS.contains(&letters) || east_asian && letters == 2) || !east_asian && capitals == 0 || cite.et_al {
        return None;
    }
    let fits = |at: &usize| {
        let reference = &references[*at];
        let end = reference.text.find(|c: char| c.is_numeric()).unwrap_or(reference.text.len());
        let head = reference.text[..end].split(' ').take(HEAD).collect::<Vec<_>>().join(" ");
        let whole = compact(head.split(['.', '。']).next().unwrap_or_default());
        let long = whole.chars().count() >= letters * TIMES || east_asian && whole.chars().count() > letters;
        let mut rest = whole.chars();
        let person = responsible(reference).first().is_some_and(|name| !name.given.is_empty() && east_asian);
        let fits = if east_asian {
            short.chars().all(|letter| rest.any(|other| other == letter))
        } else {
            is_built_of(&short, head.split('.').next().unwrap_or_default())
        };
        let suffix = cite.years.first().and_then(|year| year.suffix.as_deref());
        let listed = reference.years.first().and_then(|year| year.suffix.as_deref());
        let lettered = suffix.is_none() || listed.is_none() || suffix == listed;
        long && fits && lettered && !person && !taken.claimed.contains(at) && !taken.beside.contains(at)
    };
    let of_year: Vec<usize> = match cite.years.first() {
        Some(year) => index.by_year(year.earliest).to_vec(),
        None => (0..references.len().min(MOST_NAMESAKES)).filter(|at| references[*at].years.is_empty()).collect(),
    };
    let mut found = of_year.iter().copied().take(MOST_NAMESAKES).filter(fits);
    let only = found.next().filter(|_| found.next().is_none())?;
    Some(compare(cite, &references[only], only))
}

/// Whether a short form, folded, has letters of a body's name in their order, half of them first letters of its words:
/// `bufdir` of `Barne-, ungdoms- og familiedirektoratet`.
fn is_built_of(short: &str, body: &str) -> bool {
    let folded = fold(body);
    let mut letters: Vec<(char, bool)> = Vec::new();
    let mut first = true;
    for c in folded.chars() {
        let inside = crate::text::is_alphanumeric(c);
        if inside {
            letters.push((c, first));
        }
        first = !inside;
    }
    let (mut at, mut initials, mut count) = (0, 0, 0);
    for letter in short.chars() {
        let next = |wanted: bool| letters[at..].iter().position(|&(c, first)| c == letter && (first || !wanted));
        let Some(found) = next(true).or_else(|| next(false)) else { return false };
        initials += usize::from(letters[at + found].1);
        at += found + 1;
        count += 1;
    }
    initials >= 2 && initials * 2 >= count
}

/// Entries that the cited words stand in: by the short form that the paper gives a body, which its entry has under a
/// name in another language; or where the entry of that year begins with the first of the words and has the others.
pub(super) fn in_other_words(index: &Index, references: &[Reference], cite: &Cite) -> Vec<Link> {
    let Some(name) = cite.names.first().filter(|_| !cite.et_al) else { return Vec::new() };
    let of_year = || {
        let years = cite.years.iter().flat_map(|year| year.earliest..=year.latest);
        years.flat_map(|year| index.by_year(year).iter().take(MOST_NAMESAKES).copied())
    };
    if let Some(short) = index.short_of(name).filter(|short| index.has_word(references, short)) {
        let has = |at: &usize| references[*at].text.split(|c: char| !c.is_alphanumeric()).any(|word| word == short);
        let dated: Vec<usize> = of_year().filter(has).collect();
        let found = if dated.is_empty() { (0..references.len().min(MOST_READ)).filter(has).collect() } else { dated };
        if let [only] = found[..] {
            return vec![possible(references, cite, only, "short form in the entry")];
        }
    }
    // A body whose name was cut at its "and" has the short form; words are those of one name.
    if cite.names.len() > 1 {
        return Vec::new();
    }
    let words: Vec<String> = words(name).filter(|word| word.chars().count() >= LONG).collect();
    let [first, _, ..] = words.as_slice() else { return Vec::new() };
    let has = |at: &usize| {
        let reference = &references[*at];
        let by_person = responsible(reference).first().is_some_and(|name| !name.given.is_empty());
        let is_near = || index.letters(references, *at).starts_with(first.as_str());
        !by_person && is_near() && {
            let listed: Vec<String> = self::words(&reference.text).collect();
            listed.first() == Some(first) && words.iter().all(|word| listed.contains(word))
        }
    };
    let mut found: Vec<usize> = of_year().filter(has).collect();
    found.dedup();
    match found[..] {
        [only] => vec![possible(references, cite, only, "the cited words stand in the entry")],
        _ => Vec::new(),
    }
}

fn possible(references: &[Reference], cite: &Cite, at: usize, how: &'static str) -> Link {
    let mut link = compare(cite, &references[at], at);
    link.score = 0.5;
    if let Some(evidence) = link.evidence.first_mut() {
        *evidence = Evidence { of: "surname", how: how.into(), score: 0.5 };
    }
    link
}

/// The folded words of a text.
fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.into_iter()
}

/// What follows the particles that a name begins with; `None` where it begins with none.
fn without_particles(name: &str) -> Option<&str> {
    let mut rest = name;
    while let Some((word, after)) = rest.split_once(' ')
        && lexicon().is_particle(&fold(word))
    {
        rest = after;
    }
    (rest.len() < name.len()).then_some(rest)
}

/// Entries of the right year that hold the cited name elsewhere than among their authors: a series, a publisher.
pub(super) fn named_elsewhere(index: &Index, references: &[Reference], cite: &Cite) -> Vec<Link> {
    let Some(printed) = cite.names.first() else { return Vec::new() };
    let name = compact(printed);
    // `of the census (2010)`: without what leads in, a whole word of the entry.
    let noun = without_particles(printed).map(compact).filter(|noun| noun.chars().count() == 5);
    if name.chars().count() < 6 {
        return Vec::new();
    }
    let finder = memchr::memmem::Finder::new(&name);
    let mut found = Vec::new();
    for year in &cite.years {
        for gregorian in year.earliest..=year.latest {
            for &at in index.by_year(gregorian).iter().take(MOST_NAMESAKES) {
                let is_word = |noun: &String| words(&references[at].text).any(|word| word == *noun);
                if (finder.find(index.letters(references, at).as_bytes()).is_some()
                    || noun.as_ref().is_some_and(is_word))
                    && found.iter().all(|link: &Link| link.reference != at)
                {
                    let mut link = compare(cite, &references[at], at);
                    link.score = 0.4;
                    link.evidence = vec![
                        Evidence { of: "title", how: "the name stands elsewhere in the entry".into(), score: 0.5 },
                        Evidence { of: "year", how: "equal".into(), score: 1.0 },
                    ];
                    found.push(link);
                }
            }
        }
    }
    if found.len() > 4 {
        found.clear();
    }
    found
}
