use super::draft::{Draft, finding};
use super::scope::{cites, is_reconciled, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report, Status, SuffixFit};

rule! {
    /// Several entries fit a citation equally well.
    ///
    /// ## What it finds
    ///
    /// A citation for which two entries or more are as good as one another: works of one author and year
    /// without the letter that would tell them apart, or a citation that has lost its author. A page that
    /// only one of them can have, or an original year, decides.
    ///
    /// ## Why it matters
    ///
    /// The reader cannot tell which work is meant.
    ///
    /// ## Example that fires
    ///
    ///     (Novak, 2016)         The list has Novak, 2016a and Novak, 2016b.
    ///
    /// ## Example that is fine
    ///
    ///     (Novak, 2016b)        The list has Novak, 2016a and Novak, 2016b.
    ///
    /// ## How to silence it
    ///
    /// Add the letter, an initial or a second author to the citation.
    "ambiguous-citation", Warning
}

/// More candidates than this are counted, not shown.
const SHOWN: usize = 3;

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    // Of a page whose author the sentence has to tell, the sentence tells the work as well.
    let unclear = cites(report).filter(|(_, cite)| cite.status == Status::Possible && cite.links.len() > 1 && !cite.optional);
    unclear
        .map(|(citation, cite)| {
            let candidates = cite.links.iter().filter_map(|link| report.references.get(link.reference));
            let names = words::entry_names(&candidates.clone().take(SHOWN).collect::<Vec<_>>());
            let more = cite.links.len().saturating_sub(SHOWN);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let letters = cite.links.iter().all(|link| link.comparison.suffix == SuffixFit::MissingInCite);
            let help = if letters {
                "add the letter after the year"
            } else {
                "add what tells the works apart: a letter after the year, an initial, a co-author"
            };
            let name = words::cite_name(citation, cite);
            let message = format!("{name} fits {} entries: {}{more}", cite.links.len(), names.join("; "));
            let mut draft = finding(place(citation, cite), message).help(help);
            for entry in candidates.take(SHOWN) {
                draft = draft.related(entry.span, "this entry fits");
            }
            draft.reference = cite.links.first().map(|link| link.reference);
            draft
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, cite, entry, possible};

    #[test]
    fn names_the_candidates() {
        let mut paper = Paper::new("");
        for title in ["One", "Two", "Three", "Four", "Five"] {
            paper = paper.entry(entry(&["Novak"], 2016, title));
        }
        let paper = paper
            .cite("(Novak, 2016)", possible(cite(&["Novak"], 2016), &[0, 1]))
            .cite("(Novak, 2016)", possible(cite(&["Novak"], 2016), &[0, 1, 2, 3, 4]));
        assert_eq!(
            paper.messages(RULE),
            [
                "Novak, 2016 fits 2 entries: Novak, 2016 (One); Novak, 2016 (Two)",
                "Novak, 2016 fits 5 entries: Novak, 2016 (One); Novak, 2016 (Two); Novak, 2016 (Three) and 2 more",
            ]
        );
    }

    #[test]
    fn a_single_candidate_is_not_ambiguous() {
        let paper = Paper::sound().cite("(Sound, 1998)", possible(cite(&["Sound"], 1998), &[0]));
        assert!(paper.run(RULE).is_empty());
    }
}
