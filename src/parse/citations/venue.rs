//! Places with the year of what happened there, which look like citations: `at a conference (Umeå, 2017)`,
//! `in four towns (Utrecht, 2016)`, `Helsingissä (2015)`.

use super::context::Context;
use super::names::Names;
use super::tokens::{Case, Kind};
use crate::locale::{Term, locale};
use crate::text::fold;

/// A place has no more words than this: `Porto Alegre`.
const WORDS: usize = 3;
/// So far before the bracket the word for what took place stands, in tokens.
const REACH: usize = 8;

/// Whether a bracket holds a place and a year: its one name, of which the list knows nothing, is a town's, is one where
/// works of the list came out, stands behind "in" elsewhere, or follows on a word for a conference or the like.
/// The tokens `from..to` are the name.
pub fn is_venue(ctx: &Context, found: &Names, from: usize, to: usize) -> bool {
    let [name] = found.names.as_slice() else { return false };
    // `(Cochabamba, 2017; Arequipa, 2018)`
    let first = (0..from).rev().find(|&at| ctx.kind(at) != Kind::Break);
    let opens =
        first.is_some_and(|at| matches!(ctx.kind(at), Kind::Open(_) | Kind::Semicolon)) && ctx.kind(to) == Kind::Number;
    let closes = match ctx.kind(to + 1) {
        Kind::Close(_) | Kind::Semicolon => true,
        // `(Utrecht, 2016, was the pilot)`
        Kind::Comma => matches!(ctx.kind(to + 2), Kind::Word(Case::Lower)) && !ctx.is(to + 2, Term::Page),
        _ => false,
    };
    if found.et_al || !opens || !closes {
        return false;
    }
    let text = &ctx.text[name.clone()];
    let words = text.split_whitespace().count();
    if words > WORDS || (from..to).any(|at| ctx.is(at, Term::Organisation)) {
        return false;
    }
    ctx.names_place(text)
        || ctx.hints.is_place(text)
        || ctx.words_alone().is_place(text)
        || words <= 2 && follows_event(ctx, from - 1)
}

/// Whether the noun that the bracket at `open` belongs to is an event: `en nationell konferens (Umeå, 2017)`.
fn follows_event(ctx: &Context, open: usize) -> bool {
    let clause = (open.saturating_sub(REACH)..open).rev();
    let mut clause = clause.take_while(|&at| ctx.tokens[at].is_word() || ctx.kind(at) == Kind::Quote);
    clause.any(|at| ctx.phrase(at, open, Term::Event).is_some())
}

/// Whether the last word of a name that the list does not have says "in" by its ending: `İstanbul’da (2010)`.
pub fn is_inside(ctx: &Context, found: &Names, last: usize) -> bool {
    let single = found.names.len() == 1 && !found.et_al;
    let Some(endings) = locale(ctx.language).map(|locale| locale.place_endings).filter(|_| single) else {
        return false;
    };
    let word = fold(ctx.word(last));
    endings.iter().any(|ending| word.ends_with(ending))
}
