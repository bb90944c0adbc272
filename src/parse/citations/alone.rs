//! Capitalised words that a text uses by themselves, away from any citation: `in Germany`, `with ANOVA`.
//!
//! Such a word before the names of a citation belongs to the sentence. One that a citation names alone,
//! `Peterson (2014)`, is an author wherever else it stands.

use rustc_hash::FxHashMap;

use super::context::Context;
use super::tokens::{Case, Kind};
use crate::locale::Term;

/// Most tokens of names and joints between a name and its year.
const REACH: usize = 16;

/// How often a word stands by itself, and how often a citation has it as its one or its last name.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    plain: u32,
    cited: u32,
}

/// The capitalised words of a text and how it uses them.
#[derive(Debug, Default)]
pub struct Alone<'a> {
    words: FxHashMap<&'a str, Uses>,
}

impl<'a> Alone<'a> {
    /// Counts the words, in one pass.
    pub fn new(ctx: &Context<'a>) -> Self {
        let mut words: FxHashMap<&'a str, Uses> = FxHashMap::default();
        for at in 0..ctx.tokens.len() {
            if !matches!(ctx.kind(at), Kind::Word(Case::Capital | Case::Upper)) {
                continue;
            }
            let uses = words.entry(ctx.word(at)).or_default();
            match distance(ctx, at) {
                Some(true) => uses.cited += 1,
                Some(false) => {}
                None => uses.plain += 1,
            }
        }
        Self { words }
    }

    /// Whether the text has the word by itself, and never as the one name of a citation.
    pub fn is_alone(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|uses| uses.plain > 0 && uses.cited == 0)
    }
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
