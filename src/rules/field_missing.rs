use super::draft::{Draft, finding};
use super::mentioned::Date;
use super::words;
use crate::config::Config;
use crate::locale::{Term, lexicon};
use crate::model::{Finding, Reference, Report};
use crate::text::digits::digit_value;
use crate::text::fold;

rule! {
    /// An entry has no year.
    ///
    /// ## What it finds
    ///
    /// An entry without any number that could be a year, and without words such as "n.d." or "in press", in
    /// a list where nearly all others have a year.
    ///
    /// ## Why it matters
    ///
    /// Readers cannot tell which edition or version is meant, and citations by name and year lead nowhere.
    ///
    /// ## Example that fires
    ///
    ///     Okafor, B. Roads and bridges. Paths, 4, 10-30.
    ///
    /// ## Example that is fine
    ///
    ///     Okafor, B. (n.d.). Roads and bridges. Paths, 4, 10-30.
    ///
    /// ## How to silence it
    ///
    /// Add the year or the style's words for "no date", or `ignore = ["field-missing"]` in
    /// `reconcite.toml`.
    "field-missing", Info
}

/// A shorter list shows no habit, in entries.
const SHORTEST: usize = 8;
/// At most one in this many may lack its year.
const FEW: usize = 10;
/// A shorter entry is a piece of one, in characters.
const PIECE: usize = 40;

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let lacking: Vec<usize> = (0..report.references.len()).filter(|&at| lacks_year(&report.references[at])).collect();
    if report.references.len() < SHORTEST || lacking.len() * FEW > report.references.len() {
        return Vec::new();
    }
    let draft = |index: usize| {
        let entry = &report.references[index];
        let name = words::entry_name(entry);
        let mut draft = match broken_year(&entry.text) {
            Some(number) => finding(&[entry.span], format!("{name}: {number} stands where the year should"))
                .help("complete the year"),
            None => finding(&[entry.span], format!("{name} has no year"))
                .help("add the year, or the style's words for \"no date\""),
        };
        draft.reference = Some(index);
        draft
    };
    lacking.into_iter().map(draft).collect()
}

fn lacks_year(entry: &Reference) -> bool {
    let issued = entry.item.issued.as_ref();
    if !entry.years.is_empty() || issued.is_some() || entry.text.chars().nth(PIECE).is_none() {
        return false;
    }
    // Any run of four digits may be a year that was not read as one.
    let mut run = 0;
    for letter in entry.text.chars() {
        run = if digit_value(letter).is_some() { run + 1 } else { 0 };
        if run >= 4 {
            return false;
        }
    }
    // `24/5/17` is a day with its year.
    !says_undated(&entry.text) && Date::first(&entry.text).is_none()
}

/// Three digits where a year stands: before a volume, `Genetics. 200;155`, or in brackets.
fn broken_year(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let found = text.match_indices(['1', '2']).map(|(at, _)| at).find(|&at| {
        let whole = (at == 0 || !is_digit(at - 1)) && is_digit(at + 1) && is_digit(at + 2) && !is_digit(at + 3);
        let bracketed = at > 0 && bytes[at - 1] == b'(' && bytes.get(at + 3) == Some(&b')');
        let before_volume = at > 1 && bytes[at - 1] == b' ' && bytes.get(at + 3) == Some(&b';');
        whole && matches!(bytes[at + 1], b'9' | b'8' | b'0') && (bracketed || before_volume)
    });
    found.and_then(|at| text.get(at..at + 3))
}

fn says_undated(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let says = |at: usize| {
        [Term::NoDate, Term::InPress, Term::Unpublished].into_iter().any(|term| lexicon().longest(&words[at..], term).is_some())
    };
    (0..words.len()).any(says)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    fn messages(text: &str) -> Vec<String> {
        let mut paper = Paper::new("");
        for year in 2001..=2012 {
            paper = paper.entry(entry(&["Lee"], year, "Rivers"));
        }
        let mut bare = entry(&["Okafor"], 0, "Roads and bridges");
        bare.text = text.to_owned();
        bare.years.clear();
        bare.item.issued = None;
        paper.entry(bare).messages(RULE)
    }

    #[test]
    fn names_the_entry() {
        assert_eq!(messages("Okafor, B. Roads and bridges. Paths, 4, 10-30."), ["Okafor has no year"]);
    }

    #[test]
    fn says_that_the_year_is_broken() {
        let found = messages("Okafor, B. Roads and bridges of the north. Paths. 200;155:10-30.");
        assert_eq!(found, ["Okafor: 200 stands where the year should"]);
        assert_eq!(messages("Okafor, B. Roads and bridges of the north. Paths. 155:10-30."), ["Okafor has no year"]);
    }

    #[test]
    fn no_date_and_unread_years_are_fine() {
        for text in [
            "Okafor, B. (n.d.). Roads and bridges. Paths, 4, 10-30.",
            "Okafor, B. (in press). Roads and bridges. Paths, 4, 10-30.",
            "Okafor, B. Roads and bridges of the north. Paths, 4:2007.",
            "The Northern Herald, 24/5/17, a page on roads and bridges.",
        ] {
            assert!(messages(text).is_empty(), "{text}");
        }
    }
}
