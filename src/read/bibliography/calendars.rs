//! The year as printed, where that is of another calendar: files keep it in the note, `1396 Solar Hijri, 2017/2018`,
//! beside the Gregorian year that every program can sort by.

use crate::model::{Calendar, Date, Item, Year};
use crate::text::calendar::window;
use crate::text::digits::parse_number;
use crate::text::hebrew_year;

/// Takes the printed year out of the note and makes it the item's own, if the date of the file may be the same.
pub(super) fn restore(item: &mut Item) -> Option<Year> {
    let parts: Vec<&str> = item.note.split("; ").collect();
    let (at, digits, year) = parts.iter().enumerate().find_map(|(at, part)| {
        let (digits, year) = read(part)?;
        Some((at, digits.to_owned(), year))
    })?;
    let there = item.issued.as_ref().and_then(|date| date.date_parts.first()?.first().copied());
    if there.is_some_and(|there| !(year.earliest..=year.latest).contains(&there)) {
        return None;
    }
    item.note = [&parts[..at], &parts[at + 1..]].concat().join("; ");
    item.issued = Some(Date { date_parts: Vec::new(), literal: digits });
    Some(year)
}

/// `۱۳۹۶ Solar Hijri, 2017/2018`: the digits as they stand there, and the year.
fn read(part: &str) -> Option<(&str, Year)> {
    let (digits, rest) = part.split_once(' ')?;
    let name = rest.split(',').next()?;
    let calendar = Calendar::ALL.into_iter().find(|calendar| calendar.name() == name)?;
    let value = match calendar {
        Calendar::Hebrew => hebrew_year::read(digits)?.1,
        _ => i32::try_from(parse_number(digits)?).ok()?,
    };
    let (earliest, latest) = window(value, calendar);
    Some((digits, Year { value, suffix: None, calendar, earliest, latest }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_year_comes_back_out_of_the_note() {
        let mut item = Item {
            issued: Some(Date::year(2017)),
            note: "In two parts; ۱۳۹۶ Solar Hijri, 2017/2018".into(),
            ..Item::default()
        };
        let year = restore(&mut item).unwrap();
        assert_eq!((year.value, year.calendar, year.earliest, year.latest), (1396, Calendar::SolarHijri, 2017, 2018));
        assert_eq!((item.note.as_str(), item.issued.unwrap().literal.as_str()), ("In two parts", "۱۳۹۶"));
        for (note, year) in [("1396 Solar Hijri", 2004), ("1396 of the Solar Hijri", 2017), ("In two parts", 2017)] {
            let mut other = Item { issued: Some(Date::year(year)), note: note.into(), ..Item::default() };
            assert_eq!(restore(&mut other), None, "{note}");
            assert_eq!(other.note, note);
        }
    }
}
