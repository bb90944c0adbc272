//! CSL items as they are exported: what CSL-JSON and CSL-YAML have in common.
//!
//! Source: <https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json>

use super::Options;
use super::entry::doi;
use super::keys;
use super::years::When;
use crate::model::{Date, Item, Reference};

/// The items of the list: with their keys, Gregorian years, and a note of the year as printed where that is another.
pub(super) fn items(references: &[Reference], options: &Options) -> Vec<Item> {
    references.iter().zip(keys::keys(references, &options.keys)).map(|(one, key)| item(one, key)).collect()
}

fn item(reference: &Reference, key: String) -> Item {
    let when = When::of(reference);
    let mut item = reference.item.clone();
    item.id = key;
    item.doi = doi(&item.doi).to_owned();
    let parts: Vec<Vec<i32>> = [when.start, when.end].into_iter().filter(|parts| !parts.is_empty()).collect();
    // Processors prefer the words to the number, so the number goes alone.
    let issued = Date { date_parts: parts, literal: when.words };
    item.issued = (issued != Date::default()).then_some(issued);
    let notes = [item.note.as_str(), &when.printed, super::unread(reference)];
    item.note = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("; ");
    item
}
