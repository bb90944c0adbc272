use super::draft::{Draft, finding};
use super::scope::{is_reconciled, place};
use super::words;
use crate::config::Config;
use crate::locale::{Term, lexicon};
use crate::model::{Citation, Finding, Form, Report, Status};
use crate::text::fold;

rule! {
    /// A work that is known through another is not in the list itself.
    ///
    /// ## What it finds
    ///
    /// The first work of "as cited in" where the list has no entry for it.
    ///
    /// ## Why it matters
    ///
    /// Most styles list only the work that was read, and then all is well. Some ask for both.
    ///
    /// ## Example that fires
    ///
    ///     (Abara, 1950, as cited in Cohen, 2012) with Cohen in the list and not Abara
    ///
    /// ## Example that is fine
    ///
    ///     (Abara, 1950, as cited in Cohen, 2012) with both in the list
    ///
    /// ## How to silence it
    ///
    /// Read and list the work, or `ignore = ["secondary-citation-unlisted"]` in `reconcite.toml`.
    "secondary-citation-unlisted", Info
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let groups = report.citations.iter().filter(|citation| citation.form == Form::Parenthetical);
    let through = groups.filter(|citation| {
        citation.cites.len() > 1 && citation.cites.iter().any(|cite| cite.optional) && says_as_cited_in(citation)
    });
    through
        .flat_map(|citation| citation.cites.iter().map(move |cite| (citation, cite)))
        .filter(|(_, cite)| cite.optional && cite.status == Status::None && !cite.names.is_empty() && !cite.years.is_empty())
        .map(|(citation, cite)| {
            let name = words::cite_name(citation, cite);
            finding(place(citation, cite), format!("{name} is known through another work and is not in the list"))
                .help("nothing, unless the style asks for an entry of its own")
        })
        .collect()
}

fn says_as_cited_in(citation: &Citation) -> bool {
    let folded = fold(&citation.text);
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (0..words.len()).any(|at| lexicon().longest(&words[at..], Term::AsCitedIn).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cite, Comparison};
    use crate::rules::testing::{Paper, cite, entry, linked};

    fn messages(first: Cite) -> Vec<String> {
        let paper = Paper::sound().entry(entry(&["Cohen"], 2012, "Wells"));
        let mut report = paper.cite("(Abara, 1950, as cited in Cohen, 2012)", first).report();
        let second = linked(cite(&["Cohen"], 2012), 1, Comparison::default());
        report.citations.last_mut().unwrap().cites.push(second);
        check(&report, &Config::default()).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn the_work_that_was_not_read() {
        let first = Cite { optional: true, ..cite(&["Abara"], 1950) };
        assert_eq!(messages(first), ["Abara, 1950 is known through another work and is not in the list"]);
    }

    #[test]
    fn a_listed_work_is_fine() {
        let first = Cite { optional: true, ..cite(&["Abara"], 1950) };
        assert!(messages(linked(first, 0, Comparison::default())).is_empty());
    }
}
