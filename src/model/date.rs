//! Dates as printed, and the Gregorian years that they may mean.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::text::calendar::Calendar;
use crate::text::hebrew_year;

/// A year as printed, with every Gregorian year that it may stand for.
///
/// A year of another calendar begins inside a Gregorian one, so it is a window of two; months in references are
/// wrong too often to narrow it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Year {
    /// The number as printed, in its own calendar.
    pub value: i32,
    /// The letter that tells two works of one year apart: `a` in `2010a`, `الف`, `б`, as printed.
    pub suffix: Option<String>,
    /// The calendar that `value` counts in.
    pub calendar: Calendar,
    /// First Gregorian year it may be.
    pub earliest: i32,
    /// Last Gregorian year it may be.
    pub latest: i32,
}

impl Year {
    /// The number as a reader of its calendar writes it, in European digits where it is one: `1396`, `תשע״ב`.
    pub fn number(&self) -> String {
        match self.calendar {
            Calendar::Hebrew => hebrew_year::print(self.value),
            _ => self.value.to_string(),
        }
    }

    /// A Gregorian year without a letter.
    pub fn gregorian(value: i32) -> Self {
        Self { value, suffix: None, calendar: Calendar::Gregorian, earliest: value, latest: value }
    }
}

/// A CSL date.
///
/// Source: <https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json>
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Date {
    /// One date, or the two ends of a range; each year, month, day as far as known. Gregorian where the printed
    /// calendar allows one reading; otherwise the year as printed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub date_parts: Vec<Vec<i32>>,
    /// The words of a date that has no number: `in press`, `n.d.`; or the year as printed where it is of another
    /// calendar.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub literal: String,
}

impl Date {
    /// A date that is just a year.
    pub fn year(value: i32) -> Self {
        Self { date_parts: vec![vec![value]], literal: String::new() }
    }
}
