//! Holds every locale file to what a language needs before the program can read a paper in it.

use std::collections::{BTreeMap, HashSet};

use reconcite::locale::{Heading, lexicon};
use unicode_normalization::is_nfc;

/// A file of `data/locales`.
#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[derive(Default)]
struct Locale {
    #[serde(skip)]
    tag: String,
    scripts: Vec<String>,
    headings: BTreeMap<String, Vec<String>>,
    terms: BTreeMap<String, Vec<String>>,
    months: Vec<Vec<String>>,
    year_letters: Vec<String>,
    particles: Vec<String>,
    stopwords: Vec<String>,
}

fn locales() -> Vec<Locale> {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/locales")).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let locale: Locale = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        Locale { tag: path.file_stem().unwrap().to_string_lossy().into_owned(), ..locale }
    };
    let locales: Vec<Locale> = files.map(read).collect();
    assert_eq!(locales.len(), reconcite::locale::locales().len());
    locales
}

/// Every list of the file with the name that its key has in it.
fn lists(locale: &Locale) -> Vec<(String, Vec<&str>)> {
    let headings = locale.headings.iter().map(|(heading, words)| (heading.clone(), words.as_slice()));
    let terms = locale.terms.iter().map(|(term, words)| (term.clone(), words.as_slice()));
    let months =
        locale.months.iter().enumerate().map(|(index, names)| (format!("month {}", index + 1), names.as_slice()));
    let rest = [
        ("year-letters", &locale.year_letters),
        ("particles", &locale.particles),
        ("stopwords", &locale.stopwords),
        ("scripts", &locale.scripts),
    ];
    let rest = rest.map(|(key, words)| (key.to_owned(), words.as_slice()));
    let lists = headings.chain(terms).chain(months).chain(rest);
    lists.map(|(key, words)| (key, words.iter().map(String::as_str).collect())).collect()
}

#[test]
fn every_language_can_find_its_reference_list() {
    for locale in locales() {
        let found = locale.headings.get("references");
        assert!(found.is_some_and(|titles| titles.len() >= 3), "{}: too few headings of reference lists", locale.tag);
    }
}

#[test]
fn every_language_has_the_words_that_citations_need() {
    for locale in locales() {
        for term in ["and", "et-al", "page", "volume", "no-date"] {
            assert!(
                locale.terms.get(term).is_some_and(|words| !words.is_empty()),
                "{}: no words for {term}",
                locale.tag
            );
        }
        assert!(locale.stopwords.len() >= 40, "{}: only {} stopwords", locale.tag, locale.stopwords.len());
    }
}

#[test]
fn every_calendar_has_twelve_months() {
    for locale in locales() {
        assert!(!locale.months.is_empty(), "{}: no months", locale.tag);
        assert_eq!(locale.months.len() % 12, 0, "{}: {} months", locale.tag, locale.months.len());
    }
}

#[test]
fn no_list_says_a_thing_twice() {
    for locale in locales() {
        for (key, words) in lists(&locale) {
            let mut seen = HashSet::new();
            for word in words {
                assert!(seen.insert(word.to_lowercase()), "{}, {key}: {word:?} stands there twice", locale.tag);
            }
        }
    }
}

#[test]
fn every_word_is_in_normal_form_and_trimmed() {
    for locale in locales() {
        for (key, words) in lists(&locale) {
            for word in words {
                assert!(is_nfc(word), "{}, {key}: {word:?} is not in form NFC", locale.tag);
                assert!(
                    !word.is_empty() && word.trim() == word,
                    "{}, {key}: {word:?} has white space at an end",
                    locale.tag
                );
                assert!(
                    word.chars().any(|character| character.is_alphanumeric() || "&§№°º".contains(character)),
                    "{}, {key}: {word:?} has no letter to look up",
                    locale.tag
                );
            }
        }
    }
}

#[test]
fn a_stopword_is_one_word() {
    for locale in locales() {
        for word in &locale.stopwords {
            assert!(!word.contains(' '), "{}: stopword {word:?} is a phrase", locale.tag);
        }
    }
}

#[test]
fn tags_are_language_tags_and_scripts_are_script_codes() {
    for locale in locales() {
        let language = locale.tag.split('-').next().unwrap_or_default();
        assert!(
            (2..=3).contains(&language.len()) && language.chars().all(|letter| letter.is_ascii_lowercase()),
            "{}: not a BCP 47 tag",
            locale.tag
        );
        assert!(!locale.scripts.is_empty(), "{}: no script", locale.tag);
        assert!(locale.scripts.iter().all(|script| script.len() == 4), "{}: {:?}", locale.tag, locale.scripts);
    }
}

#[test]
fn every_heading_is_found_again() {
    for locale in locales() {
        for (heading, titles) in &locale.headings {
            let heading = match heading.as_str() {
                "references" => Heading::References,
                "notes" => Heading::Notes,
                "group" => Heading::Group,
                "after" => Heading::After,
                _ => Heading::Other,
            };
            for title in titles {
                assert!(lexicon().heading(title).contains(&heading), "{}: {title:?} is not found", locale.tag);
            }
        }
    }
}

#[test]
fn no_stopword_hides_a_frequent_surname() {
    let surnames =
        ["kim", "han", "yang", "ma", "su", "li", "son", "tan", "das", "fu", "du", "cui", "dai", "lei", "weil"];
    for locale in locales() {
        for word in &locale.stopwords {
            assert!(!surnames.contains(&word.as_str()), "{}: {word:?} is a surname elsewhere", locale.tag);
        }
    }
}
