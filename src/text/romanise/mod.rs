//! Romanisation: names of other scripts in Latin letters.
//!
//! The tables lie in `data/romanisation/`, one script a file, and are read when a name of that script first comes up.
//! [`any_ascii`] reads the scripts without a table.

pub(in crate::text) mod arabic;
pub(in crate::text) mod east_asian;
mod hebrew;
mod indic;
mod table;

use std::sync::LazyLock;

use self::table::Letters;
use super::fold;
use super::script::Script;

/// Stands in a reading where a short vowel is likely but not written.
pub(super) const UNWRITTEN: char = '*';
/// Stands in a reading where a short vowel is possible but not likely.
pub(super) const SILENT: char = '`';

/// How many readings of a name are looked at.
const MOST_READINGS: usize = 5;

static CYRILLIC: LazyLock<Letters> =
    LazyLock::new(|| Letters::parse(include_str!("../../../data/romanisation/cyrillic.tsv")));
static SERBIAN: LazyLock<Letters> =
    LazyLock::new(|| Letters::parse(include_str!("../../../data/romanisation/cyrillic-serbian.tsv")));
static UKRAINIAN: LazyLock<Letters> =
    LazyLock::new(|| Letters::parse(include_str!("../../../data/romanisation/cyrillic-ukrainian.tsv")));
static GREEK: LazyLock<Letters> =
    LazyLock::new(|| Letters::parse(include_str!("../../../data/romanisation/greek.tsv")));

/// A name in small ASCII letters, as it is most likely romanised. Spaces, hyphens and digits stay, other punctuation
/// goes. Short vowels that Arabic and Hebrew script leave out are guessed.
pub fn romanise(text: &str) -> String {
    readings(&fold(text)).into_iter().next().map(|reading| say(&reading)).unwrap_or_default()
}

/// The romanisations that a name may have, likeliest first: one for most, several where a script or a surname has
/// rival spellings (`김`: kim, gim; `張`: zhang, chang, cheung).
pub fn romanisations(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for reading in readings(&fold(text)) {
        let said = say(&reading);
        if !all.contains(&said) {
            all.push(said);
        }
    }
    all
}

/// Whether the romanisation of this name is a guess, as for kanji beside kana: their Japanese reading is not known.
pub fn is_guessed(text: &str) -> bool {
    fold(text).split_whitespace().any(east_asian::is_guess)
}

/// A reading with its marks spoken.
fn say(reading: &str) -> String {
    reading
        .chars()
        .filter(|&letter| letter != SILENT)
        .map(|letter| if letter == UNWRITTEN { 'a' } else { letter })
        .collect()
}

/// The readings of a folded text, with the marks of vowels that are not written.
pub(super) fn readings(folded: &str) -> Vec<String> {
    if folded.is_ascii() {
        return vec![plain(folded)];
    }
    let mut pieces: Vec<Vec<String>> = Vec::new();
    let mut most = 1;
    for piece in folded.split_inclusive(is_separator) {
        let word = piece.trim_end_matches(is_separator);
        let mut spelt = Vec::new();
        if word.is_empty() {
            spelt.push(String::new());
        } else {
            word_readings(word, &mut spelt);
        }
        if let Some(separator) = piece[word.len()..].chars().next() {
            let separator = match separator {
                '-' => "-",
                letter if letter.is_whitespace() || matches!(letter, '·' | '・') => " ",
                _ => "",
            };
            spelt.iter_mut().for_each(|reading| reading.push_str(separator));
        }
        most = most.max(spelt.len().min(MOST_READINGS));
        pieces.push(spelt);
    }
    // The n-th reading of the whole takes the n-th of each word, not every combination.
    let mut all: Vec<String> = Vec::with_capacity(most);
    for index in 0..most {
        let whole: String =
            pieces.iter().filter_map(|spelt| spelt.get(index).or(spelt.last())).map(String::as_str).collect();
        let whole = whole.trim().to_owned();
        if !all.contains(&whole) {
            all.push(whole);
        }
    }
    all
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || (letter.is_ascii_punctuation() && letter != '\'') || matches!(letter, '·' | '・')
}

pub(super) fn plain(ascii: &str) -> String {
    let mut out = String::with_capacity(ascii.len());
    out.extend(ascii.chars().filter_map(|letter| match letter {
        'a'..='z' | '0'..='9' | '-' | ' ' => Some(letter),
        letter if letter.is_whitespace() => Some(' '),
        _ => None,
    }));
    out
}

fn word_readings(word: &str, out: &mut Vec<String>) {
    if word.is_ascii() {
        out.push(plain(word));
        return;
    }
    let script = word.chars().map(Script::of).find(|&script| script != Script::Common).unwrap_or_default();
    match script {
        Script::Arabic => arabic::readings(word, out),
        Script::Cyrillic => {
            if word.chars().any(|letter| matches!(letter, 'ђ' | 'ј' | 'љ' | 'њ' | 'ћ' | 'џ' | 'ѕ')) {
                out.push(SERBIAN.spell(word, |rest, at_start| CYRILLIC.next(rest, at_start)));
            }
            out.push(CYRILLIC.spell(word, |_, _| None));
            out.push(UKRAINIAN.spell(word, |rest, at_start| CYRILLIC.next(rest, at_start)));
        }
        Script::Greek => out.push(GREEK.spell(word, |_, _| None)),
        Script::Hebrew => hebrew::readings(word, out),
        Script::Devanagari => out.push(indic::devanagari(word)),
        Script::Thai => out.push(indic::thai(word)),
        Script::Kana if word.chars().all(|letter| Script::of(letter) != Script::Han) => {
            east_asian::kana_readings(word, out)
        }
        Script::Han | Script::Hangul | Script::Kana => east_asian::readings(word, script, out),
        _ => out.push(plain(&any_ascii::any_ascii(word).to_ascii_lowercase())),
    }
    for reading in out.iter_mut() {
        // The signs for glottal stops and soft consonants are left out by all who are not librarians.
        reading.retain(|letter| {
            letter != '\'' && (letter.is_ascii_alphanumeric() || matches!(letter, '-' | ' ' | UNWRITTEN | SILENT))
        });
    }
    out.dedup();
    out.truncate(MOST_READINGS);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_latin_letters() {
        let cases = [
            ("", ""),
            ("Müller-Lüdenscheidt", "muller-ludenscheidt"),
            ("O’Brien", "obrien"),
            ("Степанова", "stepanova"),
            ("Щербаков", "shcherbakov"),
            ("Достоевский", "dostoevsky"),
            ("Ђорђевић", "djordjevic"),
            ("Ιωάννου", "ioannou"),
            ("Παπαδόπουλος", "papadopoulos"),
            ("Μπακογιάννης", "bakogiannis"),
            ("کرمی", "karami"),
            ("حسینی", "hosseini"),
            ("کرمانی", "karmani"),
            ("لانگ", "lang"),
            ("کولایی", "kulaii"),
            ("חיים כהן", "haim cohen"),
            ("王小明", "wang xiaoming"),
            ("欧阳修", "ouyang xiu"),
            ("張三", "zhang san"),
            ("田中太郎", "tanaka tailang"),
            ("さくら", "sakura"),
            ("ガッコウ", "gakko"),
            ("김철수", "kim cheolsu"),
            ("शर्मा", "sharma"),
            ("कृष्णन", "krishnan"),
            ("ბერიძე", "beridze"),
            ("Սարգսյան", "sargsyan"),
        ];
        let wrong: Vec<String> = cases
            .into_iter()
            .filter(|(name, latin)| romanise(name) != *latin)
            .map(|(name, latin)| format!("{name}: {}, expected {latin}", romanise(name)))
            .collect();
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn rival_spellings_follow_the_likeliest() {
        let cases: &[(&str, &[&str])] = &[
            ("Smith", &["smith"]),
            ("김", &["kim", "gim"]),
            ("張", &["zhang", "chang", "cheung"]),
            ("Гриценко", &["gritsenko", "hrytsenko"]),
        ];
        for (name, spellings) in cases {
            assert_eq!(romanisations(name), *spellings, "{name}");
        }
        assert!(romanisations("الجابري").contains(&"al-jabri".to_owned()));
        assert!(is_guessed("佐々木さくら"));
        assert!(!is_guessed("さくら"));
    }
}
