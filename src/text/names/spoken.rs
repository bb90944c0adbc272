//! Names that are spelt apart but sound alike: across scripts, or in two romanisations.

use super::words::Word;
use crate::text::sound::{self, Unit};

/// How likely two folded names of different scripts are the same, 0 to 1: the best of their readings. 0 where the
/// consonants do not agree.
pub(super) fn across_scripts(left: &Word, right: &Word) -> f64 {
    let mut best: f64 = 0.0;
    for left in left.sounds() {
        for right in right.sounds() {
            best = best.max(agreement(left, right));
        }
    }
    best * 0.96
}

/// The same for two words in Latin letters that may be two romanisations of one name. Stricter: a difference between
/// words of one script is mostly meant.
pub(super) fn in_latin(left: &Word, right: &Word) -> f64 {
    let (one, other) = (&left.letters, &right.letters);
    if one.len().min(other.len()) < 5 || one.len().abs_diff(other.len()) > 5 || !start_alike(one, other) {
        return 0.0;
    }
    let ([left_units, ..], [right_units, ..]) = (left.sounds(), right.sounds()) else { return 0.0 };
    if left_units.len() != right_units.len() || left_units.len() < 2 {
        return 0.0;
    }
    let unequal = left_units
        .iter()
        .zip(right_units)
        .any(|(one, other)| sound::consonant_fit(one.consonant, other.consonant) < 0.9);
    if unequal {
        return 0.0;
    }
    let fit = agreement(left_units, right_units);
    if fit < 0.82 { 0.0 } else { (fit * 0.85).min(0.74) }
}

/// Whether two Latin words begin with letters that may stand for one sound.
fn start_alike(one: &str, other: &str) -> bool {
    let starts = |word: &str| word.bytes().next().map(first_sound);
    starts(one) == starts(other)
}

/// Letters that may begin one name in two romanisations have one value.
pub(super) fn first_sound(letter: u8) -> u8 {
    match letter {
        b'c' | b'k' | b'q' | b'g' | b'h' => b'k',
        b's' | b'z' | b't' | b'x' => b's',
        b'v' | b'w' | b'f' => b'v',
        b'j' | b'y' | b'i' | b'd' => b'j',
        b'a' | b'e' => b'a',
        b'o' | b'u' => b'o',
        letter => letter,
    }
}

/// How well two rows of sounds agree, 0 to 1.
fn agreement(left: &[Unit], right: &[Unit]) -> f64 {
    if left.is_empty() || right.is_empty() {
        return 0.0;
    }
    if left.len() == right.len() {
        let straight = aligned(left, right);
        if straight > 0.0 {
            return straight;
        }
    }
    // An h that one spelling drops, and the vowel that Persian puts before s and a stop.
    let (bare_left, bare_right) = (without_weak(left), without_weak(right));
    if bare_left.len() == bare_right.len() {
        return aligned(&bare_left, &bare_right) * 0.92;
    }
    let (shorter, longer) =
        if bare_left.len() < bare_right.len() { (bare_left, bare_right) } else { (bare_right, bare_left) };
    if longer.len() - shorter.len() != 1 || shorter.len() < 3 {
        return 0.0;
    }
    // One sound lost.
    let mut best: f64 = 0.0;
    for gap in 1..longer.len() {
        let mut rest = longer.clone();
        let lost = rest.remove(gap);
        rest[gap - 1].vowels |= lost.vowels;
        best = best.max(aligned(&shorter, &rest));
    }
    best * 0.66
}

fn without_weak(units: &[Unit]) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let opens_cluster = at == 0
            && unit.consonant == sound::NONE
            && matches!(units.get(1..3), Some([first, second]) if first.consonant == b's'
                && first.vowels & !sound::HIDDEN == 0 && b"tpkmnl".contains(&second.consonant));
        match out.last_mut() {
            _ if opens_cluster => {}
            Some(last) if unit.consonant == b'h' => last.vowels |= unit.vowels,
            // The same consonant on both sides of a lost h, as in محمد.
            _ => out.push(*unit),
        }
    }
    out
}

/// Half the mean and half the worst of the parts: one plain contradiction outweighs much agreement.
fn aligned(left: &[Unit], right: &[Unit]) -> f64 {
    let (mut sum, mut worst): (f64, f64) = (0.0, 1.0);
    for (one, other) in left.iter().zip(right) {
        let consonants = sound::consonant_fit(one.consonant, other.consonant);
        if consonants == 0.0 {
            return 0.0;
        }
        let fit = consonants * sound::vowel_fit(one.vowels, other.vowels);
        sum += fit;
        worst = worst.min(fit);
    }
    (sum / left.len() as f64 + worst) / 2.0
}
