//! Who was asked in the study itself: `(participant 7, 2018)`, `(H12, 2018)`, `（访谈C07，2021）`. No list has them.

use super::context::Context;
use super::names::Names;
use super::tokens::{Case, Kind};
use crate::locale::Term;

/// Letters and digits of a code, at most.
const LETTERS: usize = 3;
const DIGITS: usize = 3;
/// Tokens of a code behind the word for whom it stands: `7`, `C`, `P-12`, `nr 4`.
const TOKENS: usize = 4;

/// Whether the first name is a code, alone or behind a word for those who were asked. The tokens `from..to` are the names.
pub(super) fn is_speaker(ctx: &Context, found: &Names, from: usize, to: usize) -> bool {
    let to = (from..to).find(|&at| ctx.kind(at) == Kind::Comma).unwrap_or(to);
    if found.et_al {
        return false;
    }
    let word = ctx.phrase(from, to, Term::Speaker).or_else(|| ctx.phrase(from, to, Term::PersonalCommunication));
    let code = from + word.unwrap_or(0);
    let short = |at: usize| ctx.word(at).chars().count() <= LETTERS;
    let part = |at: usize| match ctx.kind(at) {
        Kind::Number => ctx.word(at).chars().count() <= DIGITS,
        Kind::Word(Case::Initial | Case::Upper) => short(at),
        Kind::Word(Case::Lower | Case::Caseless) => word.is_some() && short(at),
        Kind::Dash | Kind::Stop | Kind::Other('#') => true,
        _ => false,
    };
    // `Cさん`
    let titled = |at: usize| {
        let word = ctx.word(at);
        word.starts_with(|c: char| c.is_ascii_uppercase()) && ["さん", "氏"].iter().any(|title| word.ends_with(title))
            || ctx.kind(at) == Kind::Word(Case::Initial) && ["さん", "氏"].contains(&ctx.word(at + 1))
    };
    if to > code && titled(code) {
        return true;
    }
    let numbered = (code..to).any(|at| ctx.kind(at) == Kind::Number);
    let lettered = || (code..to).any(|at| matches!(ctx.kind(at), Kind::Word(Case::Initial | Case::Upper)));
    let leads = ctx.kind(code) != Kind::Number;
    (1..=TOKENS).contains(&to.saturating_sub(code))
        && (code..to).all(part)
        && if word.is_some() { numbered || lettered() } else { numbered && leads }
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::names::names;
    use super::super::tokens::tokenise;
    use super::*;

    #[test]
    fn codes_and_words_for_those_who_were_asked() {
        for (text, wanted) in [
            ("H12, 2018", true),
            ("K-3, 2018", true),
            ("Interview 7, 2018", true),
            ("Estudante C, 2019", true),
            ("访谈C07，2021", true),
            ("P12, Escola C, 2019", true),
            ("Участница 4, 2021", true),
            ("Student, 2019", false),
            ("WHO, 2019", false),
            ("Smith, 2019", false),
            ("Li, 2019", false),
        ] {
            let tokens = tokenise(text);
            let hints = Hints::default();
            let ctx = Context::new(text, &tokens, &hints);
            let end = tokens.iter().rposition(|token| token.kind == Kind::Comma).unwrap();
            let found = names(&ctx, 0, end).unwrap();
            assert_eq!(is_speaker(&ctx, &found, 0, end), wanted, "{text}");
        }
    }
}
