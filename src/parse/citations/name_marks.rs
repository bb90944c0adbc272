//! What stands at a name and is no part of it, and what tells a title from a name.

use super::context::Context;
use super::introduced::elision;
use super::tokens::{Case, Kind};
use crate::locale::Term;

/// `کسلر۳ (۲۰۱۱)`: the call of a note that stands at a name of a script without capitals, where the raising was lost.
pub(super) fn is_note_mark(ctx: &Context, at: usize) -> bool {
    /// Digits of a note's number, at most.
    const DIGITS: usize = 2;
    at > 0
        && ctx.kind(at) == Kind::Number
        && !ctx.tokens[at].spaced()
        && ctx.word(at).chars().count() <= DIGITS
        && ctx.kind(at - 1) == Kind::Word(Case::Caseless)
        && !ctx.tokens.get(at + 1).is_some_and(|next| next.is_word() && !next.spaced())
}

pub(super) fn is_initial(ctx: &Context, at: usize, to: usize) -> bool {
    matches!(ctx.kind(at), Kind::Word(Case::Initial))
        && at + 1 < to
        && (ctx.kind(at + 1) == Kind::Stop || ctx.tokens[at + 1].is_namelike())
}

pub(super) fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Sr" | "II" | "III" | "IV" | "Filho" | "Neto" | "Junior" | "Júnior")
}

/// Whether a long run reads as an organisation or a title: it leads with a capital, and its small words are few or
/// of the kind that join an organisation's words.
pub(super) fn reads_as_title(ctx: &Context, from: usize, to: usize) -> bool {
    let leads = matches!(ctx.kind(from), Kind::Word(case) if case != Case::Lower);
    let organisation = (from..to).any(|at| ctx.is(at, Term::Organisation));
    let lower = (from..to).filter(|&at| matches!(ctx.kind(at), Kind::Word(Case::Lower)));
    let long_lower = lower.filter(|&at| ctx.word(at).chars().count() > 3 && !ctx.is_particle(at)).count();
    let caseless = (from..to).any(|at| matches!(ctx.kind(at), Kind::Word(Case::Caseless)));
    let prose = caseless && (from..to).any(|at| ctx.is_stopword(at) || ctx.kind(at) == Kind::Quote);
    leads && !prose && (long_lower == 0 || organisation)
}

/// Whether a name of two syllables or more ends in the particle 과 or 와.
pub(super) fn ends_in_korean_and(word: &str) -> bool {
    word.strip_suffix(['과', '와'])
        .is_some_and(|stem| stem.chars().count() >= 2 && stem.chars().all(|c| ('가'..='힣').contains(&c)))
}

/// How many bytes of an article stand before a short form: `la OPS`, `L’OMS`.
pub(super) fn article(name: &str) -> usize {
    // `van de RLZ`, `de la OPS`
    let small = |part: &str| part.chars().all(|c| c.is_lowercase() || c == ' ');
    let small = name.rfind(' ').filter(|&at| small(&name[..at])).map_or(0, |at| at + 1);
    let bare = small + elision(&name[small..]);
    let letters = name[bare..].chars().count();
    if letters >= 2 && name[bare..].chars().all(char::is_uppercase) { bare } else { 0 }
}

/// How many bytes of a small word stand glued before a name: `sensuWhittaker`, `apudNascimento`.
pub(super) fn glued_signal(ctx: &Context, name: &str) -> usize {
    let Some(capital) = name.find(char::is_uppercase).filter(|&at| at >= 2) else { return 0 };
    let known = !name[..capital].contains(' ') && ctx.hints.knows(&name[capital..]);
    if known && !ctx.hints.knows(name) { capital } else { 0 }
}

/// How many bytes of a possessive or case ending stand at the end of a name: `Smith's`, `Kaya'ya`, `Işık’ın`.
pub fn possessive(name: &str) -> usize {
    let Some(mark) = name.rfind(['\'', '’', 'ʼ']) else { return 0 };
    let after = name[mark..].chars().skip(1);
    let stem = name[..mark].chars().count();
    let count = after.clone().count();
    let case_ending = stem >= 2 && count <= 3 && after.clone().all(char::is_lowercase);
    // `D'arcy` has one letter before the apostrophe.
    let ending = case_ending;
    let english = stem >= 3 && count <= 1 && after.clone().all(|c| c == 's' || c == 'S');
    if ending || english { name.len() - mark } else { 0 }
}
