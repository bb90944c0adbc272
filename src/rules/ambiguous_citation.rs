use super::draft::{Draft, finding};
use super::scope::{Matched, cites, is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{AuthorsFit, Finding, Link, Report, Status, SuffixFit, SurnameFit, YearFit};

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
        .chain(matched(report).filter_map(|found| without_letter(report, &found)))
        .collect()
}

/// `Novak, 2016, p. 55`, where the list has 2016a and 2016b: the page tells which is meant, and the letter is missing.
fn without_letter(report: &Report, found: &Matched) -> Option<Finding> {
    let lettered = |link: &&Link| {
        let comparison = &link.comparison;
        comparison.suffix == SuffixFit::MissingInCite
            && comparison.year == YearFit::Equal
            && comparison.surname >= SurnameFit::Folded
            && comparison.authors == AuthorsFit::Agree
    };
    if found.cite.optional || !lettered(&found.link) {
        return None;
    }
    let other = report.references.get(found.cite.nearest.iter().find(lettered)?.reference)?;
    let name = words::cite_name(found.citation, found.cite);
    let names = words::entry_names(&[found.entry, other]);
    let message = format!("{name} fits 2 entries but for its page: {}", names.join("; "));
    let draft = finding(place(found.citation, found.cite), message);
    let draft = draft.entry(found.link.reference, found.entry, "this entry has the page");
    Some(draft.related(other.span, "this entry fits as well").help("add the letter after the year"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;
    use crate::rules::testing::{Paper, cite, entry, linked, possible};

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
    fn a_letter_that_only_the_page_makes_up_for() {
        let without = Comparison {
            surname: SurnameFit::Exact,
            year: YearFit::Equal,
            suffix: SuffixFit::MissingInCite,
            ..Comparison::default()
        };
        let mut found = linked(cite(&["Novak"], 2016), 0, without.clone());
        let other = linked(cite(&["Novak"], 2016), 1, without).links;
        found.nearest = other.into();
        let paper = Paper::new("").entry(entry(&["Novak"], 2016, "One")).entry(entry(&["Novak"], 2016, "Two"));
        let messages = paper.cite("(Novak, 2016: 55)", found).messages(RULE);
        assert_eq!(messages, ["Novak, 2016 fits 2 entries but for its page: Novak, 2016 (One); Novak, 2016 (Two)"]);
    }

    #[test]
    fn a_single_candidate_is_not_ambiguous() {
        let paper = Paper::sound().cite("(Sound, 1998)", possible(cite(&["Sound"], 1998), &[0]));
        assert!(paper.run(RULE).is_empty());
    }
}
