//! Pandoc's citations by key: `[see @abel2010, p. 3; @bor]`, `@abel2010 [p. 3]`, `-@abel2010`.
//!
//! Source: <https://pandoc.org/MANUAL.html#citation-syntax>.

use std::ops::Range;

/// A cite by key in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct KeyCite {
    /// The key.
    pub key: String,
    /// From the `@` to the end of the locator.
    pub range: Range<usize>,
    /// The locator, as written.
    pub locator: Option<String>,
}

/// What Pandoc's and Quarto's filters refer to by `@`: figures, tables, sections.
const CROSS_REFERENCES: &[&str] =
    &["fig", "figs", "tbl", "tab", "eq", "eqn", "sec", "lst", "thm", "lem", "cor", "prp", "def", "exm", "exr", "nte"];

/// The key that stands at the `@` with which `text` starts, and its length with the `@`.
pub(in crate::read) fn key(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix('@')?;
    if let Some(inner) = rest.strip_prefix('{') {
        let end = inner.find(['}', '\n']).filter(|&end| end > 0 && inner[end..].starts_with('}'))?;
        return Some((inner[..end].to_owned(), end + 3));
    }
    if !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let inner = |c: char| matches!(c, ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/');
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut end = 0;
    let mut signs = rest.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if word(sign) {
            end = at + sign.len_utf8();
        } else if !(inner(sign) && signs.peek().is_some_and(|&(_, next)| word(next))) {
            break;
        }
    }
    let key = &rest[..end];
    let prefix = key.split([':', '-']).next().unwrap_or_default();
    let crossed = prefix.len() < key.len() && CROSS_REFERENCES.contains(&prefix);
    (!crossed).then(|| (key.to_owned(), end + 1))
}

/// Whether the `@` at `at` may begin a key: it stands at no word, as that of an address does.
pub(in crate::read) fn may_begin(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '\\' | '@' | '/'))
}

/// The cites in the brackets whose inner text is `text[range]`; empty where it is no citation.
pub(super) fn group(text: &str, range: Range<usize>, literal: impl Fn(usize) -> bool) -> Vec<KeyCite> {
    let mut found: Vec<KeyCite> = Vec::new();
    let mut start = range.start;
    for part in text[range].split(';') {
        let end = start + part.len();
        let mut from = 0;
        while let Some(at) = part[from..].find('@').map(|at| at + from) {
            if may_begin(text, start + at)
                && !literal(start + at)
                && let Some((key, length)) = key(&part[at..])
            {
                let suffix = &part[at + length..];
                let locator = locator(suffix);
                let taken = if locator.is_some() { suffix.trim_end().len() } else { 0 };
                found.push(KeyCite { key, range: start + at..start + at + length + taken, locator });
                break;
            }
            from = at + 1;
        }
        start = end + 1;
    }
    found
}

/// What follows a key, where it names a place in the work: `, pp. 33-35`.
pub(super) fn locator(suffix: &str) -> Option<String> {
    let words = suffix.trim_start_matches([',', ' ', '\u{a0}', '\n', '{']).trim_end_matches(['}', ' ', '\n']);
    let place = words.len() <= 80 && words.chars().any(char::is_numeric);
    place.then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}
