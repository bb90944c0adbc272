//! The author of a year in brackets, named earlier in its sentence: `Keßler zufolge ist das anders (2015, S. 12)`.

use super::context::Context;
use super::group::RawCite;
use super::names::{Names, names};
use super::tokens::{Case, Kind};
use crate::locale::Term;

/// So far before the bracket the author stands, in tokens.
const REACH: usize = 40;
/// A surname has no more words than this.
const SURNAME: usize = 4;

/// The authors in the sentence before the bracket at `open` whose work the list has for the year that stands in it, with
/// as many authors. Where several fit, none is taken.
pub fn subject(ctx: &Context, floor: usize, open: usize, cites: &[RawCite]) -> Option<Names> {
    let [cite] = cites else { return None };
    let (earliest, latest) = ctx.window(cite.stamp.as_ref()?);
    let mut at = sentence(ctx, floor.max(open.saturating_sub(REACH)), open);
    let mut subject: Option<(String, Names)> = None;
    while at < open {
        let Some((form, end)) = listed(ctx, at, open) else {
            at += 1;
            continue;
        };
        let end = with_others(ctx, end, open);
        let found = names(ctx, at, end).filter(|found| {
            ctx.hints.dated(&form, earliest, latest, 0) && ctx.hints.has_team(&form, found.names.len(), found.et_al)
        });
        at = end;
        match (found, &subject) {
            (Some(_), Some((other, _))) if *other != form => return None,
            (Some(found), _) => subject = Some((form, found)),
            (None, _) => {}
        }
    }
    subject.map(|(_, names)| names)
}

/// The first token of the sentence or clause that ends at `end`.
fn sentence(ctx: &Context, floor: usize, end: usize) -> usize {
    let ends = |at: &usize| match ctx.kind(*at) {
        Kind::Break | Kind::Semicolon | Kind::Close(_) => true,
        Kind::Stop => !matches!(ctx.kind(at.wrapping_sub(1)), Kind::Word(Case::Initial)),
        _ => false,
    };
    (floor..end).rev().find(ends).map_or(floor, |at| at + 1)
}

/// The longest name from token `at` on that an entry begins with, as listed, and the token behind it.
fn listed(ctx: &Context, at: usize, to: usize) -> Option<(String, usize)> {
    if !matches!(ctx.kind(at), Kind::Word(Case::Capital | Case::Upper)) {
        return None;
    }
    let ends = (at + 1..=to.min(at + SURNAME)).rev();
    ends.filter(|&end| ctx.tokens[end - 1].is_namelike() && (at..end).all(|at| ctx.tokens[at].is_word())).find_map(
        |end| {
            let name = ctx.slice(at..end);
            let name = &name[..name.len() - super::name_marks::possessive(name)];
            Some((ctx.hints.as_listed(name)?, end))
        },
    )
}

/// The token behind the names that "and", a comma or "et al." join to one that ends before `end`.
fn with_others(ctx: &Context, end: usize, to: usize) -> usize {
    let mut end = end;
    loop {
        if let Some(taken) = ctx.phrase(end, to, Term::EtAl) {
            return end + taken;
        }
        let joined = ctx.is(end, Term::And) || matches!(ctx.kind(end), Kind::Comma | Kind::Slash('/'));
        let next = end + 1 + usize::from(ctx.kind(end) == Kind::Comma && ctx.is(end + 1, Term::And));
        let particle = (next..to.min(next + 3)).find(|&at| !ctx.is_particle(at)).unwrap_or(next);
        let known = |at: usize| {
            let name = ctx.word(at);
            ctx.tokens[at].is_namelike() && (ctx.hints.may_know(name) || ctx.is(end, Term::And))
        };
        if !joined || particle >= to || !known(particle) {
            return end;
        }
        end = particle + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::author_date::author_date;
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;
    use crate::model::{Item, Name, Reference, Span, Year};

    /// The names of each cite where the list has works of these authors, all of 2015.
    fn read(language: &str, text: &str) -> Vec<String> {
        let entry = |authors: &[&str]| Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: None,
            text: String::new(),
            item: Item { author: authors.iter().map(|name| Name::person(*name, "A.")).collect(), ..Item::default() },
            years: vec![Year::gregorian(2015)],
            et_al: false,
        };
        let list = [entry(&["Keßler"]), entry(&["Virtanen", "Mäkelä"]), entry(&["Abel"])];
        let hints = Hints::new(&list).in_language(language);
        let tokens = tokenise(text);
        let ctx = Context::new(text, &tokens, &hints).in_language(language);
        let found = author_date(&ctx);
        let cites = found.citations.iter().flat_map(|citation| &citation.cites);
        cites.map(|cite| cite.names.iter().map(|name| &text[name.clone()]).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn the_sentence_names_the_author() {
        for (language, text, wanted) in [
            ("de", "Keßler zufolge verkennt das die Macht unter den Beteiligten (2015, S. 12).", vec!["Keßler"]),
            ("fi", "Tämä on Virtasen ja Mäkelän ajatus metsästä (2015, 33).", vec!["Virtasen|Mäkelän"]),
            ("en", "Virtanen says that this is old (2015, p. 3).", vec![]),
            ("en", "Abel and Keßler differ on what is old (2015, p. 3).", vec![]),
            ("en", "Abel says so. This is old (2015, p. 3).", vec![]),
            ("en", "Abel says that it is old (2014, p. 3).", vec![]),
        ] {
            assert_eq!(read(language, text), wanted, "{text}");
        }
    }
}
