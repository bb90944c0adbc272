//! Devanagari, where a consonant carries an `a` unless a sign takes it away, and Thai, where some vowels stand before
//! the consonant that they follow in speech.

use std::sync::LazyLock;

use super::UNWRITTEN;
use super::table::Letters;

static DEVANAGARI: LazyLock<Letters> =
    LazyLock::new(|| Letters::parse(include_str!("../../../data/romanisation/devanagari.tsv")));
static THAI: LazyLock<Letters> = LazyLock::new(|| Letters::parse(include_str!("../../../data/romanisation/thai.tsv")));

/// A folded word in Devanagari.
pub(super) fn devanagari(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let (spelt, length) = DEVANAGARI
            .next(rest, rest.len() == word.len())
            .unwrap_or((any_ascii::any_ascii_char(letter), letter.len_utf8()));
        if letter != '\u{94D}' {
            out.push_str(&spelt.to_ascii_lowercase());
        }
        rest = &rest[length..];
        // At the end of a word the vowel is not said.
        let carries = is_devanagari_consonant(letter)
            && rest.chars().next().is_some_and(|next| !matches!(next, '\u{93E}'..='\u{94D}'));
        if carries {
            out.push('a');
        }
    }
    out
}

fn is_devanagari_consonant(letter: char) -> bool {
    matches!(letter, 'क'..='ह')
}

/// A folded word in Thai: a rough reading, for the spellings that Thai people choose follow no table.
pub(super) fn thai(word: &str) -> String {
    let mut ordered = String::with_capacity(word.len());
    let mut waiting = None;
    for letter in word.chars() {
        match letter {
            'เ'..='ไ' => {
                ordered.extend(waiting.replace(letter));
            }
            _ => {
                ordered.push(letter);
                if matches!(letter, 'ก'..='ฮ') {
                    ordered.extend(waiting.take());
                }
            }
        }
    }
    ordered.extend(waiting);
    let spelt = THAI.spell(&ordered.replace("ย์", "").replace("ศ์", "").replace("์", ""), |_, _| None);
    spread(&spelt)
}

/// Puts the mark of an unwritten vowel between consonants that no syllable holds together.
fn spread(spelt: &str) -> String {
    let mut out = String::with_capacity(spelt.len() + 4);
    let mut run = 0;
    let letters: Vec<char> = spelt.chars().collect();
    for (at, &letter) in letters.iter().enumerate() {
        let digraph = letter == 'h' || (letter == 'g' && at > 0 && letters[at - 1] == 'n');
        if "aeiou".contains(letter) {
            run = 0;
        } else if !digraph {
            if run == 1 {
                out.push(UNWRITTEN);
                run = 0;
            }
            run += 1;
        }
        out.push(letter);
    }
    out
}
