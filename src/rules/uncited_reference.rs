use super::draft::{Draft, finding};
use super::scope::{in_library, is_reconciled, uncited};
use super::mentioned::{is_law, mentioned};
use super::{missing_reference::suspected, words};
use crate::config::Config;
use crate::model::{Finding, Form, Reference, Report, Severity};

rule! {
    /// An entry of the reference list is never cited.
    ///
    /// ## What it finds
    ///
    /// An entry that no citation is taken to mean, not even possibly, and that the text does not name by
    /// its title, by author and title, by the number or year of a law, by its corporate author or the
    /// initials of that with the year, by a newspaper's day, or in a bracket of its words. One that is
    /// told as the nearest to a citation is not told again. It is a note where no person wrote the work
    /// or it has no year: laws and ministries are cited in many words. It stays silent where no citation
    /// or no list was found. Where less than a quarter of a list is cited, the citations are probably of
    /// a style that was not recognised: one note says so.
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
    let count = uncited(report).count();
    let uncited: Vec<usize> =
        uncited(report).filter(|(_, entry)| !in_library(report, entry)).map(|(index, _)| index).collect();
    // What a library holds beyond the paper says nothing about how the paper cites.
    if let Some(note) = unrecognised(report, report.references.len() - count).filter(|_| uncited.len() == count) {
        return vec![note];
    }
    let (mentioned, suspected) = (mentioned(report, &uncited), suspected(report));
    // Notes cite archives, newspapers and laws in words of their own.
    let noted = report.citations.iter().filter(|citation| citation.form == Form::Note).count() * 2 > report.citations.len();
    let named = |index: usize| !noted || is_cited_by_name(&report.references[index]);
    let mut uncited =
        uncited.into_iter().filter(|&index| !mentioned[index] && !suspected[index] && named(index)).peekable();
    if uncited.peek().is_none() {
        return Vec::new();
    }
    let names = words::entry_names(&report.references.iter().collect::<Vec<_>>());
    uncited
        .map(|index| (index, &report.references[index]))
        .map(|(index, entry)| {
            let mut draft = finding(&[entry.span], format!("{} is never cited", names[index]))
                .help("cite it, or take it out of the list");
            draft.reference = Some(index);
            if !is_cited_by_name(entry) {
                return Finding { severity: Severity::Info, ..draft.help(ELSE) };
            }
            draft
        })
        .collect()
}

/// What to do about an entry that the text may name otherwise.
const ELSE: &str = "cite it, or take it out of the list, unless the text names it in other words";

/// Whether citations of the work can only have a person's name and a year.
fn is_cited_by_name(entry: &Reference) -> bool {
    let first = entry.item.author.first().or(entry.item.editor.first());
    !entry.years.is_empty() && first.is_some_and(|name| !name.family.is_empty()) && !is_law(entry)
}

/// Shorter lists say nothing about the style of the citations, in entries.
const TELLING: usize = 5;
/// With less than one in this many cited, most citations were not seen.
const PART: usize = 4;

/// The one note in place of a warning for each entry, where the citations were probably not recognised.
fn unrecognised(report: &Report, cited: usize) -> Option<Finding> {
    let listed = report.references.len();
    if listed < TELLING || cited * PART >= listed {
        return None;
    }
    let message = format!(
        "citations were found for {cited} of {}; the style of the others was probably not recognised",
        words::count(listed, "entry")
    );
    let mut draft = finding(&[], message).help("no entry is called uncited; look at how the text cites its sources");
    draft.severity = Severity::Info;
    Some(draft)
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
    fn what_is_cited_in_many_words_is_a_note() {
        let found = |entry| Paper::sound().entry(entry).run(RULE).into_iter().map(|finding| finding.severity).next();
        assert!(found(entry(&["Okafor"], 2007, "Roads")).is_some_and(|severity| severity != Severity::Info));
        assert_eq!(found(entry(&[], 2007, "Ministers meet")), Some(Severity::Info));
        let undated = crate::model::Reference { years: Vec::new(), ..entry(&["Okafor"], 2007, "Roads") };
        assert_eq!(found(undated), Some(Severity::Info));
    }

    #[test]
    fn where_notes_cite_only_people_are_uncited() {
        let mut noted = Paper::sound().entry(entry(&["Okafor"], 2007, "Roads")).entry(entry(&[], 2007, "Ministers meet")).report();
        for citation in &mut noted.citations {
            citation.form = Form::Note;
        }
        assert_eq!(check(&noted, &Config::default()).len(), 1);
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
    fn what_is_cited_by_its_first_words_is_no_leftover() {
        let news = || entry(&[], 2018, "Harbour ministers meet again at last");
        let cited = |year| Paper::sound().entry(news()).cite("(x)", cite(&["Harbour ministers…"], year)).messages(RULE);
        assert!(cited(2018).is_empty());
        assert_eq!(cited(2017).len(), 1);
    }

    #[test]
    fn whoever_cites_a_work_cites_its_twin() {
        let paper = Paper::sound().entry(entry(&["Saund"], 1999, "O poryadke"));
        let mut report = paper.entry(entry(&["Okafor"], 2007, "Roads")).report();
        report.twins = vec![Some(1), Some(0), None];
        let found: Vec<String> = check(&report, &Config::default()).into_iter().map(|found| found.message).collect();
        assert_eq!(found, ["Okafor, 2007 is never cited"]);
    }

    #[test]
    fn is_silent_in_a_paper_that_is_only_a_list() {
        assert!(Paper::new("").entry(entry(&["Okafor"], 2007, "Roads")).run(RULE).is_empty());
        let optional = linked(cite(&["Okafor"], 2007), 0, Comparison::default());
        let paper = Paper::new("").entry(entry(&["Okafor"], 2007, "Roads")).cite("(Okafor, 2007)", optional);
        assert!(paper.run(RULE).is_empty());
    }

    #[test]
    fn what_the_text_names_is_no_leftover() {
        let title = "Roads and bridges of northern provinces";
        let named = Paper::new("He wrote “Roads and Bridges of Northern Provinces”.")
            .entry(entry(&["Sound"], 1999, "Order"))
            .cite("(Sound, 1999)", linked(cite(&["Sound"], 1999), 0, Comparison::default()))
            .entry(entry(&["Okafor"], 2007, title));
        assert!(named.run(RULE).is_empty());
    }

    #[test]
    fn a_list_that_is_hardly_cited_is_one_note() {
        let add = |paper: Paper, year| paper.entry(entry(&["Okafor"], year, "Roads"));
        let findings = (2001..=2004).fold(Paper::sound(), add).run(RULE);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].message.starts_with("citations were found for 1 of 5 entries"));
        assert_eq!((2001..=2003).fold(Paper::sound(), add).run(RULE).len(), 3);
    }
}
