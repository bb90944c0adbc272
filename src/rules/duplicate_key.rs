use rustc_hash::FxHashMap;

use super::draft::{Draft, finding};
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// Two entries have the same key.
    ///
    /// ## What it finds
    ///
    /// Entries of a file of references, or of `thebibliography`, whose keys are the same; BibTeX does not
    /// tell small letters from capitals in keys.
    ///
    /// ## Why it matters
    ///
    /// Only one of the two is printed, and citations of the other lead to the wrong work.
    ///
    /// ## Example that fires
    ///
    ///     @book{lee2001, ...}   @article{lee2001, ...}
    ///
    /// ## Example that is fine
    ///
    ///     @book{lee2001a, ...}  @article{lee2001b, ...}
    ///
    /// ## How to silence it
    ///
    /// Rename one of the keys, or `ignore = ["duplicate-key"]` in `reconcite.toml`.
    "duplicate-key", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    let mut findings = Vec::new();
    for (index, entry) in report.references.iter().enumerate().filter(|(_, entry)| !entry.item.id.is_empty()) {
        let first = *seen.entry(entry.item.id.to_lowercase()).or_insert(index);
        if first == index {
            continue;
        }
        let message = format!("the key `{}` stands twice in the list", entry.item.id);
        let mut draft = finding(&[entry.span], message)
            .related(report.references[first].span, "first here")
            .help("give one of the two another key, and correct its citations");
        draft.reference = Some(index);
        findings.push(draft);
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Reference;
    use crate::rules::testing::{Paper, entry};

    fn keyed(key: &str) -> Reference {
        let mut entry = entry(&["Lee"], 2001, "Rivers");
        entry.item.id = key.to_owned();
        entry
    }

    #[test]
    fn fires_for_the_second_of_two() {
        let paper = Paper::sound().entry(keyed("lee2001")).entry(keyed("Lee2001")).entry(keyed("ito"));
        assert_eq!(paper.messages(RULE), ["the key `Lee2001` stands twice in the list"]);
    }

    #[test]
    fn is_silent_where_the_format_has_no_keys() {
        assert!(Paper::sound().entry(keyed("")).entry(keyed("")).run(RULE).is_empty());
    }
}
