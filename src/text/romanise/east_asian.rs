//! Chinese, Japanese and Korean names: the surname first, by its table, the given name syllable by syllable.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::SILENT;
use super::table::{Letters, Names};
use crate::text::script::Script;

static HAN: LazyLock<Names> =
    LazyLock::new(|| Names::parse(include_str!("../../../data/romanisation/han-surnames.tsv")));
static JAPANESE: LazyLock<Names> =
    LazyLock::new(|| Names::parse(include_str!("../../../data/romanisation/japanese-surnames.tsv")));
static HANGUL: LazyLock<Names> =
    LazyLock::new(|| Names::parse(include_str!("../../../data/romanisation/hangul-surnames.tsv")));
static KANA: LazyLock<Letters> = LazyLock::new(|| Letters::parse(include_str!("../../../data/romanisation/kana.tsv")));

/// The surname and the given name of a whole name without a space between them; `None` where the word is too long
/// for a person's name or begins with no surname that is known.
pub(in crate::text) fn split_name(word: &str) -> Option<(&str, &str)> {
    let count = word.chars().take(7).count();
    let script = word.chars().next().map(Script::of)?;
    let end_of = |letters: usize| word.char_indices().nth(letters).map_or(word.len(), |(at, _)| at);
    match script {
        Script::Han if (2..=6).contains(&count) => {
            // A Japanese surname of three characters, then of two, then a Chinese one of two, then of one.
            [3, 2].iter().map(|&letters| end_of(letters)).find(|&end| !JAPANESE.get(&word[..end]).is_empty()).or_else(
                || {
                    [2, 1]
                        .iter()
                        .filter(|_| count <= 4)
                        .map(|&letters| end_of(letters))
                        .find(|&end| !HAN.get(&word[..end]).is_empty())
                },
            )
        }
        Script::Hangul if (2..=4).contains(&count) => {
            [2, 1].iter().map(|&letters| end_of(letters)).find(|&end| !HANGUL.get(&word[..end]).is_empty())
        }
        _ => None,
    }
    .map(|end| word.split_at(end))
}

/// Whether the Latin word is a usual spelling of a Chinese, Japanese or Korean surname.
pub(in crate::text) fn is_spelling(word: &str) -> bool {
    static SPELLINGS: LazyLock<FxHashSet<&'static str>> =
        LazyLock::new(|| [&*HAN, &*JAPANESE, &*HANGUL].into_iter().flat_map(Names::spellings).collect());
    SPELLINGS.contains(word)
}

/// The readings of a folded word, best first.
pub(super) fn readings(word: &str, script: Script, out: &mut Vec<String>) {
    match split_name(word) {
        Some((surname, given)) => {
            let given = if script == Script::Hangul { hangul(given) } else { han(given) };
            for table in [&*JAPANESE, &*HAN, &*HANGUL] {
                for spelling in table.get(surname) {
                    out.push(if given.is_empty() { (*spelling).to_owned() } else { format!("{spelling} {given}") });
                }
            }
            if !JAPANESE.get(surname).is_empty() {
                out.push(han(word));
            }
        }
        None if script == Script::Hangul => {
            out.extend(HANGUL.get(word).iter().map(|&name| name.to_owned()));
            out.push(hangul(word));
        }
        None => {
            out.extend(HAN.get(word).iter().chain(JAPANESE.get(word)).map(|&name| name.to_owned()));
            out.push(han(word));
        }
    }
}

/// Whether the reading of the word is a guess: characters that a Japanese name may hold are read as Chinese.
pub(in crate::text) fn is_guess(word: &str) -> bool {
    word.chars().any(|letter| Script::of(letter) == Script::Kana)
        && word.chars().any(|letter| Script::of(letter) == Script::Han)
}

/// Characters by their Mandarin reading, kana among them by theirs.
fn han(word: &str) -> String {
    let mut out = String::new();
    for letter in word.chars() {
        let mut single = [0; 4];
        match Script::of(letter) {
            Script::Kana => out.push_str(&kana(letter.encode_utf8(&mut single))),
            _ => out.push_str(any_ascii::any_ascii_char(letter)),
        }
    }
    out.make_ascii_lowercase();
    out
}

/// Syllables by the Revised Romanisation.
fn hangul(word: &str) -> String {
    any_ascii::any_ascii(word).to_ascii_lowercase()
}

/// The readings of a word in kana. One in katakana may write a foreign name, where r may be l, and u and o only hold
/// consonants apart.
pub(super) fn kana_readings(word: &str, out: &mut Vec<String>) {
    let plain = kana(word);
    let foreign = word.chars().all(|letter| matches!(letter, 'ァ'..='ー'));
    out.push(plain.clone());
    if !foreign {
        return;
    }
    let mut bare = String::with_capacity(plain.len());
    let mut letters = plain.chars().peekable();
    while let Some(letter) = letters.next() {
        let held = matches!(letter, 'u' | 'o') && bare.ends_with(|last: char| !"aeiou".contains(last));
        let before_consonant = letters.peek().is_none_or(|next| !"aeiouy".contains(*next));
        bare.push(if held && before_consonant { SILENT } else { letter });
    }
    out.push(bare.replace('r', "l"));
    out.push(bare);
}

/// Hiragana and katakana.
fn kana(word: &str) -> String {
    let hiragana: String = word
        .chars()
        .map(|letter| match letter {
            // The two alphabets stand 0x60 apart in the same order.
            'ァ'..='ヴ' => char::from_u32(letter as u32 - 0x60).unwrap_or(letter),
            _ => letter,
        })
        .collect();
    KANA.spell(&hiragana, |_, _| None)
}
