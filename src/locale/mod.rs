//! The words of each language, from `data/locales/LANG.toml`.
//!
//! A paper may mix languages in one line, so a look-up asks all of them unless it names one. Words are compared
//! folded (see [`crate::text::fold`]): case, accents and letter variants do not count.

mod detect;
mod lexicon;
mod term;

pub use detect::detect;
use lexicon::Phrase;
pub use lexicon::{Lexicon, lexicon};
pub use term::{Heading, Term};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The words of one language.
#[derive(Debug)]
pub struct Locale {
    /// BCP 47 tag: `fa`, `zh-TW`.
    pub tag: &'static str,
    /// The language's name in English.
    pub name: &'static str,
    /// ISO 15924 codes of the scripts that it is written in.
    pub scripts: &'static [&'static str],
    /// Headings by what they open.
    pub headings: &'static [(Heading, &'static [&'static str])],
    /// Words and phrases by what they do.
    pub terms: &'static [(Term, &'static [&'static str])],
    /// Names of the months, January (or the calendar's first) first, each with its abbreviations; calendars follow
    /// one another, twelve months each.
    pub months: &'static [&'static [&'static str]],
    /// The letters that tell works of one year apart, in order: `a`, `b`, ...
    pub year_letters: &'static [&'static str],
    /// The words of the numbers from one on, each with its ordinals: volumes and issues are counted in words too.
    pub numbers: &'static [&'static [&'static str]],
    /// Particles of surnames: `von`, `van der`.
    pub particles: &'static [&'static str],
    /// Articles, alone or joined with a preposition: a single word behind one is a noun, no surname.
    pub articles: &'static [&'static str],
    /// Words that begin a sentence and are no surname: `In`, `The`, `However`.
    pub stopwords: &'static [&'static str],
}

/// The locale of this tag.
pub fn locale(tag: &str) -> Option<&'static Locale> {
    LOCALES.iter().find(|locale| locale.tag == tag)
}

/// Every language that the program knows, in order of its tag.
pub fn locales() -> &'static [Locale] {
    LOCALES
}
