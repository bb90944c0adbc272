//! Citations by author and page: `(Kowal 45)`, `(Kowal and Stern, “Silt” 12-14)`, `(qtd. in Ito 66)`, and `(45)` behind a
//! sentence that names its author, as the Modern Language Association prints them.
//!
//! A name and a number stand in brackets for many reasons. So this is a style of a whole paper: names of the list must
//! stand so several times, and more often than with a year.

use std::ops::Range;

use super::author_date::RawCitation;
use super::brackets::Pair;
use super::context::Context;
use super::group::{RawCite, skip_signals};
use super::name_marks::possessive;
use super::names::{Names, names};
use super::narrative::names_before;
use super::tokens::{Case, Kind};
use crate::locale::Term;
use crate::model::Form;
use crate::order::Order;

/// Fewest citations of authors of the list that make the style.
const FEWEST: usize = 3;
/// Most tokens in a bracket.
const LONGEST: usize = 40;
/// Most tokens before a bracket among which the author of its page is looked for.
const REACH: usize = 300;
/// Most words of a name that the list does not have.
const UNKNOWN_WORDS: usize = 2;

/// What one part of a bracket says.
struct Part {
    names: Option<Names>,
    title: Option<Range<usize>>,
    place: Option<Range<usize>>,
    piece: Range<usize>,
    /// Whether the list has the author.
    known: bool,
}

/// Finds the citations by author and page that no other style has used. `dated` is how many citations by author and
/// year the list knows. Marks the tokens that it uses.
pub fn author_page(ctx: &Context, used: &mut [bool], dated: usize) -> Vec<RawCitation> {
    if ctx.hints.entries == 0 || ctx.hints.is_numbered() {
        return Vec::new();
    }
    let free = |pair: &&Pair| {
        let inside = pair.open + 1..pair.close;
        let round = ctx.kind(pair.open) == Kind::Open('(') && !pair.mirrored;
        round && inside.len() <= LONGEST && !inside.is_empty() && used[inside].iter().all(|used| !used)
    };
    let pairs: Vec<&Pair> = ctx.pairs().iter().filter(free).collect();
    let enough = |known: usize| known >= FEWEST && known > dated;
    // Few papers have this style, and to read all brackets takes long. No more than these are of authors of the list.
    let paged = pairs.iter().flat_map(|pair| pieces(ctx, pair.open + 1..pair.close)).filter(Piece::is_paged);
    if !enough(paged.filter(|piece| author(ctx, piece).is_some()).count()) {
        return Vec::new();
    }
    let read = pairs.into_iter().filter_map(|pair| {
        let parts: Option<Vec<Part>> = pieces(ctx, pair.open + 1..pair.close).map(|piece| part(ctx, &piece)).collect();
        Some((pair, parts?))
    });
    let mut found: Vec<(&Pair, Vec<Part>)> = read.collect();
    let paged = |part: &&Part| part.known && part.place.is_some();
    if !enough(found.iter().map(|(_, parts)| parts.iter().filter(paged).count()).sum()) {
        return Vec::new();
    }
    found.order_by_key(|(pair, _)| pair.open);
    let mut citations = Vec::new();
    let mut last: Option<RawCite> = None;
    for (pair, parts) in found {
        if let Some((from, citation)) = citation(ctx, pair, parts, last.as_ref()) {
            last = citation.cites.last().cloned();
            used[from..=pair.close].fill(true);
            citations.push(citation);
        }
    }
    citations
}

/// The tokens of one part of a bracket without its signals.
struct Piece {
    from: usize,
    /// The end of what stands before the pages.
    end: usize,
    /// Where the pages begin.
    place: usize,
    to: usize,
}

impl Piece {
    fn is_paged(&self) -> bool {
        self.place < self.to
    }
}

/// The parts of a bracket, which semicolons part.
fn pieces<'c>(ctx: &'c Context, inside: Range<usize>) -> impl Iterator<Item = Piece> + 'c {
    let mut start = inside.start;
    inside.clone().chain([inside.end]).filter_map(move |at| {
        if at < inside.end && ctx.kind(at) != Kind::Semicolon {
            return None;
        }
        let from = skip_signals(ctx, start, at, &mut false);
        start = at + 1;
        let place = place_from(ctx, from, at);
        let before = (from..place).rev().find(|&token| ctx.kind(token) != Kind::Comma);
        Some(Piece { from, end: before.map_or(from, |token| token + 1), place, to: at })
    })
}

/// The names of a part that begins with an author of the list, and the title behind them.
fn author(ctx: &Context, piece: &Piece) -> Option<(Names, Option<Range<usize>>)> {
    let &Piece { from, end, .. } = piece;
    let is_author =
        |found: &Names| found.names.first().is_some_and(|name| ctx.hints.knows_first(&ctx.text[name.clone()]));
    let quote = (from..end).find(|&at| ctx.kind(at) == Kind::Quote);
    let comma = (from..end).rev().find(|&at| ctx.kind(at) == Kind::Comma);
    for cut in [quote, comma].into_iter().flatten().map(Some).chain([None]) {
        let (name_end, title_from) = match cut {
            Some(at) if ctx.kind(at) == Kind::Comma => (at, at + 1),
            Some(at) => (at, at),
            None => (end, end),
        };
        let found = if name_end > from { names(ctx, from, name_end).filter(is_author) } else { None };
        if let Some(found) = found {
            // `Ito, Kowal 45` are two authors, `Kowal, Rivers 45` an author and a title.
            let title = title(ctx, title_from, end).filter(|_| cut.is_some());
            let second = title.as_ref().is_some_and(|title| ctx.hints.knows(&ctx.text[title.clone()]));
            if !second {
                return Some((found, title));
            }
        }
    }
    None
}

/// `Kowal and Stern, “Silt” 12-14`
fn part(ctx: &Context, piece: &Piece) -> Option<Part> {
    let &Piece { from, end, place, to } = piece;
    if from >= to {
        return None;
    }
    let bytes = |from: usize, to: usize| ctx.tokens[from].start()..ctx.tokens[to - 1].end();
    let place = (place < to).then(|| bytes(place, to));
    let whole = Part { names: None, title: None, place, piece: bytes(from, to), known: false };
    if from >= end {
        // `(ch. 14)` and `(see fig. 1)` are places in the text at hand.
        // `(1871-1934)` is a life.
        let year = |at: usize| ctx.kind(at) == Kind::Number && ctx.word(at).len() == 4;
        let life = year(from) && from + 2 < to && ctx.kind(from + 1) == Kind::Dash && year(from + 2);
        let page = ctx.kind(from) == Kind::Number && !life || ctx.is(from, Term::Page);
        return (page && whole.place.is_some()).then_some(whole);
    }
    if let Some((found, title)) = author(ctx, piece) {
        return Some(Part { names: Some(found), title, known: true, ..whole });
    }
    // `("After the Water")`: all of a work's title, of which no page can be given.
    let last = to - 1;
    if ctx.kind(from) == Kind::Quote || from > 0 && ctx.kind(from - 1) == Kind::Quote {
        let words = title(ctx, from, end).filter(|_| ctx.kind(last) == Kind::Quote || end < to);
        if let Some(words) = words.filter(|words| ctx.hints.opens_title(&ctx.text[words.clone()])) {
            return Some(Part { title: Some(words), known: true, ..whole });
        }
    }
    // A title alone, and a name that the list does not have, need a page to be more than a remark.
    whole.place.as_ref()?;
    if ctx.kind(from) == Kind::Quote
        || ctx.hints.opens_title(ctx.slice(from..end))
        || ctx.hints.begins_title(ctx.slice(from..end))
    {
        return Some(Part { title: title(ctx, from, end), ..whole });
    }
    let found = names(ctx, from, end).filter(|found| is_plain(ctx, found, from, end))?;
    Some(Part { names: Some(found), ..whole })
}

/// The first token of the pages at the end of a part: `45`, `12-14`, `45, 61`, `2:114`, `ch. 14`, `xii`.
fn place_from(ctx: &Context, from: usize, to: usize) -> usize {
    let mut at = to;
    let mut start = to;
    let others = |at: usize| [at + 1, at + 2].into_iter().any(|end| ctx.phrase_before(from, end, Term::EtAl).is_some());
    while at > from {
        at -= 1;
        let begins = match ctx.kind(at) {
            Kind::Number => ctx.tokens[at].end() - ctx.tokens[at].start() <= 4,
            // `et al.` ends in a word for a paragraph.
            Kind::Word(Case::Lower) if !others(at) => {
                (ctx.is(at, Term::Page) || ctx.is(at, Term::Locator)) && start < to
                    || is_roman(ctx.word(at)) && at > from
            }
            Kind::Dash | Kind::Comma | Kind::Colon | Kind::Stop => {
                if start == to {
                    break;
                }
                continue;
            }
            _ => break,
        };
        if !begins {
            break;
        }
        start = at;
    }
    start
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l' | b'c'))
}

/// The words of a title, their quotation marks aside.
fn title(ctx: &Context, from: usize, to: usize) -> Option<Range<usize>> {
    let mark = |at: &usize| matches!(ctx.kind(*at), Kind::Quote | Kind::Comma);
    let first = (from..to).find(|at| !mark(at))?;
    let last = (from..to).rev().find(|at| !mark(at))?;
    Some(ctx.tokens[first].start()..ctx.tokens[last].end())
}

/// Whether words that the list does not have stand as one or two people: no word of the sentence or of counted things.
fn is_plain(ctx: &Context, found: &Names, from: usize, to: usize) -> bool {
    let plain = |name: &Range<usize>| {
        let words = ctx.text[name.clone()].split_whitespace().count();
        words <= UNKNOWN_WORDS && !ctx.words_alone().is_repeated(&ctx.text[name.clone()])
    };
    let counted =
        [Term::NotCitation, Term::Locator, Term::Page, Term::Statute, Term::Organisation, Term::Volume, Term::Issue];
    found.clear
        && !found.organisation
        && found.names.iter().all(plain)
        && matches!(ctx.kind(from), Kind::Word(Case::Capital))
        && (from..to).all(|at| {
            !ctx.is_month(at)
                && !ctx.is_stopword(at) | ctx.is(at, Term::And)
                && counted.iter().all(|&term| !ctx.is(at, term))
        })
}

/// A citation with the token that it begins at; `None` where a bare page has no author.
fn citation(ctx: &Context, pair: &Pair, parts: Vec<Part>, last: Option<&RawCite>) -> Option<(usize, RawCitation)> {
    let mut form = Form::Parenthetical;
    let mut from = pair.open;
    let mut cites: Vec<RawCite> = Vec::new();
    let alone = parts.len() == 1;
    for part in parts {
        let mut cite = RawCite {
            title: part.title,
            locator: part.place,
            pieces: vec![part.piece],
            clear: part.known,
            ..RawCite::default()
        };
        if let Some(found) = part.names {
            (cite.names, cite.et_al) = (found.names, found.et_al);
        } else if let Some(before) = cites.last().filter(|_| cite.title.is_none()) {
            // `(Oduya 14; 57)`
            (cite.names, cite.et_al) = (before.names.clone(), before.et_al);
        } else {
            let direct = names_before(ctx, pair.open.saturating_sub(REACH), pair.open).filter(|found| {
                let wrote = |name: &str| match &cite.title {
                    Some(title) => ctx.hints.wrote(name, &ctx.text[title.clone()]),
                    None => ctx.hints.knows_first(name),
                };
                alone && found.names.first().is_some_and(|name| wrote(&ctx.text[name.clone()]))
            });
            if let Some(found) = direct {
                form = Form::Narrative;
                from = found.first_token;
                cite.pieces[0].start = ctx.tokens[from].start();
                (cite.names, cite.et_al, cite.clear) = (found.names, found.et_al, true);
            } else {
                // Whom the sentence names is a guess: it may tie the page to a work, and accuses nobody.
                cite.names = vec![named_before(ctx, pair.open, cite.title.as_ref(), last)?];
                cite.optional = true;
            }
        }
        cites.push(cite);
    }
    let whole = ctx.tokens[from].start()..ctx.tokens[pair.close].end();
    Some((from, RawCitation { form, pieces: vec![whole], cites }))
}

/// The author whom the sentence before a bracket is about: the first of the list that it names, one who is not named as
/// the owner of something rather than another; failing that, the author of the citation before in the paragraph.
///
/// With a title, an author of a work of that title.
fn named_before(
    ctx: &Context,
    open: usize,
    title: Option<&Range<usize>>,
    last: Option<&RawCite>,
) -> Option<Range<usize>> {
    let wrote = |name: &str| title.is_none_or(|title| ctx.hints.wrote(name, &ctx.text[title.clone()]));
    let floor = (open.saturating_sub(REACH)..open).rev().find(|&at| ctx.kind(at) == Kind::Break).map_or(0, |at| at + 1);
    let floor = floor.max(open.saturating_sub(REACH));
    let mut best: Option<(bool, Range<usize>)> = None;
    let mut nearest: Option<Range<usize>> = None;
    for at in (floor..open).rev() {
        let ends = ctx.kind(at) == Kind::Stop && !matches!(ctx.kind(at.saturating_sub(1)), Kind::Word(Case::Initial));
        if ends && best.is_some() {
            break;
        }
        let token = ctx.tokens[at];
        let word = ctx.word(at);
        let stem = &word[..word.len() - possessive(word)];
        if !token.is_namelike() || !ctx.hints.knows_first(stem) || !wrote(stem) {
            continue;
        }
        let range = token.start()..token.start() + stem.len();
        nearest.get_or_insert(range.clone());
        let owner = stem.len() < word.len();
        if best.as_ref().is_none_or(|(owned, _)| *owned || !owner) {
            best = Some((owner, range));
        }
    }
    let before = || {
        let name = last?.names.first()?.clone();
        (name.start >= ctx.tokens[floor].start() && wrote(&ctx.text[name.clone()])).then_some(name)
    };
    best.map(|(_, range)| range).or_else(before).or_else(|| {
        // A work without an author is cited by its title.
        title.filter(|title| ctx.hints.opens_title(&ctx.text[(*title).clone()])).cloned()
    })
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;
    use crate::model::{Item, Name, Reference, Span, Year};

    fn list(works: &[(&str, &str)]) -> Vec<Reference> {
        let entry = |(author, title): &(&str, &str)| Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: None,
            text: String::new(),
            item: Item {
                author: if author.is_empty() { Vec::new() } else { vec![Name::person(*author, "")] },
                title: (*title).into(),
                ..Item::default()
            },
            years: vec![Year::gregorian(2010)],
            et_al: false,
        };
        works.iter().map(entry).collect()
    }

    const WORKS: [(&str, &str); 5] = [
        ("Oduya", "The open account"),
        ("Kowal", "Rivers of salt"),
        ("Kowal", "Silt and sentence"),
        ("Penrose", "Jobbing printers"),
        ("", "Tides of criticism in the west"),
    ];

    fn read(text: &str) -> Vec<String> {
        let tokens = tokenise(text);
        let hints = Hints::new(&list(&WORKS));
        let ctx = Context::new(text, &tokens, &hints);
        let found = author_page(&ctx, &mut vec![false; tokens.len()], 0);
        let slice = |range: &Range<usize>| text[range.clone()].to_owned();
        found
            .iter()
            .flat_map(|citation| &citation.cites)
            .map(|cite| {
                let names: Vec<String> = cite.names.iter().map(slice).collect();
                let title = cite.title.as_ref().map_or(String::new(), |range| format!(" *{}", slice(range)));
                let place = cite.locator.as_ref().map_or(String::new(), |range| format!(" @{}", slice(range)));
                format!("{}{title}{place}{}", names.join("|"), if cite.optional { "?" } else { "" })
            })
            .collect()
    }

    const STYLE: &str = "Debts last (Oduya 14). Rivers rise (Penrose 9; Oduya 20-22). Printers knew (Penrose 66).\n";

    #[test]
    fn names_titles_and_pages() {
        for (text, wanted) in [
            ("It ends (Kowal, Rivers 45).", vec!["Kowal *Rivers @45"]),
            ("It ends (Kowal, “Silt” 12-14).", vec!["Kowal *Silt @12-14"]),
            ("It ends (qtd. in Penrose and Ito 66; Kowal 3).", vec!["Penrose|Ito @66", "Kowal @3"]),
            ("It ends (Marchbanks 203).", vec!["Marchbanks @203"]),
            ("Oduya’s boatmen row, says Kowal, at night (57).", vec!["Kowal @57?"]),
            ("Penrose and Ito (212) count.", vec!["Penrose|Ito @212"]),
            ("Kowal says it of Oduya (Rivers 112).", vec!["Kowal *Rivers @112?"]),
            ("Hostile (“Tides of Criticism” 8).", vec!["Tides of Criticism *Tides of Criticism @8?"]),
            ("So did others (Penrose).", vec!["Penrose"]),
        ] {
            let found = read(&(STYLE.to_owned() + text));
            assert_eq!(found[4..], wanted, "{text}");
        }
    }

    #[test]
    fn other_numbers_in_brackets_are_none() {
        for text in
            ["See (Table 3).", "The boats (Type 2) left (1998).", "So (see fig. 1) it was (ch. 14).", "He said (3)."]
        {
            assert_eq!(read(&(STYLE.to_owned() + text)).len(), 4, "{text}");
        }
    }

    #[test]
    fn a_paper_of_another_style_has_none() {
        assert!(read("Debts last (Oduya 14). Rivers rise (Penrose 9).").is_empty());
        let text = STYLE.to_owned();
        let tokens = tokenise(&text);
        let hints = Hints::new(&list(&WORKS));
        let ctx = Context::new(&text, &tokens, &hints);
        assert!(author_page(&ctx, &mut vec![false; tokens.len()], 9).is_empty());
    }
}
