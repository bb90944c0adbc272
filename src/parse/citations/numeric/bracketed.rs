//! Numbers in brackets: `[3]`, `(1, 2–5)`.

use super::super::context::Context;
use super::super::numbers::{Numbers, numbers};
use super::super::tokens::{Case, Kind};
use super::measured::{follows_number, is_measured};
use super::{Candidate, Numbered, Setting};
use crate::locale::Term;

/// Brackets that hold nothing but numbers.
pub fn bracketed(ctx: &Context, used: &[bool]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for pair in ctx.pairs() {
        if pair.close - pair.open > 80 || pair.close == pair.open + 1 || used[pair.open] {
            continue;
        }
        if !matches!(ctx.kind(pair.open + 1), Kind::Number | Kind::Raised | Kind::Word(_) | Kind::Other('№')) {
            continue;
        }
        let setting = match ctx.kind(pair.open) {
            Kind::Open('[' | '［' | '〔' | '【') | Kind::Close(']' | '］') => Setting::Square,
            Kind::Open('⁽') | Kind::Close('⁾') => Setting::Raised,
            Kind::Open('(' | '（') | Kind::Close(')' | '）') => Setting::Round,
            _ => continue,
        };
        let (start, end) = (ctx.tokens[pair.open].end(), ctx.tokens[pair.close].start());
        let Some(list) = ctx.text.get(start..end).and_then(|inside| numbers(inside, setting == Setting::Square)) else {
            continue;
        };
        if is_called(ctx, pair.open, pair.close, setting)
            || is_dated(ctx, &list)
            || is_measured(ctx, pair.open, &list, setting)
        {
            continue;
        }
        found.push(Candidate {
            setting,
            whole: ctx.tokens[pair.open].start()..ctx.tokens[pair.close].end(),
            tokens: pair.open..pair.close + 1,
            numbers: expand(&list, start),
            doubtful: is_named(ctx, pair.open) || setting == Setting::Round && follows_number(ctx, pair.open),
            beyond: false,
            seat: None,
        });
    }
    found
}

/// `(1870-1914)`, `(1863)`: years, where no list goes that far.
fn is_dated(ctx: &Context, list: &[Numbers]) -> bool {
    list.iter().any(|numbers| numbers.last >= 1000 && numbers.last > ctx.hints.top())
}

/// Whether the word before says what the number counts: an equation, a figure, a sample.
fn is_named(ctx: &Context, open: usize) -> bool {
    open.checked_sub(1).is_some_and(|at| {
        matches!(ctx.kind(at), Kind::Other('=' | '<' | '>' | '∈' | '~' | '≈' | '+' | '×' | '±'))
            || ctx.is(at, Term::NotCitation)
            || ctx.is(at, Term::Statute)
            || ctx.is(at, Term::Issue)
            || ctx.is(at, Term::Volume)
            || ctx.kind(at) == Kind::Stop && at > 0 && !ctx.tokens[at].spaced() && ctx.is(at - 1, Term::NotCitation)
    })
}

/// `f(2)`, `x[1]`, `(95)%`, `| (81) |`: a call, an index, a count, a number that fills the cell of a table.
fn is_called(ctx: &Context, open: usize, close: usize, setting: Setting) -> bool {
    let before = open.checked_sub(1);
    let called = before.is_some_and(|at| {
        !ctx.tokens[open].spaced()
            && matches!(ctx.kind(at), Kind::Word(Case::Initial) | Kind::Number)
            && !(setting == Setting::Square && is_named_number(ctx, at))
            || !ctx.tokens[open].spaced()
                && setting == Setting::Round
                && ctx.word(at).len() == 1
                && ctx.tokens[at].is_word()
    });
    let counted = matches!(ctx.kind(close + 1), Kind::Other('%' | '°' | '×' | '='));
    let cell = before.is_some_and(|at| ctx.kind(at) == Kind::Other('|'))
        && matches!(ctx.kind(close + 1), Kind::Other('|') | Kind::Break);
    // `x = [3, 5, 7]` is a vector.
    let equal = before.is_some_and(|at| matches!(ctx.kind(at), Kind::Other('=' | '∈')));
    called || equal || counted || cell && setting == Setting::Round
}

/// `ImageNet 2012[7]`, `50082—2009[10]`, `ResNet-50[4]`: a number that is a year or a part of a name.
fn is_named_number(ctx: &Context, at: usize) -> bool {
    let joined = at > 0 && !ctx.tokens[at].spaced() && !ctx.tokens[at - 1].spaced() && ctx.kind(at - 1) == Kind::Dash;
    ctx.word(at).len() == 4 || joined
}

fn expand(list: &[Numbers], base: usize) -> Vec<Numbered> {
    let shift = |range: &std::ops::Range<usize>| base + range.start..base + range.end;
    list.iter()
        .flat_map(|numbers| {
            (numbers.first..=numbers.last).map(move |number| Numbered {
                number,
                range: shift(&numbers.range),
                locator: numbers.locator.as_ref().map(shift),
            })
        })
        .collect()
}
