//! A row of weights that learns: AdaGrad's step sizes, and a penalty that is made up for when the row is next used.

use super::learn::Options;
use crate::parse::references::label::field::LABELS;

/// One weight a label.
pub type Weights = [f32; LABELS];

/// A row of weights that learns.
#[derive(Clone)]
pub struct Learner {
    /// The weights as they are.
    pub weights: Weights,
    squares: Weights,
    step: u32,
}

impl Learner {
    /// One that knows nothing.
    pub const NEW: Self = Self { weights: [0.0; LABELS], squares: [1e-3; LABELS], step: 0 };

    /// Brings the penalty up to date.
    pub fn settle(&mut self, now: u32, options: &Options) {
        let steps = (now - self.step) as f32;
        self.step = now;
        if steps == 0.0 {
            return;
        }
        for (weight, square) in self.weights.iter_mut().zip(&self.squares) {
            let shrink = steps * options.rate * options.penalty / square.sqrt();
            *weight = if weight.abs() <= shrink { 0.0 } else { *weight - shrink * weight.signum() };
        }
    }

    /// Takes a step against the gradient.
    pub fn learn(&mut self, gradient: &Weights, rate: f32) {
        for ((weight, square), gradient) in self.weights.iter_mut().zip(&mut self.squares).zip(gradient) {
            *square += gradient * gradient;
            *weight -= rate * gradient / square.sqrt();
        }
    }
}
