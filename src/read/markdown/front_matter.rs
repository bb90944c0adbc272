//! The YAML block that a text may begin with.

use std::ops::Range;

use serde_json::Value;

use crate::read::yaml;

/// What the block says that matters here.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct FrontMatter {
    /// Where the text starts.
    pub end: usize,
    /// The files that `bibliography:` names.
    pub bibliography: Vec<String>,
    /// Where the block stands, if it lists the works itself under `references:`.
    pub references: Option<Range<usize>>,
}

/// Reads the block between `---` and `---` or `...` at the start of a text.
pub(in crate::read) fn read(text: &str) -> FrontMatter {
    let mut lines = text.split_inclusive('\n');
    let mut end = 0;
    let Some(first) = lines.next().filter(|line| line.trim_start_matches('\u{feff}').trim_end() == "---") else {
        return FrontMatter::default();
    };
    end += first.len();
    let start = end;
    for line in lines {
        let closes = matches!(line.trim_end(), "---" | "...");
        if closes {
            let (bibliography, works) = references(&text[start..end]);
            return FrontMatter { end: end + line.len(), bibliography, references: works.then_some(start..end) };
        }
        // Below an empty line at the start stands a text between two rules.
        if end == start && line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    FrontMatter::default()
}

/// The files that `bibliography:` names, and whether `references:` lists works.
fn references(block: &str) -> (Vec<String>, bool) {
    let Ok(fields) = yaml::parse(block) else { return (Vec::new(), false) };
    let files = match fields.get("bibliography") {
        Some(Value::String(file)) => vec![file.clone()],
        Some(Value::Array(files)) => files.iter().filter_map(|file| file.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    };
    (files, fields.get("references").and_then(Value::as_array).is_some_and(|works| !works.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_references_are_named_one_or_many() {
        for (text, end, files) in [
            ("---\nbibliography: a.bib\n---\nText", 28, vec!["a.bib"]),
            ("---\nbibliography: [a.bib, b.json]\n...\n", 38, vec!["a.bib", "b.json"]),
            ("---\ntitle: [\n---\n", 17, vec![]),
            ("---\n\nText\n\n---\n", 0, vec![]),
            ("Text\n---\n", 0, vec![]),
        ] {
            let read = read(text);
            assert_eq!((read.end, read.bibliography), (end, files.into_iter().map(str::to_owned).collect()), "{text}");
        }
    }
}
