use super::draft::{Draft, finding};
use super::majority::habit;
use super::scope::{Matched, is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// A citation of two authors says "et al." where the paper names both.
    ///
    /// ## What it finds
    ///
    /// "Et al." for a work of two authors, in a paper that names both authors of such works at least eight
    /// times in ten. Papers with few such citations, or without a habit, are left alone.
    ///
    /// ## Why it matters
    ///
    /// Most styles shorten from three authors on; "et al." for one person more looks like another work.
    ///
    /// ## Example that fires
    ///
    ///     (Abara & Cohen, 2012) eight times, and (Abara et al., 2012) once
    ///
    /// ## Example that is fine
    ///
    ///     (Abara & Cohen, 2012) throughout
    ///
    /// ## How to silence it
    ///
    /// Name both authors, or `ignore = ["et-al-inconsistent"]` in `reconcite.toml`.
    "et-al-inconsistent", Info
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let of_two: Vec<Matched> = matched(report)
        .filter(|found| found.entry.item.author.len() == 2 && !found.entry.et_al)
        .filter(|found| if found.cite.et_al { found.cite.names.len() == 1 } else { found.cite.names.len() == 2 })
        .collect();
    let shortened = of_two.iter().filter(|found| found.cite.et_al).count();
    if habit(shortened, of_two.len() - shortened) != Some(false) {
        return Vec::new();
    }
    of_two
        .into_iter()
        .filter(|found| found.cite.et_al)
        .map(|found| {
            let name = words::cite_name(found.citation, found.cite);
            finding(place(found.citation, found.cite), format!("{name}: the entry has two authors, elsewhere both are named"))
                .entry(found.link.reference, found.entry, "two authors")
                .because(words::reasons(found.link))
                .help("name both authors, or look whether a work of more authors is meant")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cite, Comparison};
    use crate::rules::testing::{Paper, cite, entry, linked};

    fn messages(whole: usize, short: usize) -> Vec<String> {
        let mut paper = Paper::new("").entry(entry(&["Abara", "Cohen"], 2012, "Wells"));
        for _ in 0..whole {
            paper = paper.cite("(x)", linked(cite(&["Abara", "Cohen"], 2012), 0, Comparison::default()));
        }
        for _ in 0..short {
            let cite = Cite { et_al: true, ..cite(&["Abara"], 2012) };
            paper = paper.cite("(y)", linked(cite, 0, Comparison::default()));
        }
        paper.messages(RULE)
    }

    #[test]
    fn the_one_that_is_shortened() {
        let found = messages(8, 1);
        assert_eq!(found, ["Abara et al., 2012: the entry has two authors, elsewhere both are named"]);
    }

    #[test]
    fn one_way_or_no_habit_is_fine() {
        assert!(messages(9, 0).is_empty());
        assert!(messages(0, 9).is_empty());
        assert!(messages(2, 1).is_empty());
        assert!(messages(5, 4).is_empty());
    }
}
