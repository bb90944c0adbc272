//! Whether two names are one: the comparison that decides where a [skeleton](super::skeleton) only proposes.

mod near;
mod spoken;
mod words;

use std::borrow::Cow;

use self::words::{Word, Words};
use super::romanise::{self, east_asian};
use super::script::Script;

/// How two names agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameFit {
    /// They are different names.
    #[default]
    Different,
    /// A few letters apart in the same script: a misspelling.
    Near,
    /// Alike once both are romanised, or two romanisations of one name.
    Romanised,
    /// The same but for case, accents, particles, spaces, or parts that one side leaves out.
    Folded,
    /// The same letters.
    Exact,
}

/// How alike two names are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NameLikeness {
    /// In which way they agree.
    pub fit: NameFit,
    /// How likely they name the same person or body, 0 to 1, years and co-authors left aside. Below 0.5 chance is the
    /// better explanation.
    pub score: f64,
}

impl NameLikeness {
    const DIFFERENT: Self = Self { fit: NameFit::Different, score: 0.0 };

    fn new(fit: NameFit, score: f64) -> Self {
        Self { fit, score }
    }

    /// Weaker evidence of the same kind.
    fn times(self, factor: f64) -> Self {
        Self { score: self.score * factor, ..self }
    }

    fn or_better(self, other: Self) -> Self {
        if other.score > self.score { other } else { self }
    }
}

/// The score under which two romanised names are taken for different.
const LEAST_ROMANISED: f64 = 0.52;

/// Compares a surname or organisation as cited with one as listed. The order of the two does not matter.
///
/// ```
/// use reconcite::text::names::{NameFit, compare};
/// assert_eq!(compare("Müller", "MULLER").fit, NameFit::Folded);
/// assert_eq!(compare("کرمی", "Karami").fit, NameFit::Romanised);
/// assert_eq!(compare("Hamliton", "Hamilton").fit, NameFit::Near);
/// assert_eq!(compare("Shirazi", "Shafiei").fit, NameFit::Different);
/// ```
pub fn compare(cited: &str, listed: &str) -> NameLikeness {
    let (cited, listed) = (cited.trim(), listed.trim());
    quick(cited, listed).unwrap_or_else(|| PreparedName::new(cited).likeness(&PreparedName::new(listed)))
}

/// A name made ready for many comparisons.
#[derive(Clone, Debug)]
pub struct PreparedName {
    printed: String,
    words: Words,
}

impl PreparedName {
    /// Folds the name and takes it apart. Its sounds are worked out when a comparison first needs them.
    pub fn new(name: &str) -> Self {
        let printed = name.trim().to_owned();
        Self { words: Words::of(&printed), printed }
    }

    /// The same as [`compare`] of the two names.
    pub fn likeness(&self, listed: &Self) -> NameLikeness {
        quick(&self.printed, &listed.printed).unwrap_or_else(|| thorough(self, listed))
    }
}

/// What a glance shows: nothing to compare, the same letters, or plainly another name.
fn quick(cited: &str, listed: &str) -> Option<NameLikeness> {
    if cited.is_empty() || listed.is_empty() {
        return Some(NameLikeness::DIFFERENT);
    }
    if cited == listed {
        return Some(NameLikeness::new(NameFit::Exact, 1.0));
    }
    are_plainly_different(cited, listed).then_some(NameLikeness::DIFFERENT)
}

fn thorough(cited: &PreparedName, listed: &PreparedName) -> NameLikeness {
    let (left, right) = (&cited.words, &listed.words);
    let (cited, listed) = (cited.printed.as_str(), listed.printed.as_str());
    if left.whole.is_empty() || right.whole.is_empty() {
        return NameLikeness::DIFFERENT;
    }
    if left.whole == right.whole {
        let spaced = left.words.len() == right.words.len() && left.trimmed == right.trimmed;
        return NameLikeness::new(NameFit::Folded, if spaced { 0.99 } else { 0.97 });
    }
    let (left_joined, right_joined) = (left.joined(), right.joined());
    if left_joined.letters == right_joined.letters {
        return NameLikeness::new(NameFit::Folded, 0.94);
    }
    if left.script == right.script
        && left.script == Script::Latin
        && let marked = [cited, listed].into_iter().any(has_umlaut)
        && without_umlauts(&left_joined.letters, marked) == without_umlauts(&right_joined.letters, marked)
    {
        return NameLikeness::new(NameFit::Folded, if marked { 0.97 } else { 0.88 });
    }
    if is_acronym(cited, right) || is_acronym(listed, left) {
        return NameLikeness::new(NameFit::Folded, 0.88);
    }
    if is_loose_acronym(cited, right) || is_loose_acronym(listed, left) {
        return NameLikeness::new(NameFit::Folded, 0.55);
    }
    if left.script != right.script && (left.trimmed || right.trimmed) {
        // The article of القحطاني is a part of Alqahtani.
        let whole = |words: &Words| Word::new(words.whole.clone(), words.script);
        let likeness = word_likeness(&whole(left), &whole(right));
        if likeness.fit != NameFit::Different {
            return likeness;
        }
    }
    if left.words.len() != right.words.len() {
        return partial(left, right).or_better(word_likeness(left_joined, right_joined));
    }
    match (&left.words[..], &right.words[..]) {
        ([one], [other]) => word_likeness(one, other),
        (ones, others) => row_likeness(ones, others).or_better(word_likeness(left_joined, right_joined)),
    }
}

/// A quick no for most pairs: single words of plain letters that begin differently and are too short, or too unlike
/// in length, for a slip or a second romanisation.
fn are_plainly_different(cited: &str, listed: &str) -> bool {
    let (one, other) = (cited.as_bytes(), listed.as_bytes());
    let single = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_alphabetic);
    let (Some(first), Some(second)) = (one.first(), other.first()) else { return true };
    let (first, second) = (first.to_ascii_lowercase(), second.to_ascii_lowercase());
    if first == second || !single(one) || !single(other) {
        return false;
    }
    let shorter = one.len().min(other.len());
    // A swapped start, as in Hamilton and Ahmilton, needs both letters on both sides.
    let swapped = one.get(1).is_some_and(|letter| letter.to_ascii_lowercase() == second);
    let acronym = |bytes: &[u8]| bytes.len() > 1 && bytes.iter().all(u8::is_ascii_uppercase);
    !swapped
        && shorter < 7
        && spoken::first_sound(first) != spoken::first_sound(second)
        && !acronym(one)
        && !acronym(other)
}

/// Two words, or two names run together.
fn word_likeness(left: &Word, right: &Word) -> NameLikeness {
    if left.letters == right.letters {
        return NameLikeness::new(NameFit::Folded, 0.97);
    }
    if left.script != right.script && !(left.script.is_cjk() && right.script.is_cjk()) {
        let mut score = spoken::across_scripts(left, right);
        // 周 sounds like Zhu, which is another surname: where the Latin word is one that is known, it must be a
        // spelling of this one.
        for (name, latin) in [(left, right), (right, left)] {
            if matches!(name.script, Script::Han | Script::Hangul)
                && east_asian::is_spelling(&latin.letters)
                && !romanise::readings(&name.letters).contains(&latin.letters)
            {
                score *= 0.5;
            }
        }
        let fit = if score < LEAST_ROMANISED { NameFit::Different } else { NameFit::Romanised };
        return NameLikeness::new(fit, score);
    }
    if left.script.is_cjk() {
        return unknown_surname(&left.letters, &right.letters);
    }
    if let Some(score) = near::near(&left.letters, &right.letters) {
        // Zhang and Zheng, Kim and Kimura are two people's names, not one misspelt.
        let both_known = east_asian::is_spelling(&left.letters) && east_asian::is_spelling(&right.letters);
        let score = if both_known { score * 0.65 } else { score };
        return NameLikeness::new(NameFit::Near, score);
    }
    let spoken = if left.script == Script::Latin { spoken::in_latin(left, right) } else { 0.0 };
    if spoken > 0.0 { NameLikeness::new(NameFit::Romanised, spoken) } else { NameLikeness::DIFFERENT }
}

/// A Chinese surname that no table holds, beside a full name that begins with it.
fn unknown_surname(left: &str, right: &str) -> NameLikeness {
    let (short, long) = if left.len() < right.len() { (left, right) } else { (right, left) };
    let given = long.strip_prefix(short).map_or(0, |given| given.chars().count());
    if short.chars().count() == 1 && (1..=2).contains(&given) {
        NameLikeness::new(NameFit::Folded, 0.82)
    } else {
        NameLikeness::DIFFERENT
    }
}

/// Names of as many words: all must agree, the worst counts.
fn row_likeness(left: &[Word], right: &[Word]) -> NameLikeness {
    let mut worst = NameLikeness::new(NameFit::Exact, 1.0);
    for (one, other) in left.iter().zip(right) {
        let likeness = word_likeness(one, other);
        if likeness.fit == NameFit::Different {
            return NameLikeness::DIFFERENT;
        }
        if likeness.score < worst.score {
            worst = likeness;
        }
    }
    worst
}

/// One name is a part of the other: the last or the first words of it.
fn partial(left: &Words, right: &Words) -> NameLikeness {
    let (short, long) = if left.words.len() < right.words.len() { (left, right) } else { (right, left) };
    let count = short.words.len();
    // In Chinese and Korean names the surname leads; elsewhere a name is cited by its last part or by its first.
    let surname_leads = matches!(long.script, Script::Han | Script::Hangul);
    let name_like = |word: &Word| word.letters.chars().count() > 2 || !word.letters.is_ascii();
    if count == 0 || !(surname_leads || short.words.iter().any(name_like)) {
        return NameLikeness::DIFFERENT;
    }
    let last = row_likeness(&short.words, &long.words[long.words.len() - count..]);
    let first = row_likeness(&short.words, &long.words[..count]);
    let (last, first) =
        if surname_leads { (last.times(0.6), first.times(0.92)) } else { (last.times(0.88), first.times(0.8)) };
    let best = last.or_better(first);
    if best.score < LEAST_ROMANISED { NameLikeness::DIFFERENT } else { best }
}

/// `WHO` for World Health Organization: capitals that are the initials of at least two words.
fn is_acronym(short: &str, long: &Words) -> bool {
    let letters = short.trim_end_matches('.');
    let is_capitals = (2..=10).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_capitals || long.words.len() < 2 {
        return false;
    }
    const SMALL: [&str; 8] = ["of", "for", "the", "and", "in", "on", "to", "fur"];
    let initials = |skip: bool| {
        long.words
            .iter()
            .filter(move |word| !skip || !SMALL.contains(&word.letters.as_str()))
            .filter_map(|word| word.letters.chars().next())
    };
    let wanted = || letters.chars().map(|letter| letter.to_ascii_lowercase());
    initials(true).eq(wanted()) || initials(false).eq(wanted())
}

/// `BMV` for Bundesministerium für Verkehr: capitals that stand in the long name in this order, from its first letter
/// to the first of its last word.
fn is_loose_acronym(short: &str, long: &Words) -> bool {
    let is_capitals = (3..=10).contains(&short.len()) && short.bytes().all(|byte| byte.is_ascii_uppercase());
    let ([first, .., last], true) = (&long.words[..], is_capitals) else { return false };
    let wanted = short.to_ascii_lowercase();
    let ends_fit = first.letters.chars().next() == wanted.chars().next()
        && last.letters.chars().next().is_some_and(|letter| wanted[1..].contains(letter));
    let mut left = wanted.chars().peekable();
    for letter in long.words.iter().flat_map(|word| word.letters.chars()) {
        left.next_if_eq(&letter);
    }
    ends_fit && left.peek().is_none()
}

/// The spellings of umlauts and of å in two letters are put back to one.
fn without_umlauts(word: &str, marked: bool) -> Cow<'_, str> {
    let bytes = word.as_bytes();
    if !bytes.windows(2).any(|pair| matches!(pair, b"ae" | b"oe" | b"ue" | b"aa")) {
        return Cow::Borrowed(word);
    }
    let plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    // `aa` stands for å only where one side writes å; else a letter was doubled.
    Cow::Owned(if marked { plain.replace("aa", "a") } else { plain })
}

fn has_umlaut(name: &str) -> bool {
    name.chars().any(|letter| "äöüøåæœÄÖÜØÅÆŒ".contains(letter) || letter == '\u{308}')
}

#[cfg(test)]
mod tests;
