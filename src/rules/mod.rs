//! The rules: one a file, one table that lists them.
//!
//! A rule reads what the reconciler decided and says what does not fit. It decides nothing about matches itself.

mod doubtful;
mod draft;
mod fingerprint;
mod listed_elsewhere;
mod majority;
mod mentioned;
mod numbers;
mod repaired;
mod scope;
mod source;
mod suppression;
#[cfg(test)]
mod testing;
mod words;

pub(crate) use doi_malformed::is_doi;

use crate::config::Config;
use crate::model::{Finding, Report, Severity};

pub use suppression::suppress;

/// A rule: its name, its weight, its manual and its check.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Kebab-case, stable for ever.
    pub name: &'static str,
    /// The severity unless the configuration says otherwise.
    pub severity: Severity,
    /// The manual in Markdown: the doc comment of the rule's file, each line after a blank.
    pub docs: &'static str,
    /// Finds the faults in a report whose references and citations are reconciled; its findings are still empty.
    /// It leaves the finding's rule, severity and fingerprint to [`run`].
    pub check: fn(&Report, &Config) -> Vec<Finding>,
}

impl Rule {
    /// The manual, what `reconcite explain` prints.
    pub fn manual(&self) -> String {
        self.docs.lines().map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect()
    }

    /// The manual's first sentence.
    pub fn summary(&self) -> &'static str {
        self.docs.lines().next().unwrap_or_default().trim()
    }
}

/// Makes a rule of its doc comment, so that the manual and the code cannot part.
macro_rules! rule {
    ($(#[doc = $line:literal])+ $name:literal, $severity:ident) => {
        /// The rule; its manual is [`Rule::docs`]. The manual's examples are no Rust, so rustdoc does not see them.
        pub(super) const RULE: crate::rules::Rule = crate::rules::Rule {
            name: $name,
            severity: crate::model::Severity::$severity,
            docs: concat!($($line, "\n"),+),
            check,
        };
    };
}

/// Declares the rules' modules and the table, in order of name.
macro_rules! table {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        static RULES: &[Rule] = &[$($module::RULE),+];
    };
}

table![
    ambiguous_citation,
    ampersand_vs_and,
    author_count_mismatch,
    author_order_mismatch,
    bilingual_duplicate,
    calendar_ambiguous,
    calendar_converted,
    citation_incomplete,
    citation_punctuation,
    citations_not_found,
    cite_repeated_in_group,
    container_inconsistent,
    cross_script_match,
    doi_malformed,
    doi_placeholder,
    doi_shared,
    duplicate_key,
    duplicate_reference,
    et_al_inconsistent,
    et_al_misuse,
    field_missing,
    group_unsorted,
    ibid_unresolved,
    identifier_checksum,
    link_mismatch,
    list_not_found,
    list_unsorted,
    locator_outside_pages,
    missing_reference,
    mixed_citation_styles,
    name_mismatch,
    number_gap,
    number_label_duplicate,
    number_out_of_order,
    number_range_inverted,
    pages_inverted,
    personal_communication_listed,
    possible_match,
    romanisation_inconsistent,
    secondary_citation_unlisted,
    suffix_missing_in_list,
    suffix_sequence_broken,
    text_damaged,
    uncited_reference,
    undefined_key,
    unused_entry,
    unused_suppression,
    url_broken,
    year_implausible,
    year_mismatch,
];

/// Every rule, in order of name.
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The word for a severity, as reports print it.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// The rule of this name.
pub fn named(name: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.name == name)
}

/// Runs all rules that the configuration selects. Findings come in order of place, also those that the user does
/// not want to see: see [`suppress`].
pub fn run(report: &Report, config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules().iter().filter(|rule| config.runs(rule.name)) {
        let severity = severity_of(rule, config);
        findings.extend((rule.check)(report, config).into_iter().map(|mut finding| {
            finding.rule = rule.name;
            // A rule may call a finding less than its weight, where it is less sure.
            finding.severity = finding.severity.min(severity);
            finding
        }));
    }
    sort(&mut findings);
    fingerprint::stamp(report, &mut findings);
    repaired::withhold(report, &mut findings);
    findings
}

fn severity_of(rule: &Rule, config: &Config) -> Severity {
    config.severity.get(rule.name).copied().unwrap_or(rule.severity)
}

/// In order of place, the most severe first.
fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| {
        let place = finding.spans.first().map(|span| (span.document, span.start));
        (place, std::cmp::Reverse(finding.severity), finding.rule)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECTIONS: [&str; 5] = [
        "## What it finds",
        "## Why it matters",
        "## Example that fires",
        "## Example that is fine",
        "## How to silence it",
    ];

    #[test]
    fn every_rule_has_a_whole_manual() {
        for rule in rules() {
            let manual = rule.manual();
            let titles: Vec<&str> = manual.lines().filter(|line| line.starts_with("## ")).collect();
            assert_eq!(titles, SECTIONS, "{}", rule.name);
            for part in manual.split("\n## ").skip(1) {
                assert!(part.lines().filter(|line| !line.is_empty()).count() > 1, "{}: empty section", rule.name);
            }
            assert!(rule.summary().ends_with('.') && rule.summary().len() < 90, "{}: {}", rule.name, rule.summary());
            assert!(manual.lines().all(|line| line.chars().count() <= 100), "{}: long line", rule.name);
        }
    }

    #[test]
    fn the_table_is_in_order_of_name_and_names_are_words() {
        assert!(rules().is_sorted_by_key(|rule| rule.name));
        for rule in rules() {
            assert!(rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.name);
        }
    }

    #[test]
    fn the_page_of_rules_is_fresh() {
        let mut page = String::from(
            "# Rules\n\nMade from the doc comments in `src/rules/`; do not edit. \
             To make it anew: `UPDATE=1 cargo test the_page_of_rules`.\n\n| Rule | Severity | |\n|---|---|---|\n",
        );
        for rule in rules() {
            let (name, severity) = (rule.name, severity_name(rule.severity));
            page += &format!("| [{name}](#{name}) | {severity} | {} |\n", rule.summary());
        }
        for rule in rules() {
            page += &format!("\n## {}\n\n{}", rule.name, rule.manual().replace("\n## ", "\n### "));
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/RULES.md");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &page).unwrap();
        }
        let on_file = std::fs::read_to_string(path).unwrap_or_default();
        assert!(on_file == page, "docs/RULES.md is stale: run UPDATE=1 cargo test the_page_of_rules");
    }
}
