//! CSL-YAML, as Pandoc reads it.
//!
//! Source: <https://pandoc.org/MANUAL.html#specifying-bibliographic-data>

use super::{Options, csl, yaml};
use crate::model::Reference;

/// Writes the list as CSL-YAML: a document with the items under `references`.
pub fn csl_yaml(references: &[Reference], options: &Options) -> String {
    let items = serde_json::json!({ "references": csl::items(references, options) });
    format!("---\n{}...\n", yaml::document(&items))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::keys::tests::reference;
    use crate::model::{Date, Item};

    #[test]
    fn items_stand_under_references() {
        let item = Item { title: "از ایران: 1".into(), issued: Some(Date::year(2004)), ..Item::default() };
        assert_eq!(
            csl_yaml(&[reference(item)], &Options::default()),
            "---\nreferences:\n  - id: \"az2004\"\n    type: \"document\"\n    issued:\n      date-parts:\n        \
             - [2004]\n    title: \"از ایران: 1\"\n...\n"
        );
        assert_eq!(csl_yaml(&[], &Options::default()), "---\nreferences: []\n...\n");
    }
}
