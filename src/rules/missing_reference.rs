use super::draft::{Draft, finding};
use super::scope::{cites, is_reconciled, place};
use super::{citation_incomplete, words};
use crate::config::Config;
use crate::model::{Citation, Cite, Finding, Form, Report, Status};

rule! {
    /// A work is cited that the reference list does not have.
    ///
    /// ## What it finds
    ///
    /// A citation for which no entry fits: none has the author, or none has the author with a year near
    /// the cited one. The entry that came nearest is named, since a wrong year or name is as likely as a
    /// forgotten entry. Personal communications, statutes and works known through others need no entry.
    ///
    /// ## Why it matters
    ///
    /// A reader who wants to check the claim cannot find its source.
    ///
    /// ## Example that fires
    ///
    ///     Prices fell again (Moreno, 2018).        The list has Moreno, 2012, cited elsewhere.
    ///
    /// ## Example that is fine
    ///
    ///     Prices fell again (Moreno, 2012).        The list has Moreno, 2012.
    ///
    /// ## How to silence it
    ///
    /// Add the entry or correct the citation. For a list that is shortened on purpose:
    /// `ignore = ["missing-reference"]` in `reconcite.toml`, or `--ignore missing-reference`.
    "missing-reference", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    cites(report)
        .filter(|(citation, cite)| {
            // A key that is not there is a fault of its own kind.
            citation.form != Form::Key
                && cite.status == Status::None
                && !cite.optional
                && !citation_incomplete::is_incomplete(citation, cite)
        })
        .map(|(citation, cite)| missing(report, citation, cite))
        .collect()
}

fn missing(report: &Report, citation: &Citation, cite: &Cite) -> Finding {
    let spans = place(citation, cite);
    let name = words::cite_name(citation, cite);
    let draft = finding(spans, format!("{name} is not in the reference list"));
    let nearest = cite.nearest.first().and_then(|link| Some((link, report.references.get(link.reference)?)));
    match (nearest, citation.form) {
        (Some((link, entry)), _) => {
            let near = words::entry_name(entry);
            let mut draft = draft
                .entry(link.reference, entry, "the nearest entry")
                .because(words::reasons(link))
                .help(format!("add the entry, or correct the citation if {near} is meant"));
            draft.message += &format!("; the nearest entry is {near}");
            draft
        }
        (None, Form::Numeric) => {
            draft.help(format!("add the entry or correct the number; the list has {}", entries(report)))
        }
        (None, _) => draft.help("add the entry to the list, or correct the citation"),
    }
}

fn entries(report: &Report) -> String {
    words::count(report.references.len(), "entry")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Comparison, Link, YearFit};
    use crate::rules::testing::{Paper, cite, entry, numbered};

    #[test]
    fn names_the_nearest_entry() {
        let mut near = cite(&["Moreno"], 2018);
        let comparison = Comparison { year: YearFit::Off(-6), ..Comparison::default() };
        near.nearest.push(Link { reference: 1, score: 0.4, comparison, evidence: Vec::new() });
        let paper = Paper::sound().entry(entry(&["Moreno"], 2012, "Prices")).cite("(Moreno, 2018)", near);
        let findings = paper.run(RULE);
        assert_eq!(
            findings[0].message,
            "Moreno, 2018 is not in the reference list; the nearest entry is Moreno, 2012"
        );
        assert_eq!(findings[0].reference, Some(1));
        assert_eq!(findings.len(), 1);
    }

    #[test]
    fn says_how_many_numbers_there_are() {
        let findings = Paper::sound().cite("[12]", numbered("12")).run(RULE);
        assert_eq!(findings[0].message, "[12] is not in the reference list");
        assert_eq!(findings[0].help, "add the entry or correct the number; the list has 1 entry");
    }

    #[test]
    fn is_silent_where_no_entry_is_asked_for_or_no_list_was_found() {
        let optional = Cite { optional: true, ..cite(&["Lee"], 2001) };
        assert!(Paper::sound().cite("(Lee, personal communication, 2001)", optional).run(RULE).is_empty());
        assert!(Paper::new("").cite("(Lee, 2001)", cite(&["Lee"], 2001)).run(RULE).is_empty());
    }

    #[test]
    fn is_silent_where_nothing_fits_the_list() {
        let mut paper = Paper::new("").entry(entry(&["Other"], 1990, "Another field"));
        for year in 2000..2010 {
            paper = paper.cite("(Lee)", cite(&["Lee"], year));
        }
        assert!(paper.run(RULE).is_empty());
    }
}
