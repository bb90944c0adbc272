//! Numbers that a word says to be those of entries: `(refs. 12,13)`, `taken from ref. 11`.

use super::super::context::Context;
use super::super::tokens::Kind;
use super::raised::run;
use super::{Candidate, Setting};
use crate::locale::Term;

/// Runs of plain numbers up to `top`, the highest of the list, behind a word for references. They cite in whichever
/// `setting` the paper has.
pub fn named(ctx: &Context, used: &[bool], top: u32, setting: Setting) -> Vec<Candidate> {
    let mut found = Vec::new();
    for at in 0..ctx.tokens.len() {
        if !ctx.tokens[at].is_word() || !ctx.is(at, Term::Numbered) {
            continue;
        }
        let first = at + 1 + usize::from(ctx.kind(at + 1) == Kind::Stop);
        if ctx.kind(first) != Kind::Number || used[first] {
            continue;
        }
        let Some((last, numbers)) = run(ctx, first) else { continue };
        if numbers.iter().any(|numbered| numbered.number > top) {
            continue;
        }
        found.push(Candidate {
            setting,
            whole: ctx.tokens[first].start()..ctx.tokens[last].end(),
            tokens: first..last + 1,
            numbers,
            doubtful: false,
            beyond: false,
            seat: None,
        });
    }
    found
}
