//! How the years of a cite and of a reference compare, and the letters behind them.

use crate::model::{Calendar, Cite, Reference, SuffixFit, Year, YearFit};
use crate::text::calendar::{readings, window};
use crate::text::fold;

pub(super) fn year(cite: &Cite, reference: &Reference) -> YearFit {
    if cite.years.is_empty() {
        return match (&cite.undated, reference.years.is_empty()) {
            (Some(_), true) => YearFit::Undated,
            _ => YearFit::Unknown,
        };
    }
    if reference.years.is_empty() {
        return YearFit::Unknown;
    }
    let mut best: Option<YearFit> = None;
    for cited in &cite.years {
        for listed in &reference.years {
            let fit = one_year(cited, listed);
            best = Some(best.map_or(fit, |known| closer(known, fit)));
        }
    }
    best.unwrap_or_default()
}

pub(super) fn one_year(cited: &Year, listed: &Year) -> YearFit {
    if cited.value == listed.value {
        return YearFit::Equal;
    }
    if cited.calendar == listed.calendar {
        return YearFit::Off(listed.value - cited.value);
    }
    let overlap = |one: (i32, i32), other: (i32, i32)| one.0 <= other.1 && other.0 <= one.1;
    let here = (cited.earliest, cited.latest);
    let there = (listed.earliest, listed.latest);
    if overlap(here, there) {
        return YearFit::Converted;
    }
    // A number that several calendars can hold may have been given to the wrong one.
    let converts = |year: &Year, other: (i32, i32)| {
        year.calendar != Calendar::Gregorian
            && readings(year.value)
                .filter(|calendar| matches!(calendar, Calendar::SolarHijri | Calendar::LunarHijri))
                .any(|calendar| overlap(window(year.value, calendar), other))
    };
    if converts(cited, there) || converts(listed, here) {
        return YearFit::Converted;
    }
    YearFit::Off(if there.0 > here.1 { there.0 - here.1 } else { there.1 - here.0 })
}

pub(super) fn closer(one: YearFit, other: YearFit) -> YearFit {
    let rank = |fit: YearFit| match fit {
        YearFit::Equal => 0,
        YearFit::Converted | YearFit::Undated => 1,
        YearFit::Off(distance) => 2 + distance.unsigned_abs().min(9000),
        YearFit::Unknown => 10_000,
    };
    if rank(other) < rank(one) { other } else { one }
}

pub(super) fn suffix(cite: &Cite, reference: &Reference) -> SuffixFit {
    let of = |years: &[Year]| years.iter().find_map(|year| year.suffix.as_deref().map(fold));
    match (of(&cite.years), of(&reference.years)) {
        (None, None) => SuffixFit::Equal,
        (Some(cited), Some(listed)) if cited == listed => SuffixFit::Equal,
        (None, Some(_)) => SuffixFit::MissingInCite,
        (Some(_), None) => SuffixFit::MissingInEntry,
        _ => SuffixFit::Different,
    }
}
