use super::draft::{Draft, finding};
use super::scope::{in_library, is_reconciled, uncited};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// An entry of the file of references is never cited.
    ///
    /// ## What it finds
    ///
    /// Entries of a `.bib` file or its like that no citation uses. Where they are more than the entries in
    /// use, the file serves other papers too, and one finding counts them.
    ///
    /// ## Why it matters
    ///
    /// LaTeX and Pandoc print cited works only, so nothing is wrong in print. In a file that belongs to one
    /// paper it may be a leftover, or the sign of a citation that was lost.
    ///
    /// ## Example that fires
    ///
    ///     The file has okafor2007; the paper never cites it.
    ///
    /// ## Example that is fine
    ///
    ///     The file has okafor2007; the paper says \cite{okafor2007} or \nocite{*}.
    ///
    /// ## How to silence it
    ///
    /// `ignore = ["unused-entry"]` in `reconcite.toml`.
    "unused-entry", Info
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let unused: Vec<_> = uncited(report).filter(|(_, entry)| in_library(report, entry)).collect();
    let Some((_, first)) = unused.first() else { return Vec::new() };
    if unused.len() * 2 > report.references.len() && unused.len() > 10 {
        let entries = words::count(report.references.len(), "entry");
        let message = format!("{} of {entries} are not cited here; the file seems to serve other papers too", unused.len());
        return vec![finding(&[first.span], message).help("nothing is to be done if it is a shared library")];
    }
    unused
        .iter()
        .map(|(index, entry)| {
            let message = format!("`{}` ({}) is never cited", entry.id, words::entry_name(entry));
            let mut draft = finding(&[entry.span], message).help("cite it, or take it out of the file");
            draft.reference = Some(*index);
            draft
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Format};
    use crate::rules::testing::{Paper, entry};

    fn library(entries: usize) -> Report {
        let mut paper = Paper::sound();
        for number in 0..entries {
            paper = paper.entry(entry(&["Okafor"], 2000 + number as i32, "Roads"));
        }
        let mut report = paper.report();
        report.documents.truncate(1);
        report.documents.push(Document { format: Format::Bibliography, ..Document::from_text("a.bib", "") });
        report.references.iter_mut().for_each(|entry| entry.span.document = 1);
        report
    }

    #[test]
    fn fires_for_each_entry_of_a_small_file_and_once_for_a_library() {
        let messages = |entries| -> Vec<String> {
            check(&library(entries), &Config::default()).into_iter().map(|finding| finding.message).collect()
        };
        assert_eq!(messages(1).len(), 1);
        assert!(messages(1)[0].ends_with("(Okafor, 2000) is never cited"));
        assert_eq!(messages(40).len(), 1);
        assert!(messages(40)[0].starts_with("40 of "));
    }

    #[test]
    fn is_silent_for_a_printed_list() {
        assert!(Paper::sound().entry(entry(&["Okafor"], 2007, "Roads")).run(RULE).is_empty());
    }
}
