//! What a paper does nearly always, so that the few other cases are slips.

/// Fewer cases show no habit.
const CASES: usize = 8;
/// The habit holds in at least this many of a hundred.
const HABIT: usize = 80;

/// Which of two ways is the paper's habit, of how often it goes each way: the first, the second, or neither.
pub(super) fn habit(first: usize, second: usize) -> Option<bool> {
    let all = first + second;
    let is_habit = |count: usize| all >= CASES && count * 100 >= all * HABIT;
    if is_habit(first) { Some(true) } else { is_habit(second).then_some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_habit_needs_many_cases_and_few_exceptions() {
        assert_eq!(habit(8, 2), Some(true));
        assert_eq!(habit(1, 9), Some(false));
        assert_eq!(habit(7, 0), None);
        assert_eq!(habit(6, 4), None);
    }
}
