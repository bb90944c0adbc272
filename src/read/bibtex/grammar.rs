//! The grammar of `.bib` files, piece by piece.
//!
//! Source: Oren Patashnik, `BibTeXing` (1988). Braces are counted, never recursed into. A value ends, as torn, where a
//! line begins a new entry, so that an open brace costs one entry and the time stays linear.

use nom::branch::alt;
use nom::bytes::complete::{take_till1, take_while1};
use nom::character::complete::{char, multispace0};
use nom::combinator::map;
use nom::error::{Error, ErrorKind};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// A piece of a value: `"a" # b # {c}` has three.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// What stands in braces or quotation marks, without them.
    Text(&'a str),
    /// The name of a string, or a number.
    Bare(&'a str),
}

/// The word behind an `@`.
pub(super) fn kind(input: &str) -> IResult<&str, &str> {
    preceded((char('@'), multispace0), take_while1(|c: char| c.is_ascii_alphanumeric() || c == '_')).parse(input)
}

/// What opens an entry: a brace or a parenthesis. Gives what closes it.
pub(super) fn open(input: &str) -> IResult<&str, char> {
    preceded(multispace0, alt((map(char('{'), |_| '}'), map(char('('), |_| ')')))).parse(input)
}

/// A citation key with the comma behind it, if there is one. Keys may hold anything but what ends them.
pub(super) fn key(input: &str) -> IResult<&str, &str> {
    delimited(
        multispace0,
        take_till1(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | '{' | '"' | '=')),
        multispace0,
    )
    .parse(input)
}

/// A field's name with the `=` behind it.
pub(super) fn field_name(input: &str) -> IResult<&str, &str> {
    terminated(name, (multispace0, char('='), multispace0)).parse(input)
}

/// A value: pieces joined by `#`.
pub(super) fn value(input: &str) -> IResult<&str, Vec<Piece<'_>>> {
    separated_list1((multispace0, char('#'), multispace0), piece).parse(input)
}

fn piece(input: &str) -> IResult<&str, Piece<'_>> {
    alt((map(braced, Piece::Text), map(quoted, Piece::Text), map(name, Piece::Bare))).parse(input)
}

/// A name of a field or string, or a number.
fn name(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| {
        !c.is_whitespace() && !matches!(c, '"' | '#' | '%' | '\'' | '(' | ')' | ',' | '=' | '{' | '}' | '@')
    })
    .parse(input)
}

/// What stands in braces that match.
pub(super) fn braced(input: &str) -> IResult<&str, &str> {
    let inner = char('{').parse(input)?.0;
    balanced(inner, b'}')
}

/// What stands in quotation marks; those in braces are text.
fn quoted(input: &str) -> IResult<&str, &str> {
    let inner = char('"').parse(input)?.0;
    balanced(inner, b'"')
}

/// What stands before the first `end` outside of braces. A backslash guards nothing: BibTeX counts every brace.
pub(super) fn balanced(input: &str, end: u8) -> IResult<&str, &str> {
    let bytes = input.as_bytes();
    let mut depth = 0_usize;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            _ if byte == end && depth == 0 => return Ok((&input[at + 1..], &input[..at])),
            b'{' => depth += 1,
            b'}' if depth == 0 => break,
            b'}' => depth -= 1,
            b'\n' if begins_entry(&input[at + 1..]) => break,
            _ => {}
        }
    }
    Err(nom::Err::Error(Error::new(input, ErrorKind::TakeUntil)))
}

/// Whether a line begins an entry: `@article{key,`.
pub(in crate::read) fn begins_entry(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t']);
    // A word this long is no entry's type; the limit keeps the look-ahead short.
    let start = line.get(..64).unwrap_or(line);
    let Ok((rest, word)) = kind(start) else { return false };
    let rest = &line[start.len() - rest.len()..];
    word.starts_with(|c: char| c.is_ascii_alphabetic()) && open(rest).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_taken_apart() {
        use Piece::{Bare, Text};
        for (input, want, rest) in [
            ("{a {b} c},", vec![Text("a {b} c")], ","),
            ("\"a {\"}b\" # jan # 12 }", vec![Text("a {\"}b"), Bare("jan"), Bare("12")], " }"),
            ("{}", vec![Text("")], ""),
            ("کتاب", vec![Bare("کتاب")], ""),
        ] {
            assert_eq!(value(input), Ok((rest, want)));
        }
        for torn in ["{a", "\"a", "{a\n@book{b, title={c}}", "\"a}\""] {
            assert!(value(torn).is_err(), "{torn}");
        }
    }

    #[test]
    fn entries_begin_lines() {
        for (line, want) in [
            ("@article{a,", true),
            ("  @ Book (a", true),
            ("@home is {here}", false),
            ("article{a,", false),
            ("@", false),
        ] {
            assert_eq!(begins_entry(line), want, "{line}");
        }
    }
}
