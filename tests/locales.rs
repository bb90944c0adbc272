//! Holds every locale file to what a language needs before the program can read a paper in it.

use std::collections::HashSet;

use reconcite::locale::{Heading, Locale, Term, lexicon, locales};
use unicode_normalization::is_nfc;

/// Every list of the file with the name that its key has in it.
fn lists(locale: &Locale) -> Vec<(String, &'static [&'static str])> {
    let headings = locale.headings.iter().map(|(heading, words)| (format!("{heading:?}"), *words));
    let terms = locale.terms.iter().map(|(term, words)| (format!("{term:?}"), *words));
    let months = locale.months.iter().enumerate().map(|(index, names)| (format!("month {}", index + 1), *names));
    let rest = [
        ("year-letters", locale.year_letters),
        ("particles", locale.particles),
        ("stopwords", locale.stopwords),
        ("scripts", locale.scripts),
    ];
    headings.chain(terms).chain(months).chain(rest.map(|(key, words)| (key.to_owned(), words))).collect()
}

#[test]
fn every_language_can_find_its_reference_list() {
    for locale in locales() {
        let found = locale.headings.iter().find(|(heading, _)| *heading == Heading::References);
        assert!(
            found.is_some_and(|(_, titles)| titles.len() >= 3),
            "{}: too few headings of reference lists",
            locale.tag
        );
    }
}

#[test]
fn every_language_has_the_words_that_citations_need() {
    for locale in locales() {
        for term in [Term::And, Term::EtAl, Term::Page, Term::Volume, Term::NoDate] {
            assert!(
                locale.terms.iter().any(|(known, words)| *known == term && !words.is_empty()),
                "{}: no words for {term:?}",
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
        for (key, words) in lists(locale) {
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
        for (key, words) in lists(locale) {
            for word in words {
                assert!(is_nfc(word), "{}, {key}: {word:?} is not in form NFC", locale.tag);
                assert!(
                    !word.is_empty() && word.trim() == *word,
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
        for word in locale.stopwords {
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
        for (heading, titles) in locale.headings {
            for title in *titles {
                assert!(lexicon().heading(title).contains(heading), "{}: {title:?} is not found", locale.tag);
            }
        }
    }
}

#[test]
fn no_stopword_hides_a_frequent_surname() {
    let surnames =
        ["kim", "han", "yang", "ma", "su", "li", "son", "tan", "das", "fu", "du", "cui", "dai", "lei", "weil"];
    for locale in locales() {
        for word in locale.stopwords {
            assert!(!surnames.contains(word), "{}: {word:?} is a surname elsewhere", locale.tag);
        }
    }
}
