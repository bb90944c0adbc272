use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};
use crate::text::digits::parse_number;

rule! {
    /// The numbers of the reference list leave one out.
    ///
    /// ## What it finds
    ///
    /// A numbered list that goes from 11 to 13. Lists that are numbered only here and there are left alone.
    ///
    /// ## Why it matters
    ///
    /// An entry was lost or two ran together, and citations of that number lead nowhere.
    ///
    /// ## Example that fires
    ///
    ///     [11] Adams …   [13] Baker …
    ///
    /// ## Example that is fine
    ///
    ///     [11] Adams …   [12] Alvarez …   [13] Baker …
    ///
    /// ## How to silence it
    ///
    /// Number the list anew, or `ignore = ["number-gap"]` in `reconcite.toml`.
    "number-gap", Warning
}

/// A longer gap is no slip: the list is numbered by some other plan, or most of it was not found.
const LONGEST: u32 = 3;

/// The number of each entry; `None` where one has none.
pub(super) fn numbers(report: &Report) -> Option<Vec<u32>> {
    let number = |label: &Option<String>| {
        parse_number(label.as_deref()?.trim_matches(|letter: char| !letter.is_alphanumeric()))
    };
    report.references.iter().map(|entry| number(&entry.label)).collect()
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let Some(numbers) = numbers(report) else { return Vec::new() };
    let gaps = numbers.windows(2).enumerate().filter(|(_, pair)| {
        pair[1] > pair[0].saturating_add(1) && pair[1] - pair[0] <= LONGEST + 1
    });
    gaps.map(|(index, pair)| {
        let entry = &report.references[index + 1];
        let missing: Vec<String> = (pair[0] + 1..pair[1]).map(|number| number.to_string()).collect();
        let message = format!("number {} is left out before [{}]", missing.join(", "), pair[1]);
        let mut draft = finding(&[entry.span], message)
            .related(report.references[index].span, words::shorten(&format!("the entry before it, [{}]", pair[0])))
            .help("add the missing entry or number the list anew; look whether two entries ran together");
        draft.reference = Some(index + 1);
        draft
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry, labelled};

    fn messages(labels: &[&str]) -> Vec<String> {
        let add = |paper: Paper, label: &&str| paper.entry(labelled(label, entry(&["Lee"], 2001, "A")));
        labels.iter().fold(Paper::new(""), add).messages(RULE)
    }

    #[test]
    fn says_which_number_is_left_out() {
        assert_eq!(messages(&["1", "2", "4", "[7]"]), [
            "number 3 is left out before [4]",
            "number 5, 6 is left out before [7]"
        ]);
        assert_eq!(messages(&["۱", "۳"]), ["number 2 is left out before [3]"]);
    }

    #[test]
    fn other_plans_of_numbering_are_fine() {
        assert!(messages(&["1", "2", "3", "1", "2"]).is_empty());
        assert!(messages(&["1", "20", "300"]).is_empty());
        assert!(messages(&["Knu84", "3"]).is_empty());
    }
}
