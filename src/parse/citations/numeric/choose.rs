//! Which setting of numbers cites.

use rustc_hash::FxHashMap;

use super::super::context::Context;
use super::{Candidate, Setting};

/// What was decided about the numbers of a paper.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// How the citing numbers are set off.
    pub setting: Setting,
    /// Whether the list is numbered in the order in which it is cited.
    pub ordered: bool,
}

/// How many cites by author and year a paper has, and how many of them the list answers to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rivals {
    /// All of them.
    pub dated: usize,
    /// Those of which the list has the first author and the year.
    pub listed: usize,
}

/// So many listed cites by author and year for each group of numbers, and the numbers are no citations, even where the
/// list has numbers too.
const MANY: usize = 3;

/// The setting whose numbers are citations, if one is.
pub fn choose(ctx: &Context, candidates: &[Candidate], top: u32, rivals: Rivals) -> Option<Choice> {
    let entries = ctx.hints.entries as u32;
    let mut by_setting: FxHashMap<Setting, Vec<&Candidate>> = FxHashMap::default();
    for candidate in candidates.iter().filter(|candidate| !candidate.doubtful && !candidate.beyond) {
        by_setting.entry(candidate.setting).or_default().push(candidate);
    }
    let mut best: Option<(Choice, f64)> = None;
    for setting in [Setting::Square, Setting::Raised, Setting::Round, Setting::Half, Setting::Tight, Setting::Plain] {
        let Some(group) = by_setting.get(&setting) else { continue };
        let mut first_at: FxHashMap<u32, usize> = FxHashMap::default();
        let mut over = 0usize;
        let mut groups = 0usize;
        let mut ends = 0usize;
        for candidate in group {
            groups += 1;
            // `(7–37)` says little: it covers much and repeats itself.
            let wide = candidate.numbers.len() > 12;
            ends += usize::from(candidate.seat.is_some_and(|seat| seat.ends()));
            over += usize::from(candidate.numbers.iter().any(|numbered| numbered.number > top));
            for numbered in candidate.numbers.iter().filter(|numbered| !wide && numbered.number <= top) {
                first_at.entry(numbered.number).or_insert(numbered.range.start);
            }
        }
        let covered = first_at.len() as f64 / f64::from(entries);
        let neighbours = |number: &u32| Some((*first_at.get(number)?, *first_at.get(&(number - 1))?));
        let pairs = (2..=top).filter_map(|number| neighbours(&number)).count();
        let steps = (2..=top).filter_map(|number| neighbours(&number)).filter(|(here, before)| here >= before).count();
        let in_order = steps as f64 / f64::from(top.max(2) - 1);
        let stray = over as f64 / groups.max(1) as f64;
        let score = covered * 0.6 + in_order * 0.4 - stray;
        let enough = match setting {
            Setting::Square => 0.35,
            Setting::Raised => 0.45,
            Setting::Round | Setting::Half | Setting::Tight => 0.5,
            // Numbers at the ends of sentences can be nothing else, also where few cite a short list out of order.
            Setting::Plain if groups >= 4 && ends * 4 >= groups * 3 => 0.4,
            Setting::Plain => 0.55,
        };
        // An author-date paper with numbers in brackets numbers its equations and list items, or gives a scale.
        let rival = rivals.dated >= groups && !ctx.hints.is_numbered() || rivals.listed >= groups * MANY;
        if score >= enough && !rival && best.is_none_or(|(_, top)| score > top + 0.05) {
            best = Some((Choice { setting, ordered: in_order >= 0.5 || pairs >= 6 && steps * 10 >= pairs * 9 }, score));
        }
    }
    best.map(|(choice, _)| choice)
}
