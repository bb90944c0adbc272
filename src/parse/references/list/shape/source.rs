//! Whether a text looks like a source: years, pages, identifiers; and whether it reads like prose.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::{is_address, numbers, start, year_place, years};
use crate::locale::{Term, lexicon};
use crate::parse::layout::digit;
use crate::text::{spaced, words};

/// How much a whole entry, or a line that may hold one, looks like a source: above 0 it does.
pub(in crate::parse::references::list) fn source(text: &str) -> f32 {
    let length = text.chars().take(2_001).count();
    if length < 12 {
        return -1.0;
    }
    let years = years(text).take(6).count();
    let mut score = match years {
        0 if is_undated(text) => 1.0,
        0 => -0.6,
        1..=3 => 1.0,
        4..=5 => 0.6,
        _ => 0.2,
    };
    score += locators(text);
    // Made once: a searcher takes longer to make than to run over an entry.
    static ADDRESSES: LazyLock<[Finder<'static>; 4]> =
        LazyLock::new(|| ["doi", "DOI", "http", "www."].map(Finder::new));
    if ADDRESSES.iter().any(|sign| sign.find(text.as_bytes()).is_some()) {
        score += 0.8;
    }
    score += start(text).clamp(-2.0, 2.5) * 0.4;
    let coded = memchr::memchr_iter(b'[', text.as_bytes())
        .any(|at| matches!(text.as_bytes().get(at + 1..at + 3), Some([b'J' | b'M' | b'D', b']'])));
    let parted = memchr::memchr_iter(b'/', text.as_bytes())
        .any(|at| at > 0 && text.as_bytes().get(at - 1..at + 3) == Some(b" // "));
    if coded || parted || !text.is_ascii() && text.contains('『') {
        score += 0.6;
    }
    if is_keyed(text) {
        score += 0.8;
    }
    if is_dated_head(text) {
        score += 0.5;
    }
    score - prose(text, length)
}

/// Whether a year in brackets with a full stop behind it ends a text's first words: `World Council. (2022). Classes of …`.
fn is_dated_head(text: &str) -> bool {
    /// Bytes of the names before it.
    const NAMES: usize = 120;
    let Some(open) = text.find('(').filter(|open| (2..NAMES).contains(open)) else { return false };
    let inner = &text[open + 1..];
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inner[digits..].trim_start_matches(|c: char| c.is_ascii_lowercase());
    digits == 4 && rest.starts_with(").")
}

/// Whether a text begins with the key that an entry is cited by: `Valdora 1956: Mostra di …`, `Lowe 2011 — Lowe A. …`.
fn is_keyed(text: &str) -> bool {
    /// Bytes of the names of a key.
    const NAMES: usize = 60;
    let Some(year) = text.find(|c: char| c.is_ascii_digit()).filter(|year| (2..NAMES).contains(year)) else {
        return false;
    };
    let names = text[..year].trim_end();
    let rest = &text[year..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let rest = rest[digits..].trim_start_matches(|c: char| c.is_ascii_lowercase()).trim_start();
    let plain = names.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '-' | '’' | '\'' | '.'));
    digits == 4 && plain && names.starts_with(char::is_uppercase) && rest.starts_with([':', '—', '–', '='])
}

/// Whether a bracket near the start says that there is no date, or not yet one: `Brown, A. (in press). The wall`.
fn is_undated(text: &str) -> bool {
    /// Bytes of the names before it, and of the bracket.
    const HEAD: usize = 160;
    const LONGEST: usize = 30;
    let Some(open) = text.find(['(', '[']).filter(|open| *open < HEAD) else { return false };
    let Some(length) = text[open + 1..].find([')', ']']).filter(|length| *length < LONGEST) else { return false };
    let found = words(&text[open + 1..open + 1 + length]);
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    [Term::NoDate, Term::InPress]
        .iter()
        .any(|&term| lexicon().longest(&found, term) == Some(found.len()) && !found.is_empty())
}

/// Pages, volume and issue: `12–34`, `14(3)`, `: 45`, `No. 3`.
fn locators(text: &str) -> f32 {
    let mut score: f32 = 0.0;
    let (mut range, mut issue) = (false, false);
    for number in numbers(text) {
        let mut behind = text[number.range.end..].chars();
        let Some(c) = behind.next() else { break };
        let next = behind.next().unwrap_or(' ');
        range |= matches!(c, '-' | '–' | '‐' | '−' | '—') && (digit(next).is_some() || next == ' ');
        issue |= matches!(c, '(' | '（') && (digit(next).is_some());
    }
    score += if range { 0.6 } else { 0.0 };
    score += if issue { 0.5 } else { 0.0 };
    score
}

/// Whether a line holds a year, a range of pages, an issue or an address.
pub(in crate::parse::references::list) fn has_locator(line: &str) -> bool {
    year_place(line).is_some()
        || locators(line) > 0.0
        || is_address(line)
        || line.contains("http")
        || line.contains("doi")
}

/// The share of small words among a line's words.
pub(in crate::parse::references::list) fn small_words(line: &str) -> f32 {
    let (mut words, mut small) = (0, 0);
    for word in spaced(line).take(40) {
        words += 1;
        let bare = word.trim_matches(|c: char| !crate::text::is_alphanumeric(c));
        small += usize::from(bare.chars().next().is_some_and(|c| !c.is_uppercase()) && lexicon().is_stopword(bare));
    }
    if words == 0 { 0.0 } else { small as f32 / words as f32 }
}

/// How much a text reads like running prose: stopwords in a row of long sentences, citations in brackets.
fn prose(text: &str, length: usize) -> f32 {
    let (mut words, mut small, mut cites) = (0_u32, 0_u32, 0_u32);
    for word in spaced(text).take(150) {
        words += 1;
        let bare = word.trim_matches(|c: char| !crate::text::is_alphanumeric(c));
        let short = (1..=12).contains(&bare.len()) && bare.as_bytes()[0] > b'Z';
        let lower = |bare: &str| match bare.is_ascii() {
            true => bare.bytes().all(|byte| byte.is_ascii_lowercase()),
            false => bare.chars().all(char::is_lowercase),
        };
        small += u32::from(short && lower(bare) && lexicon().is_stopword(bare));
        cites += u32::from(word.ends_with(")") && !word.contains('(') && year_place(word).is_some());
    }
    if words < 12 {
        return 0.0;
    }
    let share = small as f32 / words as f32;
    let mut score = if share > 0.3 {
        1.5
    } else if share > 0.22 {
        0.6
    } else {
        0.0
    };
    if length > 700 {
        score += 0.6;
    }
    if cites >= 2 {
        score += 0.8;
    }
    score
}
