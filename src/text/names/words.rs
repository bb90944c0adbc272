//! A name taken apart: its words without what writers add and leave out at will.

use crate::text::fold;
use crate::text::romanise::{arabic, east_asian};
use crate::text::script::Script;

/// Words that a surname is cited with or without.
const PARTICLES: [&str; 42] = [
    "van", "von", "vom", "der", "den", "de", "del", "della", "degli", "di", "da", "das", "do", "dos", "du", "des",
    "la", "le", "les", "los", "las", "el", "al", "bin", "ibn", "ben", "bint", "bn", "zu", "zum", "zur", "ter", "ten",
    "te", "af", "av", "y", "e", "und", "بن", "ابن", "ال",
];

/// What stands behind a name and is no part of it.
const SUFFIXES: [&str; 8] = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"];

/// A name, folded and taken apart.
#[derive(Debug)]
pub(super) struct Words {
    /// The words that make the name, folded.
    pub(super) words: Vec<String>,
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
        Self { words, whole, trimmed, script }
    }

    /// The words run together.
    pub(super) fn joined(&self) -> String {
        self.words.concat()
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
            assert_eq!(Words::of(name).words, *words, "{name}");
        }
    }
}
