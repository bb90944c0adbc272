//! Where a plain number stands, and whether a raised one could have stood there.

use super::super::context::Context;
use super::super::tokens::{Case, Kind};
use crate::locale::Term;

/// What a number stands behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Behind {
    /// `et al. 3`
    EtAl,
    /// `seen 3`
    Word,
    /// `in 3`
    Small,
    /// `seen. 3`
    Stop,
    /// `seen, 3`
    Comma,
    /// `(seen) 3`
    Close,
    /// `2009 3`, `aged 5 to 11. 3`
    Number,
}

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ahead {
    /// A stop, a comma, a closing bracket.
    Sign,
    /// The end of a paragraph.
    Break,
    /// A capital or an opening bracket.
    Capital,
    /// A word such as `the` and `in`.
    Small,
    /// Any other word.
    Word,
    /// Another number.
    Number,
}

/// Between what a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Seat {
    /// What is before it.
    pub behind: Behind,
    /// What is after it.
    pub ahead: Ahead,
}

impl Seat {
    /// At a sign before it a number is told as a citation by that alone: `fluids,1 with`, `seen.2 The`.
    fn tight(self) -> Self {
        let behind = if matches!(self.behind, Behind::Comma | Behind::Close) { Behind::Stop } else { self.behind };
        let ahead = if matches!(self.ahead, Ahead::Small | Ahead::Word) { Ahead::Capital } else { self.ahead };
        Self { behind, ahead }
    }

    /// Whether nothing but a citation can stand there: between a stop and what begins a sentence or a bracket.
    pub fn ends(self) -> bool {
        matches!(self.behind, Behind::Stop | Behind::Comma | Behind::EtAl)
            && matches!(self.ahead, Ahead::Capital | Ahead::Break)
    }
}

/// Between what the numbers stand, if a raised number could have stood there, and whether they may as well count
/// something there; of `row` rising numbers like `3, 5, 8` two or more do not.
pub fn seat(ctx: &Context, first: usize, last: usize, row: usize) -> Option<(Seat, bool)> {
    let before = first - 1;
    let tight = !ctx.tokens[first].spaced();
    let (behind, doubt) = behind(ctx, first, last, tight)?;
    let (ahead, doubted) = ahead(ctx, before, last + 1, row, tight)?;
    let seat = Seat { behind, ahead };
    // `Freeman et al. 11 found`: names without a year ask for a number, and no count stands behind them.
    let doubted = doubted && behind != Behind::EtAl;
    Some((if tight { seat.tight() } else { seat }, doubt || doubted))
}

/// What stands before the numbers, and whether it raises doubts.
fn behind(ctx: &Context, first: usize, last: usize, tight: bool) -> Option<(Behind, bool)> {
    let before = first - 1;
    Some(match ctx.kind(before) {
        Kind::Word(_) if ctx.phrase_before(first.saturating_sub(3), first, Term::EtAl).is_some() => {
            (Behind::EtAl, false)
        }
        Kind::Word(_) if tight && is_formula(ctx.word(before)) => return None,
        Kind::Word(_) if is_unit(ctx.word(before)) || counts(ctx, before) => return None,
        Kind::Word(_) if ctx.is_stopword(before) && !tight => (Behind::Small, true),
        // `HT6`, `Q20`: what a thing is called.
        Kind::Word(Case::Upper | Case::Initial) if tight => (Behind::Word, true),
        Kind::Word(_) => (Behind::Word, false),
        sign @ (Kind::Stop | Kind::Comma | Kind::Colon) if before > 0 => {
            let side = if sign == Kind::Comma { Behind::Comma } else { Behind::Stop };
            match ctx.kind(before - 1) {
                // `et al. 3`: the stop belongs to the phrase.
                _ if ctx.phrase_before(first.saturating_sub(4), first, Term::EtAl).is_some() => (Behind::EtAl, false),
                // `in 2009. 4 According to`: a decimal has no year before its point.
                Kind::Number if !tight && ctx.word(before - 1).len() == 4 => (Behind::Number, true),
                // `aged 5 to 11. 7 Other`: nor has it a space behind the point and a new sentence behind that.
                Kind::Number if !tight && sign == Kind::Stop && begins_sentence(ctx, last + 1) => {
                    (Behind::Number, true)
                }
                Kind::Number => return None,
                Kind::Close(_) | Kind::Quote | Kind::Other('%') if sign != Kind::Colon => (side, false),
                _ if sign == Kind::Colon => (side, true),
                _ if ctx.tokens[before - 1].is_word() => (side, false),
                _ => return None,
            }
        }
        // `(CH3)2`
        Kind::Close(_) if tight && before > 0 && is_chemical(ctx, before - 1) => return None,
        Kind::Close(_) | Kind::Quote => (Behind::Close, false),
        Kind::Number if !tight => (Behind::Number, true),
        _ => return None,
    })
}

fn begins_sentence(ctx: &Context, at: usize) -> bool {
    matches!(ctx.kind(at), Kind::Word(Case::Capital | Case::Upper) | Kind::Break)
}

/// What stands behind the numbers, from token `after` on, and whether it raises doubts.
fn ahead(ctx: &Context, before: usize, after: usize, row: usize, tight: bool) -> Option<(Ahead, bool)> {
    let spaced = ctx.tokens.get(after).is_none_or(|token| token.spaced());
    Some(match ctx.kind(after) {
        Kind::Stop | Kind::Comma | Kind::Colon if ctx.kind(after + 1) == Kind::Number => {
            if !ctx.tokens[after + 1].spaced() {
                return None;
            }
            (Ahead::Sign, false)
        }
        Kind::Break => (Ahead::Break, false),
        Kind::Stop | Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Quote => (Ahead::Sign, false),
        Kind::Close(_) | Kind::Other('|') => (Ahead::Sign, false),
        Kind::Open(_) | Kind::Word(Case::Capital | Case::Upper) if spaced => (Ahead::Capital, false),
        // A count stands apart from the comma before it: `, 15 were`, but `fluids,1 with`.
        Kind::Word(_) if spaced => {
            let small = ctx.is_stopword(after);
            let sure = tight || row > 1 || small && ctx.kind(before) != Kind::Comma;
            (if small { Ahead::Small } else { Ahead::Word }, !sure)
        }
        // `of adolescents, 2, 31, 80 60.0% of adults`: a row ends where the next number has no comma before it.
        Kind::Number if spaced && row > 2 => (Ahead::Number, false),
        _ => return None,
    })
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
        Kind::Number => at > 0 && !ctx.tokens[at].spaced() && is_formula(ctx.word(at - 1)),
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
