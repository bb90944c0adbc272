//! Near misses: a name of another spelling, a year that is off, an organisation that stands elsewhere in the entry.

mod body;
mod far;
mod turned;

use rustc_hash::FxHashSet;

use super::compare::compare;
use super::decide::{self, KEPT, Taken, full, has_number, is_crowd, keep, settle, sort, title_agrees};
use super::index::{Index, responsible};
use super::namesake::Sought;
use crate::model::{AuthorsFit, Cite, Link, Reference, Status, SuffixFit, SurnameFit, YearFit};
use crate::order::Order;
use crate::text::script::Script;
use crate::text::skeleton;

/// Entries of one year that a name is held against where none fits it: the cost must not grow with the square of a list.
const MOST_NAMESAKES: usize = 200;
/// A misspelt name must be at least this like the listed one.
const NEAR: f64 = 0.74;
/// The same, where no other cite has claimed the entry or a co-author agrees.
const NEAR_UNCLAIMED: f64 = 0.6;
/// The same, where a co-author agrees.
const NEAR_CONFIRMED: f64 = 0.4;

/// Judges near misses: a name of another spelling, a year that is off, an organisation that stands elsewhere in the
/// entry.
pub(super) fn near(index: &Index, references: &[Reference], cite: &mut Cite, mut candidates: Vec<Link>, taken: &Taken) {
    if cite.names.is_empty() {
        lost_name(index, references, cite);
        return;
    }
    add_namesakes(index, references, cite, &mut candidates);
    if full(index, references, cite, &candidates) {
        return;
    }
    candidates.retain(|link| !taken.beside.contains(&link.reference));
    // Of two equally near the one with as many authors as are cited comes first.
    candidates.order_by(|one, other| {
        let crowd = |link: &Link| is_crowd(cite, &references[link.reference]);
        other.score.total_cmp(&one.score).then(crowd(other).cmp(&crowd(one))).then(one.reference.cmp(&other.reference))
    });
    // What is not published need not be listed; only an entry that fits it is taken for it.
    if cite.optional && cite.years.is_empty() {
        return;
    }
    let best = turned::turned(index, references, cite)
        .or_else(|| misspelt(references, cite, &candidates, taken.claimed))
        .or_else(|| bearing(references, &candidates, cite, taken.claimed))
        .or_else(|| misdated(references, cite, &candidates, taken.claimed))
        .or_else(|| body::short_form(index, references, cite))
        .or_else(|| undated(&candidates, cite));
    if let Some(link) = best {
        settle(references, cite, vec![link], &candidates);
        return;
    }
    let far = far::misspelt(index, references, cite, taken.beside);
    if let Some(link) = far.as_ref().filter(|link| !taken.claimed.contains(&link.reference)) {
        settle(references, cite, vec![link.clone()], &candidates);
        return;
    }
    let mut elsewhere = body::in_other_words(index, references, cite);
    // Who has works in the list is cited for one of those, not for what somebody wrote on him.
    let is_author = candidates.iter().any(|link| link.comparison.surname >= SurnameFit::Folded);
    if elsewhere.is_empty() && !is_author {
        elsewhere = body::named_elsewhere(index, references, cite);
    }
    elsewhere.retain(|link| !taken.beside.contains(&link.reference));
    if !elsewhere.is_empty() {
        cite.status = Status::Possible;
        cite.links = elsewhere;
        return;
    }
    if let Some(link) =
        foreign(index, references, cite, taken).or_else(|| body::cut_body(index, references, cite, taken))
    {
        cite.status = Status::Possible;
        cite.links = vec![link];
        return;
    }
    candidates.retain(|link| link.score >= 0.2);
    if candidates.is_empty() {
        candidates.extend(far);
    }
    let parts = by_parts(index, references, cite);
    if !parts.is_empty() {
        candidates = parts;
    }
    candidates.sort_by_cached_key(|link| distance(cite, references, link));
    candidates.truncate(KEPT);
    cite.nearest = candidates.into();
}

/// The one entry in Latin script of the cited year that nothing else cites, where a name of another script has some of its
/// sounds: `کارمایکل` may be Carmichael. Who writes a foreign name by its sound has many ways to do so.
fn foreign(index: &Index, references: &[Reference], cite: &Cite, taken: &Taken) -> Option<Link> {
    /// So much of the consonants must be the same.
    const ALIKE: f64 = 0.4;
    /// The same, where another cite has claimed the entry by its Latin name.
    const ALIKE_CLAIMED: f64 = 0.65;
    let latin = |name: &str| name.chars().find(|c| c.is_alphabetic()).is_some_and(|c| Script::of(c) == Script::Latin);
    let name = cite.names.first().filter(|name| !latin(name))?;
    let [year] = cite.years.as_slice() else { return None };
    let sound = skeleton(name);
    let fits = |at: &usize| {
        let reference = &references[*at];
        let first = responsible(reference).first();
        first.is_some_and(|first| {
            let surname = first.surname();
            let least = if taken.claimed.contains(at) { ALIKE_CLAIMED } else { ALIKE };
            latin(&surname) && strsim::normalized_levenshtein(&sound, &skeleton(&surname)) >= least
        }) && reference.years.iter().any(|listed| listed.value == year.value)
            && (is_crowd(cite, reference) || cite.names.len() == 1 && !cite.et_al)
            && !taken.beside.contains(at)
    };
    let mut found = index.by_year(year.earliest).iter().copied().take(MOST_NAMESAKES).filter(fits);
    let only = found.next().filter(|_| found.next().is_none())?;
    Some(compare(cite, &references[only], only))
}

/// How far an entry is from a cite that it does not fit, the nearest least: the name first, then as many authors as
/// are cited, then a date at all, then the years between.
fn distance(cite: &Cite, references: &[Reference], link: &Link) -> (bool, u8, bool, u32, i64, usize) {
    let comparison = &link.comparison;
    let same_year = matches!(comparison.year, YearFit::Equal | YearFit::Converted | YearFit::Undated);
    let is_name = comparison.surname >= SurnameFit::Romanised || same_year;
    let authors = match comparison.authors {
        AuthorsFit::Agree if is_crowd(cite, &references[link.reference]) => 0,
        AuthorsFit::Agree => 1,
        AuthorsFit::Count { .. } | AuthorsFit::Order | AuthorsFit::EtAlOfOne => 2,
        AuthorsFit::CoauthorDiffers => 3,
    };
    let years = match comparison.year {
        YearFit::Off(years) => years.unsigned_abs(),
        _ => 0,
    };
    let likeness = (link.score * 1000.0).round() as i64;
    (!is_name, authors, comparison.year == YearFit::Unknown, years, -likeness, link.reference)
}

/// The works of the first of two people who are cited as one name: `Shannon-Weaver`.
fn by_parts(index: &Index, references: &[Reference], cite: &Cite) -> Vec<Link> {
    let [name] = cite.names.as_slice() else { return Vec::new() };
    let Some((first, second)) = name.split_once(['-', '–']) else { return Vec::new() };
    let both = Cite { names: vec![first.to_owned(), second.to_owned()], ..cite.clone() };
    let mut found = decide::candidates(index, references, &both, Index::by_spelling);
    found.retain(|link| link.comparison.authors == AuthorsFit::Agree);
    found
}

/// Adds the entries of the cited year whose first author is spelt nearly so.
fn add_namesakes(index: &Index, references: &[Reference], cite: &Cite, candidates: &mut Vec<Link>) {
    let years = cite.years.iter().flat_map(|year| year.earliest..=year.latest);
    let undated = if cite.years.is_empty() { index.undated() } else { &[] };
    let sought = Sought::new(cite);
    let mut known: FxHashSet<usize> = candidates.iter().map(|link| link.reference).collect();
    for list in years.map(|year| index.by_year(year)).chain([undated]) {
        for &at in list.iter().take(MOST_NAMESAKES) {
            let far = || sought.as_ref().is_some_and(|name| index.namesake(references, at).is_far_from(name));
            if known.insert(at) && !far() {
                let link = compare(cite, &references[at], at);
                if link.comparison.surname > SurnameFit::Different || coauthor_agrees(&link) && likeness(&link) >= 0.4 {
                    candidates.push(link);
                }
            }
        }
    }
    sort(candidates);
}

fn coauthor_agrees(link: &Link) -> bool {
    link.evidence.iter().any(|evidence| evidence.of == "co-authors" && evidence.how == "agree")
}

fn likeness(link: &Link) -> f64 {
    link.evidence.first().map_or(0.0, |evidence| evidence.score)
}

/// An entry of the right year whose author is spelt nearly so.
fn misspelt(references: &[Reference], cite: &Cite, candidates: &[Link], claimed: &FxHashSet<usize>) -> Option<Link> {
    let dated = |link: &&Link| {
        matches!(link.comparison.year, YearFit::Equal | YearFit::Converted | YearFit::Undated)
            && link.comparison.suffix != SuffixFit::Different
            && !matches!(link.comparison.authors, AuthorsFit::CoauthorDiffers | AuthorsFit::EtAlOfOne)
    };
    let mut found: Vec<&Link> = candidates
        .iter()
        .filter(dated)
        .filter(|link| {
            let needed = if coauthor_agrees(link) || title_agrees(link) {
                NEAR_CONFIRMED
            } else if claimed.contains(&link.reference) {
                NEAR
            } else {
                NEAR_UNCLAIMED
            };
            likeness(link) >= needed
        })
        .collect();
    keep(&mut found, |link| is_crowd(cite, &references[link.reference]));
    found.order_by(|one, other| likeness(other).total_cmp(&likeness(one)));
    // Two names that are equally near are no evidence for either.
    match found.as_slice() {
        [only] => Some((*only).clone()),
        [first, second, ..] if likeness(first) > likeness(second) + 0.04 || first.score > second.score + 0.1 => {
            Some((*first).clone())
        }
        _ => None,
    }
}

/// An entry of the right author that nothing else cites, of a year that a slip explains.
fn misdated(references: &[Reference], cite: &Cite, candidates: &[Link], claimed: &FxHashSet<usize>) -> Option<Link> {
    let crowd = |link: &Link| is_crowd(cite, &references[link.reference]);
    let mut found: Vec<(u32, &Link)> = candidates
        .iter()
        .filter(|link| link.comparison.surname >= SurnameFit::Romanised && likeness(link) >= 0.8)
        .filter(|link| matches!(link.comparison.authors, AuthorsFit::Agree))
        .filter(|link| link.evidence.iter().all(|evidence| evidence.of != "title" || evidence.score >= 0.9))
        .filter(|link| !claimed.contains(&link.reference) || crowd(link) && is_sole_and_close(link, candidates))
        .filter_map(|link| match link.comparison.year {
            YearFit::Off(distance) if distance.unsigned_abs() <= 6 || is_slip(distance) => {
                Some((distance.unsigned_abs(), link))
            }
            _ => None,
        })
        .collect();
    found.order_by_key(|(distance, _)| *distance);
    match found.as_slice() {
        [(_, only)] => Some((*only).clone()),
        [(near, first), (far, _), ..] if near < far => Some((*first).clone()),
        _ => None,
    }
}

/// Whether an entry is its author's only one and the cited year is a year or two off: then the slip is likelier than
/// a work that is missing, even where the entry is cited rightly elsewhere.
fn is_sole_and_close(link: &Link, candidates: &[Link]) -> bool {
    let close = matches!(link.comparison.year, YearFit::Off(distance) if distance.unsigned_abs() <= 2);
    close && candidates.iter().filter(|other| other.comparison.surname >= SurnameFit::Romanised).count() == 1
}

/// Years apart by one wrong digit (10, 20, 100) or two changed places (2012 and 2021, 1998 and 1989).
fn is_slip(distance: i32) -> bool {
    let distance = distance.unsigned_abs();
    matches!(distance, 9 | 10 | 18 | 20 | 27 | 30 | 100)
}

/// The only entry without a year of the cited author that has the cited one in its text, as in the date of its last
/// look-up.
fn bearing(references: &[Reference], candidates: &[Link], cite: &Cite, claimed: &FxHashSet<usize>) -> Option<Link> {
    let bears = |link: &&Link| {
        let text = &references[link.reference].text;
        link.comparison.surname >= SurnameFit::Folded
            && link.comparison.year == YearFit::Unknown
            && link.comparison.authors == AuthorsFit::Agree
            && !claimed.contains(&link.reference)
            && cite.years.iter().any(|year| has_number(text, year.value))
    };
    let mut found = candidates.iter().filter(bears);
    found.next().filter(|_| found.next().is_none()).cloned()
}

/// A cite without a year, or in press, of an author with a single entry that fits.
fn undated(candidates: &[Link], cite: &Cite) -> Option<Link> {
    // Who has dated works in the list means one of those by a year.
    let dated = |link: &Link| {
        link.comparison.surname >= SurnameFit::Romanised && matches!(link.comparison.year, YearFit::Off(_))
    };
    if !cite.years.is_empty() && candidates.iter().any(dated) {
        return None;
    }
    let found: Vec<&Link> = candidates
        .iter()
        .filter(|link| link.comparison.surname >= SurnameFit::Romanised)
        .filter(|link| link.comparison.year == YearFit::Unknown)
        .filter(|link| link.comparison.authors != AuthorsFit::CoauthorDiffers)
        .collect();
    match found.as_slice() {
        [only] if cite.undated.is_some() || !cite.years.is_empty() => Some((*only).clone()),
        _ => None,
    }
}

/// The name is lost: all that can be said is which entries the year leaves.
fn lost_name(index: &Index, references: &[Reference], cite: &mut Cite) {
    cite.truncated = true;
    let mut found: Vec<usize> = cite
        .years
        .iter()
        .flat_map(|year| (year.earliest..=year.latest).flat_map(|gregorian| index.by_year(gregorian).iter().copied()))
        .collect();
    found.sort_unstable();
    found.dedup();
    cite.nearest = found.into_iter().map(|at| compare(cite, &references[at], at)).collect();
}

#[cfg(test)]
mod tests;
