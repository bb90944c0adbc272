//! Sorting that takes little room in the program.
//!
//! The standard library makes each call of a sort a sort of its own, of six kilobytes, and the program has fifty of them.
//! Here all share one, which sorts numbers of elements; then the elements are put in their places. Lists that are long and
//! sorted often are better off with the standard library.

use std::cmp::Ordering;

/// What can be sorted so. Elements that compare equal keep their order.
pub trait Order<T> {
    /// Sorts by a comparison.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by what is told of each element.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    /// Sorts by the elements' own order.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let order = numbers(self.len(), &mut |one, other| compare(&self[one], &self[other]));
        rearrange(self, order);
    }
}

/// The numbers of so many elements in the order that they are to stand in; none if that is how they stand.
fn numbers(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..count).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

/// Puts at each place the element whose number stands there. What is moved round in a circle is moved at once.
fn rearrange<T>(list: &mut [T], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_as_the_standard_library_sorts_them() {
        let mut state = 7_u32;
        for length in (0..40).chain([1_000]) {
            for kinds in [1, 3, 1_000] {
                let mut next = || {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    state >> 8
                };
                let list: Vec<(u32, String)> = (0..length).map(|at| (next() % kinds, at.to_string())).collect();
                let (mut ours, mut theirs) = (list.clone(), list);
                ours.order_by_key(|(key, _)| *key);
                theirs.sort_by_key(|(key, _)| *key);
                assert_eq!(ours, theirs);
                ours.order();
                theirs.sort();
                assert_eq!(ours, theirs);
                ours.order_by(|one, other| other.0.cmp(&one.0));
                theirs.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
                assert_eq!(ours, theirs);
            }
        }
    }
}
