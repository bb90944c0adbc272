//! Names in Arabic script: consonants from the table, long vowels from the letters that double as consonants, short
//! vowels marked where they may stand unwritten.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::Names;
use super::{SILENT, UNWRITTEN};

/// How the letters are said that Persian and Arabic say differently.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    Persian,
    Arabic,
}

static NAMES: LazyLock<Names> =
    LazyLock::new(|| Names::parse(include_str!("../../../data/romanisation/arabic-names.tsv")));

/// Letter -> Persian, Arabic.
static CONSONANTS: LazyLock<FxHashMap<char, [&'static str; 2]>> = LazyLock::new(|| {
    include_str!("../../../data/romanisation/arabic.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?.chars().next()?, [cells.next()?, cells.next()?]))
        })
        .collect()
});

/// The readings of a folded word, best first.
pub(super) fn readings(word: &str, out: &mut Vec<String>) {
    out.extend(NAMES.get(word).iter().map(|&name| name.to_owned()));
    let bare = bare_of_article(word);
    if let Some(bare) = bare {
        out.extend(NAMES.get(bare).iter().map(|name| format!("al-{name}")));
        out.push(format!("al-{}", spell(bare, Manner::Arabic)));
    }
    out.push(spell(word, Manner::Persian));
    out.push(spell(word, Manner::Arabic));
}

/// The word without the Arabic article, where enough is left to be a name.
pub(in crate::text) fn bare_of_article(word: &str) -> Option<&str> {
    word.strip_prefix("ال").filter(|bare| bare.chars().count() >= 3)
}

fn spell(word: &str, manner: Manner) -> String {
    let letters: Vec<char> = word.chars().filter(|&letter| letter != 'ء').collect();
    let mut speller = Speller { out: String::with_capacity(word.len()), run: 0, began: true };
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(at + 1).copied();
        let second = letters.get(at + 2).copied();
        let last = after.is_none();
        match letter {
            'ا' if at == 0 && matches!(after, Some('ی' | 'و')) => {}
            'ا' => speller.vowel("a"),
            'ع' if at == 0 && matches!(after, Some('ی')) => speller.vowel("e"),
            'ع' if at == 0 && matches!(after, Some('ا' | 'و')) => {}
            'ع' if at == 0 => speller.vowel("a"),
            'ع' if last || speller.run == 0 => {}
            'ع' if matches!(after, Some('ا' | 'و')) => {}
            // The vowel before a glottal stop may be any: معتمدی is Motamedi, جعفری Jafari.
            'ع' => speller.hidden_vowel(),
            'و' => match (before, after) {
                // The و of خواجه is silent.
                (Some('خ'), Some('ا')) if manner == Manner::Persian => {}
                (None, _) | (_, Some('ا')) => speller.consonant(waw(manner), last),
                (Some('ا'), _) if at > 1 => speller.consonant(waw(manner), last),
                (Some(_), Some('ی')) if !matches!(second, Some('ا' | 'و' | 'ی')) && speller.run > 0 => {
                    speller.consonant(waw(manner), last);
                }
                (_, Some('و')) => speller.vowel("u"),
                _ => speller.vowel("u"),
            },
            'ی' if at == 0 => speller.consonant("y", last),
            'ی' => speller.vowel("i"),
            'ه' if last && speller.run > 0 => speller.vowel(if manner == Manner::Persian { "eh" } else { "ah" }),
            _ => match CONSONANTS.get(&letter) {
                Some(spelt) => speller.consonant(spelt[usize::from(manner == Manner::Arabic)], last),
                None => speller.consonant(any_ascii::any_ascii_char(letter), last),
            },
        }
    }
    speller.out
}

fn waw(manner: Manner) -> &'static str {
    if manner == Manner::Persian { "v" } else { "w" }
}

/// Writes sounds and marks where a short vowel may stand between two consonants.
struct Speller {
    out: String,
    /// Consonants since the last vowel that is written out or likely.
    run: usize,
    /// Whether the run began the word.
    began: bool,
}

impl Speller {
    fn vowel(&mut self, spelt: &str) {
        self.out.push_str(spelt);
        self.run = 0;
        self.began = false;
    }

    fn hidden_vowel(&mut self) {
        self.out.push(UNWRITTEN);
        self.run = 0;
        self.began = false;
    }

    fn consonant(&mut self, spelt: &str, last: bool) {
        if spelt.is_empty() {
            return;
        }
        if self.run > 0 {
            // Lang and bank hold their last two consonants together; Khaled and Naser do not.
            let held = last && matches!(spelt, "g" | "k") && self.out.ends_with('n') && !self.began;
            if (self.began || self.run > 1 || last) && !held {
                self.out.push(UNWRITTEN);
                self.run = 0;
                self.began = false;
            } else {
                self.out.push(SILENT);
            }
        }
        self.out.push_str(&spelt.to_ascii_lowercase());
        self.run += 1;
    }
}
