//! What was worked out a moment ago. A list's entries are alike: most of its words and most rows of kinds of tokens come
//! again, and a look here is cheaper than the features they stand for.

use super::token::mix;

/// Values by their keys. Each key has one place; a newer key takes it.
#[derive(Debug)]
pub struct Memo<K, V> {
    slots: Vec<(K, V)>,
}

/// How many values are kept.
const SLOTS: usize = 1 << 11;

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { slots: Vec::new() }
    }
}

impl<K: Copy + PartialEq, V: Clone> Memo<K, V> {
    /// The value of `key`, of which `hash` is a hash; made if it is not at its place.
    #[inline]
    pub fn get(&mut self, key: K, hash: u32, make: impl FnOnce() -> V) -> &V {
        let slot = mix(hash, 0) as usize % SLOTS;
        if self.slots.len() != SLOTS {
            // So that no slot is empty, all are given this key's value.
            self.slots = vec![(key, make()); SLOTS];
        } else if self.slots[slot].0 != key {
            self.slots[slot] = (key, make());
        }
        &self.slots[slot].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_own_value_whoever_had_its_place() {
        let mut memo = Memo::default();
        for round in 0..3 {
            for key in 0..5_000u32 {
                assert_eq!(*memo.get(key, key % 3_000, || key * 2), key * 2, "{round}");
            }
        }
    }
}
