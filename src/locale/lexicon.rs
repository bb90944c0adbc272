//! Look-up of the words of all locales at once.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::YEAR_LETTERS;
use super::{HEADING_SETS, HEADINGS, Heading, MONTHS, NUMBERS, OPENINGS, PARTICLES, PHRASES, STOPWORDS, Term, WORDS};
use crate::text::{parts, with_folded};

/// The words of all locales, ready to be asked.
#[derive(Debug)]
pub struct Lexicon {
    /// First word of a phrase -> the phrases. Words are folded.
    phrases: FxHashMap<&'static str, Opening>,
    headings: FxHashMap<&'static str, &'static [Heading]>,
    /// The first words of headings.
    heading_starts: FxHashSet<&'static str>,
    /// Each with a bit for each locale that has it.
    stopwords: FxHashMap<&'static str, u64>,
    particles: FxHashSet<&'static str>,
    months: FxHashMap<&'static str, u8>,
    year_letters: FxHashMap<&'static str, u8>,
    numbers: FxHashMap<&'static str, u8>,
    /// Bytes of the longest heading.
    longest_heading: usize,
}

/// Where a word or phrase stands in [`WORDS`]: its first byte, and its length in bytes.
pub(super) type Place = (u32, u16);

/// The words of a place.
fn words((start, length): Place) -> &'static str {
    let start = start as usize;
    WORDS.get(start..start + usize::from(length)).unwrap_or_default()
}

/// The phrases that begin with one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    /// The first of them in [`PHRASES`], which is the longest, and the end of them.
    from: u32,
    to: u32,
    /// All that one of them can do.
    terms: Terms,
    /// What the word alone can do.
    alone: Terms,
}

impl Opening {
    pub(super) const fn new(from: u32, to: u32, terms: &[Term], alone: &[Term]) -> Self {
        Self { from, to, terms: Terms::of(terms), alone: Terms::of(alone) }
    }

    fn phrases(&self) -> &'static [Phrase] {
        PHRASES.get(self.from as usize..self.to as usize).unwrap_or_default()
    }
}

/// A phrase and what it does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// What follows its first word.
    rest: Place,
    /// How many words it has.
    count: u8,
    terms: Terms,
}

impl Phrase {
    pub(super) const fn new(rest: Place, count: u8, terms: &[Term]) -> Self {
        Self { rest, count, terms: Terms::of(terms) }
    }

    /// Whether the words, whose first is known, start with this phrase.
    fn starts(&self, found: &[&str]) -> bool {
        let count = usize::from(self.count);
        if count > found.len() {
            return false;
        }
        let mut rest = words(self.rest);
        for (at, word) in found[1..count].iter().enumerate() {
            let after = if at > 0 { rest.strip_prefix(' ') } else { Some(rest) };
            let Some(after) = after.and_then(|rest| rest.strip_prefix(word)) else { return false };
            rest = after;
        }
        rest.is_empty()
    }
}

/// A table of words, ready to be asked.
pub(super) fn map<V: Copy>(table: &'static [(Place, V)]) -> FxHashMap<&'static str, V> {
    table.iter().map(|(place, value)| (words(*place), *value)).collect()
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

/// The words of all locales. The first call builds the maps over words that were folded when the program was built.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);
    &LEXICON
}

impl Lexicon {
    fn build() -> Self {
        let sets = |&(title, set): &(Place, u8)| (words(title), HEADING_SETS.get(usize::from(set)).copied());
        Self {
            phrases: map(OPENINGS),
            headings: HEADINGS.iter().map(sets).map(|(title, set)| (title, set.unwrap_or_default())).collect(),
            heading_starts: HEADINGS.iter().filter_map(|(title, _)| words(*title).split(' ').next()).collect(),
            stopwords: map(STOPWORDS),
            particles: PARTICLES.iter().map(|(word, _)| words(*word)).collect(),
            months: map(MONTHS),
            year_letters: map(YEAR_LETTERS),
            numbers: map(NUMBERS),
            longest_heading: HEADINGS.iter().map(|((_, length), _)| usize::from(*length)).max().unwrap_or(0),
        }
    }

    /// What a heading with this title opens; numbers, bullets and punctuation around the words do not count.
    pub fn heading(&self, title: &str) -> &[Heading] {
        // A line of prose is not worth its folding; signs and accents take a heading's bytes no further than this.
        if title.len() > self.longest_heading * 3 {
            return &[];
        }
        // Folding leaves plain letters as many as they are.
        if title.bytes().filter(u8::is_ascii_alphanumeric).count() > self.longest_heading {
            return &[];
        }
        with_folded(title, |folded| {
            if !parts(folded).next().is_some_and(|first| self.heading_starts.contains(first)) {
                return &[][..];
            }
            let mut key = String::with_capacity(folded.len());
            for word in parts(folded) {
                if !key.is_empty() {
                    key.push(' ');
                }
                key.push_str(word);
                if key.len() > self.longest_heading {
                    return &[][..];
                }
            }
            self.headings.get(key.as_str()).copied().unwrap_or(&[])
        })
    }

    /// All that these folded words, taken together, can do.
    pub fn terms(&self, words: &[&str]) -> Terms {
        let Some(opening) = words.first().and_then(|first| self.phrases.get(first)) else { return Terms::default() };
        if words.len() == 1 {
            return opening.alone;
        }
        let whole = |phrase: &&Phrase| usize::from(phrase.count) == words.len() && phrase.starts(words);
        opening.phrases().iter().find(whole).map_or(Terms::default(), |phrase| phrase.terms)
    }

    /// All that the phrases can do that begin with this folded word.
    pub fn opens(&self, word: &str) -> Terms {
        self.phrases.get(word).map_or(Terms::default(), |opening| opening.terms)
    }

    /// How many words the longest phrase has that begins with this folded word.
    pub fn reach(&self, word: &str) -> usize {
        self.phrases
            .get(word)
            .and_then(|opening| opening.phrases().first())
            .map_or(0, |phrase| usize::from(phrase.count))
    }

    /// The longest phrase that does `term` and starts these folded words: how many words it has.
    pub fn longest(&self, words: &[&str], term: Term) -> Option<usize> {
        let opening = self.phrases.get(words.first()?)?;
        if !opening.terms.contains(term) {
            return None;
        }
        let found = opening.phrases().iter().find(|phrase| phrase.terms.contains(term) && phrase.starts(words));
        found.map(|phrase| usize::from(phrase.count))
    }

    /// Whether this one folded word does `term`.
    pub fn is(&self, word: &str, term: Term) -> bool {
        self.phrases.get(word).is_some_and(|opening| opening.alone.contains(term))
    }

    /// Whether the folded word begins sentences and is no surname.
    pub fn is_stopword(&self, word: &str) -> bool {
        self.stopwords.contains_key(word)
    }

    /// Whether the language of this tag has the folded word among those that begin its sentences.
    pub fn is_stopword_of(&self, word: &str, tag: &str) -> bool {
        let bit = super::locales().iter().position(|locale| locale.tag == tag);
        bit.is_some_and(|bit| self.common_in(word).is_some_and(|languages| languages >> bit & 1 == 1))
    }

    /// A bit for each locale that has the folded word among its commonest, in the order of [`super::locales`].
    pub(super) fn common_in(&self, word: &str) -> Option<u64> {
        self.stopwords.get(word).copied()
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
