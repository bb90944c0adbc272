use rustc_hash::FxHashMap;

use crate::order::Order;
use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::locale::lexicon;
use crate::model::{Finding, Report};
use crate::text::fold;

rule! {
    /// The letters after a year leave one out: a `b` without an `a`.
    ///
    /// ## What it finds
    ///
    /// Entries of one first author and year whose letters do not start with the first letter, or leave one
    /// out between.
    ///
    /// ## Why it matters
    ///
    /// An entry was taken out and the citations still carry its letter, or an entry was lost.
    ///
    /// ## Example that fires
    ///
    ///     The list has Kim, 2009a and Kim, 2009c.
    ///
    /// ## Example that is fine
    ///
    ///     The list has Kim, 2009a and Kim, 2009b.
    ///
    /// ## How to silence it
    ///
    /// Letter the years anew, in the list and in the text.
    "suffix-sequence-broken", Warning
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    // Which letters there are, and the entry of each.
    let mut groups: FxHashMap<(String, i32), Vec<(u8, usize)>> = FxHashMap::default();
    for (index, entry) in report.references.iter().enumerate() {
        let Some(year) = entry.years.first() else { continue };
        let Some(letter) = year.suffix.as_deref().and_then(|suffix| lexicon().year_letter(&fold(suffix))) else {
            continue;
        };
        let Some(author) = entry.item.author.first().or(entry.item.editor.first()) else { continue };
        groups.entry((fold(&author.surname()), year.value)).or_default().push((letter, index));
    }
    let mut findings: Vec<(usize, Finding)> = Vec::new();
    for mut letters in groups.into_values() {
        letters.order();
        let mut expected = 0;
        for (letter, index) in letters {
            if letter > expected {
                let entry = &report.references[index];
                let name = words::entry_name(entry);
                let mut draft = finding(&[entry.span], format!("{name}: the letter before it is not in the list"))
                    .help("add the entry that is left out, or letter the years anew in list and text");
                draft.reference = Some(index);
                findings.push((index, draft));
            }
            expected = letter.saturating_add(1);
        }
    }
    findings.order_by_key(|(index, _)| *index);
    findings.into_iter().map(|(_, draft)| draft).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    fn messages(suffixes: &[&str]) -> Vec<String> {
        let mut paper = Paper::new("");
        for suffix in suffixes {
            let mut entry = entry(&["Kim"], 2009, "Rivers");
            entry.years[0].suffix = (!suffix.is_empty()).then(|| (*suffix).to_owned());
            paper = paper.entry(entry);
        }
        paper.messages(RULE)
    }

    #[test]
    fn a_letter_without_the_one_before() {
        assert_eq!(messages(&["b"]), ["Kim, 2009b: the letter before it is not in the list"]);
        assert_eq!(messages(&["a", "c"]), ["Kim, 2009c: the letter before it is not in the list"]);
    }

    #[test]
    fn whole_sequences_are_fine_in_any_order() {
        assert!(messages(&["b", "a", "c"]).is_empty());
        assert!(messages(&[""]).is_empty());
        assert!(messages(&["a"]).is_empty());
        assert!(messages(&["a", "a"]).is_empty());
    }
}
