//! What the words of all languages say of the words of a text, worked out once for words that come again.

use std::cell::Cell;
use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::locale::{Lexicon, Terms};
use crate::text::{parts, with_folded};

/// How many words are kept: most of a text are the same few hundred.
const SLOTS: usize = 1 << 10;

/// What the lexicon says of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word<'a> {
    /// The word as it stands in the text.
    word: &'a str,
    /// All that the phrases can do that begin with it.
    pub(super) opens: Terms,
    /// All that it can do alone.
    pub(super) alone: Terms,
}

impl<'a> Word<'a> {
    fn read(word: &'a str, lexicon: &Lexicon) -> Self {
        with_folded(word, |folded| Self {
            word,
            opens: lexicon.opens(folded),
            // `Undang-Undang` is one word here and two in the lexicon.
            alone: match folded.contains('-') {
                true => lexicon.terms(&parts(folded).collect::<Vec<_>>()),
                false => lexicon.terms(&[folded]),
            },
        })
    }
}

/// The words looked up of late. Each has one place; a newer one takes it.
#[derive(Debug)]
pub(super) struct Known<'a>(Box<[Cell<Word<'a>>]>);

impl Default for Known<'_> {
    fn default() -> Self {
        // An empty word says nothing, as nothing is known of it.
        Self(vec![Cell::default(); SLOTS].into_boxed_slice())
    }
}

impl<'a> Known<'a> {
    /// What the lexicon says of a word.
    pub(super) fn get(&self, word: &'a str, lexicon: &Lexicon) -> Word<'a> {
        let mut hasher = FxHasher::default();
        hasher.write(word.as_bytes());
        let slot = &self.0[hasher.finish() as usize % SLOTS];
        let known = slot.get();
        if known.word == word {
            return known;
        }
        let read = Word::read(word, lexicon);
        slot.set(read);
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Term, lexicon};

    #[test]
    fn each_word_is_known_whoever_had_its_place() {
        let known = Known::default();
        let others: Vec<String> = (0..3 * SLOTS).map(|at| format!("w{at}")).collect();
        for _ in 0..2 {
            let and = known.get("And", lexicon());
            assert!(and.alone.contains(Term::And) && and.opens.contains(Term::And));
            assert!(known.get("Undang-Undang", lexicon()).alone.contains(Term::Statute));
            assert_eq!(known.get("", lexicon()).opens, Terms::default());
            for other in &others {
                assert_eq!(known.get(other, lexicon()).word, other);
            }
        }
    }
}
