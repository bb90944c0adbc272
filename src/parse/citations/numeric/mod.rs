//! Numeric citations: `[3]`, `(1, 2)`, `word³`, `word 3.`
//!
//! Numbers stand in brackets and behind words for many reasons. Which of them are citations is decided for the whole
//! paper: the list must be one that numbers can point into, and the numbers of one setting must cover it, best in the
//! order in which the list counts. Where a number stands in a doubtful place, that order decides about it too.

mod beside;
mod bracketed;
mod choose;
mod half;
mod measured;
mod named;
mod place;
mod plain;
mod raised;
mod settle;

use std::ops::Range;

use super::author_date::RawCitation;
use super::context::Context;
use super::group::RawCite;
use super::tokens::Kind;
use crate::model::Form;
use crate::order::Order;
pub use choose::Rivals;
use choose::choose;
use place::Seat;
use settle::settle;

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
    /// `3)`
    Half,
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
    /// Whether one of plain numbers is higher than the list goes. Such have no say either, and must stand where others do.
    beyond: bool,
    /// Between what plain numbers stand.
    seat: Option<Seat>,
}

/// The numeric citations of a text with their numbers.
pub fn numeric(ctx: &Context, used: &[bool], rivals: Rivals) -> Vec<(RawCitation, Vec<Numbered>)> {
    let top = ctx.hints.top();
    if top == 0 {
        return Vec::new();
    }
    let mut candidates = bracketed::bracketed(ctx, used);
    candidates.extend(raised::raised(ctx, used));
    if ctx.hints.is_numbered() {
        let halves = half::half(ctx, used);
        let mut used = used.to_vec();
        halves.iter().for_each(|candidate| used[candidate.tokens.clone()].fill(true));
        candidates.extend(halves);
        let used = &used[..];
        candidates.extend(plain::plain(ctx, used, top));
    }
    let Some(choice) = choose(ctx, &candidates, top, rivals) else { return Vec::new() };
    candidates.retain(|candidate| candidate.setting == choice.setting || may_stray(candidate, choice.setting));
    measured::drop_counts(&mut candidates, top);
    candidates.order_by_key(|candidate| candidate.whole.start);
    let mut settled = settle(candidates, choice, top);
    // What a word names needs no order; another reading of the same numbers gives way to it.
    let named = named::named(ctx, used, top, choice.setting);
    settled.retain(|candidate| {
        let next = named.partition_point(|other| other.tokens.end <= candidate.tokens.start);
        named.get(next).is_none_or(|other| candidate.tokens.end <= other.tokens.start)
    });
    settled.extend(named);
    settled.order_by_key(|candidate| candidate.whole.start);
    join_ranges(ctx, settled).into_iter().map(|candidate| build(ctx, candidate)).collect()
}

fn build(ctx: &Context, candidate: Candidate) -> (RawCitation, Vec<Numbered>) {
    let alone = candidate.numbers.len() == 1;
    let beside = if alone { beside::authors(ctx, candidate.tokens.start) } else { Vec::new() };
    let cites = candidate
        .numbers
        .iter()
        .map(|numbered| RawCite {
            locator: numbered.locator.clone(),
            pieces: vec![numbered.range.clone()],
            clear: true,
            beside: beside.clone(),
            ..RawCite::default()
        })
        .collect();
    (RawCitation { form: Form::Numeric, pieces: vec![candidate.whole], cites }, candidate.numbers)
}

/// Whether numbers are in brackets while the paper's own style has none: one citation may have strayed.
fn may_stray(candidate: &Candidate, style: Setting) -> bool {
    matches!(candidate.setting, Setting::Round | Setting::Square)
        && matches!(style, Setting::Raised | Setting::Half | Setting::Tight | Setting::Plain)
        && !candidate.doubtful
        && candidate.numbers.len() == 1
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
        numeric(&ctx, &used, Rivals::default())
            .into_iter()
            .flat_map(|(_, numbers)| numbers)
            .map(|numbered| numbered.number)
            .collect()
    }

    #[test]
    fn brackets_that_cover_the_list_are_citations() {
        assert_eq!(read("as [1] and [2, 3] say, by [1]–[3], in [0, 1] and (4)", 4, true), [1, 2, 3, 1, 2, 3]);
        assert_eq!(read("as said (1). Others (2,3) deny it (4).", 4, true), [1, 2, 3, 4]);
        assert_eq!(read("from 1870 on (1870-1914) (1). In (1863) (2,3), (4).", 4, true), [1, 2, 3, 4]);
    }

    #[test]
    fn half_brackets_are_citations_but_count_items_too() {
        let text = "森 健1)　原 翔2)\n1) 若葉病院\n転倒は多く1)、制限しやすい2,3)。林ら4)は\n1）対象\n監視下で10 mの歩行を、\
                    認め（5～7）、海外の2編11),12)に限る5～7)。目的は、1)20歳以上、2)性別である8)。承認（番号2018-07)を得た9),10)。";
        assert_eq!(read(text, 12, true), [1, 2, 3, 4, 11, 12, 5, 6, 7, 8, 9, 10]);
        assert_eq!(read("The aims: a) age 1), b) sex 2)", 12, true), [0u32; 0]);
    }

    #[test]
    fn a_bracket_at_a_year_cites() {
        assert_eq!(read("按照GB/T 50082—2009[2]进行，见[1]，2012[3]与5[1]。", 3, true), [2, 1, 3]);
    }

    #[test]
    fn raised_numbers_are_citations_but_not_exponents() {
        assert_eq!(read("was seen¹ in 5 m² fields.²,³ More (n = 3)", 3, true), [1, 2, 3]);
        assert_eq!(read("الدفاعي.¹ وفي البحث ⁱⁱ ثم ⁱⁱⁱ", 3, false), [1, 2, 3]);
    }

    #[test]
    fn isotopes_and_affiliations_lead_their_words_and_a_word_may_name_numbers() {
        let text = "¹Institute of Lakes\nSeen early¹. Seen²,³ late⁴. The decay of ²³⁴U and ²³⁰Th is slow⁵. A sample (refs. 6,7), from ref. 8.";
        assert_eq!(read(text, 8, true), [1, 2, 3, 4, 5, 6, 7, 8]);
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

    #[test]
    fn short_lists_are_cited_at_the_ends_of_sentences() {
        let text =
            "It is common. 2 This is bad. 6 The rest agrees. 4\nCars drive in Lima. 9 Some deny it. 3 We do not.";
        assert_eq!(read(text, 6, true), [2, 6, 4, 9, 3]);
        // A sentence may end in a number, and a space may tear one.
        assert_eq!(read("Seen. 1 They were aged 5 to 11. 2 Others. 3 So did we. 4 All", 4, true), [1, 2, 3, 4]);
    }

    /// Twelve citations at the ends of sentences, joined to them as `glue` says.
    fn settled(glue: &str, then: &str) -> Vec<u32> {
        let before: String = (1..=12).map(|number| format!("It rained.{glue}{number} Then it stopped. ")).collect();
        let found = read(&(before + then), 12, true);
        found[12..].to_vec()
    }

    #[test]
    fn a_number_beyond_the_list_is_read_where_others_stand() {
        assert_eq!(settled("", "It rose,5 while fluids,3,7,14 with salt fell,13 so."), [5, 3, 7, 14, 13]);
        assert_eq!(settled(" ", "In rivers 6, 9, 1 0, 12\nand lakes."), [6, 9, 10, 12]);
        assert_eq!(settled(" ", "Of children 2, 4, 8, 11, 15 and of men."), [2, 4, 8, 11, 15]);
        assert_eq!(settled(" ", "In the field. 15 Others left."), [15]);
        let places = "In rivers 3. In lakes 4. In woods 7. In trees 14. ";
        assert_eq!(settled(" ", places), [3, 4, 7, 14]);
    }

    #[test]
    fn amounts_beyond_the_list_are_none() {
        assert_eq!(settled(" ", "Los brotes en plantas, 14 restaurantes y cines."), [0u32; 0]);
        assert_eq!(settled(" ", "We asked 15 men and waited 14 weeks, and 13 women."), [0u32; 0]);
        assert_eq!(settled(" ", "Samples after 5, 10, 15, 20 and 25 minutes."), [0u32; 0]);
        assert_eq!(settled(" ", "It was 60.0% of 14 and 5% in 24 cases."), [0u32; 0]);
    }

    #[test]
    fn one_bracket_may_stray_into_a_paper_of_raised_numbers() {
        let before: String = (1..=8)
            .map(|number| format!("It rained{} ", ["¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸"][number - 1]))
            .collect();
        assert_eq!(read(&format!("{before}up to 7.4 MPa (9). More¹⁰"), 10, true)[8..], [9, 10]);
        let parts = "because of (8) rain, (9) snow, (10) wind. More¹¹";
        assert_eq!(read(&format!("{before}{parts}"), 11, true)[8..], [11]);
    }
}
