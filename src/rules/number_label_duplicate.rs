use rustc_hash::FxHashMap;

use super::draft::{Draft, about_entry};
use super::numbers::{begins_anew, numbers};
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// Two entries have the same number.
    ///
    /// ## What it finds
    ///
    /// A number that stands twice in a numbered list. A list that starts anew at 1, as one for each chapter
    /// does, is a list of its own.
    ///
    /// ## Why it matters
    ///
    /// A citation of that number can mean either entry.
    ///
    /// ## Example that fires
    ///
    ///     [7] Adams …   [7] Baker …
    ///
    /// ## Example that is fine
    ///
    ///     [7] Adams …   [8] Baker …
    ///
    /// ## How to silence it
    ///
    /// Number the list anew, or `ignore = ["number-label-duplicate"]` in `reconcite.toml`.
    "number-label-duplicate", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let Some(numbers) = numbers(report) else { return Vec::new() };
    let mut seen: FxHashMap<u32, usize> = FxHashMap::default();
    let mut findings = Vec::new();
    for (index, &number) in numbers.iter().enumerate() {
        if begins_anew(index, number) {
            seen.clear();
        }
        let Some(first) = seen.insert(number, index) else { continue };
        let draft = about_entry(report, index, format!("number {number} stands twice in the list"))
            .related(report.references[first].span, format!("[{number}] for the first time"))
            .help("number the list anew, and check the citations of this number");
        findings.push(draft);
    }
    // Half the list twice is not a slip: two lists were read as one.
    if findings.len() * 4 > numbers.len() && findings.len() > 1 { Vec::new() } else { findings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::Paper;

    fn messages(labels: &[&str]) -> Vec<String> {
        Paper::numbered(labels).messages(RULE)
    }

    #[test]
    fn says_which_number() {
        assert_eq!(messages(&["1", "2", "2", "3"]), ["number 2 stands twice in the list"]);
    }

    #[test]
    fn a_list_for_each_chapter_is_fine() {
        assert!(messages(&["1", "2", "3", "1", "2", "3"]).is_empty());
        assert!(messages(&["2", "3", "4", "2", "3", "4"]).is_empty());
    }
}
