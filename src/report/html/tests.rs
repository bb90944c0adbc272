use std::collections::HashSet;

use super::*;
use crate::config::Config;
use crate::model::Document;

const PAPER: &str = "A paper\n\nRain fell (Okafor, 2007; Lee, 2008) and <script>alert(1)</script> fell & rose (Duarte, 2019).\n\
    כך כתב (Okafor, 2007: 12).\n\nReferences\n\nLee, A. (2008). Rivers & \"lakes\" <b>. Water, 3, 1-20. https://doi.org/10.1234/a<b\n\n\
    Okafor, B. (2007). Roads. Paths, 4, 10-30.\n\nZhou, C. (1950). Never named in any text. Hills, 5, 1-9.\n";

fn page(text: &str) -> String {
    let report = crate::check(Document::from_text("a<b>.txt", text), None, &Config::default());
    let frame = frame();
    format!("{}{}{}", frame.open, render(&report, 0), frame.close)
}

/// The values of an attribute in the markup outside style and script.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let key = format!(" {attribute}=\"");
    page.match_indices(&key).map(|(at, _)| page[at + key.len()..].split('"').next().unwrap()).collect()
}

#[test]
fn elements_are_closed_in_order() {
    let page = page(PAPER);
    let mut open: Vec<&str> = Vec::new();
    let body = page.replace(STYLE, "").replace(SCRIPT, "");
    for tag in body.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{open:?}");
        } else if !tag.ends_with('/') && !["!doctype", "meta", "input"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn anchors_are_unique_and_every_link_in_the_page_leads_to_one() {
    let page = page(PAPER);
    let ids = values(&page, "id");
    let unique: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    let links = values(&page, "href");
    let inner: Vec<&str> = links.iter().filter_map(|link| link.strip_prefix('#')).collect();
    assert!(inner.iter().all(|link| unique.contains(link)), "{inner:?}");
    for entry in ["p0-e1", "p0-e2"] {
        assert!(inner.contains(&entry), "no citation leads to {entry}");
    }
    assert!(inner.contains(&"p0-c1") && inner.contains(&"p0-c2"), "no entry leads back");
}

#[test]
fn nothing_is_fetched_and_the_only_addresses_are_those_of_entries() {
    let page = page(PAPER);
    assert!(values(&page, "src").is_empty());
    let outer: Vec<&str> = values(&page, "href").into_iter().filter(|link| !link.starts_with('#')).collect();
    assert!(outer.iter().all(|link| link.starts_with("https://doi.org/10.")), "{outer:?}");
    for part in [HEAD, STYLE, SCRIPT] {
        assert!(
            !part.contains("http:") && !part.contains("https:") && !part.contains("@import") && !part.contains("url(")
        );
    }
}

#[test]
fn the_paper_is_text_and_never_markup() {
    let page = page(PAPER);
    assert_eq!(page.matches("<script>").count(), 1);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!page.contains("a<b>") && !page.contains(" <b>."));
}

#[test]
fn says_by_words_what_the_colours_say() {
    let page = page(PAPER);
    assert!(page.contains("Duarte, 2019<span class=\"hidden\"> (not in the list)</span>"), "{page}");
    assert!(page.contains("not cited"));
    assert!(page.contains("class=\"skip\"") && page.contains("<main id=\"main\"") && page.contains("<p dir=\"auto\">"));
}

#[test]
fn an_empty_paper_and_one_without_findings() {
    assert!(page("").contains("<article"));
    let clean = "A paper\n\nRain fell (Okafor, 2007).\n\nReferences\n\nOkafor, B. (2007). Roads and bridges. Paths, 4, 10-30.\n";
    assert!(page(clean).contains("class=\"clean\""));
}

#[test]
fn all_words_of_the_paper_stand_in_the_page() {
    let page = page(PAPER);
    for word in ["Rain fell", "rose", "כך כתב", "Never named in any text"] {
        assert_eq!(page.matches(word).count() - page.matches(&format!("title=\"{word}")).count(), 1, "{word}");
    }
}
