//! What the fields of a pattern give for a work, in ASCII.

use std::borrow::Cow;

use super::letters;
use super::pattern::{Change, Field, KeyPattern, Part};
use crate::locale::lexicon;
use crate::model::{Calendar, Item, ItemType, Name, Year};
use crate::text::{fold, romanise};

/// Longest part that a name or title gives to a key, in ASCII letters.
const LONGEST: usize = 40;

/// A work's key by the pattern, with the letter that is printed after its year.
pub(super) fn spell(item: &Item, year: Option<&Year>, pattern: &KeyPattern) -> String {
    let mut key = String::new();
    for part in &pattern.parts {
        match part {
            Part::Text(text) => key.push_str(text),
            Part::Field(field, changes) => key.push_str(&changed(value(*field, item, year), changes)),
        }
    }
    if key.is_empty() { "anon".to_owned() } else { key }
}

/// A field's words in ASCII, each without the signs that a key cannot hold.
fn value(field: Field, item: &Item, year: Option<&Year>) -> Vec<String> {
    let one = |text: String| if text.is_empty() { Vec::new() } else { vec![text] };
    match field {
        Field::Auth(count, 1) => one(cut(lead(item), count)),
        Field::Auth(count, place) => {
            one(item.author.get(place - 1).map(|name| cut(surname(name), count)).unwrap_or_default())
        }
        Field::Authors(count) => {
            let mut names: Vec<String> = item.author.iter().take(count.unwrap_or(usize::MAX)).map(surname).collect();
            if names.is_empty() {
                return one(lead(item));
            }
            if item.author.len() > names.len() {
                names.push("EtAl".to_owned());
            }
            names
        }
        Field::AuthorLast => one(item.author.last().map_or_else(|| lead(item), surname)),
        Field::AuthEtAl => match item.author.as_slice() {
            [first, second] => vec![surname(first), surname(second)],
            [first, _, _, ..] => vec![surname(first), "EtAl".to_owned()],
            _ => one(lead(item)),
        },
        Field::AuthDotEtAl => match item.author.as_slice() {
            [first, second] => vec![surname(first), ".".to_owned(), surname(second)],
            [first, _, _, ..] => vec![surname(first), ".etal".to_owned()],
            _ => one(lead(item)),
        },
        Field::AuthAuthEa => match item.author.as_slice() {
            [first, second] => vec![surname(first), ".".to_owned(), surname(second)],
            [first, second, ..] => vec![surname(first), ".".to_owned(), surname(second), ".ea".to_owned()],
            _ => one(lead(item)),
        },
        Field::AuthShort => match item.author.as_slice() {
            [] | [_] => one(lead(item)),
            several => one(alpha(several, 3, 1)),
        },
        Field::AuthorsAlpha => match item.author.as_slice() {
            [] => one(cut(lead(item), Some(3))),
            [only] => one(cut(surname(only), Some(3))),
            several => one(alpha(several, 4, 1)),
        },
        Field::AuthIni(count) => {
            let names: Vec<String> = item.author.iter().take(count).map(surname).collect();
            // The letters are shared out among the authors, the first get what is left.
            let (share, more) = (count / names.len().max(1), count % names.len().max(1));
            let part = |(at, name): (usize, String)| cut(name, Some(share + usize::from(at < more)));
            if names.is_empty() {
                one(cut(lead(item), Some(count)))
            } else {
                names.into_iter().enumerate().map(part).collect()
            }
        }
        Field::ForeInitial => one(item.author.first().map(|name| cut(ascii(&name.given), Some(1))).unwrap_or_default()),
        Field::Editor => one(item.editor.first().map(surname).unwrap_or_default()),
        Field::Year => one(printed_year(item, year)),
        Field::ShortYear => {
            let full = printed_year(item, year);
            let cut = full.find(|c: char| !c.is_ascii_digit()).unwrap_or(full.len());
            one(full[cut.saturating_sub(2)..].to_owned())
        }
        Field::Title(count) => title_words(&item.title).take(count.unwrap_or(usize::MAX)).map(capitalised).collect(),
        Field::TitleInitials => one(title_words(&item.title).take(3).filter_map(|word| word.chars().next()).collect()),
        Field::Journal => words(&item.container_title).map(capitalised).collect(),
        Field::Volume => one(ascii(&item.volume)),
        Field::Number => one(ascii(if item.issue.is_empty() { &item.number } else { &item.issue })),
        Field::FirstPage => one(ascii(item.page.split(['-', '–']).next().unwrap_or_default())),
        Field::LastPage => one(ascii(item.page.rsplit(['-', '–']).next().unwrap_or_default())),
        Field::Publisher => words(&item.publisher).map(capitalised).collect(),
        Field::Type => one(kind(item.kind).to_owned()),
    }
}

/// The first letters of the surnames; `+` stands for those that are left out.
fn alpha(names: &[Name], most: usize, letters: usize) -> String {
    let shown = if names.len() > most { most - 1 } else { names.len() };
    let mut out: String = names[..shown].iter().map(|name| cut(surname(name), Some(letters))).collect();
    if shown < names.len() {
        out.push('+');
    }
    out
}

/// The first so many letters; all without a number.
fn cut(word: String, count: Option<usize>) -> String {
    match count {
        Some(count) => word.chars().take(count).collect(),
        None => word,
    }
}

fn changed(mut words: Vec<String>, changes: &[Change]) -> String {
    for change in changes {
        match change {
            Change::Lower => words.iter_mut().for_each(|word| word.make_ascii_lowercase()),
            Change::Upper => words.iter_mut().for_each(|word| word.make_ascii_uppercase()),
            Change::Capitalise => words = words.into_iter().map(capitalised).collect(),
            Change::Sentence => {
                words.iter_mut().for_each(|word| word.make_ascii_lowercase());
                if let Some(first) = words.first_mut() {
                    *first = capitalised(std::mem::take(first));
                }
            }
            Change::Abbreviate => words.iter_mut().for_each(|word| word.truncate(1)),
            Change::Truncate(count) => {
                let mut whole = words.concat();
                whole.truncate(*count);
                words = vec![whole];
            }
            Change::Default(text) if words.concat().is_empty() => words = vec![text.clone()],
            Change::Default(_) => {}
        }
    }
    let mut whole = words.concat();
    whole.truncate(LONGEST);
    whole
}

/// Who a work is known by: first author, else first editor, else the first word of its title, else `anon`.
fn lead(item: &Item) -> String {
    item.author
        .iter()
        .chain(&item.editor)
        .map(surname)
        .find(|name| !name.is_empty())
        .or_else(|| title_words(&item.title).find(|word| !word.is_empty()))
        .or_else(|| words(&item.container_title).find(|word| !word.is_empty()))
        .unwrap_or_else(|| "anon".to_owned())
}

/// A surname in ASCII, its words joined. Of an organisation: its acronym, if it has three words or more with
/// capitals, else its first two words.
fn surname(name: &Name) -> String {
    if name.literal.is_empty() {
        let family = ascii(&name.surname());
        return if family.is_empty() { ascii(&name.given) } else { family };
    }
    let capitals: String = name
        .literal
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
        .collect();
    if capitals.chars().count() > 2 { ascii(&capitals) } else { words(&name.literal).take(2).collect() }
}

/// The number of a year in ASCII: of a Hebrew one, which is printed in letters, the Gregorian.
fn printed(year: &Year) -> i32 {
    if year.calendar == Calendar::Hebrew { year.latest } else { year.value }
}

/// The year that the paper prints with its letter, so that a key looks like the citation; `nd` without one.
fn printed_year(item: &Item, year: Option<&Year>) -> String {
    if let Some(year) = year {
        return format!("{}{}", printed(year), year.suffix.as_deref().map(letter).unwrap_or_default());
    }
    let Some(issued) = &item.issued else { return "nd".to_owned() };
    let literal = ascii(&issued.literal);
    let digits: String = literal.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let printed = issued.date_parts.first().and_then(|parts| parts.first()).map(ToString::to_string);
    match printed {
        _ if digits.len() >= 3 => digits,
        Some(year) => year.replace('-', "BC"),
        None => "nd".to_owned(),
    }
}

/// The letter behind a year as the letter at its place in the Latin alphabet: `a` for `الف`.
fn letter(suffix: &str) -> String {
    let plain = ascii(suffix).to_ascii_lowercase();
    if suffix.is_ascii() {
        return plain;
    }
    lexicon().year_letter(&fold(suffix)).map_or(plain, |index| letters(usize::from(index)))
}

/// The title's words in ASCII without articles and other small words at its head.
fn title_words(title: &str) -> impl Iterator<Item = String> {
    const SMALL: &[&str] = &[
        "a", "an", "the", "of", "on", "in", "and", "der", "die", "das", "ein", "eine", "le", "la", "les", "l", "un",
        "une", "el", "los", "las", "il", "lo", "o", "os", "as",
    ];
    words(title).filter(|word| !SMALL.contains(&word.to_ascii_lowercase().as_str()))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | ':' | '،' | ',' | '\'' | '’'))
        .map(ascii)
        .filter(|word| !word.is_empty())
}

/// ASCII letters and digits only. Latin letters keep their case; other scripts are romanised, with a capital.
fn ascii(text: &str) -> String {
    let foreign = |c: char| c.is_alphabetic() && c > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&c);
    let plain: Cow<'_, str> = if text.is_ascii() {
        text.into()
    } else if text.contains(foreign) {
        capitalised(romanise(text)).into()
    } else {
        any_ascii::any_ascii(text).into()
    };
    plain.chars().filter(char::is_ascii_alphanumeric).take(LONGEST).collect()
}

fn capitalised(word: String) -> String {
    let mut word = word;
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

fn kind(kind: ItemType) -> &'static str {
    match kind {
        ItemType::ArticleJournal | ItemType::ArticleMagazine | ItemType::ArticleNewspaper | ItemType::Article => {
            "Article"
        }
        ItemType::Book => "Book",
        ItemType::Chapter => "InCollection",
        ItemType::PaperConference => "InProceedings",
        ItemType::Thesis => "Thesis",
        ItemType::Report => "TechReport",
        _ => "Misc",
    }
}
