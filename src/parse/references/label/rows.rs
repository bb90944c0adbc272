//! The rows of weights, and their sum for the features of a token.
//!
//! A token has more features that are not known than known ones, and few know beforehand which. So two bytes of each place
//! are asked first, without a branch. Most known features have a weight for one or two labels, and only these are kept; the
//! few that have many are those that are met most, and are added as a whole.

use rustc_hash::FxHashSet;

use super::field::{LABELS, LANES};
use super::model::{Input, Row, Stored};
use super::places::Places;

/// A feature's weights, one a label.
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
    /// How many features there are, and how many weights.
    size: (u32, u32),
    places: Places,
    /// For each place what tells the feature that has it.
    checks: Stored<2>,
    /// For each block of [`BLOCK`] places where its weights begin, as `u32`, and for each place where its own begin from
    /// there on: see [`WHOLE`] and [`NONE`].
    blocks: Stored<12>,
    /// Labels and their weights, in the order of the places, the last of each place marked by [`LAST`]; or the weights of all
    /// labels.
    weights: Stored<2>,
}

/// How many places there are: as many as sixteen bits tell.
const PLACES: usize = 1 << 16;
/// How many features there can be, so that each finds a place.
const MOST: usize = PLACES / 16 * 15;
/// Places that share a beginning of their weights.
const BLOCK: usize = 8;
/// Marks where the weights of all labels begin.
const WHOLE: u8 = 0x80;
/// Stands for a place that no feature has.
const NONE: u8 = 0x7f;
/// Marks a label that is the last.
const LAST: u8 = 0x20;
/// Features that have this many weights are kept whole.
const MANY: usize = 6;
/// So are this many of those seen most often, as adding a row as a whole takes no time to find out its length.
const OFTEN: usize = 2_048;

impl Rows {
    /// Takes features in the order of how often they are seen. Of more than [`MOST`] the rest is left out.
    pub fn new(mut features: Vec<Feature>) -> Self {
        let mut seen = FxHashSet::default();
        features.retain(|feature| seen.insert(feature.hash));
        features.truncate(MOST);
        if features.is_empty() {
            return Self::default();
        }
        let place =
            |features: &[Feature]| Places::new(&features.iter().map(|feature| feature.hash).collect::<Vec<_>>());
        let mut places = place(&features);
        while places.count() > PLACES {
            features.truncate(features.len() / 16 * 15);
            places = place(&features);
        }
        let (mut checks, mut at) = (vec![[0; 2]; places.count()], vec![None; places.count()]);
        for (number, feature) in features.iter().enumerate() {
            let (place, check) = places.of(feature.hash);
            checks[place] = check;
            at[place] = Some((number, &feature.weights));
        }
        let (mut blocks, mut weights) = (Vec::new(), Vec::new());
        for block in at.chunks(BLOCK) {
            let start = weights.len();
            let mut stored = [NONE; 12];
            stored[..4].copy_from_slice(&(start as u32).to_le_bytes());
            for (from, feature) in stored[4..].iter_mut().zip(block) {
                let Some((number, row)) = feature else { continue };
                *from = (weights.len() - start) as u8;
                let mut single = single(row);
                if single.len() >= MANY || *number < OFTEN {
                    *from |= WHOLE;
                    weights.extend_from_slice(row.map(|weight| weight as u8).as_chunks().0);
                } else if let Some(last) = single.last_mut() {
                    last[0] |= LAST;
                    weights.append(&mut single);
                } else {
                    *from = NONE;
                }
            }
            blocks.push(stored);
        }
        let known = features.iter().map(|feature| single(&feature.weights).len()).sum::<usize>();
        Self {
            size: (features.len() as u32, known as u32),
            places,
            checks: checks.into(),
            blocks: blocks.into(),
            weights: weights.into(),
        }
    }

    /// The sum of the weights of these features.
    #[inline(never)]
    pub fn sum<const ASKED: usize>(&self, asked: &[u32; ASKED]) -> Row {
        /// As many as a label has values, so that none is out of bounds.
        const SUMS: usize = 32;
        /// As many as there are bits.
        const MOST_ASKED: usize = 64;
        // Those that are added as a whole have a sum of their own, which stays in the processor's registers.
        let (mut whole, mut single) = ([0i16; LANES], [0i16; SUMS]);
        let tables = (self.checks.first_chunk::<PLACES>(), self.blocks.first_chunk::<{ PLACES / BLOCK }>());
        if let (Some(checks), Some(blocks)) = tables {
            let places = self.places.finder();
            // The bit of the last one asked for is the lowest.
            let (mut found, mut likely) = ([0; MOST_ASKED], 0u64);
            for (place, &hash) in found.iter_mut().zip(asked) {
                let spread = places.spread(hash);
                *place = (spread >> 16) as u16;
                let check = checks[usize::from(*place)];
                likely = likely << 1 | u64::from(check == (spread as u16).to_le_bytes());
            }
            let weights = &*self.weights;
            while likely != 0 {
                let number = (ASKED - 1).wrapping_sub(likely.trailing_zeros() as usize);
                likely &= likely - 1;
                let place = usize::from(found[number % MOST_ASKED]);
                let block = &blocks[place / BLOCK];
                let [one, two, three, four, froms @ ..] = block;
                let (start, from) = (u32::from_le_bytes([*one, *two, *three, *four]), froms[place % BLOCK]);
                let known = weights.get(start as usize + usize::from(from & !WHOLE)..).unwrap_or_default();
                if from & WHOLE != 0 {
                    let Some(row) = known.first_chunk::<{ LANES / 2 }>() else { continue };
                    for (sum, weight) in whole.iter_mut().zip(row.as_flattened()) {
                        *sum += i16::from(*weight as i8);
                    }
                } else if from != NONE {
                    for &[label, weight] in known.iter().take(MANY) {
                        single[usize::from(label) % SUMS] += i16::from(weight as i8);
                        if label & LAST != 0 {
                            break;
                        }
                    }
                }
            }
        }
        Row(std::array::from_fn(|lane| whole[lane] + single[lane]))
    }

    /// How many features have a weight, and how many weights there are.
    pub fn size(&self) -> (usize, usize) {
        (self.size.0 as usize, self.size.1 as usize)
    }

    /// Appends the stored form: the number of features as `u32`, and where there are any, that of weights, then the other
    /// fields of [`Rows`] in their order, and before the last how many pairs of bytes it has.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.size.0.to_le_bytes());
        if self.size.0 > 0 {
            out.extend(self.size.1.to_le_bytes());
            self.places.write(out);
            out.extend(self.checks.as_flattened());
            out.extend(self.blocks.as_flattened());
            out.extend((self.weights.len() as u32).to_le_bytes());
            out.extend(self.weights.as_flattened());
        }
    }

    /// Reads the stored form.
    pub fn read(input: &mut Input) -> Option<Self> {
        let count = input.number()?;
        if count == 0 {
            return Some(Self::default());
        }
        let size = (count, input.number()?);
        let places = Places::read(input)?;
        if places.count() != PLACES {
            return None;
        }
        let (checks, blocks) = (input.list(PLACES)?, input.list(PLACES / BLOCK)?);
        let weights = input.number()? as usize;
        Some(Self { size, places, checks, blocks, weights: input.list(weights)? })
    }
}

/// The labels that have a weight, with it.
fn single(weights: &Weights) -> Vec<[u8; 2]> {
    let labels = (0..LABELS).filter(|&label| weights[label] != 0);
    labels.map(|label| [label as u8, weights[label] as u8]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::references::label::feature::FEATURES;
    use crate::parse::references::label::token::mix;

    /// So many features; the weight of the first label tells which it is, and of some all labels have weights.
    fn many(count: u32) -> Vec<Feature> {
        let weight = |at: u32, lane: usize| match lane {
            0 => (at % 100) as i8 + 1,
            _ if at.is_multiple_of(50) && lane < LABELS => -(lane as i8),
            _ => 0,
        };
        let weights = |at: u32| std::array::from_fn(|lane| weight(at, lane));
        (0..count).map(|at| Feature { hash: mix(at, 17), weights: weights(at) }).collect()
    }

    #[test]
    fn each_feature_is_found_and_no_other() {
        let features = many(3_000);
        let rows = Rows::new(features.clone());
        assert_eq!(rows.size(), (3_000, 3_000 + 60 * (LABELS - 1)));
        for (at, feature) in features.iter().enumerate() {
            let mut asked = [0; FEATURES];
            asked[at % FEATURES] = feature.hash;
            assert_eq!(rows.sum(&asked).0, feature.weights.map(i16::from));
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
        let bytes: &'static [u8] = bytes.leak();
        let read = Rows::read(&mut Input::new(bytes)).unwrap();
        assert_eq!((&read.checks, &read.blocks), (&rows.checks, &rows.blocks));
        assert_eq!(read.weights, rows.weights);
        for end in [0, 1, 5_000, bytes.len() - 1] {
            assert!(Rows::read(&mut Input::new(&bytes[..end])).is_none());
        }
        let mut bytes = bytes.to_vec();
        bytes[8] = 31;
        assert!(Rows::read(&mut Input::new(bytes.leak())).is_none(), "more places than features can need");
    }

    #[test]
    fn nothing_is_learnt_and_nothing_found() {
        let rows = Rows::new(Vec::new());
        assert_eq!((rows.size(), rows.sum(&[7; FEATURES]).0), ((0, 0), [0; LANES]));
    }
}
