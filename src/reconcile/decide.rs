//! The decision over the whole paper.
//!
//! First every cite is given the entries that fit it fully. Only then are near misses judged: a misspelt name or a
//! wrong year is believed more readily of an entry that no other cite has claimed.

use rustc_hash::{FxHashMap, FxHashSet};

use super::chapters::Chapters;
use super::compare::compare;
use super::index::{Index, compact, responsible};
use super::near::near;
use super::wording::{Decision, Wording};
use crate::model::{
    AuthorsFit, Citation, Cite, Comparison, Evidence, Form, Link, LocatorFit, Name, Reference, Status, SuffixFit,
    SurnameFit, YearFit,
};
use crate::order::Order;
use crate::text::fold;

/// Most candidates that are kept for an explanation.
pub(super) const KEPT: usize = 3;
/// Ties each cite to the reference that it means, or says that none fits.
///
/// `abbreviations` are those that the paper introduces, with what they stand for; `twins` are the entries that are one
/// work ([`super::twins()`]), of which the first is taken.
pub fn reconcile(
    references: &[Reference],
    citations: &mut [Citation],
    abbreviations: &[(String, String)],
    twins: &[Option<usize>],
) {
    if references.is_empty() {
        return;
    }
    let mut index = Index::new(references, abbreviations, twins);
    index.chapters = Chapters::new(references, citations);
    let mut claimed: FxHashSet<usize> = FxHashSet::default();
    // A paper cites a work many times in the same words; each wording is judged once.
    let mut settled: FxHashMap<Wording, Option<Decision>> = FxHashMap::default();
    let mut waiting = Vec::new();
    for (at, citation) in citations.iter_mut().enumerate() {
        for (place, cite) in citation.cites.iter_mut().enumerate() {
            if cite.again.is_some() {
                continue;
            }
            if citation.form == Form::Key {
                by_key(&index, references, cite);
            } else if let Some(label) = &cite.label {
                by_label(&index, &label.clone(), cite);
            } else {
                let list = index.chapters.meant_by(cite);
                match settled.get(&Wording::of(cite, list)) {
                    Some(Some(decision)) => decision.apply(cite),
                    Some(None) => waiting.push((at, place, None)),
                    None => {
                        let left = by_name(&index, references, cite);
                        settled.insert(Wording::of(cite, list), left.is_none().then(|| Decision::of(cite)));
                        if left.is_some() {
                            waiting.push((at, place, left));
                        }
                    }
                }
            }
            claimed.extend(cite.links.iter().map(|link| link.reference));
        }
    }
    let mut judged: FxHashMap<(Wording, Vec<usize>), Decision> = FxHashMap::default();
    for (at, place, found) in waiting {
        let beside = beside(&citations[at], place);
        let cite = &mut citations[at].cites[place];
        let key = (Wording::of(cite, index.chapters.meant_by(cite)), beside);
        if let Some(decision) = judged.get(&key) {
            decision.apply(cite);
            continue;
        }
        let found = found.unwrap_or_else(|| candidates(&index, references, cite, Index::by_name));
        near(&index, references, cite, found, &Taken { claimed: &claimed, beside: &key.1 });
        judged.insert(key, Decision::of(cite));
    }
}

/// What other cites mean already.
pub(super) struct Taken<'t> {
    /// The entries that cites of the paper fit fully.
    pub(super) claimed: &'t FxHashSet<usize>,
    /// The entries that the same citation names besides.
    pub(super) beside: &'t [usize],
}

/// So many works before and after a cite are those beside it: the cost must not grow with the square of a bracket.
const BESIDE: usize = 8;

/// The entries that the same citation means in other places: nobody cites a work twice in one bracket.
fn beside(citation: &Citation, place: usize) -> Vec<usize> {
    let around = place.saturating_sub(BESIDE)..citation.cites.len().min(place + BESIDE + 1);
    let others = around.filter(|&other| other != place).map(|other| &citation.cites[other]);
    let mut found: Vec<usize> = others
        .filter(|other| other.status == Status::Match)
        .flat_map(|other| &other.links)
        .map(|link| link.reference)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Takes the entries whose name and year fit fully; gives the candidates where there are none.
fn by_name(index: &Index, references: &[Reference], cite: &mut Cite) -> Option<Vec<Link>> {
    // Names that only sound alike are many in a long list: they are looked at where none of just this spelling fits.
    let spelt = candidates(index, references, cite, Index::by_spelling);
    if full(index, references, cite, &spelt) {
        return None;
    }
    let candidates = candidates(index, references, cite, Index::by_name);
    (!full(index, references, cite, &candidates)).then_some(candidates)
}

/// A key is an entry's own, or it is wrong; one that is nearly the same is named to the user.
fn by_key(index: &Index, references: &[Reference], cite: &mut Cite) {
    let Some(key) = &cite.label else { return };
    let link = |reference: usize, how: &'static str, score: f64| Link {
        reference,
        score,
        comparison: Comparison::default(),
        evidence: vec![Evidence { of: "key", how: how.into(), score }],
    };
    if key == "*" {
        // `\\nocite{*}` asks for the whole list.
        cite.status = Status::Possible;
        cite.links = (0..references.len()).map(|at| link(at, "all", 1.0)).collect();
    } else if let Some(reference) = index.by_key(key) {
        cite.status = Status::Match;
        cite.links = vec![link(reference, "equal", 1.0)];
    } else if let Some((reference, score)) = index.near_key(key) {
        cite.nearest = [link(reference, "near", score)].into();
    }
}

fn by_label(index: &Index, label: &str, cite: &mut Cite) {
    let link = |reference: usize, how: &'static str, score: f64| Link {
        reference,
        score,
        comparison: Comparison::default(),
        evidence: vec![Evidence { of: "label", how: how.into(), score }],
    };
    if let Some(reference) = index.by_label(label) {
        cite.status = Status::Match;
        cite.links = vec![link(reference, "equal", 0.99)];
        return;
    }
    // `[Sch11]` beside `Sch11a` and `Sch11b`, `[Tor06]` beside `Tor09`.
    let (lettered, near) = index.near_labels(label);
    if !lettered.is_empty() {
        cite.status = Status::Possible;
        let share = 0.99 / lettered.len() as f64;
        cite.links = lettered.into_iter().map(|reference| link(reference, "without its letter", share)).collect();
    } else if let [only] = near.as_slice() {
        cite.nearest = [link(*only, "of another year", 0.5)].into();
    }
}

/// Every reference that the cite may mean, best first.
pub(super) fn candidates(
    index: &Index,
    references: &[Reference],
    cite: &Cite,
    look_up: impl Fn(&Index, &str) -> Vec<usize>,
) -> Vec<Link> {
    let mut found: Vec<usize> = Vec::new();
    if let Some(first) = cite.names.first() {
        found.extend(look_up(index, first));
        for year in &cite.years {
            found.extend(index.by_name_and_year(first, year.earliest));
        }
        if cite.names.len() > 1 {
            found.extend(look_up(index, &cite.names.join(" ")));
        }
    }
    found.sort_unstable();
    found.dedup();
    let mut links: Vec<Link> = found.into_iter().map(|at| compare(cite, &references[at], at)).collect();
    links.retain(|link| link.comparison.surname > SurnameFit::Different);
    sort(&mut links);
    links
}

pub(super) fn sort(links: &mut [Link]) {
    links.order_by(|one, other| other.score.total_cmp(&one.score).then(one.reference.cmp(&other.reference)));
}

/// Whether the name, the year and the letter speak for the entry, and no co-author against it.
///
/// A citation by author and page prints no year: there the name has to do, and the title where one is cited.
fn fits(cite: &Cite, link: &Link) -> bool {
    let yearless = cite.years.is_empty() && cite.undated.is_none() && cite.title.is_none();
    link.comparison.surname >= SurnameFit::Romanised
        && (matches!(link.comparison.year, YearFit::Equal | YearFit::Converted | YearFit::Undated)
            || link.comparison.year == YearFit::Unknown && (yearless || title_agrees(link)))
        && link.comparison.suffix != SuffixFit::Different
        && link.comparison.authors != AuthorsFit::CoauthorDiffers
}

/// Whether a note's words are those of the entry's title.
pub(super) fn title_agrees(link: &Link) -> bool {
    link.evidence.iter().any(|evidence| evidence.of == "title" && evidence.score >= 0.9)
}

/// Takes the entries that fit fully; false where there are none.
pub(super) fn full(index: &Index, references: &[Reference], cite: &mut Cite, candidates: &[Link]) -> bool {
    let mut best: Vec<&Link> = candidates.iter().filter(|link| fits(cite, link)).collect();
    if best.is_empty() {
        return false;
    }
    let list = index.chapters.meant_by(cite);
    keep(&mut best, |link| index.chapters.holds(list, link.reference));
    // What tells homonyms apart, most telling first.
    keep(&mut best, title_agrees);
    keep(&mut best, |link| link.comparison.suffix == SuffixFit::Equal);
    keep(&mut best, |link| link.comparison.surname >= SurnameFit::Folded);
    keep(&mut best, |link| link.comparison.year == YearFit::Equal);
    if cite.years.len() > 1 {
        // An original year may stand behind the title: `The text [1954-1961]. In: Papers. 2011`.
        let bears = |reference: &Reference, value: i32| {
            reference.years.iter().any(|year| year.value == value) || has_number(&reference.text, value)
        };
        keep(&mut best, |link| cite.years.iter().all(|year| bears(&references[link.reference], year.value)));
    }
    keep(&mut best, |link| link.comparison.authors == AuthorsFit::Agree);
    keep(&mut best, |link| link.comparison.surname == SurnameFit::Exact);
    // `मीना सिंह, 2014`: a name may be cited in full.
    let in_full = cite.names.first().and_then(|name| name.rsplit_once(' ')).map(|(given, _)| given);
    if let Some(given) = cite.given.as_deref().or(in_full) {
        keep(&mut best, |link| {
            responsible(&references[link.reference]).first().is_some_and(|name| is_called(given, name))
        });
    }
    keep(&mut best, |link| is_crowd(cite, &references[link.reference]));
    // Of several works of one year the page decides where it cannot be in the others.
    keep(&mut best, |link| !matches!(link.comparison.locator, LocatorFit::Outside { .. }));
    let chosen: Vec<Link> = best.into_iter().cloned().collect();
    settle(references, cite, chosen, candidates);
    true
}

/// Whether somebody's given name is the cited one, or begins with the same letter where either is an initial.
fn is_called(given: &str, name: &Name) -> bool {
    let first =
        |text: &str| text.split(|c: char| !c.is_alphanumeric() && !is_mark(c)).map(fold).find(|word| !word.is_empty());
    let (Some(cited), Some(listed)) = (first(given), first(&name.given)) else { return false };
    let initial = |word: &str, whole: &str| word.chars().count() <= 2 && whole.starts_with(word);
    cited == listed || initial(&cited, &listed) || initial(&listed, &cited)
}

/// Whether a character belongs to the letter before it, as vowel signs do.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{93a}'..='\u{94f}' | '\u{e31}'..='\u{e4e}')
}

/// Whether a number stands in a text, with no other digit beside it.
pub(super) fn has_number(text: &str, number: i32) -> bool {
    let number = number.to_string();
    text.match_indices(&number).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + number.len()..].chars().next();
        [before, after].into_iter().flatten().all(|letter| !letter.is_numeric())
    })
}

/// Whether a cite names as many authors as the entry has: "et al." three or more, else each of them.
pub(super) fn is_crowd(cite: &Cite, reference: &Reference) -> bool {
    let listed = responsible(reference).len();
    if cite.et_al { listed > 2 || reference.et_al } else { listed == cite.names.len() && !reference.et_al }
}

pub(super) fn keep(links: &mut Vec<&Link>, wanted: impl Fn(&Link) -> bool) {
    if links.iter().any(|link| wanted(link)) {
        links.retain(|link| wanted(link));
    }
}

/// Writes a decision down: one entry, or several entries of one work, is a match; several works are possible.
pub(super) fn settle(references: &[Reference], cite: &mut Cite, mut chosen: Vec<Link>, candidates: &[Link]) {
    if chosen.len() > 1 && chosen[1..].iter().all(|link| same_work(references, chosen[0].reference, link.reference)) {
        chosen.truncate(1);
    }
    cite.nearest = candidates
        .iter()
        .filter(|link| chosen.iter().all(|taken| taken.reference != link.reference))
        .take(KEPT)
        .cloned()
        .collect();
    cite.status = if chosen.len() == 1 { Status::Match } else { Status::Possible };
    if chosen.len() > 1 {
        let share = 1.0 / chosen.len() as f64;
        chosen.iter_mut().for_each(|link| link.score = (link.score * share * 1000.0).round() / 1000.0);
    }
    cite.links = chosen;
}

/// Whether two entries are of one work: listed twice.
fn same_work(references: &[Reference], one: usize, other: usize) -> bool {
    let (one, other) = (&references[one].item, &references[other].item);
    if !one.doi.is_empty() && one.doi.eq_ignore_ascii_case(&other.doi) {
        return true;
    }
    let (here, there) = (compact(&one.title), compact(&other.title));
    !here.is_empty() && (here == there || strsim::normalized_levenshtein(&here, &there) > 0.93)
}
