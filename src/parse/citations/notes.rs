//! Citations in footnotes and endnotes: `See Ibn al-Qayyim, al-Turuq, vol. 1, p. 6`, `ibid., p. 12`, `مرجع سابق، ص 920`.
//!
//! A note cites in the words of a reference, cut short after the first time. Its author is known by the list; the
//! words behind the author are its title. Ibid. takes over the cite before it, op. cit. the last one of its author.

use std::ops::Range;

use super::author_date::RawCitation;
use super::context::Context;
use super::group::RawCite;
use super::locator::locator;
use super::names::names;
use super::tokens::Kind;
use super::year_at::next_year;
use crate::locale::Term;
use crate::model::Form;

/// A note in the reading: the bytes behind its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The label as printed.
    pub label: String,
    /// Bytes of the reading.
    pub range: Range<usize>,
}

/// Fewest notes that make a style of citing, and how many in a hundred of them must name a known author or work.
const FEWEST: usize = 3;
const KNOWN_SHARE: usize = 40;

/// Finds the citations in notes. Empty where the notes are remarks and glosses.
pub fn in_notes(ctx: &Context, notes: &[Note], used: &mut [bool]) -> Vec<RawCitation> {
    if notes.len() < FEWEST || ctx.hints.entries == 0 {
        return Vec::new();
    }
    let mut known = 0;
    let mut citations: Vec<RawCitation> = Vec::new();
    let mut history: Vec<RawCite> = Vec::new();
    for note in notes {
        let from = ctx.tokens.partition_point(|token| token.start < note.range.start);
        let to = ctx.tokens.partition_point(|token| token.start < note.range.end);
        let mut cites = Vec::new();
        let mut start = from;
        for at in from..=to {
            if at < to && ctx.kind(at) != Kind::Semicolon {
                continue;
            }
            if let Some((cite, sure)) = segment(ctx, start, at, &history) {
                known += usize::from(sure && cites.is_empty());
                history.push(cite.clone());
                cites.push(cite);
            }
            start = at + 1;
        }
        if !cites.is_empty() && used[from..to].iter().all(|used| !used) {
            let pieces = vec![note.range.clone()];
            citations.push(RawCitation { form: Form::Note, pieces, cites });
        }
    }
    if known * 100 < notes.len() * KNOWN_SHARE {
        return Vec::new();
    }
    for citation in &citations {
        let range = citation.pieces[0].clone();
        let from = ctx.tokens.partition_point(|token| token.start < range.start);
        let to = ctx.tokens.partition_point(|token| token.start < range.end);
        used[from..to].fill(true);
    }
    citations
}

/// Reads one work of a note, and says whether the list or an earlier note knows it.
fn segment(ctx: &Context, from: usize, to: usize, history: &[RawCite]) -> Option<(RawCite, bool)> {
    let mut at = from;
    while at < to {
        if let Some(taken) = ctx.phrase(at, to, Term::See) {
            at += taken;
        } else if !ctx.tokens[at].is_word() {
            at += 1;
        } else {
            break;
        }
    }
    let mut end = to;
    while end > at && matches!(ctx.kind(end - 1), Kind::Stop | Kind::Comma) {
        end -= 1;
    }
    if at >= end {
        return None;
    }
    let bytes = ctx.tokens[at].start..ctx.tokens[end - 1].end;
    let place = place(ctx, at, end);
    if ctx.phrase(at, end, Term::Ibid).is_some() || ctx.phrase(at, end, Term::OpCit).is_some() {
        let before = history.last()?;
        let cite = RawCite { locator: place, pieces: vec![bytes], clear: true, abbreviation: None, ..before.clone() };
        return Some((cite, true));
    }
    let comma = (at..end).find(|&k| matches!(ctx.kind(k), Kind::Comma | Kind::Colon | Kind::Stop))?;
    let lead = names(ctx, at, comma)?;
    let first = lead.names.first()?.clone();
    let name = &ctx.text[first.clone()];
    // `Smith, op. cit., p. 5`: the last work of Smith's.
    let again =
        (comma..end).any(|k| ctx.phrase(k, end, Term::OpCit).is_some() || ctx.phrase(k, end, Term::Ibid).is_some());
    if again && let Some(before) = history.iter().rev().find(|cite| same_author(ctx, cite, name)) {
        let cite = RawCite { locator: place, pieces: vec![bytes], clear: true, ..before.clone() };
        return Some((cite, true));
    }
    let sure = ctx.hints.knows_first(name) || ctx.hints.may_know(name);
    let stamp = next_year(ctx, comma, end).and_then(|(_, year)| year.stamps.into_iter().next());
    // A work that the list does not know must at least look like one: an author, a title, a page or a year.
    let parts = (comma..end).filter(|&k| ctx.kind(k) == Kind::Comma).count();
    if !sure && (parts < 2 || place.is_none() && stamp.is_none()) {
        return None;
    }
    let title = title(ctx, comma + 1, end);
    let cite = RawCite {
        names: vec![first],
        et_al: lead.et_al,
        stamp,
        locator: place,
        pieces: vec![bytes],
        clear: sure,
        title,
        ..RawCite::default()
    };
    Some((cite, sure))
}

fn same_author(ctx: &Context, cite: &RawCite, name: &str) -> bool {
    let compact = super::hints::compact;
    cite.names.first().is_some_and(|known| compact(&ctx.text[known.clone()]) == compact(name))
}

/// The longest part between commas: a given name is shorter than a title.
fn title(ctx: &Context, from: usize, to: usize) -> Option<Range<usize>> {
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
    best.map(|range| ctx.tokens[range.start].start..ctx.tokens[range.end - 1].end)
}

/// The locator at the end of a note: from the first comma behind which nothing but places stands.
fn place(ctx: &Context, from: usize, to: usize) -> Option<Range<usize>> {
    let end = ctx.tokens[to - 1].end;
    (from..to).filter(|&at| ctx.kind(at) == Kind::Comma).find_map(|at| {
        let start = ctx.tokens[at].start;
        let (taken, range) = locator(ctx.text.get(start..end)?)?;
        (start + taken >= end).then_some(start + range.start..start + range.end)
    })
}
