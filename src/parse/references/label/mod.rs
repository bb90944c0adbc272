//! The trained labeller: which words of a printed reference are the title, which the journal, which the authors.
//!
//! A linear-chain conditional random field. Each token has some forty hashed features, each known feature a row of
//! small weights, one a label; the best sequence of labels is found by Viterbi's algorithm. Time is linear in the
//! entry's length.

pub mod border;
pub mod decode;
pub mod feature;
pub mod field;
pub mod lexis;
pub mod memo;
pub mod model;
pub mod pairs;
pub mod places;
pub mod rows;
mod sign;
pub mod token;

use std::sync::OnceLock;

pub use field::{Field, LABELS};
use memo::Memo;
pub use model::Model;
use model::Row;
use token::mix;
pub use token::{Token, tokenise};

static CURRENT: OnceLock<Model> = OnceLock::new();

/// The labeller that entries are read with: the one that is part of the program, unless another was installed.
pub fn current() -> &'static Model {
    CURRENT.get_or_init(|| Model::from_bytes(include_bytes!("../../../../data/model.bin")).unwrap_or_default())
}

/// Makes `model` the labeller of this process. False if one is in use already, which then stays.
pub fn install(model: Model) -> bool {
    CURRENT.set(model).is_ok()
}

/// A run of tokens with one label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub field: Field,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
}

/// What labelling needs to work in, kept from one entry to the next. It serves one labeller.
#[derive(Debug, Default)]
pub struct Bench {
    /// The entry's tokens.
    pub tokens: Vec<Token>,
    /// Each token's label.
    pub labels: Vec<u8>,
    /// The runs of one label.
    pub parts: Vec<Part>,
    context: Vec<feature::Context>,
    lattice: decode::Lattice,
    /// What a word is known as.
    known: Memo<u32, u16>,
    /// The sums of the features of a row of kinds, and of a word.
    kinds: Memo<(u64, bool), Row>,
    words: Memo<(u32, u32, u32, u8), Row>,
}

impl Bench {
    /// Cuts `text` into tokens and labels them.
    pub fn label(&mut self, model: &Model, text: &str) {
        tokenise(text, &mut self.tokens);
        feature::contexts(&self.tokens, &model.lexis, None, &mut self.known, &mut self.context);
        self.lattice.start(self.tokens.len());
        for (at, token) in self.tokens.iter().enumerate() {
            let mut sum = model.rows.sum(&feature::others(&self.tokens, &self.context, at));
            let window = feature::window(&self.tokens, at);
            let hash = mix(window as u32, (window >> 32) as u32);
            sum += self.kinds.get((window, token.space), hash, || model.rows.sum(&feature::kinds(window, token.space)));
            let word = (token.word, token.prefix, token.suffix, token.class);
            sum += self.words.get(word, token.word, || model.rows.sum(&feature::word(token)));
            self.lattice.push(sum, border::border(&self.tokens, at), model);
        }
        self.lattice.finish(model, &mut self.labels);
        self.parts.clear();
        for (at, &label) in self.labels.iter().enumerate() {
            let (field, begins) = field::meaning(label);
            match self.parts.last_mut() {
                Some(part) if part.field == field && !begins => part.end = at + 1,
                _ => self.parts.push(Part { field, first: at, end: at + 1 }),
            }
        }
    }

    /// What the token was labelled as.
    pub fn field_at(&self, at: usize) -> Option<Field> {
        let part = self.parts.get(self.parts.partition_point(|part| part.end <= at))?;
        Some(part.field)
    }

    /// Puts runs of labels in the place of those found: field, first token, one past the last.
    #[cfg(test)]
    pub fn set_parts(&mut self, parts: impl Iterator<Item = (Field, usize, usize)>) {
        self.parts = parts.map(|(field, first, end)| Part { field, first, end }).collect();
    }
}
