use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// An entry's DOI cannot be one.
    ///
    /// ## What it finds
    ///
    /// A DOI that does not begin with `10.`, four to nine digits and a slash, or that has nothing after it.
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
        .filter(|(_, entry)| !entry.item.doi.is_empty() && !is_doi(&entry.item.doi))
        .map(|(index, entry)| {
            let (name, doi) = (words::entry_name(entry), words::shorten(&entry.item.doi));
            let mut draft = finding(&[entry.span], format!("{name}: {doi} is not a DOI"))
                .help("copy the DOI from the publisher's page: it looks like 10.1234/abcd");
            draft.reference = Some(index);
            draft
        })
        .collect()
}

/// Source: <https://www.doi.org/the-identifier/resources/handbook/2_numbering>
fn is_doi(doi: &str) -> bool {
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
}
