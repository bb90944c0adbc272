use super::draft::{Draft, finding};
use super::scope::{is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{Calendar, Finding, Report, YearFit};

rule! {
    /// A citation and its entry count their years in different calendars.
    ///
    /// ## What it finds
    ///
    /// A citation of 1396 (Solar Hijri) that fits an entry of 2018, since 1396 is 2017 or 2018. Each entry
    /// is named once.
    ///
    /// ## Why it matters
    ///
    /// The match rests on a conversion; a reader who does not convert will look for another work.
    ///
    /// ## Example that fires
    ///
    ///     (Mousavi, 1396)        Mousavi, S. (2018). Canals of Yazd.
    ///
    /// ## Example that is fine
    ///
    ///     (Mousavi, 2018)        Mousavi, S. (2018). Canals of Yazd.
    ///
    /// ## How to silence it
    ///
    /// Give both years, as in 1396/2018, or `ignore = ["calendar-converted"]` in `reconcite.toml`.
    "calendar-converted", Info
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let mut seen = vec![false; report.references.len()];
    matched(report)
        .filter(|found| found.link.comparison.year == YearFit::Converted)
        .filter(|found| !std::mem::replace(&mut seen[found.link.reference], true))
        .filter_map(|found| {
            let cited = found.cite.years.iter().find(|year| year.calendar != Calendar::Gregorian);
            let cited = words::year_explained(cited.or(found.cite.years.first())?);
            let listed = words::year_explained(found.entry.years.first()?);
            let name = found.cite.names.first().map(|name| format!("{name}: ")).unwrap_or_default();
            Some(
                finding(place(found.citation, found.cite), format!("{name}cited as {cited}, listed as {listed}"))
                    .entry(found.link.reference, found.entry, format!("listed as {listed}"))
                    .help("nothing is wrong; give the year in one calendar, or in both"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cite, Comparison, Year};
    use crate::rules::testing::{Paper, cite, entry, linked};

    #[test]
    fn each_entry_once() {
        let year = Year { value: 1396, calendar: Calendar::SolarHijri, earliest: 2017, latest: 2018, suffix: None };
        let converted = Comparison { year: YearFit::Converted, ..Comparison::default() };
        let cited = || linked(Cite { years: vec![year.clone()], ..cite(&["Mousavi"], 0) }, 0, converted.clone());
        let paper = Paper::new("").entry(entry(&["Mousavi"], 2018, "Canals")).cite("(a)", cited()).cite("(b)", cited());
        assert_eq!(paper.messages(RULE), ["Mousavi: cited as 1396 (Solar Hijri, 2017 or 2018), listed as 2018"]);
        assert!(Paper::sound().run(RULE).is_empty());
    }
}
