//! Capitals in titles: braces keep them where a style sets titles in small letters.
//!
//! Protected are words that would be misspelt without their capitals: those with a capital inside (`DNA`, `iPhone`)
//! and, in a title set in sentence case, every capital after the first word, which there is a name's. A title with a
//! capital on most words says nothing about names, so only the former are protected in it.

use super::tex::Tex;

/// A title as LaTeX with its capitals protected. `language` is a BCP 47 tag or empty.
pub(super) fn title(text: &str, language: &str, tex: &Tex) -> String {
    protected(text, language, |words| tex.text(words))
}

/// A title with its capitals protected by braces, its words escaped as the format wants it.
pub(super) fn protected(text: &str, language: &str, escape: impl Fn(&str) -> String) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if shouts(text) {
        return escape(text);
    }
    if capitalises_nouns(&words, language) {
        return format!("{{{}}}", escape(text));
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (word, keep) in words.iter().zip(names_and_acronyms(&words)) {
        if !out.is_empty() {
            out.push(' ');
        }
        if keep {
            protect(word, &escape, &mut out);
        } else {
            out.push_str(&escape(word));
        }
    }
    out
}

/// For each word of a title whether its capitals are to be protected. In a language that gives every noun a capital
/// none is, since the whole title would be.
pub(crate) fn to_protect(words: &[&str], language: &str) -> Vec<bool> {
    if shouts(&words.concat()) || capitalises_nouns(words, language) {
        return vec![false; words.len()];
    }
    names_and_acronyms(words)
}

fn names_and_acronyms(words: &[&str]) -> Vec<bool> {
    let sentence_case = is_sentence_case(words);
    let keep = |(index, word): (usize, &&str)| {
        // Styles keep the first letter, and the first after a colon.
        let begins = match index.checked_sub(1) {
            None => word.starts_with(char::is_alphabetic),
            Some(before) => words[before].ends_with(':'),
        };
        let neighbours = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
        // `U S A`
        let spelt = is_initial(word) && neighbours.filter_map(|at| words.get(at)).any(|next| is_initial(next));
        spelt || inner_capital(word) || (sentence_case && !begins && starts_with_capital(word))
    };
    words.iter().enumerate().map(keep).collect()
}

/// Whether it is a capital alone.
fn is_initial(word: &str) -> bool {
    let mut letters = word.trim_matches(|sign: char| sign.is_ascii_punctuation() && sign != '+' && sign != '#').chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Puts braces around the word, but not around the punctuation on its ends.
fn protect(word: &str, escape: impl Fn(&str) -> String, out: &mut String) {
    let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let head = &word[..word.len() - bare.len()];
    let core = bare.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '#');
    let tail = &bare[core.len()..];
    out.push_str(&escape(head));
    out.push('{');
    out.push_str(&escape(core));
    out.push('}');
    out.push_str(&escape(tail));
}

fn starts_with_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

/// Whether a capital stands after the first letter, or alone beside a digit or sign: `DNA`, `iPhone`, `X-ray`, `C++`.
fn inner_capital(word: &str) -> bool {
    let mut letters = 0;
    let mut capitals = 0;
    let mut first_is_capital = false;
    let mut lone = false;
    for part in word.split(['-', '‐', '‑', '–', '/']) {
        for (inside, letter) in part.chars().filter(|c| c.is_alphabetic()).enumerate() {
            if letter.is_uppercase() {
                if inside > 0 {
                    capitals += 1;
                }
                first_is_capital |= letters == 0;
                lone |= inside == 0 && part.chars().filter(|c| c.is_alphabetic()).count() == 1;
            }
            letters += 1;
        }
    }
    let signs = word.chars().any(|c| c.is_ascii_digit() || matches!(c, '+' | '#' | '-' | '*'));
    capitals > 0 || (lone && signs) || (first_is_capital && word.chars().any(|c| c.is_ascii_digit()))
}

/// Whether most letters are capitals: then none of them says anything.
fn shouts(text: &str) -> bool {
    let (upper, lower) = text.chars().fold((0_usize, 0_usize), |(upper, lower), c| {
        (upper + usize::from(c.is_uppercase()), lower + usize::from(c.is_lowercase()))
    });
    upper > 10 && upper > lower * 3
}

/// Whether at most half of the longer words after the first have a capital.
fn is_sentence_case(words: &[&str]) -> bool {
    let mut capital = 0;
    let mut small = 0;
    for (index, word) in words.iter().enumerate().skip(1) {
        if words[index - 1].ends_with(':') || word.chars().filter(|c| c.is_alphabetic()).count() < 4 {
            continue;
        }
        if inner_capital(word) {
            continue;
        }
        if starts_with_capital(word) {
            capital += 1;
        } else if word.chars().any(char::is_lowercase) {
            small += 1;
        }
    }
    capital <= small
}

/// Whether the language is one that gives every noun a capital, by its tag or by the small words between.
fn capitalises_nouns(words: &[&str], language: &str) -> bool {
    const SMALL: &[&str] =
        &["der", "die", "das", "und", "für", "zur", "zum", "eine", "einer", "eines", "dem", "im", "über", "auf"];
    if !language.is_empty() {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        return ["de", "lb", "nds"].iter().any(|code| primary.eq_ignore_ascii_case(code));
    }
    // One such word may be a name's particle or another language's word; two are German.
    words.iter().filter(|word| SMALL.contains(word)).take(2).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_and_acronyms_keep_their_capitals() {
        let tex = Tex { ascii: false };
        for (plain, language, want) in [
            ("The spread of malaria in Iran", "", "The spread of malaria in {Iran}"),
            ("DNA repair: An overview", "", "{DNA} repair: An overview"),
            ("The Rise and Fall of the Roman Empire", "", "The Rise and Fall of the Roman Empire"),
            ("Using the iPhone and X-Ray Imaging", "", "Using the {iPhone} and {X-Ray} Imaging"),
            ("COVID-19 in “Wuhan”, a review", "", "{COVID-19} in “{Wuhan}”, a review"),
            ("A C++ library for the h-index", "", "A {C++} library for the h-index"),
            ("Research & development at IBM", "", "Research \\& development at {IBM}"),
            ("Proc Natl Acad Sci U S A", "", "Proc Natl Acad Sci {U} {S} {A}"),
            ("A SHORT HISTORY OF EVERYTHING", "", "A SHORT HISTORY OF EVERYTHING"),
            ("Einführung in die Theorie", "de", "{Einführung in die Theorie}"),
            ("Die Entwicklung der Städte und der Länder", "", "{Die Entwicklung der Städte und der Länder}"),
            ("История России в XX веке", "ru", "История {России} в {XX} веке"),
            ("بررسی تاریخ ایران", "fa", "بررسی تاریخ ایران"),
            ("“Quoted” start of a sentence", "", "“{Quoted}” start of a sentence"),
            ("", "", ""),
        ] {
            assert_eq!(title(plain, language, &tex), want, "{plain}");
        }
    }
}
