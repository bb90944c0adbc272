use super::draft::{Draft, finding};
use super::scope::{is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report, SurnameFit};
use crate::text::script::dominant;

rule! {
    /// A name is written in one script in the text and in another in the list.
    ///
    /// ## What it finds
    ///
    /// A citation whose name fits the entry's once both are romanised. Each entry is named once.
    ///
    /// ## Why it matters
    ///
    /// The match rests on the sound of a name. It is seldom wrong where year or co-authors agree, but only
    /// a person can be sure.
    ///
    /// ## Example that fires
    ///
    ///     Морозова (2011)        Morozova, T. (2011). River ports.
    ///
    /// ## Example that is fine
    ///
    ///     Morozova (2011)        Morozova, T. (2011). River ports.
    ///
    /// ## How to silence it
    ///
    /// `ignore = ["cross-script-match"]` in `reconcite.toml`.
    "cross-script-match", Info
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let mut seen = vec![false; report.references.len()];
    matched(report)
        .filter(|found| found.link.comparison.surname == SurnameFit::Romanised)
        .filter(|found| found.cite.names.first().is_some_and(|name| dominant(name) != dominant(&found.entry.text)))
        .filter(|found| !std::mem::replace(&mut seen[found.link.reference], true))
        .map(|found| {
            let cited = words::cite_name(found.citation, found.cite);
            let listed = words::entry_name(found.entry);
            finding(place(found.citation, found.cite), format!("{cited} is taken for {listed}"))
                .entry(found.link.reference, found.entry, "the entry in the other script")
                .because(words::reasons(found.link))
                .help("check that this is the same person")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;
    use crate::rules::testing::{Paper, cite, entry, linked};

    #[test]
    fn fires_across_scripts_only() {
        let romanised = Comparison { surname: SurnameFit::Romanised, ..Comparison::default() };
        let paper = Paper::new("")
            .entry(entry(&["Morozova"], 2011, "River ports"))
            .entry(entry(&["Peng"], 2012, "Canals"))
            .cite("(x)", linked(cite(&["Морозова"], 2011), 0, romanised.clone()))
            .cite("(x)", linked(cite(&["Морозова"], 2011), 0, romanised.clone()))
            .cite("(x)", linked(cite(&["P’eng"], 2012), 1, romanised));
        assert_eq!(paper.messages(RULE), ["Морозова, 2011 is taken for Morozova, 2011"]);
    }
}
