//! An entry's lines on one line.

use rustc_hash::FxHashSet;

use crate::text::spaced;

/// The words of the document that hold a hyphen, so that a hyphen at a line's end can be told from a broken word.
#[derive(Debug, Default)]
pub(super) struct Words<'a> {
    hyphened: FxHashSet<&'a str>,
}

impl<'a> Words<'a> {
    /// Gathers the words with hyphens of a text.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut hyphened = FxHashSet::default();
        for at in memchr::memchr_iter(b'-', bytes) {
            let inside = at > 0 && bytes[at - 1] > b' ' && bytes.get(at + 1).is_some_and(|&byte| byte > b' ');
            // A word is short; a line of dashes is none.
            if inside && bytes[at - 1] != b'-' {
                hyphened.insert(word_around(text, at));
            }
        }
        Self { hyphened }
    }

    fn has(&self, first: &str, second: &str) -> bool {
        let word = format!("{first}-{second}");
        self.hyphened.contains(word.as_str())
    }
}

const LONGEST_WORD: usize = 64;

fn word_around(text: &str, at: usize) -> &str {
    let (before, after) = (&text[..at], &text[at..]);
    let start = before
        .char_indices()
        .rev()
        .take(LONGEST_WORD)
        .take_while(|(_, c)| c.is_alphanumeric())
        .last()
        .map_or(at, |(place, _)| place);
    let end = after[1..]
        .char_indices()
        .take(LONGEST_WORD)
        .take_while(|(_, c)| c.is_alphanumeric())
        .last()
        .map_or(at + 1, |(place, c)| at + 1 + place + c.len_utf8());
    &text[start..end]
}

/// Joins pieces to one line of about `size` bytes: white space folded, broken words and addresses healed.
pub(super) fn join<'a>(pieces: impl Iterator<Item = &'a str>, size: usize, words: &Words<'_>) -> String {
    let mut joined = String::with_capacity(size);
    for piece in pieces {
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        glue(&mut joined, piece, words);
        let unseen = |c: char| matches!(c, '\u{feff}' | '\u{ad}');
        let plain = piece.is_ascii() || !piece.contains(unseen);
        for (at, word) in spaced(piece).enumerate() {
            if at > 0 {
                joined.push(' ');
            }
            if plain {
                joined.push_str(word);
            } else {
                joined.extend(word.chars().filter(|&c| !unseen(c)));
            }
        }
    }
    joined
}

/// Puts between the line so far and the next what belongs there: a space, or nothing.
fn glue(joined: &mut String, next: &str, words: &Words<'_>) {
    let Some(last) = joined.chars().next_back() else { return };
    let first = next.chars().next().unwrap_or(' ');
    if last == '\u{ad}' {
        joined.pop();
        return;
    }
    if in_address(joined, next) {
        return;
    }
    if matches!(last, '-' | '‐' | '\u{2011}') {
        let stem =
            joined[..joined.len() - last.len_utf8()].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let tail = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let word = stem.chars().next_back().is_some_and(char::is_alphabetic);
        if word && first.is_lowercase() && !words.has(stem, tail) {
            joined.truncate(joined.len() - last.len_utf8());
            return;
        }
        // A number's range, or a word with its own hyphen.
        let range = stem.chars().next_back().is_some_and(char::is_numeric) && first.is_numeric();
        if word || range {
            return;
        }
    }
    if matches!(last, '–' | '/') && first.is_numeric() && joined.chars().rev().nth(1).is_some_and(char::is_numeric) {
        return;
    }
    if !(unspaced(last) && unspaced(first)) {
        joined.push(' ');
    }
}

/// Whether a web address goes on over the line end.
fn in_address(joined: &str, next: &str) -> bool {
    let token = joined.rsplit(' ').next().unwrap_or_default();
    let lower = token.to_ascii_lowercase();
    let address = lower.contains("http")
        || lower.contains("www.")
        || lower.contains("doi.org")
        || lower.starts_with("10.")
        || lower.starts_with("doi:10.");
    if !address {
        return false;
    }
    let continuation = next.split(char::is_whitespace).next().unwrap_or_default();
    let ascii = continuation.is_ascii() && !continuation.starts_with(['(', '[', '"']);
    let open = token.ends_with(['/', '-', '_', '=', '?', '&', '%', '#', '~', ':', '.']) && !lower.ends_with("..");
    let goes_on = continuation.contains(['/', '_', '=', '%']) || continuation.contains(|c: char| c.is_ascii_digit());
    let plain_word = continuation.trim_end_matches(['.', ',']).bytes().all(|byte| byte.is_ascii_alphabetic());
    if token.ends_with('.') {
        // A full stop ends an address more often than it stands inside it at a line's end.
        return ascii
            && goes_on
            && !continuation.contains("http")
            && continuation.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            && !continuation.ends_with(',');
    }
    ascii && !continuation.contains("http") && (open || goes_on && !plain_word && next.len() == continuation.len())
}

/// Scripts that put no spaces between words.
fn unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff | 0x1780..=0x17ff | 0x2e80..=0x312f | 0x31a0..=0x9fff | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xffef)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_healed() {
        let words = Words::new("a post-war world, long-term plans");
        for (pieces, whole) in [
            (vec!["Rules that are explai-", "ned help."], "Rules that are explained help."),
            (vec!["The post-", "war years."], "The post-war years."),
            (vec!["Heidelberg:", "E-", "Government"], "Heidelberg: E-Government"),
            (vec!["pp. 12–", "15."], "pp. 12–15."),
            (vec!["pp. 12-", "15."], "pp. 12-15."),
            (vec!["https://doi.org/10.5555/", "abc.12"], "https://doi.org/10.5555/abc.12"),
            (vec!["at https://example.org/a.", "Accessed May 2."], "at https://example.org/a. Accessed May 2."),
            (vec!["山田太郎『居場", "所の社会学』"], "山田太郎『居場所の社会学』"),
            (vec!["تعلیم  و", "تربیت"], "تعلیم و تربیت"),
        ] {
            assert_eq!(join(pieces.iter().copied(), 80, &words), whole);
        }
    }
}
