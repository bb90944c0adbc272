//! Tables of words, ordered by their hashes as `src/locale/table.rs` looks them up.

use std::fmt::Write as _;

use super::hash::{hash, tag};
use super::words::Words;

/// A table of different words, each at its slot.
pub struct Table<'w> {
    slots: Vec<Option<&'w str>>,
}

impl<'w> Table<'w> {
    pub fn new(list: impl Iterator<Item = &'w str>) -> Self {
        let list: Vec<&str> = list.collect();
        // At most four slots of seven are taken, so that a look-up soon comes to a free one.
        let mut slots = vec![None; (list.len() * 7 / 4 + 2).next_power_of_two().max(BLOCK)];
        for word in list {
            let mut slot = hash(word) as usize % slots.len();
            while slots[slot].is_some() {
                slot = (slot + 1) % slots.len();
            }
            slots[slot] = Some(word);
        }
        Self { slots }
    }

    /// The words by their numbers: in the order of their slots.
    pub fn words(&self) -> impl Iterator<Item = &'w str> {
        self.slots.iter().flatten().copied()
    }

    /// Writes the table.
    pub fn write(&self, out: &mut String, name: &str, words: &Words) {
        let tags: Vec<u8> = self.slots.iter().map(|word| word.map_or(0, |word| tag(hash(word)))).collect();
        let taken: Vec<u64> = tags.chunks(BLOCK).map(bits).collect();
        let mut sum = 0;
        let before: Vec<u16> = taken
            .iter()
            .map(|bits| {
                sum += bits.count_ones();
                u16::try_from(sum - bits.count_ones()).expect("as many words as a table can hold")
            })
            .collect();
        let places: String = self.words().map(|word| words.place(word) + ",").collect();
        let _ = writeln!(
            out,
            "static {name}: Table = Table {{ tags: &{tags:?}, taken: &{taken:?}, before: &{before:?}, places: &[{places}] }};"
        );
    }
}

/// Slots whose bits are one number.
const BLOCK: usize = 64;

/// A bit for each of them that is not 0.
fn bits(of: &[u8]) -> u64 {
    (0..).zip(of).map(|(bit, of)| u64::from(*of != 0) << bit).sum()
}

/// Writes a set of words that may take others for its own: one in ten.
pub fn marks<'w>(out: &mut String, name: &str, list: impl Iterator<Item = &'w str>) {
    let list: Vec<&str> = list.collect();
    let mut marked = vec![0; (list.len() * 8).next_power_of_two().max(BLOCK)];
    let count = marked.len();
    list.iter().for_each(|word| marked[hash(word) as usize % count] = 1);
    let marked: Vec<u64> = marked.chunks(BLOCK).map(bits).collect();
    let _ = writeln!(out, "static {name}: Marks = Marks(&{marked:?});");
}

/// Writes what is said of each word of a table.
pub fn values(out: &mut String, name: &str, kind: &str, values: impl Iterator<Item = impl std::fmt::Display>) {
    let values: String = values.map(|value| format!("{value},")).collect();
    let _ = writeln!(out, "static {name}: &[{kind}] = &[{values}];");
}

/// Values that many words have in common, of which each is kept once.
#[derive(Default)]
pub struct Sets(Vec<String>);

impl Sets {
    /// The number of a value.
    pub fn number(&mut self, value: String) -> usize {
        self.0.iter().position(|known| *known == value).unwrap_or_else(|| {
            self.0.push(value);
            self.0.len() - 1
        })
    }

    /// Writes the values, by their numbers.
    pub fn write(&self, out: &mut String, name: &str, kind: &str) {
        values(out, name, kind, self.0.iter());
    }
}
