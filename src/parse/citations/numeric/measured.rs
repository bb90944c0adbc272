//! Numbers in brackets that measure: `84 years [79–89]`, `71 (58)`, `62 patients (48)`. They stand where citations do.

use super::super::context::Context;
use super::super::numbers::Numbers;
use super::super::tokens::Kind;
use super::{Candidate, Setting};

/// So far beyond the list a range in square brackets may begin and still be meant for it.
const BEYOND: u32 = 5;
/// So far beyond it no number is meant for it.
const FAR: u32 = 50;
/// Where more than one in so many brackets goes beyond the list, they count as well: faults are few.
const FEW: usize = 8;
/// A range of so many numbers that holds the number in the words before it is an interval.
const WIDE: u32 = 6;
/// The number that an interval is about stands so far before it, in tokens.
const REACH: usize = 4;

/// Whether the numbers of the bracket at `open` are an interval, or too high for the list in brackets that count as well.
pub fn is_measured(ctx: &Context, open: usize, list: &[Numbers], setting: Setting) -> bool {
    let top = ctx.hints.top();
    let last = list.iter().map(|numbers| numbers.last).max().unwrap_or(0);
    let first = list.iter().map(|numbers| numbers.first).min().unwrap_or(0);
    match setting {
        Setting::Square if first > top + BEYOND && last > first => return true,
        // `along [110]`: a direction in a crystal, a code.
        Setting::Square if first > top * 2 && first > top + FAR => return true,
        Setting::Round | Setting::Square => {}
        _ => return false,
    }
    let pair = match list {
        [range] => range.last > range.first,
        [low, high] => low.first == low.last && high.first == high.last && low.first < high.first,
        _ => false,
    };
    let Some((value, beside)) = value_before(ctx, open).filter(|_| pair) else { return false };
    // `4 studies [3–5]` cites three, `seven of them [4–10]` seven.
    let wide = last - first >= WIDE && last - first + 1 != value;
    (first..=last).contains(&value) && (beside || last > top || wide)
}

/// Takes numbers in round brackets away that are too high for the list, where the paper has many such.
pub fn drop_counts(candidates: &mut Vec<Candidate>, top: u32) {
    let beyond = |candidate: &Candidate| {
        candidate.setting == Setting::Round && candidate.numbers.iter().any(|numbered| numbered.number > top)
    };
    let round = candidates.iter().filter(|candidate| candidate.setting == Setting::Round).count();
    if candidates.iter().filter(|candidate| beyond(candidate)).count() * FEW > round {
        candidates.retain(|candidate| !beyond(candidate));
    }
}

/// Whether a count stands right before the bracket, as in `71 (58)` and `58% (71)`.
pub fn follows_number(ctx: &Context, open: usize) -> bool {
    let Some(before) = open.checked_sub(1) else { return false };
    match ctx.kind(before) {
        // `GSE20437 (49)` is a name.
        Kind::Number => {
            let named = before > 0 && !ctx.tokens[before].spaced() && ctx.tokens[before - 1].is_word();
            ctx.tokens[open].spaced() && ctx.word(before).len() != 4 && !named
        }
        Kind::Other('%') => true,
        _ => false,
    }
}

/// The whole number of what is measured before the bracket, no year, and whether nothing but a sign of percent parts them.
fn value_before(ctx: &Context, open: usize) -> Option<(u32, bool)> {
    let from = open.saturating_sub(REACH);
    let mut at = (from..open).rev().find(|&at| ctx.kind(at) == Kind::Number)?;
    let plain = |at: usize| ctx.tokens[at].is_word() || matches!(ctx.kind(at), Kind::Other('%' | '°') | Kind::Slash(_));
    if !(at + 1..open).all(plain) {
        return None;
    }
    let beside = (at + 1..open).all(|at| ctx.kind(at) == Kind::Other('%'));
    // `43.2`, `43,2`
    let joined = |at: usize| at > 1 && !ctx.tokens[at].spaced() && matches!(ctx.kind(at - 1), Kind::Stop | Kind::Comma);
    if joined(at) && ctx.kind(at - 2) == Kind::Number && !ctx.tokens[at - 1].spaced() {
        at -= 2;
    }
    let digits = ctx.word(at);
    let value = crate::text::digits::parse_number(digits)?;
    (digits.chars().count() != 4).then_some((value, beside))
}

#[cfg(test)]
mod tests {
    use super::super::super::find::{Found, Source, find};
    use super::super::super::hints::Hints;
    use crate::model::{Item, Reference, Span};
    use crate::text::reading::Reading;

    /// The numbers that are cited in a paper with ten numbered entries.
    fn read(text: &str) -> Vec<String> {
        let entry = |number: u32| Reference {
            id: number.to_string(),
            span: Span::new(0, 0, 0),
            label: Some(number.to_string()),
            text: String::new(),
            item: Item::default(),
            years: Vec::new(),
            et_al: false,
        };
        let list: Vec<Reference> = (1..=10).map(entry).collect();
        let mut reading = Reading::default();
        reading.push(text, 0..text.len());
        let source = Source { document: 0, text, reading: &reading, language: "en", notes: &[] };
        let Found { citations, .. } = find(&source, &Hints::new(&list));
        citations.iter().flat_map(|citation| &citation.cites).filter_map(|cite| cite.label.clone()).collect()
    }

    #[test]
    fn intervals_and_counts_are_no_citations() {
        let square = "One study [1] and two more [2,3] agree [4]. Others [5–7] do not [8], nor do these [9,10]. ";
        let all = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
        for more in [
            "The median age was 84 years [79–89].",
            "It was 6.5 [4, 9] in all.",
            "The odds were 1,72 [1,24–2,36] here.",
            "A share of 7% [5–9] had it.",
        ] {
            assert_eq!(read(&format!("{square}{more}")), all, "{more}");
        }
        assert_eq!(read(&format!("{square}In 4 studies [3–5] it was so.")).len(), all.len() + 3);
        let round = square.replace('[', "(").replace(']', ")");
        assert_eq!(read(&format!("{round}Of the patients (48) and the controls (52) most (15-19) agreed.")), all);
        let cited = round.repeat(2);
        assert_eq!(read(&format!("{cited}As was shown (12).")).len(), 2 * all.len() + 1, "one number beyond the list");
    }
}
