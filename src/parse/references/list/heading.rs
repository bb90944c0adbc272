//! Headings, under all that may stand around their words.

use crate::locale::{Heading, Lexicon};
use crate::parse::layout::leading_number;

/// A heading has few words.
const LONGEST: usize = 120;

/// What a line opens if it is a heading: its words are looked up without markup, numbers, letter-spacing and colon.
/// Empty for all other lines, also for the line of a table of contents with its page number.
pub fn heading_kinds<'a>(line: &str, lexicon: &'a Lexicon) -> &'a [Heading] {
    if line.len() > LONGEST * 2 || line.chars().nth(LONGEST).is_some() {
        return &[];
    }
    let title = bare(line);
    if title.is_empty() || title.ends_with(|c: char| c.is_numeric()) {
        return &[];
    }
    let kinds = lexicon.heading(title);
    if !kinds.is_empty() {
        return kinds;
    }
    if let Some(closed) = close_up(title) {
        let kinds = lexicon.heading(&closed);
        if !kinds.is_empty() {
            return kinds;
        }
    }
    let unnumbered = without_number(title);
    if unnumbered.len() < title.len() { lexicon.heading(unnumbered) } else { &[] }
}

/// The line without markup and punctuation around it.
fn bare(line: &str) -> &str {
    let edges = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '#' | '*' | '_' | '=' | '~' | ':' | '：' | '-' | '–' | '—' | '.' | '|' | '•' | '■' | '▪' | '◆'
            )
            || matches!(
                c,
                '<' | '>' | '[' | ']' | '【' | '】' | '「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉' | '"'
            )
    };
    line.trim_matches(edges)
}

/// `7. References`, `VII References`, `第五章 参考文献`, `الف) منابع`: what follows the number.
fn without_number(title: &str) -> &str {
    let mut rest = title.strip_prefix("§").unwrap_or(title).trim_start();
    loop {
        let (_, digits, after) = leading_number(rest);
        if digits == 0 || digits > 3 {
            break;
        }
        rest = after.trim_start_matches(['.', ')', '-', '–', '、', '．', ':', '/', ' ', '\t', '\u{a0}', '）', '-']);
    }
    if rest.len() < title.len() {
        return rest;
    }
    let Some(at) = rest.find(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | ':' | '、' | '．' | '）'))
    else {
        return title;
    };
    let first = &rest[..at];
    let letters = first.chars().count();
    let roman = letters <= 5 && first.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x' | 'Ⅰ'..='Ⅻ'));
    let after = &rest[at..];
    let pointed = after.starts_with(['.', ')', ':', '、', '．', '）']);
    if roman || (letters == 1 && pointed) || (pointed && letters <= 6) {
        return after.trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    title
}

/// `R E F E R E N C E S` with its letters closed up; two spaces or more part words.
fn close_up(title: &str) -> Option<String> {
    let mut letters = title.split([' ', '\u{a0}', '\u{2009}', '\u{200a}']).filter(|part| !part.is_empty());
    // Most lines show by their first word that they are none.
    let count = letters.clone().take_while(|part| part.chars().nth(1).is_none()).count();
    if count < 2 || letters.nth(count).is_some() {
        return None;
    }
    let words: Vec<String> = title
        .split("  ")
        .map(|word| word.chars().filter(|c| !c.is_whitespace()).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    Some(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::lexicon;

    #[test]
    fn reference_headings_in_their_dresses() {
        for line in [
            "References",
            "REFERENCES",
            "7. References",
            "7 References",
            "VII. REFERENCES",
            "References:",
            "## References",
            "**References**",
            "R E F E R E N C E S",
            "W O R K S  C I T E D",
            "[References]",
            "B. Bibliography",
            "6.2. Works cited",
        ] {
            assert!(heading_kinds(line, lexicon()).contains(&Heading::References), "{line}");
        }
    }

    #[test]
    fn lines_of_a_table_of_contents_are_none() {
        for line in ["References ........ 12", "References 12", "References to older works are rare", "See References"]
        {
            assert!(heading_kinds(line, lexicon()).is_empty(), "{line}");
        }
    }
}
