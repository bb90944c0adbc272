//! BibTeX's names taken apart.
//!
//! Source: Oren Patashnik, `BibTeXing` (1988), section 4; BibLaTeX's `family=..., given=...` besides.

use super::latex::plain;
use crate::model::Name;

/// The names of a list, and whether it ends in `and others`.
pub(super) fn names(list: &str) -> (Vec<Name>, bool) {
    let mut found = Vec::new();
    let mut et_al = false;
    for one in split(list, Cut::And) {
        if one.trim() == "others" {
            et_al = true;
        } else {
            let name = name(one);
            if !name.is_empty() {
                found.push(name);
            }
        }
    }
    (found, et_al)
}

/// One name in any of BibTeX's forms.
pub(super) fn name(text: &str) -> Name {
    let text = text.trim();
    if is_braced(text) {
        // Blanks in braces of their own keep the words of a surname together.
        return if text.contains("{ }") { Name::person(plain(text), "") } else { Name::literal(plain(text)) };
    }
    let parts = split(text, Cut::Comma);
    if parts.iter().any(|part| part.trim_start().starts_with("family=")) {
        return keyed(&parts);
    }
    match parts.as_slice() {
        [whole] => in_order(&words(whole)),
        [last, first] => listed(last, "", first),
        [last, suffix, first, ..] => listed(last, suffix, first),
        [] => Name::default(),
    }
}

/// `First von Last`.
fn in_order(words: &[&str]) -> Name {
    let Some((last, before)) = words.split_last() else { return Name::default() };
    let particle = before.iter().position(|word| is_small(word));
    let Some(start) = particle else {
        return Name::person(plain(last), before.iter().map(|word| plain(word)).collect::<Vec<_>>().join(" "));
    };
    let end = before.iter().rposition(|word| is_small(word)).unwrap_or(start) + 1;
    let mut name = person(&before[start..end], &words[end..]);
    name.given = join(&before[..start]);
    name
}

/// `von Last, Jr, First`.
fn listed(last: &str, suffix: &str, first: &str) -> Name {
    let words = words(last);
    let particle = match words.split_last() {
        // The last word is the surname whatever its case.
        Some((_, before)) => before.iter().rposition(|word| is_small(word)).map_or(0, |at| at + 1),
        None => 0,
    };
    let mut name = person(&words[..particle], &words[particle..]);
    name.given = plain(first);
    name.suffix = plain(suffix);
    name
}

fn person(particle: &[&str], family: &[&str]) -> Name {
    Name { family: join(family), non_dropping_particle: join(particle), ..Name::default() }
}

/// `family=Gogh, prefix=van, given=Vincent`.
fn keyed(parts: &[&str]) -> Name {
    let mut name = Name::default();
    for (key, value) in parts.iter().filter_map(|part| part.split_once('=')) {
        let value = plain(value);
        match key.trim() {
            "family" => name.family = value,
            "given" => name.given = value,
            "prefix" => name.non_dropping_particle = value,
            "suffix" => name.suffix = value,
            _ => {}
        }
    }
    name
}

fn join(words: &[&str]) -> String {
    words.iter().map(|word| plain(word)).collect::<Vec<_>>().join(" ")
}

/// Whether a word begins with a small letter outside of braces, as a particle does.
fn is_small(word: &str) -> bool {
    !word.starts_with('{') && word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

/// Whether one pair of braces holds the whole.
fn is_braced(text: &str) -> bool {
    if !text.starts_with('{') || !text.ends_with('}') || text.starts_with("{\\") {
        return false;
    }
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1 == text.len();
                }
            }
            _ => {}
        }
    }
    false
}

/// What parts names, or parts of a name.
#[derive(Clone, Copy, PartialEq)]
enum Cut {
    And,
    Comma,
    Space,
}

fn words(text: &str) -> Vec<&str> {
    split(text, Cut::Space).into_iter().filter(|word| !word.is_empty()).collect()
}

/// Splits where a cut stands outside of braces.
fn split(text: &str, cut: Cut) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut start = 0;
    let mut parts = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let width = match (bytes[at], cut) {
            (b'{', _) => {
                depth += 1;
                0
            }
            (b'}', _) => {
                depth = depth.saturating_sub(1);
                0
            }
            _ if depth > 0 => 0,
            (b',', Cut::Comma) => 1,
            (byte, Cut::Space) if byte.is_ascii_whitespace() || byte == b'~' => 1,
            (byte, Cut::And) if byte.is_ascii_whitespace() && is_and(&bytes[at + 1..]) => 5,
            _ => 0,
        };
        if width > 0 {
            // Between two `and` in a row there is no name.
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + width;
            // The space behind one `and` may stand before the next.
            at = if cut == Cut::And { start - 1 } else { start };
        } else {
            at += 1;
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

fn is_and(bytes: &[u8]) -> bool {
    bytes.len() > 3 && bytes[..3].eq_ignore_ascii_case(b"and") && bytes[3].is_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubled_and_parts_no_name() {
        for text in ["Abel, R. and and Cole, D.", "Abel, R. and  and and Cole, D."] {
            let families: Vec<String> = names(text).0.into_iter().map(|name| name.family).collect();
            assert!(families.first().is_some_and(|family| family == "Abel"), "{text}");
            assert!(families.last().is_some_and(|family| family == "Cole"), "{text}");
        }
    }

    #[test]
    fn names_have_parts() {
        let particle = |particle: &str, family: &str, given: &str| Name {
            non_dropping_particle: particle.into(),
            ..Name::person(family, given)
        };
        for (text, want) in [
            ("van der Berg, Jan", particle("van der", "Berg", "Jan")),
            ("Jan van der Berg", particle("van der", "Berg", "Jan")),
            ("Knuth, Donald E.", Name::person("Knuth", "Donald E.")),
            ("Donald~E. Knuth", Name::person("Knuth", "Donald E.")),
            ("King, Jr., Martin", Name { suffix: "Jr.".into(), ..Name::person("King", "Martin") }),
            ("{World Health Organization}", Name::literal("World Health Organization")),
            ("{Ortega y Gasset}, Jos{\\'e}", Name::person("Ortega y Gasset", "José")),
            ("{\\'E}mile {Zola}", Name::person("Zola", "Émile")),
            ("کرمی, رضا", Name::person("کرمی", "رضا")),
            ("UNESCO", Name::person("UNESCO", "")),
            ("{García{ }Márquez}", Name::person("García Márquez", "")),
            ("de {García Márquez}", particle("de", "García Márquez", "")),
            ("family=Gogh, prefix=van, given=Vincent", particle("van", "Gogh", "Vincent")),
            ("", Name::default()),
        ] {
            assert_eq!(name(text), want, "{text}");
        }
    }

    #[test]
    fn lists_are_split_outside_braces() {
        let (list, et_al) = names("A. One AND {Barnes and Noble} and\n and Two, B. and others");
        assert_eq!(list, [Name::person("One", "A."), Name::literal("Barnes and Noble"), Name::person("Two", "B.")]);
        assert!(et_al);
        assert_eq!(names(""), (Vec::new(), false));
    }
}
