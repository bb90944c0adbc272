//! The numbers that catalogues give to works: arXiv, PubMed, ISBN, ISSN.

use super::identifiers::starts_with;

/// `2105.12345` or `hep-th/9901001` after the word `arXiv`.
pub fn arxiv(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let at = lower.find("arxiv")? + 5;
    let rest = text.get(at..)?;
    let rest = rest.strip_prefix(".org/abs/").unwrap_or(rest).trim_start_matches([':', ' ', '.', '[', '-']);
    let rest = rest.strip_prefix("preprint").unwrap_or(rest).trim_start();
    let rest = rest
        .strip_prefix("arXiv")
        .or_else(|| rest.strip_prefix("arxiv"))
        .map_or(rest, |rest| rest.trim_start_matches([':', ' ']));
    let length =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-'))).unwrap_or(rest.len());
    let id = rest[..length].trim_end_matches(['.', '-', '/']);
    let digits = id.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 7 && (id.contains('.') || id.contains('/'))).then_some(id)
}

/// The number after a word such as `PMID`, at least `least` digits.
pub fn number_after<'t>(text: &'t str, word: &str, least: usize) -> Option<&'t str> {
    let at = find_ignore_case(text, word)? + word.len();
    let rest = text[at..].trim_start_matches([':', ' ', '.', '-']);
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    (length >= least).then(|| &rest[..length])
}

/// The ISBN after the word, digits and hyphens, 10 or 13 digits.
pub fn isbn(text: &str) -> Option<&str> {
    let at = find_ignore_case(text, "isbn")? + 4;
    let rest = &text[at..];
    let rest = rest.strip_prefix("-13").or_else(|| rest.strip_prefix("-10")).unwrap_or(rest);
    let rest = rest.trim_start_matches([':', ' ', '.']);
    let length = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | ' ' | 'X' | 'x'))).unwrap_or(rest.len());
    let id = rest[..length].trim_matches(['-', ' ']);
    let digits = id.bytes().filter(|b| !matches!(b, b'-' | b' ')).count();
    (matches!(digits, 10 | 13)).then_some(id)
}

/// The ISSN after the word.
pub fn issn(text: &str) -> Option<&str> {
    let at = find_ignore_case(text, "issn")? + 4;
    let rest = text[at..].trim_start_matches([':', ' ', '.']);
    let id = rest.get(..9)?;
    let bytes = id.as_bytes();
    (bytes[4] == b'-' && bytes[..4].iter().all(u8::is_ascii_digit)).then_some(id)
}

fn find_ignore_case(text: &str, word: &str) -> Option<usize> {
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), text.as_bytes()).find(|&at| starts_with(&text[at..], word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_catalogues() {
        assert_eq!(arxiv("arXiv preprint arXiv:2105.12345v2, 2021"), Some("2105.12345v2"));
        assert_eq!(arxiv("arXiv:hep-th/9901001."), Some("hep-th/9901001"));
        assert_eq!(number_after("PMID: 1234567.", "pmid", 5), Some("1234567"));
        assert_eq!(isbn("ISBN 978-3-16-148410-0."), Some("978-3-16-148410-0"));
        assert_eq!(issn("ISSN 1867-4119 No. 60"), Some("1867-4119"));
    }
}
