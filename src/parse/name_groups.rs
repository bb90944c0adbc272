//! Tells organisations from persons.

use crate::locale::{Term, lexicon};
use crate::parse::{name_parts, name_words};
use crate::text::{is_alphanumeric, with_folded};

/// Whether the whole list is the name of one organisation, commas and "and" included.
pub fn is_organisation(text: &str) -> bool {
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

/// Whether a word of the text makes it an organisation: `University`, `Ministry`.
pub fn names_a_group(text: &str) -> bool {
    let group = |folded: &str| {
        (lexicon().is(folded, Term::Organisation)
            && !matches!(folded, "house" | "bank" | "school" | "project" | "partners"))
            || name_words::is_group_word(folded)
    };
    text.split(|c: char| !is_alphanumeric(c)).any(|word| word.len() > 2 && with_folded(word, group))
}

/// `GNS 13818`: a norm.
pub fn numbered(words: &[&str]) -> bool {
    words.iter().skip(1).any(|word| word.len() > 2 && word.bytes().all(|b| b.is_ascii_digit()))
}
