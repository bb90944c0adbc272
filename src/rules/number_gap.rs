use super::draft::{Draft, about_entry};
use super::numbers::steps;
use crate::config::Config;
use crate::model::{Finding, Report};

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

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let steps = steps(report);
    let gaps = steps.iter().filter(|step| {
        step.number > step.before.saturating_add(1) && step.number - step.before <= LONGEST + 1
    });
    gaps.map(|step| {
        let missing: Vec<String> = (step.before + 1..step.number).map(|number| number.to_string()).collect();
        let message = format!("number {} is left out before [{}]", missing.join(", "), step.number);
        let before = &report.references[step.index - 1];
        about_entry(report, step.index, message)
            .related(before.span, format!("the entry before it, [{}]", step.before))
            .help("add the missing entry or number the list anew; look whether two entries ran together")
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::Paper;

    fn messages(labels: &[&str]) -> Vec<String> {
        Paper::numbered(labels).messages(RULE)
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
