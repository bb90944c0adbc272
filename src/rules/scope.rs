//! What the rules may speak of: where the list or the citations are lost, findings would be guesses.

use crate::model::{Citation, Cite, Form, Format, Link, Reference, Report, Status};

/// Fewer cites than this say nothing about whether the list is the right one.
const TELLING: usize = 6;

/// Whether citations and list were both found and have to do with one another.
pub(super) fn is_reconciled(report: &Report) -> bool {
    !report.citations.is_empty() && !report.references.is_empty() && !is_foreign_list(report)
}

/// Whether not one of many cites fits the list: it is another paper's, or was misread.
pub(super) fn is_foreign_list(report: &Report) -> bool {
    // Keys are right or wrong one by one.
    let printed = cites(report).filter(|(citation, _)| citation.form != Form::Key);
    let mut cites = printed.map(|(_, cite)| cite).filter(|cite| !cite.optional);
    !report.references.is_empty()
        && cites.clone().take(TELLING).count() == TELLING
        && cites.all(|cite| cite.status == Status::None)
}

/// Every cite with the citation that it is part of, but for those that take over an earlier one: what is wrong with that
/// is told there.
pub(super) fn cites(report: &Report) -> impl Iterator<Item = (&Citation, &Cite)> + Clone {
    let all = report.citations.iter().flat_map(|citation| citation.cites.iter().map(move |cite| (citation, cite)));
    all.filter(|(_, cite)| cite.again.is_none())
}

/// Every entry that no cite may mean, with its place in the list. Whoever cites a work cites its twin.
pub(super) fn uncited(report: &Report) -> impl Iterator<Item = (usize, &Reference)> {
    let mut cited = vec![false; report.references.len()];
    for link in cites(report).flat_map(|(_, cite)| &cite.links) {
        for reference in [Some(link.reference), report.twin(link.reference)].into_iter().flatten() {
            if let Some(cited) = cited.get_mut(reference) {
                *cited = true;
            }
        }
    }
    report.references.iter().enumerate().filter(move |(index, _)| !cited[*index])
}

/// Whether the entry stands in a file of records rather than in a printed list: such a file may serve many papers.
pub(super) fn in_library(report: &Report, entry: &Reference) -> bool {
    report.documents.get(entry.span.document).is_some_and(|document| document.format == Format::Bibliography)
}

/// A cite that is taken to mean one entry.
pub(super) struct Matched<'r> {
    pub(super) citation: &'r Citation,
    pub(super) cite: &'r Cite,
    pub(super) link: &'r Link,
    pub(super) entry: &'r Reference,
}

/// Every cite that is taken to mean one entry, with that entry.
pub(super) fn matched(report: &Report) -> impl Iterator<Item = Matched<'_>> {
    cites(report).filter(|(_, cite)| cite.status == Status::Match).filter_map(|(citation, cite)| {
        let link = cite.links.first()?;
        Some(Matched { citation, cite, link, entry: report.references.get(link.reference)? })
    })
}

/// Where a finding about a cite points: to the cite, or to its citation where the part is not known.
pub(super) fn place<'r>(citation: &'r Citation, cite: &'r Cite) -> &'r [crate::model::Span] {
    if cite.spans.is_empty() { &citation.spans } else { &cite.spans }
}
