//! Names of bodies in several languages: `Ministry of Education` and `Ministério da Educação` are one.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexicon;
use crate::order::Order;
use crate::text::{fold, words};

/// Beginnings of words that are this short or shorter must be the whole word.
const SHORT: usize = 3;
/// A name is told by so many words of known meaning: one is not enough.
const LEAST: usize = 2;

/// Beginnings of words, folded, and their meanings.
static MEANINGS: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/bodies.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(meaning, beginnings)| beginnings.split(' ').map(move |beginning| (fold(beginning), meaning)))
        .collect()
});

/// Whether two names of bodies say the same in other words: every word that counts has its counterpart.
pub fn same_body(one: &str, other: &str) -> bool {
    one.contains(' ') && other.contains(' ') && meaning(one).is_some_and(|meant| Some(meant) == meaning(other))
}

/// Whether a word of the name is one that bodies have in theirs.
pub fn names_body(name: &str) -> bool {
    words(name).iter().any(|word| meaning_of(word).is_some())
}

/// What the words that count mean, sorted; those of unknown meaning, such as places, stand for themselves. `None` where
/// too few are known.
fn meaning(name: &str) -> Option<Vec<String>> {
    let mut known = 0;
    let mut meant: Vec<String> = Vec::new();
    for word in words(name) {
        let small = lexicon().is_particle(&word) || lexicon().is_stopword(&word) || word.chars().count() < SHORT;
        match meaning_of(&word) {
            Some(meaning) => {
                known += 1;
                meant.push(meaning.to_owned());
            }
            None if !small => meant.push(word),
            None => {}
        }
    }
    meant.order();
    meant.dedup();
    (known >= LEAST).then_some(meant)
}

/// The meaning of a folded word, its Arabic article left aside.
fn meaning_of(word: &str) -> Option<&'static str> {
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8()).enumerate();
    let longest = ends.collect::<Vec<_>>().into_iter().rev().find_map(|(letters, end)| {
        let meaning = MEANINGS.get(&word[..end])?;
        (letters + 1 > SHORT || end == word.len()).then_some(*meaning)
    });
    longest.or_else(|| meaning_of(word.strip_prefix("ال").filter(|rest| rest.chars().count() > SHORT - 1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_known_in_another_language() {
        for (one, other) in [
            ("Ministry of Education", "Ministério da Educação"),
            ("Ministry of Health", "وزارت بهداشت"),
            ("Ministry of Health", "وزارة الصحة"),
            ("Министерство образования", "Ministerio de Educación"),
            ("United Nations", "Nações Unidas"),
            ("World Health Organization", "Organisation mondiale de la santé"),
            ("National Institute of Statistics and Geography", "Instituto Nacional de Estadística y Geografía"),
            ("Federal University of Mato Grosso", "Universidade Federal de Mato Grosso"),
            ("European Commission", "Europäische Kommission"),
        ] {
            assert!(same_body(one, other), "{one} / {other}: {:?} {:?}", meaning(one), meaning(other));
        }
    }

    #[test]
    fn other_bodies_are_others() {
        for (one, other) in [
            ("Ministry of Education", "Ministério da Saúde"),
            ("Ministry of Education", "Ministério da Educação e Cultura"),
            ("Federal University of Paraná", "Universidade Federal de Mato Grosso"),
            ("National Council", "Smith"),
            ("Garden Press", "Garten Verlag"),
            ("Susan Waters", "Agua Azul"),
        ] {
            assert!(!same_body(one, other), "{one} / {other}: {:?} {:?}", meaning(one), meaning(other));
        }
    }
}
