use super::draft::{Draft, finding};
use super::scope::{cites, is_reconciled, place};
use super::words;
use crate::config::Config;
use crate::model::{Citation, Cite, Finding, Form, Report};

rule! {
    /// The link behind a citation leads to another entry than its text names.
    ///
    /// ## What it finds
    ///
    /// A citation that the document ties to an entry, as web pages, XML and reference managers do, but
    /// whose printed text means another entry of the list; and a key behind the name of somebody who has
    /// no part in that work but in another of the list. Text that says too little to tell is passed over.
    ///
    /// ## Why it matters
    ///
    /// Readers who follow the link, and databases that count it, get the wrong work.
    ///
    /// ## Example that fires
    ///
    ///     <a href="#ref-2">Duarte, 2021</a>        [ref-2] Ito, K. (2009). On maps.
    ///     Duarte et al. \cite{ito2009}
    ///
    /// ## Example that is fine
    ///
    ///     <a href="#ref-2">Ito, 2009</a>           [ref-2] Ito, K. (2009). On maps.
    ///
    /// ## How to silence it
    ///
    /// Let the link lead to the entry that the text names, or correct the text. For a paper that is to be
    /// printed only: `ignore = ["link-mismatch"]` in `reconcite.toml`.
    "link-mismatch", Warning
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    cites(report).filter_map(|(citation, cite)| mismatch(report, citation, cite)).collect()
}

fn mismatch(report: &Report, citation: &Citation, cite: &Cite) -> Option<Finding> {
    let found = cite.contradiction?;
    let (printed, linked) = (report.references.get(found.printed)?, report.references.get(found.linked)?);
    let (name, other) = (words::entry_name(printed), words::entry_name(linked));
    let (message, help) = if citation.form == Form::Key {
        let key = words::cite_name(citation, cite);
        (format!("the text before it names {name}, but {key} is {other}"), "cite the key of the work that the text names")
    } else {
        let cited = words::cite_name(citation, cite);
        (format!("{cited}: its link leads to {other}"), "let the link lead to the entry that the text names")
    };
    Some(
        finding(place(citation, cite), message)
            .entry(found.linked, linked, "the link leads here")
            .related(printed.span, "the text names this entry")
            .help(help),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Comparison, Contradiction};
    use crate::rules::testing::{Paper, cite, entry, linked, numbered};

    fn paper(text: &str, cite: Cite) -> Paper {
        let contradiction = Some(Contradiction { printed: 0, linked: 1 });
        Paper::new("")
            .entry(entry(&["Duarte"], 2021, "Towns"))
            .entry(entry(&["Ito", "Ek"], 2009, "On maps"))
            .cite(text, Cite { contradiction, ..linked(cite, 0, Comparison::default()) })
    }

    #[test]
    fn says_where_the_link_leads() {
        let messages = paper("(Duarte, 2021)", cite(&["Duarte"], 2021)).messages(RULE);
        assert_eq!(messages, ["Duarte, 2021: its link leads to Ito and Ek, 2009"]);
        let messages = paper("[1]", numbered("1")).messages(RULE);
        assert_eq!(messages, ["[1]: its link leads to Ito and Ek, 2009"]);
    }

    #[test]
    fn links_that_agree_are_fine() {
        let plain = cite(&["Duarte"], 2021);
        assert!(Paper::sound().cite("(Duarte, 2021)", linked(plain, 0, Comparison::default())).run(RULE).is_empty());
    }
}
