use super::draft::{Draft, finding};
use super::scope::{cites, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Form, Report, Status};

rule! {
    /// A key is cited that the file of references does not have.
    ///
    /// ## What it finds
    ///
    /// `\cite{key}`, `[@key]` or `#cite(<key>)` where neither the file of references nor the paper's own
    /// list has an entry of that key. A key that differs in a few letters is named.
    ///
    /// ## Why it matters
    ///
    /// The citation is printed as a question mark, and its source is lost.
    ///
    /// ## Example that fires
    ///
    ///     Prices fell again \cite{moreno2018}.     The file has moreno2012.
    ///
    /// ## Example that is fine
    ///
    ///     Prices fell again \cite{moreno2012}.     The file has moreno2012.
    ///
    /// ## How to silence it
    ///
    /// Add the entry or correct the key. Name the right file with `--references FILE`, or use
    /// `ignore = ["undefined-key"]` in `reconcite.toml`.
    "undefined-key", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if report.references.is_empty() {
        return Vec::new();
    }
    let undefined =
        cites(report).filter(|(citation, cite)| citation.form == Form::Key && cite.status == Status::None);
    undefined
        .map(|(citation, cite)| {
            let name = words::cite_name(citation, cite);
            let draft = finding(place(citation, cite), format!("the key {name} is not in the file of references"));
            match cite.nearest.first().and_then(|link| Some((link, report.references.get(link.reference)?))) {
                Some((link, entry)) => {
                    let help = format!("did you mean `{}`? If not, add the entry", entry.item.id);
                    draft.entry(link.reference, entry, "the nearest key").help(help)
                }
                None => draft.help("add the entry, or correct the key"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Citation, Cite};
    use crate::rules::testing::{Paper, numbered};

    fn keyed(key: &str) -> Report {
        let mut report = Paper::sound().cite("[@a]", numbered(key)).report();
        let citation: &mut Citation = report.citations.last_mut().unwrap();
        citation.form = Form::Key;
        report
    }

    #[test]
    fn fires_for_a_key_without_an_entry() {
        let findings = check(&keyed("abel"), &Config::default());
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message, "the key `abel` is not in the file of references");
    }

    #[test]
    fn is_silent_for_keys_that_are_there_and_where_no_file_is() {
        let mut report = keyed("abel");
        let cite: &mut Cite = &mut report.citations.last_mut().unwrap().cites[0];
        cite.status = Status::Match;
        assert!(check(&report, &Config::default()).is_empty());
        let mut report = keyed("abel");
        report.references.clear();
        assert!(check(&report, &Config::default()).is_empty());
    }
}
