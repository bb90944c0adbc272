//! One work in a note: its author, its title, its year, its place; or the earlier cite that it takes over.

use std::ops::Range;

use super::super::context::Context;
use super::super::group::RawCite;
use super::super::names::{Names, names};
use super::super::tokens::{Case, Kind};
use super::super::year_at::{next_year, year_at};
use super::super::years::years;
use super::earlier::Earlier;
use super::lead::{Lead, lead, listed_part, skip_lead, surname};
use super::parts::{
    has_day, holds_year, is_acronym, is_call_number, is_person, note_number, place, short, short_form, title,
    year_of_work,
};
use crate::locale::Term;

/// A work that a note cites.
pub(super) struct Work {
    pub(super) cite: RawCite,
    /// Whether the list or an earlier note knows it.
    pub(super) sure: bool,
    /// The name that it begins with: of a part of a book that is not the name of the entry.
    pub(super) lead: Range<usize>,
}

/// Reads the work that the tokens `from..to` cite.
pub(super) fn work(ctx: &Context, from: usize, to: usize, earlier: &Earlier) -> Option<Work> {
    let at = skip_lead(ctx, from, to);
    let mut end = to;
    while end > at && matches!(ctx.kind(end - 1), Kind::Stop | Kind::Comma) {
        end -= 1;
    }
    if at >= end {
        return None;
    }
    let bytes = ctx.tokens[at].start()..ctx.tokens[end - 1].end();
    let place = place(ctx, at, end);
    let note = note_number(ctx, at, end);
    // What it takes over was judged where it stands first.
    let taken = |before: &RawCite, lead: Range<usize>| {
        let over = before.again.is_some();
        let cite = RawCite {
            locator: place.clone(),
            pieces: vec![bytes.clone()],
            clear: true,
            abbreviation: None,
            optional: over || before.optional,
            stamp: before.stamp.clone().filter(|_| !over),
            title: before.title.clone().filter(|_| !over),
            ..before.clone()
        };
        Some(Work { cite, sure: true, lead })
    };
    if let Some(work) = same_author(ctx, at, end, earlier) {
        return Some(work);
    }
    // `A. A. Wollenweber` is of another opinion.
    let again = |taken: &usize| !ctx.tokens.get(at + taken).is_some_and(|token| token.is_namelike());
    if ctx.phrase(at, end, Term::Ibid).is_some() || ctx.phrase(at, end, Term::OpCit).filter(again).is_some() {
        let before = note.and_then(|note| earlier.only_of(note)).or_else(|| earlier.last())?;
        return taken(before, before.names.first().cloned().unwrap_or(bytes.start..bytes.start));
    }
    if let Some(work) = titled(ctx, at, end, earlier).or_else(|| dated(ctx, at, end, earlier)) {
        return Some(work);
    }
    let Lead { start, end: behind } = lead(ctx, at, end)?;
    let lead = names(ctx, behind_small(ctx, start, behind), behind)?;
    let first = surname(ctx, lead.names.first()?);
    let name = &ctx.text[first.clone()];
    let printed = lead.names[0].clone();
    if let Some(before) = earlier.short_form(name) {
        // `TNA, CUST 68/4`: of what an archive holds more may be listed.
        let cite = RawCite { title: None, optional: true, again: None, ..before.clone() };
        return taken(&cite, printed);
    }
    // `Smith, op. cit., p. 5`: the last work of Smith's, or the one of the note that is named, or of the title.
    let again = (behind..end).any(|k| [Term::OpCit, Term::Ibid].iter().any(|&term| ctx.phrase(k, end, term).is_some()));
    let titled =
        title(ctx, name, behind + 1, end).filter(|title| ctx.hints.wrote(name, short(&ctx.text[title.clone()])));
    if let Some(before) = note.and_then(|note| earlier.of_author(name, Some(note))) {
        return taken(before, printed);
    }
    if (again || note.is_some())
        && titled.is_none()
        && let Some(before) = earlier.of_author(name, None)
    {
        return taken(before, printed);
    }
    let known = |name: &str| ctx.hints.knows_first(name) || ctx.hints.may_know(name) || ctx.hints.leads.knows(name);
    let sure = known(name);
    // `Zur Sache: Becker, Die Mauer, S. 5`
    if !sure
        && ctx.kind(behind) == Kind::Colon
        && let Some(found) = work(ctx, behind + 1, to, earlier).filter(|work| work.sure)
    {
        return Some(found);
    }
    // `Bonfadini, in Valdora 1956, p. 25`: so is one by somebody of whom other works are listed.
    let other = || {
        let stamp = year_of_work(ctx, behind, end).filter(|stamp| stamp.also.is_none());
        stamp.is_some_and(|stamp| {
            let (from, to) = ctx.window(&stamp);
            !ctx.hints.dated(name, from, to, 1)
        })
    };
    if (!sure || other())
        && let Some(work) = part_of(ctx, behind, end, earlier)
    {
        let cite = RawCite { pieces: vec![bytes], locator: place, ..work.cite };
        return Some(Work { cite, lead: printed, ..work });
    }
    if !sure && let Some(part) = listed_part(ctx, behind + 1, end) {
        let cite = RawCite { names: vec![part], pieces: vec![bytes], clear: true, ..RawCite::default() };
        return Some(Work { cite, sure: true, lead: printed });
    }
    unread(ctx, Parts { at, behind, end, lead, first, place }, sure)
}

/// Where a work's parts stand.
struct Parts {
    /// Its first token.
    at: usize,
    /// The first token behind its name.
    behind: usize,
    end: usize,
    lead: Names,
    first: Range<usize>,
    place: Option<Range<usize>>,
}

/// A work by its parts. One that the list does not know must at least look like one: an author, a title, a page or a
/// year. What has no author, a letter in an archive or a newspaper of a day, need not be listed.
fn unread(ctx: &Context, parts: Parts, sure: bool) -> Option<Work> {
    let Parts { at, behind, end, lead, first, place } = parts;
    let name = &ctx.text[first.clone()];
    // What an archive holds may have a date where its entry has none.
    let dated = !ctx.hints.knows_first(name) || ctx.hints.dated(name, 1, i32::from(i16::MAX), 0);
    // `Moschini Ricci 1869-1871, II, p. 40`
    let first_year = || years(ctx.word(behind)).and_then(|(_, stamps)| stamps.into_iter().next());
    let keyed = ctx.kind(behind) == Kind::Number && ctx.word(behind).chars().count() == 4;
    let stamp = year_of_work(ctx, behind, end).or_else(|| first_year().filter(|_| keyed)).filter(|_| dated);
    let commas = (behind..end).filter(|&k| ctx.kind(k) == Kind::Comma).count();
    // What is said before the name is no part of it: `zustimmend Dornseif`.
    let named = (at..behind).find(|&k| ctx.tokens[k].start() >= lead.names[0].start).unwrap_or(at);
    // `Arch. dép. Moyenne-Sèvre, B 431` is cut at a short word.
    let cut = ctx.kind(behind) == Kind::Stop && ctx.kind(behind + 1) == Kind::Word(Case::Lower);
    let person = is_person(ctx, named, behind) && !cut;
    // `Willem Hoekstra, The Civil Effect (Van Dam 2005) 61–70`
    let published = commas == 1 && (behind..end).any(|open| holds_year(ctx, open, end));
    let parts = commas > 1 || published;
    if !sure && (!parts || place.is_none() && stamp.is_none() || !person || has_day(ctx, behind, end)) {
        return None;
    }
    // A court and its journal: `BGH, NJW 2017, 2108`.
    if !sure && is_acronym(name) && stamp.is_some() {
        return None;
    }
    let title = title(ctx, name, behind + 1, end);
    // `StadtAW, A 12, Bd. 77, fol. 140v`: the call number of an archive. Its entry may be listed under another.
    // So may the newspaper of a day.
    let quoted = (at.saturating_sub(1)..end).any(|k| ctx.kind(k) == Kind::Quote);
    let daily = has_day(ctx, behind, end) && !quoted;
    // And archives, which are cited by letters.
    // And works that are cited by their titles: `『日誌』大正12年`.
    let titled = at > 0 && ctx.kind(at - 1) == Kind::Quote;
    let person = person && !is_acronym(name) && !titled;
    let called = daily
        || !sure && short_form(ctx, at, end).is_some()
        || !person
        || stamp.is_none() && title.as_ref().is_none_or(|title| is_call_number(&ctx.text[title.clone()]));
    // `Sweeting, II, 288`, `Quy, ‘Note on the Text’`: without a year it is short for what is cited elsewhere, and accuses
    // nobody where its words are those of no title of the author's.
    // Old works in Arabic and Persian law are cited without one.
    let western = name.starts_with(char::is_uppercase);
    let shortened = stamp.is_none()
        && (!sure && western
            || sure && title.as_ref().is_some_and(|title| !ctx.hints.wrote(name, short(&ctx.text[title.clone()]))));
    let called = called || shortened;
    let cite = RawCite {
        names: vec![first],
        et_al: lead.et_al,
        stamp: stamp.filter(|_| person && !daily),
        locator: place,
        pieces: vec![ctx.tokens[at].start()..ctx.tokens[end - 1].end()],
        clear: sure,
        title: title.filter(|_| !called),
        optional: called,
        ..RawCite::default()
    };
    Some(Work { cite, sure, lead: lead.names[0].clone() })
}

/// `ders., Brot und Obrigkeit, S. 215`: another work of the author before.
fn same_author(ctx: &Context, at: usize, end: usize, earlier: &Earlier) -> Option<Work> {
    let taken = ctx.phrase(at, end, Term::SameAuthor).filter(|taken| at + taken < end)?;
    let before = earlier.last()?;
    let first = before.names.first()?;
    // `Eadem 2014, p. 233`
    if ctx.kind(at + taken) == Kind::Number
        && let Some(year) = year_at(ctx, at + taken, end)
    {
        let cite = RawCite {
            names: before.names.clone(),
            et_al: before.et_al,
            stamp: year.stamps.into_iter().next(),
            locator: place(ctx, at, end),
            pieces: vec![ctx.tokens[at].start()..ctx.tokens[end - 1].end()],
            optional: true,
            ..RawCite::default()
        };
        return Some(Work { cite, sure: true, lead: first.clone() });
    }
    let behind = (at + taken..end).find(|&k| ctx.tokens[k].is_word())?;
    let title =
        title(ctx, &ctx.text[first.clone()], behind, end).filter(|title| !is_call_number(&ctx.text[title.clone()]))?;
    let again = ctx.phrase(behind, end, Term::OpCit).is_some() || ctx.phrase(behind, end, Term::Ibid).is_some();
    if again
        || ctx.is(behind, Term::Page) && !ctx.hints.wrote(&ctx.text[first.clone()], short(&ctx.text[title.clone()]))
    {
        return None;
    }
    let cite = RawCite {
        names: before.names.clone(),
        et_al: before.et_al,
        stamp: year_of_work(ctx, behind, end),
        title: Some(title),
        locator: place(ctx, at, end),
        pieces: vec![ctx.tokens[at].start()..ctx.tokens[end - 1].end()],
        optional: true,
        ..RawCite::default()
    };
    Some(Work { cite, sure: true, lead: first.clone() })
}

/// `Sartirana 1990, pp. 77-79`, where notes cite so: a name, a year, and nothing behind it but a place.
fn dated(ctx: &Context, at: usize, end: usize, earlier: &Earlier) -> Option<Work> {
    /// Tokens of a name.
    const REACH: usize = 8;
    let (year_at, year) = next_year(ctx, at + 1, end.min(at + REACH)).filter(|_| earlier.by_year)?;
    let start = behind_small(ctx, at, year_at);
    let lead = names(ctx, start, year_at).filter(|_| is_person(ctx, start, year_at))?;
    let behind = year.next;
    let locator = place(ctx, at, end);
    let apart = matches!(ctx.kind(behind), Kind::Comma | Kind::Colon) && behind + 1 < end;
    if year.undated || behind < end && !(apart && locator.is_some()) {
        return None;
    }
    let first = lead.names.first()?.clone();
    let cite = RawCite {
        names: lead.names,
        et_al: lead.et_al,
        stamp: year.stamps.into_iter().next(),
        locator,
        pieces: vec![ctx.tokens[start].start()..ctx.tokens[end - 1].end()],
        clear: true,
        ..RawCite::default()
    };
    Some(Work { cite, sure: true, lead: first })
}

/// `her earlier article: ‘Marking the Timber’, p. 234`: a title of the author's before, or of a work without an author.
fn titled(ctx: &Context, at: usize, end: usize, earlier: &Earlier) -> Option<Work> {
    /// Letters of a title that is known by them.
    const LETTERS: usize = 8;
    let quote = |at: usize| ctx.kind(at) == Kind::Quote;
    if at == 0 || !quote(at - 1) {
        return None;
    }
    let close = (at + 1..end).find(|&at| quote(at))?;
    let title = ctx.tokens[at].start()..ctx.tokens[close - 1].end();
    let words = short(&ctx.text[title.clone()]);
    if words.chars().count() < LETTERS {
        return None;
    }
    let author = earlier
        .last()
        .and_then(|cite| cite.names.first())
        .filter(|name| ctx.hints.wrote(&ctx.text[(*name).clone()], words));
    let name = author.cloned().or_else(|| ctx.hints.opens_title(words).then(|| title.clone()))?;
    let cite = RawCite {
        names: vec![name.clone()],
        title: Some(title.clone()),
        locator: place(ctx, at, end),
        pieces: vec![ctx.tokens[at].start()..ctx.tokens[end - 1].end()],
        optional: true,
        ..RawCite::default()
    };
    Some(Work { cite, sure: true, lead: name })
}

/// `Küppers, in: Hollmann/Berndt, BGB, 8. Aufl. 2020`: the part of a book that is listed under its editors.
fn part_of(ctx: &Context, behind: usize, end: usize, earlier: &Earlier) -> Option<Work> {
    /// Tokens of a part's title.
    const REACH: usize = 30;
    let at = (behind + 1..end.min(behind + REACH)).find(|&k| {
        matches!(ctx.kind(k - 1), Kind::Comma | Kind::Quote | Kind::Stop) && ctx.phrase(k, end, Term::In).is_some()
    })?;
    let start = at + ctx.phrase(at, end, Term::In)?;
    let start = (start..end).find(|&k| ctx.tokens[k].is_word())?;
    let close = lead(ctx, start, end).map_or(end, |lead| lead.end);
    let lead = names(ctx, start, close)?;
    let first = surname(ctx, lead.names.first()?);
    ctx.hints.knows_first(&ctx.text[first]).then_some(())?;
    work(ctx, start, end, earlier).filter(|work| work.sure)
}

/// The first token of a name behind small words that are no part of it: `nur Küppers`.
fn behind_small(ctx: &Context, from: usize, to: usize) -> usize {
    let small = |at: &usize| ctx.kind(*at) == Kind::Word(Case::Lower) && !ctx.is_particle(*at);
    (from..to).find(|at| !small(at)).unwrap_or(from)
}

/// A name of the list where a clause goes on from another work, with words that say that it cites: the title of a work
/// of that author's, `op. cit.`, the number of a note. The token where it begins.
pub(super) fn inner(ctx: &Context, from: usize, to: usize, earlier: &Earlier) -> Option<usize> {
    /// Tokens of a name.
    const REACH: usize = 8;
    let initial = |at: usize| ctx.kind(at) == Kind::Word(Case::Initial) && ctx.kind(at + 1) == Kind::Stop;
    let opens = |at: usize| {
        ctx.tokens[at].is_namelike()
            && (at == from
                // `Polemicznie M. Ankwicz`
                || initial(at) && !initial(at - 1) && ctx.tokens[at - 1].is_word()
                || !ctx.tokens[at - 1].is_namelike()
                    && !matches!(
                        ctx.kind(at - 1),
                        Kind::Stop | Kind::Dash | Kind::Quote | Kind::Ampersand | Kind::Slash(_)
                    ))
    };
    (from..to).filter(|&at| opens(at)).find(|&at| {
        let Some(Lead { end: behind, .. }) = lead(ctx, at, to.min(at + REACH)) else { return false };
        let Some(lead) = names(ctx, at, behind) else { return false };
        let Some(first) = lead.names.first().map(|name| surname(ctx, name)) else { return false };
        let name = &ctx.text[first];
        if !ctx.hints.knows_first(name) {
            return false;
        }
        let next = (behind..to).find(|&k| ctx.tokens[k].is_word()).unwrap_or(to);
        let stop = (next..to).find(|&k| ctx.kind(k) == Kind::Stop && ends_talk(ctx, k)).unwrap_or(to);
        let said = |k: usize| ctx.phrase(k, to, Term::OpCit).is_some();
        said(behind)
            || said(next)
            || note_number(ctx, behind, stop).is_some_and(|note| earlier.of_author(name, Some(note)).is_some())
            || title(ctx, name, next, stop).is_some_and(|title| {
                const LETTERS: usize = 8;
                let title = short(&ctx.text[title]);
                title.chars().count() >= LETTERS && ctx.hints.wrote(name, title)
            })
    })
}

/// Whether a stop ends a sentence and not a short word.
fn ends_talk(ctx: &Context, at: usize) -> bool {
    /// Letters of a word before the stop of a sentence.
    const LETTERS: usize = 4;
    matches!(ctx.kind(at + 1), Kind::Word(Case::Capital)) && ctx.word(at - 1).chars().count() >= LETTERS
}
