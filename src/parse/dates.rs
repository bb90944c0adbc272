//! Reads years as references print them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::locale::{Term, lexicon};
use crate::model::{Calendar, Year};
use crate::text::calendar;
use crate::text::digits::digit_value;
use crate::text::with_folded;

/// A year with the bytes where its number stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The year.
    pub year: Year,
    /// First byte of the number.
    pub start: usize,
    /// One past the year letter, or past the number.
    pub end: usize,
}

/// The year whose number begins at byte `start` of `text` and is `value`; `end` is one past the number.
///
/// `language` as in [`calendar::guess`]; letters and calendar marks after the number belong to it.
pub fn year_at(text: &str, start: usize, end: usize, value: u32, language: &str) -> Option<Found> {
    let value = i32::try_from(value).ok()?;
    let after = &text[end..];
    let before = &text[..start];
    let (suffix, length) = match year_letter(after) {
        (None, _) => letter_apart(after),
        found => found,
    };
    let rtl = text.chars().any(crate::text::script::is_strong_rtl);
    let lettered = text[start..end].starts_with(is_hebrew).then_some(Calendar::Hebrew);
    let marker = lettered.or_else(|| marker(before, &after[length..])).or_else(|| marker(before, after));
    let calendar = calendar::guess(value, marker, language, rtl)?;
    let (earliest, latest) = calendar::window(value, calendar);
    let suffix = suffix.filter(|_| marker.is_none() || length > 0);
    Some(Found { year: Year { value, suffix, calendar, earliest, latest }, start, end: end + length })
}

/// The letter that tells two works of one year apart, right after the number, and its length in bytes.
fn year_letter(after: &str) -> (Option<String>, usize) {
    let glued: &str = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
    // Some PDF files have Arabic letters in their presentation forms.
    let formed = glued.chars().any(|c| ('\u{fe70}'..='\u{fefc}').contains(&c));
    let plain: Cow<str> = if formed { glued.nfkc().collect() } else { glued.into() };
    let count = plain.chars().count();
    let fits = match count {
        1 => {
            let letter = plain.chars().next().unwrap_or(' ');
            matches!(letter, 'a'..='n' | 'а'..='е' | 'أ' | 'ا' | 'ب' | 'ج' | 'د' | 'پ' | 'ت' | 'א'..='ו' | '가'..='힣' | 'α'..='κ' | 'ก'..='ซ' | 'क'..='ज')
                && !matches!(letter, '년' | 'г')
        }
        3 => plain == "الف",
        _ => false,
    };
    if fits { (Some(plain.into_owned()), glued.len()) } else { (None, 0) }
}

/// The letter of a year that stands off it, as only right-to-left letters do: `2015ء الف`, `תשס״ח א`. A mark of the
/// calendar may stand between.
fn letter_apart(after: &str) -> (Option<String>, usize) {
    let bare = after.strip_prefix('ء').unwrap_or(after);
    // `2020ء-الف`
    let Some(rest) = bare.strip_prefix([' ', '-']) else { return (None, 0) };
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let letter = &rest[..end];
    let closed = rest[end..].starts_with([')', '.', ']', ',', '،', ':']) || rest.len() == end;
    let fits = matches!(letter, "الف" | "أ" | "ب" | "ج" | "א" | "ב" | "ג" | "ד");
    if fits && closed { (Some(letter.to_owned()), after.len() - rest.len() + end) } else { (None, 0) }
}

fn is_hebrew(c: char) -> bool {
    ('א'..='ת').contains(&c)
}

/// The calendar that a mark beside the number names.
fn marker(before: &str, after: &str) -> Option<Calendar> {
    let next = after.trim_start_matches([' ', '\u{200C}', '.', '/']);
    let word = &next[..next
        .find(|c: char| c.is_whitespace() || matches!(c, ')' | ',' | '،' | ';' | '/' | ':' | ']'))
        .unwrap_or(next.len())];
    let word = word.trim_matches(|c: char| c.is_ascii_digit() || c == '.');
    let direct = match word {
        "هـ" | "ه" | "ه‍" | "هـق" | "ه‍.ق" | "هـ.ق" | "ق" | "ه.ق" | "AH" | "A.H" | "H" => {
            Some(Calendar::LunarHijri)
        }
        "ش" | "ه.ش" | "هـ.ش" | "هش" | "SH" | "خ" => Some(Calendar::SolarHijri),
        "م" | "AD" | "CE" => Some(Calendar::Gregorian),
        _ => None,
    };
    if direct.is_some() {
        return direct;
    }
    let previous = before.trim_end();
    if previous.ends_with("พ.ศ.") || previous.ends_with("B.E.") {
        return Some(Calendar::Buddhist);
    }
    if previous.ends_with("民國") || previous.ends_with("民国") {
        return Some(Calendar::Minguo);
    }
    if word.is_empty() || word.len() > 12 {
        return None;
    }
    let terms = with_folded(word, |folded| lexicon().terms(&[folded]));
    [
        (Term::SolarHijri, Calendar::SolarHijri),
        (Term::LunarHijri, Calendar::LunarHijri),
        (Term::Buddhist, Calendar::Buddhist),
        (Term::Minguo, Calendar::Minguo),
    ]
    .into_iter()
    .find(|(term, _)| terms.contains(*term))
    .map(|(_, calendar)| calendar)
}

/// Every number in `text` that can be a year, in order.
pub fn years_in(text: &str, language: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| digit_value(c).is_some()) {
        let start = at + offset;
        let (mut end, mut value, mut count) = (start, 0u32, 0);
        for c in text[start..].chars() {
            let Some(digit) = digit_value(c) else { break };
            value = value.saturating_mul(10).saturating_add(digit);
            end += c.len_utf8();
            count += 1;
        }
        let era = (2..=3).contains(&count) && (text[..start].ends_with("民國") || text[..start].ends_with("民国"));
        if (count == 4 || era)
            && let Some(year) = year_at(text, start, end, value, language)
        {
            at = year.end;
            found.push(year);
            continue;
        }
        at = end;
    }
    found
}

/// The month that a word names, 1 to 12.
pub fn month(word: &str) -> Option<u8> {
    let bare = word.trim_end_matches('.');
    if bare.len() < 3 || bare.len() > 24 || bare.chars().any(char::is_numeric) {
        return None;
    }
    with_folded(bare, |folded| lexicon().month(folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_years_of_several_calendars() {
        for (text, value, suffix, calendar, earliest) in [
            ("(2010a)", 2010, Some("a"), Calendar::Gregorian, 2010),
            ("(٢٠١٤ﺃ)", 2014, Some("أ"), Calendar::Gregorian, 2014),
            ("(۱۳۹۸الف)", 1398, Some("الف"), Calendar::SolarHijri, 2019),
            ("بيروت، 1416هـ/1995م", 1416, None, Calendar::LunarHijri, 1995),
            ("(2012ב)", 2012, Some("ב"), Calendar::Gregorian, 2012),
            ("(2015ء الف)", 2015, Some("الف"), Calendar::Gregorian, 2015),
            ("民國108年", 108, None, Calendar::Minguo, 2019),
            ("พ.ศ. 2562", 2562, None, Calendar::Buddhist, 2019),
        ] {
            let found = years_in(text, "");
            let year = &found.first().unwrap_or_else(|| panic!("{text}")).year;
            assert_eq!(
                (year.value, year.suffix.as_deref(), year.calendar, year.earliest),
                (value, suffix, calendar, earliest),
                "{text}"
            );
        }
    }
}
