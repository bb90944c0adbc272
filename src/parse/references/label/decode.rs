//! The best sequence of labels, by Viterbi's algorithm.

use super::field::{LABELS, LANES};
use super::model::{Model, Row};

/// Scores of the best paths, kept from one entry to the next.
#[derive(Debug, Default)]
pub struct Lattice {
    best: Vec<[f32; LANES]>,
}

impl Lattice {
    /// Begins an entry of `length` tokens.
    pub fn start(&mut self, length: usize) {
        self.best.clear();
        self.best.reserve(length);
    }

    /// Takes the next token's scores.
    pub fn push(&mut self, scores: Row, model: &Model) {
        let mut best = [f32::MIN; LANES];
        match self.best.last() {
            None => best = model.first,
            Some(before) => {
                for (from, row) in before.iter().zip(&model.transitions).take(LABELS) {
                    for (to, weight) in best.iter_mut().zip(row) {
                        let path = from + weight;
                        *to = if path > *to { path } else { *to };
                    }
                }
            }
        }
        for (to, score) in best.iter_mut().zip(scores) {
            *to += score as f32;
        }
        self.best.push(best);
    }

    /// Walks the best path back. Which step led to a score is found again here, on one path only.
    pub fn finish(&mut self, model: &Model, labels: &mut Vec<u8>) {
        labels.clear();
        labels.resize(self.best.len(), 0);
        let Some(last) = self.best.last() else { return };
        let mut label = highest(last.iter().zip(&model.last).map(|(score, weight)| score + weight));
        for at in (0..self.best.len()).rev() {
            labels[at] = label as u8;
            if at > 0 {
                let before = &self.best[at - 1];
                label = highest((0..LABELS).map(|from| before[from] + model.transitions[from][label]));
            }
        }
    }
}

fn highest(scores: impl Iterator<Item = f32>) -> usize {
    let mut best = (0, f32::MIN);
    for (label, score) in scores.take(LABELS).enumerate() {
        if score > best.1 {
            best = (label, score);
        }
    }
    best.0
}
