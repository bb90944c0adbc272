//! Volumes and issues that say what they are: `vol. 4, no. 2`, `5th year, 16th issue`, `Fourth term, number two`,
//! `دوره چهارم، شماره دوم`, `السنة الرابعة، العدد الثاني`.
//!
//! The labeller has seen few of those in words; the words themselves leave no doubt.

use std::ops::Range;

use crate::locale::{Term, lexicon};
use crate::text::digits::digit_value;
use crate::text::{is_alphanumeric, with_folded};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Volumes, or the years that a journal has come out.
    Volume,
    /// Issues.
    Issue,
}

/// A number with the word that says what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What it counts.
    pub counts: Counts,
    /// The number in European digits.
    pub number: String,
    /// Bytes of the number and its word.
    pub range: Range<usize>,
    /// Whether the number is a word.
    pub worded: bool,
}

/// All counts in `text` behind byte `from`, in order.
pub fn counts(text: &str, from: usize) -> Vec<Count> {
    let words = words(text, from);
    let mut found: Vec<Count> = Vec::new();
    let mut at = 0;
    while at + 1 < words.len() {
        let pair = (&words[at], &words[at + 1]);
        let gap = &text[pair.0.end..pair.1.start];
        let near = gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | ':' | '#' | '(' | '№'));
        let read = near.then(|| behind(text, pair).or_else(|| before(text, pair))).flatten();
        match read {
            Some((counts, number, worded)) => {
                found.push(Count { counts, number, range: pair.0.start..pair.1.end, worded });
                at += 2;
            }
            None => at += 1,
        }
    }
    found
}

/// `number two`, `شماره ۲`
fn behind(text: &str, (lead, number): (&Range<usize>, &Range<usize>)) -> Option<(Counts, String, bool)> {
    let counts = term(&text[lead.clone()])?;
    let (value, worded) = value(&text[number.clone()])?;
    Some((counts, value, worded))
}

/// `fourth year`, `16th issue`
fn before(text: &str, (number, lead): (&Range<usize>, &Range<usize>)) -> Option<(Counts, String, bool)> {
    let counts = term(&text[lead.clone()])?;
    let printed = &text[number.clone()];
    let ordinal =
        printed.strip_suffix("st").or_else(|| printed.strip_suffix("nd")).or_else(|| printed.strip_suffix("rd"));
    let ordinal = ordinal.or_else(|| printed.strip_suffix("th"));
    match ordinal.and_then(value) {
        Some((value, false)) => Some((counts, value, false)),
        _ => value(printed).filter(|(_, worded)| *worded).map(|(value, worded)| (counts, value, worded)),
    }
}

fn term(word: &str) -> Option<Counts> {
    // One letter says too little here.
    if word.chars().count() < 2 {
        return None;
    }
    with_folded(word, |folded| {
        if lexicon().is(folded, Term::Volume) {
            Some(Counts::Volume)
        } else if lexicon().is(folded, Term::Issue) {
            Some(Counts::Issue)
        } else {
            None
        }
    })
}

/// The number of up to four digits that a word is, and whether it was written out. No year is a volume here.
fn value(word: &str) -> Option<(String, bool)> {
    if word.chars().all(|c| digit_value(c).is_some()) {
        let number = word.chars().try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(digit_value(c)?))?;
        return (number > 0 && number < 1200).then(|| (number.to_string(), false));
    }
    with_folded(word, |folded| lexicon().number(folded)).map(|number| (number.to_string(), true))
}

/// Bytes of each run of letters and digits behind `from`.
fn words(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < from) {
        let inside = is_alphanumeric(c) || matches!(c, '\u{64b}'..='\u{65f}' | '\u{200c}');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                found.push(first..at);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|first| first..text.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Counts, String)> {
        counts(text, 0).into_iter().map(|count| (count.counts, count.number)).collect()
    }

    #[test]
    fn words_and_digits_count() {
        for (text, volume, issue) in [
            ("Garden Politics, Fourth term, number two, summer", "4", "2"),
            ("Garden Quarterly. 5th year, 16th issue, autumn", "5", "16"),
            ("Garden Review, Vol. 12 (No. 3)", "12", "3"),
            ("سیاست باغ، دوره چهارم، شماره دوم", "4", "2"),
            ("سیاست باغ، دوره ۴، شماره ۲", "4", "2"),
            ("مجلة الحدائق، السنة الرابعة، العدد الثاني", "4", "2"),
        ] {
            let wanted = [(Counts::Volume, volume.to_owned()), (Counts::Issue, issue.to_owned())];
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn other_numbers_do_not() {
        for text in ["the second of two gardens", "year 2014", "no 2014", "4 seasons", "n 4", ""] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
