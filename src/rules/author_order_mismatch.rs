use super::draft::{Draft, finding};
use super::scope::{is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{AuthorsFit, Finding, Report};

rule! {
    /// A citation names the authors in another order than the entry.
    ///
    /// ## What it finds
    ///
    /// A citation whose names are those of the entry, but turned around.
    ///
    /// ## Why it matters
    ///
    /// The order of authors says who did what, and readers look the entry up by the first of them.
    ///
    /// ## Example that fires
    ///
    ///     (Cohen & Abara, 2012)   Abara, T., & Cohen, R. (2012). Wells.
    ///
    /// ## Example that is fine
    ///
    ///     (Abara & Cohen, 2012)   Abara, T., & Cohen, R. (2012). Wells.
    ///
    /// ## How to silence it
    ///
    /// Name the authors in the entry's order, or `ignore = ["author-order-mismatch"]` in `reconcite.toml`.
    "author-order-mismatch", Warning
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let turned = matched(report)
        .filter(|found| found.cite.names.len() > 1 && found.link.comparison.authors == AuthorsFit::Order);
    turned
        .map(|found| {
            let (name, listed) = (words::cite_name(found.citation, found.cite), words::entry_name(found.entry));
            finding(place(found.citation, found.cite), format!("{name} is listed as {listed}"))
                .entry(found.link.reference, found.entry, "the order of the entry")
                .because(words::reasons(found.link))
                .help("name the authors in the same order in both places")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;
    use crate::rules::testing::{Paper, cite, entry, linked};

    fn messages(authors: AuthorsFit) -> Vec<String> {
        let comparison = Comparison { authors, ..Comparison::default() };
        let turned = linked(cite(&["Cohen", "Abara"], 2012), 0, comparison);
        Paper::new("").entry(entry(&["Abara", "Cohen"], 2012, "Wells")).cite("(x)", turned).messages(RULE)
    }

    #[test]
    fn names_turned_around() {
        assert_eq!(messages(AuthorsFit::Order), ["Cohen and Abara, 2012 is listed as Abara and Cohen, 2012"]);
    }

    #[test]
    fn the_same_order_is_fine() {
        assert!(messages(AuthorsFit::Agree).is_empty());
    }
}
