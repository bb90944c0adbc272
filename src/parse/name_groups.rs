//! Tells organisations from persons.

use crate::locale::{Term, lexicon};
use crate::parse::{name_parts, name_words};
use crate::text::{in_word, with_folded};

/// Whether the whole list is the name of one organisation, commas and "and" included.
pub fn is_organisation(text: &str) -> bool {
    let thai = text.starts_with(is_thai) && !text.contains(',') && opens_as_thai_body(text);
    if thai || text.split(',').all(|part| part.split_whitespace().any(is_small_vietnamese)) {
        return true;
    }
    let mut words = 0;
    let (mut linked, mut bound) = (false, false);
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        words += 1;
        bound |= name_words::is_link(bare);
        if name_parts::is_initials(word) && (word.contains('.') || bare.len() == 1) {
            return false;
        }
        linked |= matches!(
            bare,
            "of" | "for" | "on" | "the" | "des" | "für" | "del" | "dello" | "della" | "da" | "do" | "per" | "para"
        );
    }
    if words < 2 || text.contains(';') {
        return false;
    }
    let commas = text.matches(',').count();
    if commas == 0 && bound {
        return true;
    }
    let group = names_a_group(text);
    let first = text.split(',').next().unwrap_or(text);
    group
        && (commas == 0 && !text.contains(" & ")
            || linked
            || first.split_whitespace().count() > 1 && names_a_group(first))
}

/// `Tổng cục Thống kê`: a word in small letters and with the accents of Vietnamese. In that language every word of a
/// person's name begins with a capital.
fn is_small_vietnamese(word: &str) -> bool {
    let accented = |c: char| matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ơ' | 'ư' | 'đ' | 'ă');
    let small = word.starts_with(char::is_lowercase) && word.chars().any(accented);
    small || matches!(word, "hóa" | "xã" | "tế" | "giáo" | "công")
}

fn is_thai(c: char) -> bool {
    ('\u{e01}'..='\u{e3a}').contains(&c) || ('\u{e40}'..='\u{e4e}').contains(&c)
}

/// `สถาบันทดสอบแห่งชาติ`: in Thai nothing parts `institute` from the words behind it. Short words begin names of people,
/// too.
fn opens_as_thai_body(text: &str) -> bool {
    const LEAST: usize = 5;
    const LONGEST: usize = 16;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).skip(LEAST - 1);
    let body = |word: &str| lexicon().is(word, Term::Organisation);
    ends.into_iter().any(|end| with_folded(&text[..end], body))
}

/// Whether a word of the text makes it an organisation: `University`, `Ministry`.
pub fn names_a_group(text: &str) -> bool {
    let group = |folded: &str| {
        (lexicon().is(folded, Term::Organisation)
            && !matches!(folded, "house" | "bank" | "school" | "project" | "partners"))
            || name_words::is_group_word(folded)
    };
    text.split(|c: char| !in_word(c)).any(|word| word.len() > 2 && with_folded(word, group))
}

/// `GNS 13818`: a norm.
pub fn numbered(words: &[&str]) -> bool {
    words.iter().skip(1).any(|word| word.len() > 2 && word.bytes().all(|b| b.is_ascii_digit()))
}
