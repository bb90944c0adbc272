//! The weights, and how they are stored.
//!
//! The file holds, in little endian: the four bytes `RCL4`; the weights of a first label, of a last label, and of
//! each pair of labels, as `i16`; what each kind of border adds to each pair's weight, as `i8`; the features of
//! [`super::rows`]; the word lists of [`super::lexis`]. A weight of 16 stands for 1.
//!
//! All but the pairs is asked as it is stored: a start of the program works none of it out.

use std::borrow::Cow;

use super::border::BORDERS;
use super::field::{LABELS, LANES, may_follow};
use super::lexis::Lexis;
use super::pairs::{Pairs, Trained};
use super::rows::{Feature, Rows};

/// One score a label, where eight of them fit a vector instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(align(16))]
pub struct Row(pub [i16; LANES]);

impl std::ops::AddAssign<&Self> for Row {
    fn add_assign(&mut self, other: &Self) {
        for (to, score) in self.0.iter_mut().zip(&other.0) {
            *to += score;
        }
    }
}

/// Stored weights are this many times the trained ones.
pub const SCALE: f32 = 16.0;

/// Stands for what cannot be.
pub const NEVER: i16 = i16::MIN;

/// How [`NEVER`] is stored, and whatever is less.
pub const LEAST: i16 = -30_000;

const MAGIC: &[u8; 4] = b"RCL4";

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
    /// Weights of the features.
    pub rows: Rows,
}

impl Default for Model {
    fn default() -> Self {
        Self::new(&[[[0.0; LABELS]; LABELS]; BORDERS + 1], &[0.0; LABELS], &[0.0; LABELS], &[], Lexis::default())
    }
}

impl Model {
    /// Makes a model of trained weights; features are pairs of a hash and a row, those seen most often first.
    pub fn new(
        pairs: &[Trained],
        first: &[f32; LABELS],
        last: &[f32; LABELS],
        features: &[(u32, [f32; LABELS])],
        lexis: Lexis,
    ) -> Self {
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
        let (mut starts, mut ends) = (Row([NEVER; LANES]), Row([NEVER; LANES]));
        for label in 0..LABELS {
            ends.0[label] = stored(last[label]);
            if may_follow(None, label as u8) {
                starts.0[label] = stored(first[label]);
            }
        }
        Self { first: starts, last: ends, pairs: Pairs::new(pairs), lexis, rows: Rows::new(kept) }
    }

    /// The model as it is stored.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for Row(row) in [&self.first, &self.last] {
            row[..LABELS].iter().for_each(|weight| out.extend(weight.max(&LEAST).to_le_bytes()));
        }
        self.pairs.write(&mut out);
        self.rows.write(&mut out);
        self.lexis.write(&mut out);
        out
    }

    /// Takes a stored model, which stays where it is; `None` if the bytes are no such thing.
    pub fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        let mut input = Input::new(bytes.strip_prefix(MAGIC)?);
        let (mut first, mut last) = (Row([NEVER; LANES]), Row([NEVER; LANES]));
        for Row(row) in [&mut first, &mut last] {
            for weight in &mut row[..LABELS] {
                let stored = input.weight()?;
                *weight = if stored <= LEAST { NEVER } else { stored };
            }
        }
        let pairs = Pairs::read(&mut input)?;
        let rows = Rows::read(&mut input)?;
        let lexis = Lexis::read(&mut input)?;
        Some(Self { first, last, pairs, lexis, rows })
    }
}

/// A trained weight of a label, or of one label after another, as it is stored.
pub fn stored(weight: f32) -> i16 {
    (weight * SCALE).round().clamp(f32::from(LEAST) + 1.0, f32::from(i16::MAX)) as i16
}

/// A part of a stored model: pieces of so many bytes, where they lie, or made by training.
pub type Stored<const BYTES: usize> = Cow<'static, [[u8; BYTES]]>;

/// The rest of a stored model.
pub struct Input(&'static [u8]);

impl Input {
    /// The rest of `bytes`.
    pub fn new(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// So many pieces.
    pub fn list<const BYTES: usize>(&mut self, count: usize) -> Option<Stored<BYTES>> {
        let (first, rest) = self.0.split_at_checked(count.checked_mul(BYTES)?)?;
        self.0 = rest;
        Some(Cow::Borrowed(first.as_chunks().0))
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
        let read = Model::from_bytes(model.to_bytes().leak()).unwrap();
        assert_eq!(read.rows.size(), (2, 4));
        assert_eq!(read.pairs, model.pairs);
        assert_eq!(read.pairs.at(3)[1].0[2], 16, "of all pairs and of the border");
        assert!(Model::from_bytes(b"RCL4").is_none() && Model::from_bytes(b"").is_none());
    }
}
