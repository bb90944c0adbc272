//! Learns the weights: the gradient of the likelihood, entry by entry, with AdaGrad's step sizes and an L1 penalty
//! that keeps most weights at nothing.

use rustc_hash::FxHashMap;

use super::Labelled;
use super::learner::{Learner, Weights};
use super::pairs::Pairs;
use crate::order::Order;
use crate::parse::references::label::Model;
use crate::parse::references::label::border::border;
use crate::parse::references::label::feature::{Context, contexts, features};
use crate::parse::references::label::field::{LABELS, may_follow};
use crate::parse::references::label::lexis::Lexis;
use crate::parse::references::label::memo::Memo;

/// How to train.
#[derive(Clone, Debug)]
pub struct Options {
    /// Times through the data.
    pub epochs: usize,
    /// Features seen less often than this are dropped.
    pub least: u32,
    /// First step size.
    pub rate: f32,
    /// Weight of the penalty on each weight's size.
    pub penalty: f32,
    /// Share of features left out at random while learning, so that no one of them is relied upon.
    pub dropout: f32,
    /// The mean of the weights after this many last epochs is what counts, at least 1.
    pub averaged: usize,
    /// Seed of the random numbers.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { epochs: 26, least: 2, rate: 0.08, penalty: 1e-5, dropout: 0.4, averaged: 12, seed: 7 }
    }
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }
}

/// How far the learning is, after each time through the data.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Times through the data so far.
    pub epoch: usize,
    /// Times in all.
    pub epochs: usize,
    /// How likely the right label of a token was, on average, from 0 to 1.
    pub likely: f64,
}

/// Trains on `examples`. The same examples in the same order give the same model.
pub fn learn(examples: &[&Labelled], mut lexis: Lexis, options: &Options, tell: &mut dyn FnMut(Progress)) -> Model {
    let mut index: FxHashMap<u32, u32> = FxHashMap::default();
    let mut counts: Vec<u32> = Vec::new();
    let mut data: Vec<(Vec<u32>, usize)> = Vec::new();
    let mut borders: Vec<Vec<u8>> = Vec::new();
    let mut context: Vec<Context> = Vec::new();
    for example in examples {
        contexts(&example.tokens, &lexis, Some(example.source), &mut Memo::default(), &mut context);
        let mut ids = Vec::new();
        let mut width = 0;
        for at in 0..example.tokens.len() {
            let hashes = features(&example.tokens, &context, at);
            width = hashes.len();
            for hash in &hashes {
                let next = counts.len() as u32;
                let id = *index.entry(*hash).or_insert(next);
                if id == next {
                    counts.push(0);
                }
                counts[id as usize] += 1;
                ids.push(id);
            }
        }
        data.push((ids, width));
        borders.push((0..example.tokens.len()).map(|at| border(&example.tokens, at)).collect());
    }
    // Number the features that are kept.
    let mut place = vec![u32::MAX; counts.len()];
    let mut kept = 0;
    for (id, count) in counts.iter().enumerate() {
        if *count >= options.least {
            place[id] = kept;
            kept += 1;
        }
    }
    for (ids, _) in &mut data {
        ids.iter_mut().for_each(|id| *id = place[*id as usize]);
    }
    let mut rows = vec![Learner::NEW; kept as usize];
    let mut pairs = Pairs::new();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(options.seed);
    let mut now = 0u32;
    let mut work = Work::default();
    let mut mean: Vec<Weights> = Vec::new();
    let mut summed = 0;
    for epoch in 0..options.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, random.next() as usize % (at + 1));
        }
        (work.likely, work.tokens) = (0.0, 0);
        let rate = options.rate * (1.0 - 0.9 * epoch as f32 / options.epochs as f32);
        for &example in &order {
            now += 1;
            let (ids, width) = &data[example];
            if *width == 0 {
                continue;
            }
            work.ids.clear();
            let bar = (options.dropout * 2_147_483_648.0) as u32;
            work.ids.extend(ids.iter().map(|&id| if id == u32::MAX || random.next() < bar { u32::MAX } else { id }));
            work.step(&examples[example].labels, &borders[example], *width, &mut rows, &mut pairs, now, rate, options);
        }
        tell(Progress { epoch: epoch + 1, epochs: options.epochs, likely: work.likely / work.tokens.max(1) as f64 });
        // The mean of the last epochs is steadier than the last one.
        if epoch + options.averaged >= options.epochs {
            mean.resize(rows.len() + pairs.rows.len(), [0.0; LABELS]);
            summed += 1;
            for (row, sum) in rows.iter_mut().chain(&mut pairs.rows).zip(&mut mean) {
                row.settle(now, options);
                for (to, weight) in sum.iter_mut().zip(&row.weights) {
                    *to += weight;
                }
            }
        }
    }
    let scale = (1.0 - options.dropout) / summed.max(1) as f32;
    let mut trained: Vec<(u32, Weights)> = Vec::with_capacity(rows.len());
    // Those seen most often first.
    let mut order: Vec<(&u32, &u32)> = index.iter().collect();
    order.order_by_key(|(hash, id)| (std::cmp::Reverse(counts[**id as usize]), **hash));
    for (hash, id) in order {
        let at = place[*id as usize];
        if at != u32::MAX {
            trained.push((*hash, mean[at as usize].map(|weight| weight * scale)));
        }
    }
    let weights: Vec<Weights> = mean[rows.len()..].iter().map(|row| row.map(|weight| weight / summed as f32)).collect();
    let (ends, weights) = weights.split_at(2);
    let matrices: Vec<[Weights; LABELS]> =
        weights.chunks_exact(LABELS).map(|rows| std::array::from_fn(|from| rows[from])).collect();
    lexis.settle();
    Model::new(&matrices, &ends[0], &ends[1], &trained, lexis)
}

#[derive(Default)]
struct Work {
    ids: Vec<u32>,
    emit: Vec<Weights>,
    forward: Vec<Weights>,
    backward: Vec<Weights>,
    /// Sum of the right labels' likelihoods, and of how many tokens.
    likely: f64,
    tokens: usize,
}

impl Work {
    /// One step on one entry: marginals by the forward-backward algorithm, then the rows that took part learn.
    #[allow(clippy::too_many_arguments)]
    fn step(
        &mut self,
        truth: &[u8],
        borders: &[u8],
        width: usize,
        rows: &mut [Learner],
        pairs: &mut Pairs,
        now: u32,
        rate: f32,
        options: &Options,
    ) {
        let count = truth.len();
        self.tokens += count;
        self.emit.clear();
        for at in 0..count {
            let mut sum = [0.0f32; LABELS];
            for &id in self.ids[at * width..(at + 1) * width].iter().filter(|&&id| id != u32::MAX) {
                let row = &mut rows[id as usize];
                row.settle(now, options);
                for (to, weight) in sum.iter_mut().zip(&row.weights) {
                    *to += weight;
                }
            }
            let top = sum.iter().fold(f32::MIN, |top, score| top.max(*score));
            self.emit.push(sum.map(|score| (score - top).exp()));
        }
        pairs.weigh(borders, now, options);
        let mut first = [0.0f32; LABELS];
        for (to, weight) in first.iter_mut().enumerate() {
            if may_follow(None, to as u8) {
                *weight = pairs.rows[0].weights[to].exp();
            }
        }
        let last = pairs.rows[1].weights.map(f32::exp);
        self.forward.clear();
        for (at, &border) in borders.iter().enumerate().take(count) {
            let mut row = [0.0f32; LABELS];
            if at == 0 {
                row = first;
            } else {
                for (before, weights) in self.forward[at - 1].iter().zip(pairs.weights(border)) {
                    for (to, weight) in row.iter_mut().zip(weights) {
                        *to += before * weight;
                    }
                }
            }
            for (to, emit) in row.iter_mut().zip(&self.emit[at]) {
                *to = *to * emit + 1e-30;
            }
            normalise(&mut row);
            self.forward.push(row);
        }
        self.backward.clear();
        self.backward.resize(count, [0.0; LABELS]);
        for at in (0..count).rev() {
            if at + 1 == count {
                self.backward[at] = last;
                continue;
            }
            let mut next = self.backward[at + 1];
            for (to, emit) in next.iter_mut().zip(&self.emit[at + 1]) {
                *to *= emit;
            }
            let mut row = [0.0f32; LABELS];
            let (weight, edges) = pairs.at(borders[at + 1]);
            for (to, weights) in row.iter_mut().zip(weight) {
                *to = weights.iter().zip(&next).map(|(weight, next)| weight * next).sum();
            }
            let mut total = 0.0;
            for (forward, onward) in self.forward[at].iter().zip(&row) {
                total += forward * onward;
            }
            let share = 1.0 / total.max(1e-30);
            for from in 0..LABELS {
                let before = self.forward[at][from] * share;
                for to in 0..LABELS {
                    edges[from][to] += before * weight[from][to] * next[to];
                }
            }
            edges[truth[at] as usize][truth[at + 1] as usize] -= 1.0;
            normalise(&mut row);
            self.backward[at] = row;
        }
        for at in 0..count {
            let mut gradient = [0.0f32; LABELS];
            for ((to, forward), backward) in gradient.iter_mut().zip(&self.forward[at]).zip(&self.backward[at]) {
                *to = forward * backward;
            }
            normalise(&mut gradient);
            self.likely += f64::from(gradient[truth[at] as usize]);
            gradient[truth[at] as usize] -= 1.0;
            for &id in self.ids[at * width..(at + 1) * width].iter().filter(|&&id| id != u32::MAX) {
                rows[id as usize].learn(&gradient, rate);
            }
            if at == 0 {
                pairs.rows[0].learn(&gradient, rate);
            }
            if at + 1 == count {
                pairs.rows[1].learn(&gradient, rate);
            }
        }
        pairs.learn(rate);
    }
}

fn normalise(row: &mut Weights) {
    let sum: f32 = row.iter().sum();
    let share = 1.0 / sum.max(1e-30);
    row.iter_mut().for_each(|value| *value *= share);
}
