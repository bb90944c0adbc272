use super::draft::{Draft, finding};
use super::scope::{cites, is_reconciled, place};
use super::words;
use crate::config::Config;
use crate::model::{Citation, Cite, Finding, Form, Report, Status};

rule! {
    /// A citation has lost its author or its year.
    ///
    /// ## What it finds
    ///
    /// A citation that cannot be tied to an entry because part of it is not there, as where a page is
    /// missing from the text, a line was torn, or a year was never written.
    ///
    /// ## Why it matters
    ///
    /// Nobody can tell which work is meant. Such a citation is no missing entry, so it is reported apart.
    ///
    /// ## Example that fires
    ///
    ///     … of the border trade (.2 :2021
    ///
    /// ## Example that is fine
    ///
    ///     … of the border trade (Haddad, 2021: 2).
    ///
    /// ## How to silence it
    ///
    /// Complete the citation, or `ignore = ["citation-incomplete"]` in `reconcite.toml`.
    "citation-incomplete", Warning
}

/// Whether so much of the cite is lost that no entry can be asked for.
pub(super) fn is_incomplete(citation: &Citation, cite: &Cite) -> bool {
    let undated = cite.years.is_empty() && cite.undated.is_none();
    // A note gives the title where an author-date citation gives the year, a citation by author and page the page.
    let paged = cite.locator.is_some() && !cite.names.is_empty();
    let lacks_year = undated && citation.form != Form::Note && !paged;
    cite.truncated || (cite.label.is_none() && (cite.names.is_empty() || lacks_year))
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let lost = cites(report).filter(|(citation, cite)| {
        cite.status == Status::None && !cite.optional && is_incomplete(citation, cite)
    });
    let draft = |(citation, cite): (&Citation, &Cite)| {
        let lost = match (cite.names.is_empty(), cite.years.is_empty() && cite.undated.is_none()) {
            (true, true) => "author and year are lost",
            (true, false) => "the author is lost",
            (false, true) => "the year is lost",
            (false, false) => "part of it is lost",
        };
        let name = words::shorten(&citation.text);
        finding(place(citation, cite), format!("{name} cannot be tied to an entry: {lost}"))
            .help("complete the citation; if the text was converted, look at the original page")
    };
    lost.map(draft).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, cite};

    #[test]
    fn says_what_is_lost() {
        let paper = Paper::sound()
            .cite("(.2 :2021", cite(&[], 2021))
            .cite("(Haddad)", Cite { years: vec![], ..cite(&["Haddad"], 0) })
            .cite("(Haddad and", Cite { truncated: true, ..cite(&["Haddad"], 2021) });
        let messages = [
            "(.2 :2021 cannot be tied to an entry: the author is lost",
            "(Haddad) cannot be tied to an entry: the year is lost",
            "(Haddad and cannot be tied to an entry: part of it is lost",
        ];
        assert_eq!(paper.messages(RULE), messages);
    }

    #[test]
    fn whole_citations_are_fine() {
        let in_press = Cite { years: vec![], undated: Some("in press".into()), ..cite(&["Haddad"], 0) };
        let paper = Paper::sound().cite("(Haddad, 2021)", cite(&["Haddad"], 2021)).cite("(Haddad, in press)", in_press);
        assert!(paper.run(RULE).is_empty());
    }
}
