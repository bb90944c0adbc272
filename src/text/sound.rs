//! How a romanised name sounds: consonants with the vowels that follow them.
//!
//! One parse serves both the [skeleton](super::skeleton), which drops the vowels, and the finer comparison of names,
//! which weighs them.

use super::romanise::{SILENT, UNWRITTEN};

/// A consonant, or none at the start of a name, and the vowels up to the next consonant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// One of `p b t d k g q x h s z S Z C c j f v m n l r y`: `q` as in gh, `x` as in kh, `S` sh, `Z` zh, `C` ch,
    /// `c` ts; [`NONE`] for a vowel at the start.
    pub(super) consonant: u8,
    /// A set of [`A`], [`E`], [`I`], [`O`], [`U`] and [`HIDDEN`].
    pub(super) vowels: u8,
}

/// No consonant.
pub(super) const NONE: u8 = 0;
pub(super) const A: u8 = 1;
pub(super) const E: u8 = 2;
pub(super) const I: u8 = 4;
pub(super) const O: u8 = 8;
pub(super) const U: u8 = 16;
/// A vowel may stand here that the script does not write.
pub(super) const HIDDEN: u8 = 32;

/// Spellings of one consonant, longest first.
const DIGRAPHS: [(&[u8], u8); 26] = [
    (b"schtsch", b'S'),
    (b"shtsh", b'S'),
    (b"shch", b'S'),
    (b"tsch", b'C'),
    (b"dsch", b'j'),
    (b"tch", b'C'),
    (b"sch", b'S'),
    (b"dzh", b'j'),
    (b"sh", b'S'),
    (b"zh", b'Z'),
    (b"kh", b'x'),
    (b"gh", b'q'),
    (b"ph", b'f'),
    (b"th", b't'),
    (b"dh", b'd'),
    (b"bh", b'b'),
    (b"jh", b'j'),
    (b"ts", b'c'),
    (b"tz", b'c'),
    (b"cz", b'C'),
    (b"sz", b'S'),
    (b"ck", b'k'),
    (b"qu", b'k'),
    (b"dj", b'j'),
    (b"gk", b'g'),
    (b"hs", b'S'),
];

/// The units of a reading. Spaces, hyphens and digits are passed over, so that a name of two words is one row.
pub(super) fn units(reading: &str) -> Vec<Unit> {
    // Names are short; a longer one needs memory of its own.
    let (mut short, mut long) = ([0; 48], Vec::new());
    let letters: &mut [u8] = if let Some(short) = short.get_mut(..reading.len()) {
        short
    } else {
        long.resize(reading.len(), 0);
        &mut long
    };
    let mut count = 0;
    for byte in reading.bytes().map(|byte| byte.to_ascii_lowercase()) {
        if byte.is_ascii_lowercase() || byte == UNWRITTEN as u8 || byte == SILENT as u8 {
            letters[count] = byte;
            count += 1;
        }
    }
    let letters = &letters[..count];
    // German spelling, where ch is not the ch of church.
    let german = memchr::memmem::find(letters, b"sch").is_some();
    let mut units: Vec<Unit> = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let rest = &letters[at..];
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = rest.get(1).copied();
        if let Some((vowels, length)) = vowel(rest, before) {
            match units.last_mut() {
                Some(unit) => unit.vowels |= vowels,
                None => units.push(Unit { consonant: NONE, vowels }),
            }
            at += length;
            continue;
        }
        // The second letters of all of them: most letters need no look at the table.
        let joins = matches!(after, Some(b'c' | b'h' | b'j' | b'k' | b's' | b'u' | b'z'));
        let spelling = if joins { DIGRAPHS.iter().find(|(spelling, _)| rest.starts_with(spelling)) } else { None };
        let (consonant, length) = match spelling {
            // Only at the start is hs one sound, as in Hsu.
            Some((b"hs", _)) if at > 0 => (b'h', 1),
            // Katz, but Hojat-zadeh.
            Some((b"tz", _)) if at > 0 && rest.get(2).is_some_and(|&next| is_vowel_letter(next)) => (b't', 1),
            Some((spelling, consonant)) => (*consonant, spelling.len()),
            None if rest.starts_with(b"ch") => (soft_or_hard_ch(rest, before, german), 2),
            None => (single(letter, after, at == 0), 1),
        };
        at += length;
        // A letter x inside a name is two sounds.
        if letter == b'x' && length == 1 && at > 1 {
            push(&mut units, b'k', before);
            push(&mut units, b's', Some(b'k'));
            continue;
        }
        // Between a vowel and a consonant, or at the end, an h is hardly heard and often left out.
        if consonant == b'h' && !units.is_empty() && !letters.get(at).is_some_and(|&next| is_vowel_letter(next)) {
            continue;
        }
        push(&mut units, consonant, before);
    }
    units
}

/// Adds a consonant, unless it only doubles the one before it.
fn push(units: &mut Vec<Unit>, consonant: u8, before: Option<u8>) {
    let doubled = units.last().is_some_and(|unit| unit.consonant == consonant && unit.vowels == 0)
        && before != Some(SILENT as u8)
        && before != Some(UNWRITTEN as u8);
    if !doubled {
        units.push(Unit { consonant, vowels: 0 });
    }
}

fn is_vowel_letter(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') || letter == UNWRITTEN as u8
}

/// The vowels that `rest` begins with and how many letters they take.
fn vowel(rest: &[u8], before: Option<u8>) -> Option<(u8, usize)> {
    let after = rest.get(1).copied();
    let vowel_before = before.is_some_and(is_vowel_letter);
    let vowel_after = after.is_some_and(is_vowel_letter);
    Some(match rest {
        [b'o', b'o', ..] | [b'o', b'u', ..] => (O | U, 2),
        [b'e', b'e', ..] | [b'e', b'a', ..] => (I | E, 2),
        [b'a', ..] => (A, 1),
        [b'e', ..] => (E, 1),
        [b'i', ..] => (I, 1),
        [b'o', ..] => (O, 1),
        [b'u', ..] => (U, 1),
        [b'y', ..] if before.is_none() && vowel_after => return None,
        [b'y', ..] => (I, 1),
        // Slavic names in German or Polish spelling end in -ow; elsewhere such a w belongs to the vowel.
        [b'w'] | [b'w', b's', b'k', ..] if matches!(before, Some(b'o' | b'e')) => return None,
        [b'w', ..] if vowel_before && !vowel_after => (U, 1),
        // Sergej; but Siraj.
        [b'j'] if matches!(before, Some(b'e' | b'i' | b'y' | b'o')) => (I, 1),
        [b'j', ..] if vowel_after && matches!(before, Some(b'b' | b'p' | b'v' | b'f')) => (I, 1),
        [first, ..] if *first == UNWRITTEN as u8 || *first == SILENT as u8 => (HIDDEN, 1),
        _ => return None,
    })
}

/// `ch` is soft as in Chekhov and Petrovich, hard as in Christ, Bach and German names.
fn soft_or_hard_ch(rest: &[u8], before: Option<u8>, german: bool) -> u8 {
    let after = rest.get(2).copied();
    let hard = match after {
        Some(b'r' | b'l' | b'm' | b'n' | b't' | b's') => true,
        None => matches!(before, Some(b'a' | b'o' | b'u' | b'e')),
        Some(_) => german && before.is_some(),
    };
    if hard { b'x' } else { b'C' }
}

fn single(letter: u8, after: Option<u8>, first: bool) -> u8 {
    match letter {
        b'c' if matches!(after, Some(b'e' | b'i' | b'y') | None) && !first => b's',
        b'c' if matches!(after, Some(b'e' | b'i' | b'y')) => b's',
        b'c' => b'k',
        b'w' => b'v',
        // Pinyin x; inside a name it is two sounds.
        b'x' => b'S',
        letter => letter,
    }
}

/// How alike two consonants sound, 0 to 1: what one sound of a foreign script may become in different hands.
pub(super) fn consonant_fit(left: u8, right: u8) -> f64 {
    if left == right {
        return 1.0;
    }
    match (left.min(right), left.max(right)) {
        (b'g', b'q') | (b'k', b'q') | (b'f', b'v') | (b'h', b'x') | (b'C', b'c') => 0.9,
        (b'c', b's') | (b'c', b'z') | (b'C', b'S') | (b'Z', b'j') | (b'j', b'y') | (NONE, b'y') => 0.8,
        (b'k', b'x') | (b'q', b'x') | (b's', b'z') | (b'C', b'j') | (b'b', b'v') | (NONE, b'h') => 0.75,
        (b'g', b'k') | (b'b', b'p') | (b'S', b's') | (b'Z', b'z') | (b'S', b'Z') | (b'C', b's') | (b'g', b'j') => 0.7,
        (b'd', b't') | (b'd', b'z') | (b's', b't') | (b'g', b'h') => 0.6,
        _ => 0.0,
    }
}

/// How alike the vowels after two consonants are, 0 to 1.
pub(super) fn vowel_fit(left: u8, right: u8) -> f64 {
    let (written, other) = (left & !HIDDEN, right & !HIDDEN);
    if left == right {
        return 1.0;
    }
    if (left | right) & HIDDEN != 0 {
        // A vowel that one script does not write: any short one will do.
        return match written | other {
            0 | A | E | O => 1.0,
            U => 0.9,
            I => 0.75,
            mixed if mixed & (I | U) == 0 => 0.9,
            mixed if mixed & A != 0 => 0.5,
            _ => 0.6,
        };
    }
    if left & right != 0 {
        return 0.92;
    }
    if left == 0 || right == 0 {
        return 0.55;
    }
    let nearest = [(A, E, 0.6), (A, O, 0.45), (E, I, 0.75), (O, U, 0.85), (A, I, 0.2), (A, U, 0.2), (E, O, 0.3)]
        .into_iter()
        .filter(|(one, other, _)| (left & one != 0 && right & other != 0) || (left & other != 0 && right & one != 0))
        .map(|(_, _, fit)| fit)
        .fold(0.2, f64::max);
    // A diphthong is hardly taken for a vowel that it does not hold.
    if left.count_ones() + right.count_ones() > 2 { nearest * 0.6 } else { nearest }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn consonants(name: &str) -> String {
        units(name).iter().map(|unit| if unit.consonant == NONE { '-' } else { char::from(unit.consonant) }).collect()
    }

    #[test]
    fn consonants_of_many_spellings() {
        let cases = [
            ("shcherbakov", "Srbkv"),
            ("schtscherbakow", "Srbkv"),
            ("chekhov", "Cxv"),
            ("tschechow", "Cxv"),
            ("petrovich", "ptrvC"),
            ("bach", "bx"),
            ("christodoulou", "xrstdl"),
            ("hojjatzadeh", "hjtzd"),
            ("katz", "kc"),
            ("sergej", "srg"),
            ("ioannou", "-n"),
            ("yilmaz", "ylmz"),
            ("xu", "S"),
            ("alexandrov", "-lksndrv"),
            ("hsu", "S"),
            ("brown", "brn"),
            ("kowalewski", "kvlvsk"),
            ("", ""),
        ];
        for (name, expected) in cases {
            assert_eq!(consonants(name), expected, "{name}");
        }
    }

    #[test]
    fn fits_are_symmetric() {
        let sounds = b"pbtdkgqxhszSZCcjfvmnlry\0";
        for &left in sounds {
            for &right in sounds {
                assert_eq!(consonant_fit(left, right), consonant_fit(right, left));
            }
        }
        for left in 0..64 {
            for right in 0..64 {
                assert_eq!(vowel_fit(left, right), vowel_fit(right, left));
            }
        }
    }
}
