use super::draft::{Draft, finding};
use super::scope::{is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report, YearFit};

rule! {
    /// A citation and its entry give different years.
    ///
    /// ## What it finds
    ///
    /// A citation whose authors fit an entry that no other citation claims, but whose year does not. Years
    /// of other calendars are converted first: 1396 of the Solar Hijri calendar is 2017 or 2018.
    ///
    /// ## Why it matters
    ///
    /// One of the two is wrong, or another work of the same author was meant.
    ///
    /// ## Example that fires
    ///
    ///     (Duarte, 2019)        Duarte, L. (2021). Coastal towns.
    ///
    /// ## Example that is fine
    ///
    ///     (Duarte, 1400)        Duarte, L. (2021). Coastal towns.
    ///
    /// ## How to silence it
    ///
    /// Correct the year. A work of two editions can be cited and listed as `1998/2004`.
    "year-mismatch", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let off = matched(report).filter(|found| matches!(found.link.comparison.year, YearFit::Off(_)));
    off.filter_map(|found| {
        let cited = words::year_explained(found.cite.years.first()?);
        let listed = words::year_explained(found.entry.years.first()?);
        let name = found.cite.names.first().map(|name| format!("{name}: ")).unwrap_or_default();
        Some(
            finding(place(found.citation, found.cite), format!("{name}cited as {cited}, listed as {listed}"))
                .entry(found.link.reference, found.entry, format!("listed as {listed}"))
                .because(words::reasons(found.link))
                .help("correct the year that is wrong, or add the entry if another work is meant"),
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Calendar, Cite, Comparison, Year};
    use crate::rules::testing::{Paper, cite, entry, linked};

    fn paper(cite: Cite, year: YearFit) -> Paper {
        let comparison = Comparison { year, ..Comparison::default() };
        Paper::new("").entry(entry(&["Duarte"], 2021, "Towns")).cite("(Duarte)", linked(cite, 0, comparison))
    }

    #[test]
    fn says_both_years() {
        let paper = paper(cite(&["Duarte"], 2019), YearFit::Off(2));
        assert_eq!(paper.messages(RULE), ["Duarte: cited as 2019, listed as 2021"]);
    }

    #[test]
    fn explains_a_year_of_another_calendar() {
        let year = Year { value: 1396, calendar: Calendar::SolarHijri, earliest: 2017, latest: 2018, suffix: None };
        let paper = paper(Cite { years: vec![year], ..cite(&["Duarte"], 0) }, YearFit::Off(3));
        assert_eq!(paper.messages(RULE), ["Duarte: cited as 1396 (Solar Hijri, 2017 or 2018), listed as 2021"]);
    }

    #[test]
    fn equal_and_converted_years_are_fine() {
        for fit in [YearFit::Equal, YearFit::Converted, YearFit::Unknown, YearFit::Undated] {
            assert!(paper(cite(&["Duarte"], 2021), fit).run(RULE).is_empty());
        }
    }
}
