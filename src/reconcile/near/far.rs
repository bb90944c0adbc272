//! Names that are further from a listed one than a slip of the pen, believed where the year leaves a single entry.

use strsim::osa_distance;

use crate::model::{AuthorsFit, Cite, Link, Reference, SuffixFit, SurnameFit, YearFit};
use crate::text::fold;
use crate::text::script::{Script, dominant};
use crate::text::skeleton;

use super::super::compare::compare;
use super::super::index::{Index, responsible};
use super::MOST_NAMESAKES;

/// So many letters may differ.
const SLIPS: usize = 2;
/// Letters that the shorter and the longer name have at least.
const SHORTEST: (usize, usize) = (5, 6);
/// Sounds that two names must share to be one by their consonants.
const SOUNDS: usize = 4;
/// How likely a link by such a name is.
const SCORE: f64 = 0.5;

/// The only entry of the cited year whose first author's name has nearly the same letters or the same consonants:
/// `Bahtn` for Bakhtin, `Vygotsky` for Vigotski.
pub(super) fn misspelt(index: &Index, references: &[Reference], cite: &Cite, beside: &[usize]) -> Option<Link> {
    let cited = spelling(cite.names.first()?)?;
    let years = cite.years.iter().flat_map(|year| year.earliest..=year.latest);
    let mut found: Vec<usize> = years
        .flat_map(|year| index.by_year(year).iter().take(MOST_NAMESAKES).copied())
        .filter(|at| !beside.contains(at))
        .filter(|&at| {
            let first = responsible(&references[at]).first().filter(|name| name.literal.is_empty());
            first.and_then(|name| spelling(&name.family)).is_some_and(|listed| are_near(&cited, &listed))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    let [only] = found[..] else { return None };
    let mut link = compare(cite, &references[only], only);
    let comparison = &mut link.comparison;
    let fits = matches!(comparison.year, YearFit::Equal | YearFit::Converted)
        && comparison.suffix != SuffixFit::Different
        && comparison.authors == AuthorsFit::Agree;
    comparison.surname = SurnameFit::Near;
    link.score = SCORE;
    if let Some(evidence) = link.evidence.first_mut() {
        evidence.how = "far, but the only one near it".into();
        evidence.score = SCORE;
    }
    fits.then_some(link)
}

/// A name of one word in an alphabet that writes vowels, folded, with one letter for i and y.
fn spelling(name: &str) -> Option<String> {
    let alphabet = matches!(dominant(name), Script::Latin | Script::Cyrillic | Script::Greek);
    let word = alphabet && name.chars().all(char::is_alphabetic);
    word.then(|| fold(name).replace('y', "i"))
}

fn are_near(cited: &str, listed: &str) -> bool {
    let count = |name: &str| name.chars().count();
    let (shorter, longer) = (count(cited).min(count(listed)), count(cited).max(count(listed)));
    if shorter < SHORTEST.0 || longer < SHORTEST.1 || longer - shorter > SLIPS {
        return false;
    }
    if cited.chars().next() != listed.chars().next() {
        return false;
    }
    let key = skeleton(cited);
    osa_distance(cited, listed) <= SLIPS || key.chars().count() >= SOUNDS && key == skeleton(listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_letters_or_the_same_consonants() {
        let near = |one: &str, other: &str| are_near(&spelling(one).unwrap(), &spelling(other).unwrap());
        for (one, other) in [("Bahtn", "Bakhtin"), ("Vygotsky", "Vigoski"), ("Выготский", "Выготскый")]
        {
            assert!(near(one, other), "{one} {other}");
        }
        for (one, other) in [("Lee", "Leigh"), ("Smith", "Smart"), ("Keller", "Heller"), ("Martin", "Martinson")] {
            assert!(!near(one, other), "{one} {other}");
        }
        assert!(spelling("القحطاني").is_none() && spelling("van Dijk").is_none() && spelling("王").is_none());
    }
}
