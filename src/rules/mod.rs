//! The rules: one a file, one table that lists them.
//!
//! A rule reads what the reconciler decided and says what does not fit. It decides nothing about matches itself.

use crate::config::Config;
use crate::model::{Finding, Report, Severity};

/// A rule: its name, its weight, its manual and its check.
pub struct Rule {
    /// Kebab-case, stable for ever.
    pub name: &'static str,
    /// The severity unless the configuration says otherwise.
    pub severity: Severity,
    /// The manual in Markdown, what `reconcite explain` prints.
    pub docs: &'static str,
    /// Finds the faults in a report whose references and citations are reconciled; its findings are still empty.
    pub check: fn(&Report, &Config) -> Vec<Finding>,
}

/// Every rule, in order of name.
pub fn rules() -> &'static [Rule] {
    &[]
}

/// Runs all rules that the configuration selects. Findings come in order of place.
pub fn run(report: &Report, config: &Config) -> Vec<Finding> {
    rules().iter().flat_map(|rule| (rule.check)(report, config)).collect()
}
