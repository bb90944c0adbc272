//! Where the names of a year may have gone in a right-to-left line that an extraction has put out of order.

use std::ops::Range;

use super::author_date::AuthorDate;
use super::context::Context;
use super::damaged;
use super::names::{Names, names};
use super::narrative::names_before;
use super::tokens::{Case, Kind};
use super::year_at::YearAt;
use crate::locale::Term;
use crate::model::RepairKind;

/// A place where the names of a year may have gone.
pub(super) struct Guess {
    pub(super) names: Names,
    /// Tokens of the names.
    pub(super) tokens: Vec<Range<usize>>,
    pub(super) kind: RepairKind,
    /// Whether the shape of the damage alone makes it likely.
    pub(super) shaped: bool,
    /// Whether the names are the two halves of one.
    pub(super) cut_name: bool,
}

/// Every place where the names may have gone, the likelier first.
pub(super) fn guesses(
    ctx: &Context,
    rows: &[Range<usize>],
    at: usize,
    token: usize,
    next: usize,
    found: &AuthorDate,
) -> Vec<Guess> {
    let row = rows[at].clone();
    let free = |range: &Range<usize>| !range.is_empty() && found.used[range.clone()].iter().all(|used| !used);
    let mut guesses = Vec::new();
    let mut add = |names: Option<Names>, tokens: Vec<Range<usize>>, kind: RepairKind, shaped: bool, cut_name: bool| {
        if let Some(names) = names
            && tokens.iter().all(free)
        {
            guesses.push(Guess { names, tokens, kind, shaped, cut_name });
        }
    };
    let own = names_before(ctx, row.start, token);
    let own_run = own.as_ref().map(|names| names.first_token..token);
    // One half at an edge of a line near by, the other before the year: `Khadim` / `Shirazi, 2022`.
    for near in near_rows(rows, at) {
        for edge in edges(ctx, &rows[near], near < at) {
            let own_from = own_run.as_ref().map_or(token, |run| run.start);
            let bridge = bridge(ctx, &row, own_from, token);
            let Some((both, cut_name)) = join(ctx, &edge, &bridge) else { continue };
            let mut tokens = vec![edge.clone()];
            if !bridge.is_empty() {
                tokens.push(bridge.clone());
            }
            add(Some(both), tokens, RepairKind::TornLines, false, cut_name);
        }
        // Names at the end of the line above, whose year stands at the edge of this one.
        if near < at {
            let above = rows[near].clone();
            for end in (above.end.saturating_sub(5).max(above.start + 1)..=above.end).rev() {
                if let Some(before) = names_before(ctx, above.start, end) {
                    let first = ctx
                        .tokens
                        .partition_point(|token| token.start() < before.names.first().map_or(0, |name| name.start));
                    add(Some(before), vec![first.min(end - 1)..end], RepairKind::TornLines, false, false);
                }
            }
        }
    }
    if let Some(run) = own_run {
        add(own, vec![run], RepairKind::DetachedBracket, false, false);
    }
    // Behind the year and its brackets: `1978)Kraft and Kraft`
    let mut behind = next;
    while behind < row.end && !ctx.tokens[behind].is_word() {
        behind += 1;
    }
    let latin = latin_run(ctx, behind, row.end);
    let glued = glued_bracket(ctx, token);
    add(
        names(ctx, latin.start, latin.end),
        vec![latin.clone()],
        RepairKind::ReversedRun,
        glued && !latin.is_empty(),
        false,
    );
    // Before the next closing bracket, or at the line's end: `1394ای از جهانگیر کرمی )`
    let mut ends: Vec<usize> =
        (next..row.end).filter(|&k| matches!(ctx.kind(k), Kind::Close(_) | Kind::Open(_))).collect();
    ends.push(row.end);
    for end in ends {
        if end <= next {
            continue;
        }
        let before = names_before(ctx, next, end);
        if let Some(before) = before {
            let first =
                ctx.tokens.partition_point(|token| token.start() < before.names.first().map_or(0, |name| name.start));
            let run = first.max(next)..end;
            add(Some(before), vec![run], RepairKind::ReversedRun, glued, false);
        }
    }
    guesses
}

/// Whether the year stands in a bracket of which one side has been glued to a word: `word( 1394)word`.
fn glued_bracket(ctx: &Context, token: usize) -> bool {
    let opened = token >= 2
        && matches!(ctx.kind(token - 1), Kind::Open(_))
        && !ctx.tokens[token - 1].spaced()
        && ctx.tokens[token - 2].is_word();
    opened && ctx.tokens[token].spaced()
}

/// The two lines above and the one below.
fn near_rows(rows: &[Range<usize>], at: usize) -> Vec<usize> {
    let mut near = Vec::new();
    near.extend(at.checked_sub(1));
    near.extend((at + 1 < rows.len()).then_some(at + 1));
    near.retain(|&index| !rows[index].is_empty());
    near
}

/// Runs of a line that may be half a citation: a run of Latin words beside a bracket or a comma, or at the line's
/// start; in the line above also names of the line's own script at its start.
fn edges(ctx: &Context, row: &Range<usize>, above: bool) -> Vec<Range<usize>> {
    let mut edges = Vec::new();
    let mut at = row.start;
    while at < row.end && edges.len() < 4 {
        let run = latin_run(ctx, at, row.end);
        if run.is_empty() {
            at += 1;
            continue;
        }
        let marked = |index: Option<usize>| {
            index.is_some_and(|index| {
                matches!(ctx.kind(index), Kind::Open(_) | Kind::Close(_) | Kind::Comma | Kind::Stop)
            })
        };
        let first = (row.start..run.start).all(|k| !ctx.tokens[k].is_word());
        if first || marked(run.start.checked_sub(1)) || marked(Some(run.end)) {
            edges.push(run.clone());
        }
        at = run.end;
    }
    if above && edges.first().is_none_or(|edge| edge.start > row.start) {
        // `عباسي و) ...`, `جروان،) ...`: up to the first comma or bracket.
        let stop = (row.start..row.end.min(row.start + 9))
            .find(|&k| matches!(ctx.kind(k), Kind::Comma | Kind::Close(_) | Kind::Open(_)));
        if let Some(stop) = stop.filter(|&stop| stop > row.start) {
            edges.push(row.start..stop);
        }
    }
    edges
}

/// The tokens of this line that stand between its start, or a sign, and the year, where they can be the second half
/// of the names: `and Rizwan,2021`.
fn bridge(ctx: &Context, row: &Range<usize>, own_from: usize, token: usize) -> Range<usize> {
    let mut from = own_from.min(token);
    while from > row.start && token - from < 12 {
        let before = from - 1;
        let belongs = ctx.is(before, Term::And)
            || matches!(
                ctx.kind(before),
                Kind::Word(Case::Capital | Case::Upper | Case::Initial) | Kind::Comma | Kind::Ampersand
            );
        if !belongs {
            break;
        }
        from = before;
    }
    let mut to = token;
    while to > from && !ctx.tokens[to - 1].is_word() {
        to -= 1;
    }
    from..to
}

/// Reads two halves as one run of names, and says whether they are the halves of a single name.
fn join(ctx: &Context, first: &Range<usize>, second: &Range<usize>) -> Option<(Names, bool)> {
    let head = strip_and(ctx, first.clone());
    let mut joined = names(ctx, head.start, head.end)?;
    if second.is_empty() {
        return Some((joined, false));
    }
    let tail = names(ctx, second.start, second.end)?;
    let continues =
        ctx.is(second.start, Term::And) || ctx.kind(second.start) == Kind::Ampersand || head.end < first.end;
    let cut = !continues && joined.names.len() == 1 && tail.names.len() == 1;
    // `Khadim` / `Shirazi`: two halves of one name, where the list has that name.
    let parts: Vec<Range<usize>> = joined.names.iter().chain(&tail.names).cloned().collect();
    let one_name = cut && ctx.hints.knows_first(&damaged::joined(ctx, &parts));
    if !(continues || one_name) {
        return None;
    }
    joined.names = parts;
    joined.et_al |= tail.et_al;
    Some((joined, cut))
}

fn strip_and(ctx: &Context, run: Range<usize>) -> Range<usize> {
    let mut end = run.end;
    while end > run.start && (ctx.is(end - 1, Term::And) || !ctx.tokens[end - 1].is_word()) {
        end -= 1;
    }
    run.start..end
}

/// The longest run of Latin words, their commas and "and"s, that starts at `from`.
fn latin_run(ctx: &Context, from: usize, to: usize) -> Range<usize> {
    let starts = |at: usize| matches!(ctx.kind(at), Kind::Word(Case::Capital | Case::Upper)) && !ctx.is_stopword(at);
    if from >= to || !starts(from) {
        return from..from;
    }
    let mut end = from + 1;
    let mut at = from + 1;
    while at < to && at - from < 16 {
        match ctx.kind(at) {
            Kind::Word(Case::Capital | Case::Upper | Case::Initial) => end = at + 1,
            Kind::Word(Case::Lower) if ctx.is(at, Term::And) || ctx.is_particle(at) || ctx.is(at, Term::EtAl) => {}
            Kind::Word(Case::Lower) if matches!(ctx.word(at), "et" | "al") => end = at + 1,
            Kind::Ampersand | Kind::Comma | Kind::Dash => {}
            Kind::Stop if at > from && ctx.word(at - 1) == "al" => end = at + 1,
            _ => break,
        }
        at += 1;
    }
    from..end
}

/// Whether a year has surely lost its names: a page and a year in half a bracket, or a year with its letter, where
/// the line has no names to offer.
pub(super) fn lost(ctx: &Context, row: &Range<usize>, token: usize, year: &YearAt) -> Option<()> {
    let edge = token.saturating_sub(row.start) <= 4 || row.end.saturating_sub(year.next) <= 2;
    let near = token.saturating_sub(4).max(row.start)..(year.next + 2).min(row.end);
    let bracket = near.clone().any(|at| matches!(ctx.kind(at), Kind::Open(_) | Kind::Close(_)));
    let colon = near.clone().any(|at| ctx.kind(at) == Kind::Colon);
    let letter = year.stamps.iter().any(|stamp| stamp.suffix.is_some());
    let words = near.filter(|&at| at < token && ctx.tokens[at].is_word()).count();
    (edge && bracket && (colon || letter) && words == 0).then_some(())
}
