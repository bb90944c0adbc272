//! The YAML block that a text may begin with.

/// What the block says that matters here.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// Where the text starts.
    pub end: usize,
    /// The files that `bibliography:` names.
    pub bibliography: Vec<String>,
}

/// Reads the block between `---` and `---` or `...` at the start of a text.
pub(super) fn read(text: &str) -> FrontMatter {
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
            let block = &text[start..end];
            return FrontMatter { end: end + line.len(), bibliography: bibliography(block) };
        }
        // Below an empty line at the start stands a text between two rules.
        if end == start && line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    FrontMatter::default()
}

fn bibliography(block: &str) -> Vec<String> {
    use serde_yaml_ng::Value;
    let Ok(Value::Mapping(fields)) = serde_yaml_ng::from_str::<Value>(block) else { return Vec::new() };
    match fields.get("bibliography") {
        Some(Value::String(file)) => vec![file.clone()],
        Some(Value::Sequence(files)) => files.iter().filter_map(|file| file.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
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
