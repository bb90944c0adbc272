//! The parts of a note: who wrote, a title, a year, a place, the call number of an archive.

use std::ops::Range;

use super::super::context::Context;
use super::super::locator::locator;
use super::super::tokens::{Case, Kind};
use super::super::year_at::next_year;
use super::super::years::{Stamp, years};
use crate::locale::Term;
use crate::text::digits::digit_value;

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
    // `9 de febrero de 1836`
    let day = |at: usize| {
        let small = at > from + 1 && ctx.kind(at - 1) == Kind::Word(Case::Lower);
        ctx.kind(at - 1) == Kind::Number
            || small && ctx.kind(at - 2) == Kind::Number
            || ctx.kind(at + 1) == Kind::Number
    };
    (from + 1..to).any(|at| ctx.is_month(at) && day(at))
}

/// The years that are not those of a day, as `(Montefosco, 12-14 maggio 1999)` or `consultato il 3 marzo 2018` has one. The
/// first, and the last beside it: a title may have one, and so has a reprint.
///
/// Not what is told behind the page: `Wreckers, p. 60, who dates the tale to 1841`.
pub(super) fn year_of_work(ctx: &Context, mut from: usize, to: usize) -> Option<Stamp> {
    let page = |at: &usize| ctx.kind(*at) == Kind::Comma && ctx.is(at + 1, Term::Page) && at + 2 < to;
    let to = (from..to).find(page).unwrap_or(to);
    let volume = (from..to).find(|&at| is_volume_year(ctx, at, to));
    let mut found: Option<Stamp> = volume.and_then(|at| years(ctx.word(at))?.1.into_iter().next());
    while let Some((at, year)) = next_year(ctx, from, to) {
        from = year.next;
        // `5 de mayo de 2020`
        let day = (at.saturating_sub(2).max(1)..at).any(|k| ctx.is_month(k));
        let Some(stamp) = year.stamps.into_iter().next().filter(|_| !day) else { continue };
        match &mut found {
            Some(first) if first.value == stamp.value => {}
            Some(first) => first.also = Some((stamp.value, stamp.marked)),
            None => found = Some(stamp),
        }
    }
    found
}

/// Whether the number of four digits is the year of a volume, with the page behind it: `JZ 2017, 940`.
fn is_volume_year(ctx: &Context, at: usize, to: usize) -> bool {
    at > 0
        && at + 2 < to
        && ctx.kind(at) == Kind::Number
        && matches!(ctx.word(at).as_bytes(), [b'1', b'6'..=b'9', _, _] | [b'2', b'0', _, _])
        && matches!(ctx.kind(at - 1), Kind::Word(Case::Upper | Case::Capital))
        && ctx.kind(at + 1) == Kind::Comma
        && ctx.kind(at + 2) == Kind::Number
}

/// The number of the earlier note that a note points to: `(Fn. 5)`, `(wie Anm. 18)`, `op. cit., note 12`, `前掲注（2）`. The
/// note of a work, `p. 25, n. 3`, is a place in it.
pub(super) fn note_number(ctx: &Context, from: usize, to: usize) -> Option<u32> {
    (from..to).find_map(|at| {
        let taken = ctx.phrase(at, to, Term::Note);
        // `wie Anm. 18`, `前掲注（2）`; but in `op. cit. 45` a page follows.
        let numbered =
            |taken: &usize| (at..at + taken).any(|k| ctx.is(k, Term::Note) || ctx.word(k).ends_with(['注', '註']));
        let said = ctx.phrase(at, to, Term::OpCit).filter(numbered);
        let open = |at: usize| matches!(ctx.kind(at), Kind::Open(_));
        let bracketed = || at > 0 && (open(at - 1) || at > from + 1 && open(at - 2));
        let before = if at > from && ctx.kind(at - 1) == Kind::Comma { at - 1 } else { at };
        let behind = || ctx.phrase_before(from, before, Term::OpCit).is_some() || ctx.word(at).starts_with('前');
        let next = match (taken, said) {
            (_, Some(taken)) => at + taken,
            (Some(taken), None) if bracketed() || behind() => at + taken,
            _ => return None,
        };
        let number = if open(next) { next + 1 } else { next };
        if number >= to || ctx.kind(number) != Kind::Number {
            return None;
        }
        let digits = ctx.word(number).chars().map(digit_value);
        digits.into_iter().try_fold(0u32, |sum, digit| sum.checked_mul(10)?.checked_add(digit?))
    })
}

/// The short form that a bracket in a note introduces: `Kew, The National Archives (TNA)`, `(en adelante, ARM)`.
pub(super) fn short_form<'a>(ctx: &Context<'a>, from: usize, to: usize) -> Option<&'a str> {
    /// Tokens of such a bracket.
    const REACH: usize = 8;
    (from..to).filter(|&at| matches!(ctx.kind(at), Kind::Open(_))).find_map(|open| {
        let close = (open + 1..to.min(open + REACH)).find(|&at| matches!(ctx.kind(at), Kind::Close(_)))?;
        let alone = close == open + 2 || ctx.phrase(open + 1, close, Term::ShortForm).is_some();
        let word = ctx.word(close - 1);
        (alone && is_acronym(word)).then_some(word)
    })
}

/// The title behind an author: the first part between commas, if it is in one of that author's titles; else the longest, as
/// a given name is shorter than a title. Not the bracket with the place and the year behind it.
pub(super) fn title(ctx: &Context, author: &str, from: usize, to: usize) -> Option<Range<usize>> {
    /// Letters of a title that is known by them.
    const LETTERS: usize = 4;
    let words = |range: &Range<usize>| range.clone().filter(|&at| ctx.tokens[at].is_word()).count();
    let bytes = |range: Range<usize>| ctx.tokens[range.start].start()..ctx.tokens[range.end - 1].end();
    let mut best: Option<Range<usize>> = None;
    let mut start = from;
    for at in from..=to {
        if at < to && ctx.kind(at) != Kind::Comma {
            continue;
        }
        let part = start..(start..at).find(|&open| holds_year(ctx, open, to)).unwrap_or(at);
        start = at + 1;
        let part = behind_given(ctx, author, part);
        let count = words(&part);
        if count == 0 || is_coauthor(ctx, &part) {
            continue;
        }
        if best.is_none() {
            let title = bytes(part.clone());
            let text = short(&ctx.text[title.clone()]);
            if text.chars().count() >= LETTERS && ctx.hints.wrote(author, text) {
                return Some(title);
            }
        }
        if best.as_ref().is_none_or(|best| best.len() < 3 && count > words(best)) {
            best = Some(part);
        }
    }
    best.map(bytes)
}

/// The part behind a given name and a colon: `T.: Puentes`, and `Teresa: Puentes` where the list has such a title.
fn behind_given(ctx: &Context, author: &str, part: Range<usize>) -> Range<usize> {
    /// Tokens of given names.
    const NAMES: usize = 5;
    let colon = (part.start..part.end.min(part.start + NAMES)).find(|&at| ctx.kind(at) == Kind::Colon);
    let Some(colon) = colon.filter(|&colon| colon > part.start && colon + 1 < part.end) else { return part };
    let initials = (part.start..colon).all(|at| matches!(ctx.kind(at), Kind::Word(Case::Initial) | Kind::Stop));
    let known = || ctx.hints.wrote(author, short(ctx.slice(colon + 1..part.end)));
    if initials || known() { colon + 1..part.end } else { part }
}

/// Whether a part is one more author: `P. Montanari`.
fn is_coauthor(ctx: &Context, part: &Range<usize>) -> bool {
    let from = part.start;
    let initial = ctx.kind(from) == Kind::Word(Case::Initial) && ctx.kind(from + 1) == Kind::Stop && part.len() > 2;
    let surname = (from + 2..part.end)
        .find(|&at| ctx.kind(at) == Kind::Word(Case::Capital) || ctx.kind(at) == Kind::Word(Case::Upper));
    initial && part.len() <= 6 && surname.is_some_and(|at| ctx.hints.knows(ctx.slice(at..part.end)))
}

/// Whether a bracket opens there that holds a number of four digits, or nothing but letters for a body: `(Umeå 1926)`, `(PRO)`.
pub(super) fn holds_year(ctx: &Context, open: usize, to: usize) -> bool {
    let numbered = |at: usize| ctx.kind(at) == Kind::Number && ctx.word(at).chars().count() == 4;
    matches!(ctx.kind(open), Kind::Open(_)) && {
        let close = (open + 1..to).find(|&at| matches!(ctx.kind(at), Kind::Close(_))).unwrap_or(to);
        (open + 1..close).any(numbered) || close == open + 2 && is_acronym(ctx.word(open + 1))
    }
}

/// A title without the marks that cut it short: `Fueros y códigos…`
pub(super) fn short(title: &str) -> &str {
    title.trim_end_matches(|c: char| matches!(c, '…' | '.' | '»' | '”' | '"' | '’' | '\'') || c.is_whitespace())
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
