//! Whether the words before a year are the names of authors, and which of them are.

use std::ops::Range;

use super::context::Context;
use super::cut::{is_alone_before, may_cut};
use super::glued::is_statute;
use super::introduced::long_form;
use super::names::Names;
use super::speaker::is_speaker;
use super::tokens::{Case, Kind};
use super::venue::is_venue;
use super::year_at::YearAt;
use crate::locale::{Term, locale};
use crate::text::has_letters;

/// Where words of prose stand before a name that the list knows, the name's first token.
pub(super) fn known_tail(ctx: &Context, from: usize, to: usize) -> Option<usize> {
    let prose = (from..to).rev().find(|&at| {
        matches!(ctx.kind(at), Kind::Word(Case::Lower | Case::Hiragana))
            && !ctx.is_particle(at)
            && !ctx.is(at, Term::And)
            && !ctx.is(at, Term::EtAl)
            && ctx.phrase_before(from, at + 1, Term::EtAl).is_none()
            && ctx.phrase(at, to, Term::EtAl).is_none()
    })?;
    let mut start = (prose + 1..to).find(|&at| ctx.tokens[at].is_namelike())?;
    // `für die Sozialarbeit Becker 2016`: nouns that are written large.
    loop {
        // `näher J. Becker 2014`
        let stop = usize::from(ctx.kind(start) == Kind::Word(Case::Initial) && ctx.kind(start + 1) == Kind::Stop);
        let next = start + 1 + stop;
        if ctx.hints.knows_first(ctx.word(start)) || next >= to || !ctx.tokens[next].is_namelike() {
            break;
        }
        start = next;
    }
    let name = start;
    while start > from && ctx.is_particle(start - 1) {
        start -= 1;
    }
    let known = ctx.hints.knows_first(ctx.word(name)) || ctx.hints.knows_first(ctx.slice(start..name + 1));
    (known && !ctx.hints.knows_first(ctx.slice(from..to))).then_some(start)
}

/// `ResNet, Xiao et al. 2018`: what stands before the first name that the list knows as a first author is no author,
/// where the list knows nothing of it.
///
/// `CPS4GC, CPS5 Fuller et al. 1998`: the same of what stands in one piece with it and holds a digit.
pub(super) fn lead_by_known(ctx: &Context, mut found: Names, year: &YearAt) -> Names {
    /// Letters of a name that is known by its sound.
    const SOUNDS: usize = 4;
    let dated = |name: &str| {
        year.stamps.iter().any(|stamp| {
            let (earliest, latest) = ctx.window(stamp);
            // `۲۲ کشور نوظهور و اوکافور، تان و ویرت (۲۰۱۹)`, of works that are listed in Latin letters.
            let latin = name.starts_with(|c: char| c.is_uppercase() || c.is_lowercase());
            ctx.hints.dated(name, earliest, latest, 0)
                || !latin && name.chars().count() >= SOUNDS && ctx.hints.sounds_dated(name, earliest, latest, 0)
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
            if !may_cut(ctx, &found, index) {
                return found;
            }
            found.first_token = ctx.tokens.partition_point(|token| token.start() < known.start);
            found.names[index] = known;
            found.names.drain(..index);
            found.organisation &= found.names.len() == 1 && coded(&ctx.text[found.names[0].clone()]);
            found.clear = true;
            return found;
        }
    }
    // `ResNet, Xiao et al. 2018`, where the list has neither: a word that the text uses by itself is no author.
    if let [first, second] = found.names.as_slice()
        && found.et_al
        && is_alone_before(ctx, first, second)
    {
        found.first_token = ctx.tokens.partition_point(|token| token.start() < second.start);
        found.names.remove(0);
    }
    found
}

/// Whether names may stand so in a bracket before a year.
pub(super) fn acceptable(ctx: &Context, found: &Names, from: usize, to: usize) -> bool {
    let Some(first) = found.names.first() else { return false };
    let known = ctx.hints.knows_first(&ctx.text[first.clone()]);
    // Nobody but a body is given a short form in square brackets: `Ngân hàng Nhà nước [NHNN]`.
    let shortened = found.abbreviation.is_some()
        && found.names.len() == 1
        && ctx.tokens[found.first_token].is_namelike()
        && !ctx.is_stopword(found.first_token)
        && ctx.text[first.clone()].split_whitespace().count() <= BODY;
    if known || shortened || knows_without_particles(ctx, first) {
        return true;
    }
    // `(M.B., 2017)`: who was interviewed.
    let is_letter = |name: &Range<usize>| ctx.text[name.clone()].chars().count() == 1;
    let cased = ctx.text[first.clone()].starts_with(char::is_uppercase);
    if cased && found.names.iter().all(is_letter) || is_venue(ctx, found, from, to) || is_speaker(ctx, found, from, to)
    {
        return false;
    }
    // `(DRH, Lyon, 2015)`: who was asked, and where.
    let placed = found.names.len() > 1
        && !found.et_al
        && found.names.last().is_some_and(|last| ctx.names_place(&ctx.text[last.clone()]))
        && !found.names.iter().any(|name| ctx.hints.knows(&ctx.text[name.clone()]));
    // `(B시 회의록, 2018.9.14.)`: the minutes of a day, a diary.
    let day = (to..to + 5).map(|at| ctx.kind(at)).collect::<Vec<_>>();
    let daily = matches!(day[..], [Kind::Number, Kind::Stop, Kind::Number, Kind::Stop, Kind::Number])
        && (to + 1..to + 5).all(|at| !ctx.tokens[at].spaced());
    if placed || daily || is_informant(ctx, found, to) {
        return false;
    }
    // `LOS MINISTROS…`: the first words of a title, cut short on purpose.
    if found.organisation && (ctx.text[first.clone()].ends_with('…') || ctx.text[first.clone()].ends_with("...")) {
        return true;
    }
    if introduces_short_form(ctx, found, from) {
        return long_form(ctx, from - 1).is_some_and(|long| ctx.hints.knows_first(long))
            || ctx.is_short_form(&ctx.text[first.clone()]);
    }
    if is_authority(ctx, from, to) {
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
        && !next.spaced()
    {
        return false;
    }
    let written_as_name = ctx.tokens[lead].is_namelike() || ctx.is_particle(lead);
    let particle = ctx.is_particle(lead) && ctx.tokens[lead + 1].is_namelike() && !is_word_of_language(ctx, lead);
    // `De Winter and Molenaar`
    let large = found.names.len() > 1 && ctx.lexicon.is_particle(&crate::text::fold(ctx.word(lead)));
    let paired = found.et_al || to > lead + 1 && ctx.kind(lead + 1) == Kind::Ampersand;
    let sentence = ctx.is_stopword(lead) && !(particle || large || paired);
    written_as_name && !sentence && (found.clear || ctx.hints.may_know(&ctx.text[first.clone()]))
}

/// Words of a body's name, at most.
const BODY: usize = 10;

/// Whether a small word is one of the paper's own language rather than a foreign particle: `von` is one in German.
fn is_word_of_language(ctx: &Context, at: usize) -> bool {
    locale(ctx.language).is_none_or(|locale| {
        let word = ctx.word(at);
        locale.articles.contains(&word)
            || locale.prepositions.contains(&word)
            || ctx.lexicon.is_stopword_of(word, locale.tag)
    })
}

/// `di Pellegrino` of an entry that is listed as `Pellegrino, G. di`. Many a particle is a small word of prose as well.
fn knows_without_particles(ctx: &Context, name: &Range<usize>) -> bool {
    let first = ctx.tokens.partition_point(|token| token.start() < name.start);
    let behind = (first..ctx.tokens.len()).find(|&at| !ctx.is_particle(at)).filter(|&at| at > first);
    behind.is_some_and(|at| {
        let start = ctx.tokens[at].start();
        start < name.end && ctx.tokens[at].is_namelike() && ctx.hints.knows_first(&ctx.text[start..name.end])
    })
}

/// `Onlinezugangsgesetz (OZG, 2017)`: capitals in a bracket whose first letter begins the word before the bracket are
/// the short form of that word, and the year is its own.
fn introduces_short_form(ctx: &Context, found: &Names, from: usize) -> bool {
    let [name] = found.names.as_slice() else { return false };
    let short = &ctx.text[name.clone()];
    // `la loi d’orientation des mobilités (LOM, 2019)`: a law's letters and its year.
    let law = |at: usize| ctx.is(at, Term::Statute) && has_letters(ctx.slice(at..from - 1), short);
    let capitals = short.chars().count() >= 2 && short.chars().all(char::is_uppercase);
    capitals
        && from >= 2
        && matches!(ctx.kind(from - 1), Kind::Open(_))
        && (from.saturating_sub(8)..from - 1).any(|at| {
            matches!(ctx.kind(at), Kind::Word(Case::Capital))
                && ctx.word(at).chars().next() == short.chars().next()
                && ctx.word(at).chars().count() > short.chars().count()
                && has_letters(ctx.slice(at..from - 1), short)
                || law(at)
        })
}

/// `[ПКГ, 1931, Заборье]`: the letters of somebody who was asked, the year of birth, the village.
fn is_informant(ctx: &Context, found: &Names, to: usize) -> bool {
    /// Letters of a name and a surname, and of a father's name.
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=3;
    let [name] = found.names.as_slice() else { return false };
    let text = &ctx.text[name.clone()];
    LETTERS.contains(&text.chars().count())
        && text.chars().all(char::is_uppercase)
        && ctx.kind(to) == Kind::Number
        && ctx.kind(to + 1) == Kind::Comma
        && ctx.kind(to + 2) == Kind::Word(Case::Capital)
        && matches!(ctx.kind(to + 3), Kind::Close(_))
        && !ctx.is_short_form(text)
}

/// `S. guatemalana (Steyskal, 1951)`, `Parus major (Linnaeus, 1758)`: who named a species. A genus that is written out is
/// believed with an old year alone.
fn is_authority(ctx: &Context, from: usize, to: usize) -> bool {
    /// Later works are cited by their years as well.
    const OLD: &str = "1950";
    /// How the second words of species' names end.
    const ENDINGS: [&str; 9] = ["a", "us", "is", "um", "ae", "i", "e", "ens", "or"];
    let Some(open) = from.checked_sub(1).filter(|&open| open > 1 && matches!(ctx.kind(open), Kind::Open(_))) else {
        return false;
    };
    let epithet = ctx.word(open - 1);
    let latin = ctx.kind(open - 1) == Kind::Word(Case::Lower)
        && epithet.len() > 3
        && epithet.is_ascii()
        && ENDINGS.iter().any(|ending| epithet.ends_with(ending));
    let short = ctx.kind(open - 2) == Kind::Stop && open > 2 && ctx.kind(open - 3) == Kind::Word(Case::Initial);
    let old = ctx.kind(to) == Kind::Number && ctx.word(to).len() == 4 && ctx.word(to) < OLD;
    latin && (short || old && ctx.kind(open - 2) == Kind::Word(Case::Capital) && !ctx.is_stopword(open - 2))
}

/// Words that say that the number behind them is no year of a work.
fn forbids(ctx: &Context, at: usize, to: usize) -> bool {
    match ctx.kind(at) {
        Kind::Word(_) => {
            ctx.is_month(at)
                || ctx.phrase(at, to, Term::Statute).is_some()
                || is_statute(ctx, at)
                || ctx.is_law(at)
                || ctx.is(at, Term::NotCitation) && at + 1 < to && ctx.kind(at + 1) == Kind::Number
                || ctx.is(at, Term::NotCitation) && at + 1 == to
        }
        Kind::Other('=' | '<' | '>' | '%' | '±' | '°' | '×' | '$' | '€' | '£') | Kind::Colon => true,
        _ => false,
    }
}
