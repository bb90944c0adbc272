use super::draft::{Draft, about_entry};
use super::numbers::{Step, begins_anew, steps};
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// A number of the reference list stands out of order.
    ///
    /// ## What it finds
    ///
    /// A list that is numbered in order but for an entry or two. A list that starts anew at 1 is in order.
    ///
    /// ## Why it matters
    ///
    /// A reader who looks for the number does not find it where it belongs, or the number is wrong.
    ///
    /// ## Example that fires
    ///
    ///     [1] Adams …   [3] Cole …   [2] Baker …   [4] Dunn …
    ///
    /// ## Example that is fine
    ///
    ///     [1] Adams …   [2] Baker …   [3] Cole …   [4] Dunn …
    ///
    /// ## How to silence it
    ///
    /// Number the list anew, or `ignore = ["number-out-of-order"]` in `reconcite.toml`.
    "number-out-of-order", Warning
}

/// With more than one in this many out of order, the list follows another plan.
const FEW: usize = 8;
/// A shorter list, in steps from entry to entry, has no order to speak of.
const SHORTEST: usize = 3;

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let steps = steps(report);
    let is_back = |step: &&Step| step.number < step.before && !begins_anew(step.index, step.number);
    let back: Vec<&Step> = steps.iter().filter(is_back).collect();
    if back.len() > (steps.len() + 1) / FEW + 1 || steps.len() < SHORTEST {
        return Vec::new();
    }
    let draft = |step: &Step| {
        about_entry(report, step.index, format!("number {} stands after number {}", step.number, step.before))
            .related(report.references[step.index - 1].span, "after this entry")
            .help("put the entry in its place, or correct its number and its citations")
    };
    back.into_iter().map(draft).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::Paper;

    fn messages(labels: &[&str]) -> Vec<String> {
        Paper::numbered(labels).messages(RULE)
    }

    #[test]
    fn an_entry_out_of_its_place() {
        assert_eq!(messages(&["1", "3", "2", "4"]), ["number 2 stands after number 3"]);
    }

    #[test]
    fn other_plans_are_fine() {
        assert!(messages(&["1", "2", "3", "4"]).is_empty());
        assert!(messages(&["1", "2", "3", "1", "2", "3"]).is_empty());
        assert!(messages(&["9", "7", "5", "3"]).is_empty());
    }
}
