use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// There is a reference list, but no citation.
    ///
    /// ## What it finds
    ///
    /// A file in which a list of references was found and no citation: it is only a list, or its citations
    /// are of a kind that was not recognised. Entries are not called uncited then.
    ///
    /// ## Why it matters
    ///
    /// The two sides could not be compared, and that must not look like "nothing was wrong".
    ///
    /// ## Example that fires
    ///
    ///     A page of a journal's site with abstract and references, but without the article.
    ///
    /// ## Example that is fine
    ///
    ///     The article itself.
    ///
    /// ## How to silence it
    ///
    /// Check the paper and give this file with `--references`, or
    /// `ignore = ["citations-not-found"]` in `reconcite.toml`.
    "citations-not-found", Info
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let Some(first) = report.references.first() else { return Vec::new() };
    if !report.citations.is_empty() {
        return Vec::new();
    }
    let entries = words::count(report.references.len(), "entry");
    // A paper may have a list of its own beside the file that was read.
    let list = report.lists.iter().find(|list| list.document == first.span.document);
    let place = list.map_or(first.span, |list| crate::model::Span { end: first.span.end, ..*list });
    let place = if place.start < place.end { place } else { first.span };
    let message = format!("no citation was found for the {entries} of the list, so they are not compared");
    vec![finding(&[place], message).help("check the paper that cites them, with this file as --references")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    #[test]
    fn a_list_alone_is_one_note() {
        let paper = Paper::new("").entry(entry(&["Lee"], 2001, "A")).entry(entry(&["Ito"], 2002, "B"));
        assert_eq!(
            paper.messages(RULE),
            ["no citation was found for the 2 entries of the list, so they are not compared"]
        );
        assert!(Paper::sound().run(RULE).is_empty());
        let own = crate::model::Document::from_text("a.txt", "References\n\nLee, A. (2001). Rivers. Water, 3, 4–9.\n");
        let list = format!("@book{{lee, title = {{{}}}}}", "Rivers ".repeat(40)).into_bytes();
        let list = crate::read::read_bytes("a.bib", list, &crate::read::Limits::default()).unwrap();
        let report = crate::check(own, Some(list), &Config::default());
        let place = report.findings.iter().find(|finding| finding.rule == RULE.name).unwrap().spans[0];
        assert!(report.documents[place.document].text.get(place.range()).is_some(), "{place:?}");
        assert!(Paper::new("nothing").run(RULE).is_empty());
    }
}
