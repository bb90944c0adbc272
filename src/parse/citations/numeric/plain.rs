//! Numbers that stand behind words like any other, where the raising was lost: `seen.3`, `seen 3, 4.`

use super::super::context::Context;
use super::super::tokens::Kind;
use super::place::{Seat, seat};
use super::raised::run;
use super::{Candidate, Numbered, Setting};

/// Runs of plain digits that may have been raised. `top` is the highest number of the list.
pub fn plain(ctx: &Context, used: &[bool], top: u32) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 1;
    while at < ctx.tokens.len() {
        let first = at;
        at += 1;
        if ctx.kind(first) != Kind::Number || used[first] {
            continue;
        }
        let Some((last, numbers)) = run(ctx, first) else { continue };
        at = last + 1;
        let rising = numbers.windows(2).all(|pair| pair[0].number < pair[1].number);
        let row = if rising { numbers.len() } else { 1 };
        let Some((seat, doubtful)) = seat(ctx, first, last, row) else { continue };
        let beyond = numbers.iter().filter(|numbered| numbered.number > top).count();
        if beyond > 0 && !may_be_meant(&numbers, beyond, doubtful, seat, top) {
            continue;
        }
        let setting = if ctx.tokens[first].spaced() { Setting::Plain } else { Setting::Tight };
        let whole = ctx.tokens[first].start()..ctx.tokens[last].end();
        let beyond = beyond > 0;
        found.push(Candidate { setting, whole, tokens: first..last + 1, numbers, doubtful, beyond, seat: Some(seat) });
    }
    found
}

/// How far beyond a list a number may be and still be meant for it.
const BEYOND: u32 = 15;

/// Whether a run with `beyond` numbers that the list does not have may cite. Rounded numbers are amounts.
fn may_be_meant(numbers: &[Numbered], beyond: usize, doubtful: bool, seat: Seat, top: u32) -> bool {
    let near = numbers.iter().all(|numbered| numbered.number <= top + BEYOND);
    let rounded = numbers.iter().all(|numbered| numbered.number % 5 == 0);
    let run = numbers.len() > 1 && !doubtful && !rounded && beyond * 2 < numbers.len();
    near && (run || numbers.len() == 1 || seat.ends() && !doubtful)
}
