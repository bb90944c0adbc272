//! Capitals in titles that a style would set in small letters.

use std::ops::Range;

use super::Finding;
use super::value::values;
use crate::export::to_protect;
use crate::library::Library;
use crate::text::edit::Edit;

pub(super) fn find(library: &Library<'_>, found: &mut Finding) {
    for value in values(library, &["title"]) {
        let words = words(value.text);
        let plain: Vec<String> = words.iter().map(|word| bare(&value.text[word.range.clone()])).collect();
        let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
        let language = &library.works()[value.work].item.language;
        let mut edits = Vec::new();
        let mut named = Vec::new();
        for (word, protect) in words.iter().zip(to_protect(&plain, language)) {
            if !protect || !word.is_plain {
                continue;
            }
            let core = core(value.text, &word.range);
            if !core.is_empty() {
                named.push(value.text[core.clone()].to_owned());
                edits.push(Edit::new(value.range.start + core.start..value.range.start + core.start, "{"));
                edits.push(Edit::new(value.range.start + core.end..value.range.start + core.end, "}"));
            }
        }
        if !edits.is_empty() {
            let message = format!("{}: capitals without braces: {}", value.entry.key, named.join(", "));
            found.mend("capitals", value.line, message, edits);
        }
    }
}

struct Word {
    range: Range<usize>,
    /// Whether it stands outside of braces, commands and formulas.
    is_plain: bool,
}

/// The words of a title in LaTeX.
fn words(title: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut depth, mut math, mut start, mut plain) = (0_usize, false, None, true);
    for (at, sign) in title.char_indices().chain([(title.len(), ' ')]) {
        if sign.is_whitespace() {
            if let Some(start) = start.take() {
                words.push(Word { range: start..at, is_plain: plain });
            }
            continue;
        }
        if start.is_none() {
            start = Some(at);
            plain = depth == 0 && !math;
        }
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '$' => math = !math,
            _ => {}
        }
        plain &= !matches!(sign, '{' | '}' | '\\' | '$' | '~' | '"');
    }
    words
}

fn bare(word: &str) -> String {
    word.chars().filter(|sign| !matches!(sign, '{' | '}')).collect()
}

/// The word without the punctuation on its ends.
fn core(title: &str, word: &Range<usize>) -> Range<usize> {
    let text = &title[word.clone()];
    let start = word.end - text.trim_start_matches(|sign: char| !sign.is_alphanumeric()).len();
    let head = &title[word.start..word.end];
    let end =
        word.start + head.trim_end_matches(|sign: char| !sign.is_alphanumeric() && sign != '+' && sign != '#').len();
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::super::tests::mended;

    #[test]
    fn names_and_acronyms_get_braces_once() {
        let entry = |title: &str| format!("@misc{{a, title = {{{title}}}}}\n");
        for (title, want) in [
            ("The spread of DNA in Iran, again", "The spread of {DNA} in {Iran}, again"),
            ("The spread of {DNA} in {Iran}, again", "The spread of {DNA} in {Iran}, again"),
            ("{The spread of DNA}", "{The spread of DNA}"),
            ("The Rise and Fall of the HMS Bounty", "The Rise and Fall of the {HMS} Bounty"),
            ("Limits of $A + B$ and \\emph{C D} for {\\'E}tat", "Limits of $A + B$ and \\emph{C D} for {\\'E}tat"),
            ("Über die Größe der Städte und das Maß", "Über die Größe der Städte und das Maß"),
        ] {
            assert_eq!(mended(&entry(title)), entry(want), "{title}");
        }
    }
}
