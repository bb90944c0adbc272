//! How often each rule fires.

use std::collections::BTreeMap;

use super::json::{Summary, summary};
use super::style::severity_name;
use crate::model::{Report, Severity};

/// Counts over one paper or many.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    rules: BTreeMap<(std::cmp::Reverse<Severity>, &'static str), usize>,
    summary: Summary,
    clean: usize,
}

impl Counts {
    /// Counts one paper.
    pub fn of(report: &Report) -> Self {
        let mut rules = BTreeMap::new();
        for finding in &report.findings {
            *rules.entry((std::cmp::Reverse(finding.severity), finding.rule)).or_default() += 1;
        }
        Self { rules, summary: summary(report), clean: usize::from(report.findings.is_empty()) }
    }

    /// Adds the counts of more papers.
    pub fn add(&mut self, other: &Self) {
        for (key, count) in &other.rules {
            *self.rules.entry(*key).or_default() += count;
        }
        let (sum, more) = (&mut self.summary, &other.summary);
        sum.citations += more.citations;
        sum.references += more.references;
        sum.errors += more.errors;
        sum.warnings += more.warnings;
        sum.infos += more.infos;
        sum.suppressed += more.suppressed;
        sum.fixable += more.fixable;
        self.clean += other.clean;
    }

    /// A table, most severe first, then the totals.
    pub fn render(&self) -> String {
        let mut lines: Vec<String> = self
            .rules
            .iter()
            .map(|((severity, rule), count)| format!("{count:6}  {:7}  {rule}\n", severity_name(severity.0)))
            .collect();
        lines.push(totals(&self.summary) + "\n");
        lines.concat()
    }

    /// One line for many papers.
    pub fn summary(&self, papers: usize) -> String {
        format!("\n{} ({} with nothing to report): {}\n", count(papers, "paper"), self.clean, totals(&self.summary))
    }
}

/// `28 citations, 31 references: 4 errors, 12 warnings, 6 notes`.
pub(super) fn totals(summary: &Summary) -> String {
    let Summary { citations, references, errors, warnings, infos, suppressed, fixable } = *summary;
    if citations == 0 && references == 0 && errors + warnings + infos == 0 {
        return "no citations and no reference list found".to_owned();
    }
    let found = format!("{}, {}", count(citations, "citation"), count(references, "reference"));
    let parts = [(errors, "error"), (warnings, "warning"), (infos, "note")];
    let parts: Vec<String> =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(*number, noun)).collect();
    let mut words =
        if parts.is_empty() { format!("{found}, nothing to report") } else { format!("{found}: {}", parts.join(", ")) };
    if suppressed > 0 {
        words += &format!("; {suppressed} silenced");
    }
    if fixable > 0 {
        words += &format!("; --fix mends {fixable}");
    }
    words
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_name_what_there_is() {
        let summary = Summary { citations: 28, references: 1, errors: 1, warnings: 0, infos: 2, ..Summary::default() };
        assert_eq!(totals(&summary), "28 citations, 1 reference: 1 error, 2 notes");
        let clean = Summary { citations: 28, references: 31, ..Summary::default() };
        assert_eq!(totals(&clean), "28 citations, 31 references, nothing to report");
        let living = Summary { suppressed: 3, fixable: 1, warnings: 1, ..clean };
        assert_eq!(totals(&living), "28 citations, 31 references: 1 warning; 3 silenced; --fix mends 1");
    }
}
