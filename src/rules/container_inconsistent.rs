use rustc_hash::FxHashMap;

use super::draft::{Draft, about_entry};
use super::scope::in_library;
use super::words;
use crate::config::Config;
use crate::model::{Finding, ItemType, Report};
use crate::text::{fold, runs};

rule! {
    /// One journal is spelt in two ways.
    ///
    /// ## What it finds
    ///
    /// Journals whose names have the same words but for "&" and "the" or for a slip of the pen, and names
    /// that are given in full and abbreviated. It is one note for each spelling but the commonest.
    ///
    /// ## Why it matters
    ///
    /// Styles ask for one form throughout; an index takes the two for two journals.
    ///
    /// ## Example that fires
    ///
    ///     Journal of Marine Studies, twice, and J. Marine Stud.
    ///
    /// ## Example that is fine
    ///
    ///     Journal of Marine Studies throughout
    ///
    /// ## How to silence it
    ///
    /// Spell the journal in one way, or `ignore = ["container-inconsistent"]` in `reconcite.toml`.
    "container-inconsistent", Warning
}

/// Words that an abbreviation leaves out.
const LEFT_OUT: [&str; 22] = [
    "of", "the", "and", "in", "for", "on", "de", "la", "da", "do", "e", "y", "et", "und", "der", "die", "des", "del",
    "el", "a", "an", "du",
];
/// Of journals that begin alike no more than this many are compared.
const BUCKET: usize = 32;
/// A name with a longer word than this may have a slip of the pen in it.
const LONG_WORD: usize = 7;

/// A spelling of a journal's name.
struct Spelling<'r> {
    printed: &'r str,
    words: Vec<String>,
    /// The entries that use it.
    entries: Vec<usize>,
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let spellings = spellings(report);
    let mut buckets: FxHashMap<char, Vec<usize>> = FxHashMap::default();
    for (index, spelling) in spellings.iter().enumerate() {
        let initial = spelling.words.first().and_then(|word| word.chars().next());
        let bucket = buckets.entry(initial.unwrap_or(' ')).or_default();
        if bucket.len() < BUCKET {
            bucket.push(index);
        }
    }
    let mut findings = Vec::new();
    for (index, spelling) in spellings.iter().enumerate() {
        let initial = spelling.words.first().and_then(|word| word.chars().next());
        let others = buckets.get(&initial.unwrap_or(' ')).into_iter().flatten();
        // The commonest spelling, and of two as common the first, is the one to keep.
        let rank = |index: usize| (spellings[index].entries.len(), std::cmp::Reverse(index));
        let better = others.copied().filter(|&other| rank(other) > rank(index));
        let better = better.filter(|&other| is_same(spelling, &spellings[other])).max_by_key(|&other| rank(other));
        if let Some(better) = better {
            findings.push(inconsistent(report, spelling, &spellings[better]));
        }
    }
    findings
}

fn inconsistent(report: &Report, here: &Spelling, there: &Spelling) -> Finding {
    let entries = words::count(there.entries.len(), "entry");
    let more = match here.entries.len() - 1 {
        0 => String::new(),
        more => format!(", also in {more} more"),
    };
    let message = format!("the journal is \"{}\" here{more}, and \"{}\" in {entries}", here.printed, there.printed);
    about_entry(report, here.entries[0], message)
        .related(report.references[there.entries[0]].span, "the other spelling")
        .help("spell the journal in one way")
}

/// The spellings of journals' names. Files of records serve many papers, and are printed in one form anyway.
fn spellings(report: &Report) -> Vec<Spelling<'_>> {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut spellings: Vec<Spelling> = Vec::new();
    for (index, entry) in report.references.iter().enumerate() {
        let printed = entry.item.container_title.trim_matches(['.', ',', ' ']);
        if entry.item.kind != ItemType::ArticleJournal || printed.is_empty() || in_library(report, entry) {
            continue;
        }
        let at = *known.entry(printed).or_insert_with(|| {
            spellings.push(Spelling { printed, words: split(printed), entries: Vec::new() });
            spellings.len() - 1
        });
        spellings[at].entries.push(index);
    }
    spellings
}

fn split(name: &str) -> Vec<String> {
    let folded = fold(name).replace(['\'', '’'], "");
    runs(&folded).filter(|word| !LEFT_OUT.contains(word)).map(str::to_owned).collect()
}

fn is_same(one: &Spelling, other: &Spelling) -> bool {
    if one.words.len() != other.words.len() || one.words.is_empty() {
        return false;
    }
    if one.words == other.words {
        // Case alone is a matter of style that the list may leave to the journals.
        return fold(one.printed) != fold(other.printed);
    }
    let pairs = || one.words.iter().zip(&other.words);
    let differing = || pairs().filter(|(one, other)| one != other);
    let is_slip = |one: &str, other: &str| {
        one.chars().count() > LONG_WORD && other.chars().count() > LONG_WORD && strsim::damerau_levenshtein(one, other) == 1
    };
    let rare = one.entries.len().min(other.entries.len());
    let common = one.entries.len().max(other.entries.len());
    // Two journals of one word may be called nearly the same.
    let slip = one.words.len() > 1 && differing().count() == 1 && rare == 1 && common > 2 && differing().all(|(one, other)| is_slip(one, other));
    slip || abbreviates(&one.words, &other.words) || abbreviates(&other.words, &one.words)
}

/// Whether every word of a name is one of the other or abbreviates it. A name of one word says too little.
fn abbreviates(short: &[String], long: &[String]) -> bool {
    short.len() > 1
        && short.iter().zip(long).all(|(short, long)| short == long || is_abbreviation(short, long))
        && short.iter().zip(long).any(|(short, long)| short.len() < long.len())
}

/// `stud` of `studies`, `natl` of `national`.
fn is_abbreviation(short: &str, long: &str) -> bool {
    if short.len() >= long.len() || short.chars().any(char::is_numeric) {
        return false;
    }
    // One letter stands for a journal and its like, and for little else.
    let letters = short.chars().count();
    let is_start = long.starts_with(short) && (letters > 2 || matches!(long, "journal" | "revista" | "revue"));
    let mut rest = long.chars();
    let is_contained = short.chars().all(|letter| rest.by_ref().any(|other| other == letter));
    let is_contraction =
        letters > 2 && is_contained && short.chars().next() == long.chars().next() && short.chars().last() == long.chars().last();
    is_start || is_contraction
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    fn messages(journals: &[&str]) -> Vec<String> {
        let add = |paper: Paper, journal: &&str| {
            let mut entry = entry(&["Lee"], 2001, "A");
            entry.item.kind = ItemType::ArticleJournal;
            entry.item.container_title = (*journal).to_owned();
            paper.entry(entry)
        };
        journals.iter().fold(Paper::new(""), add).messages(RULE)
    }

    #[test]
    fn an_abbreviation_and_an_ampersand() {
        let full = "Journal of Marine Studies";
        assert_eq!(
            messages(&["J. Marine Stud.", full, full]),
            ["the journal is \"J. Marine Stud\" here, and \"Journal of Marine Studies\" in 2 entries"]
        );
        assert_eq!(messages(&["Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences"]).len(), 1);
        assert_eq!(messages(&["Health & Place", "Health and Place"]).len(), 1);
    }

    #[test]
    fn a_slip_against_a_name_that_is_common() {
        let found = messages(&["Maritime Economics", "Maritime Economics", "Maritime Economics", "Maritime Econonics"]);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn other_journals_are_fine() {
        for pair in [
            ["Physical Review A", "Physical Review B"],
            ["Journal of Virology", "Journal of Urology"],
            ["Annals of Surgery", "Annals of Surgical Oncology"],
            ["Nature", "Nature Medicine"],
            ["Sea Studies", "sea studies"],
            ["Cell", "Cells"],
        ] {
            assert!(messages(&pair).is_empty(), "{pair:?}");
        }
    }
}
