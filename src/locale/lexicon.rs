//! Look-up of the words of all locales at once.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Heading, Term, locales};
use crate::text::fold;

/// The words of all locales, ready to be asked.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// First word of a phrase -> the phrases, longest first. Words are folded.
    phrases: FxHashMap<String, Vec<Phrase>>,
    headings: FxHashMap<String, Vec<Heading>>,
    stopwords: FxHashMap<String, ()>,
    particles: FxHashMap<String, ()>,
    months: FxHashMap<String, u8>,
    year_letters: FxHashMap<String, u8>,
    numbers: FxHashMap<String, u8>,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    terms: Vec<Term>,
}

/// The words of all locales. Built at the first call; later calls cost nothing.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);
    &LEXICON
}

impl Lexicon {
    fn build() -> Self {
        let mut lexicon = Self::default();
        for locale in locales() {
            for (term, phrases) in locale.terms {
                for phrase in *phrases {
                    lexicon.add_phrase(phrase, *term);
                }
            }
            for (heading, titles) in locale.headings {
                for title in *titles {
                    let kinds = lexicon.headings.entry(words(title).join(" ")).or_default();
                    if !kinds.contains(heading) {
                        kinds.push(*heading);
                    }
                }
            }
            for word in locale.stopwords {
                lexicon.stopwords.insert(fold(word), ());
            }
            for word in locale.particles {
                lexicon.particles.insert(words(word).join(" "), ());
            }
            for (index, names) in locale.months.iter().enumerate() {
                for name in *names {
                    lexicon.months.entry(fold(name)).or_insert(index as u8 % 12 + 1);
                }
            }
            for (index, letter) in locale.year_letters.iter().enumerate() {
                lexicon.year_letters.entry(fold(letter)).or_insert(index as u8);
            }
            for (index, names) in locale.numbers.iter().enumerate() {
                for name in *names {
                    lexicon.numbers.entry(fold(name)).or_insert(index as u8 + 1);
                }
            }
        }
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        lexicon
    }

    fn add_phrase(&mut self, phrase: &str, term: Term) {
        let words = words(phrase);
        let Some(first) = words.first() else { return };
        let list = self.phrases.entry(first.clone()).or_default();
        match list.iter_mut().find(|known| known.words == words) {
            Some(known) if known.terms.contains(&term) => {}
            Some(known) => known.terms.push(term),
            None => list.push(Phrase { words, terms: vec![term] }),
        }
    }

    /// What a heading with this title opens; numbers, bullets and punctuation around the words do not count.
    pub fn heading(&self, title: &str) -> &[Heading] {
        self.headings.get(&words(title).join(" ")).map_or(&[], Vec::as_slice)
    }

    /// All that these folded words, taken together, can do.
    pub fn terms(&self, words: &[&str]) -> &[Term] {
        let Some(phrases) = words.first().and_then(|first| self.phrases.get(*first)) else { return &[] };
        phrases
            .iter()
            .find(|phrase| phrase.words.len() == words.len() && phrase.words.iter().zip(words).all(|(a, b)| a == b))
            .map_or(&[], |phrase| phrase.terms.as_slice())
    }

    /// Whether some phrase begins with this folded word.
    pub fn opens(&self, word: &str) -> bool {
        self.phrases.contains_key(word)
    }

    /// The longest phrase that does `term` and starts these folded words: how many words it has.
    pub fn longest(&self, words: &[&str], term: Term) -> Option<usize> {
        self.phrases
            .get(*words.first()?)?
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
        self.stopwords.contains_key(word)
    }

    /// Whether the folded word or words are a particle of surnames.
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.contains_key(word)
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

/// A phrase's words, folded; punctuation and white space only part them.
fn words(phrase: &str) -> Vec<String> {
    let folded = fold(phrase);
    let found: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '&' && c != '§')
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect();
    found
}
