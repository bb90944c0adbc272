//! Numeric citations: `[3]`, `(1, 2)`, `word³`, `word 3.`
//!
//! Numbers stand in brackets and behind words for many reasons. Which of them are citations is decided for the whole
//! paper: the list must be one that numbers can point into, and the numbers of one setting must cover it, best in the
//! order in which the list counts. Where a number stands in a doubtful place, that order decides about it too.

mod bracketed;
mod choose;
mod plain;
mod raised;

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::author_date::RawCitation;
use super::context::Context;
use super::group::RawCite;
use super::tokens::Kind;
use crate::model::Form;
use choose::{Choice, choose};

/// A cite by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The number.
    pub number: u32,
    /// Bytes of the reading.
    pub range: Range<usize>,
    /// Bytes of the locator.
    pub locator: Option<Range<usize>>,
}

/// How numbers are set off from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Setting {
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
    whole: Range<usize>,
    tokens: Range<usize>,
    numbers: Vec<Numbered>,
    /// Whether something beside it says that it may count or measure instead. It has no say in the choice of the
    /// setting, and must fit into the order of the others.
    doubtful: bool,
}

/// The numeric citations of a text with their numbers.
pub fn numeric(ctx: &Context, used: &[bool], author_dates: usize) -> Vec<(RawCitation, Vec<Numbered>)> {
    let top = ctx.hints.top();
    if top == 0 {
        return Vec::new();
    }
    let mut candidates = bracketed::bracketed(ctx, used);
    candidates.extend(raised::raised(ctx, used));
    if ctx.hints.is_numbered() {
        candidates.extend(plain::plain(ctx, used, top));
    }
    let Some(choice) = choose(ctx, &candidates, top, author_dates) else { return Vec::new() };
    candidates.retain(|candidate| candidate.setting == choice.setting);
    candidates.sort_by_key(|candidate| candidate.whole.start);
    join_ranges(ctx, settle(candidates, choice, top)).into_iter().map(build).collect()
}

fn build(candidate: Candidate) -> (RawCitation, Vec<Numbered>) {
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

/// Drops the doubtful numbers that the paper does not ask for.
///
/// A list that is numbered as it is cited tells which number can come next: one that was there before, or one more
/// than the highest so far. Of another list the numbers are believed that no other place cites.
fn settle(candidates: Vec<Candidate>, choice: Choice, top: u32) -> Vec<Candidate> {
    fn numbers(candidate: &Candidate) -> impl Iterator<Item = u32> {
        candidate.numbers.iter().map(|numbered| numbered.number)
    }
    let covered: FxHashSet<u32> = candidates.iter().filter(|candidate| !candidate.doubtful).flat_map(numbers).collect();
    let mut highest = 0;
    let fits = |candidate: &Candidate, highest: u32| {
        let first = numbers(candidate).next().unwrap_or(0);
        let asked = numbers(candidate).all(|number| number <= top && !covered.contains(&number));
        match candidate.setting {
            Setting::Square | Setting::Raised => {
                numbers(candidate).all(|number| number <= top) && (!choice.ordered || first <= highest + 2)
            }
            Setting::Round | Setting::Tight | Setting::Plain if choice.ordered => first == highest + 1,
            Setting::Tight | Setting::Plain => asked,
            Setting::Round => false,
        }
    };
    let mut kept = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if !candidate.doubtful || fits(&candidate, highest) {
            highest = numbers(&candidate).filter(|&number| number <= top).max().unwrap_or(0).max(highest);
            kept.push(candidate);
        }
    }
    kept
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
