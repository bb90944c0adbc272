//! Cites that take over an earlier one: `ibid.`, `op. cit.`

use rustc_hash::FxHashMap;

use crate::model::{Citation, Comparison, Evidence, Link, Span, Status};

/// Lets each cite that takes over an earlier one mean what that one means: one entry, or several that it may mean.
pub fn take_over(citations: &mut [Citation]) {
    if !citations.iter().flat_map(|citation| &citation.cites).any(|cite| cite.again.is_some()) {
        return;
    }
    let mut meant: FxHashMap<Span, Vec<usize>> = FxHashMap::default();
    for cite in citations.iter_mut().flat_map(|citation| &mut citation.cites) {
        if let Some(references) = cite.again.and_then(|earlier| meant.get(&earlier)) {
            cite.status = if references.len() == 1 { Status::Match } else { Status::Possible };
            let share = 0.99 / references.len() as f64;
            let evidence = || vec![Evidence { of: "citation", how: "the one before".into(), score: 1.0 }];
            let link =
                |&reference| Link { reference, score: share, comparison: Comparison::default(), evidence: evidence() };
            cite.links = references.iter().map(link).collect();
        }
        if let (Some(&place), Status::Match | Status::Possible) = (cite.spans.first(), cite.status)
            && !cite.links.is_empty()
        {
            meant.insert(place, cite.links.iter().map(|link| link.reference).collect());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cite, Form};

    #[test]
    fn an_earlier_cite_is_taken_over_where_it_means_one_entry() {
        let link = Link { reference: 4, score: 1.0, comparison: Comparison::default(), evidence: Vec::new() };
        for (status, wanted) in [(Status::Match, Some(4)), (Status::None, None)] {
            let first = Cite { spans: vec![Span::new(0, 1, 5)], status, links: vec![link.clone()], ..Cite::default() };
            let second = Cite { again: Some(Span::new(0, 1, 5)), optional: true, ..Cite::default() };
            let mut citations: Vec<Citation> = [first, second]
                .map(|cite| Citation {
                    spans: Vec::new(),
                    text: String::new(),
                    form: Form::Parenthetical,
                    cites: vec![cite],
                })
                .into();
            take_over(&mut citations);
            assert_eq!(citations[1].cites[0].links.first().map(|link| link.reference), wanted);
        }
    }
}
