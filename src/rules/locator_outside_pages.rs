use super::draft::{Draft, finding};
use super::scope::{is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, LocatorFit, Report};

rule! {
    /// A cited page lies outside the pages of its entry.
    ///
    /// ## What it finds
    ///
    /// A citation of page 295 of an article that runs from page 277 to page 293.
    ///
    /// ## Why it matters
    ///
    /// The page, the pages of the entry, or the work is wrong.
    ///
    /// ## Example that fires
    ///
    ///     (Rossi, 2004: 51)        Rossi, P. (2004). Harbours. Sea Studies, 8, 12-29.
    ///
    /// ## Example that is fine
    ///
    ///     (Rossi, 2004: 15)        Rossi, P. (2004). Harbours. Sea Studies, 8, 12-29.
    ///
    /// ## How to silence it
    ///
    /// Correct the page. For offprints with pages of their own:
    /// `ignore = ["locator-outside-pages"]` in `reconcite.toml`.
    "locator-outside-pages", Warning
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    matched(report)
        .filter_map(|found| {
            let LocatorFit::Outside { page, first, last } = found.link.comparison.locator else { return None };
            let name = words::cite_name(found.citation, found.cite);
            let message = format!("{name}: page {page} lies outside the entry's pages {first}–{last}");
            Some(
                finding(place(found.citation, found.cite), message)
                    .entry(found.link.reference, found.entry, format!("pages {first}–{last}"))
                    .help("correct the page, or the pages of the entry"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;
    use crate::rules::testing::{Paper, cite, entry, linked};

    #[test]
    fn says_the_page_and_the_pages() {
        let fits = [LocatorFit::Outside { page: 51, first: 12, last: 29 }, LocatorFit::Inside, LocatorFit::Unknown];
        let mut paper = Paper::new("").entry(entry(&["Rossi"], 2004, "Harbours"));
        for locator in fits {
            let comparison = Comparison { locator, ..Comparison::default() };
            paper = paper.cite("(Rossi, 2004: 51)", linked(cite(&["Rossi"], 2004), 0, comparison));
        }
        assert_eq!(paper.messages(RULE), ["Rossi, 2004: page 51 lies outside the entry's pages 12–29"]);
    }
}
