//! Fixes are for text in order: where the reader repaired something, or made a text of another format, the file does
//! not hold what was read.

use crate::model::{Finding, Report, Span};
use crate::order::Order;

/// Takes the fixes out of findings that stand where the text is not the file's.
pub(super) fn withhold(report: &Report, findings: &mut [Finding]) {
    let is_source =
        |span: &Span| report.documents.get(span.document).is_some_and(|document| document.format.is_source());
    for finding in findings.iter_mut() {
        if finding.fix.as_ref().is_some_and(|fix| !fix.edits.iter().all(|edit| is_source(&edit.span))) {
            finding.fix = None;
        }
    }
    if report.repairs.is_empty() || findings.iter().all(|finding| finding.fix.is_none()) {
        return;
    }
    let mut damaged: Vec<Span> = report.repairs.iter().map(|repair| repair.span).collect();
    damaged.order();
    // The furthest end of all that begin no later.
    let mut furthest: Vec<usize> = Vec::with_capacity(damaged.len());
    for (index, span) in damaged.iter().enumerate() {
        let before = index.checked_sub(1).filter(|&before| damaged[before].document == span.document);
        furthest.push(before.map_or(span.end, |before| furthest[before].max(span.end)));
    }
    let is_damaged = |span: &Span| {
        let before = damaged.partition_point(|other| (other.document, other.start) < (span.document, span.end.max(1)));
        before.checked_sub(1).is_some_and(|last| damaged[last].document == span.document && furthest[last] > span.start)
    };
    for finding in findings {
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| &edit.span);
        if finding.spans.iter().chain(edits).any(is_damaged) {
            finding.fix = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Edit, Repair, RepairKind};
    use crate::rules::draft::{Draft, finding};

    fn kept(damaged: &[(usize, usize)], place: (usize, usize)) -> bool {
        let repair = |&(start, end): &(usize, usize)| Repair {
            span: Span::new(0, start, end),
            kind: RepairKind::MirroredBrackets,
        };
        let documents = vec![Document::from_text("a.txt", "")];
        let report = Report { documents, repairs: damaged.iter().map(repair).collect(), ..Report::default() };
        let span = Span::new(0, place.0, place.1);
        let mut findings = [finding(&[span], "x").fix("y", vec![Edit { span, replacement: String::new() }])];
        withhold(&report, &mut findings);
        findings[0].fix.is_some()
    }

    #[test]
    fn what_was_repaired_is_not_mended() {
        assert!(!kept(&[(10, 20)], (15, 16)));
        assert!(!kept(&[(0, 90), (5, 6)], (50, 60)));
        assert!(!kept(&[(30, 40), (10, 20)], (19, 31)));
    }

    #[test]
    fn what_stands_beside_it_is() {
        assert!(kept(&[(10, 20)], (20, 25)));
        assert!(kept(&[(10, 20), (30, 40)], (20, 30)));
        assert!(kept(&[], (0, 5)));
    }
}
