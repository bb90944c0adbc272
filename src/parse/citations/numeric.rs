//! Numeric citations: `[3]`, `(1, 2)`, `word³`, `word 3.`
//!
//! Numbers stand in brackets and behind words for many reasons. Which of them are citations is decided for the whole
//! paper: the list must be one that numbers can point into, and the numbers of one form must cover it, best in the
//! order in which the list counts.

use rustc_hash::FxHashMap;

use super::author_date::RawCitation;
use super::brackets::pairs;
use super::context::Context;
use super::group::RawCite;
use super::numbers::{Numbers, numbers};
use super::tokens::{Case, Kind};
use crate::locale::Term;
use crate::model::Form;

/// A cite by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The number.
    pub number: u32,
    /// Bytes of the reading.
    pub range: std::ops::Range<usize>,
    /// Bytes of the locator.
    pub locator: Option<std::ops::Range<usize>>,
}

/// How numbers are set off from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Setting {
    /// `[3]`
    Square,
    /// `(3)`
    Round,
    /// A raised 3.
    Raised,
    /// A 3 that stands at the word or stop before it, where a raised one was: `seen.3`
    Tight,
    /// A 3 like any other.
    Plain,
}

/// A group of numbers that may be a citation.
#[derive(Clone, Debug)]
struct Candidate {
    setting: Setting,
    /// Bytes, brackets and all.
    whole: std::ops::Range<usize>,
    tokens: std::ops::Range<usize>,
    numbers: Vec<Numbered>,
}

/// The numeric citations of a text with their numbers, and the settings that they are in.
pub fn numeric(ctx: &Context, used: &[bool], author_dates: usize) -> Vec<(RawCitation, Vec<Numbered>)> {
    let entries = ctx.hints.entries as u32;
    if entries == 0 {
        return Vec::new();
    }
    let mut candidates = bracketed(ctx, used);
    candidates.extend(raised(ctx, used));
    if ctx.hints.is_numbered() {
        candidates.extend(plain(ctx, used, entries));
    }
    let Some(chosen) = choose(ctx, &candidates, entries, author_dates) else { return Vec::new() };
    candidates.retain(|candidate| candidate.setting == chosen);
    candidates.sort_by_key(|candidate| candidate.whole.start);
    let candidates = join_ranges(ctx, candidates);
    candidates.into_iter().map(|candidate| build(ctx, candidate)).collect()
}

fn build(ctx: &Context, candidate: Candidate) -> (RawCitation, Vec<Numbered>) {
    let _ = ctx;
    let cites = candidate
        .numbers
        .iter()
        .map(|numbered| RawCite {
            locator: numbered.locator.clone(),
            pieces: vec![numbered.range.clone()],
            clear: true,
            ..RawCite::default()
        })
        .collect();
    (RawCitation { form: Form::Numeric, pieces: vec![candidate.whole], cites }, candidate.numbers)
}

/// Brackets that hold nothing but numbers.
fn bracketed(ctx: &Context, used: &[bool]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for pair in pairs(ctx.tokens) {
        if pair.close - pair.open > 80 || pair.close == pair.open + 1 || used[pair.open] {
            continue;
        }
        if !matches!(ctx.kind(pair.open + 1), Kind::Number | Kind::Raised | Kind::Word(_) | Kind::Other('№')) {
            continue;
        }
        let setting = match ctx.kind(pair.open) {
            Kind::Open('[' | '［' | '〔' | '【') | Kind::Close(']' | '］') => Setting::Square,
            Kind::Open('⁽') | Kind::Close('⁾') => Setting::Raised,
            Kind::Open('(' | '（') | Kind::Close(')' | '）') => Setting::Round,
            _ => continue,
        };
        let (start, end) = (ctx.tokens[pair.open].end, ctx.tokens[pair.close].start);
        let Some(list) = ctx.text.get(start..end).and_then(numbers) else { continue };
        if is_formula(ctx, pair.open, pair.close, setting) {
            continue;
        }
        found.push(Candidate {
            setting,
            whole: ctx.tokens[pair.open].start..ctx.tokens[pair.close].end,
            tokens: pair.open..pair.close + 1,
            numbers: expand(&list, start),
        });
    }
    found
}

/// Whether a number in brackets is called an equation, a figure, a sample, or stands where a list item begins.
fn is_formula(ctx: &Context, open: usize, close: usize, setting: Setting) -> bool {
    let before = open.checked_sub(1);
    let named = before.is_some_and(|at| {
        matches!(ctx.kind(at), Kind::Other('=' | '<' | '>' | '∈' | '~' | '≈' | '+' | '×' | '±'))
            || ctx.is(at, Term::NotCitation)
            || ctx.is(at, Term::Statute)
            || ctx.is(at, Term::Issue)
            || ctx.is(at, Term::Volume)
            || ctx.kind(at) == Kind::Stop && at > 0 && !ctx.tokens[at].spaced && ctx.is(at - 1, Term::NotCitation)
    });
    // `f(2)`, `x[1]`: a bracket at a single letter or a number is a call, an index, a count.
    let called = before.is_some_and(|at| {
        !ctx.tokens[open].spaced && matches!(ctx.kind(at), Kind::Word(Case::Initial) | Kind::Number)
            || !ctx.tokens[open].spaced
                && setting == Setting::Round
                && ctx.word(at).len() == 1
                && ctx.tokens[at].is_word()
    });
    let counted = matches!(ctx.kind(close + 1), Kind::Other('%' | '°' | '×' | '='));
    named || called || counted
}

fn expand(list: &[Numbers], base: usize) -> Vec<Numbered> {
    let shift = |range: &std::ops::Range<usize>| base + range.start..base + range.end;
    list.iter()
        .flat_map(|numbers| {
            (numbers.first..=numbers.last).map(move |number| Numbered {
                number,
                range: shift(&numbers.range),
                locator: numbers.locator.as_ref().map(shift),
            })
        })
        .collect()
}

/// Runs of raised digits: `³`, `³,⁴`, `³⁻⁵`, `ⁱⁱ`.
fn raised(ctx: &Context, used: &[bool]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while at < ctx.tokens.len() {
        if ctx.kind(at) != Kind::Raised || used[at] {
            at += 1;
            continue;
        }
        let first = at;
        let mut last = at;
        while matches!(ctx.kind(last + 1), Kind::Comma | Kind::Dash | Kind::Semicolon)
            && ctx.kind(last + 2) == Kind::Raised
        {
            last += 2;
        }
        at = last + 1;
        if is_exponent(ctx, first) {
            continue;
        }
        let (start, end) = (ctx.tokens[first].start, ctx.tokens[last].end);
        let text = &ctx.text[start..end];
        let list = match numbers(text) {
            Some(list) => expand(&list, start),
            None => match raised_roman(text) {
                Some(number) => vec![Numbered { number, range: start..end, locator: None }],
                None => continue,
            },
        };
        found.push(Candidate { setting: Setting::Raised, whole: start..end, tokens: first..last + 1, numbers: list });
    }
    found
}

/// `ⁱⁱⁱ`
fn raised_roman(text: &str) -> Option<u32> {
    let plain: String = text
        .chars()
        .map(|c| match c {
            'ⁱ' => Some('i'),
            'ᵛ' => Some('v'),
            'ˣ' => Some('x'),
            _ => None,
        })
        .collect::<Option<_>>()?;
    crate::text::digits::roman(&plain)
}

/// `m²`, `10³`, `χ²`: a raised digit at a unit, a number or a symbol.
fn is_exponent(ctx: &Context, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if ctx.tokens[at].spaced {
        return false;
    }
    match ctx.kind(before) {
        Kind::Number | Kind::Word(Case::Initial) => true,
        Kind::Word(_) => {
            ctx.word(before).chars().count() <= 2 && ctx.word(before).is_ascii() || ctx.word(before) == "χ"
        }
        Kind::Dash => true,
        _ => false,
    }
}

/// Numbers that stand behind words like any other, where the raising was lost.
fn plain(ctx: &Context, used: &[bool], entries: u32) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 1;
    while at < ctx.tokens.len() {
        if ctx.kind(at) != Kind::Number || used[at] {
            at += 1;
            continue;
        }
        let first = at;
        let mut last = at;
        while matches!(ctx.kind(last + 1), Kind::Comma | Kind::Dash) && ctx.kind(last + 2) == Kind::Number {
            last += 2;
        }
        at = last + 1;
        let (start, end) = (ctx.tokens[first].start, ctx.tokens[last].end);
        let Some(list) = numbers(&ctx.text[start..end]) else { continue };
        let list = expand(&list, start);
        let top = list.iter().map(|numbered| numbered.number).max().unwrap_or(0);
        if top > entries || !may_be_plain(ctx, first, last) {
            continue;
        }
        let setting = if ctx.tokens[first].spaced { Setting::Plain } else { Setting::Tight };
        found.push(Candidate { setting, whole: start..end, tokens: first..last + 1, numbers: list });
    }
    found
}

/// Whether numbers stand where a raised number could have stood, and nothing says that they count something.
fn may_be_plain(ctx: &Context, first: usize, last: usize) -> bool {
    let before = first - 1;
    let after = last + 1;
    let behind = match ctx.kind(before) {
        Kind::Word(_) => {
            !ctx.is(before, Term::NotCitation)
                && !ctx.is(before, Term::Locator)
                && !ctx.is(before, Term::Page)
                && !ctx.is(before, Term::Volume)
                && !ctx.is(before, Term::Issue)
                && !ctx.is_month(before)
                && !(ctx.is_stopword(before) && ctx.tokens[first].spaced)
        }
        Kind::Stop | Kind::Comma => {
            before > 0
                && ctx.kind(before - 1) != Kind::Number
                && (ctx.tokens[before - 1].is_word() || matches!(ctx.kind(before - 1), Kind::Close(_) | Kind::Quote))
        }
        Kind::Close(_) | Kind::Quote => true,
        _ => false,
    };
    let ahead = match ctx.kind(after) {
        Kind::Stop | Kind::Comma | Kind::Colon => ctx.kind(after + 1) != Kind::Number || ctx.tokens[after + 1].spaced,
        Kind::Semicolon | Kind::Break | Kind::Quote | Kind::Close(_) => true,
        Kind::Word(Case::Capital | Case::Upper) => true,
        Kind::Word(_) => {
            let punctuated = matches!(ctx.kind(before), Kind::Stop | Kind::Comma);
            ctx.tokens[after].spaced && (ctx.is_stopword(after) || punctuated && ctx.kind(before) == Kind::Comma)
        }
        Kind::Open(_) => ctx.tokens[after].spaced,
        _ => false,
    };
    behind && ahead
}

/// The setting whose numbers are citations, if one is.
fn choose(ctx: &Context, candidates: &[Candidate], entries: u32, author_dates: usize) -> Option<Setting> {
    let mut by_setting: FxHashMap<Setting, Vec<&Candidate>> = FxHashMap::default();
    for candidate in candidates {
        by_setting.entry(candidate.setting).or_default().push(candidate);
    }
    let mut best: Option<(Setting, f64)> = None;
    for setting in [Setting::Square, Setting::Raised, Setting::Round, Setting::Tight, Setting::Plain] {
        let Some(group) = by_setting.get(&setting) else { continue };
        let mut first_at: FxHashMap<u32, usize> = FxHashMap::default();
        let mut over = 0usize;
        let mut groups = 0usize;
        for candidate in group {
            groups += 1;
            // `(7–37)` says little: it covers much and repeats itself.
            let wide = candidate.numbers.len() > 12;
            over += usize::from(candidate.numbers.iter().any(|numbered| numbered.number > entries));
            for numbered in candidate.numbers.iter().filter(|numbered| !wide && numbered.number <= entries) {
                first_at.entry(numbered.number).or_insert(numbered.range.start);
            }
        }
        let covered = first_at.len() as f64 / f64::from(entries);
        let steps = (2..=entries)
            .filter(|number| match (first_at.get(number), first_at.get(&(number - 1))) {
                (Some(here), Some(before)) => here >= before,
                _ => false,
            })
            .count();
        let in_order = steps as f64 / f64::from(entries.max(2) - 1);
        let stray = over as f64 / groups.max(1) as f64;
        let score = covered * 0.6 + in_order * 0.4 - stray;
        let enough = match setting {
            Setting::Square => 0.35,
            Setting::Raised => 0.45,
            Setting::Round | Setting::Tight => 0.5,
            Setting::Plain => 0.55,
        };
        // An author-date paper with numbers in brackets numbers its equations and list items.
        let rival = author_dates >= groups && !ctx.hints.is_numbered();
        if score >= enough && !rival && best.is_none_or(|(_, top)| score > top + 0.05) {
            best = Some((setting, score));
        }
    }
    best.map(|(setting, _)| setting)
}

/// `[9]–[11]`: the numbers between belong to the range.
fn join_ranges(ctx: &Context, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if let Some(last) = joined.last_mut()
            && last.tokens.end + 1 == candidate.tokens.start
            && ctx.kind(last.tokens.end) == Kind::Dash
            && let (Some(from), Some(to)) = (last.numbers.last().cloned(), candidate.numbers.first().cloned())
            && from.number < to.number
            && to.number - from.number <= 60
        {
            let range = from.range.start..to.range.end;
            for number in from.number + 1..to.number {
                last.numbers.push(Numbered { number, range: range.clone(), locator: None });
            }
            last.numbers.extend(candidate.numbers);
            last.whole.end = candidate.whole.end;
            last.tokens.end = candidate.tokens.end;
            continue;
        }
        joined.push(candidate);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;

    fn read(text: &str, entries: usize, numbered: bool) -> Vec<u32> {
        let tokens = tokenise(text);
        let mut hints = Hints::default();
        hints.entries = entries;
        hints.numbered = if numbered { entries } else { 0 };
        let ctx = Context::new(text, &tokens, &hints);
        let used = vec![false; tokens.len()];
        numeric(&ctx, &used, 0).into_iter().flat_map(|(_, numbers)| numbers).map(|numbered| numbered.number).collect()
    }

    #[test]
    fn brackets_that_cover_the_list_are_citations() {
        assert_eq!(read("as [1] and [2, 3] say, by [1]–[3], in [0, 1] and (4)", 4, true), [1, 2, 3, 1, 2, 3]);
        assert_eq!(read("as said (1). Others (2,3) deny it (4).", 4, true), [1, 2, 3, 4]);
    }

    #[test]
    fn raised_numbers_are_citations_but_not_exponents() {
        assert_eq!(read("was seen¹ in 5 m² fields.²,³ More (n = 3)", 3, true), [1, 2, 3]);
        assert_eq!(read("الدفاعي.¹ وفي البحث ⁱⁱ ثم ⁱⁱⁱ", 3, false), [1, 2, 3]);
    }

    #[test]
    fn list_items_and_equations_are_none() {
        assert_eq!(read("three aims: (1) one, (2) two; see Equation (3)", 20, false), [0u32; 0]);
        assert_eq!(read("the interval [0, 1] and x[2]", 20, true), [0u32; 0]);
    }

    #[test]
    fn plain_numbers_need_a_numbered_list() {
        let text = "It is common. 1 Some deny it, 2, 3 others not. 4 We saw 12 patients in Table 3.";
        assert_eq!(read(text, 4, true), [1, 2, 3, 4]);
        assert_eq!(read(text, 4, false), [0u32; 0]);
    }
}
