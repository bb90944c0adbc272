//! Short forms of bodies that are made of letters or of beginnings of words: `ΕΛΣΤΑΤ` of Ελληνική Στατιστική Αρχή,
//! `Мінфін` of Міністерство фінансів, `MK ČR` of Ministerstvo kultury ČR.

use super::{fold, is_alphabetic, is_alphanumeric, runs};

/// Fewest letters of a short form in capitals, and of one that is written like a name.
const CAPITALS: usize = 3;
const SYLLABLES: usize = 5;
/// A word written like a name is made of beginnings of no fewer letters.
const SYLLABLE: usize = 3;
/// A longer word is none, in letters.
const LONGEST: usize = 14;
/// So long a word of the full name has a letter in the short form or none.
const SMALL: usize = 3;
/// Letters of a case ending behind a short form that is written like a name: `Мінфіну`.
const ENDING: usize = 2;

/// Whether `short` stands for the body `long`.
///
/// ```
/// use reconcite::text::is_short_for;
/// assert!(is_short_for("MK ČR", "Ministerstvo kultury ČR") && is_short_for("Держстату", "Державна служба статистики"));
/// assert!(!is_short_for("Минин", "Министерство науки") && !is_short_for("MKE", "Ministerstvo kultury"));
/// ```
pub fn is_short_for(short: &str, long: &str) -> bool {
    ShortForm::read(short).is_some_and(|short| short.stands_for(&fold(long)))
}

/// Whether a text has the letters of a short form in their order: `OZG` of `Onlinezugangsgesetz`.
pub fn has_letters(text: &str, short: &str) -> bool {
    let mut rest = text.chars().flat_map(char::to_lowercase);
    short.chars().flat_map(char::to_lowercase).all(|letter| rest.any(|other| other == letter))
}

/// A word that may be short for a body, to be held against many.
pub struct ShortForm {
    letters: Vec<char>,
    capitals: bool,
}

impl ShortForm {
    /// The short form that these words may be.
    pub fn read(short: &str) -> Option<Self> {
        let plain = |letter: char| is_alphabetic(letter) || matches!(letter, ' ' | '.' | '-');
        // `MŠVVaŠ`: a small letter may stand for "and".
        let (small, large) = short.chars().fold((0, 0), |(small, large), c| {
            (small + usize::from(c.is_lowercase()), large + usize::from(c.is_uppercase()))
        });
        let capitals = small == 0 || small == 1 && large > CAPITALS;
        if short.chars().nth(2 * LONGEST).is_some() || !capitals && short.contains(' ') || !short.chars().all(plain) {
            return None;
        }
        let letters: Vec<char> = fold(short).chars().filter(|letter| is_alphanumeric(*letter)).collect();
        let least = if capitals { CAPITALS } else { SYLLABLES };
        (least..=LONGEST).contains(&letters.len()).then_some(Self { letters, capitals })
    }

    /// Its first letter, folded.
    pub fn first(&self) -> char {
        self.letters[0]
    }

    /// Whether it stands for this body, folded.
    pub fn stands_for(&self, long: &str) -> bool {
        let Self { letters, capitals } = self;
        let least = if *capitals { 1 } else { SYLLABLE };
        let spare = if *capitals { 0 } else { ENDING };
        // How many letters of the short form the words so far can make.
        let mut made: Vec<usize> = vec![0];
        for (place, word) in runs(long).enumerate() {
            let mut next: Vec<usize> = Vec::new();
            for &from in &made {
                let shared = word.chars().zip(&letters[from..]).take_while(|(one, other)| one == *other).count();
                next.extend((least..=shared).map(|count| from + count));
                if place > 0 && (!capitals || word.chars().count() <= SMALL) {
                    next.push(from);
                }
            }
            if next.is_empty() {
                return false;
            }
            next.sort_unstable();
            next.dedup();
            if place > 0 && next.iter().any(|&end| end + spare >= letters.len() && !made.contains(&end)) {
                return true;
            }
            made = next;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_beginnings_of_words() {
        for (short, long) in [
            ("ΕΛΣΤΑΤ", "Ελληνική Στατιστική Αρχή"),
            ("ΥΠΑΙΘ", "Υπουργείο Παιδείας και Θρησκευμάτων"),
            ("Мінфін", "Міністерство фінансів України"),
            ("Мінфіну", "Міністерство фінансів України"),
            ("Минздрав", "Министерство здравоохранения РФ"),
            ("DZS", "Državni zavod za statistiku"),
            ("MKČR", "MINISTERSTVO KULTURY ČR"),
        ] {
            assert!(is_short_for(short, long), "{short}");
        }
        for (short, long) in [
            ("Державин", "Державна служба статистики"),
            ("Министр", "Министерство науки"),
            ("ΕΛΛ", "Ελληνική Αρχή"),
            ("DZS", "Državni muzej za statistiku"),
            ("Park", "Parks and roads"),
            ("", ""),
        ] {
            assert!(!is_short_for(short, long), "{short}");
        }
    }
}
