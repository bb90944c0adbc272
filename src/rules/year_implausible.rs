use std::time::{SystemTime, UNIX_EPOCH};

use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// An entry's year lies in the future.
    ///
    /// ## What it finds
    ///
    /// A year of publication after next year, once it is turned into a Gregorian one. `latest-year` in
    /// `reconcite.toml` sets another limit.
    ///
    /// ## Why it matters
    ///
    /// A digit is wrong, or the year was read in the wrong calendar.
    ///
    /// ## Example that fires
    ///
    ///     Adeyemi, K. (2201). Rain.
    ///
    /// ## Example that is fine
    ///
    ///     Adeyemi, K. (2012). Rain.
    ///
    /// ## How to silence it
    ///
    /// Correct the year, or set `latest-year`.
    "year-implausible", Error
}

fn check(report: &Report, config: &Config) -> Vec<Finding> {
    let latest = if config.latest_year == 0 { this_year() + 1 } else { config.latest_year };
    let entries = report.references.iter().enumerate();
    entries
        .filter_map(|(index, entry)| {
            let year = entry.years.first().filter(|year| year.earliest > latest)?;
            let name = words::entry_name(entry);
            let message = format!("{name}: the year {} lies in the future", words::year_explained(year));
            let mut draft = finding(&[entry.span], message).help("correct the year of the entry");
            draft.reference = Some(index);
            Some(draft)
        })
        .collect()
}

/// The year by the computer's clock; a clock that stands before 1970 counts as 1970.
fn this_year() -> i32 {
    const MEAN_YEAR: u64 = 31_556_952;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
    1970 + i32::try_from(seconds / MEAN_YEAR).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Calendar, Year};
    use crate::rules::testing::{Paper, entry};

    #[test]
    fn only_the_future_fires() {
        let mut thai = entry(&["Suda"], 2019, "Rain");
        let calendar = Calendar::Buddhist;
        thai.years = vec![Year { value: 2562, calendar, earliest: 2019, latest: 2019, suffix: None }];
        let paper = Paper::new("")
            .entry(entry(&["Adeyemi"], 2201, "Rain"))
            .entry(entry(&["Adeyemi"], 2012, "Rain"))
            .entry(entry(&["Adeyemi"], this_year() + 1, "Rain"))
            .entry(entry(&["Plato"], -380, "The Republic"))
            .entry(thai);
        assert_eq!(paper.messages(RULE), ["Adeyemi, 2201: the year 2201 lies in the future"]);
    }
}
