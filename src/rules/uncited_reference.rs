use super::draft::{Draft, finding};
use super::scope::{in_library, is_reconciled, uncited};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// An entry of the reference list is never cited.
    ///
    /// ## What it finds
    ///
    /// An entry that no citation is taken to mean, not even possibly. It stays silent where no citation or
    /// no list was found.
    ///
    /// ## Why it matters
    ///
    /// Most styles list cited works only. An uncited entry is a leftover of an earlier draft, or the sign
    /// of a citation that was lost.
    ///
    /// ## Example that fires
    ///
    ///     The list has Okafor, 2007; the paper never mentions Okafor.
    ///
    /// ## Example that is fine
    ///
    ///     The list has Okafor, 2007; the paper says "Okafor (2007) shows".
    ///
    /// ## How to silence it
    ///
    /// Cite the work or take the entry out. For a bibliography that lists background reading:
    /// `ignore = ["uncited-reference"]` in `reconcite.toml`.
    "uncited-reference", Warning
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let uncited = uncited(report).filter(|(_, entry)| !in_library(report, entry));
    uncited
        .map(|(index, entry)| {
            let mut draft = finding(&[entry.span], format!("{} is never cited", words::entry_name(entry)))
                .help("cite it, or take it out of the list");
            draft.reference = Some(index);
            draft
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;
    use crate::rules::testing::{Paper, cite, entry, labelled, linked, possible};

    #[test]
    fn fires_for_what_no_cite_means() {
        let paper = Paper::sound()
            .entry(entry(&["Okafor"], 2007, "Roads"))
            .entry(labelled("3", entry(&["Lee", "Ito"], 2008, "Rivers")));
        assert_eq!(paper.messages(RULE), ["Okafor, 2007 is never cited", "[3] Lee and Ito, 2008 is never cited"]);
    }

    #[test]
    fn a_possible_match_is_a_citation() {
        let paper = Paper::sound()
            .entry(entry(&["Lee"], 2008, "Rivers"))
            .entry(entry(&["Lee"], 2008, "Lakes"))
            .cite("(Lee, 2008)", possible(cite(&["Lee"], 2008), &[1, 2]));
        assert!(paper.run(RULE).is_empty());
    }

    #[test]
    fn is_silent_in_a_paper_that_is_only_a_list() {
        assert!(Paper::new("").entry(entry(&["Okafor"], 2007, "Roads")).run(RULE).is_empty());
        let optional = linked(cite(&["Okafor"], 2007), 0, Comparison::default());
        let paper = Paper::new("").entry(entry(&["Okafor"], 2007, "Roads")).cite("(Okafor, 2007)", optional);
        assert!(paper.run(RULE).is_empty());
    }
}
