//! The mark by which a fault is known again after an edit.

use rustc_hash::FxHashMap;

use crate::model::{Finding, Report};
use crate::text::fold;

/// Gives every finding its fingerprint: made of the rule, the words of the citation and the entry, never of offsets.
/// Equal faults are told apart by their order.
pub(super) fn stamp(report: &Report, findings: &mut [Finding]) {
    let mut seen: FxHashMap<u64, u64> = FxHashMap::default();
    for finding in findings {
        let mut hash = Fnv::default();
        hash.add(finding.rule);
        let entry = finding.reference.and_then(|index| report.references.get(index));
        hash.add(entry.map_or("", |entry| &entry.id));
        // Of an entry its key says enough, and survives corrections of the entry.
        for span in finding.spans.iter().filter(|span| entry.is_none_or(|entry| entry.span != **span)) {
            let text = report.documents.get(span.document).and_then(|document| document.text.get(span.range()));
            let words: String = fold(text.unwrap_or_default()).split_whitespace().collect();
            hash.add(&words);
        }
        let count = seen.entry(hash.0).or_default();
        *count += 1;
        if *count > 1 {
            hash.add(&count.to_string());
        }
        finding.fingerprint = format!("{:016x}", hash.0);
    }
}

/// FNV-1a of 64 bits: fixed for ever, where the hashes of libraries change with their versions.
///
/// Source: <http://www.isthe.com/chongo/tech/comp/fnv/>
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, part: &str) {
        for byte in part.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::draft::finding;
    use crate::rules::testing::Paper;

    use super::*;

    fn prints(text: &str, cited: &[&str]) -> Vec<String> {
        let report = Paper::new(text).report();
        let at =
            |part: &&str| crate::model::Span::new(0, text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let mut findings: Vec<_> = cited.iter().map(|part| finding(&[at(part)], "x")).collect();
        stamp(&report, &mut findings);
        findings.into_iter().map(|finding| finding.fingerprint).collect()
    }

    #[test]
    fn an_edit_elsewhere_and_a_new_line_break_change_nothing() {
        let before = prints("So (Smith, 2010) said.", &["(Smith, 2010)"]);
        let after = prints("Much later, it was said (Smith,\n2010) too.", &["(Smith,\n2010)"]);
        assert_eq!(before, after);
        assert_ne!(before, prints("So (Smith, 2011) said.", &["(Smith, 2011)"]));
    }

    #[test]
    fn equal_faults_are_told_apart() {
        let prints = prints("(Smith, 2010)", &["(Smith, 2010)", "(Smith, 2010)"]);
        assert_ne!(prints[0], prints[1]);
        assert_eq!(prints[0].len(), 16);
    }
}
