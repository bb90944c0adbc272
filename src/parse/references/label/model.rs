//! The weights: how they are stored, and how a token's features are looked up.
//!
//! The file holds, in little endian: the four bytes `RCL2`; the weights of a first label, of a last label, and of
//! each pair of labels, as `i16`; what each kind of border adds to each pair's weight, as `i8`; the number of features as `u32`; for each its hash, in ascending order, as `u32`,
//! a mask of the labels that have a weight as `u32`, and these weights as `i8`; then the word lists of
//! [`super::lexis`]. A weight of 16 stands for 1.

use super::border::BORDERS;
use super::field::{LABELS, LANES, may_follow};
use super::lexis::Lexis;
use super::pairs::{Pairs, Trained};

/// One score a label, where eight of them fit a vector instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(align(16))]
pub struct Row(pub [i16; LANES]);

/// Stored weights are this many times the trained ones.
pub const SCALE: f32 = 16.0;

/// Stands for what cannot be.
pub const NEVER: i16 = i16::MIN;

/// How [`NEVER`] is stored, and whatever is less.
pub const LEAST: i16 = -30_000;

const MAGIC: &[u8; 4] = b"RCL2";

/// A trained labeller.
#[derive(Debug)]
pub struct Model {
    /// Weights of an entry's first label.
    pub first: Row,
    /// Weights of its last label.
    pub last: Row,
    /// Weights of pairs of labels.
    pub pairs: Pairs,
    /// Word lists.
    pub lexis: Lexis,
    /// The known features in the order of their hashes.
    features: Vec<Feature>,
    /// Where in them each value of the hash's upper bits begins, and at the end how many they are.
    starts: Vec<u32>,
    /// One bit for each known feature, by more of the upper bits. Most features are unknown, and this small table says
    /// so without a look into the large ones.
    known: Vec<u64>,
}

/// A feature's hash and its weights, as small as they are stored: what is looked up at random should be near.
#[derive(Clone, Copy, Debug)]
struct Feature {
    hash: u32,
    weights: [i8; LANES],
}

/// Upper bits of a hash that find the place of its feature.
const START_BITS: u32 = 16;

/// Upper bits of a hash that find its place among the known ones: 32 kB in all.
const KNOWN_BITS: u32 = 18;

impl Default for Model {
    fn default() -> Self {
        Self::new(&[[[0.0; LABELS]; LABELS]; BORDERS + 1], &[0.0; LABELS], &[0.0; LABELS], &[], Lexis::default())
    }
}

impl Model {
    /// Makes a model of trained weights; features are pairs of a hash and a row.
    pub fn new(
        pairs: &[Trained],
        first: &[f32; LABELS],
        last: &[f32; LABELS],
        features: &[(u32, [f32; LABELS])],
        lexis: Lexis,
    ) -> Self {
        let mut model = Self {
            first: Row([NEVER; LANES]),
            last: Row([NEVER; LANES]),
            pairs: Pairs::new(pairs),
            lexis,
            features: Vec::new(),
            starts: Vec::new(),
            known: Vec::new(),
        };
        for label in 0..LABELS {
            model.last.0[label] = stored(last[label]);
            if may_follow(None, label as u8) {
                model.first.0[label] = stored(first[label]);
            }
        }
        let mut kept = Vec::new();
        for (hash, trained) in features {
            let mut weights = [0i8; LANES];
            for (to, weight) in weights.iter_mut().zip(trained) {
                *to = (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
            }
            if weights.iter().any(|&weight| weight != 0) {
                kept.push(Feature { hash: *hash, weights });
            }
        }
        model.fill(kept);
        model
    }

    fn fill(&mut self, mut features: Vec<Feature>) {
        if !features.is_sorted_by_key(|feature| feature.hash) {
            features.sort_by_key(|feature| feature.hash);
        }
        features.dedup_by_key(|feature| feature.hash);
        self.known = vec![0; 1 << (KNOWN_BITS - 6)];
        self.starts = Vec::with_capacity((1 << START_BITS) + 1);
        for (at, feature) in features.iter().enumerate() {
            let bit = feature.hash >> (32 - KNOWN_BITS);
            self.known[(bit >> 6) as usize] |= 1 << (bit & 63);
            let place = (feature.hash >> (32 - START_BITS)) as usize;
            if self.starts.len() <= place {
                self.starts.resize(place + 1, at as u32);
            }
        }
        self.starts.resize((1 << START_BITS) + 1, features.len() as u32);
        self.features = features;
    }

    /// The sum of the weights of these features.
    #[inline]
    pub fn score(&self, features: &[u32]) -> Row {
        let mut sum = [0i16; LANES];
        for &hash in features {
            let bit = hash >> (32 - KNOWN_BITS);
            if self.known[(bit >> 6) as usize] & 1 << (bit & 63) == 0 {
                continue;
            }
            let place = (hash >> (32 - START_BITS)) as usize;
            let found = self.starts[place] as usize..self.starts[place + 1] as usize;
            if let Some(feature) = self.features[found].iter().find(|feature| feature.hash == hash) {
                for (to, weight) in sum.iter_mut().zip(&feature.weights) {
                    *to += i16::from(*weight);
                }
            }
        }
        Row(sum)
    }

    /// How many features have a weight, and how many weights there are.
    pub fn size(&self) -> (usize, usize) {
        let weights = self.features.iter().flat_map(|feature| &feature.weights);
        (self.features.len(), weights.filter(|&&weight| weight != 0).count())
    }

    /// The model as it is stored.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for Row(row) in [&self.first, &self.last] {
            row[..LABELS].iter().for_each(|weight| out.extend(weight.max(&LEAST).to_le_bytes()));
        }
        self.pairs.write(&mut out);
        out.extend((self.features.len() as u32).to_le_bytes());
        for Feature { hash, weights } in &self.features {
            let mask = (0..LABELS).filter(|&label| weights[label] != 0).fold(0u32, |mask, label| mask | 1 << label);
            out.extend(hash.to_le_bytes());
            out.extend(mask.to_le_bytes());
            out.extend(weights.iter().filter(|&&weight| weight != 0).map(|&weight| weight as u8));
        }
        self.lexis.write(&mut out);
        out
    }

    /// Reads a stored model; `None` if the bytes are no such thing.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut input = Input(bytes.strip_prefix(MAGIC)?);
        let (mut first, mut last) = (Row([NEVER; LANES]), Row([NEVER; LANES]));
        for Row(row) in [&mut first, &mut last] {
            for weight in &mut row[..LABELS] {
                let stored = input.weight()?;
                *weight = if stored <= LEAST { NEVER } else { stored };
            }
        }
        let pairs = Pairs::read(&mut input)?;
        let count = input.number()? as usize;
        let mut features = Vec::with_capacity(count.min(bytes.len() / 8));
        for _ in 0..count {
            let (hash, mut mask) = (input.number()?, input.number()? & ((1 << LABELS) - 1));
            let mut weights = [0i8; LANES];
            while mask != 0 {
                weights[mask.trailing_zeros() as usize] = input.byte()? as i8;
                mask &= mask - 1;
            }
            features.push(Feature { hash, weights });
        }
        let lexis = Lexis::read(&mut input)?;
        let mut model = Self { first, last, pairs, lexis, features: Vec::new(), starts: Vec::new(), known: Vec::new() };
        model.fill(features);
        Some(model)
    }
}

/// A trained weight of a label, or of one label after another, as it is stored.
pub fn stored(weight: f32) -> i16 {
    (weight * SCALE).round().clamp(f32::from(LEAST) + 1.0, f32::from(i16::MAX)) as i16
}

/// The rest of a stored model.
pub struct Input<'b>(&'b [u8]);

impl Input<'_> {
    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.0.len()
    }

    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// The next two bytes as a weight.
    pub fn weight(&mut self) -> Option<i16> {
        Some(i16::from_le_bytes([self.byte()?, self.byte()?]))
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
        let model = Model::new(
            &[[[0.5; LABELS]; LABELS]; BORDERS + 1],
            &[0.0; LABELS],
            &[0.0; LABELS],
            &features,
            Lexis::default(),
        );
        let read = Model::from_bytes(&model.to_bytes()).unwrap();
        assert_eq!(read.size(), (2, 4));
        assert_eq!(read.score(&[7, 23, 9, 1]), model.score(&[7, 23]));
        assert_eq!(read.score(&[7]).0[3], 24);
        assert_eq!(read.pairs, model.pairs);
        assert_eq!(read.pairs.at(3)[1].0[2], 16, "of all pairs and of the border");
        assert!(Model::from_bytes(b"RCL2").is_none() && Model::from_bytes(b"").is_none());
    }
}
