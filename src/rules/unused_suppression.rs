use super::draft::{Draft, finding};
use super::suppression::comments;
use super::words;
use crate::config::{Config, Pattern, rule_named};
use crate::model::{Finding, Report, Span};

rule! {
    /// A comment, pattern or baseline silences nothing.
    ///
    /// ## What it finds
    ///
    /// Comments such as `% reconcite: ignore year-mismatch`, patterns of `reconcite.toml` that name this
    /// paper, and entries of the baseline, that keep no finding out of the report. Also comments that give
    /// an order or name a rule that does not exist.
    ///
    /// ## Why it matters
    ///
    /// The fault was mended, and the next one in its place would go unseen; or the comment has a slip of
    /// the pen and does not do what it is there for.
    ///
    /// ## Example that fires
    ///
    ///     % reconcite: ignore year-missmatch
    ///
    /// ## Example that is fine
    ///
    ///     % reconcite: ignore year-mismatch
    ///
    /// ## How to silence it
    ///
    /// Take the comment or pattern out, or write the baseline anew with `--write-baseline`. Or
    /// `ignore = ["unused-suppression"]` in `reconcite.toml`.
    "unused-suppression", Warning
}

/// What silences nothing.
pub(super) enum Unused<'a> {
    /// A comment, for these of its rules; none for all.
    Comment { span: Span, rules: &'a [&'a str] },
    /// A pattern of the settings.
    Pattern(&'a Pattern),
    /// So many entries of the baseline.
    Baseline(usize),
}

/// The finding, still without its rule.
pub(super) fn finding_for(unused: Unused) -> Finding {
    match unused {
        Unused::Comment { span, rules: [] } => {
            finding(&[span], "this comment silences nothing").help("take the comment out")
        }
        Unused::Comment { span, rules } => {
            finding(&[span], format!("this comment silences nothing of {}", rules.join(", "))).help("take it out")
        }
        Unused::Pattern(pattern) => {
            finding(&[], format!("the pattern of {} silences nothing", pattern.place)).help("take the pattern out")
        }
        Unused::Baseline(count) => {
            let verb = if count == 1 { "fits" } else { "fit" };
            finding(&[], format!("{} of the baseline {verb} no finding", words::count(count, "entry")))
                .help("write the baseline anew with --write-baseline")
        }
    }
}

/// Only what is wrong in a comment itself: what it silences is known when all rules have run.
fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let documents = report.documents.iter().enumerate();
    let mut findings = Vec::new();
    for comment in documents.flat_map(|(number, document)| comments::find(number, document)) {
        if let Some(order) = &comment.unknown {
            let order = words::shorten(order);
            let message = format!("`{order}` is no order; there are `ignore` and `ignore-file`");
            findings.push(finding(&[comment.span], message).help("write `reconcite: ignore RULE`"));
            continue;
        }
        for reason in comment.rules.iter().filter_map(|rule| rule_named(rule).err()) {
            findings.push(finding(&[comment.span], reason).help("correct the name of the rule"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Format};

    fn messages(text: &str) -> Vec<String> {
        let document = Document { format: Format::Latex, ..Document::from_text("a.tex", text) };
        let report = Report { documents: vec![document], ..Report::default() };
        check(&report, &Config::default()).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn slips_of_the_pen() {
        assert_eq!(
            messages("% reconcite: ignore year-missmatch, doi-shared\n% reconcite: skip\n"),
            [
                "unknown rule `year-missmatch`; did you mean `year-mismatch`?",
                "`skip` is no order; there are `ignore` and `ignore-file`"
            ]
        );
    }

    #[test]
    fn a_right_comment_is_fine() {
        assert!(messages("% reconcite: ignore year-mismatch\n% reconcite: ignore-file\n").is_empty());
    }
}
