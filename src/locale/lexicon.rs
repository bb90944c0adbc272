//! Look-up of the words of all locales at once.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{HEADINGS, Heading, MONTHS, NUMBERS, PARTICLES, PHRASES, STOPWORDS, Term, YEAR_LETTERS};
use crate::text::words;

/// The words of all locales, ready to be asked.
#[derive(Debug)]
pub struct Lexicon {
    /// First word of a phrase -> the phrases, longest first. Words are folded.
    phrases: FxHashMap<&'static str, &'static [Phrase]>,
    headings: FxHashMap<&'static str, &'static [Heading]>,
    stopwords: FxHashSet<&'static str>,
    particles: FxHashSet<&'static str>,
    months: FxHashMap<&'static str, u8>,
    year_letters: FxHashMap<&'static str, u8>,
    numbers: FxHashMap<&'static str, u8>,
    /// Bytes of the longest heading.
    longest_heading: usize,
}

/// A phrase and what it does.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) words: &'static [&'static str],
    pub(super) terms: &'static [Term],
}

/// The words of all locales. The first call builds the maps over words that were folded when the program was built.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);
    &LEXICON
}

impl Lexicon {
    fn build() -> Self {
        Self {
            phrases: PHRASES.iter().copied().collect(),
            headings: HEADINGS.iter().copied().collect(),
            stopwords: STOPWORDS.iter().copied().collect(),
            particles: PARTICLES.iter().copied().collect(),
            months: MONTHS.iter().copied().collect(),
            year_letters: YEAR_LETTERS.iter().copied().collect(),
            numbers: NUMBERS.iter().copied().collect(),
            longest_heading: HEADINGS.iter().map(|(title, _)| title.len()).max().unwrap_or(0),
        }
    }

    /// What a heading with this title opens; numbers, bullets and punctuation around the words do not count.
    pub fn heading(&self, title: &str) -> &[Heading] {
        // A line of prose is not worth its folding; signs and accents take a heading's bytes no further than this.
        if title.len() > self.longest_heading * 3 {
            return &[];
        }
        self.headings.get(words(title).join(" ").as_str()).copied().unwrap_or(&[])
    }

    /// All that these folded words, taken together, can do.
    pub fn terms(&self, words: &[&str]) -> &[Term] {
        let Some(phrases) = words.first().and_then(|first| self.phrases.get(first)) else { return &[] };
        phrases
            .iter()
            .find(|phrase| phrase.words.len() == words.len() && phrase.words.iter().zip(words).all(|(a, b)| a == b))
            .map_or(&[], |phrase| phrase.terms)
    }

    /// Whether some phrase begins with this folded word.
    pub fn opens(&self, word: &str) -> bool {
        self.phrases.contains_key(word)
    }

    /// The longest phrase that does `term` and starts these folded words: how many words it has.
    pub fn longest(&self, words: &[&str], term: Term) -> Option<usize> {
        self.phrases
            .get(words.first()?)?
            .iter()
            .find(|phrase| {
                phrase.terms.contains(&term)
                    && phrase.words.len() <= words.len()
                    && phrase.words.iter().zip(words).all(|(a, b)| a == b)
            })
            .map(|phrase| phrase.words.len())
    }

    /// Whether this one folded word does `term`.
    pub fn is(&self, word: &str, term: Term) -> bool {
        self.terms(&[word]).contains(&term)
    }

    /// Whether the folded word begins sentences and is no surname.
    pub fn is_stopword(&self, word: &str) -> bool {
        self.stopwords.contains(word)
    }

    /// Whether the folded word or words are a particle of surnames.
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// The month of this folded name, 1 to 12, in whichever calendar it belongs to.
    pub fn month(&self, word: &str) -> Option<u8> {
        self.months.get(word).copied()
    }

    /// The number that this folded word counts: 4 of `four` and `fourth`.
    pub fn number(&self, word: &str) -> Option<u8> {
        self.numbers.get(word).copied()
    }

    /// Which letter of its alphabet's order this folded year letter is, from 0.
    pub fn year_letter(&self, letter: &str) -> Option<u8> {
        self.year_letters.get(letter).copied()
    }
}
