use super::draft::{Draft, finding};
use super::scope::is_foreign_list;
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report, Span};

rule! {
    /// There are citations, but no reference list that fits them.
    ///
    /// ## What it finds
    ///
    /// A paper with citations in which no list of references was found, or whose list fits not one of
    /// them. The rules that compare the two sides then stay silent: their findings would be guesses.
    ///
    /// ## Why it matters
    ///
    /// Nothing could be checked, and that must not look like "nothing was wrong".
    ///
    /// ## Example that fires
    ///
    ///     A chapter whose references stand at the end of the book.
    ///
    /// ## Example that is fine
    ///
    ///     The same chapter, checked with `--references book-references.txt`.
    ///
    /// ## How to silence it
    ///
    /// Give the list with `--references FILE`, or put it under a heading such as "References".
    "list-not-found", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let cites: usize = report.citations.iter().map(|citation| citation.cites.len()).sum();
    let Some(first) = report.citations.first() else { return Vec::new() };
    if report.references.is_empty() {
        let citations = words::count(report.citations.len(), "citation");
        let (where_, help) = match report.documents.get(1) {
            Some(list) => (
                format!("no reference list was found in {}", list.path),
                "check that this is the right file, one entry a line or paragraph",
            ),
            None => (
                "no reference list was found".to_owned(),
                "give it with --references FILE, or put it under a heading such as \"References\"",
            ),
        };
        return vec![finding(&first.spans, format!("{where_}, so {citations} cannot be checked")).help(help)];
    }
    if is_foreign_list(report) {
        let (cites, entries) = (words::count(cites, "citation"), words::count(report.references.len(), "entry"));
        let list: Span = report.lists.first().copied().unwrap_or(report.references[0].span);
        return vec![
            finding(&first.spans, format!("none of {cites} fits the list of {entries}"))
                .related(Span { end: list.start, ..list }, "the list begins here")
                .help("check that this is the paper's own list, and that list and citations use one style"),
        ];
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, cite, entry};

    #[test]
    fn a_paper_without_a_list() {
        let paper = Paper::new("").cite("(Lee, 2001)", cite(&["Lee"], 2001)).cite("(Ito, 2002)", cite(&["Ito"], 2002));
        assert_eq!(paper.messages(RULE), ["no reference list was found, so 2 citations cannot be checked"]);
    }

    #[test]
    fn a_list_of_another_paper() {
        let mut paper = Paper::new("").entry(entry(&["Other"], 1990, "Another field"));
        for year in 2000..2010 {
            paper = paper.cite("(Lee)", cite(&["Lee"], year));
        }
        assert_eq!(paper.messages(RULE), ["none of 10 citations fits the list of 1 entry"]);
    }

    #[test]
    fn a_text_without_citations_and_a_sound_paper_are_fine() {
        assert!(Paper::new("No citations here.").run(RULE).is_empty());
        assert!(Paper::sound().cite("(Lee, 2001)", cite(&["Lee"], 2001)).run(RULE).is_empty());
    }
}
