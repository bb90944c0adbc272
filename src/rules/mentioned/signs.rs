//! What the running text holds where it speaks of an entry.

use super::{laws, spaced};
use crate::locale::lexicon;
use crate::model::{Reference, Year};
use crate::order::Order;
use crate::text::fold;

/// Letters that the lead of an entry must have, so that a common word is no mention.
const LEAD: usize = 12;
/// Words of a title that are enough to know it by.
const TITLE: usize = 5;
/// A shorter title, in letters, may stand in a text by chance.
const SHORTEST_TITLE: usize = 20;
/// A title of two words or more, whole, is known beside its author's name, in letters of each.
const SHORTEST_NAME: usize = 4;
/// So far from an author's name a short title stands, in bytes: a small word between, no year.
const TITLE_REACH: usize = 4;
/// So far before the date the opening words of an entry stand, in bytes: `The Herald, 12/12/16 and 9/11/17`.
const DATE_REACH: usize = 24;
/// The opening words up to the date are no longer, in bytes.
const OPENING: usize = 100;
/// Initials of fewer letters may be a word.
const SHORTEST_INITIALS: usize = 4;
/// So far from a body's initials its year stands, in bytes: `CLSI M38-A2, 2008`.
const INITIALS_REACH: usize = 16;

/// Words, between two blanks, that the text holds if it speaks of the entry.
pub(super) struct Sign {
    /// The words.
    pub(super) words: String,
    /// What must stand beside them; nothing where they tell enough alone.
    pub(super) near: Option<Near>,
}

/// What must stand beside a sign, and how far at most, in bytes.
pub(super) enum Near {
    /// Words before it.
    Before(String, usize),
    /// Words on either side.
    Beside(String, usize),
    /// A word for a law on either side.
    Statute(usize),
}

impl Sign {
    /// Words that tell enough.
    pub(super) fn alone(words: String) -> Self {
        Self { words, near: None }
    }
}

/// The capitals that an entry is cited by, in front of it: `СГП — Словарь говоров`.
fn key(text: &str) -> Option<&str> {
    /// Letters of a key.
    const LETTERS: std::ops::RangeInclusive<usize> = 3..=8;
    let (key, _) = [" — ", " – ", " = "].into_iter().find_map(|dash| text.split_once(dash))?;
    let upper = |word: &str| word.chars().all(char::is_uppercase) && LETTERS.contains(&word.chars().count());
    // `Корпус НВГ — Корпус нижневельских говоров`
    let named = key.split_once(' ').is_some_and(|(noun, letters)| !noun.contains(' ') && upper(letters));
    ((upper(key) || named) && !lexicon().is_stopword(&fold(key))).then_some(key)
}

/// All that tells an entry.
pub(super) fn signs(entry: &Reference) -> Vec<Sign> {
    let mut signs = laws::signs(entry);
    let item = &entry.item;
    let literal = item.author.first().map(|name| &name.literal).filter(|literal| !literal.is_empty());
    if let Some(literal) = literal.filter(|literal| is_long(literal, LEAD)) {
        signs.push(Sign::alone(spaced(literal)));
    }
    signs.extend(key(&entry.text).map(|key| Sign::alone(spaced(key))));
    let title: Vec<&str> = item.title.split_whitespace().take(TITLE).collect();
    let start = title.join(" ");
    if title.len() == TITLE && is_long(&start, SHORTEST_TITLE) {
        signs.push(Sign::alone(spaced(&start)));
    } else if title.len() > 1
        && is_long(&start, SHORTEST_NAME * 2)
        && let Some(name) = item.author.first().map(|name| name.surname()).filter(|name| is_long(name, SHORTEST_NAME))
    {
        signs.push(Sign { words: spaced(&start), near: Some(Near::Beside(spaced(&name), TITLE_REACH)) });
    }
    if let Some(letters) = literal.and_then(|literal| initials(literal)) {
        for year in years(entry) {
            let near = Near::Beside(format!(" {year} "), INITIALS_REACH);
            signs.push(Sign { words: format!(" {letters} "), near: Some(near) });
        }
    }
    signs.extend(dated(&entry.text));
    signs.extend(series_sign(&entry.text).or_else(|| code(entry.lead())).map(Sign::alone));
    signs
}

/// What an entry of a series of papers begins with, up to its year in brackets: `Meld. St. 31` of `Meld. St. 31
/// (2014–2015)`. It holds a word and a number, and nothing that reads as a title.
fn series_sign(text: &str) -> Option<String> {
    /// The sign of a series has no more words.
    const WORDS: usize = 4;
    let head = text[..text.find('(')?].trim();
    let words: Vec<&str> = head.split_whitespace().collect();
    let numbered = words.last()?.starts_with(|letter: char| letter.is_ascii_digit());
    let titled = head.contains([',', ';', ':']) || words.iter().any(|word| word.chars().count() > SHORTEST_NAME + 1);
    let named = words.len() > 1 && words[0].starts_with(char::is_uppercase);
    (named && words.len() <= WORDS && numbered && !titled).then(|| spaced(head))
}

/// What an entry begins with, where it is the number of a document: `HE 118/2018 vp`, `Laki neuvonnasta 614/2019`.
fn code(lead: &str) -> Option<String> {
    /// Words of it.
    const WORDS: usize = 6;
    let numbered = lead.split(' ').any(|word| {
        let parts: Vec<&str> = word.split(['/', '-', ':']).collect();
        parts.len() > 1 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let named = lead.starts_with(char::is_uppercase) && lead.split(' ').count() <= WORDS;
    (numbered && named).then(|| spaced(lead))
}

fn is_long(text: &str, letters: usize) -> bool {
    text.chars().filter(|letter| letter.is_alphabetic()).take(letters).count() == letters
}

/// The years that the entry may be cited by; where it has none, all four-digit numbers that can be one.
pub(super) fn years(entry: &Reference) -> Vec<String> {
    if !entry.years.is_empty() {
        return entry.years.iter().map(Year::number).collect();
    }
    let numbers = entry.text.split(|letter: char| !letter.is_alphanumeric());
    let mut years: Vec<String> = numbers.filter(|number| is_year(number)).map(str::to_owned).collect();
    years.order();
    years.dedup();
    years
}

/// Whether a word can be a year of the common calendar.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u32| (1500..2100).contains(&year))
}

/// The folded initials of a body's capital words, where they are many enough.
fn initials(body: &str) -> Option<String> {
    let words = body.split(|letter: char| !letter.is_alphanumeric());
    let capitals: String =
        words.filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase()).collect();
    (capitals.chars().count() >= SHORTEST_INITIALS).then(|| fold(&capitals))
}

/// The day of the entry behind its opening words, as `The Herald, 24/5/17`, also where another day stands between.
fn dated(text: &str) -> Vec<Sign> {
    let Some(date) = Date::first(text) else { return Vec::new() };
    let opening = spaced(&text[..date.start]);
    if opening.len() > OPENING || !is_long(&opening, SHORTEST_NAME) {
        return Vec::new();
    }
    let near = || Some(Near::Before(opening.clone(), DATE_REACH));
    date.spellings().into_iter().map(|words| Sign { words, near: near() }).collect()
}

/// A day in three numbers.
pub(in crate::rules) struct Date {
    start: usize,
    numbers: [String; 3],
}

impl Date {
    /// The first day in a text: `24/5/17`, `24.5.2017`, `2017-05-24`.
    pub(in crate::rules) fn first(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let belongs = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'-');
        let mut at = 0;
        while let Some(start) = bytes[at..].iter().position(belongs).map(|more| at + more) {
            at = start + bytes[start..].iter().position(|byte| !belongs(byte)).unwrap_or(bytes.len() - start);
            let part = text[start..at].trim_end_matches(['/', '.', '-']);
            for mark in ['/', '.', '-'] {
                let mut numbers = part.split(mark);
                if let (Some(first), Some(second), Some(third), None) =
                    (numbers.next(), numbers.next(), numbers.next(), numbers.next())
                    && is_day(first, second, third)
                {
                    return Some(Self { start, numbers: [first, second, third].map(str::to_owned) });
                }
            }
        }
        None
    }

    /// The ways to write the day in these numbers, between two blanks: with and without noughts before them, the year
    /// whole or its end.
    fn spellings(&self) -> Vec<String> {
        let pad = |number: &String| format!("{number:0>2}");
        let bare = |number: &String| number.trim_start_matches('0').to_owned();
        let other = |number: &String| match number.len() {
            4 => number[2..].to_owned(),
            _ => format!("20{number}"),
        };
        let year = usize::from(self.numbers[0].len() != 4) * 2;
        let mut found = vec![self.numbers.clone()];
        for numbers in [self.numbers.each_ref().map(pad), self.numbers.each_ref().map(bare)] {
            let mut otherwise = numbers.clone();
            otherwise[year] = other(&self.numbers[year]);
            found.extend([numbers, otherwise]);
        }
        let mut found: Vec<String> = found.into_iter().map(|numbers| format!(" {} ", numbers.join(" "))).collect();
        found.order();
        found.dedup();
        found
    }
}

/// Whether three numbers are a day: day and month before a year of two digits or four, or behind one of four.
fn is_day(first: &str, second: &str, third: &str) -> bool {
    let of =
        |number: &str, most: u32| number.len() <= 2 && number.parse().is_ok_and(|value| (1..=most).contains(&value));
    let days = |one: &str, other: &str| of(one, 31) && of(other, 31) && (of(one, 12) || of(other, 12));
    let short = third.len() == 2 && third.bytes().all(|byte| byte.is_ascii_digit());
    days(first, second) && (short || is_year(third)) || is_year(first) && days(second, third)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_three_numbers() {
        for (text, found) in [
            ("The Herald, 24/5/17 p. 3", true),
            ("The Herald 24.05.2017.", true),
            ("The Herald. 2017-05-24", true),
            ("The Herald 24/5", false),
            ("Version 1.2.345", false),
            ("10.1000/12.13.14159", false),
            ("The Herald 32/13/17", false),
        ] {
            assert_eq!(Date::first(text).is_some(), found, "{text}");
        }
        let spellings = Date::first("The Herald, 4/5/17").unwrap().spellings();
        assert_eq!(spellings, [" 04 05 17 ", " 04 05 2017 ", " 4 5 17 ", " 4 5 2017 "]);
    }
}
