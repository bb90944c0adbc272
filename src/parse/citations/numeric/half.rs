//! Numbers before half a bracket, as Japanese journals raise them: `とされ1)、`, `2,3)`, `5～7）`.

use super::super::context::Context;
use super::super::tokens::Kind;
use super::raised::run;
use super::{Candidate, Setting};
use crate::locale::Term;

/// Runs of numbers before a closing bracket that nothing opens. What begins a line counts its items, and what stands
/// before the first sentence is a name's affiliation.
pub fn half(ctx: &Context, used: &[bool]) -> Vec<Candidate> {
    let mut paired = vec![false; ctx.tokens.len()];
    for pair in ctx.pairs().iter().filter(|pair| !pair.mirrored) {
        paired[pair.close] = true;
    }
    let lone = |at: usize| matches!(ctx.kind(at), Kind::Close(')' | '）')) && !ctx.tokens[at].spaced() && !paired[at];
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = first_sentence(ctx).max(1);
    while at < ctx.tokens.len() {
        let first = at;
        at += 1;
        if ctx.kind(first) != Kind::Number || used[first] {
            continue;
        }
        let Some((last, numbers)) = run(ctx, first) else { continue };
        at = last + 1;
        let Some(doubtful) = doubt(ctx, first, last).filter(|_| lone(last + 1)) else { continue };
        let whole = ctx.tokens[first].start()..ctx.tokens[last + 1].end();
        let tokens = first..last + 2;
        found.push(Candidate { setting: Setting::Half, whole, tokens, numbers, doubtful, beyond: false, seat: None });
    }
    found
}

/// The first token of the first line that holds a sentence.
fn first_sentence(ctx: &Context) -> usize {
    let ends = |at: &usize| {
        ctx.kind(*at) == Kind::Stop && at.checked_sub(1).is_some_and(|before| ctx.kind(before) != Kind::Number)
    };
    let stop = (0..ctx.tokens.len()).find(ends).unwrap_or(ctx.tokens.len());
    (0..stop).rev().find(|&at| ctx.kind(at) == Kind::Break).unwrap_or(0)
}

/// Whether the run `first..=last` may as well count the parts of a sentence, as in `：1) 年齢、2) 性別`; `None` where it
/// does not cite at all.
fn doubt(ctx: &Context, first: usize, last: usize) -> Option<bool> {
    let before = first.checked_sub(1)?;
    let named = [Term::NotCitation, Term::Statute].iter().any(|&term| ctx.is(before, term));
    match ctx.kind(before) {
        Kind::Word(_) if ctx.tokens[first].spaced() && named => None,
        Kind::Word(_) | Kind::Close(_) | Kind::Quote | Kind::Other('%' | '％') => Some(false),
        // `4)～6)`
        Kind::Dash if before > 0 && matches!(ctx.kind(before - 1), Kind::Close(_)) => Some(false),
        Kind::Stop | Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Slash(_) => {
            Some(ctx.tokens.get(last + 2).is_some_and(|next| next.is_word() || next.kind == Kind::Number))
        }
        _ => None,
    }
}
