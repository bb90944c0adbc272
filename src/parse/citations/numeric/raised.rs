//! Raised numbers: `³`, `³,⁴`, `⁹⁾⁻⁽¹¹`, `ⁱⁱ`; and runs of numbers, raised or not.

use std::ops::Range;

use super::super::context::Context;
use super::super::numbers::WIDEST;
use super::super::tokens::{Case, Kind};

use super::{Candidate, Numbered, Setting};
use crate::locale::Term;
use crate::text::digits::{digit_value, roman, superscript_value};

/// The numbers of a run like `3,5–7` or `9)-(11` that begins with token `first`, and its last token. The brackets are
/// what is left of groups that were each in brackets of their own: `(9)-(11)`.
///
/// `None` where the run is none: a zero, a number of five digits, a range wider than a citation spans.
pub fn run(ctx: &Context, first: usize) -> Option<(usize, Vec<Numbered>)> {
    let kind = ctx.kind(first);
    let mut found = vec![Numbered { number: value(ctx.word(first))?, range: bytes(ctx, first), locator: None }];
    let mut last = first;
    while let Some((sign, next)) = follower(ctx, last, kind) {
        let Some(mut number) = value(ctx.word(next)) else { break };
        let previous = found.last()?.number;
        let mut end = next;
        if let Some(whole) = torn(ctx, next, previous, number) {
            (number, end) = (whole, next + 1);
        }
        if ctx.kind(sign) == Kind::Dash {
            if number <= previous || number - previous > WIDEST {
                return None;
            }
            // The whole of `9–11` stands for each of its numbers.
            let range = found.last()?.range.start..ctx.tokens[end].end();
            if let Some(start) = found.last_mut() {
                start.range = range.clone();
            }
            found.extend((previous + 1..=number).map(|number| Numbered {
                number,
                range: range.clone(),
                locator: None,
            }));
        } else {
            let range = ctx.tokens[next].start()..ctx.tokens[end].end();
            found.push(Numbered { number, range, locator: None });
        }
        last = end;
    }
    Some((last, found))
}

/// `10, 11, 1 3, 19`: a number that a space has torn, told by the order that it breaks and the whole restores.
fn torn(ctx: &Context, at: usize, previous: u32, first: u32) -> Option<u32> {
    let digit = |at: usize| ctx.kind(at) == Kind::Number && ctx.tokens[at].end() - ctx.tokens[at].start() == 1;
    if first >= previous || !digit(at) || !digit(at + 1) || ctx.kind(at - 1) != Kind::Comma {
        return None;
    }
    let whole = first * 10 + ctx.word(at + 1).chars().next().and_then(digit_value)?;
    let next = match ctx.kind(at + 2) {
        Kind::Comma => value(ctx.word(at + 3))?,
        Kind::Stop | Kind::Break => u32::MAX,
        _ => return None,
    };
    (previous < whole && whole < next).then_some(whole)
}

/// The comma or dash behind token `last` and the number behind that, past brackets that close and open again.
fn follower(ctx: &Context, last: usize, kind: Kind) -> Option<(usize, usize)> {
    let closed = matches!(ctx.kind(last + 1), Kind::Close(_));
    let sign = last + 1 + usize::from(closed);
    let next = sign + 1 + usize::from(closed && matches!(ctx.kind(sign + 1), Kind::Open(_)));
    let parts = match ctx.kind(sign) {
        Kind::Comma | Kind::Dash => true,
        Kind::Semicolon => kind == Kind::Raised,
        _ => false,
    };
    (parts && ctx.kind(next) == kind && (!closed || next == sign + 2)).then_some((sign, next))
}

fn bytes(ctx: &Context, at: usize) -> Range<usize> {
    ctx.tokens[at].start()..ctx.tokens[at].end()
}

/// A number of up to four digits of any script, raised or not.
fn value(word: &str) -> Option<u32> {
    if word.chars().count() > 4 {
        return None;
    }
    let digit = |c: char| digit_value(c).or_else(|| superscript_value(c));
    word.chars().try_fold(0, |sum, c| Some(sum * 10 + digit(c)?)).filter(|&number| number > 0)
}

/// Runs of raised digits.
pub fn raised(ctx: &Context, used: &[bool]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut digits = 0usize;
    let mut at = 0;
    while at < ctx.tokens.len() {
        let first = at;
        at += 1;
        if ctx.kind(first) != Kind::Raised
            || used[first]
            || is_exponent(ctx, first)
            || is_caption(ctx, first)
            || leads(ctx, first)
        {
            continue;
        }
        let (last, numbers) = match run(ctx, first) {
            Some((last, numbers)) => {
                digits += 1;
                (last, numbers)
            }
            None => match raised_roman(ctx.word(first)) {
                Some(number) => (first, vec![Numbered { number, range: bytes(ctx, first), locator: None }]),
                None => continue,
            },
        };
        at = last + 1;
        let whole = ctx.tokens[first].start()..ctx.tokens[last].end();
        let tokens = first..last + 1;
        found.push(Candidate {
            setting: Setting::Raised,
            whole,
            tokens,
            numbers,
            doubtful: false,
            beyond: false,
            seat: None,
        });
    }
    // Who cites by raised digits marks the notes of a table by raised letters.
    let romans = found.len() - digits;
    if digits > romans {
        found.retain(|candidate| raised_roman(ctx.word(candidate.tokens.start)).is_none());
    }
    found
}

/// `ⁱⁱⁱ`
fn raised_roman(text: &str) -> Option<u32> {
    let plain: String = text
        .chars()
        .map(|c| match c {
            'ⁱ' => Some('i'),
            'ᵛ' => Some('v'),
            'ˣ' => Some('x'),
            _ => None,
        })
        .collect::<Option<_>>()?;
    roman(&plain)
}

/// `²³⁴U`, `¹Institute of Soils`: a raised number that belongs to what follows it.
fn leads(ctx: &Context, at: usize) -> bool {
    let apart = ctx.tokens[at].spaced()
        || at.checked_sub(1).is_none_or(|before| {
            matches!(ctx.kind(before), Kind::Break | Kind::Open(_) | Kind::Slash(_) | Kind::Dash | Kind::Raised)
        });
    apart && ctx.tokens.get(at + 1).is_some_and(|next| next.is_word() && !next.spaced())
}

/// `Figure ¹`
fn is_caption(ctx: &Context, at: usize) -> bool {
    at > 0 && ctx.tokens[at].spaced() && ctx.is(at - 1, Term::NotCitation)
}

/// `m²`, `10³`, `χ²`: a raised digit at a unit, a number or a symbol.
fn is_exponent(ctx: &Context, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if ctx.tokens[at].spaced() {
        return false;
    }
    match ctx.kind(before) {
        Kind::Number | Kind::Word(Case::Initial) => true,
        Kind::Word(_) => {
            ctx.word(before).chars().count() <= 2 && ctx.word(before).is_ascii() || ctx.word(before) == "χ"
        }
        Kind::Dash => true,
        _ => false,
    }
}
