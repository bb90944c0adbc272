use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// An entry's DOI is a placeholder.
    ///
    /// ## What it finds
    ///
    /// A DOI that was left from a template, such as `10.1000/xyz123`, `10.xxxx/xxxxx` or `10.1234/5678`.
    ///
    /// ## Why it matters
    ///
    /// It leads nowhere, or to a work that has nothing to do with the entry.
    ///
    /// ## Example that fires
    ///
    ///     https://doi.org/10.xxxx/xxxxx
    ///
    /// ## Example that is fine
    ///
    ///     https://doi.org/10.1016/j.sea.2004.01
    ///
    /// ## How to silence it
    ///
    /// Put in the work's own DOI, or `ignore = ["doi-placeholder"]` in `reconcite.toml`.
    "doi-placeholder", Warning
}

/// DOIs that manuals and templates use.
const KNOWN: [&str; 8] = [
    "10.1000/xyz123",
    "10.1000/182",
    "10.1234/5678",
    "10.1234/example",
    "10.1234/abcd",
    "10.1234/123456",
    "10.1000/example",
    "10.1000/xyz",
];

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let entries = report.references.iter().enumerate().filter(|(_, entry)| is_placeholder(&entry.item.doi));
    entries
        .map(|(index, entry)| {
            let (name, doi) = (words::entry_name(entry), words::shorten(&entry.item.doi));
            let mut draft = finding(&[entry.span], format!("{name}: {doi} is a placeholder"))
                .help("put in the work's own DOI, or take it out");
            draft.reference = Some(index);
            draft
        })
        .collect()
}

fn is_placeholder(doi: &str) -> bool {
    let doi = doi.to_ascii_lowercase();
    let doi = doi.trim_end_matches(['.', ',', ';']);
    let blank = |part: &str| {
        let mut letters = part.chars().filter(|letter| !matches!(letter, '.' | '-' | '_' | '/')).peekable();
        letters.peek().is_some() && letters.clone().count() > 2 && (letters.clone().all(|letter| letter == 'x') || letters.all(|letter| letter == '?'))
    };
    KNOWN.contains(&doi) || doi.strip_prefix("10.").is_some_and(|rest| {
        let (prefix, suffix) = rest.split_once('/').unwrap_or((rest, ""));
        blank(prefix) || blank(suffix)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    #[test]
    fn names_the_entry() {
        let mut entry = entry(&["Rossi"], 2004, "Harbours");
        entry.item.doi = "10.xxxx/xxxxx".to_owned();
        assert_eq!(Paper::new("").entry(entry).messages(RULE), ["Rossi, 2004: 10.xxxx/xxxxx is a placeholder"]);
    }

    #[test]
    fn placeholders_and_dois() {
        for doi in ["10.1000/xyz123", "10.1234/5678", "10.1016/xxxx.xx", "10.XXXX/abc"] {
            assert!(is_placeholder(doi), "{doi}");
        }
        for doi in ["10.1016/j.sea.2004.01", "10.1093/x", "10.1234/xaxb", "", "10.1234/56789"] {
            assert!(!is_placeholder(doi), "{doi}");
        }
    }
}
