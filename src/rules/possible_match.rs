use super::draft::{Draft, finding};
use super::scope::{cites, is_reconciled, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report, Status};

rule! {
    /// A citation may mean an entry, but not surely.
    ///
    /// ## What it finds
    ///
    /// A citation that one entry fits in part: the name only sounds alike, or the year is missing. It is
    /// counted as cited; a person should look.
    ///
    /// ## Why it matters
    ///
    /// A guess that is not shown would hide a missing entry or a misspelt name.
    ///
    /// ## Example that fires
    ///
    ///     (Tanaka & Mori)        Tanaka, Y., & Mori, K. (2003). Terraces.
    ///
    /// ## Example that is fine
    ///
    ///     (Tanaka & Mori, 2003)
    ///
    /// ## How to silence it
    ///
    /// Correct the side that is wrong, or `ignore = ["possible-match"]` in `reconcite.toml`.
    "possible-match", Info
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    cites(report)
        .filter(|(_, cite)| cite.status == Status::Possible)
        .filter_map(|(citation, cite)| {
            let [link] = cite.links.as_slice() else { return None };
            let entry = report.references.get(link.reference)?;
            let (cited, listed) = (words::cite_name(citation, cite), words::entry_name(entry));
            Some(
                finding(place(citation, cite), format!("{cited} may mean {listed}"))
                    .entry(link.reference, entry, "the entry it may mean")
                    .because(words::reasons(link))
                    .help("check that this entry is meant"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, cite, entry, possible};

    #[test]
    fn fires_for_one_candidate_only() {
        let paper = Paper::new("")
            .entry(entry(&["Tanaka", "Mori"], 2003, "Terraces"))
            .entry(entry(&["Tanaka"], 2003, "Walls"))
            .cite("(Tanaca, 2003)", possible(cite(&["Tanaca"], 2003), &[0]))
            .cite("(Tanaka, 2003)", possible(cite(&["Tanaka"], 2003), &[0, 1]));
        assert_eq!(paper.messages(RULE), ["Tanaca, 2003 may mean Tanaka and Mori, 2003"]);
    }
}
