//! What stands for the names of a list: keys of their letters, in every form in which a citation may print them.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::model::{Name, Reference};
use crate::text::with_compact;

/// Stands for a word of the list: of a large list the words themselves would take much memory.
pub(super) type Key = u64;

/// A year of an entry of some first author, as Gregorian years, and how many authors the entry has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) earliest: i32,
    pub(super) latest: i32,
    pub(super) team: u32,
}

/// How many authors an entry has that leaves some out.
pub(super) const OTHERS: u32 = u32::MAX;

/// The entry of these authors once for each of its years; one without a year has one that no year is near.
pub(super) fn entries(reference: &Reference, authors: &[Name]) -> Vec<Entry> {
    let team = if reference.et_al { OTHERS } else { authors.len() as u32 };
    let years = reference.years.iter().map(|year| Entry { earliest: year.earliest, latest: year.latest, team });
    let mut entries: Vec<Entry> = years.collect();
    if entries.is_empty() {
        entries.push(Entry { earliest: i32::MAX, latest: i32::MIN, team });
    }
    entries
}

/// What stands for a compact word.
pub(super) fn key(compact: &str) -> Key {
    let mut hasher = FxHasher::default();
    hasher.write(compact.as_bytes());
    hasher.finish()
}

/// What stands for a word.
pub(super) fn key_of(word: &str) -> Key {
    with_compact(word, key)
}

/// What an entry begins with, however its authors were read, and the whole name of its first author where the list has
/// it as citations in Vietnamese do: `Lê Văn Chiến`.
///
/// Of `Trujillo y Vega` that was read as two authors, the two together are no name.
pub(super) fn heads(reference: &Reference, authors: &[Name]) -> impl Iterator<Item = Key> {
    let lead = reference.lead();
    let two = authors.get(1).is_some_and(|second| !second.family.is_empty() && lead.contains(&second.family));
    let whole = authors.first().map(|first| format!("{} {}", first.given, first.family)).unwrap_or_default();
    let printed = !whole.starts_with(' ') && reference.text.starts_with(&whole);
    let lead = (!two).then(|| long_key(lead)).flatten();
    let short = reference.lead_short().and_then(long_key);
    lead.into_iter().chain(short).chain(printed.then(|| long_key(&whole)).flatten())
}

/// What stands for a word of two letters or more.
pub(super) fn long_key(word: &str) -> Option<Key> {
    with_compact(word, |word| word.chars().nth(1).map(|_| key(word)))
}

/// The whole surname, of a long one its last word, and a name that is written in one piece.
pub(super) fn surname_forms(name: &Name, surname: &str) -> Vec<Key> {
    let form = |form: &str| with_compact(form, |form| (!form.is_empty()).then(|| key(form)));
    let mut forms: Vec<Key> = form(surname).into_iter().collect();
    if let Some((_, last)) = surname.rsplit_once(' ')
        && last.chars().count() >= 3
    {
        forms.extend(form(last));
    }
    if let Some((long, short)) = name.with_short_form() {
        forms.extend([long, short].into_iter().filter_map(form));
    }
    let others = [name.in_one_piece(), name.with_trailing_particles()].into_iter().flatten();
    forms.extend(others.filter_map(|other| form(&other)));
    forms
}

/// `Ahmad Fauzi` of Ahmad Fauzi Idris: the first two words of a name that has no surname.
pub(super) fn first_two(name: &Name) -> Option<Key> {
    let second = name.given.split(' ').next().filter(|second| second.chars().nth(2).is_some())?;
    long_key(&format!("{} {second}", name.surname()))
}
