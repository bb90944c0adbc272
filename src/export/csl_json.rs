//! CSL-JSON.

use super::{Options, csl};
use crate::model::Reference;

/// Writes the list as CSL-JSON: an array of items, one variable a line.
pub fn csl_json(references: &[Reference], options: &Options) -> String {
    // Items hold strings and numbers under fixed names: there is nothing that could fail.
    let mut out = serde_json::to_string_pretty(&csl::items(references, options)).unwrap_or_default();
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::keys::tests::reference;
    use crate::model::{Calendar, Date, Item, Name, Year};

    #[test]
    fn items_have_a_key_and_a_gregorian_year() {
        let mut entry = reference(Item {
            author: vec![Name::person("Karami", "R.")],
            issued: Some(Date { date_parts: vec![vec![1396]], literal: "۱۳۹۶".into() }),
            doi: "https://doi.org/10.1/x".into(),
            ..Item::default()
        });
        entry.years =
            vec![Year { value: 1396, suffix: None, calendar: Calendar::SolarHijri, earliest: 2017, latest: 2018 }];
        let read: serde_json::Value = serde_json::from_str(&csl_json(&[entry], &Options::default())).unwrap();
        assert_eq!(
            read,
            serde_json::json!([{
                "id": "karami1396", "type": "document", "author": [{"family": "Karami", "given": "R."}],
                "issued": {"date-parts": [[2017]]}, "DOI": "10.1/x", "note": "۱۳۹۶ Solar Hijri, 2017/2018"
            }])
        );
    }
}
