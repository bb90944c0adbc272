use super::draft::{Draft, about_entry};
use super::words;
use crate::config::Config;
use crate::model::{Calendar, Finding, Reference, Report, Year};
use crate::text::calendar::window;

rule! {
    /// The year of an entry may count in either of two calendars.
    ///
    /// ## What it finds
    ///
    /// A year from 1340 to 1410 without a mark for its calendar, in an entry whose language counts in
    /// another calendar than the list around it: an Arabic work of 1405 in a Persian list.
    ///
    /// ## Why it matters
    ///
    /// 1405 is 2026 in the Solar Hijri calendar and 1984 in the Lunar one.
    ///
    /// ## Example that fires
    ///
    ///     ‏الخوئي، أبو القاسم (1405). معجم رجال الحديث. قم.   in a Persian list
    ///
    /// ## Example that is fine
    ///
    ///     ‏الخوئي، أبو القاسم (1405ق). معجم رجال الحديث. قم.
    ///
    /// ## How to silence it
    ///
    /// Mark the calendar of the year, or `ignore = ["calendar-ambiguous"]` in `reconcite.toml`.
    "calendar-ambiguous", Warning
}

/// The years that both calendars have in living memory.
const AMBIGUOUS: std::ops::RangeInclusive<i32> = 1340..=1410;
/// Signs of a calendar behind a year.
const MARKS: [&str; 9] = ["ش", "ق", "ه", "م", "خ", "/", "A", "H", "S"];

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let entries = report.references.iter().enumerate();
    entries
        .filter_map(|(index, entry)| {
            let year = entry.years.first().filter(|year| AMBIGUOUS.contains(&year.value))?;
            let other = other_calendar(year, &entry.text).filter(|_| !is_marked(entry, year))?;
            let (earliest, latest) = window(year.value, other);
            let read = Year { calendar: other, earliest, latest, ..year.clone() };
            let (name, here) = (words::entry_name(entry), words::year_explained(year));
            let message = format!("{name}: the year is read as {here}, but may be {}", words::year_explained(&read));
            Some(about_entry(report, index, message).help("mark the calendar of the year"))
        })
        .collect()
}

/// Letters that Persian has and Arabic has not.
const PERSIAN: [char; 4] = ['پ', 'چ', 'ژ', 'گ'];
/// The Arabic article, which stands before more words of a title than loanwords bring into Persian.
const ARTICLE: &str = "ال";
/// Words with the article that make an entry an Arabic one.
const ARTICLES: usize = 3;

/// The calendar that works in the language of this entry count in, where the year was read in another one.
fn other_calendar(year: &Year, entry: &str) -> Option<Calendar> {
    let is_persian = entry.contains(PERSIAN);
    let articles = entry.split_whitespace().filter(|word| word.trim_start_matches(['و', '«', '(']).starts_with(ARTICLE));
    match year.calendar {
        Calendar::SolarHijri if !is_persian && articles.count() >= ARTICLES => Some(Calendar::LunarHijri),
        Calendar::LunarHijri if is_persian => Some(Calendar::SolarHijri),
        _ => None,
    }
}

/// Whether a sign of a calendar, or a second year, follows the year.
fn is_marked(entry: &Reference, year: &Year) -> bool {
    let text = crate::text::fold(&entry.text);
    let printed = year.value.to_string();
    text.match_indices(printed.as_str()).any(|(at, _)| {
        let rest = text[at + printed.len()..].trim_start_matches([' ', '.', '-']);
        MARKS.iter().any(|mark| rest.starts_with(crate::text::fold(mark).as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    fn messages(text: &str, value: i32, calendar: Calendar) -> Vec<String> {
        let mut entry = entry(&["الخوئي"], value, "معجم");
        let (earliest, latest) = window(value, calendar);
        entry.years = vec![Year { value, calendar, earliest, latest, suffix: None }];
        entry.text = text.to_owned();
        Paper::new("").entry(entry).messages(RULE)
    }

    #[test]
    fn an_arabic_work_among_persian_years() {
        let text = "الخوئي، أبو القاسم (1405). معجم رجال الحديث وتفصيل طبقات الرواة. قم: مدينة العلم.";
        assert_eq!(
            messages(text, 1405, Calendar::SolarHijri),
            ["الخوئي, 1405: the year is read as 1405 (Solar Hijri, 2026 or 2027), but may be 1405 (Lunar Hijri, 1984 or 1985)"]
        );
    }

    #[test]
    fn marked_years_and_works_in_the_lists_own_language_are_fine() {
        let arabic = "الخوئي، أبو القاسم (1405ق). معجم رجال الحديث وتفصيل طبقات الرواة. قم: مدينة العلم.";
        assert!(messages(arabic, 1405, Calendar::SolarHijri).is_empty());
        let persian = "کرمی، رضا (1390). تاریخ کتاب‌های کهن در ایران و جهان. تهران: نشر نی.";
        assert!(messages(persian, 1390, Calendar::SolarHijri).is_empty());
    }
}
