//! Names of journals, publishers and places, and words of names and titles, as hashes, learnt from the training data.
//!
//! While training, a phrase that only the entry's own source taught counts as unknown: otherwise the labeller would
//! learn to trust the lists more than they deserve.

use rustc_hash::FxHashMap;

use super::model::{Input, Stored};
use super::places::Places;
use super::token::{Token, class, mix};

/// What a phrase or word was seen as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole journal, book or proceedings title.
    Container,
    /// A whole publisher's name.
    Publisher,
    /// A whole place.
    Place,
    /// A word of an author's name.
    NameWord,
    /// A word of a title.
    TitleWord,
    /// A word of a container's title.
    ContainerWord,
    /// A word of a publisher's name.
    PublisherWord,
}

/// A phrase that several sources taught.
const MANY: u32 = u32::MAX;

/// Phrases longer than this many words are not kept.
const LONGEST: usize = 12;

/// The word lists.
#[derive(Debug, Default)]
pub struct Lexis {
    /// While training: hash of kind and words -> the one source that taught it, or `MANY`.
    known: FxHashMap<u32, u32>,
    /// Afterwards: how many hashes there are, and the place of each.
    count: u32,
    places: Places,
    /// For each place what tells the hash that has it.
    checks: Stored<2>,
    /// For each place a bit, whether a hash has it.
    taken: Stored<1>,
}

/// Where a phrase of the lists stands in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// One past its last token.
    pub end: usize,
    /// How many words it has.
    pub words: usize,
}

impl Lexis {
    /// Learns that `tokens` were a `kind` in `source`.
    pub fn learn(&mut self, tokens: &[Token], kind: Kind, source: u32) {
        match kind {
            Kind::Container | Kind::Publisher | Kind::Place => {
                let mut hash = start(kind);
                let mut words = 0;
                for token in tokens.iter().filter(|token| is_word(token)) {
                    if words > 0 {
                        self.insert(mix(hash, PREFIX), source);
                    }
                    hash = mix(hash, token.word);
                    words += 1;
                }
                if (1..=LONGEST).contains(&words) {
                    self.insert(hash, source);
                }
            }
            _ => {
                for token in tokens.iter().filter(|token| is_word(token)) {
                    self.insert(mix(start(kind), token.word), source);
                }
            }
        }
    }

    fn insert(&mut self, hash: u32, source: u32) {
        self.known
            .entry(hash)
            .and_modify(|known| *known = if *known == source { source } else { MANY })
            .or_insert(source);
    }

    fn has(&self, hash: u32, own: Option<u32>) -> bool {
        if self.count > 0 {
            let (place, check) = self.places.of(hash);
            return self.checks[place] == check && self.taken[place / 8][0] >> (place % 8) & 1 == 1;
        }
        self.known.get(&hash).is_some_and(|&source| source == MANY || Some(source) != own)
    }

    /// Whether a hash is known, whoever taught it.
    fn holds(&self, hash: u32) -> bool {
        if self.count == 0 { self.known.contains_key(&hash) } else { self.has(hash, None) }
    }

    /// What a word was seen as in another source than `own`: see [`WORDS_MASK`], [`whole`] and [`goes_on`].
    pub fn known_as(&self, word: u32, own: Option<u32>) -> u16 {
        let mut known = 0;
        for (bit, kind) in WORDS.into_iter().enumerate() {
            known |= u16::from(self.has(mix(start(kind), word), own)) << bit;
        }
        for (index, kind) in PHRASES.into_iter().enumerate() {
            let phrase = mix(start(kind), word);
            known |= whole(index) * u16::from(self.has(phrase, own));
            known |= goes_on(index) * u16::from(self.holds(mix(phrase, PREFIX)));
        }
        known
    }

    /// The longest phrase of `kind` that begins at token `at`.
    pub fn phrase(&self, tokens: &[Token], at: usize, kind: Kind, own: Option<u32>) -> Option<Hit> {
        let mut hash = start(kind);
        let mut words = 0;
        let mut best = None;
        for (index, token) in tokens.iter().enumerate().skip(at).take(LONGEST * 3) {
            if !is_word(token) {
                if matches!(token.class, b'.' | b',' | b'&' | b'-' | b':' | b'/' | b'\'' | class::CLOSE_QUOTE) {
                    continue;
                }
                break;
            }
            if words > 0 && !self.holds(mix(hash, PREFIX)) {
                break;
            }
            hash = mix(hash, token.word);
            words += 1;
            if self.has(hash, own) {
                best = Some(Hit { end: index + 1, words });
            }
        }
        best
    }

    /// Forgets who taught what: training is over.
    pub fn settle(&mut self) {
        let hashes: Vec<u32> = std::mem::take(&mut self.known).into_keys().collect();
        if hashes.is_empty() {
            return;
        }
        let places = Places::new(&hashes);
        let (mut checks, mut taken) = (vec![[0; 2]; places.count()], vec![[0]; places.count() / 8]);
        for hash in &hashes {
            let (place, check) = places.of(*hash);
            checks[place] = check;
            taken[place / 8][0] |= 1 << (place % 8);
        }
        (self.count, self.places) = (hashes.len() as u32, places);
        (self.checks, self.taken) = (checks.into(), taken.into());
    }

    /// How many phrases, parts of phrases and words there are.
    pub fn len(&self) -> usize {
        self.known.len() + self.count as usize
    }

    /// Whether nothing was learnt.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends the stored form of settled lists: the number of hashes, and where there are any, their places, what tells
    /// the hash of each place, and the bits of those that are taken.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.count.to_le_bytes());
        if self.count > 0 {
            self.places.write(out);
            out.extend(self.checks.as_flattened());
            out.extend(self.taken.as_flattened());
        }
    }

    /// Reads the stored form.
    pub fn read(input: &mut Input) -> Option<Self> {
        let count = input.number()?;
        if count == 0 {
            return Some(Self::default());
        }
        let places = Places::read(input)?;
        let (checks, taken) = (input.list(places.count())?, input.list(places.count() / 8)?);
        Some(Self { count, places, checks, taken, ..Self::default() })
    }
}

/// What single words are seen as, each at its bit of what a word is known as.
const WORDS: [Kind; 4] = [Kind::NameWord, Kind::TitleWord, Kind::ContainerWord, Kind::PublisherWord];

/// The bits of these.
pub const WORDS_MASK: u16 = 15;

/// What phrases are seen as.
pub const PHRASES: [Kind; 3] = [Kind::Container, Kind::Publisher, Kind::Place];

/// The bit of a word that is a whole phrase of the kind of this index.
pub fn whole(index: usize) -> u16 {
    1 << (4 + index)
}

/// The bit of a word that begins a longer phrase of the kind of this index.
pub fn goes_on(index: usize) -> u16 {
    1 << (7 + index)
}

const PREFIX: u32 = 0x5bd1_e995;

fn start(kind: Kind) -> u32 {
    mix(0x1234_5678, kind as u32 + 1)
}

fn is_word(token: &Token) -> bool {
    (class::INITIAL..=class::CASELESS).contains(&token.class)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenise;
    use super::*;

    #[test]
    fn a_phrase_is_found_unless_only_its_own_source_taught_it() {
        let mut tokens = Vec::new();
        let mut lexis = Lexis::default();
        tokenise("Annals of Garden Design", &mut tokens);
        lexis.learn(&tokens, Kind::Container, 1);
        tokenise("In: Annals of garden design, 3", &mut tokens);
        assert_eq!(lexis.phrase(&tokens, 2, Kind::Container, None), Some(Hit { end: 6, words: 4 }));
        assert_eq!(lexis.phrase(&tokens, 2, Kind::Container, Some(1)), None);
        assert_eq!(lexis.phrase(&tokens, 2, Kind::Publisher, None), None);
        assert_eq!(lexis.phrase(&tokens, 3, Kind::Container, None), None);
    }
}
