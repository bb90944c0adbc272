//! Names in Hebrew script, whose short vowels are not written.

use std::sync::LazyLock;

use super::table::{Letters, Names};
use super::{SILENT, UNWRITTEN};

static LETTERS: LazyLock<Letters> =
    LazyLock::new(|| Letters::parse(include_str!("../../../data/romanisation/hebrew.tsv")));
static NAMES: LazyLock<Names> =
    LazyLock::new(|| Names::parse(include_str!("../../../data/romanisation/hebrew-names.tsv")));

/// The readings of a folded word, best first.
pub(super) fn readings(word: &str, out: &mut Vec<String>) {
    out.extend(NAMES.get(word).iter().map(|&name| name.to_owned()));
    let spelt = spell(word);
    // The point that tells b from v, p from f and k from kh is hardly ever printed.
    let hard = spelt.replace('v', "b");
    out.push(spelt);
    out.push(hard);
}

fn spell(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    let mut run = 0;
    while let Some(letter) = rest.chars().next() {
        let at_start = rest.len() == word.len();
        let after = rest.chars().nth(1);
        let vowel = match letter {
            'א' | 'ע' if matches!(after, Some('ו' | 'י')) => Some(""),
            'א' | 'ע' => Some("a"),
            'ו' if after == Some('ו') => {
                rest = &rest['ו'.len_utf8()..];
                None
            }
            'ו' if !at_start && run > 0 => Some("o"),
            'י' if !at_start => Some("i"),
            'ה' if after.is_none() && run > 0 => Some("ah"),
            _ => None,
        };
        if let Some(vowel) = vowel {
            out.push_str(vowel);
            run = if vowel.is_empty() { run } else { 0 };
            rest = &rest[letter.len_utf8()..];
            continue;
        }
        let (spelt, length) = match letter {
            'ו' => ("v", letter.len_utf8()),
            'י' => ("y", letter.len_utf8()),
            _ => LETTERS.next(rest, at_start).unwrap_or((any_ascii::any_ascii_char(letter), letter.len_utf8())),
        };
        if run > 0 {
            let likely = run > 1 || out.chars().all(|known| !"aeiou*".contains(known)) || rest.len() == length;
            out.push(if likely { UNWRITTEN } else { SILENT });
            run = if likely { 0 } else { run };
        }
        out.push_str(spelt);
        run += 1;
        rest = &rest[length..];
    }
    out
}
