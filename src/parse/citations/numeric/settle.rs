//! Which of the numbers in doubtful places cite, once the style of the paper is known.

use rustc_hash::{FxHashMap, FxHashSet};

use super::choose::Choice;
use super::place::{Behind, Seat};
use super::{Candidate, Setting};

/// Drops the doubtful numbers that the paper does not ask for.
///
/// A list that is numbered as it is cited tells which number can come next: one that was there before, or one more
/// than the highest so far. Of another list the numbers are believed that no other place cites. A number beyond the
/// list is believed where the paper's other citations stand.
pub(super) fn settle(candidates: Vec<Candidate>, choice: Choice, top: u32) -> Vec<Candidate> {
    let own = |candidate: &Candidate| candidate.setting == choice.setting;
    let sure = |candidate: &Candidate| own(candidate) && !candidate.doubtful && !candidate.beyond;
    let mut habits = Habits::default();
    let mut highest = 0;
    for candidate in candidates.iter().filter(|candidate| sure(candidate)) {
        let first = numbers(candidate).next().unwrap_or(0);
        habits.see(candidate, !choice.ordered || first <= highest + LEAP);
        highest = top_of(candidate, top).max(highest);
    }
    let runs =
        |candidate: &Candidate, habits: &Habits| candidate.beyond && !candidate.doubtful && habits.allow(candidate);
    let mut covered: FxHashSet<u32> = FxHashSet::default();
    // How often a number stands in doubtful places only: what is repeated so is an amount.
    let mut repeated: FxHashMap<u32, u32> = FxHashMap::default();
    // Numbers with a better place than behind `to` and `and`, and numbers in brackets of another kind.
    let mut placed: FxHashSet<u32> = FxHashSet::default();
    let mut strays: FxHashSet<u32> = FxHashSet::default();
    for candidate in &candidates {
        if sure(candidate) || runs(candidate, &habits) {
            covered.extend(numbers(candidate));
        } else if own(candidate) && !candidate.beyond {
            numbers(candidate).for_each(|number| *repeated.entry(number).or_default() += 1);
            if candidate.seat.is_some_and(|seat| !matches!(seat.behind, Behind::Small | Behind::Number)) {
                placed.extend(numbers(candidate));
            }
        } else if !own(candidate) {
            strays.extend(numbers(candidate));
        }
    }
    let fits = |candidate: &Candidate, highest: u32| {
        let first = numbers(candidate).next().unwrap_or(0);
        let rare = |number: u32| repeated.get(&number).is_none_or(|&times| times < REPEATED);
        let asked = numbers(candidate).all(|number| number <= top && !covered.contains(&number) && rare(number));
        if !own(candidate) {
            // `(1) age, (2) sex`: what stands in a row counts the parts of a sentence.
            let row = strays.contains(&(first + 1)) || first > 1 && strays.contains(&(first - 1));
            return choice.ordered && asked && !row && first == highest + 1;
        }
        if behind_small(candidate) && numbers(candidate).any(|number| placed.contains(&number)) {
            return false;
        }
        match candidate.setting {
            Setting::Square | Setting::Raised => {
                numbers(candidate).all(|number| number <= top) && (!choice.ordered || first <= highest + 2)
            }
            Setting::Round | Setting::Half | Setting::Tight | Setting::Plain if choice.ordered => first == highest + 1,
            Setting::Tight | Setting::Plain => asked,
            Setting::Round | Setting::Half => false,
        }
    };
    let mut kept: Vec<bool> = Vec::with_capacity(candidates.len());
    let mut highest = 0;
    for candidate in &candidates {
        let mut stays = sure(candidate) || runs(candidate, &habits);
        if !stays && !candidate.beyond {
            stays = fits(candidate, highest);
            habits.see(candidate, stays);
        }
        if stays {
            highest = top_of(candidate, top).max(highest);
        }
        kept.push(stays);
    }
    let both = candidates.into_iter().zip(kept);
    both.filter(|(candidate, stays)| *stays || candidate.beyond && habits.allow(candidate))
        .map(|(candidate, _)| candidate)
        .collect()
}

/// Whether plain numbers stand behind a word like `to`, `and` and `the`, which a count does more often.
fn behind_small(candidate: &Candidate) -> bool {
    candidate.seat.is_some_and(|seat| seat.behind == Behind::Small)
}

/// A number that stands in so many doubtful places and in no other is an amount.
const REPEATED: u32 = 4;

/// The highest of its numbers that the list has.
fn top_of(candidate: &Candidate, top: u32) -> u32 {
    numbers(candidate).filter(|&number| number <= top).max().unwrap_or(0)
}

/// How far ahead of the others a number may be in a list that is numbered as it is cited.
const LEAP: u32 = 3;

fn numbers(candidate: &Candidate) -> impl Iterator<Item = u32> {
    candidate.numbers.iter().map(|numbered| numbered.number)
}

/// So many citations settle how a paper cites.
const SETTLED: u32 = 10;

/// Where the numbers of a paper stand that cite, and where others do.
#[derive(Debug, Default)]
struct Habits {
    /// Of each place how many cite there, and how many do not.
    seats: FxHashMap<Seat, (u32, u32)>,
    /// How many cite at all.
    cites: u32,
}

impl Habits {
    fn see(&mut self, candidate: &Candidate, cites: bool) {
        self.cites += u32::from(cites);
        let Some(seat) = candidate.seat else { return };
        let (yes, no) = self.seats.entry(seat).or_default();
        if cites {
            *yes += 1;
        } else {
            *no += 1;
        }
    }

    /// Whether numbers beyond the list stand where nothing but a citation can, or where the paper often cites.
    fn allow(&self, candidate: &Candidate) -> bool {
        let Some(seat) = candidate.seat else { return false };
        if seat.ends() && !candidate.doubtful {
            return true;
        }
        let (yes, no) = self.seats.get(&seat).copied().unwrap_or_default();
        let least = match candidate.numbers.len() {
            1 => 3,
            2 | 3 => 2,
            // `30, 35, 75, 88, 120`: a long rising row says enough by itself.
            _ => 0,
        };
        self.cites >= SETTLED && yes >= least && no * 8 <= yes
    }
}
