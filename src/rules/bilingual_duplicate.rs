use rustc_hash::FxHashMap;

use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Reference, Report};
use crate::text::digits::to_ascii;
use crate::text::script::{Script, dominant};

rule! {
    /// One work is perhaps listed in two scripts.
    ///
    /// ## What it finds
    ///
    /// Two articles with titles in different scripts that agree in volume, issue, first and last page.
    ///
    /// ## Why it matters
    ///
    /// Some journals ask for both forms; elsewhere the work is counted twice and its citations are split.
    /// Where all of a list stands there once more in another script, the rule stays silent.
    ///
    /// ## Example that fires
    ///
    ///     Орлов, П. (2015). Реки и озёра. Вода, 7(2), 13-29.
    ///     Orlov, P. (2015). Rivers and lakes. Water, 7(2), 13-29.
    ///
    /// ## Example that is fine
    ///
    ///     Орлов, П. (2015). Реки и озёра. Вода, 7(2), 13-29.
    ///     Orlov, P. (2015). Dry land. Water, 7(3), 40-61.
    ///
    /// ## How to silence it
    ///
    /// Keep one of the two, or `ignore = ["bilingual-duplicate"]` in `reconcite.toml`.
    "bilingual-duplicate", Info
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let mut places: FxHashMap<[String; 3], (usize, Script)> = FxHashMap::default();
    let mut findings = Vec::new();
    for (index, entry) in report.references.iter().enumerate() {
        let Some(place) = place(entry) else { continue };
        let script = dominant(&entry.item.title);
        let &mut (first, first_script) = places.entry(place).or_insert((index, script));
        let other = &report.references[first];
        if first == index || first_script == script || report.twin(index).is_some() || !may_be_one_year(entry, other) {
            continue;
        }
        let (name, other_name) = (words::entry_name(entry), words::entry_name(other));
        let message = format!("{name} is perhaps {other_name} in another language");
        let mut draft = finding(&[entry.span], message)
            .related(other.span, "the other entry")
            .because(vec!["the same volume, issue and pages".to_owned()])
            .help("keep one of the two, unless the journal asks for both");
        draft.reference = Some(index);
        findings.push(draft);
    }
    findings
}

/// Volume, issue and pages, if all are there.
fn place(entry: &Reference) -> Option<[String; 3]> {
    let item = &entry.item;
    let parts = [&item.volume, &item.issue, &item.page].map(|part| to_ascii(part).trim().to_owned());
    (parts.iter().all(|part| !part.is_empty()) && parts[2].contains('-') && !item.title.is_empty()).then_some(parts)
}

fn may_be_one_year(one: &Reference, other: &Reference) -> bool {
    let overlap = |one: &crate::model::Year, other: &crate::model::Year| {
        one.earliest <= other.latest && other.earliest <= one.latest
    };
    one.years.iter().any(|year| other.years.iter().any(|other| overlap(year, other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    fn messages(title: &str, issue: &str, page: &str) -> Vec<String> {
        let listed = |name: &str, title: &str, issue: &str, page: &str| {
            let mut entry = entry(&[name], 2015, title);
            [entry.item.volume, entry.item.issue, entry.item.page] = ["7", issue, page].map(str::to_owned);
            entry
        };
        let paper = Paper::new("").entry(listed("Орлов", "Реки и озёра", "2", "13-29"));
        paper.entry(listed("Orlov", title, issue, page)).messages(RULE)
    }

    #[test]
    fn one_place_in_two_scripts() {
        let found = messages("Rivers and lakes", "2", "13-29");
        assert_eq!(found, ["Orlov, 2015 is perhaps Орлов, 2015 in another language"]);
    }

    #[test]
    fn another_place_or_one_script_is_fine() {
        assert!(messages("Dry land", "3", "40-61").is_empty());
        assert!(messages("Реки и моря", "2", "13-29").is_empty());
    }
}
