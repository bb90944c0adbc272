//! Author-date citations of a text in reading order: in brackets, in the sentence, without brackets.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::again::again;
use super::context::Context;
use super::cut::may_cut;
use super::group::{RawCite, group};
use super::hints::compact;
use super::names::{Names, compound_end};
use super::narrative::names_before;
use super::subject::subject;
use super::tokens::{Case, Kind};
use super::year_at::{after_year, next_year, year_at};
use crate::locale::Term;
use crate::model::Form;
use crate::text::hebrew_year;

/// A citation as it was found, in bytes of the reading.
#[derive(Clone, Debug, PartialEq)]
pub struct RawCitation {
    /// How it is put.
    pub form: Form,
    /// The whole of it, brackets and all.
    pub pieces: Vec<Range<usize>>,
    /// What it points to.
    pub cites: Vec<RawCite>,
}

/// What the search found, and which years it could not use.
#[derive(Debug, Default)]
pub struct AuthorDate {
    /// The citations, not in order.
    pub citations: Vec<RawCitation>,
    /// Tokens that belong to a citation.
    pub used: Vec<bool>,
    /// Abbreviations that the text introduces, with what they stand for.
    pub abbreviations: Vec<(String, String)>,
}

/// Finds the author-date citations of a text.
pub fn author_date(ctx: &Context) -> AuthorDate {
    let mut found = AuthorDate { used: vec![false; ctx.tokens.len()], ..AuthorDate::default() };
    for pair in ctx.pairs() {
        bracket(ctx, pair.open, pair.close, &mut found);
    }
    bare(ctx, &mut found);
    again(ctx, ctx.pairs(), &mut found);
    found
}

/// Reads one bracket; what an inner bracket has used is left out.
fn bracket(ctx: &Context, open: usize, close: usize, found: &mut AuthorDate) -> Option<()> {
    if !may_hold_year(ctx, open + 1, close) || is_numbered(ctx, open, close) {
        return None;
    }
    let mut cites = Vec::new();
    let mut nameless = false;
    let mut from = open + 1;
    for at in open + 1..=close {
        if at == close || found.used[at] {
            if at > from {
                let part = group(ctx, from, at);
                nameless |= part.nameless && from == open + 1;
                // Behind an inner citation a year without a name says nothing.
                if from == open + 1 || !part.nameless {
                    cites.extend(part.cites);
                }
            }
            from = at + 1;
        }
    }
    if cites.is_empty() {
        return None;
    }
    if is_imprint(ctx, &cites, open, close) || is_event(ctx, &cites) {
        return None;
    }
    let mut form = Form::Parenthetical;
    let mut start = ctx.tokens[open].start();
    let mut first_used = open;
    if nameless {
        let floor = floor(ctx, found, open);
        // `Le Guennec ([2014], note 9)`
        let outer = ctx.kind(open) == Kind::Open('[') && open > 1 && ctx.kind(open - 1) == Kind::Open('(');
        let before = names_before(ctx, floor, open - usize::from(outer))
            .filter(|names| is_narrative(ctx, &cites, names, open, close));
        let is_noun = |names: &Names| {
            names.names.iter().all(|name| ctx.hints.as_listed(&ctx.text[name.clone()]).is_none())
                && is_word_of_text(ctx, names)
        };
        let plain = !holds_prose(ctx, &cites, open, close);
        let subject = || subject(ctx, floor, open, &cites).filter(|_| plain);
        let (names, apart) = match before {
            Some(names) if is_noun(&names) => subject().map_or((names, false), |names| (names, true)),
            Some(names) => (names, false),
            None => match distant(ctx, floor, open, &cites) {
                Some(names) => (names, false),
                None => (subject()?, true),
            },
        };
        let names = led_by_dated(ctx, names, &cites);
        form = Form::Narrative;
        let mut first = !apart;
        if !apart {
            first_used = names.first_token;
            start = ctx.tokens[first_used].start();
            // `รายงานของสำนักงานสถิติ`: the name begins inside of a word.
            let inside = |name: &&Range<usize>| (start..ctx.tokens[first_used].end()).contains(&name.start);
            if let (Kind::Word(Case::Caseless | Case::Han), Some(name)) =
                (ctx.kind(first_used), names.names.first().filter(inside))
            {
                start = name.start;
            }
        }
        let whole = start..ctx.tokens[open.max(1) - 1].end();
        for cite in cites.iter_mut().take_while(|cite| cite.names.is_empty()) {
            cite.names = names.names.clone();
            cite.et_al = names.et_al;
            cite.clear = names.clear;
            if std::mem::take(&mut first) {
                cite.pieces[0].start = whole.start;
            }
        }
    }
    remember_abbreviations(ctx, &cites, found);
    mark(found, first_used..close + 1);
    found.citations.push(RawCitation { form, pieces: vec![start..ctx.tokens[close].end()], cites });
    Some(())
}

/// `No Brasil, Nascentes et al. (2015)`: of listed names that commas part those go that have no work of the year, where a
/// later one has.
fn led_by_dated(ctx: &Context, mut names: Names, cites: &[RawCite]) -> Names {
    let dated = |name: &Range<usize>| {
        cites.iter().filter_map(|cite| cite.stamp.as_ref()).any(|stamp| {
            let (earliest, latest) = ctx.window(stamp);
            ctx.hints.dated(&ctx.text[name.clone()], earliest, latest, 0)
        })
    };
    if names.names.len() > 1
        && !names.names.first().is_some_and(dated)
        && let Some(index) = names.names.iter().position(dated)
        && may_cut(ctx, &names, index)
    {
        names.names.drain(..index);
        let start = names.names[0].start;
        names.first_token = ctx.tokens.partition_point(|token| token.start() < start);
    }
    names
}

/// `国办发〔2020〕12号`: the year of a numbered document.
fn is_numbered(ctx: &Context, open: usize, close: usize) -> bool {
    close == open + 2
        && matches!(ctx.kind(open), Kind::Open('〔' | '[' | '［'))
        && ctx.kind(close + 1) == Kind::Number
        && ctx.word(close + 2).starts_with(['号', '號', '호'])
}

/// Whether the one name is a word that the text uses by itself: a noun of a language that writes them large.
fn is_word_of_text(ctx: &Context, names: &Names) -> bool {
    matches!(names.names.as_slice(), [name] if ctx.is_alone(&ctx.text[name.clone()]))
}

/// `as Ben-Ari says of hymns (2015: 112)`: the one name in the clause of an author with an entry of this year. Only
/// scripts without capitals: there `names_before` cannot tell where words between end.
fn distant(ctx: &Context, floor: usize, open: usize, cites: &[RawCite]) -> Option<Names> {
    /// Words between the name and its year, at most.
    const REACH: usize = 8;
    let [cite] = cites else { return None };
    let (earliest, latest) = ctx.window(cite.stamp.as_ref()?);
    cite.locator.as_ref()?;
    let floor = floor.max(open.saturating_sub(REACH));
    let clause = (floor..open).rev().find(|&at| !ctx.tokens[at].is_word() && ctx.kind(at) != Kind::Dash);
    let mut known = (clause.map_or(floor, |at| at + 1)..open).filter_map(|at| {
        let end = compound_end(ctx, at);
        let whole = ctx.kind(at) == Kind::Word(Case::Caseless) && end <= open && !ctx.is_stopword(at);
        (whole && ctx.hints.dated(ctx.slice(at..end), earliest, latest, 0)).then_some((at, end))
    });
    let (at, end) = known.next().filter(|_| known.next().is_none())?;
    let name = ctx.tokens[at].start()..ctx.tokens[end - 1].end();
    Some(Names { names: vec![name], first_token: at, clear: true, ..Names::default() })
}

/// A line `(Fourth Estate, 2012)` below a line `By Ann Lowe`: publisher and year of the book that is reviewed.
fn is_imprint(ctx: &Context, cites: &[RawCite], open: usize, close: usize) -> bool {
    let ([cite], Some(before)) = (cites, open.checked_sub(1)) else { return false };
    if ctx.kind(before) != Kind::Break || ctx.kind(close + 1) != Kind::Break {
        return false;
    }
    let listed = |name: &Range<usize>| ctx.hints.may_know(&ctx.text[name.clone()]);
    let end = (0..open).rev().take(4).find(|&at| ctx.kind(at) != Kind::Break).map_or(0, |at| at + 1);
    let start = (0..end).rev().take(10).find(|&at| ctx.kind(at) == Kind::Break).map_or(0, |at| at + 1);
    !cite.names.iter().any(listed) && end > start && ctx.is(start, Term::Byline) && ctx.tokens[end - 1].is_word()
}

/// `the convention (Paris, 1970)`: where and when something happened.
fn is_event(ctx: &Context, cites: &[RawCite]) -> bool {
    let [cite] = cites else { return false };
    let [name] = cite.names.as_slice() else { return false };
    !cite.et_al && cite.locator.is_none() && ctx.names_place(&ctx.text[name.clone()])
}

/// Whether a bracket with a year first is the year of the names before it, and not the date of an event or a law.
fn is_narrative(ctx: &Context, cites: &[RawCite], names: &Names, open: usize, close: usize) -> bool {
    let Some(first) = names.names.first() else { return false };
    let name = &ctx.text[first.clone()];
    let of_year = |fits: &dyn Fn(i32, i32) -> bool| {
        cites.iter().filter_map(|cite| cite.stamp.as_ref()).any(|stamp| {
            let (earliest, latest) = ctx.window(stamp);
            fits(earliest, latest)
        })
    };
    let dated = || {
        of_year(&|earliest, latest| {
            ctx.hints.dated(name, earliest, latest, 0) || ctx.hints.sounds_dated(name, earliest, latest, 0)
        })
    };
    if ctx.rtl && ctx.tokens[open + 1].spaced() && !dated() {
        return false;
    }
    if ctx.hints.may_know(name) {
        return true;
    }
    // `word( 1394)word`: the line is out of order, and its names stand elsewhere.
    let displaced = ctx.tokens[open + 1].spaced() && !ctx.tokens[open].spaced()
        || ctx.tokens.get(close + 1).is_some_and(|next| next.is_word() && !next.spaced());
    if ctx.rtl && displaced {
        return false;
    }
    // In a script without capitals: a preposition at the name, or a name a letter off one of this year.
    let bent = |earliest, latest| {
        ctx.hints.dated_prefixed(name, ctx.language, earliest, latest) || ctx.hints.nearly_dated(name, earliest, latest)
    };
    if !names.clear && of_year(&bent) {
        return true;
    }
    let prose = holds_prose(ctx, cites, open, close);
    let counted = (open + 1..close).any(|at| ctx.is(at, Term::Year));
    // An organisation's or a law's short form is no name that someone would print with a bare year unless it is
    // introduced as one.
    names.clear && !prose && !counted
}

/// `(2010年)`, `(2019 yılında)`, `(2002, s. 32)` after an unknown word: more than a year and a page is prose.
fn holds_prose(ctx: &Context, cites: &[RawCite], open: usize, close: usize) -> bool {
    let after = cites.last().map_or(0, |cite| cite.pieces.last().map_or(0, |piece| piece.end));
    (open + 1..close).any(|at| ctx.tokens[at].start() >= after && ctx.tokens[at].is_word())
}

fn remember_abbreviations(ctx: &Context, cites: &[RawCite], found: &mut AuthorDate) {
    for cite in cites {
        if let (Some(short), Some(long)) = (&cite.abbreviation, cite.names.first()) {
            found.abbreviations.push((ctx.text[short.clone()].to_owned(), ctx.text[long.clone()].to_owned()));
        }
    }
}

/// Whether a year, or words that stand for one, may stand among the tokens.
fn may_hold_year(ctx: &Context, from: usize, to: usize) -> bool {
    (from..to).any(|at| match ctx.kind(at) {
        Kind::Number => ctx.tokens[at].end() - ctx.tokens[at].start() >= 4,
        _ => false,
    }) || to - from <= 40 && next_year(ctx, from, to).is_some()
}

/// Years outside of brackets: `as in Smith et al., 2010`, `see Smith 2010`. Only where the form or the list says so.
fn bare(ctx: &Context, found: &mut AuthorDate) {
    let mut cells = Vec::new();
    for at in 1..ctx.tokens.len() {
        let numeric = ctx.kind(at) == Kind::Number && ctx.tokens[at].end() - ctx.tokens[at].start() >= 4;
        if found.used[at] || !numeric && !is_hebrew_year(ctx, at) {
            continue;
        }
        if !matches!(ctx.kind(at - 1), Kind::Comma | Kind::Word(_) | Kind::Stop | Kind::Close(_) | Kind::Open(_)) {
            continue;
        }
        let floor = floor(ctx, found, at);
        let to = (at..ctx.tokens.len().min(at + 12))
            .find(|&k| k > at && matches!(ctx.kind(k), Kind::Break | Kind::Open(_) | Kind::Close(_)))
            .unwrap_or(ctx.tokens.len().min(at + 12));
        let Some(year) = year_at(ctx, at, to) else { continue };
        // A bracket that is never closed: `Smith (2010: 5`.
        let end = if matches!(ctx.kind(at - 1), Kind::Open(_)) { at - 1 } else { at };
        let Some(names) = names_before(ctx, floor, end) else { continue };
        // `Peterson and Wickham 2014`: one of the names in the list says as much as the first.
        let dated = year.stamps.first().is_some_and(|stamp| {
            let (earliest, latest) = ctx.window(stamp);
            let listed = |name: &Range<usize>| ctx.hints.dated(&ctx.text[name.clone()], earliest, latest, 0);
            names.names.first().is_some_and(listed) || names.clear && !ctx.rtl && names.names.iter().any(listed)
        });
        // Right-to-left lines may be out of order: there only the list can tell.
        let formal = names.et_al && names.clear && !ctx.rtl && ctx.kind(at - 1) != Kind::Word(Case::Lower);
        let (end, place, next) = after_year(ctx, &year, to);
        let sure = dated || formal && ctx.hints.entries > 0;
        let cell = |at: usize| matches!(ctx.kind(at), Kind::Break | Kind::Other('|'));
        if !(sure || cell(next) && names.first_token.checked_sub(1).is_none_or(cell)) {
            continue;
        }
        let start = ctx.tokens[names.first_token].start();
        let cites: Vec<RawCite> = year
            .stamps
            .iter()
            .map(|stamp| RawCite {
                names: names.names.clone(),
                et_al: names.et_al,
                stamp: Some(stamp.clone()),
                locator: place.clone(),
                pieces: vec![start..end],
                clear: true,
                ..RawCite::default()
            })
            .collect();
        let citation = RawCitation { form: Form::Narrative, pieces: vec![start..end], cites };
        if sure {
            mark(found, names.first_token..next);
            found.citations.push(citation);
        } else {
            cells.push((names.first_token..next, citation));
        }
    }
    as_elsewhere(ctx, cells, found);
}

/// `תשע״ב`
fn is_hebrew_year(ctx: &Context, at: usize) -> bool {
    ctx.kind(at) == Kind::Word(Case::Caseless) && hebrew_year::read(&ctx.text[ctx.tokens[at].start()..]).is_some()
}

/// `| Rohling, 2014 |`: a name and a year that fill a cell or a line may be a place and a date. They are a citation
/// where the text cites the same elsewhere.
fn as_elsewhere(ctx: &Context, cells: Vec<(Range<usize>, RawCitation)>, found: &mut AuthorDate) {
    if cells.is_empty() {
        return;
    }
    let key = |cite: &RawCite| {
        let first = &ctx.text[cite.names.first()?.clone()];
        Some((compact(first), cite.names.len(), cite.stamp.as_ref()?.value))
    };
    let known: FxHashSet<_> = found.citations.iter().flat_map(|citation| &citation.cites).filter_map(key).collect();
    for (tokens, citation) in cells {
        if citation.cites.iter().filter_map(key).any(|cited| known.contains(&cited)) {
            mark(found, tokens);
            found.citations.push(citation);
        }
    }
}

/// The first token that may belong to a citation that ends at `end`: after the paragraph's start and after whatever
/// another citation has used.
fn floor(ctx: &Context, found: &AuthorDate, end: usize) -> usize {
    let mut at = end;
    while at > 0 && end - at < 60 && ctx.kind(at - 1) != Kind::Break && !found.used[at - 1] {
        at -= 1;
    }
    at
}

fn mark(found: &mut AuthorDate, range: Range<usize>) {
    if let Some(used) = found.used.get_mut(range) {
        used.fill(true);
    }
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;

    #[test]
    fn a_place_and_a_year_are_an_event() {
        for (text, count) in [
            ("The convention (Paris, 1970) binds states.", 0),
            ("It began in Berlin (1989) and spread.", 0),
            ("The convention (Parisi, 1970) binds states.", 1),
            ("So it was (Paris et al., 1970; Berlin, 1969).", 1),
        ] {
            let (tokens, hints) = (tokenise(text), Hints::default());
            let ctx = Context::new(text, &tokens, &hints);
            assert_eq!(author_date(&ctx).citations.len(), count, "{text}");
        }
    }
}
