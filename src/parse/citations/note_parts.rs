//! The parts of a note: who wrote, a title, a year, a place, the call number of an archive.

use std::ops::Range;

use super::context::Context;
use super::locator::locator;
use super::tokens::{Case, Kind};
use super::year_at::next_year;
use super::years::Stamp;
use crate::locale::Term;

/// Whether a part of a note has letters and numbers, but no word of a title.
pub(super) fn is_call_number(part: &str) -> bool {
    /// A word of a title has more letters.
    const SHORT: usize = 4;
    part.contains(|c: char| c.is_ascii_digit())
        && part.split(|c: char| !c.is_alphabetic()).all(|word| word.chars().count() <= SHORT)
}

/// `د.`: a title before a name, in a script without capitals.
pub(super) fn is_honorific(ctx: &Context, at: usize) -> bool {
    const LETTERS: usize = 2;
    ctx.kind(at) == Kind::Word(Case::Caseless)
        && ctx.kind(at + 1) == Kind::Stop
        && ctx.word(at).chars().count() <= LETTERS
}

/// Whether a name is letters of a body's: `BOA`, `StadtAW`.
pub(super) fn is_acronym(name: &str) -> bool {
    /// Letters of one that is all capitals.
    const LETTERS: usize = 6;
    let letters = name.chars().count();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let mixed = capitals < letters;
    // `McB` is none, `StadtAW` is.
    capitals > 1
        && !name.contains([' ', '-'])
        && if mixed { name.ends_with(char::is_uppercase) } else { letters <= LETTERS }
}

/// Whether a sentence in Chinese, Japanese or Korean ends at this token, with another behind it.
pub(super) fn ends_sentence(ctx: &Context, at: usize, to: usize) -> bool {
    let east_asian = |at: usize| ctx.word(at).chars().all(crate::text::script::is_cjk) && ctx.tokens[at].is_word();
    let full = ctx.word(at).starts_with('。');
    let behind = (at + 1..to.min(at + 3)).find(|&at| ctx.tokens[at].is_word());
    ctx.kind(at) == Kind::Stop && at > 0 && (full || behind.is_some_and(east_asian) && east_asian(at - 1))
}

/// The token behind words that lead a work in, and a colon: `برای نقد رأی، ر.ک: قربانی`.
pub(super) fn behind_signal(ctx: &Context, from: usize, to: usize) -> Option<usize> {
    /// Tokens of what is said before.
    const REACH: usize = 10;
    (from..to.min(from + REACH)).find_map(|at| {
        let end = at + ctx.phrase(at, to, Term::See)?;
        (ctx.kind(end) == Kind::Colon && end + 1 < to).then_some(end + 1)
    })
}

/// Whether the tokens read as people: capitals, initials and particles, joined by "and".
pub(super) fn is_person(ctx: &Context, from: usize, to: usize) -> bool {
    (from..to).all(|at| match ctx.kind(at) {
        Kind::Word(Case::Lower) => ctx.is_particle(at) || ctx.is(at, Term::And) || ctx.is(at, Term::EtAl),
        Kind::Word(_) => {
            !ctx.is(at, Term::Organisation) && !ctx.is(at, Term::Journal) && !ctx.word(at).contains(['\'', '’'])
        }
        Kind::Stop | Kind::Dash | Kind::Ampersand => true,
        _ => false,
    })
}

/// Whether a day and a month stand there: the date of a letter or of a newspaper.
pub(super) fn has_day(ctx: &Context, from: usize, to: usize) -> bool {
    (from + 1..to).any(|at| ctx.is_month(at) && (ctx.kind(at - 1) == Kind::Number || ctx.kind(at + 1) == Kind::Number))
}

/// The first year that is not that of a day, as `(Montefosco, 12-14 maggio 1999)` or `consultato il 3 marzo 2018` has one.
pub(super) fn year_of_work(ctx: &Context, mut from: usize, to: usize) -> Option<Stamp> {
    while let Some((at, year)) = next_year(ctx, from, to) {
        let day = at > 1 && ctx.is_month(at - 1) && ctx.kind(at - 2) == Kind::Number;
        if !day {
            return year.stamps.into_iter().next();
        }
        from = year.next;
    }
    None
}

/// The longest part between commas: a given name is shorter than a title.
pub(super) fn title(ctx: &Context, from: usize, to: usize) -> Option<Range<usize>> {
    let mut best: Option<Range<usize>> = None;
    let mut start = from;
    for at in from..=to {
        if at < to && ctx.kind(at) != Kind::Comma {
            continue;
        }
        let words = (start..at).filter(|&k| ctx.tokens[k].is_word()).count();
        let first = best.is_none();
        let longer = best
            .as_ref()
            .is_none_or(|range| words > (range.start..range.end).filter(|&k| ctx.tokens[k].is_word()).count());
        if words > 0 && (first || longer) && best.as_ref().is_none_or(|range| range.len() < 3) {
            best = Some(start..at);
        }
        start = at + 1;
    }
    best.map(|range| ctx.tokens[range.start].start()..ctx.tokens[range.end - 1].end())
}

/// The locator at the end of a note: from the first comma behind which nothing but places stands, and no year first, as
/// in `Journal 7, 2011, no. 2, p. 31`.
pub(super) fn place(ctx: &Context, from: usize, to: usize) -> Option<Range<usize>> {
    let end = ctx.tokens[to - 1].end();
    let dated = |at: usize| ctx.kind(at + 1) == Kind::Number && ctx.word(at + 1).chars().count() == 4 && at + 2 < to;
    (from..to).filter(|&at| ctx.kind(at) == Kind::Comma && !dated(at)).find_map(|at| {
        let start = ctx.tokens[at].start();
        let (taken, range) = locator(ctx.text.get(start..end)?)?;
        (start + taken >= end).then_some(start + range.start..start + range.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_are_known_by_their_letters_and_their_numbers() {
        for (name, wanted) in [
            ("BOA", true),
            ("StadtAW", true),
            ("StAOL", true),
            ("Pell", false),
            ("McBain", false),
            ("HAGEDORN", false),
            ("Le Goff", false),
        ] {
            assert_eq!(is_acronym(name), wanted, "{name}");
        }
        assert!(is_call_number("A 12, Bd. 77, fol. 112r") && !is_call_number("Brot und Obrigkeit 12"));
    }
}
