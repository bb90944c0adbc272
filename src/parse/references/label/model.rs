//! The weights: how they are stored, and how a token's features are looked up.
//!
//! The file holds, in little endian: the four bytes `RCL1`; the weights of a first label, of a last label, and of
//! each pair of labels, as `i16`; the number of features as `u32`; for each its hash, in ascending order, as `u32`,
//! a mask of the labels that have a weight as `u32`, and these weights as `i8`; then the word lists of
//! [`super::lexis`]. A weight of 16 stands for 1.

use super::field::{LABELS, LANES, may_follow};
use super::lexis::Lexis;

/// One score a label.
pub type Row = [i16; LANES];

/// Stored weights are this many times the trained ones.
pub const SCALE: f32 = 16.0;

/// Stands for what cannot be.
pub const NEVER: f32 = -1.0e6;

const MAGIC: &[u8; 4] = b"RCL1";

/// A trained labeller.
#[derive(Debug)]
pub struct Model {
    /// Weights of an entry's first label.
    pub first: [f32; LANES],
    /// Weights of its last label.
    pub last: [f32; LANES],
    /// Weights of a label (column) after another (row).
    pub transitions: [[f32; LANES]; LABELS],
    /// Word lists.
    pub lexis: Lexis,
    rows: Vec<Row>,
    slots: Vec<(u32, u32)>,
    /// One bit for each known feature, by the upper bits of its hash. Most features are unknown, and this small table
    /// says so without a look into the large one.
    known: Vec<u64>,
}

/// Upper bits of a hash that find its place among the known ones: 32 kB in all.
const KNOWN_BITS: u32 = 18;

impl Default for Model {
    fn default() -> Self {
        Self::new(&[[0.0; LABELS]; LABELS], &[0.0; LABELS], &[0.0; LABELS], &[], Lexis::default())
    }
}

impl Model {
    /// Makes a model of trained weights; features are pairs of a hash and a row.
    pub fn new(
        transitions: &[[f32; LABELS]; LABELS],
        first: &[f32; LABELS],
        last: &[f32; LABELS],
        features: &[(u32, [f32; LABELS])],
        lexis: Lexis,
    ) -> Self {
        let mut model = Self {
            first: [NEVER; LANES],
            last: [NEVER; LANES],
            transitions: [[NEVER; LANES]; LABELS],
            lexis,
            rows: Vec::new(),
            slots: Vec::new(),
            known: Vec::new(),
        };
        for label in 0..LABELS {
            model.last[label] = (last[label] * SCALE).round();
            if may_follow(None, label as u8) {
                model.first[label] = (first[label] * SCALE).round();
            }
            for (next, weight) in model.transitions[label].iter_mut().enumerate().take(LABELS) {
                if may_follow(Some(label as u8), next as u8) {
                    *weight = (transitions[label][next] * SCALE).round();
                }
            }
        }
        let mut kept: Vec<(u32, Row)> = Vec::new();
        for (hash, weights) in features {
            let mut row = [0i16; LANES];
            for (to, weight) in row.iter_mut().zip(weights) {
                *to = (weight * SCALE).round().clamp(-127.0, 127.0) as i16;
            }
            if row.iter().any(|&weight| weight != 0) {
                kept.push((*hash, row));
            }
        }
        kept.sort_by_key(|(hash, _)| *hash);
        kept.dedup_by_key(|(hash, _)| *hash);
        model.fill(&kept);
        model
    }

    fn fill(&mut self, features: &[(u32, Row)]) {
        let size = (features.len() * 2).next_power_of_two().max(16);
        self.slots = vec![(0, u32::MAX); size];
        self.rows = features.iter().map(|(_, row)| *row).collect();
        self.known = vec![0; 1 << (KNOWN_BITS - 6)];
        for (index, (hash, _)) in features.iter().enumerate() {
            let bit = hash >> (32 - KNOWN_BITS);
            self.known[(bit >> 6) as usize] |= 1 << (bit & 63);
            let mut slot = *hash as usize & (size - 1);
            while self.slots[slot].1 != u32::MAX {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = (*hash, index as u32);
        }
    }

    /// The sum of the rows of these features.
    #[inline]
    pub fn score(&self, features: &[u32]) -> Row {
        let mask = self.slots.len() - 1;
        let mut sum = [0i16; LANES];
        for &feature in features {
            let bit = feature >> (32 - KNOWN_BITS);
            if self.known[(bit >> 6) as usize] & 1 << (bit & 63) == 0 {
                continue;
            }
            let mut slot = feature as usize & mask;
            loop {
                let (hash, row) = self.slots[slot];
                if row == u32::MAX {
                    break;
                }
                if hash == feature {
                    for (to, weight) in sum.iter_mut().zip(&self.rows[row as usize]) {
                        *to += weight;
                    }
                    break;
                }
                slot = (slot + 1) & mask;
            }
        }
        sum
    }

    /// How many features have a weight, and how many weights there are.
    pub fn size(&self) -> (usize, usize) {
        (self.rows.len(), self.rows.iter().flatten().filter(|&&weight| weight != 0).count())
    }

    /// The model as it is stored.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let matrices = std::iter::once(&self.first).chain(std::iter::once(&self.last)).chain(&self.transitions);
        for row in matrices {
            for &weight in &row[..LABELS] {
                out.extend((weight.max(-30_000.0) as i16).to_le_bytes());
            }
        }
        let mut features: Vec<(u32, u32)> = self.slots.iter().copied().filter(|(_, row)| *row != u32::MAX).collect();
        features.sort_unstable();
        out.extend((features.len() as u32).to_le_bytes());
        for (hash, row) in features {
            let row = &self.rows[row as usize];
            let mask = (0..LABELS).filter(|&label| row[label] != 0).fold(0u32, |mask, label| mask | 1 << label);
            out.extend(hash.to_le_bytes());
            out.extend(mask.to_le_bytes());
            out.extend(row.iter().filter(|&&weight| weight != 0).map(|&weight| weight as i8 as u8));
        }
        self.lexis.write(&mut out);
        out
    }

    /// Reads a stored model; `None` if the bytes are no such thing.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut input = Input(bytes.strip_prefix(MAGIC)?);
        let mut model = Self {
            first: [NEVER; LANES],
            last: [NEVER; LANES],
            transitions: [[NEVER; LANES]; LABELS],
            lexis: Lexis::default(),
            rows: Vec::new(),
            slots: Vec::new(),
            known: Vec::new(),
        };
        let Model { first, last, transitions, .. } = &mut model;
        for row in std::iter::once(first).chain(std::iter::once(last)).chain(transitions) {
            for weight in &mut row[..LABELS] {
                let stored = i16::from_le_bytes([input.byte()?, input.byte()?]);
                *weight = if stored <= -30_000 { NEVER } else { f32::from(stored) };
            }
        }
        let count = input.number()? as usize;
        let mut features = Vec::with_capacity(count.min(bytes.len() / 8));
        for _ in 0..count {
            let (hash, mask) = (input.number()?, input.number()?);
            let mut row = [0i16; LANES];
            for (label, weight) in row.iter_mut().enumerate().take(LABELS) {
                if mask & 1 << label != 0 {
                    *weight = i16::from(input.byte()? as i8);
                }
            }
            features.push((hash, row));
        }
        model.lexis = Lexis::read(&mut input)?;
        model.fill(&features);
        Some(model)
    }
}

/// The rest of a stored model.
pub struct Input<'b>(&'b [u8]);

impl Input<'_> {
    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// The next four bytes as a number.
    pub fn number(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_survives_storing() {
        let mut weights = [0.0; LABELS];
        weights[3] = 1.5;
        weights[18] = -0.25;
        let features = [(7, weights), (7 + 16, weights), (9, [0.0; LABELS])];
        let model = Model::new(&[[0.5; LABELS]; LABELS], &[0.0; LABELS], &[0.0; LABELS], &features, Lexis::default());
        let read = Model::from_bytes(&model.to_bytes()).unwrap();
        assert_eq!(read.size(), (2, 4));
        assert_eq!(read.score(&[7, 23, 9, 1]), model.score(&[7, 23]));
        assert_eq!(read.score(&[7])[3], 24);
        assert_eq!(read.transitions, model.transitions);
        assert!(Model::from_bytes(b"RCL1").is_none() && Model::from_bytes(b"").is_none());
    }
}
