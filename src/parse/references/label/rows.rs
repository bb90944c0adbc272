//! The rows of weights, and their sum for the features of a token.
//!
//! A token has more features that are not known than known ones, and few know beforehand which. So a small table of tags is
//! asked first, without a branch; the rows that are used most lie together, where they stay in the processor's cache.

use rustc_hash::FxHashSet;

use super::field::{LABELS, LANES};
use super::model::{Input, Row};
use super::places::Places;

/// A feature's weights, as small as they are stored.
pub type Weights = [i8; LANES];

/// A feature's hash and its weights.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Feature {
    /// The hash.
    pub hash: u32,
    /// The weights, one a label.
    pub weights: Weights,
}

/// Features and their weights.
#[derive(Debug, Default)]
pub struct Rows {
    places: Places,
    /// For each place some bits of the hash that has it.
    tags: Vec<u8>,
    /// For each place which feature has it.
    at: Vec<u16>,
    /// The features, those seen most often first.
    features: Vec<Feature>,
}

/// How many features there can be.
const MOST: usize = 1 << 16;

impl Rows {
    /// Takes features in the order of how often they are seen. Of more than [`MOST`] the rest is left out.
    pub fn new(mut features: Vec<Feature>) -> Self {
        let mut seen = FxHashSet::default();
        features.retain(|feature| seen.insert(feature.hash));
        features.truncate(MOST);
        let hashes: Vec<u32> = features.iter().map(|feature| feature.hash).collect();
        Self::placed(Places::new(&hashes), features)
    }

    fn placed(places: Places, features: Vec<Feature>) -> Self {
        let (mut tags, mut at) = (vec![0; places.count()], vec![0; places.count()]);
        for (number, feature) in features.iter().enumerate() {
            let place = places.of(feature.hash);
            tags[place] = tag(feature.hash);
            at[place] = number as u16;
        }
        Self { places, tags, at, features }
    }

    /// The sum of the weights of these features.
    #[inline]
    pub fn sum<const ASKED: usize>(&self, asked: &[u32; ASKED]) -> Row {
        let mut sum = [0i16; LANES];
        if self.features.is_empty() {
            return Row(sum);
        }
        let places = self.places.finder();
        let mut found = [0; ASKED];
        let mut likely = 0u64;
        for (number, (place, &hash)) in found.iter_mut().zip(asked).enumerate() {
            *place = places.of(hash) as u32;
            likely |= u64::from(self.tags[*place as usize] == tag(hash)) << number;
        }
        while likely != 0 {
            let number = likely.trailing_zeros() as usize;
            likely &= likely - 1;
            let feature = &self.features[usize::from(self.at[found[number] as usize])];
            if feature.hash == asked[number] {
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
        (self.features.len(), weights.filter(|weight| **weight != 0).count())
    }

    /// Appends the stored form: the number of features as `u32`, their places, and for each feature its hash as
    /// `u32`, a mask of the labels that have a weight in three bytes, and these weights as `i8`.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend((self.features.len() as u32).to_le_bytes());
        self.places.write(out);
        for Feature { hash, weights } in &self.features {
            let mask = (0..LABELS).filter(|&label| weights[label] != 0).fold(0u32, |mask, label| mask | 1 << label);
            out.extend(hash.to_le_bytes());
            out.extend(&mask.to_le_bytes()[..3]);
            out.extend(weights.iter().filter(|&&weight| weight != 0).map(|&weight| weight as u8));
        }
    }

    /// Reads the stored form.
    pub fn read(input: &mut Input) -> Option<Self> {
        let count = input.number().map(|count| count as usize).filter(|count| *count <= MOST)?;
        let places = Places::read(input, count)?;
        let mut features = Vec::with_capacity(count);
        for _ in 0..count {
            let head = input.take(7)?;
            let hash = u32::from_le_bytes([head[0], head[1], head[2], head[3]]);
            let mut mask = u32::from_le_bytes([head[4], head[5], head[6], 0]) & ((1 << LABELS) - 1);
            let mut weights = [0; LANES];
            for stored in input.take(mask.count_ones() as usize)? {
                weights[mask.trailing_zeros() as usize] = *stored as i8;
                mask &= mask - 1;
            }
            features.push(Feature { hash, weights });
        }
        Some(Self::placed(places, features))
    }
}

/// Bits that tell most hashes apart that meet at a place.
#[inline]
fn tag(hash: u32) -> u8 {
    (hash >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::references::label::feature::FEATURES;
    use crate::parse::references::label::token::mix;

    /// So many features; the weight of the first label tells which it is.
    fn many(count: u32) -> Vec<Feature> {
        let weights = |at: u32| std::array::from_fn(|lane| if lane == 0 { (at % 100) as i8 + 1 } else { 0 });
        (0..count).map(|at| Feature { hash: mix(at, 17), weights: weights(at) }).collect()
    }

    #[test]
    fn each_feature_is_found_and_no_other() {
        let features = many(3_000);
        let rows = Rows::new(features.clone());
        assert_eq!(rows.size(), (3_000, 3_000));
        for (at, feature) in features.iter().enumerate() {
            let mut asked = [0; FEATURES];
            asked[at % FEATURES] = feature.hash;
            assert_eq!(rows.sum(&asked).0[0], i16::from(feature.weights[0]));
        }
        for from in 3_000..60_000 {
            let unknown: [u32; FEATURES] = std::array::from_fn(|at| mix(at as u32 + from, 17));
            assert_eq!(rows.sum(&unknown).0, [0; LANES]);
        }
        let first: [u32; FEATURES] = std::array::from_fn(|at| features[at].hash);
        assert_eq!(rows.sum(&first).0[0], (1..=FEATURES as i16).sum::<i16>());
    }

    #[test]
    fn rows_survive_storing_and_a_torn_file_is_refused() {
        let rows = Rows::new(many(500));
        let mut bytes = Vec::new();
        rows.write(&mut bytes);
        let read = Rows::read(&mut Input::new(&bytes)).unwrap();
        assert_eq!((&read.features, &read.tags, &read.at), (&rows.features, &rows.tags, &rows.at));
        for end in [0, 1, 5_000, bytes.len() - 1] {
            assert!(Rows::read(&mut Input::new(&bytes[..end])).is_none());
        }
        bytes[4] = 31;
        assert!(Rows::read(&mut Input::new(&bytes)).is_none(), "more places than its features need");
    }

    #[test]
    fn nothing_is_learnt_and_nothing_found() {
        let rows = Rows::new(Vec::new());
        assert_eq!((rows.size(), rows.sum(&[7; FEATURES]).0), ((0, 0), [0; LANES]));
    }
}
