//! Capitalised words that a text uses by themselves, away from any citation: `in Germany`, `with ANOVA`.
//!
//! Such a word before the names of a citation belongs to the sentence. One that a citation names alone,
//! `Peterson (2014)`, is an author wherever else it stands.

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::Context;
use super::tokens::{Case, Kind};
use crate::locale::{Term, names_body};

/// Most tokens of names and joints between a name and its year.
const REACH: usize = 16;

/// How often a word stands by itself, behind "in" among them, and how often a citation has it as its one or its last
/// name, in a bracket among them.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    plain: u32,
    within: u32,
    cited: u32,
    bracketed: u32,
}

/// The capitalised words of a text and how it uses them.
#[derive(Debug, Default)]
pub struct Alone<'a> {
    words: FxHashMap<&'a str, Uses>,
    /// Short forms that the text explains in brackets behind words that name no body.
    methods: FxHashSet<&'a str>,
}

impl<'a> Alone<'a> {
    /// Counts the words, in one pass.
    pub fn new(ctx: &Context<'a>) -> Self {
        let mut words: FxHashMap<&'a str, Uses> = FxHashMap::default();
        let mut methods = FxHashSet::default();
        for at in 0..ctx.tokens.len() {
            if !matches!(ctx.kind(at), Kind::Word(Case::Capital | Case::Upper)) {
                continue;
            }
            let uses = words.entry(ctx.word(at)).or_default();
            match distance(ctx, at) {
                Some(true) => {
                    uses.cited += 1;
                    // `(CNJ, 2015)`, `(CNJ 2015)`
                    uses.bracketed += u32::from(!matches!(ctx.kind(at + 1), Kind::Open(_)));
                }
                Some(false) => {}
                None => {
                    uses.plain += 1;
                    uses.within += u32::from(at > 0 && ctx.is(at - 1, Term::In));
                }
            }
            if ctx.kind(at) == Kind::Word(Case::Upper) && is_explained(ctx, at) {
                methods.insert(ctx.word(at));
            }
        }
        Self { words, methods }
    }

    /// Whether the text has the word behind "in" elsewhere, and no more than one year at it.
    pub fn is_place(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|uses| uses.plain > 1 && uses.within > 0 && uses.cited <= 1)
    }

    /// Whether the text explains this short form as that of a method, and never cites it in a bracket.
    pub fn is_method(&self, word: &str) -> bool {
        self.methods.contains(word) && self.words.get(word).is_some_and(|uses| uses.bracketed == 0)
    }

    /// Whether the text has the word by itself, and never as the one name of a citation.
    pub fn is_alone(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|uses| uses.plain > 0 && uses.cited == 0)
    }

    /// The same, twice or more.
    pub fn is_repeated(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|uses| uses.plain > 1 && uses.cited == 0)
    }
}

/// Whether the short form at this token stands in a bracket behind the words that it is short for, none of which is a
/// word of bodies or an author of the list: `Coarsened Exact Matching (CEM)`.
fn is_explained(ctx: &Context, at: usize) -> bool {
    let short: Vec<char> = ctx.word(at).chars().flat_map(char::to_lowercase).collect();
    if short.len() < 2 || at < 3 || !matches!((ctx.kind(at - 1), ctx.kind(at + 1)), (Kind::Open(_), Kind::Close(_))) {
        return false;
    }
    let initial = |at: usize| ctx.word(at).chars().flat_map(char::to_lowercase).next();
    let mut left = short.as_slice();
    let mut start = at - 1;
    while let Some((&last, rest)) = left.split_last() {
        let Some(before) = start.checked_sub(1).filter(|&before| ctx.tokens[before].is_word()) else { return false };
        start = before;
        if initial(before) == Some(last) {
            left = rest;
        } else if !ctx.is_stopword(before) && !ctx.is_particle(before) {
            return false;
        }
    }
    let long = ctx.slice(start..at - 1);
    !names_body(long) && !(start..at).any(|at| ctx.is(at, Term::Organisation)) && !ctx.hints.knows_first(long)
}

/// Whether the word at this token is a name before a year: `Some(true)` for the one right before it, `Some(false)` for
/// one that is joined to others, `None` for a word of the sentence.
fn distance(ctx: &Context, at: usize) -> Option<bool> {
    let end = ctx.tokens.len().min(at + REACH);
    let mut next = at + 1;
    let mut nearest = true;
    while next < end {
        match ctx.kind(next) {
            Kind::Number => return (ctx.word(next).len() == 4).then_some(nearest),
            Kind::Comma | Kind::Open(_) | Kind::Quote => next += 1,
            Kind::Stop if ctx.kind(next - 1) == Kind::Word(Case::Initial) => next += 1,
            Kind::Word(Case::Initial) => next += 1,
            Kind::Ampersand | Kind::Word(_) if ctx.phrase(next, end, Term::EtAl).is_some() => {
                next += ctx.phrase(next, end, Term::EtAl).unwrap_or(1);
            }
            Kind::Word(Case::Capital | Case::Upper) | Kind::Ampersand => {
                nearest = false;
                next += 1;
            }
            Kind::Word(_) if ctx.is(next, Term::And) || ctx.is_particle(next) => {
                nearest = false;
                next += 1;
            }
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;

    #[test]
    fn methods_and_places_are_told_from_bodies() {
        let text = "Coarsened Exact Matching (CEM), o Efeito Quantílico do Tratamento (EQT), the World Health Organization \
                    (WHO), Garden Growth Model (GGM; GGM, 2010). By CEM (2009), WHO (2010), EQT (2007). \
                    It began in Portugal (1974), and in Portugal it ended; Portugal is a country.";
        let tokens = tokenise(text);
        let hints = Hints::default();
        let ctx = Context::new(text, &tokens, &hints);
        for (word, method) in [("CEM", true), ("EQT", true), ("WHO", false), ("GGM", false)] {
            assert_eq!(ctx.words_alone().is_method(word), method, "{word}");
        }
        assert!(ctx.words_alone().is_place("Portugal") && !ctx.words_alone().is_place("CEM"));
    }

    #[test]
    fn words_of_the_sentence_are_told_from_authors() {
        let text = "In Germany it rained. We used ANOVA. In Germany, Smith (2010) and Peterson and Lowe (2011) say so. \
                    Müller showed it (Müller et al., 2009), Novak & Lowe 2012 deny it.";
        let tokens = tokenise(text);
        let hints = Hints::default();
        let ctx = Context::new(text, &tokens, &hints);
        for (word, alone) in [
            ("Germany", true),
            ("ANOVA", true),
            ("Smith", false),
            ("Peterson", false),
            ("Lowe", false),
            ("Müller", false),
            ("Novak", false),
            ("Nobody", false),
        ] {
            assert_eq!(ctx.is_alone(word), alone, "{word}");
        }
    }
}
