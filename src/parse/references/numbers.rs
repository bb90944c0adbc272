//! Cuts volumes, issues and pages out of the words around them.

use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while1};
use nom::character::complete::{char as sign, one_of, space0};
use nom::combinator::{opt, recognize, verify};
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Parser};

use crate::text::digits::digit_value;

fn is_digit(c: char) -> bool {
    digit_value(c).is_some()
}

/// The word for pages where it stands behind the number: `123–140頁`.
fn counts_pages(c: char) -> bool {
    matches!(c, '頁' | '页' | '쪽' | '면')
}

/// Digits with letters before or after: `e1001`, `S12`, `133B`.
fn counter(input: &str) -> IResult<&str, &str> {
    recognize((
        take_while(|c: char| c.is_alphabetic() && !is_digit(c)),
        take_while1(is_digit),
        take_while(|c: char| c.is_alphanumeric() && !counts_pages(c)),
    ))
    .parse(input)
}

/// A dash or hyphen, or two, with or without spaces.
fn dash(input: &str) -> IResult<&str, &str> {
    delimited(space0, recognize(pair(one_of("-–—−‐‑~～―"), opt(one_of("-–—−‐‑")))), space0).parse(input)
}

/// `12`, `12-13`, `12/13`.
fn volume(input: &str) -> IResult<&str, &str> {
    recognize((counter, opt(preceded(alt((dash, recognize(sign('/')))), counter)))).parse(input)
}

/// `277–293`, `e1001`, `S1:12-15`.
fn range(input: &str) -> IResult<&str, (&str, Option<&str>)> {
    let (rest, first) = verify(article, |id: &str| id.len() < 40).parse(input)?;
    let (rest, last) =
        opt(preceded(dash, preceded(opt(terminated(take_while(|c: char| c == 'p'), sign('.'))), counter)))
            .parse(rest)?;
    Ok((rest, (first, last)))
}

/// A page or an article number such as `4.12.1` or `e1001`.
fn article(input: &str) -> IResult<&str, &str> {
    recognize((counter, nom::multi::many0(pair(sign('.'), take_while1(is_digit))))).parse(input)
}

/// The first place in `text` where the grammar reads something, tried only where a word begins.
fn first<'t, Out>(text: &'t str, grammar: impl Fn(&'t str) -> IResult<&'t str, Out>) -> Option<Out> {
    let mut inside = false;
    for (at, c) in text.char_indices() {
        let word = c.is_alphanumeric();
        if word
            && !inside
            && let Ok((_, out)) = grammar(&text[at..])
        {
            return Some(out);
        }
        inside = word;
    }
    None
}

/// A volume or issue without the words around it: `12` of `Vol. 12,`; a Roman numeral or a word where no digit is.
pub fn counted(text: &str) -> String {
    if let Some(found) = first(text, volume) {
        let lead = found.find(is_digit).unwrap_or(0);
        // `vol12` and `No1`, but `B133`.
        let found = if lead > 1 || matches!(&found[..lead], "v" | "n" | "V" | "N" | "т" | "№") {
            &found[lead..]
        } else {
            found
        };
        return found.to_owned();
    }
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = bare.split_whitespace().collect();
    match words[..] {
        [lead, .., last] if lead.len() < 8 && is_lead(lead) => last.to_owned(),
        _ => bare.to_owned(),
    }
}

/// An issue without the words around it; a supplement or part stays one: `Suppl 1` of `(Suppl 1):` is not issue 1.
pub fn issue(text: &str) -> String {
    const LONGEST: usize = 24;
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let supplement = |word: &str| {
        word.eq_ignore_ascii_case("pt") || word.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("supp"))
    };
    if bare.len() <= LONGEST && bare.split(|c: char| !c.is_alphabetic()).any(supplement) {
        return bare.to_owned();
    }
    counted(text)
}

fn is_lead(word: &str) -> bool {
    let folded = crate::text::fold(word.trim_end_matches(['.', ':']));
    matches!(
        folded.as_str(),
        "vol"
            | "volume"
            | "v"
            | "t"
            | "tome"
            | "bd"
            | "band"
            | "no"
            | "n"
            | "nr"
            | "num"
            | "number"
            | "issue"
            | "fasc"
            | "h"
            | "heft"
            | "vols"
    )
}

/// First and last page joined by a hyphen, or an article number.
pub fn pages(text: &str) -> String {
    let strip = |page: &str| -> String {
        let lead = page.find(is_digit).unwrap_or(0);
        let word = page[..lead].trim_end();
        let lower = word.to_lowercase();
        if matches!(
            lower.as_str(),
            "p" | "pp"
                | "s"
                | "ss"
                | "pages"
                | "page"
                | "ص"
                | "صص"
                | "с"
                | "стр"
                | "pag"
                | "pág"
                | "págs"
                | "seiten"
                | "第"
        ) && (lower != "s" || word == "s")
            // `P04022` and `P11002` are article numbers.
            && !(word == "P" && (page[lead..].starts_with('0') || page.len() - lead >= 5))
        {
            page[lead..].to_owned()
        } else {
            page.to_owned()
        }
    };
    if let Some((first, last)) = first(text, range) {
        let first = strip(first);
        return match last {
            Some(last) => format!("{first}-{}", strip(last)),
            None => first,
        };
    }
    // Roman page numbers.
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.strip_prefix("pp.").or_else(|| bare.strip_prefix("p.")).unwrap_or(bare).trim();
    bare.replace(['–', '—'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_lose_their_lead_ins() {
        for (text, want) in [
            ("pp. 277–293).", "277-293"),
            ("p33-65.", "33-65"),
            (": e1001-e1002", "e1001-e1002"),
            ("S12–S19", "S12-S19"),
            ("P1- 479.", "1-479"),
            ("pages 10 -- 15", "10-15"),
            ("۱۱-۳۲", "۱۱-۳۲"),
            ("С. 33–41.", "33-41"),
            ("pp. xii–xv", "xii-xv"),
            ("138-9", "138-9"),
            ("123–140頁．", "123-140"),
            ("pp. 15~20쪽", "15-20"),
            ("P04022", "P04022"),
            ("P11002", "P11002"),
        ] {
            assert_eq!(pages(text), want, "{text}");
        }
    }

    #[test]
    fn supplements_are_told_from_issues() {
        for (text, want) in [
            ("(Suppl 1):", "Suppl 1"),
            ("(6 Suppl)", "6 Suppl"),
            ("suppl. 3,", "suppl. 3"),
            ("(Pt 3)", "Pt 3"),
            ("no. 3", "3"),
        ] {
            assert_eq!(issue(text), want, "{text}");
        }
    }

    #[test]
    fn counters_lose_their_lead_ins() {
        for (text, want) in [
            ("Vol. 12,", "12"),
            ("B133:", "B133"),
            ("no1.", "1"),
            ("(3-4)", "3-4"),
            ("vol. XIV", "XIV"),
            ("№ 4", "4"),
            ("37", "37"),
            ("12 (suppl 1)", "12"),
        ] {
            assert_eq!(counted(text), want, "{text}");
        }
    }
}
