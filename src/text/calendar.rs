//! Calendars: which one a year counts in, and the Gregorian years that it may be.

use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Gregorian, Hijri};
use icu_calendar::{AsCalendar, Date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The calendars that papers count their years in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// The common calendar.
    #[default]
    Gregorian,
    /// Iran and Afghanistan: 1396 is 2017/18.
    SolarHijri,
    /// The Islamic lunar calendar: 1440 is 2018/19.
    LunarHijri,
    /// Thailand: 2562 is 2019.
    Buddhist,
    /// Taiwan: 108 is 2019.
    Minguo,
    /// The Jewish calendar: 5772, printed תשע״ב, is 2011/12.
    Hebrew,
}

impl Calendar {
    /// Every calendar.
    pub const ALL: [Self; 6] =
        [Self::Gregorian, Self::SolarHijri, Self::LunarHijri, Self::Buddhist, Self::Minguo, Self::Hebrew];

    /// Its name in English.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gregorian => "Gregorian",
            Self::SolarHijri => "Solar Hijri",
            Self::LunarHijri => "Lunar Hijri",
            Self::Buddhist => "Buddhist",
            Self::Minguo => "Minguo",
            Self::Hebrew => "Hebrew",
        }
    }
}

/// The first year of the Buddhist calendar that began on 1 January in Thailand; before, it began on 1 April.
const BUDDHIST_REFORM: i32 = 2484;

/// The first and last Gregorian year that a year of `calendar` may be.
///
/// The window is never narrowed by a month. A year outside the range of its calendar stands for itself.
///
/// ```
/// use reconcite::text::calendar::{Calendar, window};
/// assert_eq!(window(1396, Calendar::SolarHijri), (2017, 2018));
/// assert_eq!(window(108, Calendar::Minguo), (2019, 2019));
/// ```
pub fn window(value: i32, calendar: Calendar) -> (i32, i32) {
    if !(1..=9000).contains(&value) {
        return (value, value);
    }
    match calendar {
        Calendar::Gregorian => (value, value),
        Calendar::SolarHijri => {
            let first = Date::try_new_persian(value, 1, 1).map(|date| gregorian_year(date, 0));
            let last = Date::try_new_persian(value, 12, 29).map(|date| gregorian_year(date, 0));
            first.ok().zip(last.ok()).unwrap_or((value, value))
        }
        Calendar::LunarHijri => {
            let hijri = Hijri::<UmmAlQura>::new_umm_al_qura;
            let date = |month, day| Date::try_new(value.into(), icu_calendar::types::Month::new(month), day, hijri());
            // Where the moon decides, a year may begin or end a day off the computed one.
            let first = date(1, 1).map(|date| gregorian_year(date, -1));
            let last = date(12, 29).map(|date| gregorian_year(date, 2));
            first.ok().zip(last.ok()).unwrap_or((value, value))
        }
        Calendar::Buddhist if value < BUDDHIST_REFORM => (value - 543, value - 542),
        Calendar::Buddhist => (value - 543, value - 543),
        Calendar::Minguo => (value + 1911, value + 1911),
        // It begins in September or October.
        Calendar::Hebrew => (value - 3761, value - 3760),
    }
}

fn gregorian_year<Known: AsCalendar>(date: Date<Known>, days_later: i64) -> i32 {
    Date::from_rata_die(date.to_rata_die() + days_later, Gregorian).year().extended_year()
}

/// The calendar that a year most likely counts in; `None` for a number that is no year in any.
///
/// A `marker` (ش, هـ, พ.ศ., 民國) decides where the number allows it. Without one the number's range and the language
/// decide, never the script of the digits. `language` is the BCP 47 tag of the text that the year stands in, empty
/// where it is not known; `among_rtl` says whether the words beside the year run from right to left.
pub fn guess(value: i32, marker: Option<Calendar>, language: &str, among_rtl: bool) -> Option<Calendar> {
    if let Some(calendar) = marker.filter(|&calendar| is_plausible(value, calendar)) {
        return Some(calendar);
    }
    let habit = Habit::of(language, among_rtl);
    match (habit, value) {
        (Habit::Persian, 1300..=1410) => Some(Calendar::SolarHijri),
        (Habit::Persian, 1000..=1460) => Some(Calendar::LunarHijri),
        (Habit::Arabic, 1000..=1460) => Some(Calendar::LunarHijri),
        (Habit::Taiwanese, 40..=150) => Some(Calendar::Minguo),
        (_, 1000..=2100) => Some(Calendar::Gregorian),
        (_, 2400..=2600) => Some(Calendar::Buddhist),
        _ => None,
    }
}

/// The calendars in which the number can be the year of a publication, whatever the language: what a comparison may
/// try where the likeliest reading fits nothing.
pub fn readings(value: i32) -> impl Iterator<Item = Calendar> {
    Calendar::ALL.into_iter().filter(move |&calendar| is_plausible(value, calendar))
}

/// Whether the number can be the year of a publication in this calendar.
fn is_plausible(value: i32, calendar: Calendar) -> bool {
    match calendar {
        Calendar::Gregorian => (1000..=2100).contains(&value),
        Calendar::SolarHijri => (1200..=1450).contains(&value),
        Calendar::LunarHijri => (400..=1480).contains(&value),
        Calendar::Buddhist => (2300..=2650).contains(&value),
        Calendar::Minguo => (1..=180).contains(&value),
        Calendar::Hebrew => (5300..=5900).contains(&value),
    }
}

/// How the writers of a language count years.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Habit {
    Persian,
    Arabic,
    Taiwanese,
    Western,
}

impl Habit {
    fn of(language: &str, among_rtl: bool) -> Self {
        let tag = language.to_ascii_lowercase();
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match primary {
            "fa" | "prs" | "ps" | "mzn" | "glk" | "lrc" => Self::Persian,
            "ar" | "ur" | "arz" | "ary" | "sd" => Self::Arabic,
            "he" | "yi" | "syr" => Self::Western,
            "zh" if tag.ends_with("tw") || tag.contains("hant") => Self::Taiwanese,
            // Right-to-left words inside another language's text, or in none that is known: Solar Hijri years are
            // by far the commonest there that are not Gregorian, and the ranges hardly overlap.
            _ if among_rtl => Self::Persian,
            _ => Self::Western,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn windows() {
        let cases = [
            (2019, Calendar::Gregorian, (2019, 2019)),
            (1396, Calendar::SolarHijri, (2017, 2018)),
            (1389, Calendar::SolarHijri, (2010, 2011)),
            (1300, Calendar::SolarHijri, (1921, 1922)),
            (1440, Calendar::LunarHijri, (2018, 2019)),
            (1410, Calendar::LunarHijri, (1989, 1990)),
            (1429, Calendar::LunarHijri, (2008, 2008)),
            (1300, Calendar::LunarHijri, (1882, 1883)),
            (1041, Calendar::LunarHijri, (1631, 1632)),
            (2562, Calendar::Buddhist, (2019, 2019)),
            (2480, Calendar::Buddhist, (1937, 1938)),
            (108, Calendar::Minguo, (2019, 2019)),
            (1, Calendar::Minguo, (1912, 1912)),
            (5772, Calendar::Hebrew, (2011, 2012)),
        ];
        for (value, calendar, years) in cases {
            assert_eq!(window(value, calendar), years, "{value} {calendar:?}");
        }
    }

    #[test]
    fn the_range_and_the_language_decide() {
        use Calendar::*;
        let cases = [
            (1396, None, "fa", true, Some(SolarHijri)),
            (1389, None, "fa", false, Some(SolarHijri)),
            (1389, None, "fa-IR", false, Some(SolarHijri)),
            (1425, None, "fa", true, Some(LunarHijri)),
            (2014, None, "fa", true, Some(Gregorian)),
            (1390, Some(LunarHijri), "fa", true, Some(LunarHijri)),
            (1390, None, "ar", true, Some(LunarHijri)),
            (1440, None, "ar", true, Some(LunarHijri)),
            (1990, None, "ar", true, Some(Gregorian)),
            (1990, Some(LunarHijri), "ar", true, Some(Gregorian)),
            (1394, None, "en", true, Some(SolarHijri)),
            (1389, None, "en", false, Some(Gregorian)),
            (1400, None, "he", true, Some(Gregorian)),
            (1867, None, "de", false, Some(Gregorian)),
            (2562, None, "th", false, Some(Buddhist)),
            (2562, None, "en", false, Some(Buddhist)),
            (108, None, "zh-TW", false, Some(Minguo)),
            (108, None, "zh", false, None),
            (108, Some(Minguo), "zh", false, Some(Minguo)),
            (2019, Some(Minguo), "zh-TW", false, Some(Gregorian)),
            (5772, Some(Hebrew), "he", true, Some(Hebrew)),
            (3000, None, "en", false, None),
            (42, None, "", false, None),
            (-5, None, "", false, None),
        ];
        for (value, marker, language, rtl, calendar) in cases {
            assert_eq!(guess(value, marker, language, rtl), calendar, "{value} {marker:?} {language}");
        }
    }

    #[test]
    fn a_number_may_have_several_readings() {
        use Calendar::*;
        assert_eq!(readings(1389).collect::<Vec<_>>(), [Gregorian, SolarHijri, LunarHijri]);
        assert_eq!(readings(2019).collect::<Vec<_>>(), [Gregorian]);
        assert_eq!(readings(2562).collect::<Vec<_>>(), [Buddhist]);
        assert_eq!(readings(9999).count(), 0);
    }

    proptest! {
        #[test]
        fn any_number_is_taken(value in any::<i32>(), language in any::<String>(), rtl in any::<bool>()) {
            let _ = guess(value, None, &language, rtl);
            for calendar in [Calendar::SolarHijri, Calendar::LunarHijri, Calendar::Buddhist, Calendar::Minguo] {
                let (earliest, latest) = window(value, calendar);
                prop_assert!(earliest <= latest && latest - earliest <= 1);
            }
        }

        #[test]
        fn windows_follow_one_another(value in 1..3000_i32) {
            for calendar in [Calendar::SolarHijri, Calendar::LunarHijri] {
                let (this, next) = (window(value, calendar), window(value + 1, calendar));
                prop_assert!(next.0 >= this.0 && next.1 >= this.1 && next.0 - this.1 <= 1);
            }
        }
    }
}
