use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, RepairKind, Report};

rule! {
    /// Parts of the text are damaged and were read in repaired form.
    ///
    /// ## What it finds
    ///
    /// Citations whose brackets are mirrored, whose pieces stand in the wrong order or on two lines, or
    /// whose letters are presentation forms: what a conversion from PDF does to right-to-left text. The
    /// places are counted by kind; the first of each kind is shown.
    ///
    /// ## Why it matters
    ///
    /// The findings about such places rest on a repair. The original page may read otherwise.
    ///
    /// ## Example that fires
    ///
    ///     (.Haddad, 2014: 37- 40)
    ///
    /// ## Example that is fine
    ///
    ///     (Haddad, 2014: 37-40).
    ///
    /// ## How to silence it
    ///
    /// Check the original file instead of its conversion, or `ignore = ["text-damaged"]` in
    /// `reconcite.toml`.
    "text-damaged", Warning
}

const KINDS: [(RepairKind, &str); 8] = [
    (RepairKind::MirroredBrackets, "mirrored bracket"),
    (RepairKind::MovedStop, "moved full stop"),
    (RepairKind::ReversedRun, "reversed run"),
    (RepairKind::TornLines, "torn line"),
    (RepairKind::DetachedBracket, "detached bracket"),
    (RepairKind::ReversedRange, "reversed page range"),
    (RepairKind::SplitLetters, "split word"),
    (RepairKind::PresentationForms, "run of presentation forms"),
];

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let mut draft = finding(&[], "");
    let mut parts = Vec::new();
    for (kind, noun) in KINDS {
        let mut repairs = report.repairs.iter().filter(|repair| repair.kind == kind);
        if let Some(first) = repairs.next() {
            let count = repairs.count() + 1;
            parts.push(match (kind, count) {
                (RepairKind::PresentationForms, 2..) => format!("{count} runs of presentation forms"),
                _ => words::count(count, noun),
            });
            if draft.spans.is_empty() {
                draft.spans.push(first.span);
            } else {
                draft = draft.related(first.span, words::count(1, noun).replacen('1', "the first", 1));
            }
        }
    }
    if parts.is_empty() {
        return Vec::new();
    }
    draft.message = format!("the text is damaged and was read in repaired form: {}", parts.join(", "));
    vec![draft.help("where a finding looks odd, compare the original page; a text with its order intact reads better")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Repair, Span};
    use crate::rules::testing::Paper;

    #[test]
    fn one_finding_counts_all_kinds() {
        let mut report = Paper::sound().report();
        let repair = |kind, start| Repair { span: Span::new(0, start, start + 1), kind };
        report.repairs = vec![
            repair(RepairKind::TornLines, 3),
            repair(RepairKind::MirroredBrackets, 1),
            repair(RepairKind::TornLines, 5),
        ];
        let findings = check(&report, &Config::default());
        assert_eq!(findings.len(), 1);
        assert_eq!(
            findings[0].message,
            "the text is damaged and was read in repaired form: 1 mirrored bracket, 2 torn lines"
        );
        assert_eq!(findings[0].related[0].message, "the first torn line");
        assert!(Paper::sound().run(RULE).is_empty());
    }
}
