//! The numbers of a numbered list.

use crate::model::Report;
use crate::text::digits::parse_number;

/// The number of each entry; `None` where one has none.
pub(super) fn numbers(report: &Report) -> Option<Vec<u32>> {
    let number =
        |label: &Option<String>| parse_number(label.as_deref()?.trim_matches(|letter: char| !letter.is_alphanumeric()));
    report.references.iter().map(|entry| number(&entry.label)).collect()
}

/// From one entry of a numbered list to the next.
pub(super) struct Step {
    /// The index of the second entry.
    pub(super) index: usize,
    /// The number of the first.
    pub(super) before: u32,
    /// The number of the second.
    pub(super) number: u32,
}

/// All steps of a numbered list; none where an entry has no number.
pub(super) fn steps(report: &Report) -> Vec<Step> {
    let numbers = numbers(report).unwrap_or_default();
    let pairs = numbers.windows(2).enumerate();
    pairs.map(|(index, pair)| Step { index: index + 1, before: pair[0], number: pair[1] }).collect()
}

/// Whether a list begins here, behind another: a paper may have one for each chapter.
pub(super) fn begins_anew(index: usize, number: u32) -> bool {
    number == 1 && index > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry, labelled};

    fn found(labels: &[&str]) -> Option<Vec<u32>> {
        let add = |paper: Paper, label: &&str| paper.entry(labelled(label, entry(&["Lee"], 2001, "A")));
        numbers(&labels.iter().fold(Paper::new(""), add).report())
    }

    #[test]
    fn numbers_of_any_script_and_in_any_bracket() {
        assert_eq!(found(&["1", "[2]", "(3).", "۴"]), Some(vec![1, 2, 3, 4]));
        assert_eq!(found(&["1", "Knu84"]), None);
    }
}
