//! Makes the edits that findings carry.

use std::collections::BTreeMap;

use crate::model::{Finding, Fix, Report};

/// A text with its faults mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// How many findings were mended.
    pub count: usize,
}

/// Mends the first `length` bytes of a document's text, in which the file itself stands: what it reads in follows.
/// `None` where there is nothing to mend.
///
/// Of two fixes that want to edit the same place the first is made; the other may be found again afterwards.
pub fn apply(report: &Report, document: usize, length: usize) -> Option<Fixed> {
    let text = report.documents.get(document).filter(|document| document.format.is_source())?.text.get(..length)?;
    let mut taken: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    let mut count = 0;
    for fix in report.findings.iter().filter_map(|finding: &Finding| finding.fix.as_ref()) {
        if fits(fix, document, text) && is_free(fix, &taken) {
            for edit in &fix.edits {
                taken.insert(edit.span.start, (edit.span.end, &edit.replacement));
            }
            count += 1;
        }
    }
    if count == 0 {
        return None;
    }
    let mut fixed = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (start, (end, replacement)) in taken {
        fixed.push_str(&text[at..start]);
        fixed.push_str(replacement);
        at = end;
    }
    fixed.push_str(&text[at..]);
    (fixed != text).then_some(Fixed { text: fixed, count })
}

/// Whether all edits of a fix lie in the text, one after the other.
fn fits(fix: &Fix, document: usize, text: &str) -> bool {
    let mut at = None;
    !fix.edits.is_empty()
        && fix.edits.iter().all(|edit| {
            let span = edit.span;
            let follows = at.is_none_or(|at| at < span.start || (at == span.start && !span.range().is_empty()));
            at = Some(span.end);
            span.document == document && follows && text.get(span.range()).is_some()
        })
}

/// Whether no edit that was taken touches one of the fix.
fn is_free(fix: &Fix, taken: &BTreeMap<usize, (usize, &str)>) -> bool {
    fix.edits.iter().all(|edit| {
        let before = taken.range(..=edit.span.start).next_back();
        let after = taken.range(edit.span.start..).next();
        before.is_none_or(|(start, (end, _))| *end <= edit.span.start && *start < edit.span.start)
            && after.is_none_or(|(start, _)| edit.span.end <= *start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Edit, Severity, Span};

    fn finding(edits: &[(usize, usize, &str)]) -> Finding {
        let edit = |&(start, end, replacement): &(usize, usize, &str)| Edit {
            span: Span::new(0, start, end),
            replacement: replacement.to_owned(),
        };
        Finding {
            rule: "x",
            severity: Severity::Warning,
            message: String::new(),
            spans: Vec::new(),
            related: Vec::new(),
            reasons: Vec::new(),
            help: String::new(),
            fix: Some(Fix { title: String::new(), edits: edits.iter().map(edit).collect() }),
            reference: None,
            fingerprint: String::new(),
        }
    }

    fn fixed(text: &str, findings: &[&[(usize, usize, &str)]]) -> Option<(String, usize)> {
        let findings = findings.iter().map(|edits| finding(edits)).collect();
        let documents = vec![Document::from_text("a.txt", text)];
        let report = Report { documents, findings, ..Report::default() };
        apply(&report, 0, text.len()).map(|fixed| (fixed.text, fixed.count))
    }

    #[test]
    fn edits_are_made_in_order_of_place() {
        assert_eq!(fixed("abcdef", &[&[(4, 5, "E")], &[(0, 1, ""), (2, 3, "CC")]]), Some(("bCCdEf".into(), 2)));
        assert_eq!(fixed("ab", &[&[(1, 1, "-")]]), Some(("a-b".into(), 1)));
        assert_eq!(fixed("ab", &[&[(2, 2, "!")], &[(0, 0, "!")]]), Some(("!ab!".into(), 2)));
    }

    #[test]
    fn of_two_at_one_place_the_first_is_made_and_a_fix_is_made_whole_or_not_at_all() {
        let findings: [&[(usize, usize, &str)]; 3] = [&[(1, 3, "X")], &[(0, 1, "Y"), (2, 4, "Z")], &[(3, 4, "D")]];
        assert_eq!(fixed("abcdef", &findings), Some(("aXDef".into(), 2)));
        assert_eq!(fixed("ab", &[&[(1, 1, "1")], &[(1, 1, "2")]]), Some(("a1b".into(), 1)));
    }

    #[test]
    fn what_lies_outside_or_inside_a_character_is_left_alone() {
        assert_eq!(fixed("é", &[&[(1, 2, "")]]), None);
        assert_eq!(fixed("ab", &[&[(1, 9, "")]]), None);
        assert_eq!(fixed("ab", &[&[(1, 2, ""), (0, 1, "")]]), None);
        assert_eq!(fixed("ab", &[&[(0, 1, "a")]]), None);
    }
}
