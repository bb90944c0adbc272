//! Citation keys: `allison2004`.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::pattern::{Change, Field, KeyPattern, Part, in_key};
use crate::locale::lexicon;
use crate::model::{Item, ItemType, Name, Reference, Year};
use crate::text::{fold, romanise};

/// Longest part that a name or title gives to a key, in ASCII letters.
const LONGEST: usize = 40;

/// Gives every reference its key: author and year by the default pattern.
pub fn assign_keys(references: &mut [Reference]) {
    assign_keys_by(references, &KeyPattern::default());
}

/// Gives every reference a key by the pattern, in place of the one that it has. Keys are ASCII, unique without regard
/// to case, never empty, and the same for the same list; where several references make one key, each gets a letter in
/// the order of the list.
pub fn assign_keys_by(references: &mut [Reference], pattern: &KeyPattern) {
    let made = make(references.iter().map(|reference| (Cow::Owned(base(reference, pattern)), false)));
    for (reference, key) in references.iter_mut().zip(made) {
        reference.id = key;
    }
}

/// Gives a key to every reference that has none, by the default pattern. Those that are there stay as they are, but for
/// a second of the same name, which gets a letter.
pub fn assign_missing_keys(references: &mut [Reference]) {
    let pattern = KeyPattern::default();
    let made = make(references.iter().map(|reference| {
        if reference.id.is_empty() {
            (Cow::Owned(base(reference, &pattern)), false)
        } else {
            (Cow::Owned(reference.id.clone()), true)
        }
    }));
    for (reference, key) in references.iter_mut().zip(made) {
        reference.id = key;
    }
}

/// The keys to write: a reference's own, as far as a file can hold it, else one by the pattern.
pub(super) fn keys(references: &[Reference], pattern: &KeyPattern) -> Vec<String> {
    make(references.iter().map(|reference| {
        let own: String = reference.id.chars().filter(|&sign| in_key(sign)).collect();
        if own.is_empty() { (Cow::Owned(base(reference, pattern)), false) } else { (Cow::Owned(own), true) }
    }))
}

/// The key of a work by the default pattern, with no regard to other works.
pub fn key_of(item: &Item) -> String {
    spell(item, None, &KeyPattern::default())
}

/// Makes the keys unique. One that is marked as fixed keeps its form at its first place.
fn make<'a>(bases: impl Iterator<Item = (Cow<'a, str>, bool)>) -> Vec<String> {
    let bases: Vec<_> = bases.collect();
    let mut count: FxHashMap<String, usize> = FxHashMap::default();
    for (base, _) in &bases {
        *count.entry(base.to_ascii_lowercase()).or_default() += 1;
    }
    let mut taken: FxHashSet<String> =
        count.iter().filter(|(_, times)| **times == 1).map(|(base, _)| base.clone()).collect();
    let mut next: FxHashMap<String, usize> = FxHashMap::default();
    let mut made = Vec::with_capacity(bases.len());
    for (base, fixed) in bases {
        let lower = base.to_ascii_lowercase();
        if count.get(&lower) == Some(&1) || (fixed && taken.insert(lower.clone())) {
            made.push(base.into_owned());
            continue;
        }
        let letter = next.entry(lower.clone()).or_default();
        loop {
            let suffix = letters(*letter);
            *letter += 1;
            if taken.insert(format!("{lower}{suffix}")) {
                made.push(format!("{base}{suffix}"));
                break;
            }
        }
    }
    made
}

/// `a` to `z`, then `aa` and on.
fn letters(index: usize) -> String {
    let mut out = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        out.push(b'a' + (rest % 26) as u8);
        rest /= 26;
    }
    out.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// A reference's key with the letter that is printed after its year.
fn base(reference: &Reference, pattern: &KeyPattern) -> String {
    spell(&reference.item, reference.years.first(), pattern)
}

fn spell(item: &Item, year: Option<&Year>, pattern: &KeyPattern) -> String {
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
        Field::Auth(count) => {
            let first = lead(item);
            one(match count {
                Some(count) => first.chars().take(count).collect(),
                None => first,
            })
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
        Field::Type => one(kind(item.kind).to_owned()),
    }
}

fn changed(mut words: Vec<String>, changes: &[Change]) -> String {
    for change in changes {
        match change {
            Change::Lower => words.iter_mut().for_each(|word| word.make_ascii_lowercase()),
            Change::Upper => words.iter_mut().for_each(|word| word.make_ascii_uppercase()),
            Change::Capitalise => words = words.into_iter().map(capitalised).collect(),
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

/// The year that the paper prints with its letter, so that a key looks like the citation; `nd` without one.
fn printed_year(item: &Item, year: Option<&Year>) -> String {
    if let Some(year) = year {
        return format!("{}{}", year.value, year.suffix.as_deref().map(letter).unwrap_or_default());
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{Date, Span};

    /// A reference that was read without a year of its own.
    pub(in crate::export) fn reference(item: Item) -> Reference {
        Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: None,
            text: String::new(),
            item,
            years: Vec::new(),
            et_al: false,
        }
    }

    fn by(family: &str, year: i32) -> Reference {
        reference(Item { author: vec![Name::person(family, "A.")], issued: Some(Date::year(year)), ..Item::default() })
    }

    fn assigned(mut list: Vec<Reference>) -> Vec<String> {
        assign_keys(&mut list);
        list.into_iter().map(|reference| reference.id).collect()
    }

    #[test]
    fn keys_are_author_and_year() {
        let title = Item { title: "The «Great» Atlas".into(), ..Item::default() };
        let literal = |name: &str| Item { author: vec![Name::literal(name)], ..Item::default() };
        for (item, want) in [
            (by("Allison", 2004).item, "allison2004"),
            (by("Müller-Lüdenscheidt", 1999).item, "mullerludenscheidt1999"),
            (by("王", 2019).item, "wang2019"),
            (title, "greatnd"),
            (literal("World Health Organization"), "whond"),
            (literal("UNESCO"), "unescond"),
            (Item::default(), "anonnd"),
        ] {
            assert_eq!(key_of(&item), want);
        }
        assert!(key_of(&by("کرمی", 1396).item).ends_with("1396"));
    }

    #[test]
    fn keys_are_unique_in_the_order_of_the_list() {
        let lettered = by("Jokar", 2010);
        let mut printed = by("Jokar", 2010);
        printed.years = vec![Year { suffix: Some("a".into()), ..Year::gregorian(2010) }];
        assert_eq!(
            assigned(vec![by("Abel", 1), lettered.clone(), printed, lettered.clone(), lettered]),
            ["abel1", "jokar2010b", "jokar2010a", "jokar2010c", "jokar2010d"]
        );
        assert_eq!(assigned(vec![by("A", 1); 28])[25..], ["a1z", "a1aa", "a1ab"]);
    }

    #[test]
    fn own_keys_stay() {
        let mut own = by("Allison", 2004);
        own.id = "DBLP:conf/x y".into();
        let other = by("Allison", 2004);
        assert_eq!(keys(&[own, other], &KeyPattern::default()), ["DBLP:conf/xy", "allison2004"]);
    }

    #[test]
    fn patterns_make_keys() {
        let item = Item {
            author: vec![Name::person("Smith", "A."), Name::person("Jones", "B."), Name::person("Wu", "C.")],
            issued: Some(Date::year(2012)),
            title: "The art of citing papers".into(),
            container_title: "Journal of Things".into(),
            volume: "7".into(),
            page: "12-34".into(),
            kind: ItemType::ArticleJournal,
            ..Item::default()
        };
        for (pattern, want) in [
            ("[auth][year][veryshorttitle]", "Smith2012Art"),
            ("[auth3:upper]-[shortyear]", "SMI-12"),
            ("[authors2]_[year]", "SmithJonesEtAl_2012"),
            ("[authEtAl:lower][shorttitle:abbr]", "smithetalACP"),
            ("[authorLast][journal:abbr][volume]:[firstpage]", "WuJOT7:12"),
            ("[entrytype:lower].[title:truncate6]", "article.ArtCit"),
            ("[edtr:(noed)][lastpage]", "noed34"),
        ] {
            let pattern: KeyPattern = pattern.parse().unwrap();
            assert_eq!(spell(&item, None, &pattern), want);
        }
    }
}
