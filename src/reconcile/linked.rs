//! What the format of a paper ties together: links from citations to entries, and the works that a reference manager
//! left behind a citation.
//!
//! The text decides first. A link settles what the text leaves open, and finds citations whose text says too little:
//! a title cut short, a bare number.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::compare::compare;
use super::contradiction;
use super::index::compact;
use crate::model::{
    Citation, Cite, Comparison, Document, Evidence, Form, Item, Link, MarkKind, Reference, Span, Status, SurnameFit,
};
use crate::order::Order;

/// How much of a title tells a work, in characters.
const TITLE: usize = 30;
/// A citation that only the format knows is no longer than this, in bytes.
const LONGEST: usize = 300;
/// So many links make a paper whose citations are all linked.
const LINKED: usize = 5;

/// A place that the format ties to entries.
pub(super) struct Tie {
    pub(super) range: Range<usize>,
    pub(super) references: Vec<usize>,
}

/// Settles cites by the links of `document`, number 0 of the run, and adds the citations that only they show.
/// `lists` are the places of its reference lists.
pub fn settle_linked(document: &Document, lists: &[Span], references: &[Reference], citations: &mut Vec<Citation>) {
    let ties = ties(document, lists, references);
    if ties.is_empty() {
        return;
    }
    let mut claims: Vec<Vec<(usize, usize)>> = vec![Vec::new(); ties.len()];
    for (at, citation) in citations.iter().enumerate() {
        for (place, cite) in citation.cites.iter().enumerate() {
            if let Some(tie) = best_tie(&ties, cite) {
                claims[tie].push((at, place));
            }
        }
    }
    contradiction::mark(document, &ties, &claims, references, citations);
    for (tie, claims) in ties.iter().zip(&claims) {
        for &(at, place) in claims {
            let cite = &mut citations[at].cites[place];
            if cite.label.is_none() && cite.contradiction.is_none() && (tie.references.len() > 1 || claims.len() == 1) {
                settle(cite, tie, references);
            }
        }
    }
    drop_exponents(&ties, citations);
    add_missing(document, &ties, &claims, citations);
}

/// The ties of the running text, in order. Two parts of one link side by side are one.
fn ties(document: &Document, lists: &[Span], references: &[Reference]) -> Vec<Tie> {
    let own: Vec<(usize, &Reference)> =
        references.iter().enumerate().filter(|(_, reference)| reference.span.document == 0).collect();
    let mut starts: Vec<(usize, usize)> = own.iter().map(|(at, reference)| (reference.span.start, *at)).collect();
    starts.sort_unstable();
    let mut entries: FxHashMap<&str, usize> = FxHashMap::default();
    for mark in &document.marks {
        let MarkKind::Entry(id) = &mark.kind else { continue };
        let next = starts.partition_point(|(start, _)| *start < mark.range.start);
        if let Some((start, at)) = starts.get(next)
            && *start < mark.range.end
            && !id.is_empty()
        {
            entries.entry(id).or_insert(*at);
        }
    }
    let cited = document.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Cited(_)));
    let titles = if cited { titles(references) } else { FxHashMap::default() };
    let mut ties: Vec<Tie> = Vec::new();
    for mark in &document.marks {
        let listed = |list: &Span| list.document == 0 && list.start <= mark.range.start && mark.range.start < list.end;
        let found: Vec<usize> = match &mark.kind {
            MarkKind::CitationLink(ids) => ids.iter().filter_map(|id| entries.get(id.as_str()).copied()).collect(),
            MarkKind::Cited(items) => items.iter().filter_map(|item| titles.get(&key(item)?).copied()?).collect(),
            _ => continue,
        };
        if found.is_empty() || lists.iter().any(listed) {
            continue;
        }
        if let Some(last) = ties.last_mut()
            && last.references == found
            && last.range.end <= mark.range.start
            && document.text.get(last.range.end..mark.range.start).is_some_and(|gap| gap.len() <= 3)
        {
            last.range.end = mark.range.end;
        } else {
            ties.push(Tie { range: mark.range.clone(), references: found });
        }
    }
    ties
}

/// References by the beginning of their title; `None` where two share it.
fn titles(references: &[Reference]) -> FxHashMap<String, Option<usize>> {
    let mut titles: FxHashMap<String, Option<usize>> = FxHashMap::default();
    for (at, reference) in references.iter().enumerate() {
        if let Some(key) = key(&reference.item) {
            titles.entry(key).and_modify(|known| *known = None).or_insert(Some(at));
        }
    }
    titles
}

fn key(item: &Item) -> Option<String> {
    let title = compact(&item.title);
    (title.chars().count() >= 4).then(|| title.chars().take(TITLE).collect())
}

/// The tie that holds most of a cite.
fn best_tie(ties: &[Tie], cite: &Cite) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for span in cite.spans.iter().filter(|span| span.document == 0) {
        let first = ties.partition_point(|tie| tie.range.end <= span.start);
        for (at, tie) in ties.iter().enumerate().skip(first).take_while(|(_, tie)| tie.range.start < span.end) {
            let shared = tie.range.end.min(span.end).saturating_sub(tie.range.start.max(span.start));
            if shared > 0 && best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, at));
            }
        }
    }
    best.map(|(_, at)| at)
}

fn settle(cite: &mut Cite, tie: &Tie, references: &[Reference]) {
    let agreed = |link: &Link| tie.references.contains(&link.reference);
    if cite.status == Status::Match && cite.links.iter().all(agreed) {
        return;
    }
    let mut links: Vec<Link> = tie.references.iter().map(|&at| compare(cite, &references[at], at)).collect();
    links.order_by(|one, other| other.score.total_cmp(&one.score).then(one.reference.cmp(&other.reference)));
    let single = links.len() == 1;
    let Some(mut link) = links.into_iter().next() else { return };
    // Where the text names somebody else, or the link has several targets, the text is believed.
    let contradicted = link.comparison.surname == SurnameFit::Different;
    if contradicted && (cite.status == Status::Match || !single) {
        return;
    }
    link.evidence.insert(0, evidence());
    link.score = link.score.max(0.97);
    cite.status = Status::Match;
    cite.links = vec![link];
}

fn evidence() -> Evidence {
    Evidence { of: "link", how: "of the document".into(), score: 1.0 }
}

/// Where the numbers of a paper are linked, a raised one that is not is an exponent.
fn drop_exponents(ties: &[Tie], citations: &mut Vec<Citation>) {
    let tied = |citation: &Citation| {
        citation.spans.iter().any(|span| {
            let first = ties.partition_point(|tie| tie.range.end <= span.start);
            span.document == 0 && ties.get(first).is_some_and(|tie| tie.range.start < span.end)
        })
    };
    let raised = |citation: &Citation| {
        citation.form == Form::Numeric
            && citation.text.contains(|c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'))
    };
    let all = citations.iter().filter(|citation| raised(citation)).count();
    let linked = citations.iter().filter(|citation| raised(citation) && tied(citation)).count();
    if linked >= LINKED && linked * 10 >= all * 7 {
        citations.retain(|citation| !raised(citation) || tied(citation));
    }
}

/// Adds a citation for each tie that no cite claims.
fn add_missing(document: &Document, ties: &[Tie], claims: &[Vec<(usize, usize)>], citations: &mut Vec<Citation>) {
    let before = citations.len();
    for (tie, claims) in ties.iter().zip(claims) {
        let text = document.text.get(tie.range.clone()).unwrap_or_default();
        if !claims.is_empty() || text.len() > LONGEST || !text.contains(char::is_alphanumeric) {
            continue;
        }
        let number = !text.contains(char::is_alphabetic);
        let span = Span::new(0, tie.range.start, tie.range.end);
        let cite = |&reference: &usize| Cite {
            spans: vec![span],
            label: number.then(|| text.trim_matches(|c: char| !c.is_numeric()).to_owned()),
            status: Status::Match,
            links: vec![Link { reference, score: 0.95, comparison: Comparison::default(), evidence: vec![evidence()] }],
            ..Cite::default()
        };
        citations.push(Citation {
            spans: vec![span],
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            form: if number { Form::Numeric } else { Form::Parenthetical },
            cites: tie.references.iter().map(cite).collect(),
        });
    }
    if citations.len() > before {
        citations.order_by_key(|citation| citation.spans.first().map(|span| span.start));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mark, Name, Year};

    fn reference(title: &str, family: &str, year: i32, span: (usize, usize)) -> Reference {
        Reference {
            id: String::new(),
            span: Span::new(0, span.0, span.1),
            label: None,
            text: String::new(),
            item: Item { title: title.into(), author: vec![Name::person(family, "R")], ..Item::default() },
            years: vec![Year::gregorian(year)],
            et_al: false,
        }
    }

    fn cite(name: &str, year: i32, span: (usize, usize)) -> Citation {
        let span = Span::new(0, span.0, span.1);
        let cite =
            Cite { spans: vec![span], names: vec![name.into()], years: vec![Year::gregorian(year)], ..Cite::default() };
        Citation { spans: vec![span], text: name.into(), form: Form::Parenthetical, cites: vec![cite] }
    }

    const TEXT: &str = "As (Abel, 2001) and the [River book] say.\nAbel. Rivers of the north.\nCole. River book.\n";

    fn document(ties: &[(&str, MarkKind)]) -> Document {
        let mut document = Document::from_text("a", TEXT);
        for (part, kind) in ties {
            let start = TEXT.find(part).unwrap();
            document.marks.push(Mark { range: start..start + part.len(), kind: kind.clone() });
        }
        document
    }

    fn run(document: &Document, citations: &mut Vec<Citation>) {
        let at = |part: &str| TEXT.find(part).map(|start| (start, start + part.len())).unwrap();
        let references = [
            reference("Rivers of the north", "Abel", 2001, at("Abel. Rivers of the north.")),
            reference("River book", "Cole", 2002, at("Cole. River book.")),
        ];
        let lists = [Span::new(0, at("Abel. ").0, TEXT.len())];
        settle_linked(document, &lists, &references, citations);
    }

    #[test]
    fn a_link_settles_what_the_text_leaves_open_and_adds_what_it_does_not_say() {
        let document = document(&[
            ("Abel, 2001", MarkKind::CitationLink(vec!["a".into()])),
            ("River book", MarkKind::CitationLink(vec!["b".into()])),
            ("Abel. Rivers of the north.", MarkKind::Entry("a".into())),
            ("Cole. River book.", MarkKind::Entry("b".into())),
        ]);
        let mut citations = vec![cite("Abel", 2011, (4, 14))];
        run(&document, &mut citations);
        let seen: Vec<_> = citations
            .iter()
            .flat_map(|citation| &citation.cites)
            .map(|cite| (cite.status, cite.links.iter().map(|link| link.reference).collect::<Vec<_>>()))
            .collect();
        assert_eq!(seen, [(Status::Match, vec![0]), (Status::Match, vec![1])]);
    }

    #[test]
    fn works_behind_a_citation_are_told_by_their_titles() {
        let item = Item { title: "Rivers of the North".into(), ..Item::default() };
        let document = document(&[("Abel, 2001", MarkKind::Cited(vec![item]))]);
        let mut citations = vec![cite("Abel", 2001, (4, 14))];
        run(&document, &mut citations);
        assert_eq!(citations[0].cites[0].links[0].reference, 0);
    }
}
