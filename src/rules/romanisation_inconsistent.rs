use rustc_hash::FxHashMap;

use super::draft::{Draft, about_entry};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Name, Report};
use crate::text::fold;
use crate::text::names::{NameFit, compare};
use crate::text::script::{Script, dominant};
use crate::text::skeleton::skeleton;

rule! {
    /// One person's name seems to be romanised in two ways.
    ///
    /// ## What it finds
    ///
    /// Two authors in Latin letters whose surnames sound alike but are spelt otherwise, and whose given
    /// names are written out and are the same or sound alike, too: a name from another script. Initials
    /// alone, and short names, which many people share, say too little.
    ///
    /// ## Why it matters
    ///
    /// Readers and indexes take the two for two people.
    ///
    /// ## Example that fires
    ///
    ///     Hosseini, Alireza (2010) …   Husseini, Alireza (2014) …
    ///
    /// ## Example that is fine
    ///
    ///     Hosseini, Alireza (2010) …   Hosseini, Alireza (2014) …
    ///
    /// ## How to silence it
    ///
    /// Spell the name in one way, or `ignore = ["romanisation-inconsistent"]` in `reconcite.toml`.
    "romanisation-inconsistent", Info
}

/// Letters that a surname and a given name must have to say something.
const LONG: usize = 5;
/// How sure the comparison of the surnames must be.
const SURE: f64 = 0.7;
/// Of names that sound alike no more than this many are compared.
const BUCKET: usize = 16;

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let mut buckets: FxHashMap<String, Vec<(usize, &Name)>> = FxHashMap::default();
    let mut findings = Vec::new();
    for (index, entry) in report.references.iter().enumerate() {
        for name in entry.item.author.iter().filter(|name| is_telling(name)) {
            let bucket = buckets.entry(skeleton(&name.family)).or_default();
            let twin = bucket.iter().find(|(other, known)| *other != index && is_other_spelling(known, name));
            if let Some((other, known)) = twin {
                let message = format!(
                    "{}: {} may be {} of {}",
                    words::entry_name(entry),
                    printed(name),
                    printed(known),
                    words::entry_name(&report.references[*other])
                );
                let draft = about_entry(report, index, message)
                    .related(report.references[*other].span, "the other spelling")
                    .help("spell the name in one way, if it is one person");
                findings.push(draft);
            }
            let is_known = bucket.iter().any(|(_, known)| known.family == name.family && known.given == name.given);
            if bucket.len() < BUCKET && !is_known {
                bucket.push((index, name));
            }
        }
    }
    findings
}

fn printed(name: &Name) -> String {
    format!("\"{} {}\"", name.given, name.family)
}

/// Whether a name is long enough and written out in Latin letters.
fn is_telling(name: &Name) -> bool {
    let letters = |part: &str| part.chars().filter(|letter| letter.is_alphabetic()).count();
    let given = name.given.split(' ').next().unwrap_or_default();
    letters(&name.family) >= LONG
        && letters(given) >= LONG
        && !name.given.contains('.')
        && dominant(&name.family) == Script::Latin
}

fn is_other_spelling(one: &Name, other: &Name) -> bool {
    if fold(&one.family) == fold(&other.family) {
        return false;
    }
    let surnames = compare(&one.family, &other.family);
    let given = compare(&one.given, &other.given).fit;
    matches!(surnames.fit, NameFit::Near | NameFit::Romanised) && surnames.score >= SURE && given >= NameFit::Romanised
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    fn messages(names: &[(&str, &str)]) -> Vec<String> {
        let add = |paper: Paper, (family, given): &(&str, &str)| {
            let mut entry = entry(&[family], 2001, "A");
            entry.item.author[0].given = (*given).to_owned();
            paper.entry(entry)
        };
        names.iter().fold(Paper::new(""), add).messages(RULE)
    }

    #[test]
    fn one_name_in_two_spellings() {
        assert_eq!(
            messages(&[("Hosseini", "Alireza"), ("Husseini", "Alireza")]),
            ["Husseini, 2001: \"Alireza Husseini\" may be \"Alireza Hosseini\" of Hosseini, 2001"]
        );
    }

    #[test]
    fn other_people_are_fine() {
        for pair in [
            [("Hosseini", "Alireza"), ("Hosseini", "Alireza")],
            [("Hosseini", "A."), ("Husseini", "A.")],
            [("Hosseini", "Alireza"), ("Husseini", "Maryam")],
            [("Chen", "Xiaoming"), ("Cheng", "Xiaoming")],
            [("Peterson", "Johanna"), ("Robertson", "Johanna")],
        ] {
            assert!(messages(&pair).is_empty(), "{pair:?}");
        }
    }
}
