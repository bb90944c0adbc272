//! YAML: CSL-YAML under `references`, or Hayagriva's mapping from keys to entries.

use serde_json::Value;

use super::{BibliographyFormat, Note, Record, csl_json, hayagriva};
use crate::read::yaml::parse;

/// Reads a YAML document, and says which of the two formats it is.
///
/// # Errors
/// When the text is no YAML, or holds neither format.
pub(super) fn read(text: &str) -> Result<(BibliographyFormat, Vec<Record>, Vec<Note>), Note> {
    let value = parse(text).map_err(|broken| Note { line: broken.line, message: broken.message })?;
    let is_csl = value.is_array() || value.get("references").is_some_and(Value::is_array);
    match value.as_object() {
        _ if is_csl => {
            let (records, notes) = csl_json::of_value(&value);
            Ok((BibliographyFormat::CslYaml, records, notes))
        }
        Some(entries) => {
            let (records, notes) = hayagriva::of_entries(entries);
            Ok((BibliographyFormat::Hayagriva, records, notes))
        }
        None => Err(Note { line: 1, message: "neither `references` nor entries by key are here".to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formats_are_told_apart() {
        let csl =
            "---\nreferences:\n- id: a\n  type: book\n  title: 'No: 1'\n  issued:\n    date-parts: [[2004]]\n...\n";
        let (format, records, _) = read(csl).unwrap();
        assert_eq!((format, records[0].item.title.as_str()), (BibliographyFormat::CslYaml, "No: 1"));
        let (format, records, _) = read("a:\n  type: book\n  title: T\n").unwrap();
        assert_eq!((format, records[0].key.as_str()), (BibliographyFormat::Hayagriva, "a"));
        assert!(read("a: [\nb: {").unwrap_err().line >= 2);
        assert!(read("just words").is_err());
    }

    #[test]
    fn aliases_do_not_explode() {
        let mut text = String::from("a0: &a0 [x, x]\n");
        (1..40).for_each(|n| text.push_str(&format!("a{n}: &a{n} [*a{m}, *a{m}, *a{m}]\n", m = n - 1)));
        assert!(read(&text).is_err());
        assert!(read(&"[".repeat(100_000)).is_err());
    }
}
