//! Fields: what reference managers hide behind a printed citation.
//!
//! Sources: ECMA-376, part 1, 17.16 for fields; the JSON in them is
//! <https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-citation.json>.

use serde_json::{Deserializer, Value};

use crate::model::Item;
use crate::read::bibliography::{csl_json, endnote};

/// What the instruction of a field says of its result.
#[derive(Debug, PartialEq)]
pub(in crate::read) enum Meaning {
    /// A citation of these works.
    Citation(Vec<Item>),
    /// The reference list.
    Bibliography,
    /// A link to a bookmark.
    Link(String),
    /// A table of contents.
    Contents,
    /// Anything else.
    Other,
}

/// Reads an instruction.
pub(in crate::read) fn meaning(instruction: &str) -> Meaning {
    let words = instruction.trim();
    let first = words.split_ascii_whitespace().next().unwrap_or_default();
    if words.contains("CSL_CITATION") {
        return Meaning::Citation(words.find('{').map(|at| items(&words[at..])).unwrap_or_default());
    }
    if words.contains("EN.CITE") && !words.contains("EN.CITE.DATA") {
        let xml = words.find('<').map(|at| endnote::read(&words[at..]).0).unwrap_or_default();
        return Meaning::Citation(xml.into_iter().map(|record| record.item).collect());
    }
    let lists = ["ZOTERO_BIBL", "CSL_BIBLIOGRAPHY", "EN.REFLIST"];
    if lists.iter().any(|list| words.contains(list)) || first == "BIBLIOGRAPHY" {
        return Meaning::Bibliography;
    }
    match first {
        "TOC" => Meaning::Contents,
        "REF" => words.split_ascii_whitespace().nth(1).map_or(Meaning::Other, |name| Meaning::Link(name.to_owned())),
        "HYPERLINK" => {
            let target = words.split_once("\\l").and_then(|(_, rest)| rest.split('"').nth(1));
            target.map_or(Meaning::Other, |name| Meaning::Link(name.to_owned()))
        }
        _ => Meaning::Other,
    }
}

/// The items of a citation in JSON. What follows the JSON is not read.
pub(in crate::read) fn items(json: &str) -> Vec<Item> {
    let Some(Ok(value)) = Deserializer::from_str(json).into_iter::<Value>().next() else { return Vec::new() };
    let Some(cited) = value.get("citationItems").and_then(Value::as_array) else { return Vec::new() };
    cited
        .iter()
        .filter_map(|cite| cite.get("itemData"))
        .flat_map(|data| csl_json::of_value(data).0)
        .map(|record| record.item)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_of_reference_managers() {
        let json = r#"{"citationItems":[{"id":7,"itemData":{"id":7,"type":"book","title":"Rivers"}}],"schema":"x"} "#;
        let titles = |instruction: &str| match meaning(instruction) {
            Meaning::Citation(items) => items.into_iter().map(|item| item.title).collect(),
            other => vec![format!("{other:?}")],
        };
        assert_eq!(titles(&format!(" ADDIN ZOTERO_ITEM CSL_CITATION {json}")), ["Rivers"]);
        assert_eq!(titles(&format!("ADDIN CSL_CITATION {json}")), ["Rivers"]);
        assert_eq!(titles("ADDIN CSL_CITATION {broken"), [""; 0]);
        assert_eq!(titles(r#" ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY "#), ["Bibliography"]);
        assert_eq!(titles(" ADDIN EN.REFLIST "), ["Bibliography"]);
        assert_eq!(titles(r#" HYPERLINK \l "ref-a" "#), [r#"Link("ref-a")"#]);
        assert_eq!(titles(" PAGE "), ["Other"]);
    }
}
