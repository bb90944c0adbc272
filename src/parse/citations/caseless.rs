//! The names before a year in brackets in a script without capitals: `کرمی (۱۳۹۴)`, `田中（2005：34）`. Where they begin
//! the list tells, the joints between them, or the sentence.

use std::ops::Range;

use super::context::Context;
use super::glued::{given_at, is_thai, known_end};
use super::names::{ATTACHED_AND, Names, compound_start, names};
use super::tokens::{Case, Kind};
use crate::locale::Term;
use crate::parse::name_lists::THAI_AND;

/// Names in a script without capitals, where only the list, the joints and the sentence tell where they begin.
pub(super) fn caseless(ctx: &Context, floor: usize, name_end: usize, end: usize, et_al: bool) -> Option<Names> {
    let floor = sentence_floor(ctx, floor, name_end);
    let han = ctx.kind(name_end - 1) == Kind::Word(Case::Han);
    let thai = ctx.word(name_end - 1).starts_with(is_thai);
    // The longest run, up to the sentence's start, whose first name the list knows; failing that, knows in another
    // script or spelling.
    let starts = (floor..name_end).filter(|&start| {
        ctx.tokens[start].is_namelike()
            && !ctx.is_stopword(start)
            && !is_dotted(ctx, start)
            && plain_joints(ctx, start, name_end)
    });
    let mut runs = Vec::new();
    for found in starts.filter_map(|start| names(ctx, start, end)) {
        if found.names.first().is_some_and(|first| ctx.hints.knows_first(&ctx.text[first.clone()])) {
            return Some(found);
        }
        if (han || thai)
            && let Some(found) = known_tail(ctx, found.clone())
        {
            return Some(found);
        }
        runs.push(found);
    }
    // `للزهراني`, `שבר-און`: a preposition at the name.
    let prefixed = |name: &Range<usize>| ctx.hints.knows_prefixed(&ctx.text[name.clone()], ctx.language);
    if let Some(at) = runs.iter().position(|found| found.names.first().is_some_and(prefixed)) {
        // Only its year tells it from a word that begins so by itself.
        return Some(Names { clear: false, ..runs.swap_remove(at) });
    }
    let sounded = |name: &str| name.split_whitespace().count() <= 3 && ctx.hints.may_know(name);
    let sounds = |found: &Names| found.names.first().is_some_and(|first| sounded(&ctx.text[first.clone()]));
    if let Some(at) = runs.iter().position(sounds) {
        let found = runs.swap_remove(at);
        // `برانت و اوسی`: the name before "and" is one as well, though nobody knows it.
        // Of `لیندکوئیست، مورو و تاناکا` the list knows the sound of the second.
        let leads = found.names.first().is_some_and(|first| ctx.hints.sounds_first(&ctx.text[first.clone()]));
        let listed = |joint: usize| found.names.len() > 1 && !leads && ctx.kind(joint) == Kind::Comma;
        let joint = found
            .first_token
            .checked_sub(1)
            .filter(|&joint| joint > floor && (ctx.is(joint, Term::And) || listed(joint)));
        let before = joint.map(|joint| joint - 1).filter(|&at| ctx.tokens[at].is_namelike() && !ctx.is_stopword(at));
        return before.and_then(|start| names(ctx, start, end)).or(Some(found));
    }
    unknown(ctx, floor, name_end, end, et_al, han)
}

/// Whether nothing but names, "and" and commas stand between the first name and the bracket.
fn plain_joints(ctx: &Context, from: usize, to: usize) -> bool {
    let words = (from..to).filter(|&at| ctx.tokens[at].is_word() && !ctx.is(at, Term::And)).count();
    let joints =
        (from..to).filter(|&at| ctx.is(at, Term::And) || matches!(ctx.kind(at), Kind::Comma | Kind::Slash(_))).count();
    let is_attached = |word: &str| {
        word.starts_with(ATTACHED_AND) && word.chars().count() > 2
            || word.strip_prefix(THAI_AND).is_some_and(|name| !name.is_empty())
    };
    let attached = (from + 1..to).filter(|&at| is_attached(ctx.word(at))).count();
    words <= (joints + attached + 1) * 4
        && (from..to).all(|at| {
            ctx.tokens[at].is_word()
                || matches!(ctx.kind(at), Kind::Comma | Kind::Slash(_) | Kind::Dash | Kind::Ampersand | Kind::Stop)
        })
}

/// `这与梁双陆` before 和刘培: the name that the list knows is the end of the run. A middle dot joins names and no others.
fn known_tail(ctx: &Context, mut found: Names) -> Option<Names> {
    for index in 0..found.names.len() {
        let name = found.names[index].clone();
        let dotted = ctx.text[..name.start].trim_end().ends_with(['・', '·']);
        if index > 0 && dotted {
            return None;
        }
        if let Some(tail) = known_end(ctx, &name) {
            found.first_token = ctx.tokens.partition_point(|token| token.end() <= tail.start);
            found.names[index] = tail;
            found.names.drain(..index);
            return Some(found);
        }
    }
    None
}

/// Whether a middle dot joins the name at this token to one before it: `佐々木・森`.
fn is_dotted(ctx: &Context, at: usize) -> bool {
    at > 1
        && matches!(ctx.kind(at - 1), Kind::Slash('・' | '·'))
        && matches!(ctx.kind(at - 2), Kind::Word(Case::Han | Case::Katakana))
        && !ctx.tokens[at].spaced()
}

/// Names that the list does not know: as few words as can be.
fn unknown(ctx: &Context, floor: usize, name_end: usize, end: usize, et_al: bool, han: bool) -> Option<Names> {
    let last = name_end - 1;
    let mut start = last;
    // `Iwasatoの調査結果(1993)`
    if ctx.is_stopword(last) {
        return None;
    }
    if han {
        let text = ctx.word(last);
        let bounded =
            last == floor || !matches!(ctx.kind(last - 1), Kind::Word(_)) || !ctx.tokens[last - 1].is_namelike();
        while start > floor + 1 && is_dotted(ctx, start) {
            start -= 2;
        }
        // `佐々木・森`: a surname of one character stands alone behind another name only.
        let least = if start < last { 1 } else { 2 };
        if !bounded || !(least..=4).contains(&text.trim_end_matches(['等', '人']).chars().count()) {
            return None;
        }
    } else {
        start = compound_start(ctx, floor, last);
        let joint = (floor.max(last.saturating_sub(4))..last).rev().find(|&at| ctx.is(at, Term::And));
        if let Some(joint) = joint.filter(|&joint| joint > floor && last - joint <= 2) {
            start = joint - 1;
        }
    }
    if (start..name_end).any(|at| ctx.is_stopword(at) && !ctx.is(at, Term::And) || ctx.is_month(at) || is_term(ctx, at))
    {
        return None;
    }
    let mut found = names(ctx, start, end)?;
    // `ตามแนวทางของสมยศ บุญประเสริฐ`: a given name of the list at the end of the word before.
    let given = start.checked_sub(1).filter(|&before| before >= floor).and_then(|before| given_at(ctx, before));
    if let (Some(given), Some(first)) = (given, found.names.first_mut()) {
        first.start = given;
        found.first_token -= 1;
    }
    found.clear = et_al
        || han
        || given.is_some()
        || start == floor
        || start > 0 && (ctx.is_stopword(start - 1) || !ctx.tokens[start - 1].is_word());
    Some(found)
}

fn is_term(ctx: &Context, at: usize) -> bool {
    [Term::Year, Term::Statute, Term::NotCitation, Term::Organisation, Term::Journal, Term::Page, Term::Locator]
        .iter()
        .any(|&term| ctx.is(at, term))
}

/// The first token of the sentence or clause that `end` stands in.
fn sentence_floor(ctx: &Context, floor: usize, end: usize) -> usize {
    let mut at = end;
    while at > floor {
        match ctx.kind(at - 1) {
            Kind::Word(_) | Kind::Comma | Kind::Slash(_) | Kind::Dash | Kind::Ampersand => at -= 1,
            _ => break,
        }
        // A comma parts names only where another follows soon; a clause is longer.
        if ctx.kind(at) == Kind::Comma && end - at > 8 {
            return at + 1;
        }
    }
    at
}
