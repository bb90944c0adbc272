use super::draft::{Draft, finding};
use super::scope::{is_reconciled, matched, place};
use super::{doubtful, words};
use crate::config::Config;
use crate::model::{AuthorsFit, Finding, Report};

rule! {
    /// A citation names more or fewer authors than its entry.
    ///
    /// ## What it finds
    ///
    /// A citation that fits an entry but names two authors where three are listed, or says "et al." of a
    /// work of one author.
    ///
    /// ## Why it matters
    ///
    /// An author is left out, or another work of the same first author was meant.
    ///
    /// ## Example that fires
    ///
    ///     (Abara and Cohen, 2012)        Abara, N., Cohen, R., & Diaz, P. (2012). Wells.
    ///
    /// ## Example that is fine
    ///
    ///     (Abara et al., 2012)           Abara, N., Cohen, R., & Diaz, P. (2012). Wells.
    ///
    /// ## How to silence it
    ///
    /// Name all authors or say "et al.". Or `ignore = ["author-count-mismatch"]` in `reconcite.toml`.
    "author-count-mismatch", Warning
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    matched(report)
        // A title that is cited by its first words has no authors to count.
        .filter(|found| !doubtful::is_unpublished(found.citation, found.cite) && !found.cite.names.iter().any(|name| name.ends_with('…') || name.ends_with("...")))
        .filter_map(|found| {
            // Most cites agree, and need no name.
            let name = || words::cite_name(found.citation, found.cite);
            let (message, listed) = match found.link.comparison.authors {
                AuthorsFit::Count { cited, listed } => {
                    let name = name();
                    let authors = words::count(cited, "author");
                    (format!("{name}: {authors} cited, {listed} listed"), words::count(listed, "author"))
                }
                AuthorsFit::EtAlOfOne => (format!("{}: the entry has a single author", name()), "1 author".to_owned()),
                _ => return None,
            };
            Some(
                finding(place(found.citation, found.cite), message)
                    .entry(found.link.reference, found.entry, format!("{listed} listed"))
                    .because(words::reasons(found.link))
                    .help("name the same authors in both places, or shorten with \"et al.\" as the style has it"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cite, Comparison};
    use crate::rules::testing::{Paper, cite, entry, linked};

    fn messages(cite: Cite, authors: AuthorsFit) -> Vec<String> {
        let comparison = Comparison { authors, ..Comparison::default() };
        Paper::new("").entry(entry(&["Abara"], 2012, "Wells")).cite("(x)", linked(cite, 0, comparison)).messages(RULE)
    }

    #[test]
    fn counts_both_sides() {
        let two = cite(&["Abara", "Cohen"], 2012);
        assert_eq!(
            messages(two, AuthorsFit::Count { cited: 2, listed: 3 }),
            ["Abara and Cohen, 2012: 2 authors cited, 3 listed"]
        );
    }

    #[test]
    fn et_al_of_one() {
        let many = Cite { et_al: true, ..cite(&["Abara"], 2012) };
        assert_eq!(messages(many, AuthorsFit::EtAlOfOne), ["Abara et al., 2012: the entry has a single author"]);
    }

    #[test]
    fn agreement_is_fine() {
        assert!(messages(cite(&["Abara"], 2012), AuthorsFit::Agree).is_empty());
    }
}
