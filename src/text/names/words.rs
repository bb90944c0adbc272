//! A name taken apart: its words without what writers add and leave out at will.

use std::sync::OnceLock;

use crate::text::fold;
use crate::text::romanise::{self, arabic, east_asian};
use crate::text::script::Script;
use crate::text::sound::{self, Unit};

/// Words that a surname is cited with or without.
const PARTICLES: [&str; 42] = [
    "van", "von", "vom", "der", "den", "de", "del", "della", "degli", "di", "da", "das", "do", "dos", "du", "des",
    "la", "le", "les", "los", "las", "el", "al", "bin", "ibn", "ben", "bint", "bn", "zu", "zum", "zur", "ter", "ten",
    "te", "af", "av", "y", "e", "und", "بن", "ابن", "ال",
];

/// What stands behind a name and is no part of it.
const SUFFIXES: [&str; 8] = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"];

/// One folded word of a name, or several run together.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) letters: String,
    pub(super) script: Script,
    /// How it may sound: worked out when another script asks for it.
    sounds: OnceLock<Vec<Vec<Unit>>>,
}

impl Word {
    pub(super) fn new(letters: String, script: Script) -> Self {
        Self { letters, script, sounds: OnceLock::new() }
    }

    /// The sounds of its readings.
    pub(super) fn sounds(&self) -> &[Vec<Unit>] {
        self.sounds
            .get_or_init(|| romanise::readings(&self.letters).iter().map(|reading| sound::units(reading)).collect())
    }
}

static NOTHING: Word = Word { letters: String::new(), script: Script::Common, sounds: OnceLock::new() };

/// A name, folded and taken apart.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// The words that make the name, folded.
    pub(super) words: Vec<Word>,
    /// The words run together, where there are several.
    joined: Option<Word>,
    /// All words, particles and the rest among them, run together.
    pub(super) whole: String,
    /// Whether particles, initials, suffixes, a possessive or an article were left out of `words`.
    pub(super) trimmed: bool,
    /// The script of the first letter.
    pub(super) script: Script,
}

impl Words {
    pub(super) fn of(name: &str) -> Self {
        let folded = fold(name);
        let script = folded.chars().map(Script::of).find(|&script| script != Script::Common).unwrap_or_default();
        let mut words: Vec<String> = Vec::with_capacity(2);
        let mut whole = String::with_capacity(folded.len());
        let mut trimmed = false;
        for piece in folded.split(is_gap).filter(|piece| !piece.is_empty()) {
            // Mearsheimer's, and the s' of a plural; the apostrophe of O'Brien only goes.
            let bare = without_ending(piece);
            trimmed |= bare.len() != piece.len();
            let mut word: String = bare.chars().filter(|letter| letter.is_alphanumeric() || is_sign(*letter)).collect();
            if word.is_empty() {
                continue;
            }
            whole.push_str(&word);
            if is_left_out(&word) {
                trimmed = true;
                continue;
            }
            if let Some(bare) = arabic::bare_of_article(&word) {
                // Only an article that leaves a name of some length is sure to be one.
                if bare.chars().count() >= 4 {
                    word = bare.to_owned();
                    trimmed = true;
                }
            }
            words.push(word);
        }
        if words.is_empty() && !whole.is_empty() {
            words.push(whole.clone());
        }
        if let [single] = &words[..]
            && let Some((surname, given)) = east_asian::split_name(single)
            && !given.is_empty()
        {
            words = vec![surname.to_owned(), given.to_owned()];
        }
        let joined = (words.len() != 1).then(|| Word::new(words.concat(), script));
        let words = words.into_iter().map(|word| Word::new(word, script)).collect();
        Self { words, joined, whole, trimmed, script }
    }

    /// The words run together.
    pub(super) fn joined(&self) -> &Word {
        match (&self.joined, &self.words[..]) {
            (None, [single]) => single,
            (Some(joined), _) => joined,
            // Of no words there is always a joined one.
            (None, _) => &NOTHING,
        }
    }
}

/// The word without a possessive, or a Turkish case ending set off by an apostrophe: `Kaya'ya`.
fn without_ending(word: &str) -> &str {
    const TURKISH: [&str; 22] = [
        "in", "un", "nin", "nun", "ya", "ye", "yi", "yu", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "la",
        "le", "yla", "yle", "lar", "ler",
    ];
    match word.rsplit_once('\'') {
        Some((stem, "s" | "")) => stem,
        // O'Brien and D'Angelo have less before the apostrophe.
        Some((stem, ending)) if stem.chars().count() >= 3 && TURKISH.contains(&ending) => stem,
        _ => word,
    }
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '.' | ',' | '·' | '・' | '/' | '(' | ')')
}

/// Vowel signs and tone marks of Indic scripts are no letters, but part of a word.
fn is_sign(letter: char) -> bool {
    !letter.is_ascii() && unicode_normalization::char::is_combining_mark(letter)
}

fn is_left_out(word: &str) -> bool {
    // A single Latin, Greek or Cyrillic letter is an initial; a single character may be a whole Chinese name.
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(|letter| letter.is_lowercase()) && letters.next().is_none();
    initial || PARTICLES.contains(&word) || SUFFIXES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let cases: &[(&str, &[&str])] = &[
            ("Smith", &["smith"]),
            ("van der Berg", &["berg"]),
            ("O’Brien", &["obrien"]),
            ("Mearsheimer's", &["mearsheimer"]),
            ("Ortiz-Hale", &["ortiz", "hale"]),
            ("Kaya'ya", &["kaya"]),
            ("Işık’ın", &["isik"]),
            ("D'Angelo", &["dangelo"]),
            ("J. R. Smith Jr.", &["smith"]),
            ("الجابري", &["جابری"]),
            ("Al-Jabri", &["jabri"]),
            ("王小明", &["王", "小明"]),
            ("김철수", &["김", "철수"]),
            ("王", &["王"]),
            ("De", &["de"]),
            ("", &[]),
            ("(…)", &[]),
        ];
        for (name, words) in cases {
            let found: Vec<String> = Words::of(name).words.into_iter().map(|word| word.letters).collect();
            assert_eq!(found, *words, "{name}");
        }
    }
}
