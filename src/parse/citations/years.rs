//! The year of a citation: `2010`, `2010a,b`, `1998/2004`, `1989＝2013`, `1425هـ/2004م`, `2019 [1928]`.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy, space0, space1};
use nom::combinator::{map, map_opt, not, opt, peek, recognize, value, verify};
use nom::multi::many0;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};
use unicode_normalization::UnicodeNormalization;

use crate::model::Calendar;
use crate::text::digits::digit_value;
use crate::text::hebrew_year;

/// A year as it is printed in a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The number.
    pub value: i32,
    /// The letter after it, as printed.
    pub suffix: Option<String>,
    /// The calendar, where a mark says it.
    pub marked: Option<Calendar>,
    /// Another year of the same work: of the original, of the translation, of the other calendar.
    pub also: Option<(i32, Option<Calendar>)>,
}

/// Reads the years at the start of `input` and says how many bytes they take. `2010a,b` is two.
pub fn years(input: &str) -> Option<(usize, Vec<Stamp>)> {
    let (rest, stamps) = stamps(input).ok()?;
    Some((input.len() - rest.len(), stamps))
}

fn stamps(input: &str) -> IResult<&str, Vec<Stamp>> {
    let (input, first) = alt((bracketed_original, dated)).parse(input)?;
    let (input, letters) =
        if first.suffix.is_some() { many0(further_letter).parse(input)? } else { (input, Vec::new()) };
    let mut all = vec![first];
    for letter in letters {
        all.push(Stamp { suffix: Some(letter), ..all[0].clone() });
    }
    Ok((input, all))
}

/// `[1928] 2019`
fn bracketed_original(input: &str) -> IResult<&str, Stamp> {
    let (input, original) = delimited(one_of("[("), number, one_of("])")).parse(input)?;
    let (input, stamp) = preceded(space1, plain).parse(input)?;
    Ok((input, Stamp { also: Some((original, None)), ..stamp }))
}

fn dated(input: &str) -> IResult<&str, Stamp> {
    let (input, stamp) = plain(input)?;
    if stamp.also.is_some() {
        return Ok((input, stamp));
    }
    let (input, also) = opt(alt((
        preceded((space0, one_of("/＝=／"), space0), plain),
        preceded((space0, char('-'), space0), verify(plain, |other: &Stamp| other.marked.is_some())),
        delimited((space0, char('[')), plain, char(']')),
        // `[1934-1935]`: written over years; the first stands for them.
        delimited((space0, char('[')), terminated(plain, (dash, number)), char(']')),
    )))
    .parse(input)?;
    let suffix = stamp.suffix.or_else(|| also.as_ref().and_then(|other| other.suffix.clone()));
    Ok((input, Stamp { suffix, also: also.map(|other| (other.value, other.marked)), ..stamp }))
}

fn dash(input: &str) -> IResult<&str, char> {
    delimited(space0, one_of("-–—"), space0).parse(input)
}

/// A number with its letter and its calendar's mark.
fn plain(input: &str) -> IResult<&str, Stamp> {
    if let Some((length, value)) = hebrew_year::read(input) {
        return lettered(&input[length..], value);
    }
    let (input, before) = opt(terminated(era_before, space0)).parse(input)?;
    let (input, value) = match before {
        Some(Calendar::Minguo) => alt((number, short_number)).parse(input)?,
        _ => number(input)?,
    };
    let (input, suffix) = opt(letter).parse(input)?;
    let (input, after) = opt(preceded(space0, era_after)).parse(input)?;
    // `2015ء الف`: the letter behind the mark.
    let marked = preceded(opt(char('ء')), spaced_letter);
    let (input, suffix) = if suffix.is_none() { opt(marked).parse(input)? } else { (input, suffix) };
    Ok((input, Stamp { value, suffix, marked: before.or(after), also: None }))
}

/// What stands behind a year in Hebrew letters: its own letter, and the Gregorian year that it is.
fn lettered(input: &str, value: i32) -> IResult<&str, Stamp> {
    let (input, suffix) = opt(spaced_letter).parse(input)?;
    let common = map(number, |year| (year, None));
    let other = map(next_lettered, |year| (year, Some(Calendar::Hebrew)));
    let (input, also) = opt(preceded(dash, alt((common, other)))).parse(input)?;
    Ok((input, Stamp { value, suffix, marked: Some(Calendar::Hebrew), also }))
}

/// The second year of `תשס״ב–תשס״ג`.
fn next_lettered(input: &str) -> IResult<&str, i32> {
    match hebrew_year::read(input) {
        Some((length, value)) => Ok((&input[length..], value)),
        None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit))),
    }
}

/// The letter where it stands off its year, as right-to-left letters may. `2014 א׳` is the start of a name.
fn spaced_letter(input: &str) -> IResult<&str, String> {
    let letter = alt((tag("الف"), recognize(one_of("أبאבגד"))));
    let ends = not(peek(satisfy(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '׳' | '"' | '״'))));
    // `2020ء-الف`
    map(delimited(one_of(" -"), letter, ends), str::to_owned).parse(input)
}

/// Four digits of any script, and no fifth. `0047` is a part of some number.
fn number(input: &str) -> IResult<&str, i32> {
    verify(|input| digits(input, 4), |&value: &i32| value >= 1000).parse(input)
}

fn short_number(input: &str) -> IResult<&str, i32> {
    alt((|i| digits(i, 3), |i| digits(i, 2))).parse(input)
}

fn digits(input: &str, count: usize) -> IResult<&str, i32> {
    let is_digit = |c: char| digit_value(c).is_some();
    map_opt(terminated(take_while_m_n(count, count, is_digit), not(peek(satisfy(is_digit)))), |digits: &str| {
        digits.chars().try_fold(0i32, |sum, c| Some(sum * 10 + digit_value(c)? as i32))
    })
    .parse(input)
}

/// The letter that tells works of one year apart. It stands at the year; only right-to-left letters may stand off it.
fn letter<'a>(input: &'a str) -> IResult<&'a str, String> {
    let doubled = |input: &'a str| {
        let (rest, first) = one_of("abcdefghijklmnopqrstuvwxyz").parse(input)?;
        let (rest, _) = char(first).parse(rest)?;
        Ok((rest, &input[..1]))
    };
    let attached = recognize(alt((
        value((), tag("الف")),
        value((), one_of("abcdefghijklmnopqrstuvwxyzأابپتثجدهوабвгдеαβγδεאבגדה가나다라กขคงจฉकखगघङ")),
    )));
    // `2013bb`: no year has so many works; the letter was printed twice.
    let plain = map(attached, str::to_owned);
    terminated(
        alt((
            terminated(map(doubled, str::to_owned), not(peek(satisfy(char::is_alphanumeric)))),
            plain,
            spaced_letter,
            preceded(opt(char(' ')), formed_letter),
        )),
        not(peek(satisfy(char::is_alphanumeric))),
    )
    .parse(input)
}

/// The same in Arabic presentation forms, as some PDF files have them.
fn formed_letter(input: &str) -> IResult<&str, String> {
    let forms = |most| take_while_m_n(1, most, |c: char| ('\u{fe70}'..='\u{fefc}').contains(&c));
    map_opt(alt((forms(3), forms(1))), |text: &str| {
        let plain: String = text.nfkc().collect();
        let is_letter = plain == "الف" || plain.chars().count() == 1 && "أابپتثجدهو".contains(&plain);
        is_letter.then_some(plain)
    })
    .parse(input)
}

/// `,b` or `, b` after `2010a`, and not the `p` of `, p. 5`.
fn further_letter(input: &str) -> IResult<&str, String> {
    preceded(
        (alt((tag(","), tag("،"), tag("/"), tag("&"), tag(" &"), tag(" and"), tag("-"))), space0),
        terminated(letter, not(peek(alt((tag("."), tag(" ")))))),
    )
    .parse(input)
}

fn era_before(input: &str) -> IResult<&str, Calendar> {
    alt((
        value(Calendar::Minguo, alt((tag("民國"), tag("民国"), tag("民")))),
        value(Calendar::Buddhist, alt((tag("พ.ศ."), tag("B.E.")))),
        value(Calendar::Gregorian, alt((tag("西元"), tag("公元"), tag("ค.ศ.")))),
    ))
    .parse(input)
}

fn era_after(input: &str) -> IResult<&str, Calendar> {
    let ends = not(peek(satisfy(char::is_alphabetic)));
    terminated(
        alt((
            value(Calendar::SolarHijri, alt((tag("ه.ش"), tag("هـ.ش"), tag("ه‍.ش"), tag("ه. ش"), tag("ش.")))),
            value(Calendar::SolarHijri, tag("ش")),
            value(Calendar::LunarHijri, alt((tag("ه.ق"), tag("هـ.ق"), tag("ه‍.ق"), tag("ه. ق")))),
            value(Calendar::LunarHijri, alt((tag("هـ"), tag("ه‍"), tag("ق"), tag("AH"), tag("A.H.")))),
            value(Calendar::Gregorian, alt((tag("م"), tag("ء"), tag("CE"), tag("AD"), tag("n. Chr.")))),
        )),
        ends,
    )
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &str) -> Vec<(i32, Option<String>, Option<i32>)> {
        years(input).map_or(Vec::new(), |(_, stamps)| {
            stamps.into_iter().map(|s| (s.value, s.suffix, s.also.map(|(year, _)| year))).collect()
        })
    }

    #[test]
    fn years_are_read() {
        assert_eq!(read("2010, 5"), [(2010, None, None)]);
        assert_eq!(read("2010a,b)"), [(2010, Some("a".into()), None), (2010, Some("b".into()), None)]);
        assert_eq!(read("2010b, p. 31)"), [(2010, Some("b".into()), None)]);
        assert_eq!(read("1998/2004)"), [(1998, None, Some(2004))]);
        assert_eq!(read("1989＝2013："), [(1989, None, Some(2013))]);
        assert_eq!(read("2019 [1928]"), [(2019, None, Some(1928))]);
        assert_eq!(read("[1928] 2019"), [(2019, None, Some(1928))]);
        assert_eq!(read("2011 [1954-1961]"), [(2011, None, Some(1954))]);
        assert_eq!(read("۱۳۹۸الف)"), [(1398, Some("الف".into()), None)]);
        assert_eq!(read("٢٠١٤ب، ص"), [(2014, Some("ب".into()), None)]);
        assert_eq!(read("٢٠١٤ﺃ)"), [(2014, Some("أ".into()), None)]);
        assert_eq!(read("٢٠١٤ ﺏ، ﺹ"), [(2014, Some("ب".into()), None)]);
        assert_eq!(read("2013bb)"), [(2013, Some("b".into()), None)]);
        assert_eq!(read("תשע״ב: 47"), [(5772, None, None)]);
        assert_eq!(read("תשס״ח א: 15"), [(5768, Some("א".into()), None)]);
        assert_eq!(read("התשי\"ג-1953)"), [(5713, None, Some(1953))]);
        assert_eq!(read("תש״ס/2000)"), [(5760, None, Some(2000))]);
        assert_eq!(read("תשס״ב–תשס״ג)"), [(5762, None, Some(5763))]);
        assert_eq!(read("2012א)"), [(2012, Some("א".into()), None)]);
        assert_eq!(read("2012 א'"), [(2012, None, None)]);
        assert_eq!(read("2015ء الف، ص"), [(2015, Some("الف".into()), None)]);
        assert_eq!(read("民國108年"), [(108, None, None)]);
        assert_eq!(read("民94,"), [(94, None, None)]);
    }

    #[test]
    fn other_numbers_are_not() {
        for input in ["201", "20101", "abcd", "", "2x10", "۱۲۳"] {
            assert!(read(input).is_empty(), "{input}");
        }
        // A word that follows is no letter of the year.
        assert_eq!(read("2010abc"), [(2010, None, None)]);
    }

    #[test]
    fn marks_tell_the_calendar() {
        let (_, stamps) = years("1425هـ/2004م، ص").unwrap();
        assert_eq!(stamps[0].marked, Some(Calendar::LunarHijri));
        assert_eq!(stamps[0].also, Some((2004, Some(Calendar::Gregorian))));
    }
}
