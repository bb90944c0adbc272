//! Look-up of the words of all locales at once.

use super::table::Place;
use super::{HEADING_SETS, HEADING_STARTS, HEADINGS, HEADINGS_ARE, Heading, LANGUAGE_SETS, LONGEST_HEADING, Term};
use super::{MONTHS, MONTHS_ARE, NUMBERS, NUMBERS_ARE, YEAR_LETTERS, YEAR_LETTERS_ARE};
use super::{OPENINGS, OPENINGS_ARE, OPENINGS_DO, PARTICLES, PHRASES, PHRASES_DO, STOPWORDS, STOPWORDS_ARE};
use crate::text::{parts, with_folded};

/// The words of all locales, ready to be asked. They were folded, and their tables made, when the program was built.
#[derive(Debug)]
pub struct Lexicon(());

/// The phrases that begin with one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    /// The first of those of several words in [`PHRASES`], which is the longest; the next opening's first ends them.
    pub(super) from: u16,
    /// Which of [`OPENINGS_DO`] they do: all together, and the word alone.
    pub(super) does: u16,
}

impl Opening {
    fn does(self) -> (Terms, Terms) {
        OPENINGS_DO.get(usize::from(self.does)).copied().unwrap_or_default()
    }

    /// All that one of them can do.
    fn terms(self) -> Terms {
        self.does().0
    }

    /// What the word alone can do.
    fn alone(self) -> Terms {
        self.does().1
    }
}

/// A phrase of several words and what it does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// What follows its first word.
    pub(super) rest: Place,
    /// Which of [`PHRASES_DO`] it does.
    pub(super) terms: u16,
    /// How many words it has.
    pub(super) count: u8,
}

impl Phrase {
    fn terms(&self) -> Terms {
        PHRASES_DO.get(usize::from(self.terms)).copied().unwrap_or_default()
    }

    /// Whether the words, whose first is known, start with this phrase.
    fn starts(&self, found: &[&str]) -> bool {
        let count = usize::from(self.count);
        if count > found.len() {
            return false;
        }
        let mut rest = self.rest.words();
        for (at, word) in found[1..count].iter().enumerate() {
            let after = if at > 0 { rest.strip_prefix(' ') } else { Some(rest) };
            let Some(after) = after.and_then(|rest| rest.strip_prefix(word)) else { return false };
            rest = after;
        }
        rest.is_empty()
    }
}

/// A set of terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms(u64);

impl Terms {
    /// These terms.
    pub const fn of(terms: &[Term]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < terms.len() {
            set |= 1 << terms[at] as u64;
            at += 1;
        }
        Self(set)
    }

    /// Whether this term is in the set.
    pub const fn contains(self, term: Term) -> bool {
        self.0 & 1 << term as u64 != 0
    }

    /// Whether both sets have a term in common.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The words of all locales.
pub fn lexicon() -> &'static Lexicon {
    &Lexicon(())
}

impl Lexicon {
    fn opening(&self, word: &str) -> Option<Opening> {
        OPENINGS.of(word, OPENINGS_ARE)
    }

    /// The phrases of several words that begin with this folded word, the longest first, and what else begins with it.
    fn phrases(&self, word: &str) -> Option<(&'static [Phrase], Opening)> {
        let number = OPENINGS.find(word)?;
        let opening = *OPENINGS_ARE.get(number)?;
        let end = OPENINGS_ARE.get(number + 1).map_or(PHRASES.len(), |next| usize::from(next.from));
        Some((PHRASES.get(usize::from(opening.from)..end)?, opening))
    }

    /// What a heading with this title opens; numbers, bullets and punctuation around the words do not count.
    pub fn heading(&self, title: &str) -> &[Heading] {
        // A line of prose is not worth its folding; signs and accents take a heading's bytes no further than this.
        if title.len() > LONGEST_HEADING * 3 {
            return &[];
        }
        // Folding leaves plain letters as many as they are.
        if title.bytes().filter(u8::is_ascii_alphanumeric).count() > LONGEST_HEADING {
            return &[];
        }
        with_folded(title, |folded| {
            if !parts(folded).next().is_some_and(|first| HEADING_STARTS.may_have(first)) {
                return &[][..];
            }
            let mut key = String::with_capacity(folded.len());
            for word in parts(folded) {
                if !key.is_empty() {
                    key.push(' ');
                }
                key.push_str(word);
                if key.len() > LONGEST_HEADING {
                    return &[][..];
                }
            }
            let set = HEADINGS.of(&key, HEADINGS_ARE).and_then(|set| HEADING_SETS.get(usize::from(set)));
            set.copied().unwrap_or_default()
        })
    }

    /// All that these folded words, taken together, can do.
    pub fn terms(&self, words: &[&str]) -> Terms {
        let Some((phrases, opening)) = words.first().and_then(|first| self.phrases(first)) else {
            return Terms::default();
        };
        if words.len() == 1 {
            return opening.alone();
        }
        let whole = |phrase: &&Phrase| usize::from(phrase.count) == words.len() && phrase.starts(words);
        phrases.iter().find(whole).map_or(Terms::default(), Phrase::terms)
    }

    /// All that the phrases can do that begin with this folded word.
    pub fn opens(&self, word: &str) -> Terms {
        self.opening(word).map_or(Terms::default(), Opening::terms)
    }

    /// How many words the longest phrase has that begins with this folded word.
    pub fn reach(&self, word: &str) -> usize {
        let longest = |phrases: &[Phrase]| phrases.first().map_or(1, |phrase| usize::from(phrase.count));
        self.phrases(word).map_or(0, |(phrases, _)| longest(phrases))
    }

    /// The longest phrase that does `term` and starts these folded words: how many words it has.
    pub fn longest(&self, words: &[&str], term: Term) -> Option<usize> {
        let (phrases, opening) = self.phrases(words.first()?)?;
        if !opening.terms().contains(term) {
            return None;
        }
        let does = |phrase: &&Phrase| phrase.terms().contains(term) && phrase.starts(words);
        let found = phrases.iter().find(does).map(|phrase| usize::from(phrase.count));
        found.or_else(|| opening.alone().contains(term).then_some(1))
    }

    /// Whether this one folded word does `term`.
    pub fn is(&self, word: &str, term: Term) -> bool {
        self.opening(word).is_some_and(|opening| opening.alone().contains(term))
    }

    /// Whether the folded word begins sentences and is no surname.
    pub fn is_stopword(&self, word: &str) -> bool {
        STOPWORDS.find(word).is_some()
    }

    /// Whether the language of this tag has the folded word among those that begin its sentences.
    pub fn is_stopword_of(&self, word: &str, tag: &str) -> bool {
        let bit = super::locales().iter().position(|locale| locale.tag == tag);
        bit.is_some_and(|bit| self.common_in(word).is_some_and(|languages| languages >> bit & 1 == 1))
    }

    /// A bit for each locale that has the folded word among its commonest, in the order of [`super::locales`].
    pub(super) fn common_in(&self, word: &str) -> Option<u64> {
        LANGUAGE_SETS.get(usize::from(STOPWORDS.of(word, STOPWORDS_ARE)?)).copied()
    }

    /// Whether the folded word or words are a particle of surnames.
    pub fn is_particle(&self, word: &str) -> bool {
        PARTICLES.find(word).is_some()
    }

    /// The month of this folded name, 1 to 12, in whichever calendar it belongs to.
    pub fn month(&self, word: &str) -> Option<u8> {
        MONTHS.of(word, MONTHS_ARE)
    }

    /// The number that this folded word counts: 4 of `four` and `fourth`.
    pub fn number(&self, word: &str) -> Option<u8> {
        NUMBERS.of(word, NUMBERS_ARE)
    }

    /// Which letter of its alphabet's order this folded year letter is, from 0.
    pub fn year_letter(&self, letter: &str) -> Option<u8> {
        YEAR_LETTERS.of(letter, YEAR_LETTERS_ARE)
    }
}
