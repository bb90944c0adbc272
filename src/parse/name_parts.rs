//! The parts of a list of names: what a piece between two commas can be.

use crate::locale::lexicon;
use crate::parse::name_words::is_particle;
use crate::text::{spaced, with_folded};

/// What a piece between two commas looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `J. K.`
    Initials,
    /// `Smith`
    Single,
    /// `Smith JK`
    Inverted,
    /// `J. K. Smith`, `Mary K. Smith`
    Natural,
    /// `Mary Smith`, `García Márquez`
    Several,
    /// A Chinese, Japanese or Korean name.
    Cjk,
}

/// A piece between two commas.
#[derive(Clone, Debug)]
pub struct Piece<'t> {
    /// As printed, trimmed.
    pub text: &'t str,
    /// Its words.
    pub words: Vec<&'t str>,
    /// What it looks like.
    pub shape: Shape,
    /// Whether brackets stand around it.
    pub bracketed: bool,
}

impl<'t> Piece<'t> {
    fn new(text: &'t str) -> Self {
        let bracketed = text.trim_start().starts_with('(') && text.trim_end().ends_with(')');
        let text =
            text.trim().trim_matches([',', ';', ':', '(', '[', '“', '"', '…']).trim_start_matches(['.', ' ']).trim();
        let text = if text.ends_with(')') && !text.contains('(') { text.trim_end_matches([')', ' ']) } else { text };
        let mut words: Vec<&str> = spaced(text).flat_map(split_stuck).collect();
        if words.len() > 1 {
            words.iter_mut().for_each(|word| *word = without_mark(word));
        }
        // A numeral or `Jr` at the end is no initial.
        let body = if words.len() > 1 && is_generation(words[words.len() - 1]) && !is_capitals(words[words.len() - 1]) {
            words.len() - 1
        } else {
            words.len()
        };
        let shape = match &words[..body] {
            [] => Shape::Single,
            _ if text.chars().next().is_some_and(is_cjk) => Shape::Cjk,
            [word] if is_initials(word) => Shape::Initials,
            [_] => Shape::Single,
            all if is_capitals(text) && is_particle(all[0]) && letters(all[all.len() - 1]) > 2 => Shape::Single,
            all if all.iter().all(|word| is_initials(word)) => {
                if all[0].chars().filter(|c| c.is_alphabetic()).count() >= 2 && !all[0].contains('.') {
                    Shape::Inverted
                } else {
                    Shape::Initials
                }
            }
            all if is_initials(all[0]) && (all[0].contains('.') || letters(all[0]) == 1) => Shape::Natural,
            all if trailing_initials(all) < all.len() => Shape::Inverted,
            all if is_initials(all[0]) && letters(all[0]) <= 3 && !is_capitals(all[1]) => Shape::Natural,
            all if all[1..all.len() - 1].iter().any(|word| is_initials(word) && !is_particle(word)) => Shape::Natural,
            _ => Shape::Several,
        };
        Self { text, words, shape, bracketed }
    }

    /// `Jr`, `III`.
    pub fn is_suffix(&self) -> bool {
        self.words.len() == 1 && is_generation(self.words[0])
    }

    /// Whether words that look like a name with its initials are a surname when initials follow.
    pub fn is_surname_with_initials(&self) -> bool {
        match self.shape {
            Shape::Inverted => self.is_capitals() && !self.is_dotted(),
            Shape::Natural => !self.is_dotted() && !is_initials(self.words[0]) && self.words.contains(&"I"),
            _ => false,
        }
    }

    /// Whether all letters are capitals.
    pub fn is_capitals(&self) -> bool {
        is_capitals(self.text)
    }

    /// Whether a full stop is in it.
    pub fn is_dotted(&self) -> bool {
        self.text.contains('.')
    }

    /// Whether it begins with `van`, `de` and the like.
    pub fn starts_with_particle(&self) -> bool {
        self.words.len() > 1 && is_particle(self.words[0]) || self.is_compound()
    }

    /// Whether it is a surname such as `آل مشرف`, `أبو النصر`, `בן ארי`: a particle in a script without capitals and a word.
    pub fn is_compound(&self) -> bool {
        is_compound(&self.words)
    }
}

/// `آل مشرف`: two words, of which the first is a particle in a script without capitals.
fn is_compound(words: &[&str]) -> bool {
    matches!(words, [particle, _] if is_caseless_particle(particle))
}

fn is_caseless_particle(word: &str) -> bool {
    let caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    word.chars().all(caseless) && with_folded(word, |folded| lexicon().is_particle(folded))
}

/// `T.K.Brown`, `T.Brown`: initials that stick to the surname.
fn split_stuck(word: &str) -> impl Iterator<Item = &str> {
    let stuck = word.rfind('.').filter(|&at| {
        let surname = &word[at + 1..];
        surname.chars().count() > 2
            && surname.starts_with(char::is_uppercase)
            && surname.chars().any(char::is_lowercase)
            && is_initials(&word[..=at])
    });
    let (head, tail) = word.split_at(stuck.map_or(0, |at| at + 1));
    [head, tail].into_iter().filter(|part| !part.is_empty())
}

/// `AB1` without the number of an affiliation.
fn without_mark(word: &str) -> &str {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '*');
    if bare.len() < word.len() && is_initials(bare) && !bare.contains('.') { bare } else { word }
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

fn is_cjk(c: char) -> bool {
    crate::text::script::is_cjk(c) && c.is_alphabetic()
}

/// Cuts a segment at its commas.
pub fn pieces(segment: &str) -> Vec<Piece<'_>> {
    segment
        .split([',', '،', '，'])
        .flat_map(|piece| {
            // `Brown.Thomas`: a full stop for the comma.
            let stop = piece.find('.').filter(|&at| {
                let long =
                    |part: &str| part.trim().chars().count() > 2 && part.trim().chars().skip(1).all(char::is_lowercase);
                long(&piece[..at]) && long(piece[at + 1..].trim_end_matches(['.', ' ']))
            });
            match stop {
                Some(at) => [Some(&piece[..at]), Some(&piece[at + 1..])],
                None => [Some(piece), None],
            }
        })
        .flatten()
        .map(Piece::new)
        .filter(|piece| !piece.text.is_empty())
        .collect()
}

/// Whether the word is one to three initials: `J.`, `JK`, `J.-P.`, `A.B.C.`, `Yu.`.
pub fn is_initials(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    if is_hebrew_initials(word) {
        return true;
    }
    let mut count = 0;
    let mut run = 0;
    let dotted = word.contains('.');
    let mut small = 0;
    for c in word.chars() {
        if c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase() && !is_cjk(c) && dotted) {
            count += 1;
            run += 1;
            small = 0;
        } else if c.is_lowercase() {
            small += 1;
            if !dotted || small > 2 || run == 0 {
                return false;
            }
        } else if matches!(c, '.' | '-' | '‐' | '‑' | '–' | '\'' | '’') {
            run = 0;
            if small > 1 {
                return false;
            }
        } else {
            return false;
        }
    }
    (1..=if dotted { 6 } else { 3 }).contains(&count)
}

/// `ר'`, `א״ב`, `י׳-ש׳`: letters with the mark that makes them short.
fn is_hebrew_initials(word: &str) -> bool {
    let mut letters = 0;
    let mut marked = false;
    for c in word.chars() {
        match c {
            'א'..='ת' if letters == 0 || marked => (letters, marked) = (letters + 1, false),
            '\'' | '’' | '׳' | '"' | '״' | '-' | '־' | '.' if letters > 0 => marked = true,
            _ => return false,
        }
    }
    // `א"ב` has its mark before the last letter.
    letters > 0 && letters <= 3 && (marked || letters == 2 && word.contains(['"', '״']))
}

/// `OECD`: one word of two to eight capitals.
pub fn is_acronym(word: &str) -> bool {
    let count = word.chars().count();
    (2..=6).contains(&count) && word.chars().all(char::is_uppercase)
}

/// `Jr`, `Sr.`, `II`, `3rd`.
pub fn is_generation(word: &str) -> bool {
    matches!(
        word.trim_matches(['.', ',']),
        "Jr" | "Sr" | "jr" | "sr" | "JR" | "SR" | "Jnr" | "Snr" | "II" | "III" | "IV" | "2nd" | "3rd" | "4th"
    )
}

/// The index of the initials at the end of `Smith JK`; the length if there are none.
pub fn trailing_initials(words: &[&str]) -> usize {
    let generation = usize::from(words.len() > 2 && is_generation(words[words.len() - 1]));
    let body = words.len() - generation;
    let capitals = is_capitals(words[0]) && letters(words[0]) > 1;
    let mut at = body;
    while at > 1 && (is_initials(words[at - 1]) || !capitals && at == body && is_long_initials(words[at - 1])) {
        at -= 1;
    }
    if at == body { words.len() } else { at }
}

/// `PMJH`: four or five initials, after a surname that is not in capitals.
fn is_long_initials(word: &str) -> bool {
    (4..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The index after the last initial of `Mary K. Smith`; 0 if there is none before the last word.
pub fn leading_initials(words: &[&str]) -> usize {
    (0..words.len() - 1)
        .rev()
        .find(|&at| is_initials(words[at]) && (at == 0 || !is_particle(words[at])))
        .map_or(0, |at| at + 1)
}

/// Moves the border between given names and surname left over particles.
pub fn with_particles(words: &[&str], split: usize) -> usize {
    let mut split = split;
    while split > 1 && (is_particle(words[split - 1]) || is_caseless_particle(words[split - 1])) {
        split -= 1;
    }
    split
}

/// Surname and given names of a name without initials, as ranges of words.
pub fn full_names(words: &[&str]) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    let count = words.len();
    if is_compound(words) {
        return (0..count, 0..0);
    }
    // `COZZI Gaetano`, `Gaetano COZZI`
    let capitals = |word: &&str| is_capitals(word) && letters(word) > 1;
    let leading = words.iter().take_while(|word| capitals(word)).count();
    if leading > 0 && leading < count {
        return (0..leading, leading..count);
    }
    let trailing = words.iter().rev().take_while(|word| capitals(word)).count();
    if trailing > 0 && trailing < count {
        return (count - trailing..count, 0..count - trailing);
    }
    // `Иванов Иван Иванович`
    let patronymic = ["вич", "вна", "ич", "оглы", "кызы", "vich", "vna"];
    if count >= 3 && patronymic.iter().any(|end| words[count - 1].ends_with(end)) {
        return (0..1, 1..count);
    }
    let particle = words.iter().position(|word| is_particle(word) && word.starts_with(char::is_lowercase));
    let split = match particle {
        Some(0) => return (0..count, 0..0),
        Some(at) if at + 1 < count => at,
        _ => with_particles(words, count - 1),
    };
    (split..count, 0..split)
}

/// Bytes of the small particles at the head of a surname.
pub fn particles(family: &str) -> usize {
    let mut end = 0;
    for word in family.split_inclusive(' ') {
        let bare = word.trim();
        if end + word.len() >= family.len() || !bare.starts_with(char::is_lowercase) || !is_particle(bare) {
            break;
        }
        end += word.len();
    }
    end
}
