//! A text being searched for citations: its tokens, and what the reference list knows.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::alone::Alone;
use super::brackets::{Pair, pairs};
use super::glued;
use super::hints::Hints;
use super::introduced::introduced;
use super::known::{Known, Word};
use super::tokens::{Case, Kind, Token};
use super::years::Stamp;
use crate::locale::{Lexicon, Locale, Term, Terms, lexicon, locale};
use crate::text::calendar::{guess, window};
use crate::text::script::has_rtl;
use crate::text::{fold, fold_into, with_folded};

/// Words of the longest phrase that is looked for.
const MOST: usize = 5;

/// A text being searched for citations.
pub struct Context<'a> {
    /// The text in reading order.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// What the reference list knows.
    pub hints: &'a Hints,
    /// The words of all languages.
    pub lexicon: &'static Lexicon,
    /// BCP 47 tag of the text's main language, or an empty string.
    pub language: &'a str,
    /// What is known of that language.
    pub(super) own: Option<&'static Locale>,
    /// Whether the text has words that run from right to left.
    pub rtl: bool,
    /// The brackets; paired when first asked for.
    pub(super) pairs: OnceCell<Vec<Pair>>,
    /// What the lexicon says of words looked up of late.
    pub(super) known: Known<'a>,
    /// Which capitalised words stand by themselves; counted when first asked for.
    pub(super) alone: OnceCell<Alone<'a>>,
    /// Short forms that the text introduces for authors of the list.
    pub(super) shorts: OnceCell<FxHashSet<String>>,
    /// The short forms that the text gives in Chinese characters; gathered when first asked for.
    pub(super) glued_shorts: OnceCell<FxHashSet<&'a str>>,
}

impl<'a> Context<'a> {
    /// A text with its tokens.
    pub fn new(text: &'a str, tokens: &'a [Token], hints: &'a Hints) -> Self {
        Self {
            text,
            tokens,
            hints,
            lexicon: lexicon(),
            language: "",
            own: None,
            rtl: has_rtl(text),
            pairs: OnceCell::new(),
            known: Known::default(),
            alone: OnceCell::new(),
            glued_shorts: OnceCell::new(),
            shorts: OnceCell::new(),
        }
    }

    /// The same text in this language.
    pub fn in_language(self, language: &'a str) -> Self {
        Self { language, own: locale(language), ..self }
    }

    /// The first and last Gregorian year that a printed year may be.
    pub fn window(&self, stamp: &Stamp) -> (i32, i32) {
        let calendar = guess(stamp.value, stamp.marked, self.language, self.rtl).unwrap_or_default();
        window(stamp.value, calendar)
    }

    /// The brackets, inner pairs before the outer ones that hold them.
    pub(super) fn pairs(&self) -> &[Pair] {
        self.pairs.get_or_init(|| pairs(self.tokens))
    }

    /// Whether the text uses this capitalised word by itself, and never as the one name of a citation.
    pub fn is_alone(&self, word: &str) -> bool {
        self.words_alone().is_alone(word)
    }

    /// Which capitalised words stand by themselves.
    pub fn words_alone(&self) -> &Alone<'a> {
        self.alone.get_or_init(|| Alone::new(self))
    }

    /// Whether the text introduces this short form for an author of the list.
    pub fn is_short_form(&self, short: &str) -> bool {
        let listed = || introduced(self).into_iter().filter(|(_, long)| self.hints.knows_first(long));
        self.shorts.get_or_init(|| listed().map(|(short, _)| short).collect()).contains(short)
    }

    /// The short forms that the text gives to listed bodies in Chinese characters.
    pub(super) fn shorts(&self) -> &FxHashSet<&'a str> {
        self.glued_shorts.get_or_init(|| glued::shorts(self))
    }

    /// The text of token `at`; empty past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    /// Token `at`; past the end a paragraph's end.
    pub fn kind(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::Break, |token| token.kind)
    }

    /// The text of the tokens `range`, with the white space between them.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        if range.is_empty() {
            return "";
        }
        self.text.get(self.tokens[range.start].start()..self.tokens[range.end - 1].end()).unwrap_or("")
    }

    /// What the lexicon says of the word at token `at`.
    fn known(&self, at: usize) -> Word<'a> {
        self.known.get(self.word(at), self.lexicon)
    }

    /// All that the phrases can do that begin with token `at`: nothing at most tokens.
    pub fn opens(&self, at: usize) -> Terms {
        match self.kind(at) {
            Kind::Word(_) => self.known(at).opens,
            Kind::Ampersand => self.lexicon.opens("&"),
            Kind::Other('§') => self.lexicon.opens("§"),
            _ => Terms::default(),
        }
    }

    /// How many tokens from `from` (before `to`) the longest phrase that does `term` takes, its full stop with it.
    pub fn phrase(&self, from: usize, to: usize, term: Term) -> Option<usize> {
        if from >= to || !self.opens(from).meets(Terms::of(&[term])) {
            return None;
        }
        // The folded words in one string, where each ends in it, and the token behind each.
        let mut folded = String::new();
        let (mut places, mut ends) = ([0; MOST], [0; MOST]);
        let (mut count, mut most) = (0, MOST);
        let mut at = from;
        while at < to && count < most {
            match self.kind(at) {
                Kind::Word(_) => fold_into(self.word(at), &mut folded),
                Kind::Ampersand => folded.push('&'),
                Kind::Other('§') => folded.push('§'),
                Kind::Stop | Kind::Quote if count > 0 => {
                    at += 1;
                    continue;
                }
                // `[s. d.]`, `u. a.`: marks inside a phrase part its words only.
                _ => break,
            }
            // One token may fold to several words of the lexicon: `d’après`, `می‌گوید`.
            at += 1;
            (places[count], ends[count]) = (folded.len(), at);
            count += 1;
            if count == 1 {
                most = self.lexicon.reach(&folded).min(MOST);
            }
        }
        let mut words = [""; MOST];
        let mut start = 0;
        for (word, &end) in words.iter_mut().zip(&places[..count]) {
            *word = &folded[start..end];
            start = end;
        }
        let count = self.lexicon.longest(&words[..count], term)?;
        let mut end = ends[count - 1];
        if end < to && self.kind(end) == Kind::Stop && !self.tokens[end].spaced() {
            end += 1;
        }
        Some(end - from)
    }

    /// Where a phrase that does `term` and ends right before token `end` starts.
    pub fn phrase_before(&self, floor: usize, end: usize, term: Term) -> Option<usize> {
        // The longest phrase wins: `et al.` is four tokens with its stop, `e os seus colaboradores` six.
        (floor.max(end.saturating_sub(7))..end).find(|&start| {
            self.kind(start) != Kind::Stop && self.phrase(start, end, term).is_some_and(|taken| start + taken == end)
        })
    }

    /// Whether the token is a word that does `term`.
    pub fn is(&self, at: usize, term: Term) -> bool {
        match self.kind(at) {
            Kind::Word(Case::Lower) if term == Term::And => self.is_and(at),
            Kind::Word(_) => self.known(at).alone.contains(term),
            Kind::Ampersand => term == Term::And,
            Kind::Other('§') => term == Term::Statute || term == Term::Locator,
            _ => false,
        }
    }

    /// Whether a small word is "and": in the text's own language, or in another where it is none of its own's small words,
    /// as Czech "and" is an article in Hungarian.
    fn is_and(&self, at: usize) -> bool {
        let word = self.word(at);
        let Some(own) = self.own.filter(|_| word.chars().count() <= 2) else {
            return self.known(at).alone.contains(Term::And);
        };
        with_folded(word, |folded| own.ands.contains(&folded))
            || self.known(at).alone.contains(Term::And)
                && !own.articles.contains(&word)
                && !with_folded(word, |folded| self.lexicon.is_stopword_of(folded, own.tag))
    }

    /// Whether the token is a word that begins sentences and is no surname.
    pub fn is_stopword(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Word(_)) && with_folded(self.word(at), |word| self.lexicon.is_stopword(word))
    }

    /// Whether these words are the name of a place that nobody in the list is called by.
    pub fn names_place(&self, name: &str) -> bool {
        let folded = fold(name);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        self.lexicon.terms(&words).contains(Term::Place) && !self.hints.knows(name)
    }

    /// Whether the token is the short name of a law, as some languages form it: `BauGB`, `SchulG`.
    pub fn is_law(&self, at: usize) -> bool {
        let word = self.word(at);
        let stem = |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| stem.ends_with(char::is_lowercase));
        self.kind(at) == Kind::Word(Case::Capital)
            && word.ends_with(char::is_uppercase)
            && self.own.is_some_and(|own| own.law_endings.iter().any(stem))
    }

    /// Whether the token is an article of the text's language, written small.
    pub fn is_article(&self, at: usize) -> bool {
        self.kind(at) == Kind::Word(Case::Lower) && self.own.is_some_and(|own| own.articles.contains(&self.word(at)))
    }

    /// Whether the token is the name of a month.
    pub fn is_month(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Word(_)) && with_folded(self.word(at), |word| self.lexicon.month(word).is_some())
    }

    /// Whether the token is a particle of surnames, written small.
    pub fn is_particle(&self, at: usize) -> bool {
        match self.kind(at) {
            Kind::Word(Case::Lower | Case::Caseless) => {
                with_folded(self.word(at), |word| self.lexicon.is_particle(word))
            }
            _ => false,
        }
    }
}
