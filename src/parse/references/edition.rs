//! The edition as CSL wants it: a number where it is one, since styles make the words.
//!
//! Source: <https://docs.citationstyles.org/en/stable/specification.html#number-variables>

use super::clean;
use crate::locale::{Term, lexicon};
use crate::text::digits::to_ascii;
use crate::text::fold;

/// `2` for `2nd ed.`, `Second edition` or `2. Aufl.`; as printed where more is said than a number.
pub fn edition(text: &str) -> String {
    let mut printed = clean::plain(text);
    if let Some(number) = number(&printed) {
        return number;
    }
    // The full stop of an abbreviation is no punctuation.
    let last = printed.rsplit(' ').next().unwrap_or_default();
    if last.chars().count() <= 4
        && is_edition(last)
        && text.find(&printed).is_some_and(|at| text[at + printed.len()..].starts_with('.'))
    {
        printed.push('.');
    }
    printed
}

/// Whether the word says that a number is that of an edition.
pub(super) fn is_edition(word: &str) -> bool {
    let folded = fold(word);
    lexicon().is(folded.trim_end_matches(['.', ',']), Term::Edition) || lexicon().is(&folded, Term::Edition)
}

fn number(printed: &str) -> Option<String> {
    let others: Vec<&str> = printed.split_whitespace().filter(|word| !is_edition(word)).collect();
    let word = match others.as_slice() {
        [word] => (*word).to_owned(),
        [word, ending @ ("st" | "nd" | "rd" | "th")] => format!("{word}{ending}"),
        _ => return None,
    };
    let word = to_ascii(&word);
    let word = word.trim_end_matches(['.', ',']);
    let end = word.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(word.len());
    let (digits, ending) = word.split_at(end);
    if digits.is_empty() {
        const ORDINALS: [&str; 10] =
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
        let lower = word.to_lowercase();
        return ORDINALS.iter().position(|ordinal| *ordinal == lower).map(|at| (at + 1).to_string());
    }
    // `2nd`, `3ème`, `2-е`, `4ª`: an ordinal has a short ending.
    let is_ordinal = ending.chars().count() <= 3 && !ending.contains(|sign: char| sign.is_numeric() || sign == '/');
    (is_ordinal && digits.len() <= 3).then(|| digits.trim_start_matches('0').to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_without_words() {
        for (printed, want) in [
            ("2nd ed.", "2"),
            ("(3rd edn)", "3"),
            ("Second. ed", "2"),
            ("2. Aufl.", "2"),
            ("6a ed", "6"),
            ("4ª", "4"),
            ("3", "3"),
            ("2-е изд.", "2"),
            ("2 nd Edn", "2"),
            ("2nd rev. ed.,", "2nd rev. ed."),
            ("Revised edition.", "Revised edition"),
            ("2010 ed.", "2010 ed."),
            ("چاپ دوم", "چاپ دوم"),
            ("", ""),
        ] {
            assert_eq!(edition(printed), want, "{printed}");
        }
    }
}
