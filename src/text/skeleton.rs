//! Skeletons: coarse keys under which the same name is found again in another script or romanisation.

use std::borrow::Cow;

use super::romanise::{self, east_asian};
use super::sound::{self, Unit};
use super::{fold, script::Script, with_folded};

/// The particles that skeletons pass over: with or without them the name must be found.
const PARTICLES: [&str; 24] = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ibn",
    "ben", "bint", "zu", "zur", "ter", "ten", "af",
];

/// The key of a name: its consonants in groups, a mark for a vowel at the start, doubled sounds once.
///
/// Equal keys propose a candidate and decide nothing: کرمی, Karmi and Karami share one, but so do Hosseini and Hassani.
/// The key of a Chinese or Korean full name is that of its surname. A text without letters has an empty key.
pub fn skeleton(text: &str) -> String {
    with_folded(text, |folded| {
        if folded.is_ascii() {
            return key(&romanise::plain(folded));
        }
        let name = surname_of(folded).unwrap_or(folded);
        romanise::readings(name).first().map(|reading| key(reading)).unwrap_or_default()
    })
}

/// All keys that a name may be found under, [`skeleton`]'s first: those of its other readings, of its first and last
/// word, and one for an acronym and the words that it stands for.
pub fn skeletons(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut keys = Vec::new();
    let mut add = |key: String| {
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    };
    if let Some(surname) = surname_of(&folded) {
        romanise::readings(surname).iter().for_each(|reading| add(key(reading)));
    }
    for reading in romanise::readings(&folded) {
        add(key(&reading));
        let words: Vec<&str> = content_words(&reading).collect();
        if let [first, .., last] = words[..] {
            add(key(last));
            add(key(first));
        }
    }
    add(acronym_key(text, &folded));
    keys
}

/// The key with each of its letters left out in turn: where a sound is lost in one spelling of a name, one of these
/// is the other's key; where one is changed for another, the two names have one of these in common. Empty for keys of less than three letters, which would fit anything.
pub fn shortened(key: &str) -> impl Iterator<Item = String> + '_ {
    let long_enough = key.len() > 2 && key.is_ascii();
    (0..key.len()).filter(move |_| long_enough).map(move |gap| format!("{}{}", &key[..gap], &key[gap + 1..]))
}

/// `=who` for WHO and for World Health Organization; empty for a name that is neither an acronym nor of several words.
fn acronym_key(text: &str, folded: &str) -> String {
    const SMALL: [&str; 8] = ["of", "for", "the", "and", "in", "on", "to", "fur"];
    if (2..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return format!("={folded}");
    }
    let initials: String = folded
        .split([' ', '-'])
        .filter(|word| !SMALL.contains(word))
        .filter_map(|word| word.chars().next().filter(char::is_ascii_lowercase))
        .take(11)
        .collect();
    if (2..=10).contains(&initials.len()) { format!("={initials}") } else { String::new() }
}

/// The surname at the start of a Chinese or Korean full name written as one word.
fn surname_of(folded: &str) -> Option<&str> {
    let name = folded.trim();
    let script = name.chars().next().map(Script::of)?;
    if !matches!(script, Script::Han | Script::Hangul) {
        return None;
    }
    east_asian::split_name(name).map(|(surname, _)| surname)
}

fn content_words(reading: &str) -> impl Iterator<Item = &str> {
    reading.split([' ', '-']).filter(|word| !word.is_empty() && !PARTICLES.contains(word))
}

fn key(reading: &str) -> String {
    let mut words = content_words(reading);
    // Most names are of one word, which needs no joining.
    let joined = match (words.next(), words.next()) {
        (None, _) => Cow::Borrowed(reading),
        (Some(word), None) => Cow::Borrowed(word),
        (Some(first), Some(second)) => Cow::Owned([first, second].into_iter().chain(words).collect::<String>()),
    };
    let units = sound::units(&joined);
    let mut key = String::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        if at == 0 && opens_with_vowel(unit) {
            // Persian and Spanish put a vowel before s and a stop: استپانووا is Stepanova.
            if !is_s_and_stop(&units[1..]) {
                key.push('A');
            }
            continue;
        }
        let Some(group) = group(unit.consonant, at == 0) else { continue };
        if !key.ends_with(group) {
            key.push(group);
        }
    }
    if key == "A" {
        // A name of vowels alone, such as Ai or Oe, keeps them.
        key.extend(joined.bytes().filter(u8::is_ascii_alphabetic).map(char::from));
    }
    key
}

fn opens_with_vowel(unit: &Unit) -> bool {
    unit.consonant == sound::NONE || unit.consonant == b'y'
}

fn is_s_and_stop(units: &[Unit]) -> bool {
    matches!(units, [first, second, ..] if first.consonant == b's' && first.vowels & !sound::HIDDEN == 0
        && matches!(second.consonant, b't' | b'p' | b'k' | b'm' | b'n' | b'l'))
}

fn group(consonant: u8, first: bool) -> Option<char> {
    Some(match consonant {
        b'k' | b'g' | b'q' | b'x' => 'K',
        b's' | b'z' | b'S' | b'Z' | b'C' | b'c' => 'S',
        b'f' | b'v' => 'F',
        b'p' => 'P',
        b'b' => 'B',
        b't' => 'T',
        b'd' => 'D',
        b'j' => 'J',
        b'm' => 'M',
        b'n' => 'N',
        b'l' => 'L',
        b'r' => 'R',
        b'h' if first => 'H',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_name_has_one_key() {
        let groups: &[&[&str]] = &[
            &["کرمی", "Karmi", "Karami", "كرمي"],
            &["استپانووا", "Степанова", "Stepanova"],
            &["حجت‌زاده", "Hojatzadeh", "Hojjatzadeh", "حجت زاده"],
            &["کولایی", "Kulai", "Colaey", "Koolaee"],
            &["شفیعی", "Shafiei", "Shafiee"],
            &["لانگ", "Lang"],
            &["王小明", "Wang", "王"],
            &["김철수", "Kim", "김"],
            &["Müller", "Mueller", "Muller", "Мюллер"],
            &["Groß", "Gross"],
            &["Jäger", "Jaeger"],
            &["Щербаков", "Shcherbakov", "Scherbakov", "Schtscherbakow"],
            &["Чехов", "Chekhov", "Tschechow"],
            &["Ιωάννου", "Ioannou", "Ioannoy"],
            &["כהן", "Cohen", "Kohen"],
            &["Yılmaz", "Yilmaz"],
            &["محمدی", "Mohammadi", "Mohamadi", "Muhammadi"],
            &["رضایی", "Rezaei", "Rezaee"],
            &["قادری", "Ghaderi", "Qaderi", "Kaderi"],
            &["الجابري", "Al-Jabri", "al-Jabiri"],
            &["Шевченко", "Shevchenko", "Ševčenko"],
            &["शर्मा", "Sharma"],
            &["ბერიძე", "Beridze"],
            &["Սարգսյան", "Sargsyan", "Sarkissian"],
            &["van der Berg", "Berg"],
        ];
        let mut apart = Vec::new();
        for group in groups {
            for name in group[1..].iter().filter(|name| skeleton(name) != skeleton(group[0])) {
                apart.push(format!("{} {} / {name} {}", group[0], skeleton(group[0]), skeleton(name)));
            }
        }
        assert_eq!(apart, Vec::<String>::new());
    }

    #[test]
    fn different_names_have_different_keys() {
        let names =
            ["Smith", "Jones", "Miller", "Brown", "Garcia", "Kim", "Wang", "Karimi", "Hosseini", "Rezaei", "Lang"];
        for (at, name) in names.iter().enumerate() {
            for other in &names[at + 1..] {
                assert_ne!(skeleton(name), skeleton(other), "{name} {other}");
            }
        }
    }

    #[test]
    fn a_name_is_found_by_its_parts_and_rival_readings() {
        assert!(skeletons("Khadim Shirazi").contains(&skeleton("Shirazi")));
        assert!(skeletons("王小明").contains(&skeleton("Wang Xiaoming")));
        assert!(skeletons("김철수").contains(&skeleton("Kim Cheolsoo")));
        assert!(skeletons("رمضان").contains(&skeleton("Ramadan")));
        assert!(skeletons("رمضان").contains(&skeleton("Ramazan")));
        assert!(skeletons("張").contains(&skeleton("Cheung")));
        assert!(skeletons("WHO").iter().any(|key| skeletons("World Health Organization").contains(key)));
        assert!(skeletons("オルデン").contains(&skeleton("Olden")));
        assert!(skeletons("田中").contains(&skeleton("Tanaka")));
        assert_eq!(skeletons("2019"), Vec::<String>::new());
    }

    #[test]
    fn a_lost_sound_is_found_by_a_shortened_key() {
        let lost = skeleton("Eiduzai");
        assert!(shortened(&skeleton("عیدورزایی")).any(|key| key == lost));
        assert_eq!(shortened("KM").count(), 0);
    }

    proptest! {
        #[test]
        fn folding_does_not_change_the_key(text in any::<String>()) {
            prop_assert_eq!(skeleton(&text), skeleton(&fold(&text)));
        }

        #[test]
        fn any_string_is_taken(text in any::<String>()) {
            prop_assert!(skeleton(&text).is_ascii());
            prop_assert!(romanise::romanise(&text).is_ascii());
            let _ = (skeletons(&text), romanise::romanisations(&text));
        }

        #[test]
        fn any_word_of_a_tabled_script_is_taken(text in "[ء-یऀ-ॿก-๛א-תа-яα-ωあ-ヺ가-각ー王田中 '-]{0,12}") {
            prop_assert!(romanise::romanise(&text).is_ascii());
            prop_assert_eq!(skeleton(&text), skeleton(&fold(&text)));
        }
    }
}
