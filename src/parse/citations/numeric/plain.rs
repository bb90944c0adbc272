//! Numbers that stand behind words like any other, where the raising was lost: `seen.3`, `seen 3, 4.`

use super::super::context::Context;
use super::super::tokens::{Case, Kind};
use super::raised::run;
use super::{Candidate, Setting};
use crate::locale::Term;

/// Runs of plain digits that may have been raised. `top` is the highest number of the list.
pub fn plain(ctx: &Context, used: &[bool], top: u32) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 1;
    while at < ctx.tokens.len() {
        let first = at;
        at += 1;
        if ctx.kind(first) != Kind::Number || used[first] {
            continue;
        }
        let Some((last, numbers)) = run(ctx, first) else { continue };
        at = last + 1;
        let row = numbers.windows(2).all(|pair| pair[0].number < pair[1].number) && numbers.len() > 1;
        let Some(doubtful) = place(ctx, first, last, row) else { continue };
        // A number beyond the list must stand where nothing but a citation can: `in the field. 48 Others`.
        let beyond = numbers.iter().any(|numbered| numbered.number > top);
        if beyond
            && (doubtful || !numbers.iter().all(|numbered| numbered.number <= top + BEYOND) || !ends(ctx, first, last))
        {
            continue;
        }
        let setting = if ctx.tokens[first].spaced { Setting::Plain } else { Setting::Tight };
        let whole = ctx.tokens[first].start..ctx.tokens[last].end;
        found.push(Candidate { setting, whole, tokens: first..last + 1, numbers, doubtful });
    }
    found
}

/// How far beyond a list a number may be and still be meant for it.
const BEYOND: u32 = 15;

/// Whether numbers stand between a stop or "et al." and what begins a sentence or a bracket.
fn ends(ctx: &Context, first: usize, last: usize) -> bool {
    let behind = matches!(ctx.kind(first - 1), Kind::Stop | Kind::Comma)
        || ctx.phrase_before(first.saturating_sub(3), first, Term::EtAl).is_some();
    behind && matches!(ctx.kind(last + 1), Kind::Word(Case::Capital | Case::Upper) | Kind::Break | Kind::Open(_))
}

/// Whether numbers stand where a raised number could have stood. `Some(true)` where they may as well count
/// something; a `row` like `3, 5, 8` does not.
fn place(ctx: &Context, first: usize, last: usize, row: bool) -> Option<bool> {
    let before = first - 1;
    let tight = !ctx.tokens[first].spaced;
    let behind = match ctx.kind(before) {
        Kind::Word(_) if ctx.phrase_before(first.saturating_sub(3), first, Term::EtAl).is_some() => Doubt::None,
        Kind::Word(_) if tight && is_formula(ctx.word(before)) => return None,
        Kind::Word(_) if is_unit(ctx.word(before)) || counts(ctx, before) => return None,
        Kind::Word(_) if ctx.is_stopword(before) && !tight => Doubt::Some,
        // `HT6`, `Q20`: what a thing is called.
        Kind::Word(Case::Upper | Case::Initial) if tight => Doubt::Some,
        Kind::Word(_) => Doubt::None,
        Kind::Stop | Kind::Comma | Kind::Colon if before > 0 => match ctx.kind(before - 1) {
            // `in 2009. 4 According to`: a decimal has no year before its point.
            Kind::Number if !tight && ctx.word(before - 1).len() == 4 => Doubt::Some,
            Kind::Number => return None,
            Kind::Close(_) | Kind::Quote | Kind::Other('%') if ctx.kind(before) != Kind::Colon => Doubt::None,
            _ if ctx.kind(before) == Kind::Colon => Doubt::Some,
            _ if ctx.tokens[before - 1].is_word() => Doubt::None,
            _ => return None,
        },
        // `(CH3)2`
        Kind::Close(_) if tight && before > 0 && is_chemical(ctx, before - 1) => return None,
        Kind::Close(_) | Kind::Quote => Doubt::None,
        Kind::Number if !tight => Doubt::Some,
        _ => return None,
    };
    let after = last + 1;
    let spaced = ctx.tokens.get(after).is_none_or(|token| token.spaced);
    let ahead = match ctx.kind(after) {
        Kind::Stop | Kind::Comma | Kind::Colon if ctx.kind(after + 1) == Kind::Number => {
            if !ctx.tokens[after + 1].spaced {
                return None;
            }
            Doubt::None
        }
        Kind::Stop | Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Break | Kind::Quote => Doubt::None,
        Kind::Close(_) | Kind::Other('|') => Doubt::None,
        Kind::Open(_) | Kind::Word(Case::Capital | Case::Upper) if spaced => Doubt::None,
        // A count stands apart from the comma before it: `, 15 were`, but `fluids,1 with`.
        Kind::Word(_) if spaced && (tight || row) => Doubt::None,
        Kind::Word(_) if spaced && ctx.is_stopword(after) && ctx.kind(before) != Kind::Comma => Doubt::None,
        Kind::Word(_) if spaced => Doubt::Some,
        _ => return None,
    };
    Some(matches!(behind, Doubt::Some) || matches!(ahead, Doubt::Some))
}

enum Doubt {
    None,
    Some,
}

/// `Table 3`, `p. 3`, `vol 3`, `May 3`
fn counts(ctx: &Context, at: usize) -> bool {
    [Term::NotCitation, Term::Locator, Term::Page, Term::Volume, Term::Issue].iter().any(|&term| ctx.is(at, term))
        || ctx.is_month(at)
}

/// `km 2`, where the 2 was raised.
fn is_unit(word: &str) -> bool {
    matches!(word, "m" | "mm" | "cm" | "dm" | "km" | "nm" | "μm" | "µm" | "ft" | "in" | "kg" | "s" | "h")
}

/// Whether the bracket that closes behind token `at` holds a part of a formula: `(CH3)`, `[MoO2]`.
fn is_chemical(ctx: &Context, at: usize) -> bool {
    match ctx.kind(at) {
        Kind::Word(_) => is_formula(ctx.word(at)),
        Kind::Number => at > 0 && !ctx.tokens[at].spaced && is_formula(ctx.word(at - 1)),
        _ => false,
    }
}

/// Whether a word is made of the signs of chemical elements, so that digits at it count atoms: `SiO`, `TiCl`, `NH`.
/// A `p` before them is a partial pressure.
fn is_formula(word: &str) -> bool {
    let mut rest = word.strip_prefix('p').filter(|rest| rest.len() >= 2).unwrap_or(word);
    if rest.is_empty() || rest.len() > 12 || !rest.is_ascii() {
        return false;
    }
    while !rest.is_empty() {
        let two = rest.get(..2).filter(|sign| ELEMENTS.contains(sign));
        let one = rest.get(..1).filter(|sign| ELEMENTS.contains(sign));
        let Some(sign) = two.or(one) else { return false };
        rest = &rest[sign.len()..];
    }
    true
}

/// The elements that papers write with digits.
const ELEMENTS: [&str; 63] = [
    "H", "D", "He", "Li", "Be", "B", "C", "N", "O", "F", "Na", "Mg", "Al", "Si", "P", "S", "Cl", "K", "Ca", "Sc", "Ti",
    "V", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn", "Ga", "Ge", "As", "Se", "Br", "Rb", "Sr", "Y", "Zr", "Nb", "Mo",
    "Ru", "Rh", "Pd", "Ag", "Cd", "Sn", "Sb", "Te", "I", "Cs", "Ba", "La", "Ce", "Eu", "Gd", "W", "Pt", "Au", "Hg",
    "Pb", "Bi", "Th", "U",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_from_words() {
        for word in ["SiO", "TiCl", "NH", "Na", "pCO", "KMnO", "CH"] {
            assert!(is_formula(word), "{word}");
        }
        for word in ["seen", "works", "Smith", "Poisson", "DNA", "p", ""] {
            assert!(!is_formula(word), "{word}");
        }
    }
}
