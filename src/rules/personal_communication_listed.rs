use super::draft::{Draft, about_entry};
use super::words;
use crate::config::Config;
use crate::locale::{Term, lexicon};
use crate::model::{Finding, Reference, Report};
use crate::text::{fold, runs};

rule! {
    /// The list holds a personal communication.
    ///
    /// ## What it finds
    ///
    /// An entry that calls itself a personal communication, unpublished data or the like in any language,
    /// outside its title, and that has neither journal nor DOI.
    ///
    /// ## Why it matters
    ///
    /// Nobody can look it up; most styles want it in the text alone.
    ///
    /// ## Example that fires
    ///
    ///     Okafor, N. (2007). Personal communication, 3 May.
    ///
    /// ## Example that is fine
    ///
    ///     (N. Okafor, personal communication, May 3, 2007), and no entry
    ///
    /// ## How to silence it
    ///
    /// Take the entry out, or `ignore = ["personal-communication-listed"]` in `reconcite.toml`.
    "personal-communication-listed", Info
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let entries = report.references.iter().enumerate();
    entries
        .filter(|(_, entry)| is_personal(entry))
        .map(|(index, entry)| {
            let name = words::entry_name(entry);
            about_entry(report, index, format!("{name} is a personal communication"))
                .help("name it in the text alone, unless the style asks for an entry")
        })
        .collect()
}

fn is_personal(entry: &Reference) -> bool {
    let item = &entry.item;
    if !item.container_title.is_empty() || !item.doi.is_empty() || !item.isbn.is_empty() {
        return false;
    }
    // A book may be about personal communication; a title that is nothing else is none.
    phrases(&entry.text) > phrases(&item.title) || (phrases(&item.title) > 0 && item.title.split_whitespace().count() < 4)
}

/// How often a phrase of two words and more that says so stands in a text. A single word, such as "interview", says
/// too little.
fn phrases(text: &str) -> usize {
    let folded = fold(text);
    let words: Vec<&str> = runs(&folded).collect();
    let says = |at: &usize| lexicon().longest(&words[*at..], Term::PersonalCommunication).is_some_and(|count| count > 1);
    (0..words.len()).filter(says).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    fn messages(text: &str, title: &str, journal: &str) -> Vec<String> {
        let mut entry = entry(&["Okafor"], 2007, title);
        entry.text = text.to_owned();
        entry.item.container_title = journal.to_owned();
        Paper::new("").entry(entry).messages(RULE)
    }

    #[test]
    fn an_entry_that_says_so() {
        let message = "Okafor, 2007 is a personal communication";
        assert_eq!(messages("Okafor (2007). Personal communication, 3 May.", "Personal communication", ""), [message]);
        assert_eq!(messages("Okafor (2007). Roads. Unpublished data.", "Roads", ""), [message]);
    }

    #[test]
    fn works_about_it_are_fine() {
        let title = "Personal communication in small towns and villages";
        assert!(messages(&format!("Okafor (2007). {title}."), title, "").is_empty());
        assert!(messages("Okafor (2007). Roads. Personal Communication.", "Roads", "Personal Communication").is_empty());
        assert!(messages("Okafor (2007). Roads: an interview.", "Roads: an interview", "").is_empty());
    }
}
