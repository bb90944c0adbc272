//! The fields of any reference, as CSL-JSON or one a line, written in every format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcite::model::{Date, Item, ItemType, Name};
use reconcite_fuzz::held;

/// Each line is a field; its first character says which.
fn item(text: &str) -> Item {
    let mut item = Item { id: "key".to_owned(), ..Item::default() };
    for line in text.lines() {
        let Some(sign) = line.chars().next() else { continue };
        let value = line[sign.len_utf8()..].to_owned();
        match sign {
            'a' => item.author.push(Name::literal(value)),
            'b' => {
                let (family, given) = value.split_once(',').unwrap_or((&value, ""));
                item.author.push(Name::person(family, given));
            }
            'c' => item.editor.push(Name::person(value, "")),
            'd' => item.issued = Some(Date { literal: value, ..Date::default() }),
            'e' => item.issued = value.parse().ok().map(Date::year),
            'f' => item.title = value,
            'g' => item.container_title = value,
            'h' => item.volume = value,
            'i' => item.page = value,
            'j' => item.publisher = value,
            'k' => item.doi = value,
            'l' => item.url = value,
            'm' => item.note = value,
            'n' => item.edition = value,
            'o' => item.genre = value,
            'p' => item.language = value,
            'q' => item.kind = ItemType::named(&value).unwrap_or_default(),
            'r' => item.archive_location = value,
            's' => item.number = value,
            't' => item.publisher_place = value,
            _ => item.collection_title = value,
        }
    }
    item
}

fuzz_target!(|data: &str| {
    let items: Vec<Item> = serde_json::from_str(data).unwrap_or_else(|_| vec![item(data)]);
    let mut references: Vec<_> = items.into_iter().map(held::reference).collect();
    references.iter_mut().for_each(|reference| reference.id.clear());
    reconcite::export::keys::assign_missing_keys(&mut references, &Default::default());
    held::exports(&references);
});
