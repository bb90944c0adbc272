use super::draft::{Draft, finding};
use super::scope::{is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report, SuffixFit};

rule! {
    /// A citation has a letter after the year that the entry lacks.
    ///
    /// ## What it finds
    ///
    /// `2010a` in the text where the only entry of that author and year has no letter.
    ///
    /// ## Why it matters
    ///
    /// The letter says that there are two works of that year. Either the other entry is lost, or the letter
    /// is a leftover.
    ///
    /// ## Example that fires
    ///
    ///     Rain fell (Kim, 2009a).   Kim, S. (2009). Rivers.
    ///
    /// ## Example that is fine
    ///
    ///     Rain fell (Kim, 2009a).   Kim, S. (2009a). Rivers.
    ///
    /// ## How to silence it
    ///
    /// Take the letter out or add it to the entry, or `ignore = ["suffix-missing-in-list"]` in
    /// `reconcite.toml`.
    "suffix-missing-in-list", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let without = matched(report).filter(|found| found.link.comparison.suffix == SuffixFit::MissingInEntry);
    without
        .map(|found| {
            let name = words::cite_name(found.citation, found.cite);
            let listed = words::entry_name(found.entry);
            finding(place(found.citation, found.cite), format!("{name} is listed as {listed}, without the letter"))
                .entry(found.link.reference, found.entry, "this entry has no letter")
                .because(words::reasons(found.link))
                .help("take the letter out, or add it to the entry and look for the other work of that year")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;
    use crate::rules::testing::{Paper, cite, entry, linked};

    fn messages(suffix: SuffixFit) -> Vec<String> {
        let mut lettered = cite(&["Kim"], 2009);
        lettered.years[0].suffix = Some("a".to_owned());
        let comparison = Comparison { suffix, ..Comparison::default() };
        Paper::new("").entry(entry(&["Kim"], 2009, "Rivers")).cite("(x)", linked(lettered, 0, comparison)).messages(RULE)
    }

    #[test]
    fn a_letter_that_the_list_does_not_have() {
        assert_eq!(messages(SuffixFit::MissingInEntry), ["Kim, 2009a is listed as Kim, 2009, without the letter"]);
    }

    #[test]
    fn equal_letters_are_fine() {
        assert!(messages(SuffixFit::Equal).is_empty());
    }
}
