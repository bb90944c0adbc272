//! The crate that Typst reads its bibliographies with.

use hayagriva::io::from_yaml_str;
use hayagriva::types::{EntryType, MaybeTyped};
use reconcite::export::{Format, Options, write};
use reconcite::model::{Item, ItemType, Name};

use super::works::{reference, references};

#[test]
fn the_hayagriva_crate_takes_it() {
    let list = references();
    let library = from_yaml_str(&write(Format::Hayagriva, &list, &Options::default())).unwrap();
    assert_eq!(library.len(), list.len());
    for reference in &list {
        let (item, key) = (&reference.item, &reference.id);
        let entry = library.get(key).unwrap_or_else(|| panic!("{key} is lost"));
        // Without markup, and with its own signs.
        assert_eq!(entry.title().map(|title| title.value.to_string()).unwrap_or_default(), item.title, "{key}");
        let authors = entry.authors().unwrap_or_default();
        assert_eq!(authors.len(), item.author.len(), "{key}");
        for (person, name) in authors.iter().zip(&item.author) {
            let family = if name.literal.is_empty() { &name.family } else { &name.literal };
            assert_eq!(&person.name, family, "{key}");
            assert_eq!(person.given_name.as_deref().unwrap_or_default(), name.given, "{key}");
            assert_eq!(person.prefix.as_deref().unwrap_or_default(), name.non_dropping_particle, "{key}");
            assert_eq!(person.suffix.as_deref().unwrap_or_default(), name.suffix, "{key}");
        }
        assert_eq!(entry.doi().unwrap_or_default(), item.doi, "{key}");
        assert_eq!(entry.isbn().unwrap_or_default(), item.isbn, "{key}");
        let year = reference.years.first().map(|year| year.earliest);
        let printed = item.issued.as_ref().and_then(|date| date.date_parts.first()?.first().copied());
        let wanted = year.or(printed).filter(|year| *year > 0);
        assert_eq!(entry.date().map(|date| date.year), wanted, "{key}");
        let language = entry.language().map(|tag| tag.to_string()).unwrap_or_default();
        assert_eq!(language, item.language, "{key}");
        let host = entry.parents().first();
        if item.kind == ItemType::ArticleJournal {
            let host = host.unwrap();
            assert_eq!((entry.entry_type(), host.entry_type()), (&EntryType::Article, &EntryType::Periodical), "{key}");
            assert_eq!(host.title().unwrap().value.to_string(), item.container_title, "{key}");
            assert_eq!(host.volume().map(MaybeTyped::to_string).unwrap_or_default(), item.volume, "{key}");
            assert_eq!(host.issue().map(MaybeTyped::to_string).unwrap_or_default(), item.issue, "{key}");
            let pages = entry.page_range().map(MaybeTyped::to_string).unwrap_or_default();
            assert_eq!(pages.replace('–', "-"), item.page.replace('–', "-"), "{key}");
        }
        let house = [Some(entry), host].into_iter().flatten().find_map(|entry| {
            let publisher = entry.publisher().and_then(|publisher| publisher.name()).map(|name| name.value.to_string());
            publisher.or_else(|| entry.organization().map(|name| name.value.to_string()))
        });
        assert_eq!(house.unwrap_or_default(), item.publisher, "{key}");
    }
}

#[test]
fn a_surname_alone_stays_whole() {
    let names = ["Anon", "García Márquez", "de la Cruz", "iFixit"].map(|name| Name::person(name, ""));
    let item = Item { id: "a".into(), author: names.to_vec(), ..Item::default() };
    let library = from_yaml_str(&write(Format::Hayagriva, &[reference(item)], &Options::default())).unwrap();
    let entry = library.iter().next().unwrap();
    let found: Vec<&str> = entry.authors().unwrap().iter().map(|person| person.name.as_str()).collect();
    assert_eq!(found, ["Anon", "García Márquez", "de la Cruz", "iFixit"]);
}
