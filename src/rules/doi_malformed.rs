use super::draft::{Draft, finding};
use super::{source, words};
use crate::config::Config;
use crate::model::{Edit, Finding, Reference, Report};

rule! {
    /// An entry's DOI cannot be one.
    ///
    /// ## What it finds
    ///
    /// A DOI that does not begin with `10.`, four to nine digits and a slash, or that has nothing after it.
    /// Where only the mark behind the `10` is wrong, `reconcite check --fix` mends it.
    ///
    /// ## Why it matters
    ///
    /// The link leads nowhere, and databases cannot count the citation.
    ///
    /// ## Example that fires
    ///
    ///     https://doi.org/1.1016/j.sea.2004.01
    ///
    /// ## Example that is fine
    ///
    ///     https://doi.org/10.1016/j.sea.2004.01
    ///
    /// ## How to silence it
    ///
    /// Correct the DOI, or `ignore = ["doi-malformed"]` in `reconcite.toml`.
    "doi-malformed", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let entries = report.references.iter().enumerate();
    entries
        .filter_map(|(index, entry)| {
            let printed = printed(&entry.text).filter(|(_, doi)| !is_doi(doi)).map(|(_, doi)| doi);
            let doi = printed.or(Some(entry.item.doi.as_str()).filter(|doi| !doi.is_empty() && !is_doi(doi)))?;
            let (name, doi) = (words::entry_name(entry), words::shorten(doi));
            let mut draft = finding(&[entry.span], format!("{name}: {doi} is not a DOI"))
                .help("copy the DOI from the publisher's page: it looks like 10.1234/abcd")
                .fix("write the DOI as it is meant", edit(report, entry).into_iter().collect());
            draft.reference = Some(index);
            Some(draft)
        })
        .collect()
}

/// What stands before a DOI, in small letters.
const LEADS: [&str; 2] = ["doi.org/", "doi:"];

/// The first DOI that an entry prints behind a word that announces one, with its place.
fn printed(text: &str) -> Option<(usize, &str)> {
    let small = text.to_ascii_lowercase();
    let found = LEADS.iter().filter_map(|lead| {
        let start = memchr::memmem::find(small.as_bytes(), lead.as_bytes())? + lead.len();
        Some(start + text[start..].len() - text[start..].trim_start_matches(' ').len())
    });
    let start = found.min()?;
    let doi = text[start..].split(char::is_whitespace).next().unwrap_or_default();
    let doi = doi.trim_end_matches(['.', ',', ';', ')', ']', '}', '>']);
    // Words behind "doi:" say that there is none; a blank behind "10." is damage of another kind.
    let is_tried = doi.starts_with(|letter: char| letter.is_ascii_digit()) && doi.contains('/');
    (is_tried && !doi.starts_with("10/")).then_some((start, doi))
}

/// The edit that makes a DOI of one whose `10.` has another mark, where that is all that is wrong.
fn edit(report: &Report, entry: &Reference) -> Option<Edit> {
    let text = source::of(report, entry.span)?;
    let (start, doi) = printed(text)?;
    let rest = doi.strip_prefix("10")?;
    let mark = rest.chars().next().filter(|mark| matches!(mark, ',' | ':' | ';' | '-' | '·'))?;
    is_doi(&format!("10.{}", &rest[mark.len_utf8()..]))
        .then(|| source::edit(entry.span, start + 2, start + 2 + mark.len_utf8(), "."))
}

/// Whether the text is built as a DOI is.
///
/// Source: <https://www.doi.org/the-identifier/resources/handbook/2_numbering>
pub(crate) fn is_doi(doi: &str) -> bool {
    let Some((prefix, suffix)) = doi.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else { return false };
    let registrant = prefix.split('.').next().unwrap_or_default();
    (4..=9).contains(&registrant.len())
        && prefix.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && !suffix.is_empty()
        && !suffix.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    #[test]
    fn dois_and_what_is_none() {
        for doi in ["10.1016/j.sea.2004.01", "10.1000.10/123", "10.1002/(SICI)1097<1::AID>3.0.CO;2-A"] {
            assert!(is_doi(doi), "{doi}");
        }
        for doi in ["1.1016/x", "10.1016", "10.1016/", "10.12/x", "10.abcd/x", "doi"] {
            assert!(!is_doi(doi), "{doi}");
        }
    }

    #[test]
    fn names_the_entry() {
        let mut entry = entry(&["Rossi"], 2004, "Harbours");
        entry.item.doi = "1.1016/x".to_owned();
        assert_eq!(Paper::new("").entry(entry).messages(RULE), ["Rossi, 2004: 1.1016/x is not a DOI"]);
    }

    fn report(text: &str) -> Report {
        let mut entry = entry(&["Rossi"], 2004, "Harbours");
        entry.text = text.to_owned();
        let mut report = Paper::new("").entry(entry).report();
        report.findings = check(&report, &Config::default());
        report
    }

    #[test]
    fn what_is_announced_as_one_and_is_none() {
        for text in ["Weir. https://doi.org/1.1016/j.sea.2004.01", "Weir. DOI: 10,1016/j.sea.2004.01."] {
            assert_eq!(report(text).findings.len(), 1, "{text}");
        }
        for text in [
            "Weir. https://doi.org/10.1016/j.sea.2004.01",
            "Weir. https://doi.org/10/abcde",
            "Weir. doi: not assigned",
            "Weir. doi:10. 1016/ j.sea",
            "Weir. doi: 2004",
        ] {
            assert_eq!(report(text).findings, [], "{text}");
        }
    }

    #[test]
    fn a_wrong_mark_is_mended() {
        let report = report("Weir. doi:10,1016/j.sea,2004.");
        let fixed = crate::fix::apply(&report, 0, report.documents[0].text.len()).unwrap();
        assert_eq!(fixed.text.trim(), "Weir. doi:10.1016/j.sea,2004.");
    }
}
