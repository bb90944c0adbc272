//! The given name or initials at a cited surname, which tell homonyms apart: `J. Müller (2014)`, `Smith, A. (2010)`.

use std::ops::Range;

use super::context::Context;
use super::tokens::{Case, Kind};

/// Letters of an initial in a script without capitals, as in `आर. एन. शर्मा`.
const LETTERS: usize = 2;

/// What is printed before or behind a name as a given name of it; `None` where the list has no two people of that name.
pub(super) fn given_beside<'a>(ctx: &Context<'a>, name: &Range<usize>) -> Option<&'a str> {
    if !ctx.hints.has_homonyms(&ctx.text[name.clone()]) {
        return None;
    }
    let first = ctx.tokens.partition_point(|token| token.start() < name.start);
    let behind = ctx.tokens.partition_point(|token| token.start() < name.end);
    let initial = |at: usize| match ctx.kind(at) {
        Kind::Word(Case::Initial) => true,
        Kind::Word(Case::Caseless) => ctx.kind(at + 1) == Kind::Stop && ctx.word(at).chars().count() <= LETTERS,
        _ => false,
    };
    let mut from = first;
    while from > 0 {
        let word = from - 1 - usize::from(from > 1 && ctx.kind(from - 1) == Kind::Stop);
        if !initial(word) {
            break;
        }
        from = word;
    }
    if from < first {
        return Some(ctx.slice(from..first));
    }
    // `Müller, J. (2014)`
    let after = behind + usize::from(ctx.kind(behind) == Kind::Comma);
    if initial(after) && ctx.kind(after + 1) == Kind::Stop {
        return Some(ctx.word(after));
    }
    let before = first.checked_sub(1)?;
    let named = matches!(ctx.kind(before), Kind::Word(Case::Capital | Case::Caseless)) && !ctx.is_stopword(before);
    named.then(|| ctx.word(before))
}
