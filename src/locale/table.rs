//! Tables of words as they stand in the program. A start of the program builds none of them, and none holds an address that
//! would have to be put in its place.

use super::WORDS;
use super::hash::{hash, tag};

/// Where a word or phrase stands in [`WORDS`]: its first byte, and in the lower bits its length in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place(pub(super) u32);

/// Bits of a place that are its length.
const LENGTH_BITS: u32 = 9;

impl Place {
    /// How many bytes the words have.
    pub(super) fn len(self) -> usize {
        (self.0 & ((1 << LENGTH_BITS) - 1)) as usize
    }

    /// The words themselves.
    #[inline]
    pub(super) fn words(self) -> &'static str {
        let start = (self.0 >> LENGTH_BITS) as usize;
        WORDS.get(start..start + self.len()).unwrap_or_default()
    }
}

/// Words that are found without a search. A word's hash tells at which slot to look first; the slots behind it are looked
/// at as long as they are taken. Words are numbered in the order of their slots.
#[derive(Debug)]
pub(super) struct Table {
    /// For each slot some bits of its word's hash, or 0 where it is free: most words that are asked for are in no table,
    /// and this tells.
    pub(super) tags: &'static [u8],
    /// For each slot a bit, whether it is taken, and for each block of 64 how many are before it: together they tell the
    /// number of a slot's word.
    pub(super) taken: &'static [u64],
    pub(super) before: &'static [u16],
    /// The words, by their numbers.
    pub(super) places: &'static [Place],
}

impl Table {
    /// The number of a folded word.
    #[inline]
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let hash = hash(word);
        let tag = tag(hash);
        let mut slot = hash as usize;
        loop {
            slot &= self.tags.len() - 1;
            match self.tags[slot] {
                0 => return None,
                found if found == tag => {
                    let number = self.number(slot);
                    if self.places.get(number)?.words() == word {
                        return Some(number);
                    }
                }
                _ => {}
            }
            slot += 1;
        }
    }

    /// The number of the word of a slot.
    fn number(&self, slot: usize) -> usize {
        let (block, bit) = (slot / 64, slot % 64);
        let within = self.taken[block] & ((1 << bit) - 1);
        usize::from(self.before[block]) + within.count_ones() as usize
    }

    /// What the list says of a folded word.
    #[inline]
    pub(super) fn of<V: Copy>(&self, word: &str, list: &[V]) -> Option<V> {
        list.get(self.find(word)?).copied()
    }
}

/// A set of words that says for certain what it lacks, and takes few others for its own.
#[derive(Debug)]
pub(super) struct Marks(pub(super) &'static [u64]);

impl Marks {
    /// Whether the set may have the folded word.
    #[inline]
    pub(super) fn may_have(&self, word: &str) -> bool {
        let bit = hash(word) as usize % (self.0.len() * 64);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{HEADING_STARTS, HEADINGS, MONTHS, OPENINGS, PARTICLES, STOPWORDS};

    #[test]
    fn each_word_of_a_table_is_found_and_no_other() {
        for table in [&OPENINGS, &HEADINGS, &STOPWORDS, &PARTICLES, &MONTHS] {
            assert!(!table.places.is_empty());
            for (number, place) in table.places.iter().enumerate() {
                assert_eq!(table.find(place.words()), Some(number), "{}", place.words());
                let other = place.words().to_owned() + "\u{1}";
                assert_eq!(table.find(&other), None, "{other}");
            }
        }
        assert_eq!(STOPWORDS.find(""), None);
    }

    #[test]
    fn headings_begin_with_marked_words() {
        let first = |place: &Place| place.words().split(' ').next().unwrap_or_default();
        assert!(HEADINGS.places.iter().all(|place| HEADING_STARTS.may_have(first(place))));
        let others = (0..1_000).filter(|number: &i32| HEADING_STARTS.may_have(&format!("{number}th"))).count();
        assert!(others < 200, "{others}");
    }
}
