//! The words of each language, from `data/locales/LANG.toml`.
//!
//! A paper may mix languages in one line, so a look-up asks all of them unless it names one. Words are compared
//! folded (see [`crate::text::fold`]): case, accents and letter variants do not count.

mod bodies;
mod detect;
mod hash;
mod lexicon;
mod table;
mod term;

pub use bodies::{names_body, same_body};
pub use detect::detect;
pub use lexicon::{Lexicon, Terms, lexicon};
use lexicon::{Opening, Phrase};
use table::{Marks, Place, Table};
pub use term::{Heading, Term};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// A language; its words are in the [`Lexicon`].
#[derive(Debug)]
pub struct Locale {
    /// BCP 47 tag: `fa`, `zh-TW`.
    pub tag: &'static str,
    /// The language's name in English.
    pub name: &'static str,
    /// ISO 15924 codes of the scripts that it is written in.
    pub scripts: &'static [&'static str],
    /// Articles, alone or joined with a preposition: a single word behind one is a noun, no surname.
    pub articles: &'static [&'static str],
    /// Particles of surnames that are prepositions first: `a teoria de Petri (2010)`.
    pub prepositions: &'static [&'static str],
    /// Endings of surnames, folded: as they are listed, and as a sentence declines them: `Петрова`, `у Петровой (2010)`.
    name_endings: &'static [(Place, Place)],
    /// The same of what a sentence writes onto the front of a name: `الزهراني`, `للزهراني (2016)`.
    name_prefixes: &'static [(Place, Place)],
    /// Endings, folded, that say "in" of a place: `Helsingissä (2015)`.
    pub place_endings: &'static [&'static str],
    /// Whether people are cited by the first words of their names, which are listed in their natural order.
    pub first_names: bool,
    /// The capitals that short names of laws end in: `GB` of `BauGB`.
    pub law_endings: &'static [&'static str],
    /// Whether people are cited by their whole names, some of whose words are small words as well.
    pub full_names: bool,
    /// The words for "and", folded; also those that mean something else in other languages, as Slovene `in`.
    pub ands: &'static [&'static str],
}

impl Locale {
    /// Whether sentences write something onto the front of names.
    pub fn has_prefixes(&self) -> bool {
        !self.name_prefixes.is_empty()
    }

    /// The forms, folded, that a name may have in the list which is printed so, folded, with a preposition or the like
    /// written onto it; and whether no name begins so by itself, as none does with `لل`.
    pub fn without_prefix<'a>(&'a self, cited: &'a str) -> impl Iterator<Item = (String, bool)> + 'a {
        /// Letters that are left of a name, at least.
        const REST: usize = 3;
        self.name_prefixes.iter().filter_map(move |(listed, prefix)| {
            let listed = listed.words();
            let rest = cited.strip_prefix(prefix.words()).filter(|rest| rest.chars().count() >= REST)?;
            Some((format!("{listed}{rest}"), !listed.is_empty()))
        })
    }
}

/// The locale of this tag.
pub fn locale(tag: &str) -> Option<&'static Locale> {
    LOCALES.iter().find(|locale| locale.tag == tag)
}

/// The endings that sentences in a language give surnames. Those of languages in one script other than Latin are shared:
/// little tells Ukrainian from Russian in a short paper, and their endings differ from each other less than from those
/// of other scripts.
pub fn name_endings(language: &str) -> Vec<(&'static str, &'static str)> {
    let Some(own) = locale(language) else { return Vec::new() };
    let shared = !own.scripts.contains(&"Latn");
    let all = locales().iter().filter(|locale| locale.tag == own.tag || shared && locale.scripts == own.scripts);
    all.flat_map(|locale| locale.name_endings).map(|(listed, cited)| (listed.words(), cited.words())).collect()
}

/// Whether sentences of this language decline the words of a body's name as well: more endings of names than the genitive's.
pub fn declines_words(language: &str) -> bool {
    const GENITIVES: usize = 3;
    name_endings(language).len() > GENITIVES
}

/// Letters that a name has before its ending, and letters of the whole name that make up for fewer: `Mäki` of `Mäen`.
const STEM: usize = 3;
const WHOLE: usize = 4;

/// What a folded name may be listed as, where its ending is one that a sentence gives: `петров`, `петрова` of `петрову`.
pub fn undeclined<'n>(name: &'n str, endings: &'n [(&'static str, &'static str)]) -> impl Iterator<Item = String> + 'n {
    endings.iter().filter_map(move |(nominative, ending)| {
        let stem = name.strip_suffix(ending)?;
        let letters = stem.chars().count();
        let long = letters >= STEM || letters + 1 >= STEM && letters + nominative.chars().count() >= WHOLE;
        long.then(|| format!("{stem}{nominative}"))
    })
}

/// Every language that the program knows, in order of its tag.
pub fn locales() -> &'static [Locale] {
    LOCALES
}
