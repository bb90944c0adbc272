//! Where the author of a work in a note begins and ends, and which of the words are the surname.

use std::ops::Range;

use super::super::context::Context;
use super::super::group::behind_signal;
use super::super::tokens::{Case, Kind};
use super::parts::{is_honorific, note_number};
use crate::locale::Term;

/// Most words of a person's name, and of a body's.
const WORDS: usize = 5;
const BODY_WORDS: usize = 14;

/// The first token of the author: behind signals, marks, titles before names.
pub(super) fn skip_lead(ctx: &Context, from: usize, to: usize) -> usize {
    let mut at = from;
    while at < to {
        if let Some(taken) = ctx.phrase(at, to, Term::See).or_else(|| ctx.phrase(at, to, Term::AsCitedIn)) {
            at += taken;
        } else if !ctx.tokens[at].is_word() {
            at += 1;
        } else {
            break;
        }
    }
    at = behind_signal(ctx, at, to).unwrap_or(at);
    // `El texto, en Inmaculada Pérez, Proyectos`
    if let Some(taken) = ctx.phrase(at, to, Term::In)
        && ctx.tokens.get(at + taken).is_some_and(|token| token.is_namelike())
        && !ctx.tokens[at].is_namelike()
    {
        at += taken;
    }
    while is_honorific(ctx, at) && at + 2 < to {
        at += 2;
    }
    at
}

/// The tokens of an author's name.
pub(super) struct Lead {
    /// The first, behind words that are no part of it.
    pub(super) start: usize,
    /// The first token behind the name: a comma, a colon, the bracket with the number of a note, `op. cit.`
    pub(super) end: usize,
}

/// The author's name that a work begins with.
pub(super) fn lead(ctx: &Context, at: usize, end: usize) -> Option<Lead> {
    // The stop behind an initial or a title ends no name.
    let initial = |k: usize| {
        k > at
            && ctx.kind(k) == Kind::Stop
            && (matches!(ctx.kind(k - 1), Kind::Word(Case::Initial))
                || ctx.is_particle(k - 1)
                || ctx.word(k - 1).chars().count() == 1
                || is_honorific(ctx, k - 1))
    };
    // A Chinese or Japanese name ends at the quotation mark of its title, or before a middle dot: `鈴木・前掲注（2）`.
    let quoted = |k: usize| {
        k > at
            && matches!(ctx.kind(k), Kind::Quote | Kind::Slash('・'))
            && matches!(ctx.kind(k - 1), Kind::Word(Case::Han | Case::Hiragana | Case::Katakana))
    };
    // `Tilney (wie Anm. 18), S. 140`
    let noted = |k: usize| {
        k > at
            && matches!(ctx.kind(k), Kind::Open(_))
            && (k..end.min(k + 8))
                .find(|&k| matches!(ctx.kind(k), Kind::Close(_)))
                .is_some_and(|close| note_number(ctx, k, close).is_some())
    };
    let said = |k: usize| k > at && ctx.phrase(k, end, Term::OpCit).is_some();
    // `Norra Posten 19/4 1856`, `Archivo del Reino (en adelante, ARM)`, `Inmaculada Pérez (ed.)`
    let listed = |k: usize| {
        let ends = k > at && matches!(ctx.kind(k), Kind::Number | Kind::Quote | Kind::Open(_));
        let mut starts = (at.max(k.saturating_sub(BODY_WORDS))..k).filter(|&start| ctx.tokens[start].is_namelike());
        let known = |start: usize| ends && ctx.hints.knows_first(ctx.slice(start..k));
        if ends && ctx.phrase(k + 1, end, Term::Editor).is_some() {
            return Some(at);
        }
        starts.find(|&start| known(start))
    };
    (at..end).find_map(|k| {
        let mark = matches!(ctx.kind(k), Kind::Comma | Kind::Colon | Kind::Stop) && !initial(k);
        let start = if mark || quoted(k) || noted(k) || said(k) { Some(at) } else { listed(k) };
        start.map(|start| Lead { start, end: k })
    })
}

/// The surname of a name in its natural order: `Arthur Pell`, `Pieter van der Steen`, `K. SEDMIHRÁDEK`. The longest end
/// that the list has; failing that, the whole if the list has it in another order, then the longest end that it may have in
/// another spelling, then the whole.
pub(super) fn surname(ctx: &Context, name: &Range<usize>) -> Range<usize> {
    let text = &ctx.text[name.clone()];
    let ends = |most: usize| {
        let words = text.match_indices(char::is_whitespace).map(|(at, blank)| at + blank.len());
        std::iter::once(0).chain(words).take(most).map(|at| name.start + at..name.end)
    };
    let person = text.split_whitespace().count() <= WORDS;
    let listed = || ends(BODY_WORDS).find(|end| ctx.hints.knows_first(&ctx.text[end.clone()]));
    let likely = || ends(WORDS).find(|end| ctx.hints.may_know(&ctx.text[end.clone()]));
    let whole = || ctx.hints.leads.knows(text).then(|| name.clone());
    let mut found =
        if person { listed().or_else(whole).or_else(likely) } else { listed() }.unwrap_or_else(|| name.clone());
    // `東京市社会局編『…』`
    let bare = ctx.text[found.clone()].trim_end_matches(['編', '编', '著']).len();
    if ctx.hints.knows_first(&ctx.text[found.start..found.start + bare]) {
        found.end = found.start + bare;
    }
    found
}

/// The part of a note between commas, two words or more, that an entry begins with: `Letter to Reid, 2 May 1870, Reid Papers`.
pub(super) fn listed_part(ctx: &Context, from: usize, to: usize) -> Option<Range<usize>> {
    let mut start = from;
    for at in from..=to {
        if at < to && ctx.kind(at) != Kind::Comma {
            continue;
        }
        // `Port Serafine, Harbour Archive (HA), Court Books`
        let end = (start..at).find(|&open| matches!(ctx.kind(open), Kind::Open(_))).unwrap_or(at);
        if end > start + 1 && ctx.hints.knows_first(ctx.slice(start..end)) {
            return Some(ctx.tokens[start].start()..ctx.tokens[end - 1].end());
        }
        start = at + 1;
    }
    None
}
