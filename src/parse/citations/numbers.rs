//! What a numeric citation prints: `3`, `1, 2–5`, `2; 3, с. 14`, `¹²`, `ⁱⁱ`.

use nom::branch::alt;
use nom::bytes::complete::{take_while_m_n, take_while1};
use nom::character::complete::{one_of, satisfy};
use nom::combinator::{all_consuming, map_opt, not, opt, peek};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::locator::{blanks, locator, loose};
use crate::locale::{Term, lexicon};
use crate::text::digits::{digit_value, superscript_value};
use crate::text::with_folded;

/// A number or a range of numbers, with its place in the input and its locator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// First number.
    pub first: u32,
    /// Last number; the same for a single one.
    pub last: u32,
    /// Bytes of the input.
    pub range: std::ops::Range<usize>,
    /// Bytes of the locator.
    pub locator: Option<std::ops::Range<usize>>,
    /// Whether the range is printed with its higher number first.
    pub inverted: bool,
}

/// Widest range that a citation spans: `[1–300]` is an interval, not three hundred cites.
pub const WIDEST: u32 = 60;

/// Reads the whole of `input`, the inside of a bracket, square or not, as a list of numbers. `None` where it is anything else: a formula, a decimal, a word.
pub fn numbers(input: &str, square: bool) -> Option<Vec<Numbers>> {
    let (_, found) =
        all_consuming(delimited(lead, separated_list1(separator, |rest| item(input, rest, square)), blanks))
            .parse(input)
            .ok()?;
    let sound = found.iter().all(|numbers| numbers.first > 0 && numbers.last - numbers.first <= WIDEST)
        && !(found.len() > 1 && found.iter().any(|numbers| numbers.inverted))
        && !is_decimal(input, &found);
    // `0,05` and `3,141`: a comma without a space between a short and a three-digit number may be a decimal comma.
    sound.then_some(found)
}

/// Whether two numbers with decimal commas stand there rather than four that rise: `1,24; 2,36`.
fn is_decimal(input: &str, found: &[Numbers]) -> bool {
    let [_, tenths, whole, _] = found else { return false };
    let glued = |at: usize| {
        input[found[at].range.end..].starts_with([',', '٫', '،'])
            && input[..found[at + 1].range.start].ends_with([',', '٫', '،'])
    };
    whole.first < tenths.first && glued(0) && glued(2)
}

/// `Refs. ` before the numbers, a `№`, a `#`.
fn lead(input: &str) -> IResult<&str, ()> {
    let (input, _) = blanks(input)?;
    let (input, _) = opt(alt((
        nom::bytes::complete::tag_no_case("refs."),
        nom::bytes::complete::tag_no_case("ref."),
        nom::bytes::complete::tag("№"),
    )))
    .parse(input)?;
    let (input, _) = blanks(input)?;
    Ok((input, ()))
}

fn separator(input: &str) -> IResult<&str, char> {
    let word = |input| map_opt(take_while1(char::is_alphabetic), |word: &str| is_and(word).then_some('&')).parse(input);
    delimited(blanks, alt((one_of(",;،؛，；、"), satisfy(|c| c == '&'), word)), blanks).parse(input)
}

/// Whether a word joins two numbers: `[3, 5 and 14]`, `[۳، ۵ و ۱۴]`.
fn is_and(word: &str) -> bool {
    with_folded(word, |word| lexicon().is(word, Term::And))
}

fn item<'a>(whole: &str, input: &'a str, square: bool) -> IResult<&'a str, Numbers> {
    let start = whole.len() - input.len();
    let (rest, first) = number(input)?;
    let (rest, last) = opt(preceded((blanks, alt((dash, until)), blanks), number)).parse(rest)?;
    let end = whole.len() - rest.len();
    let inverted = last.is_some_and(|last| last < first);
    let (first, last) = (first.min(last.unwrap_or(first)), first.max(last.unwrap_or(first)));
    let numbers = Numbers { first, last, range: start..end, locator: None, inverted };
    // `3, с. 14`: a locator must name its unit, or it would swallow the next number.
    match locator(rest) {
        // `[3, п. 3.2]` has more behind what reads as a page.
        Some((taken, place))
            if rest[place.clone()].chars().next().is_some_and(|c| digit_value(c).is_none())
                && !(rest[taken..].starts_with('.')
                    && rest[taken + 1..].starts_with(|c: char| digit_value(c).is_some())) =>
        {
            Ok((&rest[taken..], Numbers { locator: Some(end + place.start..end + place.end), ..numbers }))
        }
        // `[11, Th. 2]`; in round brackets words behind a number are rather those of a sentence.
        _ => match loose(rest).filter(|_| square) {
            Some((taken, place)) => {
                Ok((&rest[taken..], Numbers { locator: Some(end + place.start..end + place.end), ..numbers }))
            }
            None => Ok((rest, numbers)),
        },
    }
}

fn dash(input: &str) -> IResult<&str, char> {
    satisfy(|c| matches!(c, '-' | '–' | '—' | '‐' | '‑' | '−' | '‒' | '⁻' | '~' | '～')).parse(input)
}

/// `[3 to 5]`, `[۳ تا ۵]`; not a word that joins two numbers elsewhere.
fn until(input: &str) -> IResult<&str, char> {
    let is_to = |word: &str| !is_and(word) && with_folded(word, |word| lexicon().is(word, Term::To));
    map_opt(take_while1(char::is_alphabetic), |word: &str| is_to(word).then_some('-')).parse(input)
}

/// One to three digits of any script, raised or not.
fn number(input: &str) -> IResult<&str, u32> {
    let value = |c: char| digit_value(c).or_else(|| superscript_value(c));
    map_opt(
        terminated(take_while_m_n(1, 4, move |c| value(c).is_some()), not(peek(satisfy(move |c| value(c).is_some())))),
        move |digits: &str| {
            // `[001]` is a direction.
            if digits.len() > 1 && digits.starts_with('0') {
                return None;
            }
            let number = digits.chars().try_fold(0u32, |sum, c| Some(sum * 10 + value(c)?))?;
            (number < 2000 || digits.chars().count() < 4).then_some(number)
        },
    )
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &str) -> Option<Vec<(u32, u32)>> {
        Some(numbers(input, true)?.iter().map(|numbers| (numbers.first, numbers.last)).collect())
    }

    #[test]
    fn lists_and_ranges() {
        assert_eq!(read("3"), Some(vec![(3, 3)]));
        assert_eq!(read("1, 2–5; 7"), Some(vec![(1, 1), (2, 5), (7, 7)]));
        assert_eq!(read("²⁻⁴"), Some(vec![(2, 4)]));
        assert_eq!(read("۱، ۳"), Some(vec![(1, 1), (3, 3)]));
        assert_eq!(numbers("3, p. 14", true).unwrap()[0].locator, Some(3..8));
    }

    #[test]
    fn other_things() {
        for input in ["", "0, 1", "a", "1.5", "p < 1", "2010a", "1–300", "3x", "-1"] {
            assert_eq!(read(input), None, "{input}");
        }
    }
}
