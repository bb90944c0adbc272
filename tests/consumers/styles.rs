//! Lists as styles print them.

use reconcite::export::{Markup, Options, Source, Style, StyleError, styled, styles};
use reconcite::model::{Date, Item, ItemType, Name, Reference};

use super::works::{reference, references};

fn list() -> Vec<Reference> {
    let items = [
        Item {
            kind: ItemType::ArticleJournal,
            author: vec![Name::person("Okafor", "B."), Name::literal("Office of Rivers, Lakes & Ponds")],
            issued: Some(Date::year(2004)),
            title: "On <water> and $5".into(),
            container_title: "Sea Studies".into(),
            volume: "4".into(),
            page: "1-9".into(),
            doi: "10.1000/x".into(),
            ..Item::default()
        },
        Item {
            kind: ItemType::Book,
            author: vec![Name::person("کرمی", "رضا")],
            issued: Some(Date::year(2017)),
            title: "تاریخ دریا".into(),
            publisher: "نشر نی".into(),
            edition: "2".into(),
            ..Item::default()
        },
    ];
    items.into_iter().map(reference).collect()
}

fn printed(name: &str, markup: Markup) -> String {
    let style = Style { source: Source::Name(name.to_owned()), markup, ..Style::default() };
    styled(&list(), &Options::default(), &style).unwrap()
}

#[test]
fn a_list_is_printed_in_the_order_of_its_style() {
    let plain = printed("apa", Markup::Plain);
    let lines: Vec<&str> = plain.lines().collect();
    assert_eq!(lines.len(), 2, "{plain}");
    assert!(
        lines[0].starts_with("Okafor, B., & Office of Rivers, Lakes & Ponds. (2004). On <water> and $5."),
        "{plain}"
    );
    assert!(lines[1].contains("تاریخ دریا"), "{plain}");
    let numbered = printed("ieee", Markup::Plain);
    assert!(numbered.starts_with("[1] B. Okafor"), "{numbered}");
}

#[test]
fn markup_shows_italics_and_escapes_the_rest() {
    let html = printed("apa", Markup::Html);
    assert!(html.contains("<i>Sea Studies</i>") && html.contains("&lt;water&gt;"), "{html}");
    let markdown = printed("apa", Markup::Markdown);
    assert!(markdown.contains("*Sea Studies*") && markdown.contains("\\<water\\>"), "{markdown}");
}

#[test]
fn what_is_no_style_is_said() {
    let style = |source| Style { source, ..Style::default() };
    let unknown = styled(&list(), &Options::default(), &style(Source::Name("nothing".into()))).unwrap_err();
    assert!(unknown.to_string().contains("`nothing`; there are ") && unknown.to_string().contains("apa"));
    let broken = styled(&list(), &Options::default(), &style(Source::Text("<style/>".into()))).unwrap_err();
    assert!(matches!(broken, StyleError::Broken(_)), "{broken}");
    assert!(styles().len() > 50);
}

#[test]
fn every_style_takes_every_kind_of_work() {
    for name in styles() {
        let style = Style { source: Source::Name(name.to_owned()), ..Style::default() };
        match styled(&references(), &Options::default(), &style) {
            // Some styles fold works without an author into one line.
            Ok(list) => assert!(list.lines().count() > references().len() / 2, "{name}: {list}"),
            Err(error) => assert_eq!(error, StyleError::NoList, "{name}"),
        }
    }
}

#[test]
fn words_are_in_the_language_asked_for() {
    let style = Style { locale: Some("de".into()), ..Style::default() };
    let german = styled(&list(), &Options::default(), &style).unwrap();
    assert!(german.contains("2. Aufl"), "{german}");
}
