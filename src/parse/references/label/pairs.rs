//! Weights of one label after another: those of all pairs, and what the kind of border between the two tokens adds.

use super::border::BORDERS;
use super::field::{LABELS, LANES, may_follow};
use super::model::{Input, LEAST, NEVER, Row, Stored, stored};

/// Trained weights of a label (column) after another (row).
pub type Trained = [[f32; LABELS]; LABELS];

/// The weights of pairs, at each kind of border.
#[derive(Debug, PartialEq)]
pub struct Pairs {
    /// As they are stored: of all pairs, as `i16`.
    all: Stored<2>,
    /// What each kind of border adds, as `i8`.
    borders: Stored<{ LABELS * LABELS }>,
    /// Both together: for each kind of border, the weights of a label (column) after another (row).
    after: Vec<[Row; LABELS]>,
    /// The same, of a label (row) after another (column), for the way back.
    before: Vec<[Row; LABELS]>,
}

impl Pairs {
    /// Makes them of trained weights: of all pairs, then what each kind of border adds.
    pub fn new(trained: &[Trained]) -> Self {
        let all = trained.iter().take(1).flat_map(|pairs| pairs.as_flattened());
        let all = all.map(|weight| stored(*weight).to_le_bytes()).collect();
        let border = |pairs: &Trained| {
            let pairs = pairs.as_flattened();
            std::array::from_fn(|at| stored(pairs[at]).clamp(-127, 127) as i8 as u8)
        };
        Self::join(all, trained.iter().skip(1).map(border).collect())
    }

    fn join(all: Stored<2>, borders: Stored<{ LABELS * LABELS }>) -> Self {
        // Which may follow which is asked once for all borders.
        let mut may = [Row([NEVER; LANES]); LABELS];
        for (from, (row, weights)) in may.iter_mut().zip(all.chunks(LABELS)).enumerate() {
            for (to, (weight, of_all)) in row.0.iter_mut().zip(weights).enumerate() {
                let of_all = i16::from_le_bytes(*of_all);
                if may_follow(Some(from as u8), to as u8) && of_all > LEAST {
                    *weight = of_all;
                }
            }
        }
        let together = |border: &[u8; LABELS * LABELS]| {
            let mut after = may;
            for (row, weights) in after.iter_mut().zip(border.as_chunks::<LABELS>().0) {
                for (weight, more) in row.0.iter_mut().zip(weights) {
                    let sum = weight.saturating_add(i16::from(*more as i8));
                    *weight = if *weight == NEVER { NEVER } else { sum };
                }
            }
            after
        };
        let after: Vec<_> = borders.iter().map(together).collect();
        let before = after.iter().map(turned).collect();
        Self { all, borders, after, before }
    }

    /// The weights at a kind of border: of a label (column) after another (row).
    #[inline]
    pub fn at(&self, border: u8) -> &[Row; LABELS] {
        &self.after[usize::from(border) % BORDERS]
    }

    /// The weights at a kind of border of `label` after each other label.
    #[inline]
    pub fn towards(&self, label: usize, border: u8) -> &Row {
        &self.before[usize::from(border) % BORDERS][label]
    }

    /// Writes those of all pairs as `i16`, the others as `i8`.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.all.as_flattened());
        out.extend(self.borders.as_flattened());
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(input: &mut Input) -> Option<Self> {
        Some(Self::join(input.list(LABELS * LABELS)?, input.list(BORDERS)?))
    }
}

fn turned(rows: &[Row; LABELS]) -> [Row; LABELS] {
    std::array::from_fn(|to| Row(std::array::from_fn(|from| rows.get(from).map_or(NEVER, |row| row.0[to]))))
}
