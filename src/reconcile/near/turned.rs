//! Names in another order than the entry's: `Cohen & Abara` for Abara and Cohen.

use crate::model::{AuthorsFit, Cite, Link, Reference, SuffixFit, SurnameFit, YearFit};
use crate::order::Order;

use super::super::compare::{compare, name_fit};
use super::super::index::{Index, responsible};

/// How much less likely names in another order are than names in order.
const TURNED: f64 = 0.8;

/// The only entry of the cited year whose authors are those cited, but another one first.
pub(super) fn turned(index: &Index, references: &[Reference], cite: &Cite) -> Option<Link> {
    let others = cite.names.get(1..)?;
    let mut found: Vec<usize> = others.iter().flat_map(|name| index.by_spelling(name)).collect();
    found.sort_unstable();
    found.dedup();
    let mut links = found.into_iter().filter_map(|at| {
        let names = in_order(cite, &references[at])?;
        let mut link = compare(&Cite { names, ..cite.clone() }, &references[at], at);
        let comparison = &mut link.comparison;
        let fits = matches!(comparison.year, YearFit::Equal | YearFit::Converted)
            && comparison.suffix != SuffixFit::Different
            && comparison.authors == AuthorsFit::Agree;
        comparison.authors = AuthorsFit::Order;
        link.score *= TURNED;
        if let Some(evidence) = link.evidence.iter_mut().find(|evidence| evidence.of == "co-authors") {
            (evidence.how, evidence.score) = ("in another order".into(), TURNED);
        }
        fits.then_some(link)
    });
    links.next().filter(|_| links.next().is_none())
}

/// The cited names as the entry orders them, if its first author is among them, though not first.
fn in_order(cite: &Cite, reference: &Reference) -> Option<Vec<String>> {
    let listed = responsible(reference);
    let place = |name: &String| listed.iter().position(|author| name_fit(name, author).0 >= SurnameFit::Folded);
    let mut places: Vec<(usize, &String)> =
        cite.names.iter().map(|name| Some((place(name)?, name))).collect::<Option<_>>()?;
    let first = places.first()?.0;
    places.order();
    let apart = places.windows(2).all(|pair| pair[0].0 != pair[1].0);
    (first > 0 && apart && places[0].0 == 0).then(|| places.into_iter().map(|(_, name)| name.clone()).collect())
}
