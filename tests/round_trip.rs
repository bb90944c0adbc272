//! What is exported is read back with the same fields.

use proptest::prelude::*;
use reconcite::export::{Format, Options, write};
use reconcite::model::{Date, Document, Item, ItemType, Name, Reference, Span};
use reconcite::read::bibliography::{Bibliography, read};
use reconcite::read::{Limits, read_bytes};

fn reference(item: Item) -> Reference {
    Reference {
        id: item.id.clone(),
        span: Span::new(0, 0, 0),
        label: None,
        text: String::new(),
        item,
        years: Vec::new(),
        et_al: false,
    }
}

fn back(format: Format, items: &[Item], options: &Options) -> Bibliography {
    let references: Vec<Reference> = items.iter().cloned().map(reference).collect();
    let text = write(format, &references, options);
    let read = read(&text, format.extension()).expect(&text);
    assert!(read.notes.is_empty(), "{format}: {:?}\n{text}", read.notes);
    assert_eq!(read.records.len(), items.len(), "{format}: {text}");
    read
}

/// Words of several scripts with the signs that formats trip over, and no white space that would be folded.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[A-Za-z]{1,8}",
        "[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿąčěłńřšž]{1,6}",
        "[&%_#${}~^\\\\\"@,;:'()!?*<>|=+-]{1,1}[a-z]{1,3}",
        "[ابپتجدرسشکگلمنوهی]{1,6}",
        "[\u{4e00}-\u{4fff}]{1,4}",
        "[А-Яа-я]{1,7}",
        "کتاب\u{200c}ها",
        "«[ابتجدرسصعكلمنوهي]{2,5}»",
    ];
    prop::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

fn person() -> impl Strategy<Value = Name> {
    let family = prop_oneof![
        "[A-Z][a-zé-ï]{1,8}",
        "[ابپتجدرسشکگلمنوهی]{2,8}",
        "[\u{4e00}-\u{4fff}]{1,2}",
        "[А-Я][а-я]{2,8}",
        "[A-Z][a-z]{2,4}-[A-Z][a-z]{2,4}",
        "Ortega y Gasset"
    ];
    let given = prop_oneof!["[A-Z]\\.", "[A-Z][a-zà-ü]{1,8}", "[ابپتجدرسشکگلمنوهی]{2,5}"];
    let particle = prop_oneof![4 => Just(""), 1 => Just("van der"), 1 => Just("de")];
    let suffix = prop_oneof![6 => Just(""), 1 => Just("Jr.")];
    let human = (family, given, particle, suffix).prop_map(|(family, given, particle, suffix)| Name {
        family,
        given,
        non_dropping_particle: particle.to_owned(),
        suffix: suffix.to_owned(),
        ..Name::default()
    });
    let organisation = "[A-Z][a-z]{2,6} (and|of) [A-Z][a-z]{2,8}".prop_map(Name::literal);
    prop_oneof![4 => human, 1 => organisation]
}

prop_compose! {
    fn article()(
        author in prop::collection::vec(person(), 1..4),
        year in 1000..2100_i32,
        month in prop::option::of(1..=12_i32),
        title in words(),
        container_title in words(),
        volume in "[1-9][0-9]{0,2}",
        issue in "[1-9][0-9]{0,1}",
        first in 1..500_u32,
        length in 1..50_u32,
        doi in "10\\.[1-9][0-9]{3}/[A-Za-z0-9._()/-]{1,12}[a-z]",
        language in prop::sample::select(vec!["", "en", "fa", "ar", "de", "zh", "ru"]),
    ) -> Item {
        Item {
            id: "key1".into(),
            kind: ItemType::ArticleJournal,
            author,
            issued: Some(Date { date_parts: vec![std::iter::once(year).chain(month).collect()], literal: String::new() }),
            title,
            container_title,
            volume,
            issue,
            page: format!("{first}-{}", first + length),
            doi,
            language: language.into(),
            ..Item::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bib_files_come_back(item in article()) {
        for format in [Format::Bibtex, Format::Biblatex] {
            let read = back(format, std::slice::from_ref(&item), &Options::default());
            prop_assert_eq!(&read.records[0].item, &item);
        }
    }

    #[test]
    fn csl_json_comes_back(item in article()) {
        let read = back(Format::CslJson, std::slice::from_ref(&item), &Options::default());
        prop_assert_eq!(&read.records[0].item, &item);
    }

    #[test]
    fn ris_comes_back(item in article()) {
        let read = back(Format::Ris, std::slice::from_ref(&item), &Options::default());
        prop_assert_eq!(&read.records[0].item, &item);
    }

    #[test]
    fn pubmed_and_endnote_come_back(item in article()) {
        for format in [Format::Endnote, Format::Nbib] {
            let read = back(format, std::slice::from_ref(&item), &Options::default());
            prop_assert_eq!(&read.records[0].item, &item, "{}", format);
        }
    }

    #[test]
    fn yaml_comes_back(item in article()) {
        for format in [Format::CslYaml, Format::Hayagriva] {
            let read = back(format, std::slice::from_ref(&item), &Options::default());
            prop_assert_eq!(&read.records[0].item, &item);
        }
    }

    #[test]
    fn latex_for_accents_comes_back(name in "[A-Z][a-zà-öø-ÿąčěłńřšžạễ]{1,9}") {
        let item = Item { id: "k".into(), title: name.clone(), author: vec![Name::person(name, "A.")], ..Item::default() };
        let options = Options { ascii: true, ..Options::default() };
        let text = write(Format::Bibtex, &[reference(item.clone())], &options);
        prop_assert!(text.is_ascii(), "{}", text);
        let read = back(Format::Bibtex, std::slice::from_ref(&item), &options);
        prop_assert_eq!(&read.records[0].item.author, &item.author);
        prop_assert_eq!(&read.records[0].item.title, &item.title);
    }

    #[test]
    fn no_text_stops_the_readers(text in "(?s).{0,200}|([@{}\",=# \n]|@a|TY  - |ER|\\\\|and|PMID- |\\[){0,60}") {
        for hint in ["a.bib", "a.ris", "a.nbib", "a.json", "a.yml"] {
            let _ = read(&text, hint);
        }
    }

    #[test]
    fn any_item_is_written_and_read(parts in prop::collection::vec(words(), 8), kind in 0..4_usize) {
        let kind = [ItemType::Book, ItemType::Chapter, ItemType::Thesis, ItemType::Document][kind];
        let item = Item {
            id: "k".into(),
            kind,
            author: vec![Name::person(&parts[0], &parts[1]), Name::literal(&parts[2])],
            title: parts[3].clone(),
            container_title: parts[4].clone(),
            publisher: parts[5].clone(),
            edition: parts[6].clone(),
            note: parts[7].clone(),
            issued: Some(Date::year(2001)),
            ..Item::default()
        };
        for format in Format::ALL {
            let read = back(format, std::slice::from_ref(&item), &Options::default());
            let record = &read.records[0].item;
            prop_assert_eq!(&record.title, &item.title, "{}", format);
            prop_assert_eq!(record.author.len(), 2, "{}", format);
        }
    }
}

/// Lists as they are printed, with what formats have no plain place for.
const LISTS: &str = "\
References

Anon (2001). Rivers of the north. Sea Studies 4(2), 1-9.
Office of Rivers, Lakes and Ponds. (1998). The state of the lakes. Oxford: River Press.
de Souza, Ana & v. Klitzing, K. (2003). On water. In B. Jones (Ed.), The book of water (3rd ed., pp. 12-40). Press.
Duarte, Luís (1987). A\u{301}gua e sal (17. ed.). Lisboa: Livros do Mar.
Novák, J. (2004). Water levels (Report No. 238). Institute of Hydrology.
Smith, A. (in preparation). What the tide brings.
کرمی، رضا (۱۳۹۶). تاریخ دریا (چاپ دوم). تهران: نشر نی.
Tanaka, H. (2010). Tides and “currents” -- R&D at 100% {sic}. J. Sea Res. 63, e12.
www.example.org/tides.html (2012). Tide tables.
";

#[test]
fn printed_lists_keep_every_field() {
    let wanted = reconcite::references(&Document::from_text("a.txt", LISTS));
    assert!(wanted.len() >= 8, "{wanted:#?}");
    for format in Format::ALL {
        let text = write(format, &wanted, &Options::default());
        let file = format!("a.{}", format.extension());
        let document = read_bytes(&file, text.clone().into_bytes(), &Limits::default()).unwrap();
        let found = reconcite::references(&document);
        assert_eq!(found.len(), wanted.len(), "{format}: {text}");
        for (found, wanted) in found.iter().zip(&wanted) {
            assert_eq!(found.item, Item { id: wanted.id.clone(), ..wanted.item.clone() }, "{format}: {text}");
            assert_eq!(found.years.first().map(|year| year.earliest), wanted.years.first().map(|year| year.earliest));
        }
        assert_eq!(write(format, &found, &Options::default()), text, "{format}");
    }
}

#[test]
fn signs_that_nobody_sees_do_not_tear_a_list() {
    for sign in ['\0', '\u{1b}', '\u{7f}', '\u{85}', '\u{9f}', '\u{2028}', '\u{feff}', '\u{fffe}', '\u{ffff}'] {
        let item = Item {
            id: "abel2001".to_owned(),
            kind: ItemType::Book,
            author: vec![Name::person("Abel", format!("R{sign}."))],
            issued: Some(Date::year(2001)),
            title: format!("Rivers{sign} of the {sign}north"),
            note: format!("{sign}"),
            ..Item::default()
        };
        for format in Format::ALL {
            let text = write(format, &[reference(item.clone())], &Options::default());
            let read = read(&text, format.extension()).unwrap_or_else(|error| panic!("{format}: {error:?}\n{text}"));
            assert_eq!(read.records.len(), 1, "{format}, {sign:?}: {text}");
        }
    }
}
