//! The place in a work that a citation names: `p. 5`, `: 34`, `S. 101 f.`, `ج 1، ص 6`, `第45页`, `chap. 4`.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{one_of, satisfy};
use nom::combinator::{map_opt, opt, recognize, verify};
use nom::multi::{many0, many1};
use nom::sequence::preceded;
use nom::{IResult, Parser};

use crate::locale::{Term, lexicon};
use crate::text::digits::{digit_value, roman};
use crate::text::fold;

/// Most bytes of a word for a part of a work.
const WORD: usize = 12;

/// Reads a locator at the start of `input`, after the comma or colon that parts it from the year: how many bytes it
/// takes with that sign, and where in them it stands.
pub fn locator(input: &str) -> Option<(usize, std::ops::Range<usize>)> {
    let (after, _) = lead(input).ok()?;
    let colon = input[..input.len() - after.len()].contains([':', '：']);
    let (rest, parts) = many1(part).parse(after).ok()?;
    // A bare number is a page only behind a colon, or as a range: `2010, 45` could be anything, but reads as a page.
    let named = parts.iter().any(|&named| named);
    let taken = input.len() - rest.len();
    let start = input.len() - after.len();
    let digits = input[start..taken].chars().filter(|c| digit_value(*c).is_some()).count();
    if !named && !colon && digits >= 4 && !input[start..taken].contains(['-', '–', '—']) {
        return None;
    }
    let end = start + input[start..taken].trim_end().len();
    Some((taken, start..end))
}

/// Reads a place that a number or a label in brackets names with it, whatever it is the place of: `, Th. 2`, `, Sec. IV`,
/// `, eq. (9)`, `, Problem L02`. How many bytes it takes with its comma, and where in them it stands.
pub fn loose(input: &str) -> Option<(usize, std::ops::Range<usize>)> {
    let after = input.strip_prefix(',')?.trim_start();
    let start = input.len() - after.len();
    // `, §3.2`
    if let Some(number) = after.strip_prefix('§') {
        let number = number.trim_start_matches(['§', ' ', '\u{a0}', '\u{202f}']);
        let end = number.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '–'))).unwrap_or(number.len());
        let place = number[..end].trim_end_matches(['.', '-', '–']);
        let end = input.len() - number.len() + place.len();
        return (!place.is_empty()).then_some((end, start..end));
    }
    let word = after.find(|c: char| !c.is_alphabetic()).filter(|&word| (1..=WORD).contains(&word))?;
    let rest = after[word..].strip_prefix('.').unwrap_or(&after[word..]);
    let number = rest.trim_start();
    let spaced = number.len() < rest.len() || rest.len() < after.len() - word;
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '.' | '(' | ')' | '-' | '–' | '—');
    let end = number.find(|c: char| !sign(c)).unwrap_or(number.len());
    let place = number[..end].trim_end_matches('.');
    let counts = place.contains(|c: char| digit_value(c).is_some())
        || roman(&place.to_lowercase()).is_some()
        || place.chars().count() == 1 && place.starts_with(char::is_uppercase);
    let end = input.len() - number.len() + place.len();
    (spaced && counts).then_some((end, start..end))
}

/// First and last page of a locator as printed, where it has numbers; a short second number (`295-7`) is filled up.
pub fn pages(locator: &str) -> Option<(u32, u32)> {
    let mut numbers = Vec::new();
    let mut current: Option<u32> = None;
    for c in locator.chars().chain([' ']) {
        match digit_value(c) {
            Some(digit) => current = Some(current.unwrap_or(0).saturating_mul(10).saturating_add(digit)),
            None => numbers.extend(current.take()),
        }
    }
    let (&first, &last) = (numbers.first()?, numbers.last()?);
    Some((first.min(last), first.max(last)))
}

/// White space of any kind: `S.\u{a0}12` has a blank that does not break.
pub(super) fn blanks(input: &str) -> IResult<&str, &str> {
    take_while(char::is_whitespace).parse(input)
}

fn lead(input: &str) -> IResult<&str, ()> {
    let (input, _) = blanks(input)?;
    let (input, _) = opt(one_of(",:،，：;؛.")).parse(input)?;
    let (input, _) = blanks(input)?;
    Ok((input, ()))
}

/// One `ص 6` or `45頁` or `45`; says whether a word named it.
fn part(input: &str) -> IResult<&str, bool> {
    let (input, _) = opt(one_of(",،，")).parse(input)?;
    let (input, _) = blanks(input)?;
    let (input, _) = opt(tag("第")).parse(input)?;
    let (input, words) = many0(place_word).parse(input)?;
    let (input, _) = blanks(input)?;
    let (input, _) = span_of_numbers(input)?;
    let (input, after) = opt(preceded(blanks, place_word)).parse(input)?;
    Ok((input, !words.is_empty() || after.is_some()))
}

/// `p.`, `pp.`, `ص`, `chap.`
fn place_word(input: &str) -> IResult<&str, ()> {
    let (input, _) = blanks(input)?;
    let (input, _) = map_opt(
        alt((recognize(satisfy(|c| c == '§')), take_while1(|c: char| c.is_alphabetic() || matches!(c, '\'' | '׳')))),
        |word: &str| {
            let folded = fold(word);
            let lexicon = lexicon();
            let folded = folded.trim_end_matches('\'');
            [Term::Page, Term::Locator, Term::Volume].iter().any(|&term| lexicon.is(folded, term)).then_some(())
        },
    )
    .parse(input)?;
    let (input, _) = opt(tag(".")).parse(input)?;
    Ok((input, ()))
}

/// `101`, `88-90`, `4–5`, `101 f.`, `iv`
fn span_of_numbers(input: &str) -> IResult<&str, &str> {
    recognize((
        number,
        many0((blanks, take_while_dash, blanks, number)),
        opt((blanks, alt((tag("ff."), tag("f."), tag("ff"), tag("sqq."), tag("et seq."))))),
    ))
    .parse(input)
}

fn take_while_dash(input: &str) -> IResult<&str, &str> {
    verify(take_while(|c| matches!(c, '-' | '–' | '—' | '‐' | '‑' | '−')), |dashes: &str| !dashes.is_empty())
        .parse(input)
}

fn number(input: &str) -> IResult<&str, &str> {
    let digits = take_while1(|c: char| digit_value(c).is_some());
    recognize((opt(one_of("eES")), digits, opt(satisfy(|c| c.is_ascii_lowercase() && c != 'f')))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &str) -> Option<&str> {
        locator(input).map(|(_, range)| &input[range])
    }

    #[test]
    fn places_are_read() {
        assert_eq!(read(", p. 5)"), Some("p. 5"));
        assert_eq!(read(", S.\u{a0}12)"), Some("S.\u{a0}12"));
        assert_eq!(read(", pp. 4–5; x"), Some("pp. 4–5"));
        assert_eq!(read(": 34"), Some("34"));
        assert_eq!(read("：34"), Some("34"));
        assert_eq!(read(":4-6"), Some("4-6"));
        assert_eq!(read("، ص ٤٥"), Some("ص ٤٥"));
        assert_eq!(read(", chap. 4"), Some("chap. 4"));
        assert_eq!(read(", עמ׳ 12–15"), Some("עמ׳ 12–15"));
        assert_eq!(read(", עמ' 12"), Some("עמ' 12"));
        assert_eq!(pages("37- 40"), Some((37, 40)));
        assert_eq!(pages("no"), None);
    }

    #[test]
    fn a_number_in_brackets_takes_any_place() {
        let read = |input: &'static str| loose(input).map(|(_, range)| &input[range]);
        for (input, place) in [
            (", Th. 2", "Th. 2"),
            (", Sec. IV", "Sec. IV"),
            (", eq. (9); 3", "eq. (9)"),
            (", Prop. 1.2.1", "Prop. 1.2.1"),
            (", App. A", "App. A"),
        ] {
            assert_eq!(read(input), Some(place), "{input}");
        }
        for input in [", 5", ", and others", ", women aged", ", Knu84", ""] {
            assert_eq!(read(input), None, "{input}");
        }
    }

    #[test]
    fn years_and_prose_are_not() {
        assert_eq!(read(", 2012)"), None);
        assert_eq!(read(", Jones 2011"), None);
        assert_eq!(read(""), None);
    }
}
