//! Citations in right-to-left lines that an extraction has put out of order.
//!
//! A reader of such a line finds the year in one place and the names in another: after the year, at the end of the
//! line, at an edge of the line above or below. The damage is always of these kinds, because lines are stored as
//! chunks of one direction each, last to first, and a citation that wraps leaves one chunk at each line's edge. So
//! for every year that no citation in order has used, each place where its names may have gone is tried, and the
//! names that the reference list knows decide. Lines in order are never touched: their years are used already.

use std::ops::Range;

use super::author_date::{AuthorDate, RawCitation};
use super::context::Context;
use super::group::RawCite;
use super::guesses::{Guess, guesses, lost};
use super::tokens::Kind;
use super::year_at::{YearAt, after_year, year_at};
use crate::locale::Term;
use crate::model::{Form, RepairKind};
use crate::text::script::has_rtl;

/// Finds the citations whose parts stand out of order and adds them; gives what was repaired, in bytes of the text.
pub fn damaged(ctx: &Context, lines: &[usize], found: &mut AuthorDate) -> Vec<(Vec<Range<usize>>, RepairKind)> {
    let mut repairs = Vec::new();
    if !ctx.rtl || ctx.hints.entries == 0 {
        return repairs;
    }
    let rows = rows(ctx, lines);
    for at in 0..rows.len() {
        let row = rows[at].clone();
        if !has_rtl(ctx.slice(row.clone())) && !borders_rtl(ctx, &rows, at) {
            continue;
        }
        for token in row.clone() {
            if found.used[token] || ctx.kind(token) != Kind::Number {
                continue;
            }
            let Some(year) = year_at(ctx, token, row.end) else { continue };
            if year.undated || is_prose_year(ctx, token, &year) {
                continue;
            }
            if let Some(repair) = place(ctx, &rows, at, token, &year, found) {
                repairs.push(repair);
            }
        }
    }
    repairs
}

/// The tokens of each line.
fn rows(ctx: &Context, lines: &[usize]) -> Vec<Range<usize>> {
    let mut rows = Vec::with_capacity(lines.len());
    let mut from = 0;
    for (index, _) in lines.iter().enumerate() {
        let limit = lines.get(index + 1).copied().unwrap_or(usize::MAX);
        let mut to = from + ctx.tokens[from..].partition_point(|token| token.start() < limit);
        let next = to;
        while to > from && ctx.kind(to - 1) == Kind::Break {
            to -= 1;
        }
        rows.push(from..to);
        from = next;
    }
    rows
}

fn borders_rtl(ctx: &Context, rows: &[Range<usize>], at: usize) -> bool {
    let neighbour = |index: Option<usize>| {
        index.and_then(|index| rows.get(index)).is_some_and(|row| has_rtl(ctx.slice(row.clone())))
    };
    neighbour(at.checked_sub(1)) || neighbour(Some(at + 1))
}

/// Whether the words around say that the number is the year of an event, a date or a quantity.
fn is_prose_year(ctx: &Context, token: usize, year: &YearAt) -> bool {
    let before = token.checked_sub(1);
    let named = before.is_some_and(|at| {
        ctx.is(at, Term::Year)
            || ctx.is_month(at)
            || ctx.is(at, Term::Statute)
            || matches!(ctx.kind(at), Kind::Slash(_) | Kind::Other(_))
    });
    let after = year.next;
    let spanned =
        matches!(ctx.kind(after), Kind::Slash(_) | Kind::Other(_)) || ctx.is(after, Term::Year) || ctx.is_month(after);
    // `1990 منطقه`: a year in the flow of a sentence, with words on both sides and no bracket, comma or colon near.
    let near = (token.saturating_sub(2)..(after + 2).min(ctx.tokens.len()))
        .any(|at| matches!(ctx.kind(at), Kind::Open(_) | Kind::Close(_) | Kind::Colon | Kind::Comma));
    let glued = ctx.tokens.get(after).is_some_and(|next| next.is_word() && !next.spaced());
    named || spanned || !(near || glued)
}

/// Puts the year together with its names, or, where nothing but the loss of the names is sure, says that.
fn place(
    ctx: &Context,
    rows: &[Range<usize>],
    at: usize,
    token: usize,
    year: &YearAt,
    found: &mut AuthorDate,
) -> Option<(Vec<Range<usize>>, RepairKind)> {
    let row = rows[at].clone();
    let (end, locator, next) = after_year(ctx, year, row.end);
    let guesses = guesses(ctx, rows, at, token, next, found);
    let (earliest, latest) = ctx.window(year.stamps.first()?);
    let worth = |guess: &Guess| {
        let Some(first) = guess.names.names.first() else { return 0 };
        let whole = joined(ctx, &guess.names.names);
        [&ctx.text[first.clone()], whole.as_str()]
            .into_iter()
            .map(|name| {
                if ctx.hints.dated(name, earliest, latest, 0) {
                    6
                } else if ctx.hints.sounds_dated(name, earliest, latest, 0) {
                    5
                } else if ctx.hints.dated(name, earliest, latest, 3) {
                    4
                } else if ctx.hints.knows_first(name) {
                    3
                } else if ctx.hints.sounds_dated(name, earliest, latest, 3) {
                    2
                } else {
                    u8::from(guess.shaped)
                }
            })
            .max()
            .unwrap_or(0)
    };
    let mut best: Option<(u8, Guess)> = None;
    for guess in guesses {
        let worth = worth(&guess);
        // From another line only an author of about that year is believed.
        let enough = if guess.kind == RepairKind::TornLines { worth >= 4 } else { worth > 0 };
        if enough && best.as_ref().is_none_or(|(top, _)| worth > *top) {
            best = Some((worth, guess));
        }
    }
    let stamp = year.stamps.first().cloned();
    let Some((_, guess)) = best else {
        return lost(ctx, &row, token, year).map(|()| {
            let piece = year.range.start..end;
            let cite = RawCite { stamp, locator, pieces: vec![piece.clone()], ..RawCite::default() };
            found.used[token..next].fill(true);
            found.citations.push(RawCitation {
                form: Form::Parenthetical,
                pieces: vec![piece.clone()],
                cites: vec![cite],
            });
            (vec![piece], RepairKind::TornLines)
        });
    };
    let mut pieces: Vec<Range<usize>> =
        guess.tokens.iter().map(|range| ctx.tokens[range.start].start()..ctx.tokens[range.end - 1].end()).collect();
    pieces.push(year.range.start..end);
    for range in guess.tokens.iter().cloned().chain([token..next]) {
        found.used[range].fill(true);
    }
    let cite = RawCite {
        names: guess.names.names,
        et_al: guess.names.et_al,
        stamp,
        locator,
        pieces: pieces.clone(),
        clear: true,
        cut_name: guess.cut_name,
        ..RawCite::default()
    };
    let form = if guess.kind == RepairKind::ReversedRun { Form::Narrative } else { Form::Parenthetical };
    found.citations.push(RawCitation { form, pieces: pieces.clone(), cites: vec![cite] });
    Some((pieces, guess.kind))
}

pub(super) fn joined(ctx: &Context, names: &[Range<usize>]) -> String {
    names.iter().map(|name| &ctx.text[name.clone()]).collect::<Vec<_>>().join(" ")
}
