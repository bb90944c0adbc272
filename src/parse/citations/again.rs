//! Words in brackets that take over an earlier citation: `(ebd., S. 14)`, `(ivi: 61)`, `(Amrani, op. cit., p. 52)`,
//! `Kaya and Lee (op. cit., p. 40)`; and words that take over its author only: `(ders. 2012, S. 162)`.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::author_date::{AuthorDate, RawCitation};
use super::brackets::Pair;
use super::context::Context;
use super::group::{RawCite, skip_signals};
use super::hints::compact;
use super::locator::locator;
use super::names::names;
use super::narrative::names_before;
use super::tokens::Kind;
use super::year_at::{after_year, year_at};
use super::years::Stamp;
use crate::locale::Term;
use crate::model::Form;
use crate::order::Order;

/// A bracket or a part of one with more tokens is a sentence of its own.
const LONGEST: usize = 24;

/// A part of a bracket that takes over an earlier cite.
struct Again {
    /// Its bytes.
    piece: Range<usize>,
    locator: Option<Range<usize>>,
    /// The author, folded, where one is named.
    author: Option<String>,
    /// The year, where one stands behind the word.
    stamp: Option<Stamp>,
}

/// An earlier cite: its first part, its authors, and whether "et al." follows them.
#[derive(Clone)]
struct Earlier {
    piece: Range<usize>,
    names: Vec<Range<usize>>,
    et_al: bool,
}

/// Adds what takes over an earlier cite. Each says which; where that one means several works, or none stands before it,
/// nothing is added.
pub fn again(ctx: &Context, pairs: &[Pair], found: &mut AuthorDate) {
    let mut parts = parts(ctx, pairs, found);
    if parts.is_empty() {
        return;
    }
    parts.order_by_key(|(_, part)| part.piece.start);
    let mut earlier: Vec<(usize, usize)> =
        found.citations.iter().enumerate().map(|(at, citation)| (citation.pieces[0].start, at)).collect();
    earlier.sort_unstable();
    let mut earlier = earlier.into_iter().peekable();
    let open_at: FxHashMap<usize, usize> = earlier.clone().collect();
    // The cites that words may take over, by where they stand: the last one, and the last one of each author.
    let mut last: Option<Earlier> = None;
    let mut authors: FxHashMap<String, Earlier> = FxHashMap::default();
    for (pair, part) in parts {
        while let Some((_, at)) = earlier.next_if(|(start, _)| *start < part.piece.start) {
            let before = |cite: &&RawCite| cite.pieces[0].start < part.piece.start;
            let cites: Vec<&RawCite> = found.citations[at].cites.iter().filter(before).collect();
            let earlier = |cite: &RawCite| Earlier {
                piece: cite.pieces[0].clone(),
                names: cite.names.clone(),
                et_al: cite.et_al,
            };
            for cite in &cites {
                if let Some(name) = cite.names.first() {
                    authors.insert(key(ctx, name), earlier(cite));
                }
            }
            last = match cites.as_slice() {
                [cite] => Some(earlier(cite)),
                _ => None,
            };
        }
        let meant = match &part.author {
            Some(author) => authors.get(author).cloned(),
            None => last.clone(),
        };
        let Some(meant) = meant else { continue };
        let cite = RawCite {
            optional: true,
            clear: true,
            locator: part.locator,
            pieces: vec![part.piece.clone()],
            ..RawCite::default()
        };
        let cite = match part.stamp {
            None => {
                last = Some(meant.clone());
                RawCite { again: Some(meant.piece), ..cite }
            }
            // Only where the list has a work of the author's of that year is it sure who is meant.
            Some(stamp) if is_listed(ctx, &meant, &stamp) => {
                last = Some(Earlier { piece: part.piece, ..meant.clone() });
                RawCite { names: meant.names, et_al: meant.et_al, stamp: Some(stamp), ..cite }
            }
            Some(_) => continue,
        };
        // Beside works that are cited in full it is one more of theirs.
        if let Some(&at) = open_at.get(&ctx.tokens[pair.open].start()) {
            let cites = &mut found.citations[at].cites;
            cites.push(cite);
            cites.order_by_key(|cite| cite.pieces[0].start);
        } else {
            let pieces = vec![ctx.tokens[pair.open].start()..ctx.tokens[pair.close].end()];
            found.used[pair.open..=pair.close].fill(true);
            found.citations.push(RawCitation { form: Form::Parenthetical, pieces, cites: vec![cite] });
        }
    }
}

/// An author's name as the list has it, folded.
fn key(ctx: &Context, name: &Range<usize>) -> String {
    let name = &ctx.text[name.clone()];
    ctx.hints.as_listed(name).unwrap_or_else(|| compact(name))
}

/// Whether the list has a work of these authors of this year.
fn is_listed(ctx: &Context, earlier: &Earlier, stamp: &Stamp) -> bool {
    let (from, to) = ctx.window(stamp);
    let form = earlier.names.first().and_then(|name| ctx.hints.as_listed(&ctx.text[name.clone()]));
    form.is_some_and(|form| {
        ctx.hints.dated(&form, from, to, 0) && ctx.hints.has_team(&form, earlier.names.len(), earlier.et_al)
    })
}

/// The parts of brackets that take over an earlier cite.
fn parts<'p>(ctx: &Context, pairs: &'p [Pair], found: &AuthorDate) -> Vec<(&'p Pair, Again)> {
    let mut parts = Vec::new();
    let by_open: FxHashMap<usize, &RawCitation> =
        found.citations.iter().map(|citation| (citation.pieces[0].start, citation)).collect();
    for pair in pairs.iter().filter(|pair| !pair.mirrored) {
        let mut from = pair.open + 1;
        // What the bracket cites already.
        let citation = by_open.get(&ctx.tokens[pair.open].start());
        let cites: Vec<Range<usize>> = citation.map_or(Vec::new(), |citation| {
            citation.cites.iter().flat_map(|cite| cite.pieces.iter().cloned()).collect()
        });
        let cites = &cites[..];
        for at in pair.open + 1..=pair.close {
            if at == pair.close || ctx.kind(at) == Kind::Semicolon {
                parts.extend(part(ctx, from, at, found, cites).map(|part| (pair, part)));
                from = at + 1;
            }
        }
    }
    parts
}

/// Reads the tokens `from..to` as words that take over a cite: nothing but a name before them and a place behind.
fn part(ctx: &Context, from: usize, to: usize, found: &AuthorDate, cites: &[Range<usize>]) -> Option<Again> {
    if to.saturating_sub(from) > LONGEST || !(from..to).any(|at| ctx.opens(at).meets(AGAIN)) {
        return None;
    }
    // `a.a.` begins with letters that are "and" elsewhere.
    let start = if taken(ctx, from, to).is_some() { from } else { skip_signals(ctx, from, to, &mut false) };
    let word = (start..to).find(|&at| ctx.opens(at).meets(AGAIN) && taken(ctx, at, to).is_some())?;
    let next = word + taken(ctx, word, to)?;
    let behind = (next..to).find(|&at| ctx.kind(at) != Kind::Comma).unwrap_or(next);
    if let Some(year) = year_at(ctx, behind, to) {
        let [stamp] = year.stamps.as_slice() else { return None };
        let word_start = ctx.tokens[word].start();
        if word > start || found.used[word] && cites.iter().any(|piece| piece.contains(&word_start)) {
            return None;
        }
        let (end, locator, _) = after_year(ctx, &year, to);
        let piece = ctx.tokens[start].start()..end;
        return Some(Again { piece, locator, author: None, stamp: Some(stamp.clone()) });
    }
    // Letters that mean something else elsewhere must be all that stands there: `(ders.)` is, `(a.a. and b)` is not.
    let end = ctx.tokens.get(to.checked_sub(1)?)?.end();
    let rest = ctx.text.get(ctx.tokens[next - 1].end()..end)?;
    let place = if rest.trim().is_empty() { None } else { Some(locator(rest)?) };
    let base = ctx.tokens[next - 1].end();
    if place.as_ref().is_some_and(|(length, _)| !rest[*length..].trim_matches([' ', '.']).is_empty()) {
        return None;
    }
    let author = if word > start {
        names(ctx, start, word)?.names.first().map(|name| key(ctx, name))
    } else if ctx.phrase(word, to, Term::OpCit).is_some() && matches!(ctx.kind(from.checked_sub(1)?), Kind::Open(_)) {
        let floor = (0..from - 1).rev().take(LONGEST).take_while(|&at| !found.used[at]).last().unwrap_or(from - 1);
        let name = names_before(ctx, floor, from - 1).and_then(|found| found.names.into_iter().next());
        name.and_then(|name| ctx.hints.as_listed(&ctx.text[name]))
    } else {
        None
    };
    let piece = ctx.tokens[start].start()..ctx.tokens[to - 1].end();
    let locator = place.map(|(_, range)| base + range.start..base + range.end);
    Some(Again { piece, locator, author, stamp: None })
}

/// What takes over a cite.
const AGAIN: crate::locale::Terms = crate::locale::Terms::of(&[Term::Ibid, Term::OpCit, Term::SameAuthor]);

/// How many tokens a phrase takes that takes over a cite.
fn taken(ctx: &Context, at: usize, to: usize) -> Option<usize> {
    [Term::Ibid, Term::OpCit, Term::SameAuthor].into_iter().filter_map(|term| ctx.phrase(at, to, term)).max()
}

#[cfg(test)]
mod tests {
    use super::super::author_date::author_date;
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;

    /// Each cite that takes over another, with the one that it takes over.
    fn read(text: &str) -> Vec<(String, String)> {
        let tokens = tokenise(text);
        let hints = Hints::default();
        let found = author_date(&Context::new(text, &tokens, &hints));
        let mut cites: Vec<&RawCite> = found.citations.iter().flat_map(|citation| &citation.cites).collect();
        cites.sort_by_key(|cite| cite.pieces[0].start);
        let slice = |range: &Range<usize>| text[range.clone()].to_owned();
        cites.iter().filter_map(|cite| Some((slice(&cite.pieces[0]), slice(cite.again.as_ref()?)))).collect()
    }

    #[test]
    fn words_take_over_the_cite_before_or_that_of_their_author() {
        for (text, wanted) in [
            ("Das gilt (Abel 2010, S. 3) und auch das (ebd., S. 14).", vec![("ebd., S. 14", "Abel 2010, S. 3")]),
            (
                "Così Abel (2010) e poi (ivi: 61), anche (ibidem).",
                vec![("ivi: 61", "Abel (2010"), ("ibidem", "Abel (2010")],
            ),
            (
                "D’après (Abel, 2010) et (Cole, 2011), puis (Abel, op. cit., p. 52).",
                vec![("Abel, op. cit., p. 52", "Abel, 2010")],
            ),
            (
                "So (Abel 2010), dann (Cole 2011) und (Abel, a.a.O., S. 19; ähnlich Dunn 1998).",
                vec![("Abel, a.a.O., S. 19", "Abel 2010")],
            ),
            ("Så (Abel, 2010; Cole, 2011) och (a.a., s. 210).", vec![]),
            ("Så är det (a.a., s. 210).", vec![]),
            ("Så (Abel, 2010) och (a.a. är en term).", vec![]),
        ] {
            let found = read(text);
            let found: Vec<(&str, &str)> = found.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
