//! The numbers of a line, and which of them can be years.

use std::ops::Range;

use crate::parse::layout::digit;
use crate::text::hebrew_year;

/// Where a number stands that can be a year of publication in one of the calendars, in bytes.
pub(in crate::parse::references::list) fn year_place(line: &str) -> Option<usize> {
    numeric_years(line).next().into_iter().chain(hebrew_year::places(line).next()).min()
}

/// The places of all numbers that can be a year, those in Hebrew letters last.
pub(super) fn years(line: &str) -> impl Iterator<Item = usize> + '_ {
    numeric_years(line).chain(hebrew_year::places(line))
}

fn numeric_years(line: &str) -> impl Iterator<Item = usize> + '_ {
    numbers(line).filter_map(|number| {
        let led = line[..number.range.start].chars().next_back().unwrap_or(' ');
        let after = line[number.range.end..].chars().next().unwrap_or(' ');
        let joined =
            matches!(led, '-' | '–' | '/' | '.' | ':') && matches!(after, '-' | '–' | '/') || led.is_ascii_alphabetic();
        let plausible = matches!(number.value, 1300..=1480 | 1500..=2035 | 2440..=2580);
        (number.digits == 4 && plausible && !joined).then_some(number.range.start)
    })
}

/// A number in a line.
pub(super) struct Number {
    /// Its bytes.
    pub(super) range: Range<usize>,
    value: u32,
    digits: usize,
}

/// The numbers in a line, in order.
pub(super) fn numbers(line: &str) -> impl Iterator<Item = Number> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + first_digit(&line[at..])?;
        let (mut value, mut digits) = (0_u32, 0);
        at = start;
        while let Some((next, length)) = digit_at(line, at) {
            value = value.saturating_mul(10).saturating_add(next);
            digits += 1;
            at += length;
        }
        Some(Number { range: start..at, value, digits })
    })
}

/// Where the first digit stands. Most characters are ASCII and told by their byte.
fn first_digit(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += plain_run(&bytes[at..]);
        at += bytes[at..].iter().position(|byte| byte.is_ascii_digit() || *byte >= 0x80)?;
        if digit_at(text, at).is_some() {
            return Some(at);
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
}

/// Bytes at the start, in steps of eight, of which none is a digit nor part of a letter beyond ASCII.
fn plain_run(bytes: &[u8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // A byte's upper bit tells of it: of a digit when 10 is taken from what is above `0`.
    let telling = |eight: &[u8; 8]| {
        let bytes = u64::from_ne_bytes(*eight);
        let above = bytes ^ (EACH * 0x30);
        (bytes | above.wrapping_sub(EACH * 10) & !above) & (EACH << 7) != 0
    };
    let (eights, _) = bytes.as_chunks::<8>();
    8 * eights.iter().position(telling).unwrap_or(eights.len())
}

/// The digit at this byte, and its length in bytes.
fn digit_at(text: &str, at: usize) -> Option<(u32, usize)> {
    let first = *text.as_bytes().get(at)?;
    if first < 0x80 {
        return first.is_ascii_digit().then(|| (u32::from(first - b'0'), 1));
    }
    let c = text[at..].chars().next()?;
    digit(c).map(|value| (value, c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_scripts_are_found() {
        let found =
            |text: &str| numbers(text).map(|number| (text[number.range].to_owned(), number.value)).collect::<Vec<_>>();
        assert_eq!(
            found("a 12–34, “۱۳۹۷” x9"),
            [("12".into(), 12), ("34".into(), 34), ("۱۳۹۷".into(), 1397), ("9".into(), 9)]
        );
        assert!(found("año – “none”").is_empty());
        assert_eq!(found("é2010"), [("2010".into(), 2010)]);
        for before in 0..20 {
            let text = format!("{}9", "/:aZ~".chars().cycle().take(before).collect::<String>());
            assert_eq!(found(&text), [("9".into(), 9)], "{text}");
        }
    }

    #[test]
    fn years_are_told_from_other_numbers() {
        let found = |text: &str| years(text).collect::<Vec<_>>();
        assert_eq!(found("(2010). 12, 2011-"), [1, 12]);
        assert!(found("-2010- DUF1446 12010 3010").is_empty());
        assert_eq!(year_place("رودها (۱۳۹۷)"), Some("رودها (".len()));
        assert_eq!(year_place("שמיר, ר' תשע״ב. נהרות, 2015"), Some("שמיר, ר' ".len()));
    }
}
