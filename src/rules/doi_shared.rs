use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Reference, Report};
use crate::text::fold;

rule! {
    /// Two different works have the same DOI.
    ///
    /// ## What it finds
    ///
    /// Two entries with one DOI whose titles have next to nothing in common.
    ///
    /// ## Why it matters
    ///
    /// A DOI names one work, so at least one of the two links leads to the wrong one.
    ///
    /// ## Example that fires
    ///
    ///     Ndiaye, F. (2018). Water and law. doi:10.1234/abc
    ///     Osei, K. (2016). Fire in grassland. doi:10.1234/abc
    ///
    /// ## Example that is fine
    ///
    ///     Ndiaye, F. (2018). Water and law. doi:10.1234/abc
    ///     Osei, K. (2016). Fire in grassland. doi:10.1234/def
    ///
    /// ## How to silence it
    ///
    /// Correct the DOI, or `ignore = ["doi-shared"]` in `reconcite.toml`.
    "doi-shared", Error
}

/// Fewer words say too little about whether two titles are different.
const SHORTEST_TITLE: usize = 2;
/// Titles of one work share more of their words than this.
const COMMON: f64 = 0.34;

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    let mut findings = Vec::new();
    for (index, entry) in report.references.iter().enumerate().filter(|(_, entry)| !entry.item.doi.is_empty()) {
        let first = *seen.entry(entry.item.doi.to_lowercase()).or_insert(index);
        let other = &report.references[first];
        if first == index || report.twin(index) == Some(first) || !are_different_works(other, entry) {
            continue;
        }
        let (name, other_name) = (words::entry_name(entry), words::entry_name(other));
        let doi = words::shorten(&entry.item.doi);
        let mut draft = finding(&[entry.span], format!("{name} has the DOI of {other_name}: {doi}"))
            .related(other.span, "the other work")
            .help("look up both works and correct the DOI of the wrong one");
        draft.reference = Some(index);
        findings.push(draft);
    }
    findings
}

/// Whether the titles of two entries have next to nothing in common.
pub(super) fn are_different_works(one: &Reference, other: &Reference) -> bool {
    let words = |entry: &Reference| -> FxHashSet<String> {
        let title = fold(&entry.item.title);
        title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 3).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let smaller = one.len().min(other.len());
    smaller >= SHORTEST_TITLE && (one.intersection(&other).count() as f64) < COMMON * smaller as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    fn messages(title: &str, other: &str, doi: &str) -> Vec<String> {
        let listed = |name, title, doi: &str| {
            let mut entry = entry(&[name], 2018, title);
            entry.item.doi = doi.to_owned();
            entry
        };
        Paper::new("").entry(listed("Ndiaye", title, "10.1234/abc")).entry(listed("Osei", other, doi)).messages(RULE)
    }

    #[test]
    fn one_doi_two_works() {
        let found = messages("Water and law in villages", "Fire in grassland", "10.1234/ABC");
        assert_eq!(found, ["Osei, 2018 has the DOI of Ndiaye, 2018: 10.1234/ABC"]);
    }

    #[test]
    fn one_work_twice_and_two_dois_are_fine() {
        assert!(messages("Water and law in villages", "Water and law in the villages", "10.1234/abc").is_empty());
        assert!(messages("Water and law in villages", "Fire in grassland", "10.1234/def").is_empty());
        assert!(messages("Water", "Fire", "10.1234/abc").is_empty());
    }
}
