//! When a work appeared, as the formats want it: a Gregorian year, and the year as printed where that is another.

use crate::locale::{Term, Terms, lexicon};
use crate::model::{Calendar, Date, Reference};
use crate::text::fold;

/// When a work appeared.
#[derive(Debug, Default, PartialEq)]
pub(super) struct When {
    /// Gregorian year, month, day as far as known. Of the two years that a year of another calendar touches, the
    /// first: the greater part of a Solar Hijri year lies in it, and it is what catalogues file under.
    pub start: Vec<i32>,
    /// The end of a range.
    pub end: Vec<i32>,
    /// The year as printed with its calendar: `۱۳۹۶ Solar Hijri, 2017/2018`.
    pub printed: String,
    /// The words of a date without a number: `in press`.
    pub words: String,
}

impl When {
    pub fn of(reference: &Reference) -> Self {
        let issued = reference.item.issued.as_ref();
        if let Some(year) = reference.years.first().filter(|year| year.calendar != Calendar::Gregorian) {
            let literal = issued.map_or("", |date| date.literal.trim());
            let value = year.number();
            let digits = if literal.chars().any(char::is_numeric) { literal } else { &value };
            let window = if year.earliest == year.latest {
                String::new()
            } else {
                format!(", {}/{}", year.earliest, year.latest)
            };
            let printed = format!("{digits} {}{window}", year.calendar.name());
            // The greater part of a Hebrew year lies in the second.
            let start = if year.calendar == Calendar::Hebrew { year.latest } else { year.earliest };
            return Self { start: vec![start], printed, ..Self::default() };
        }
        let mut when = issued.map(Self::of_date).unwrap_or_default();
        if when.start.is_empty()
            && let Some(year) = reference.years.first()
        {
            when.start = vec![year.value];
        }
        if !when.start.is_empty() {
            when.words.clear();
        }
        when
    }

    /// A date that has no second calendar.
    pub fn of_date(date: &Date) -> Self {
        let parts = |index: usize| date.date_parts.get(index).map(|parts| sound(parts)).unwrap_or_default();
        Self { start: parts(0), end: parts(1), printed: String::new(), words: date.literal.trim().to_owned() }
    }

    /// The year.
    pub fn year(&self) -> Option<i32> {
        self.start.first().copied()
    }

    /// The month, 1 to 12.
    pub fn month(&self) -> Option<usize> {
        self.start.get(1).and_then(|month| usize::try_from(*month).ok())
    }

    /// ISO 8601, with `/` before the end of a range; empty without a year.
    pub fn iso(&self) -> String {
        if self.end.is_empty() { iso(&self.start) } else { format!("{}/{}", iso(&self.start), iso(&self.end)) }
    }

    /// Whether the words say that the work is yet to appear.
    pub fn in_press(&self) -> bool {
        let folded = fold(&self.words);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        lexicon().terms(&words).meets(Terms::of(&[Term::InPress, Term::Unpublished]))
    }
}

/// Year, month and day up to the first that cannot be one.
fn sound(parts: &[i32]) -> Vec<i32> {
    let month = parts.get(1).copied().filter(|month| (1..=12).contains(month));
    let day = parts.get(2).copied().filter(|day| (1..=31).contains(day));
    match (parts.first(), month, day) {
        (None, ..) => Vec::new(),
        (Some(year), None, _) => vec![*year],
        (Some(year), Some(month), None) => vec![*year, month],
        (Some(year), Some(month), Some(day)) => vec![*year, month, day],
    }
}

fn iso(parts: &[i32]) -> String {
    match parts {
        [] => String::new(),
        [year] => four(*year),
        [year, month] => format!("{}-{month:02}", four(*year)),
        [year, month, day, ..] => format!("{}-{month:02}-{day:02}", four(*year)),
    }
}

/// A year of four digits at least, with its sign before them.
fn four(year: i32) -> String {
    format!("{}{:04}", if year < 0 { "-" } else { "" }, year.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::keys::tests::reference;
    use crate::model::{Item, Year};

    #[test]
    fn another_calendar_is_kept_beside_the_gregorian_year() {
        let mut entry = reference(Item {
            issued: Some(Date { date_parts: vec![vec![1396]], literal: "۱۳۹۶".into() }),
            ..Item::default()
        });
        let solar = Calendar::SolarHijri;
        entry.years = vec![Year { value: 1396, calendar: solar, earliest: 2017, latest: 2018, suffix: None }];
        let when = When::of(&entry);
        assert_eq!(when.iso(), "2017");
        assert_eq!(when.printed, "۱۳۹۶ Solar Hijri, 2017/2018");
    }

    #[test]
    fn dates_without_a_year_keep_their_words() {
        let date = Date { date_parts: Vec::new(), literal: "in press".into() };
        let when = When::of(&reference(Item { issued: Some(date), ..Item::default() }));
        assert_eq!((when.year(), when.words.as_str()), (None, "in press"));
    }

    #[test]
    fn impossible_months_are_left_out() {
        let date = Date { date_parts: vec![vec![2004, 7, 12], vec![2005, 13, 1]], literal: String::new() };
        assert_eq!(When::of_date(&date).iso(), "2004-07-12/2005");
    }
}
