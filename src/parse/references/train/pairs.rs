//! Learns which label follows which, at each kind of border between tokens.

use super::learn::Options;
use super::learner::{Learner, Weights};
use crate::parse::references::label::border::BORDERS;
use crate::parse::references::label::field::{LABELS, may_follow};

/// What is learnt about pairs of labels: for all, and for each kind of border between them.
pub struct Pairs {
    /// First label, last label, then a row for each label, of all pairs and of each kind of border.
    pub rows: Vec<Learner>,
    /// Weights to multiply with, of the kinds of border that the entry has.
    weights: Vec<[Weights; LABELS]>,
    edges: Vec<[Weights; LABELS]>,
    seen: Vec<u8>,
}

impl Pairs {
    /// Nothing learnt yet.
    pub fn new() -> Self {
        Self {
            rows: vec![Learner::NEW; 2 + LABELS * (BORDERS + 1)],
            weights: vec![[[0.0; LABELS]; LABELS]; BORDERS],
            edges: vec![[[0.0; LABELS]; LABELS]; BORDERS],
            seen: Vec::new(),
        }
    }

    fn row(border: usize, from: usize) -> usize {
        2 + (border + 1) * LABELS + from
    }

    /// Makes the weights ready for an entry with these borders.
    pub fn weigh(&mut self, borders: &[u8], now: u32, options: &Options) {
        self.seen.clear();
        self.seen.extend_from_slice(borders.get(1..).unwrap_or_default());
        self.seen.sort_unstable();
        self.seen.dedup();
        for &border in &self.seen {
            let border = usize::from(border);
            self.edges[border] = [[0.0; LABELS]; LABELS];
            for from in 0..LABELS {
                self.rows[Self::row(border, from)].settle(now, options);
                let (all, own) = (&self.rows[2 + from], &self.rows[Self::row(border, from)]);
                for to in 0..LABELS {
                    self.weights[border][from][to] = if may_follow(Some(from as u8), to as u8) {
                        (all.weights[to] + own.weights[to]).clamp(-20.0, 20.0).exp()
                    } else {
                        0.0
                    };
                }
            }
        }
    }

    /// What to multiply with at a kind of border.
    pub fn weights(&self, border: u8) -> &[Weights; LABELS] {
        &self.weights[usize::from(border)]
    }

    /// The same, and where the gradient is gathered.
    pub fn at(&mut self, border: u8) -> (&[Weights; LABELS], &mut [Weights; LABELS]) {
        (&self.weights[usize::from(border)], &mut self.edges[usize::from(border)])
    }

    /// Takes a step against the gathered gradients.
    pub fn learn(&mut self, rate: f32) {
        let mut sum = [[0.0f32; LABELS]; LABELS];
        for &border in &self.seen {
            let border = usize::from(border);
            for (from, (sum, gradient)) in sum.iter_mut().zip(&self.edges[border]).enumerate() {
                self.rows[Self::row(border, from)].learn(gradient, rate);
                for (to, part) in sum.iter_mut().zip(gradient) {
                    *to += part;
                }
            }
        }
        for (row, gradient) in self.rows[2..].iter_mut().zip(&sum) {
            row.learn(gradient, rate);
        }
    }
}
