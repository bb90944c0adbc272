//! Short forms that the running text introduces behind the name of a body: `Organisation de la ville (ODV, 2018)`,
//! `Dünya Çocuk Vakfı [DÇV]`, `Umweltbundesamt (UBA)`.

use super::context::Context;
use super::glued::known_end;
use super::tokens::{Case, Kind};
use crate::locale::Term;
use crate::text::{fold, has_letters, is_alphanumeric, with_folded};

/// A body's name has no more tokens than this.
const LONGEST: usize = 14;
/// A short form has no more letters than this, and one that is written as a word no more than these.
const LETTERS: usize = 10;
const SYLLABLES: usize = 6;

/// The short forms that the text introduces, each with the words that it stands for.
pub fn introduced(ctx: &Context) -> Vec<(String, String)> {
    let opens = (1..ctx.tokens.len()).filter(|&at| matches!(ctx.kind(at), Kind::Open(_)));
    let found = |at| {
        let long = long_form(ctx, at).map(|long| (ctx.word(at + 1), long));
        let long = long.or_else(|| announced(ctx, at)).or_else(|| listed_form(ctx, at))?;
        Some((long.0.to_owned(), long.1.to_owned()))
    };
    opens.filter_map(found).collect()
}

/// `國家教育研究院（以下簡稱國教院）`, `Umweltbundesamt (im Folgenden: Amt)`: the short form that the text announces for the body
/// of the list before the bracket.
pub(super) fn announced<'a>(ctx: &Context<'a>, open: usize) -> Option<(&'a str, &'a str)> {
    /// Tokens of a bracket that only announces a short form.
    const REACH: usize = 12;
    let close = (open + 1..ctx.tokens.len().min(open + REACH)).find(|&at| matches!(ctx.kind(at), Kind::Close(_)))?;
    let word = ctx.word(open + 1);
    let says = |part: &str| with_folded(part, |part| ctx.lexicon.is(part, Term::ShortForm));
    // Nothing parts Chinese words.
    let glued = || word.char_indices().skip(2).map(|(at, _)| at).filter(|&at| says(&word[..at])).last();
    let from = match ctx.phrase(open + 1, close, Term::ShortForm) {
        Some(taken) => ctx.tokens[open + taken].end(),
        None if ctx.kind(open + 1) == Kind::Word(Case::Han) => ctx.tokens[open + 1].start() + glued()?,
        None => return None,
    };
    let sign = |c: char| c.is_whitespace() || !is_alphanumeric(c);
    let short = ctx.text.get(from..ctx.tokens[close].start())?.trim_matches(sign);
    let plain = !short.is_empty() && short.chars().count() <= LETTERS * 2 && !short.contains(sign);
    let before = ctx.tokens[open.checked_sub(1)?].end();
    let ends = (open.saturating_sub(LONGEST)..open).filter(|&at| ctx.tokens[at].is_word());
    let places = ends.flat_map(|at| {
        let inside = matches!(ctx.kind(at), Kind::Word(Case::Han | Case::Caseless));
        let word = ctx.word(at).char_indices().take(if inside { usize::MAX } else { 1 });
        word.map(move |(offset, _)| ctx.tokens[at].start() + offset)
    });
    let long = places.filter_map(|at| ctx.text.get(at..before)).find(|long| ctx.hints.knows_first(long))?;
    (plain && long.len() > short.len()).then_some((short, long))
}

/// `한국교육개발원(KEDI, 2021)`, `สำนักงานสถิติแห่งชาติ (สสช., 2563)`: the short form and the body of the list behind whose
/// name it stands. Where a script has no capitals the letters of the two need not agree.
fn listed_form<'a>(ctx: &Context<'a>, open: usize) -> Option<(&'a str, &'a str)> {
    let before = open.checked_sub(1)?;
    if !matches!(ctx.kind(before), Kind::Word(Case::Caseless | Case::Han | Case::Katakana)) {
        return lettered_form(ctx, open);
    }
    let letters =
        |at: &usize| matches!(ctx.kind(*at), Kind::Word(Case::Upper | Case::Caseless)) || ctx.kind(*at) == Kind::Stop;
    let end = (open + 1..ctx.tokens.len().min(open + LETTERS)).find(|at| !letters(at))?;
    let closed = matches!(ctx.kind(end), Kind::Close(_) | Kind::Comma | Kind::Semicolon);
    let short = ctx.slice(open + 1..end).trim_end_matches('.');
    let dotted = ctx.kind(end - 1) == Kind::Stop
        || ctx.kind(open + 1) == Kind::Word(Case::Upper)
        // `הלמ"ס`
        || short.contains(['"', '״', '”']);
    if !closed || !dotted || short.chars().count() > LETTERS || short.contains(' ') || ctx.hints.knows_first(short) {
        return None;
    }
    let starts = (open.saturating_sub(LONGEST)..open).filter(|&at| ctx.tokens[at].is_word());
    let long =
        starts.map(|at| ctx.tokens[at].start()..ctx.tokens[before].end()).find_map(|run| known_end(ctx, &run))?;
    (long.len() > short.len()).then(|| (short, &ctx.text[long]))
}

/// `Centraal Studentenonderzoek (CSO, 2018)`: capitals that stand in the name of a listed body in their order.
fn lettered_form<'a>(ctx: &Context<'a>, open: usize) -> Option<(&'a str, &'a str)> {
    let short = ctx.word(open + 1);
    let ends = matches!(ctx.kind(open + 2), Kind::Close(_) | Kind::Comma | Kind::Semicolon);
    // `Utdanningsdirektoratet (Udir, 2020)`
    let long = ctx.word(open - 1);
    let cut = ctx.kind(open + 1) == Kind::Word(Case::Capital)
        && long.chars().next() == short.chars().next()
        && (3..=SYLLABLES).contains(&short.chars().count())
        && long.chars().count() >= short.chars().count() * 3;
    if ctx.kind(open + 1) != Kind::Word(Case::Upper) && !cut
        || !ends
        || short.chars().count() > LETTERS
        || ctx.hints.knows_first(short)
    {
        return None;
    }
    let starts = (open.saturating_sub(LONGEST)..open).filter(|&at| ctx.tokens[at].is_word());
    let long = starts.map(|at| ctx.slice(at..open)).find(|long| ctx.hints.knows_first(long))?;
    (long.len() > short.len() && has_letters(long, short)).then_some((short, long))
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
            return ctx.text.get(ctx.tokens[at].start() + elided..ctx.tokens[open - 1].end());
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
    use crate::model::{Item, Name, Reference, Span};

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
            ("교육개발원(KEDI, 2021)도 같다.", Some("교육개발원")),
            ("평가원(KEDI, 2021)도 같다.", None),
            ("และสำนักงานสถิติแห่งชาติ (สสช., 2563) พบว่า", Some("สำนักงานสถิติแห่งชาติ")),
            ("राष्ट्रीय सांख्यिकी कार्यालय (रा.सां.का., 2019) ने", Some("राष्ट्रीय सांख्यिकी कार्यालय")),
            ("亦見於市民研究院（以下簡稱市研院）的報告", Some("市民研究院")),
            ("Das Gartenamt (im Folgenden: Amt) meint.", Some("Gartenamt")),
            ("Volgens het Centraal Tuinonderzoek (CTO, 2018) is het zo.", Some("Centraal Tuinonderzoek")),
            ("Volgens het Groot Tuinonderzoek (GTO, 2018) is het zo.", None),
        ] {
            let tokens = tokenise(text);
            let listed = [
                "교육개발원",
                "สำนักงานสถิติแห่งชาติ",
                "राष्ट्रीय सांख्यिकी कार्यालय",
                "市民研究院",
                "Gartenamt",
                "Centraal Tuinonderzoek",
            ];
            let hints = Hints::new(&listed.map(|name| Reference {
                id: String::new(),
                span: Span::new(0, 0, 0),
                label: None,
                text: String::new(),
                item: Item { author: vec![Name::literal(name)], ..Item::default() },
                years: Vec::new(),
                et_al: false,
            }));
            let found = introduced(&Context::new(text, &tokens, &hints));
            let long: Vec<&str> = found.iter().map(|(_, long)| long.as_str()).collect();
            assert_eq!(long, want.into_iter().collect::<Vec<_>>(), "{text}");
        }
    }
}
