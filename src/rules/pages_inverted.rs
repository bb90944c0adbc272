use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};
use crate::text::digits::parse_number;

rule! {
    /// The last page of an entry comes before its first.
    ///
    /// ## What it finds
    ///
    /// Pages such as 214-198. A shortened last page, as in 214-8, is none.
    ///
    /// ## Why it matters
    ///
    /// One of the two numbers is wrong, often by two digits that changed places.
    ///
    /// ## Example that fires
    ///
    ///     Sea Studies, 8, 214-198.
    ///
    /// ## Example that is fine
    ///
    ///     Sea Studies, 8, 198-214.
    ///
    /// ## How to silence it
    ///
    /// Correct the pages, or `ignore = ["pages-inverted"]` in `reconcite.toml`.
    "pages-inverted", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let entries = report.references.iter().enumerate();
    entries
        .filter_map(|(index, entry)| {
            let (first, last) = entry.item.page.split_once(['-', '–'])?;
            let (first, last) = (first.trim(), last.trim());
            // Fewer digits are a shortened number; more cannot be smaller.
            let inverted = first.chars().count() == last.chars().count() && parse_number(last)? < parse_number(first)?;
            inverted.then(|| {
                let name = words::entry_name(entry);
                let mut draft = finding(&[entry.span], format!("{name}: the pages {first}–{last} run backwards"))
                    .help("correct the pages of the entry");
                draft.reference = Some(index);
                draft
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    #[test]
    fn only_whole_numbers_that_fall_fire() {
        let mut paper = Paper::new("");
        for page in ["214-198", "198-214", "214-8", "e12-e9", "7", "", "12-12"] {
            let mut entry = entry(&["Rossi"], 2004, "Harbours");
            entry.item.page = page.to_owned();
            paper = paper.entry(entry);
        }
        assert_eq!(paper.messages(RULE), ["Rossi, 2004: the pages 214–198 run backwards"]);
    }
}
