//! What stands in a bracket: `(see Smith, 2010a,b: 5; Jones et al., 2011)`.

use std::ops::Range;

use super::context::Context;
use super::locator::locator;
use super::names::{Names, names};
use super::tokens::{Case, Kind};
use super::years::{Stamp, years};
use crate::locale::{Term, Terms};

/// A cite as it was found, in bytes of the reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawCite {
    /// Surnames and organisations.
    pub names: Vec<Range<usize>>,
    /// Whether `et al.` follows them.
    pub et_al: bool,
    /// The year.
    pub stamp: Option<Stamp>,
    /// `in press`, `n.d.`
    pub undated: Option<Range<usize>>,
    /// Page or other place.
    pub locator: Option<Range<usize>>,
    /// The parts of the text that it consists of.
    pub pieces: Vec<Range<usize>>,
    /// Whether its form alone says that it is a citation.
    pub clear: bool,
    /// Whether no entry is to be expected: a personal communication, a secondary source, a statute.
    pub optional: bool,
    /// Whether `names` are the parts of one name that a line end has cut.
    pub cut_name: bool,
    /// An abbreviation that it introduces.
    pub abbreviation: Option<Range<usize>>,
    /// Words of the work's title, in a note.
    pub title: Option<Range<usize>>,
}

/// What stands in a bracket.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The cites, in order.
    pub cites: Vec<RawCite>,
    /// Whether the first cite has no name, so that one must stand before the bracket.
    pub nameless: bool,
}

/// A year, or words that stand for one, among the tokens.
pub(super) struct YearAt {
    pub stamps: Vec<Stamp>,
    pub undated: bool,
    /// Bytes.
    pub range: Range<usize>,
    /// The first token after it.
    pub next: usize,
}

/// Reads the tokens `from..to`, the inside of a bracket.
pub fn group(ctx: &Context, from: usize, to: usize) -> Group {
    let mut group = Group::default();
    let mut start = from;
    let mut secondary = false;
    for at in from..=to {
        if at == to || ctx.kind(at) == Kind::Semicolon {
            // `(Santos; Menezes, 2009)`: names parted by semicolons share the year of the last.
            if at < to && shares_year(ctx, start, at, to) {
                continue;
            }
            segment(ctx, start, at, &mut group, &mut secondary);
            start = at + 1;
        }
    }
    // `A 2010; B 2012 에서 재인용`: the mark behind the second makes the first the secondary one.
    if group.cites.len() > 1
        && (from..to).any(|at| ctx.phrase(at, to, Term::AsCitedIn).is_some())
        && !group.cites.iter().any(|cite| cite.optional)
    {
        let last = group.cites.len() - 1;
        group.cites[..last].iter_mut().for_each(|cite| cite.optional = true);
    }
    group
}

/// Whether the tokens `from..to` are just names, and a name with a year follows.
fn shares_year(ctx: &Context, from: usize, to: usize, end: usize) -> bool {
    if to - from > 8
        || next_year(ctx, from, to).is_some()
        || !ctx.tokens.get(to + 1).is_some_and(|next| next.is_namelike())
    {
        return false;
    }
    let first = (from..to).find(|&at| ctx.tokens[at].is_word());
    first.is_some_and(|first| !ctx.is_stopword(first) && !ctx.is(first, Term::See) && !ctx.is(first, Term::NotCitation))
        && names(ctx, from, to).is_some_and(|found| found.clear && !found.organisation && !found.et_al)
        && next_year(ctx, to + 1, end).is_some()
}

fn segment(ctx: &Context, from: usize, to: usize, group: &mut Group, secondary: &mut bool) {
    let mut at = skip_signals(ctx, from, to, secondary);
    let mut first = true;
    let mut previous: Option<Names> = None;
    while let Some((year_at, year)) = next_year(ctx, at, to) {
        let left = strip_date(ctx, at, year_at);
        let bare = (at..left).all(|k| is_separator(ctx, k));
        let mut cites_names = None;
        if bare && left == year_at {
            if first && group.cites.is_empty() && previous.is_none() {
                group.nameless = true;
            } else if previous.is_none() && group.cites.is_empty() {
                return;
            }
        } else if bare {
            // Only a day and a month stand before it: a date.
            at = year.next;
            first = false;
            continue;
        } else {
            let (name_from, name_to, optional) = clean(ctx, at, left, secondary);
            match names(ctx, name_from, name_to) {
                Some(found) if acceptable(ctx, &found, name_from, name_to) => {
                    cites_names = Some((lead_by_known(ctx, found, &year), optional));
                }
                _ if first => return,
                _ => {
                    at = year.next;
                    continue;
                }
            }
        }
        let begin = cites_names.as_ref().map_or(year.range.start, |(found, _)| ctx.tokens[found.first_token].start);
        let optional = cites_names.as_ref().is_some_and(|(_, optional)| *optional);
        let stands_alone = cites_names.is_some();
        if let Some((found, _)) = cites_names {
            previous = Some(found);
        }
        let (end, place, next) = after_year(ctx, &year, to);
        let unpublished = behind_year(ctx, next, to);
        let optional = optional || unpublished.is_some() || ctx.phrase(year_at, to, Term::Unpublished).is_some();
        let next = unpublished.unwrap_or(next);
        let inherited = previous.clone().or_else(|| inherit(group));
        let count = year.stamps.len().max(1);
        for index in 0..count {
            let source = inherited.clone().unwrap_or_default();
            let piece =
                if index == 0 { begin..if count == 1 { end } else { year.range.end } } else { year.range.clone() };
            group.cites.push(RawCite {
                names: source.names,
                et_al: source.et_al,
                stamp: year.stamps.get(index).cloned(),
                undated: year.undated.then(|| year.range.clone()),
                locator: place.clone(),
                pieces: vec![piece],
                clear: source.clear && (stands_alone || previous.is_some()),
                optional,
                cut_name: false,
                abbreviation: if stands_alone { source.abbreviation } else { None },
                title: None,
            });
        }
        first = false;
        let mut cited_in = false;
        at = skip_signals(ctx, next, to, &mut cited_in);
        if cited_in && let Some(last) = group.cites.last_mut() {
            last.optional = true;
        }
    }
}

/// The token behind `Smith 2015, in revision`: no list has to hold such a work.
fn behind_year(ctx: &Context, next: usize, to: usize) -> Option<usize> {
    let after = (next..to).find(|&at| ctx.kind(at) != Kind::Comma)?;
    ctx.phrase(after, to, Term::Unpublished).map(|taken| after + taken)
}

/// The names of the cite before, for `(Smith, 2010; 2012)`.
fn inherit(group: &Group) -> Option<Names> {
    let last = group.cites.last()?;
    Some(Names { names: last.names.clone(), et_al: last.et_al, clear: last.clear, ..Names::default() })
}

/// Steps over `see`, `e.g.,`, `as cited in`, commas and stops.
fn skip_signals(ctx: &Context, from: usize, to: usize, cited_in: &mut bool) -> usize {
    let mut at = from;
    while at < to {
        // Phrases first: the `e` of `e.g.` is "and" in Portuguese.
        if let Some(taken) = ctx.phrase(at, to, Term::AsCitedIn) {
            *cited_in = true;
            at += taken;
        } else if let Some(taken) = ctx.phrase(at, to, Term::See).filter(|_| !is_capital_name(ctx, at)) {
            at += taken;
        } else if is_separator(ctx, at) || matches!(ctx.kind(at), Kind::Stop | Kind::Quote | Kind::Colon) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// A capitalised word that is no signal where the list knows it as a name: `By`, `After`, `Also` are; `See` may be one.
fn is_capital_name(ctx: &Context, at: usize) -> bool {
    matches!(ctx.kind(at), Kind::Word(Case::Capital | Case::Upper)) && ctx.hints.knows_first(ctx.word(at))
}

/// Where the names of a cite begin and end in `from..to`, and whether no entry is to be expected.
fn clean(ctx: &Context, from: usize, to: usize, secondary: &mut bool) -> (usize, usize, bool) {
    let mut optional = false;
    let (mut from, mut to) = (from, to);
    // `R. Amadi, personal communication, ...`
    if let Some(at) = (from + 1..to).find(|&at| ctx.phrase(at, to, Term::PersonalCommunication).is_some()) {
        optional = true;
        to = at;
    }
    if let Some(at) = (from..to).rev().find(|&at| ctx.phrase(at, to, Term::AsCitedIn).is_some()) {
        from = at + ctx.phrase(at, to, Term::AsCitedIn).unwrap_or(1);
        *secondary = true;
    }
    from = skip_signals(ctx, from, to, secondary);
    // `data from the survey of Smith 2010`: names that the list knows stand at the end of prose.
    if let Some(start) = known_tail(ctx, from, to) {
        from = start;
    }
    (from, to, optional)
}

/// Where words of prose stand before a name that the list knows, the name's first token.
fn known_tail(ctx: &Context, from: usize, to: usize) -> Option<usize> {
    let prose = (from..to).rev().find(|&at| {
        matches!(ctx.kind(at), Kind::Word(Case::Lower | Case::Hiragana))
            && !ctx.is_particle(at)
            && !ctx.is(at, Term::And)
            && !ctx.is(at, Term::EtAl)
            && ctx.phrase_before(from, at + 1, Term::EtAl).is_none()
            && ctx.phrase(at, to, Term::EtAl).is_none()
    })?;
    let start = (prose + 1..to).find(|&at| ctx.tokens[at].is_namelike())?;
    let start = if start > from && ctx.is_particle(start - 1) { start - 1 } else { start };
    (ctx.hints.knows_first(ctx.word(start)) && !ctx.hints.knows_first(ctx.slice(from..to))).then_some(start)
}

/// `ResNet, Xiao et al. 2018`: what stands before the first name that the list knows as a first author is no author,
/// where the list knows nothing of it.
///
/// `CPS4GC, CPS5 Fuller et al. 1998`: the same of what stands in one piece with it and holds a digit.
fn lead_by_known(ctx: &Context, mut found: Names, year: &YearAt) -> Names {
    let dated = |name: &str| {
        year.stamps.iter().any(|stamp| {
            let (earliest, latest) = ctx.window(stamp);
            ctx.hints.dated(name, earliest, latest, 0)
        })
    };
    let coded = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if found.names.first().is_none_or(|first| ctx.hints.may_know(&ctx.text[first.clone()])) {
        return found;
    }
    for index in 0..found.names.len() {
        let name = found.names[index].clone();
        let text = &ctx.text[name.clone()];
        let tail = text.rfind(' ').filter(|&space| coded(&text[..space])).map(|space| name.start + space + 1..name.end);
        let known = [Some(name), tail].into_iter().flatten().find(|name| dated(&ctx.text[name.clone()]));
        if let Some(known) = known {
            found.first_token = ctx.tokens.partition_point(|token| token.start < known.start);
            found.names[index] = known;
            found.names.drain(..index);
            found.organisation &= found.names.len() == 1 && coded(&ctx.text[found.names[0].clone()]);
            found.clear = true;
            break;
        }
    }
    found
}

/// Whether names may stand so in a bracket before a year.
fn acceptable(ctx: &Context, found: &Names, from: usize, to: usize) -> bool {
    let Some(first) = found.names.first() else { return false };
    let known = ctx.hints.knows_first(&ctx.text[first.clone()]);
    if known || knows_without_particles(ctx, first) {
        return true;
    }
    // `LOS MINISTROS…`: the first words of a title, cut short on purpose.
    if found.organisation && (ctx.text[first.clone()].ends_with('…') || ctx.text[first.clone()].ends_with("...")) {
        return true;
    }
    if introduces_short_form(ctx, found, from) {
        return false;
    }
    // `M1 in 2010`
    let last = (from..to).rev().find(|&at| ctx.tokens[at].is_word());
    if last.is_some_and(|at| ctx.kind(at) == Kind::Word(Case::Lower) && ctx.is_stopword(at) && !found.et_al) {
        return false;
    }
    if found.names.len() > 12 || (from..to).any(|at| forbids(ctx, at, to)) {
        return false;
    }
    let lead = found.first_token;
    let lead = (lead..to).find(|&at| ctx.tokens[at].is_word()).unwrap_or(lead);
    // `روس1403`: in a script without capitals a name that nobody knows must at least stand off its year.
    if let (Kind::Word(Case::Caseless), Some(next)) = (ctx.kind(to - 1), ctx.tokens.get(to))
        && next.kind == Kind::Number
        && !next.spaced
    {
        return false;
    }
    let written_as_name = ctx.tokens[lead].is_namelike() || ctx.is_particle(lead);
    let sentence = ctx.is_stopword(lead) && !(found.et_al || to > lead + 1 && ctx.kind(lead + 1) == Kind::Ampersand);
    written_as_name && !sentence && (found.clear || ctx.hints.may_know(&ctx.text[first.clone()]))
}

/// `di Pellegrino` of an entry that is listed as `Pellegrino, G. di`. Many a particle is a small word of prose as well.
fn knows_without_particles(ctx: &Context, name: &Range<usize>) -> bool {
    let first = ctx.tokens.partition_point(|token| token.start < name.start);
    let behind = (first..ctx.tokens.len()).find(|&at| !ctx.is_particle(at)).filter(|&at| at > first);
    behind.is_some_and(|at| {
        let start = ctx.tokens[at].start;
        start < name.end && ctx.tokens[at].is_namelike() && ctx.hints.knows_first(&ctx.text[start..name.end])
    })
}

/// `Onlinezugangsgesetz (OZG, 2017)`: capitals in a bracket whose first letter begins the word before the bracket are
/// the short form of that word, and the year is its own.
fn introduces_short_form(ctx: &Context, found: &Names, from: usize) -> bool {
    let [name] = found.names.as_slice() else { return false };
    let short = &ctx.text[name.clone()];
    let capitals = short.chars().count() >= 2 && short.chars().all(char::is_uppercase);
    capitals
        && from >= 2
        && matches!(ctx.kind(from - 1), Kind::Open(_))
        && (from.saturating_sub(8)..from - 1).any(|at| {
            matches!(ctx.kind(at), Kind::Word(Case::Capital))
                && ctx.word(at).chars().next() == short.chars().next()
                && ctx.word(at).chars().count() > short.chars().count()
        })
}

/// Words that say that the number behind them is no year of a work.
fn forbids(ctx: &Context, at: usize, to: usize) -> bool {
    match ctx.kind(at) {
        Kind::Word(_) => {
            ctx.is_month(at)
                || ctx.is(at, Term::Statute)
                || ctx.is(at, Term::NotCitation) && at + 1 < to && ctx.kind(at + 1) == Kind::Number
                || ctx.is(at, Term::NotCitation) && at + 1 == to
        }
        Kind::Other('=' | '<' | '>' | '%' | '±' | '°' | '×' | '$' | '€' | '£') | Kind::Colon => true,
        _ => false,
    }
}

fn is_separator(ctx: &Context, at: usize) -> bool {
    matches!(
        ctx.kind(at),
        Kind::Comma | Kind::Ampersand | Kind::Slash(_) | Kind::Semicolon | Kind::Open(_) | Kind::Close(_)
    ) || ctx.is(at, Term::And)
}

/// Steps back over `4 May`, `May 4,` and `vom 3.` before a year.
fn strip_date(ctx: &Context, from: usize, year_at: usize) -> usize {
    let mut at = year_at;
    let mut month = false;
    while at > from {
        let before = at - 1;
        let skip = match ctx.kind(before) {
            Kind::Word(_) if ctx.is_month(before) => {
                month = true;
                true
            }
            Kind::Number => {
                ctx.word(before).chars().count() <= 2 && (month || before > from && ctx.is_month(before - 1))
            }
            Kind::Comma | Kind::Stop | Kind::Dash => before > from && (month || ctx.kind(before - 1) == Kind::Number),
            _ => false,
        };
        if !skip {
            break;
        }
        at = before;
    }
    if month { at } else { year_at }
}

/// The next year or its stand-in among the tokens `from..to`: its token and what it says.
pub(super) fn next_year(ctx: &Context, from: usize, to: usize) -> Option<(usize, YearAt)> {
    (from..to).find_map(|at| year_at(ctx, at, to).map(|year| (at, year)))
}

/// What stands for a year.
const UNDATED: Terms = Terms::of(&[Term::NoDate, Term::InPress, Term::Unpublished]);

/// The year that starts at token `at`.
pub(super) fn year_at(ctx: &Context, at: usize, to: usize) -> Option<YearAt> {
    let token = ctx.tokens.get(at)?;
    let after_sign = at > 0
        && !token.spaced
        && matches!(ctx.kind(at - 1), Kind::Dash | Kind::Stop | Kind::Slash('/'))
        && at > 1
        && ctx.kind(at - 2) == Kind::Number;
    match token.kind {
        Kind::Number | Kind::Open('[' | '(') if !after_sign => {
            let limit = ctx.tokens.get(to.checked_sub(1)?)?.end;
            let (length, stamps) = years(ctx.text.get(token.start..limit)?)?;
            if is_code(ctx, at) {
                return None;
            }
            if !stamps.iter().all(|stamp| is_year(stamp.value, stamp.marked.is_some())) {
                return None;
            }
            let end = token.start + length;
            let next = at + ctx.tokens[at..to].partition_point(|token| token.start < end);
            // `2010-2012` is a time, `2010.5` a number, `2010 m` a quantity.
            if matches!(ctx.kind(next), Kind::Dash | Kind::Stop | Kind::Other('%' | '°'))
                && next < to
                && !ctx.tokens[next].spaced
                && next + 1 < to
                && !ctx.tokens[next + 1].spaced
                && ctx.kind(next + 1) == Kind::Number
                && ctx.word(next + 1).chars().count() != 1
                && (ctx.kind(next) != Kind::Dash || ctx.word(next + 1).chars().count() >= 4)
            {
                return None;
            }
            // `2017/12721-5`, `2022YFA1103704`: the number of a file.
            let glued = |at: usize| at < to && !ctx.tokens[at].spaced;
            if glued(next)
                && (ctx.kind(next) == Kind::Slash('/') && glued(next + 1) && ctx.kind(next + 1) == Kind::Number
                    || matches!(ctx.kind(next), Kind::Word(Case::Upper)) && ctx.kind(next + 1) == Kind::Number)
            {
                return None;
            }
            Some(YearAt { stamps, undated: false, range: token.start..end, next })
        }
        // `民國108`, `民94`
        Kind::Word(Case::Han) if matches!(ctx.word(at), "民國" | "民国" | "民") && ctx.kind(at + 1) == Kind::Number =>
        {
            let limit = ctx.tokens.get(to.checked_sub(1)?)?.end;
            let (length, stamps) = years(ctx.text.get(token.start..limit)?)?;
            let end = token.start + length;
            let next = at + ctx.tokens[at..to].partition_point(|token| token.start < end);
            Some(YearAt { stamps, undated: false, range: token.start..end, next })
        }
        // Behind a comma `u. å.` is "no date" in Swedish, elsewhere the same letters are "and others" in German.
        Kind::Word(_) if !ctx.opens(at).meets(UNDATED) => None,
        Kind::Word(_) if ctx.phrase(at, to, Term::EtAl).is_none() || at > 0 && ctx.kind(at - 1) == Kind::Comma => {
            let taken = ctx
                .phrase(at, to, Term::NoDate)
                .or_else(|| ctx.phrase(at, to, Term::InPress))
                .or_else(|| ctx.phrase(at, to, Term::Unpublished))?;
            let last = at + taken - 1;
            // `s F` in a formula is no `s. f.`; `o. J.` has its stops.
            let bare = ctx.kind(at) == Kind::Word(Case::Lower) && (at..=last).all(|at| ctx.kind(at) != Kind::Stop);
            if bare && (at..=last).any(|at| ctx.kind(at) == Kind::Word(Case::Initial)) {
                return None;
            }
            Some(YearAt {
                stamps: Vec::new(),
                undated: true,
                range: token.start..ctx.tokens[last].end,
                next: at + taken,
            })
        }
        _ => None,
    }
}

/// `DUF1446`, `SCON2021`: a number that is a part of a name, unless the list knows what stands before it as an author.
fn is_code(ctx: &Context, at: usize) -> bool {
    let glued = at > 0 && !ctx.tokens[at].spaced;
    glued
        && matches!(ctx.kind(at - 1), Kind::Word(Case::Capital | Case::Upper | Case::Initial))
        && !ctx.hints.knows_first(ctx.word(at - 1))
}

fn is_year(value: i32, marked: bool) -> bool {
    (1200..=2100).contains(&value) || (2400..=2600).contains(&value) || marked
}

/// What follows a year: the locator. Gives the end of the cite, the locator and the next token.
pub(super) fn after_year(ctx: &Context, year: &YearAt, to: usize) -> (usize, Option<Range<usize>>, usize) {
    let mut end = year.range.end;
    let mut next = year.next;
    // `2019年` and the bracket of `[s. d.]`.
    if next < to && !ctx.tokens[next].spaced && ctx.is(next, Term::Year) {
        end = ctx.tokens[next].end;
        next += 1;
    }
    let Some(limit) = to.checked_sub(1).and_then(|last| ctx.tokens.get(last)).map(|token| token.end) else {
        return (end, None, next);
    };
    let stop = (next..to).find(|&at| ctx.kind(at) == Kind::Semicolon).map_or(limit, |at| ctx.tokens[at].start);
    let Some((taken, place)) = ctx.text.get(end..stop).and_then(locator) else { return (end, None, next) };
    let (base, end) = (end, end + place.end);
    let next = next + ctx.tokens[next..to].partition_point(|token| token.start < base + taken);
    (end, Some(base + place.start..end), next)
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;
    use crate::model::{Item, Name, Reference, Span};

    fn read(text: &str) -> Vec<String> {
        let tokens = tokenise(text);
        let hints = Hints::default();
        let ctx = Context::new(text, &tokens, &hints);
        let found = group(&ctx, 0, tokens.len());
        found
            .cites
            .iter()
            .map(|cite| {
                let names: Vec<&str> = cite.names.iter().map(|range| &text[range.clone()]).collect();
                let year = cite.stamp.as_ref().map_or_else(
                    || cite.undated.clone().map_or(String::new(), |range| text[range].to_owned()),
                    |stamp| format!("{}{}", stamp.value, stamp.suffix.as_deref().unwrap_or("")),
                );
                let place = cite.locator.clone().map_or(String::new(), |range| format!(" @{}", &text[range]));
                let more = if cite.et_al { "+" } else { "" };
                let optional = if cite.optional { "?" } else { "" };
                format!("{}{more} {year}{place}{optional}", names.join("|"))
            })
            .collect()
    }

    #[test]
    fn groups() {
        for (text, wanted) in [
            ("Smith, 2010", vec!["Smith 2010"]),
            ("Smith, unpublished; Lee, 2015, in review", vec!["Smith unpublished?", "Lee 2015?"]),
            ("LOS MINISTROS…, 2017", vec!["LOS MINISTROS… 2017"]),
            ("see Smith, 2010a,b: 5; Jones et al., 2011", vec!["Smith 2010a @5", "Smith 2010b @5", "Jones+ 2011"]),
            ("e.g., Smith 2010, 2012; 2014", vec!["Smith 2010", "Smith 2012", "Smith 2014"]),
            ("Smith 2010, Jones 2011", vec!["Smith 2010", "Jones 2011"]),
            ("Pryce et al., in press", vec!["Pryce+ in press"]),
            ("Sleep Foundation of Wales, n.d.", vec!["Sleep Foundation of Wales n.d."]),
            ("Luria, 1973, as cited in Tran, 2008, p. 12", vec!["Luria 1973?", "Tran 2008 @p. 12"]),
            ("R. Amadi, personal communication, May 4, 2018", vec!["Amadi 2018?"]),
            (".Jokar, 2019: 1", vec!["Jokar 2019 @1"]),
            ("Ryckaert, Ciccotti, & Berendsen, 1977", vec!["Ryckaert|Ciccotti|Berendsen 1977"]),
            ("2010, p. 5", vec![" 2010 @p. 5"]),
            ("کرمی و جهانبخش، ۱۳۹۴: ۱۲", vec!["کرمی|جهانبخش 1394 @۱۲"]),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn particles_that_are_small_words_of_prose() {
        let author = vec![Name::person("Pellegrini", "G. di")];
        let hints = Hints::new(&[Reference {
            id: "a".into(),
            span: Span::new(0, 0, 1),
            label: None,
            text: String::new(),
            item: Item { author, ..Item::default() },
            years: Vec::new(),
            et_al: false,
        }]);
        for (text, count) in [("di Pellegrini and Wise 1993b; Wise 1996", 2), ("di Roma 1993", 0)] {
            let tokens = tokenise(text);
            let ctx = Context::new(text, &tokens, &hints);
            let found = group(&ctx, 0, tokens.len());
            assert_eq!(found.cites.len(), count, "{text}: {:?}", found.cites);
        }
    }

    #[test]
    fn what_is_no_citation() {
        for text in [
            "DUF1446",
            "Proc. 2017/12721-5",
            "China 2022YFA1103704",
            "M1 in 2010",
            "R c s F",
            "in 2010",
            "n = 2010",
            "April 2010",
            "4 May 2018",
            "Figure 3",
            "p < 0.05",
            "2010-2012",
            "1, 2",
            "",
        ] {
            assert!(read(text).is_empty() || read(text)[0].starts_with(' '), "{text}: {:?}", read(text));
        }
    }
}
