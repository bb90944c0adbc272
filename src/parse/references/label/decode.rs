//! The best sequence of labels, by Viterbi's algorithm.

use super::field::{LABELS, LANES};
use super::model::{Model, NEVER, Row};

/// Scores of the best paths, kept from one entry to the next.
#[derive(Debug, Default)]
pub struct Lattice {
    /// For each token, by how much the best path to each label falls behind the best of all: small numbers, of which a
    /// vector instruction adds eight at a time.
    best: Vec<Row>,
    /// The kind of border before each token.
    borders: Vec<u8>,
}

impl Lattice {
    /// Begins an entry of `length` tokens.
    pub fn start(&mut self, length: usize) {
        self.best.clear();
        self.best.reserve(length);
        self.borders.clear();
    }

    /// Takes the next token's scores, and the kind of border before it.
    pub fn push(&mut self, scores: Row, border: u8, model: &Model) {
        let mut best = match self.best.last() {
            None => model.first,
            Some(before) => step(before, model.pairs.at(border)),
        };
        for lane in 0..LANES {
            best.0[lane] = best.0[lane].saturating_add(scores.0[lane]);
        }
        let highest = best.0.iter().fold(NEVER, |highest, score| highest.max(*score));
        best.0.iter_mut().for_each(|score| *score = score.saturating_sub(highest));
        self.best.push(best);
        self.borders.push(border);
    }

    /// Walks the best path back. Which step led to a score is found again here, on one path only.
    pub fn finish(&mut self, model: &Model, labels: &mut Vec<u8>) {
        labels.clear();
        labels.resize(self.best.len(), 0);
        let Some(last) = self.best.last() else { return };
        let mut label = highest(last, &model.last);
        for at in (0..self.best.len()).rev() {
            labels[at] = label as u8;
            if at > 0 {
                label = highest(&self.best[at - 1], model.pairs.towards(label, self.borders[at]));
            }
        }
    }
}

/// The best score of each label after any other. Apart from what is around it, so that all scores stay in registers.
#[inline(never)]
fn step(before: &Row, pairs: &[Row; LABELS]) -> Row {
    let mut best = Row([NEVER; LANES]);
    for (from, row) in before.0.iter().zip(pairs) {
        for lane in 0..LANES {
            best.0[lane] = best.0[lane].max(from.saturating_add(row.0[lane]));
        }
    }
    best
}

/// The label whose score and weight together are the highest, the first of equals.
fn highest(scores: &Row, weights: &Row) -> usize {
    let sums: [i16; LANES] = std::array::from_fn(|lane| scores.0[lane].saturating_add(weights.0[lane]));
    let highest = sums.iter().fold(NEVER, |highest, sum| highest.max(*sum));
    // A bit for each label that has it, so that no step depends on the one before.
    let equal = (0..LABELS).fold(0u32, |equal, label| equal | u32::from(sums[label] == highest) << label);
    (equal | 1 << LABELS).trailing_zeros() as usize % LABELS
}
