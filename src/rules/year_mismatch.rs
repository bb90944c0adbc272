use super::draft::{Draft, finding};
use super::scope::{Matched, is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report, Severity, YearFit};
use crate::text::fold;

rule! {
    /// A citation and its entry give different years.
    ///
    /// ## What it finds
    ///
    /// A citation whose authors fit an entry that no other citation claims, but whose year does not. An
    /// entry that is cited rightly elsewhere is meant only where it is the authors' sole one, a year or
    /// two off, and not cited in the same bracket. Years of other calendars are converted first: 1396 of
    /// the Solar Hijri calendar is 2017 or 2018. An entry without a year that is cited with one, which
    /// stands nowhere in it, is a warning.
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
    matched(report).filter_map(|found| if is_dateless(&found) { dateless(&found) } else { off(&found) }).collect()
}

/// Years that differ.
fn off(found: &Matched) -> Option<Finding> {
    let YearFit::Off(_) = found.link.comparison.year else { return None };
    let cited = words::year_explained(found.cite.years.first()?);
    let listed = words::year_explained(found.entry.years.first()?);
    let draft = finding(place(found.citation, found.cite), format!("{}cited as {cited}, listed as {listed}", name(found)))
        .entry(found.link.reference, found.entry, format!("listed as {listed}"))
        .because(words::reasons(found.link))
        .help("correct the year that is wrong, or add the entry if another work is meant");
    Some(draft)
}

/// Whether an entry has no year at all, and none of its numbers can be the cited one.
fn is_dateless(found: &Matched) -> bool {
    if found.link.comparison.year != YearFit::Unknown || !found.entry.years.is_empty() {
        return false;
    }
    let text = fold(&found.entry.text);
    let mut numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| number.len() > 1);
    numbers.all(|number| found.cite.years.iter().all(|year| !year.value.to_string().ends_with(number)))
}

fn dateless(found: &Matched) -> Option<Finding> {
    let cited = words::year_explained(found.cite.years.first()?);
    let message = format!("{}cited as {cited}, listed without a year", name(found));
    let draft = finding(place(found.citation, found.cite), message)
        .entry(found.link.reference, found.entry, "listed without a year")
        .because(words::reasons(found.link))
        .help("add the year to the entry, or add the entry if another work is meant");
    Some(Finding { severity: Severity::Warning, ..draft })
}

/// The cited name before what is said of it.
fn name(found: &Matched) -> String {
    found.cite.names.first().map(|name| format!("{name}: ")).unwrap_or_default()
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
    fn an_entry_without_a_year() {
        let messages = |year: i32, title: &str| {
            let mut entry = entry(&["Duarte"], 2021, "Towns");
            entry.years.clear();
            entry.text = format!("Duarte, L. {title}");
            let comparison = Comparison { year: YearFit::Unknown, ..Comparison::default() };
            Paper::new("").entry(entry).cite("(Duarte)", linked(cite(&["Duarte"], year), 0, comparison)).messages(RULE)
        };
        assert_eq!(messages(2019, "Towns of 2018, v. 3."), ["Duarte: cited as 2019, listed without a year"]);
        assert!(messages(2019, "Towns. 03-06-19.").is_empty() && messages(2019, "Towns in 2019.").is_empty());
    }

    #[test]
    fn equal_and_converted_years_are_fine() {
        for fit in [YearFit::Equal, YearFit::Converted, YearFit::Unknown, YearFit::Undated] {
            assert!(paper(cite(&["Duarte"], 2021), fit).run(RULE).is_empty());
        }
    }
}
