//! Weights of one label after another: those of all pairs, and what the kind of border between the two tokens adds.

use super::border::BORDERS;
use super::field::{LABELS, LANES, may_follow};
use super::model::{Input, LEAST, NEVER, Row, stored};

/// Trained weights of a label (column) after another (row).
pub type Trained = [[f32; LABELS]; LABELS];

/// The weights of pairs, at each kind of border.
#[derive(Debug, PartialEq)]
pub struct Pairs {
    /// As they are stored: of all pairs, then what each kind of border adds.
    stored: Vec<[[i16; LABELS]; LABELS]>,
    /// Both together: for each kind of border, the weights of a label (column) after another (row).
    after: Vec<[Row; LABELS]>,
    /// The same, of a label (row) after another (column), for the way back.
    before: Vec<[Row; LABELS]>,
}

impl Pairs {
    /// Makes them of trained weights: of all pairs, then what each kind of border adds.
    pub fn new(trained: &[Trained]) -> Self {
        let small = |weight: f32, of_all: bool| {
            let weight = stored(weight);
            if of_all { weight } else { weight.clamp(-127, 127) }
        };
        let matrix = |(at, pairs): (usize, &Trained)| pairs.map(|row| row.map(|weight| small(weight, at == 0)));
        Self::join(trained.iter().enumerate().map(matrix).collect())
    }

    fn join(stored: Vec<[[i16; LABELS]; LABELS]>) -> Self {
        let Some((all, borders)) = stored.split_first() else {
            return Self { stored, after: Vec::new(), before: Vec::new() };
        };
        let together = |border: &[[i16; LABELS]; LABELS]| {
            let mut after = [Row([NEVER; LANES]); LABELS];
            for (from, row) in after.iter_mut().enumerate() {
                for (to, weight) in row.0.iter_mut().enumerate().take(LABELS) {
                    if may_follow(Some(from as u8), to as u8) && all[from][to] > LEAST {
                        *weight = all[from][to].saturating_add(border[from][to]);
                    }
                }
            }
            after
        };
        let after: Vec<_> = borders.iter().map(together).collect();
        let before = after.iter().map(turned).collect();
        Self { stored, after, before }
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
        for (at, pairs) in self.stored.iter().enumerate() {
            for weight in pairs.iter().flatten() {
                if at == 0 {
                    out.extend(weight.to_le_bytes());
                } else {
                    out.push(*weight as i8 as u8);
                }
            }
        }
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(input: &mut Input) -> Option<Self> {
        let mut stored = vec![[[0; LABELS]; LABELS]; BORDERS + 1];
        for (at, pairs) in stored.iter_mut().enumerate() {
            for weight in pairs.iter_mut().flatten() {
                *weight = if at == 0 { input.weight()? } else { i16::from(input.byte()? as i8) };
            }
        }
        Some(Self::join(stored))
    }
}

fn turned(rows: &[Row; LABELS]) -> [Row; LABELS] {
    std::array::from_fn(|to| Row(std::array::from_fn(|from| rows.get(from).map_or(NEVER, |row| row.0[to]))))
}
