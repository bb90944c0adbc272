//! Years among the tokens of a citation, and what stands in for one: `in press`, `n.d.`

use std::ops::Range;

use super::context::Context;
use super::locator::locator;
use super::tokens::{Case, Kind};
use super::years::{Stamp, years};
use crate::locale::{Term, Terms};
use crate::text::digits::digit_value;
use crate::text::hebrew_year;

/// A year, or words that stand for one, among the tokens.
pub(super) struct YearAt {
    pub stamps: Vec<Stamp>,
    pub undated: bool,
    /// Bytes.
    pub range: Range<usize>,
    /// The first token after it.
    pub next: usize,
}

/// The next year or its stand-in among the tokens `from..to`: its token and what it says.
pub(super) fn next_year(ctx: &Context, from: usize, to: usize) -> Option<(usize, YearAt)> {
    (from..to).find_map(|at| year_at(ctx, at, to).map(|year| (at, year)))
}

/// What stands for a year.
const UNDATED: Terms = Terms::of(&[Term::NoDate, Term::InPress, Term::Unpublished]);

/// The year that starts at token `at`.
pub(super) fn year_at(ctx: &Context, at: usize, to: usize) -> Option<YearAt> {
    let token = ctx.tokens.get(at)?;
    let after_sign = at > 0
        && !token.spaced()
        && matches!(ctx.kind(at - 1), Kind::Dash | Kind::Stop | Kind::Slash('/'))
        && at > 1
        && (ctx.kind(at - 2) == Kind::Number
            || at > 2 && ctx.is(at - 2, Term::Gregorian) && ctx.kind(at - 3) == Kind::Number);
    match token.kind {
        // Four digits are a year.
        Kind::Number if ctx.word(at).len() != 4 && ctx.word(at).is_ascii() => None,
        Kind::Number | Kind::Open('[' | '(') if !after_sign => {
            let limit = ctx.tokens.get(to.checked_sub(1)?)?.end();
            let (length, stamps) = years(ctx.text.get(token.start()..limit)?)?;
            if is_code(ctx, at) {
                return None;
            }
            if !stamps.iter().all(|stamp| is_year(stamp.value, stamp.marked.is_some())) {
                return None;
            }
            let end = token.start() + length;
            let next = at + ctx.tokens[at..to].partition_point(|token| token.start() < end);
            // `۱۹۳۱ء–۱۹۹۷ء`: a life.
            let behind = next + usize::from(next < to && !ctx.tokens[next].spaced() && ctx.is(next, Term::Gregorian));
            if behind > next
                && ctx.kind(behind) == Kind::Dash
                && ctx.kind(behind + 1) == Kind::Number
                && behind + 1 < to
            {
                return None;
            }
            // `2010-2012` is a time, `2017-114` a code, `2010.5` a number, `2010 m` a quantity.
            if matches!(ctx.kind(next), Kind::Dash | Kind::Stop | Kind::Other('%' | '°' | '~'))
                && next < to
                && !ctx.tokens[next].spaced()
                && next + 1 < to
                && !ctx.tokens[next + 1].spaced()
                && ctx.kind(next + 1) == Kind::Number
                && ctx.word(next + 1).chars().count() != 1
                && (ctx.kind(next) != Kind::Dash || !goes_on(&ctx.text[token.start()..end], ctx.word(next + 1)))
            {
                return None;
            }
            // `۱۳۸۵ تا ۱۴۰۰`
            if next + 1 < ctx.tokens.len()
                && ctx.is(next, Term::To)
                && ctx.kind(next + 1) == Kind::Number
                && ctx.word(next + 1).chars().count() == 4
            {
                return None;
            }
            // `1204号`: an issue.
            if next < to
                && !ctx.tokens[next].spaced()
                && ctx.word(next).starts_with(['号', '號', '호', '頁', '页', '쪽'])
            {
                return None;
            }
            // `2017/12721-5`, `2022YFA1103704`: the number of a file.
            let glued = |at: usize| at < to && !ctx.tokens[at].spaced();
            if glued(next)
                && (ctx.kind(next) == Kind::Slash('/') && glued(next + 1) && ctx.kind(next + 1) == Kind::Number
                    || matches!(ctx.kind(next), Kind::Word(Case::Upper)) && ctx.kind(next + 1) == Kind::Number)
            {
                return None;
            }
            Some(YearAt { stamps, undated: false, range: token.start()..end, next })
        }
        // `民國108`, `民94`
        Kind::Word(Case::Han) if matches!(ctx.word(at), "民國" | "民国" | "民") && ctx.kind(at + 1) == Kind::Number =>
        {
            let limit = ctx.tokens.get(to.checked_sub(1)?)?.end();
            let (length, stamps) = years(ctx.text.get(token.start()..limit)?)?;
            let end = token.start() + length;
            let next = at + ctx.tokens[at..to].partition_point(|token| token.start() < end);
            Some(YearAt { stamps, undated: false, range: token.start()..end, next })
        }
        // `תשע״ב`
        Kind::Word(Case::Caseless) if hebrew_year::read(&ctx.text[token.start()..]).is_some() => {
            let limit = ctx.tokens.get(to.checked_sub(1)?)?.end();
            let (length, stamps) = years(ctx.text.get(token.start()..limit)?)?;
            let end = token.start() + length;
            let next = at + ctx.tokens[at..to].partition_point(|token| token.start() < end);
            Some(YearAt { stamps, undated: false, range: token.start()..end, next })
        }
        // `u. å.` is "no date" in Swedish, the same letters are "and others" in German; `s. a.` is so in Romanian.
        Kind::Word(_) if !ctx.opens(at).meets(UNDATED) => None,
        Kind::Word(_) if ctx.phrase(at, to, Term::EtAl).is_none() || stands_for_year(ctx, at, to) => {
            let taken = ctx
                .phrase(at, to, Term::NoDate)
                .or_else(|| ctx.phrase(at, to, Term::InPress))
                .or_else(|| ctx.phrase(at, to, Term::Unpublished))?;
            let last = at + taken - 1;
            // `s F` in a formula is no `s. f.`; `o. J.` has its stops.
            let bare = ctx.kind(at) == Kind::Word(Case::Lower) && (at..=last).all(|at| ctx.kind(at) != Kind::Stop);
            if bare && (at..=last).any(|at| ctx.kind(at) == Kind::Word(Case::Initial)) {
                return None;
            }
            // Letters in capitals without stops stand for no date behind a comma alone: `Smith, ND`, not `SFRH/BD`.
            if last == at && ctx.kind(at) == Kind::Word(Case::Upper) && at > 0 && ctx.kind(at - 1) != Kind::Comma {
                return None;
            }
            Some(YearAt {
                stamps: Vec::new(),
                undated: true,
                range: token.start()..ctx.tokens[last].end(),
                next: at + taken,
            })
        }
        _ => None,
    }
}

/// Whether letters that may be "et al." stand where a year does: behind a comma, first in a bracket, or with no year
/// behind them in theirs.
fn stands_for_year(ctx: &Context, at: usize, to: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let dated = |at| ctx.kind(at) == Kind::Number && ctx.word(at).len() >= 4;
    let mut cite = (at..to).take_while(|&at| ctx.kind(at) != Kind::Semicolon);
    matches!(ctx.kind(before), Kind::Comma | Kind::Open(_))
        || ctx.kind(at) == Kind::Word(Case::Lower)
            && matches!(ctx.kind(to), Kind::Close(_) | Kind::Semicolon)
            && !cite.any(dated)
}

/// `DUF1446`, `SCON2021`: a number that is a part of a name, unless the list knows what stands before it as an author.
fn is_code(ctx: &Context, at: usize) -> bool {
    let glued = at > 0 && !ctx.tokens[at].spaced();
    // `HBI-2021-017`: the number of a document.
    if glued
        && at > 1
        && ctx.kind(at - 1) == Kind::Dash
        && !ctx.tokens[at - 1].spaced()
        && ctx.kind(at - 2) == Kind::Word(Case::Upper)
    {
        return !ctx.hints.knows_first(ctx.word(at - 2));
    }
    glued
        && matches!(ctx.kind(at - 1), Kind::Word(Case::Capital | Case::Upper | Case::Initial))
        && !ctx.hints.knows_first(ctx.word(at - 1))
}

/// Whether two digits behind a year's dash are a later year or a month, as in `2017-18` and `2019-03-14`: others make a code of it, as in `2020-45`,
/// and so do three or more.
fn goes_on(year: &str, next: &str) -> bool {
    /// Years that one work spans, at most.
    const SPAN: i32 = 20;
    let number = |digits: &str| digits.chars().try_fold(0, |sum, c| Some(sum * 10 + digit_value(c)? as i32));
    let last = year.get(year.len().saturating_sub(2)..).and_then(number);
    let later = |(from, to): (i32, i32)| (1..=12).contains(&to) || (1..=SPAN).contains(&(to - from).rem_euclid(100));
    next.chars().count() == 2 && last.zip(number(next)).is_none_or(later)
}

fn is_year(value: i32, marked: bool) -> bool {
    (1200..=2100).contains(&value) || (2400..=2600).contains(&value) || marked
}

/// What follows a year: the locator. Gives the end of the cite, the locator and the next token.
pub(super) fn after_year(ctx: &Context, year: &YearAt, to: usize) -> (usize, Option<Range<usize>>, usize) {
    let mut end = year.range.end;
    let mut next = year.next;
    // `2019年` and the bracket of `[s. d.]`.
    if next < to && !ctx.tokens[next].spaced() && ctx.is(next, Term::Year) {
        end = ctx.tokens[next].end();
        next += 1;
    }
    let Some(limit) = to.checked_sub(1).and_then(|last| ctx.tokens.get(last)).map(|token| token.end()) else {
        return (end, None, next);
    };
    let stop = (next..to).find(|&at| ctx.kind(at) == Kind::Semicolon).map_or(limit, |at| ctx.tokens[at].start());
    let Some((taken, place)) = ctx.text.get(end..stop).and_then(locator) else { return (end, None, next) };
    let (base, end) = (end, end + place.end);
    let next = next + ctx.tokens[next..to].partition_point(|token| token.start() < base + taken);
    (end, Some(base + place.start..end), next)
}

/// Steps back over `4 May`, `May 4,` and `vom 3.` before a year.
pub(super) fn strip_date(ctx: &Context, from: usize, year_at: usize) -> usize {
    let mut at = year_at;
    let mut month = false;
    while at > from {
        let before = at - 1;
        let skip = match ctx.kind(before) {
            Kind::Word(_) if ctx.is_month(before) => {
                month = true;
                true
            }
            Kind::Number => {
                ctx.word(before).chars().count() <= 2 && (month || before > from && ctx.is_month(before - 1))
            }
            Kind::Comma | Kind::Stop | Kind::Dash => before > from && (month || ctx.kind(before - 1) == Kind::Number),
            // `12 de julio de 2020`
            Kind::Word(Case::Lower) if ctx.word(before).len() <= 3 && before > from => {
                if month {
                    ctx.kind(before - 1) == Kind::Number
                } else {
                    ctx.is_month(before - 1)
                }
            }
            _ => false,
        };
        if !skip {
            break;
        }
        at = before;
    }
    if month { at } else { year_at }
}
