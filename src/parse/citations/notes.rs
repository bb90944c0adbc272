//! Citations in footnotes and endnotes: `See Ibn al-Qayyim, al-Turuq, vol. 1, p. 6`, `ibid., p. 12`, `مرجع سابق، ص 920`.
//!
//! A note cites in the words of a reference, cut short after the first time. Its author is known by the list; the
//! words behind the author are its title. Ibid. takes over the cite before it, op. cit. the last one of its author.

use std::ops::Range;

use super::author_date::RawCitation;
use super::context::Context;
use super::group::RawCite;
use super::names::names;
use super::note_parts::{
    behind_signal, ends_sentence, has_day, is_acronym, is_call_number, is_honorific, is_person, place, title,
    year_of_work,
};
use super::tokens::{Case, Kind};
use crate::locale::Term;
use crate::model::Form;
use crate::text::words;

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
/// Most words of a person's name.
const WORDS: usize = 5;

/// Finds the citations in notes. Empty where the notes are remarks and glosses.
pub fn in_notes(ctx: &Context, notes: &[Note], used: &mut [bool]) -> Vec<RawCitation> {
    if notes.len() < FEWEST || ctx.hints.entries == 0 {
        return Vec::new();
    }
    let mut known = 0;
    let mut citations: Vec<RawCitation> = Vec::new();
    let mut history: Vec<RawCite> = Vec::new();
    for note in notes {
        let from = ctx.tokens.partition_point(|token| token.start() < note.range.start);
        let to = ctx.tokens.partition_point(|token| token.start() < note.range.end);
        let mut cites = Vec::new();
        let mut start = from;
        for at in from..=to {
            if at < to && ctx.kind(at) != Kind::Semicolon && !ends_sentence(ctx, at, to) {
                continue;
            }
            // What a later sentence cites is known, or is talk.
            if let Some((cite, sure)) = segment(ctx, start, at, &history)
                .filter(|(_, sure)| *sure || start == from || ctx.kind(start - 1) != Kind::Stop)
            {
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
        let from = ctx.tokens.partition_point(|token| token.start() < range.start);
        let to = ctx.tokens.partition_point(|token| token.start() < range.end);
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
    at = behind_signal(ctx, at, to).unwrap_or(at);
    while is_honorific(ctx, at) && at + 2 < to {
        at += 2;
    }
    let mut end = to;
    while end > at && matches!(ctx.kind(end - 1), Kind::Stop | Kind::Comma) {
        end -= 1;
    }
    if at >= end {
        return None;
    }
    let bytes = ctx.tokens[at].start()..ctx.tokens[end - 1].end();
    let place = place(ctx, at, end);
    if ctx.phrase(at, end, Term::Ibid).is_some() || ctx.phrase(at, end, Term::OpCit).is_some() {
        let before = history.last()?;
        let cite = RawCite { locator: place, pieces: vec![bytes], clear: true, abbreviation: None, ..before.clone() };
        return Some((cite, true));
    }
    if let Some(taken) = ctx.phrase(at, end, Term::SameAuthor).filter(|taken| at + taken < end) {
        // `ders., Brot und Obrigkeit, S. 215`
        let before = history.last()?;
        let behind = (at + taken..end).find(|&k| ctx.tokens[k].is_word())?;
        let cite = RawCite {
            names: before.names.clone(),
            et_al: before.et_al,
            stamp: year_of_work(ctx, behind, end),
            title: title(ctx, behind, end),
            locator: place,
            pieces: vec![bytes],
            optional: true,
            ..RawCite::default()
        };
        return Some((cite, true));
    }
    // The stop behind an initial or a title ends no name.
    let initial = |k: usize| {
        k > at
            && ctx.kind(k) == Kind::Stop
            && (ctx.kind(k - 1) == Kind::Word(Case::Initial) || is_honorific(ctx, k - 1))
    };
    // A Chinese or Japanese name ends at the quotation mark of its title, or before a middle dot: `鈴木・前掲注（2）`.
    let quoted = |k: usize| {
        k > at
            && matches!(ctx.kind(k), Kind::Quote | Kind::Slash('・'))
            && matches!(ctx.kind(k - 1), Kind::Word(Case::Han | Case::Hiragana | Case::Katakana))
    };
    let parts_name =
        |k: usize| matches!(ctx.kind(k), Kind::Comma | Kind::Colon | Kind::Stop) && !initial(k) || quoted(k);
    let comma = (at..end).find(|&k| parts_name(k))?;
    let lead = names(ctx, at, comma)?;
    let mut first = surname(ctx, lead.names.first()?);
    // `東京市社会局編『…』`
    let bare = ctx.text[first.clone()].trim_end_matches(['編', '编', '著']).len();
    if ctx.hints.knows_first(&ctx.text[first.start..first.start + bare]) {
        first.end = first.start + bare;
    }
    let name = &ctx.text[first.clone()];
    // `Smith, op. cit., p. 5`: the last work of Smith's.
    let again =
        (comma..end).any(|k| ctx.phrase(k, end, Term::OpCit).is_some() || ctx.phrase(k, end, Term::Ibid).is_some());
    if again && let Some(before) = history.iter().rev().find(|cite| same_author(ctx, cite, name)) {
        let cite = RawCite { locator: place, pieces: vec![bytes], clear: true, ..before.clone() };
        return Some((cite, true));
    }
    let sure = ctx.hints.knows_first(name) || ctx.hints.may_know(name) || ctx.hints.leads.knows(name);
    let stamp = year_of_work(ctx, comma, end);
    // `Zur Sache: Becker, Die Mauer, S. 5`
    if !sure
        && ctx.kind(comma) == Kind::Colon
        && let Some(found) = segment(ctx, comma + 1, to, history).filter(|(_, sure)| *sure)
    {
        return Some(found);
    }
    if !sure && let Some(part) = listed_part(ctx, comma + 1, end) {
        let cite = RawCite { names: vec![part], pieces: vec![bytes], clear: true, ..RawCite::default() };
        return Some((cite, true));
    }
    // A work that the list does not know must at least look like one: an author, a title, a page or a year. What has
    // no author, a letter in an archive or a newspaper of a day, need not be listed.
    let parts = (comma..end).filter(|&k| ctx.kind(k) == Kind::Comma).count();
    if !sure
        && (parts < 2 || place.is_none() && stamp.is_none() || !is_person(ctx, at, comma) || has_day(ctx, comma, end))
    {
        return None;
    }
    let title = title(ctx, comma + 1, end);
    // `StadtAW, A 12, Bd. 77, fol. 140v`: the call number of an archive. Its entry may be listed under another.
    // So may the newspaper of a day.
    let quoted = (at.saturating_sub(1)..end).any(|k| ctx.kind(k) == Kind::Quote);
    let daily = has_day(ctx, comma, end) && !quoted;
    // And archives, which are cited by letters.
    // And works that are cited by their titles: `『日誌』大正12年`.
    let titled = at > 0 && ctx.kind(at - 1) == Kind::Quote;
    let person = is_person(ctx, at, comma) && !is_acronym(name) && !titled;
    let called = daily
        || !person
        || stamp.is_none() && title.as_ref().is_none_or(|title| is_call_number(&ctx.text[title.clone()]));
    let cite = RawCite {
        names: vec![first],
        et_al: lead.et_al,
        stamp: stamp.filter(|_| person && !daily),
        locator: place,
        pieces: vec![bytes],
        clear: sure,
        title: title.filter(|_| !called),
        optional: called,
        ..RawCite::default()
    };
    Some((cite, sure))
}

/// The surname of a name in its natural order: `Arthur Pell`, `Pieter van der Steen`, `K. SEDMIHRÁDEK`. The longest end
/// that the list has; failing that, the whole if the list has it in another order, then the longest end that it may have in
/// another spelling, then the whole.
fn surname(ctx: &Context, name: &Range<usize>) -> Range<usize> {
    let text = &ctx.text[name.clone()];
    let ends = || {
        let words = text.match_indices(char::is_whitespace).map(|(at, blank)| at + blank.len());
        std::iter::once(0).chain(words).take(WORDS).map(|at| name.start + at..name.end)
    };
    let person = text.split_whitespace().count() <= WORDS;
    let listed = || ends().find(|end| ctx.hints.knows_first(&ctx.text[end.clone()]));
    let likely = || ends().find(|end| ctx.hints.may_know(&ctx.text[end.clone()]));
    let whole = || ctx.hints.leads.knows(text).then(|| name.clone());
    if person { listed().or_else(whole).or_else(likely).unwrap_or_else(|| name.clone()) } else { name.clone() }
}

/// The part of a note between commas, two words or more, that an entry begins with: `Letter to Reid, 2 May 1870, Reid Papers`.
fn listed_part(ctx: &Context, from: usize, to: usize) -> Option<Range<usize>> {
    let mut start = from;
    for at in from..=to {
        if at < to && ctx.kind(at) != Kind::Comma {
            continue;
        }
        if at > start + 1 && ctx.hints.knows_first(ctx.slice(start..at)) {
            return Some(ctx.tokens[start].start()..ctx.tokens[at - 1].end());
        }
        start = at + 1;
    }
    None
}

/// Whether an earlier cite is of this author, who is named in full the first time: `Alphonse Delorme`, then `Delorme`.
fn same_author(ctx: &Context, cite: &RawCite, name: &str) -> bool {
    let Some(known) = cite.names.first().map(|known| words(&ctx.text[known.clone()])) else { return false };
    let name = words(name);
    // A Japanese or Chinese surname stands in one piece with the given name.
    let glued = |word: &String| {
        word.chars().all(crate::text::script::is_cjk) && known.iter().any(|known| known.starts_with(word.as_str()))
    };
    !name.is_empty() && name.iter().all(|word| known.contains(word) || glued(word))
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
