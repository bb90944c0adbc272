//! Citations in footnotes and endnotes: `See Ibn al-Qayyim, al-Turuq, vol. 1, p. 6`, `ibid., p. 12`, `مرجع سابق، ص 920`.
//!
//! A note cites in the words of a reference, cut short after the first time. Its author is known by the list; the
//! words behind the author are its title. Ibid. takes over the cite before it, op. cit. the last one of its author.

mod earlier;
mod lead;
mod parts;
mod work;

use std::ops::Range;

use super::author_date::RawCitation;
use super::context::Context;
use super::group::RawCite;
use super::tokens::{Kind, Token};
use crate::locale::Term;
use crate::model::Form;
use crate::text::digits::digit_value;
use earlier::Earlier;
use lead::{lead, skip_lead};
use parts::{ends_sentence, is_person, short_form};
use work::{Work, inner, work};

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
/// Tokens of a clause that are read: a longer one is a text of its own, and works may stand in works.
const LONGEST: usize = 500;

/// Finds the citations in notes. Empty where the notes are remarks and glosses.
pub fn in_notes(ctx: &Context, notes: &[Note], used: &mut [bool]) -> Vec<RawCitation> {
    if notes.len() < FEWEST || ctx.hints.entries == 0 {
        return Vec::new();
    }
    let mut known = 0;
    let mut citations: Vec<RawCitation> = Vec::new();
    let dated = notes.iter().filter(|note| used[tokens_of(ctx, &note.range)].iter().any(|used| *used)).count();
    let mut earlier = Earlier::of(dated >= FEWEST);
    for note in notes {
        let tokens = tokens_of(ctx, &note.range);
        let Range { start: from, end: to } = tokens.clone();
        let before = earlier.len();
        let mut cites: Vec<RawCite> = Vec::new();
        let mut start = from;
        for at in from..=to {
            // `s. 9–15. Jfr Birger Sahlqvist`
            let signal = at < to
                && ctx.kind(at) == Kind::Stop
                && ctx.tokens.get(at + 1).is_some_and(Token::is_namelike)
                && ctx.phrase(at + 1, to, Term::See).is_some();
            if at < to && ctx.kind(at) != Kind::Semicolon && !ends_sentence(ctx, at, to) && !signal {
                continue;
            }
            // What a later sentence cites is known, or is talk.
            let talk = start > from && ctx.kind(start - 1) == Kind::Stop && ctx.phrase(start, at, Term::See).is_none();
            for (work, tokens) in clause(ctx, start..at, &earlier).into_iter().filter(|(work, _)| work.sure || !talk) {
                known += usize::from(work.sure && cites.is_empty());
                let cite = unused(ctx, &work.cite, used);
                let root = work.cite.again.clone().or_else(|| cite.as_ref().map(|cite| cite.pieces[0].clone()));
                earlier.push(ctx, RawCite { again: root, ..work.cite }, &work.lead);
                if let Some(short) = short_form(ctx, tokens.start, tokens.end) {
                    earlier.shorten(short);
                }
                cites.extend(cite);
            }
            start = at + 1;
        }
        earlier.close(number(&note.label), before);
        let whole = used[tokens].iter().all(|used| !used);
        let parts = || cites.iter().flat_map(|cite| cite.pieces.clone()).collect();
        let pieces = if whole { vec![note.range.clone()] } else { parts() };
        if !cites.is_empty() {
            citations.push(RawCitation { form: Form::Note, pieces, cites });
        }
    }
    if known * 100 < notes.len() * KNOWN_SHARE {
        return Vec::new();
    }
    for range in citations.iter().flat_map(|citation| &citation.pieces) {
        used[tokens_of(ctx, range)].fill(true);
    }
    citations
}

/// The tokens that begin in these bytes.
fn tokens_of(ctx: &Context, range: &Range<usize>) -> Range<usize> {
    let from = ctx.tokens.partition_point(|token| token.start() < range.start);
    from..ctx.tokens.partition_point(|token| token.start() < range.end)
}

/// The part of a cite before the first token that another one uses, `Rut Törnquist, Grannars pengar, och Lidbeck 1926`; `None`
/// where its name is used.
fn unused(ctx: &Context, cite: &RawCite, used: &[bool]) -> Option<RawCite> {
    let tokens = tokens_of(ctx, &cite.pieces[0]);
    let free = tokens.clone().take_while(|&at| !used[at]).count();
    let end = ctx.tokens[tokens.start..tokens.start + free].last()?.end();
    let name = cite.names.first().filter(|name| cite.pieces[0].contains(&name.start));
    if name.is_some_and(|name| name.end > end) || free < tokens.len().min(2) {
        return None;
    }
    Some(RawCite { pieces: vec![cite.pieces[0].start..end], ..cite.clone() })
}

/// The works of one clause of a note with their tokens, in their order: the one that it begins with, and those that it goes
/// on to.
fn clause(ctx: &Context, range: Range<usize>, earlier: &Earlier) -> Vec<(Work, Range<usize>)> {
    let Range { mut start, end } = range;
    let end = end.min(start + LONGEST);
    let mut works = Vec::new();
    while start < end {
        let begin = skip_lead(ctx, start, end);
        let first = lead(ctx, begin, end).map_or(end, |lead| lead.end + 1);
        let next = inner(ctx, first, end, earlier).unwrap_or(end);
        let read = |from: usize| work(ctx, from, next, earlier);
        // `more cautiously, Frances Umbers, The Hungry Shore`
        let said = || {
            let again =
                |at: &usize| [Term::OpCit, Term::Ibid].iter().all(|&term| ctx.phrase(*at, next, term).is_none());
            behind_talk(ctx, begin, next).filter(again).and_then(read)
        };
        let found = match read(start) {
            Some(work) if work.sure => Some(work),
            other => match said() {
                Some(work) => Some(work),
                // What a work that the list knows stands behind is talk.
                None => other.filter(|_| next == end),
            },
        };
        works.extend(found.map(|work| (work, start..next)));
        start = next;
    }
    works
}

/// Where a work may begin behind what is said before it: behind a signal in the clause, `allg. M., vgl. nur Küppers`, and
/// behind a comma before which no name stands, as small words do: `more cautiously, Frances Umbers`.
fn behind_talk(ctx: &Context, from: usize, to: usize) -> Option<usize> {
    let comma = (from..to).find(|&at| ctx.kind(at) == Kind::Comma).filter(|&comma| comma > from && comma + 1 < to)?;
    let signal = ctx.phrase(comma + 1, to, Term::See).map(|taken| comma + 1 + taken);
    signal.or_else(|| (!is_person(ctx, from, comma)).then_some(comma + 1))
}

/// The number of a note.
fn number(label: &str) -> Option<u32> {
    let mut digits = label.chars().filter_map(|c| digit_value(c).or_else(|| raised(c))).peekable();
    digits.peek()?;
    digits.try_fold(0u32, |sum, digit| sum.checked_mul(10)?.checked_add(digit))
}

/// The value of a raised digit.
fn raised(c: char) -> Option<u32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == c).and_then(|value| u32::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;
    use crate::model::{Item, Name, Reference, Span, Year};

    fn entry(author: Option<&str>, title: &str) -> Reference {
        Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: None,
            text: String::new(),
            item: Item {
                author: author.into_iter().map(|name| Name::person(name, "")).collect(),
                title: title.into(),
                ..Item::default()
            },
            years: vec![Year::gregorian(2001)],
            et_al: false,
        }
    }

    /// The first name of each cite in the notes, which stand a line each.
    fn read(text: &str) -> Vec<String> {
        let list = [
            entry(Some("Pell"), "A history of the port"),
            entry(Some("van der Steen"), "Sleeping near the ships"),
            entry(Some("Sedmihrádek"), "Ticho sadu"),
            entry(None, "Carrow Gazette, 1868-74"),
            entry(None, "Reid Family Papers"),
        ];
        let (tokens, hints) = (tokenise(text), Hints::new(&list));
        let ctx = Context::new(text, &tokens, &hints);
        let mut notes = Vec::new();
        let mut start = 0;
        for line in text.lines() {
            notes.push(Note { label: String::new(), range: start..start + line.len() });
            start += line.len() + 1;
        }
        let found = in_notes(&ctx, &notes, &mut vec![false; tokens.len()]);
        let cites = found.iter().flat_map(|citation| &citation.cites);
        cites.map(|cite| cite.names.first().map_or(String::new(), |name| text[name.clone()].to_owned())).collect()
    }

    #[test]
    fn given_names_stand_before_surnames() {
        let text = "Arthur Pell, A History of the Port (London: Harbour, 2001), 45.\nPieter van der Steen, Sleeping near the \
                    Ships, 88; K. SEDMIHRÁDEK, Ticho sadu, s. 40.\nIbid., 46.";
        assert_eq!(read(text), ["Pell", "van der Steen", "SEDMIHRÁDEK", "SEDMIHRÁDEK"]);
    }

    #[test]
    fn clauses_without_end_cost_no_more_than_their_length() {
        for part in ["Pell, in Pell, ", "Pell: ", "Aa: Bb: ", "Pell, x, "] {
            let known = "Pell, A history, 5.\nPell, A history, 6.\nPell, A history, 7.\n";
            assert!(read(&(known.to_owned() + &part.repeat(40_000))).len() >= 3, "{part}");
        }
    }

    #[test]
    fn archives_and_newspapers_are_cited_by_what_their_entry_begins_with_or_need_none() {
        let known = "Pell, History, 5.\nPell, History, 6.\nPell, History, 7.\n";
        for (note, wanted) in [
            ("Letter to Ann, 2 May 1870, box 3, Reid Family Papers.", vec!["Reid Family Papers"]),
            ("Carrow Gazette, 11 March 1871.", vec!["Carrow Gazette"]),
            ("Minute Book 6, 12 December 1872, HB/1/6, Board Papers.", vec![]),
            ("Northern Herald, 4 February 1871, 3.", vec![]),
            ("Lydia Farnaby, Kitchens of Dissent (Bristol: Quarto, 1999), 9.", vec!["Lydia Farnaby"]),
        ] {
            assert_eq!(read(&(known.to_owned() + note))[3..], wanted, "{note}");
        }
    }
}
