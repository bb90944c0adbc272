//! Citation keys: `allison2004`.

mod pattern;
mod spell;

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

pub use pattern::{KeyPattern, PatternError};

use crate::model::{Item, Reference};
use pattern::in_key;
use spell::spell;

/// Gives every reference its key: author and year by the default pattern.
pub fn assign_keys(references: &mut [Reference]) {
    assign_keys_by(references, &KeyPattern::default());
}

/// Gives every reference a key by the pattern, in place of the one that it has. Keys are ASCII, unique without regard
/// to case, never empty, and the same for the same list. Where several references make one key, the first keeps it
/// and the others get letters in the order of the list, so that an entry added behind them changes no key.
pub fn assign_keys_by(references: &mut [Reference], pattern: &KeyPattern) {
    let bases = references.iter().map(|reference| Base::made(reference, pattern)).collect();
    put(references, unique(bases, &mut FxHashSet::default()));
}

/// Gives a key by the pattern to every reference that has none. Those that are there stay as they are, but for a second
/// of the same name, which gets a letter.
pub fn assign_missing_keys(references: &mut [Reference], pattern: &KeyPattern) {
    let bases = references.iter().map(|reference| match reference.id.as_str() {
        "" => Base::made(reference, pattern),
        own => Base { key: Cow::Owned(own.to_owned()), own: true },
    });
    let bases = bases.collect();
    put(references, unique(bases, &mut FxHashSet::default()));
}

/// The keys to write: a reference's own, as far as a file can hold it, else one by the pattern.
pub(super) fn keys(references: &[Reference], pattern: &KeyPattern) -> Vec<String> {
    keys_beside(references, pattern, FxHashSet::default())
}

/// Like the keys of a list of its own, but none of those in `taken`, which are in small letters.
pub(crate) fn keys_beside(references: &[Reference], pattern: &KeyPattern, mut taken: FxHashSet<String>) -> Vec<String> {
    let bases = references.iter().map(|reference| {
        let own: String = reference.id.chars().filter(|&sign| in_key(sign)).collect();
        if own.is_empty() { Base::made(reference, pattern) } else { Base { key: Cow::Owned(own), own: true } }
    });
    unique(bases.collect(), &mut taken)
}

/// The key of a work by the default pattern, with no regard to other works.
pub fn key_of(item: &Item) -> String {
    spell(item, None, &KeyPattern::default())
}

/// A key before it is made unique.
struct Base<'a> {
    key: Cow<'a, str>,
    /// Whether the source has it: then it goes before keys that are made.
    own: bool,
}

impl Base<'_> {
    /// By the pattern, with the letter that is printed after the year.
    fn made(reference: &Reference, pattern: &KeyPattern) -> Self {
        Self { key: Cow::Owned(spell(&reference.item, reference.years.first(), pattern)), own: false }
    }
}

fn put(references: &mut [Reference], keys: Vec<String>) {
    references.iter_mut().zip(keys).for_each(|(reference, key)| reference.id = key);
}

/// Makes the keys unique: the first of a name keeps it, one of the source before one that is made.
fn unique(bases: Vec<Base<'_>>, taken: &mut FxHashSet<String>) -> Vec<String> {
    let mut made: Vec<Option<String>> = vec![None; bases.len()];
    for own in [true, false] {
        for (base, made) in bases.iter().zip(&mut made) {
            if base.own == own && taken.insert(base.key.to_ascii_lowercase()) {
                *made = Some(base.key.to_string());
            }
        }
    }
    let mut next: FxHashMap<String, usize> = FxHashMap::default();
    let lettered = |base: &Base<'_>| {
        let lower = base.key.to_ascii_lowercase();
        let letter = next.entry(lower.clone()).or_default();
        loop {
            let suffix = letters(*letter);
            *letter += 1;
            if taken.insert(format!("{lower}{suffix}")) {
                return format!("{}{suffix}", base.key);
            }
        }
    };
    let mut lettered = lettered;
    bases.iter().zip(made).map(|(base, made)| made.unwrap_or_else(|| lettered(base))).collect()
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{Date, ItemType, Name, Span, Year};

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
            ["abel1", "jokar2010", "jokar2010a", "jokar2010b", "jokar2010c"]
        );
        assert_eq!(assigned(vec![by("A", 1); 28])[25..], ["a1y", "a1z", "a1aa"]);
    }

    #[test]
    fn an_entry_added_at_the_end_changes_no_key() {
        let mut list = vec![by("Jokar", 2010), by("Abel", 1)];
        for _ in 0..30 {
            let before = assigned(list.clone());
            list.push(by("Jokar", 2010));
            assert_eq!(assigned(list.clone())[..before.len()], before);
        }
    }

    #[test]
    fn keys_that_are_taken_elsewhere_are_not_made() {
        let taken = ["allison2004", "allison2004a"].map(str::to_owned).into_iter().collect();
        let pattern = KeyPattern::default();
        assert_eq!(keys_beside(&[by("Allison", 2004), by("Wu", 1)], &pattern, taken), ["allison2004b", "wu1"]);
    }

    #[test]
    fn own_keys_stay() {
        let mut own = by("Allison", 2004);
        own.id = "DBLP:conf/x y".into();
        let other = by("Allison", 2004);
        assert_eq!(keys(&[own, other], &KeyPattern::default()), ["DBLP:conf/xy", "allison2004"]);
        let mut own = by("Wu", 1999);
        own.id = "allison2004".into();
        assert_eq!(keys(&[by("Allison", 2004), own], &KeyPattern::default()), ["allison2004a", "allison2004"]);
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
            ("[auth3_2][authIni4]", "JonSmJW"),
            ("[authorsAlpha][shortyear]", "SJW12"),
            ("[authshort].[auth.auth.ea]", "SJW.Smith.Jones.ea"),
            ("[auth.etal:lower]", "smith.etal"),
            ("[auth:sentencecase][authForeIni]", "SmithA"),
        ] {
            let pattern: KeyPattern = pattern.parse().unwrap();
            assert_eq!(spell(&item, None, &pattern), want);
        }
    }
}
