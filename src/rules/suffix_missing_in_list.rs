use super::draft::{Draft, finding};
use super::scope::{Matched, is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Reference, Report, SuffixFit};
use crate::text::fold;

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
            let help = help(report, &found);
            finding(place(found.citation, found.cite), format!("{name} is listed as {listed}, without the letter"))
                .entry(found.link.reference, found.entry, "this entry has no letter")
                .because(words::reasons(found.link))
                .help(help)
        })
        .collect()
}

/// What to do: where a sister of the entry has its letter, this one has lost its own.
fn help(report: &Report, found: &Matched) -> String {
    let first = |entry: &Reference| entry.item.author.first().map(|name| fold(&name.surname()));
    let letter = found.cite.years.iter().find_map(|year| year.suffix.as_deref());
    let is_sister = |entry: &&Reference| {
        first(entry).is_some()
            && first(entry) == first(found.entry)
            && entry.years.iter().any(|year| {
                let same = found.entry.years.iter().any(|own| own.value == year.value);
                same && year.suffix.as_deref().is_some_and(|other| Some(other) != letter)
            })
    };
    match (letter, report.references.iter().find(is_sister)) {
        (Some(letter), Some(sister)) => {
            format!("add \"{letter}\" after the year of the entry; the list also has {}", words::entry_name(sister))
        }
        _ => "take the letter out, or add it to the entry and look for the other work of that year".to_owned(),
    }
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
    fn says_which_letter_the_entry_has_lost() {
        let mut lettered = cite(&["Kim"], 2009);
        lettered.years[0].suffix = Some("a".to_owned());
        let mut sister = entry(&["Kim"], 2009, "Lakes");
        sister.years[0].suffix = Some("b".to_owned());
        let comparison = Comparison { suffix: SuffixFit::MissingInEntry, ..Comparison::default() };
        let paper = Paper::new("").entry(entry(&["Kim"], 2009, "Rivers")).entry(sister);
        let found = paper.cite("(x)", linked(lettered, 0, comparison)).run(RULE);
        assert_eq!(found[0].help, "add \"a\" after the year of the entry; the list also has Kim, 2009b");
    }

    #[test]
    fn equal_letters_are_fine() {
        assert!(messages(SuffixFit::Equal).is_empty());
    }
}
