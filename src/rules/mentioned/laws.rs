//! Laws and acts: by their number, and by the year beside a word for a law.

use super::signs::{Near, Sign};
use super::spaced;
use crate::locale::{Term, lexicon};
use crate::model::Reference;

/// Words for laws in fewer bytes are abbreviations of many things.
const SHORTEST: usize = 3;
/// A word for a law stands among the first so many words of an act's entry.
const OPENING: usize = 12;
/// The year of a law stands this near to a word for a law, in bytes: `Federal Constitution of 1988`.
const REACH: usize = 32;

/// What tells an act: its number; where no person wrote the entry and a word for a law leads it, its year.
pub(super) fn signs(entry: &Reference) -> Vec<Sign> {
    let mut signs: Vec<String> = entry.text.split_whitespace().filter_map(law_number).collect();
    signs.extend(act_signs(&entry.text));
    let mut signs: Vec<Sign> = signs.into_iter().map(Sign::alone).collect();
    let by_person = entry.item.author.iter().any(|name| !name.family.is_empty() && !name.given.is_empty());
    let is_act = || spaced(&entry.text).split_whitespace().take(OPENING).any(is_word_for_law);
    if is_law(entry) || !by_person && is_act() {
        let years = super::signs::years(entry);
        let sign = |year: String| Sign { words: format!(" {year} "), near: Some(Near::Statute(REACH)) };
        signs.extend(years.into_iter().map(sign));
    }
    signs
}

/// Whether an entry begins with the name of a law, of several words, however its author was read: `Town Act. (1947)`.
pub(in crate::rules) fn is_law(entry: &Reference) -> bool {
    let lead = entry.text.split([',', '.', '(', '[', ':', ';', '،', '；', '，']).next().unwrap_or_default();
    let lead = spaced(lead);
    lead.split_whitespace().nth(1).is_some() && lead.split_whitespace().any(is_word_for_law)
}

/// Whether a folded word is one for a law, and no sign such as `§` or `L.`.
pub(super) fn is_word_for_law(word: &str) -> bool {
    word.len() >= SHORTEST && lexicon().is(word, Term::Statute)
}

/// `13.146,` of an act: digits, a full stop, three digits.
fn law_number(word: &str) -> Option<String> {
    let word = word.trim_matches(|letter: char| !letter.is_ascii_digit());
    let (thousands, rest) = word.split_once('.')?;
    let rest = rest.split('/').next()?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    ((1..=3).contains(&thousands.len()) && rest.len() == 3 && digits(thousands) && digits(rest))
        .then(|| format!(" {thousands} {rest} "))
}

/// What stands before the number of an act, folded: `nº 4`, `No. 4`.
const NUMBER_MARKS: [&str; 7] = ["n", "no", "nr", "num", "numero", "number", "nummer"];
/// An act's year stands at most this many words behind its number.
const YEAR_REACH: usize = 8;
/// An act's number of so many digits is known without its year.
const TELLING_DIGITS: usize = 4;

/// `Resolution no. 4, of 2 October 2009`: ` 4 2009 `, as in `4/2009`, and ` 4 of 2 october 2009 `.
fn act_signs(text: &str) -> Vec<String> {
    let text = spaced(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut signs = Vec::new();
    for at in (1..words.len()).filter(|&at| NUMBER_MARKS.contains(&words[at - 1]) && digits(words[at])) {
        if words[at].len() >= TELLING_DIGITS {
            let (thousands, rest) = words[at].split_at(words[at].len() - 3);
            signs.extend([format!(" {} ", words[at]), format!(" {thousands} {rest} ")]);
        }
        let ahead = at + 1..words.len().min(at + 1 + YEAR_REACH);
        if let Some(year) = ahead.clone().find(|&year| words[year].len() == 4 && digits(words[year])) {
            signs.extend([format!(" {} {} ", words[at], words[year]), format!(" {} ", words[at..=year].join(" "))]);
        }
    }
    signs
}
