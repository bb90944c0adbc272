//! Short forms that the running text introduces behind the name of a body: `Organisation de la ville (ODV, 2018)`,
//! `Dünya Çocuk Vakfı [DÇV]`, `Umweltbundesamt (UBA)`.

use super::context::Context;
use super::tokens::{Case, Kind};
use crate::locale::Term;
use crate::text::fold;

/// A body's name has no more tokens than this.
const LONGEST: usize = 14;
/// A short form has no more letters than this.
const LETTERS: usize = 10;

/// The short forms that the text introduces, each with the words that it stands for.
pub fn introduced(ctx: &Context) -> Vec<(String, String)> {
    let opens = (1..ctx.tokens.len()).filter(|&at| matches!(ctx.kind(at), Kind::Open(_)));
    opens.filter_map(|at| Some((ctx.word(at + 1).to_owned(), long_form(ctx, at)?.to_owned()))).collect()
}

/// The words before the bracket at `open` that the letters in it stand for.
pub fn long_form<'a>(ctx: &Context<'a>, open: usize) -> Option<&'a str> {
    let short = ctx.word(open + 1);
    let ends = matches!(ctx.kind(open + 2), Kind::Close(_) | Kind::Comma | Kind::Semicolon | Kind::Number);
    if ctx.kind(open + 1) != Kind::Word(Case::Upper) || !ends || short.chars().count() > LETTERS {
        return None;
    }
    let wanted: Vec<char> = fold(short).chars().collect();
    // Small words have a letter in some short forms and none in others.
    let (mut initials, mut all): (Vec<char>, Vec<char>) = Default::default();
    for at in (open.saturating_sub(LONGEST)..open).rev() {
        match ctx.kind(at) {
            Kind::Word(Case::Capital | Case::Upper | Case::Lower) => {}
            Kind::Dash | Kind::Ampersand | Kind::Quote => continue,
            _ => return None,
        }
        let elided = elision(ctx.word(at));
        let word = &ctx.word(at)[elided..];
        let letters = fold(word);
        let capital = word.starts_with(char::is_uppercase);
        if at + 1 == open && capital && is_compound(&letters, &wanted) {
            return Some(word);
        }
        let small = ctx.is_stopword(at) || ctx.is_particle(at) || ctx.is(at, Term::And);
        if capital || !small {
            initials.extend(letters.chars().next());
        }
        all.extend(letters.chars().next());
        if capital && (initials.iter().rev().eq(&wanted) || all.iter().rev().eq(&wanted)) {
            return ctx.text.get(ctx.tokens[at].start + elided..ctx.tokens[open - 1].end);
        }
        if initials.len() >= wanted.len() {
            return None;
        }
    }
    None
}

/// How many bytes of an article stand elided before a capital: `L’OMS`, `d'Organisation`.
pub fn elision(word: &str) -> usize {
    let mut letters = word.char_indices();
    let (first, mark) = (letters.next(), letters.next());
    let next = letters.next().filter(|(_, letter)| letter.is_uppercase());
    match (first, mark, next) {
        (Some((_, 'l' | 'L' | 'd' | 'D')), Some((_, '\'' | '’')), Some((at, _))) => at,
        _ => 0,
    }
}

/// Whether one long word holds the letters in their order, from its first on: `Umweltbundesamt`, UBA.
fn is_compound(word: &str, letters: &[char]) -> bool {
    let mut wanted = letters.iter().peekable();
    let first = word.chars().next() == letters.first().copied();
    word.chars().for_each(|letter| {
        wanted.next_if_eq(&&letter);
    });
    first && wanted.peek().is_none() && letters.len() >= 2 && word.chars().count() >= 4 * letters.len()
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;

    #[test]
    fn the_letters_in_brackets_stand_for_the_words_before() {
        for (text, want) in [
            (
                "Selon l’Organisation mondiale de la ville (OMV, 2018), tout va.",
                Some("Organisation mondiale de la ville"),
            ),
            (
                "La Organización Panamericana de la Ciudad (OPC, 2019) lo dice.",
                Some("Organización Panamericana de la Ciudad"),
            ),
            ("Das Umweltbundesamt (UBA 2022) widerspricht.", Some("Umweltbundesamt")),
            ("Dünya Çocuk Örgütü [DÇÖ] (2016) önerir.", Some("Dünya Çocuk Örgütü")),
            ("Всемирная организация города (ВОГ) пишет.", Some("Всемирная организация города")),
            ("We follow the Board of Works (BOW).", Some("Board of Works")),
            ("The mean value (SD, 2.1) was low.", None),
            ("We went to Paris (UNESCO, 2018).", None),
            ("(WHO, 2018)", None),
        ] {
            let tokens = tokenise(text);
            let hints = Hints::default();
            let found = introduced(&Context::new(text, &tokens, &hints));
            let long: Vec<&str> = found.iter().map(|(_, long)| long.as_str()).collect();
            assert_eq!(long, want.into_iter().collect::<Vec<_>>(), "{text}");
        }
    }
}
