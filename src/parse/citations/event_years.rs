//! Words before a year in brackets that say that it is the year of a law, a figure, a place or an event.

use super::context::Context;
use super::glued::is_statute;
use super::name_marks::possessive;
use super::names::Names;
use super::tokens::{Case, Kind};
use super::venue::is_inside;
use crate::locale::Term;
use crate::text::with_folded;

/// Words that say that the bracket holds the year of a law, a figure or an event.
pub(super) fn forbidden(ctx: &Context, found: &Names, last: usize) -> bool {
    let Some(first) = found.names.first() else { return true };
    if ctx.hints.as_listed(&ctx.text[first.clone()]).is_some() {
        return false;
    }
    let from = found.first_token.saturating_sub(6);
    let clause =
        (from..=last).rev().take_while(|&at| !matches!(ctx.kind(at), Kind::Stop | Kind::Break | Kind::Semicolon));
    let mut statute = false;
    for at in clause {
        statute |= ctx.phrase(at, last + 1, Term::Statute).is_some();
    }
    statute |= is_statute(ctx, last) || ctx.is_law(last) || is_numbered(ctx, found.first_token);
    let inside = (found.first_token..=last).any(|at| {
        ctx.is_month(at) || ctx.is(at, Term::NotCitation) || is_event(ctx, at) || ctx.kind(at) == Kind::Number
    });
    // `an einer Schule mit 412 Kindern (2019)`
    let counted = found.names.len() == 1
        && !found.et_al
        && found.first_token > 0
        && ctx.kind(found.first_token - 1) == Kind::Number
        && ctx.word(found.first_token - 1).chars().count() != 4;
    // `the eruptions of El Chichón (1982) and Pinatubo (1991)`
    let took_place = found.names.len() == 1 && !found.et_al && follows_event(ctx, found.first_token);
    statute
        || inside
        || counted
        || took_place
        || is_pact(ctx, last)
        || is_place(ctx, found)
        || is_inside(ctx, found, last)
        || is_method(ctx, found)
}

/// `the Paris Agreement (2015)`: a treaty or a rule, written large.
fn is_pact(ctx: &Context, last: usize) -> bool {
    matches!(ctx.kind(last), Kind::Word(Case::Capital | Case::Upper)) && ctx.is(last, Term::Treaty)
}

/// Whether a word for what took place stands before a name in its sentence, with at most one more of its kind between.
fn follows_event(ctx: &Context, first: usize) -> bool {
    /// So far before it, in tokens.
    const REACH: usize = 9;
    let plain = |at: &usize| {
        ctx.tokens[*at].is_word()
            || matches!(ctx.kind(*at), Kind::Number | Kind::Open('(') | Kind::Close(')') | Kind::Comma)
    };
    let mut clause = (first.saturating_sub(REACH)..first).rev().take_while(plain);
    // Only where a small word ties them together: `eruption of`, `конференции в`.
    clause.any(|at| {
        ctx.is(at, Term::Event) && matches!(ctx.kind(at + 1), Kind::Word(Case::Lower)) && ctx.is_stopword(at + 1)
    })
}

/// `Hasat Şenliği’ni (2019)`: a word for what takes place somewhere, whatever case its apostrophe gives it.
pub(super) fn is_event(ctx: &Context, at: usize) -> bool {
    let word = ctx.word(at);
    let bare = &word[..word.len() - possessive(word)];
    ctx.tokens[at].is_word() && with_folded(bare, |word| ctx.lexicon.is(word, Term::Event))
}

/// `08-NQ/TW (2017)`: letters that a dash ties to the number of a document.
pub(super) fn is_numbered(ctx: &Context, first: usize) -> bool {
    first >= 2
        && matches!(ctx.kind(first - 1), Kind::Dash | Kind::Slash(_))
        && ctx.kind(first - 2) == Kind::Number
        && !ctx.tokens[first].spaced()
        && !ctx.tokens[first - 1].spaced()
}

/// `em Portugal (1974)`: a single word behind "in" that stands behind "in" elsewhere too is where something happened, and so
/// is the name of a place behind a small word.
pub(super) fn is_place(ctx: &Context, found: &Names) -> bool {
    let lead = found.first_token;
    if let [name] = found.names.as_slice()
        && !found.et_al
        && lead > 0
        && ctx.kind(lead - 1) == Kind::Word(Case::Lower)
        && ctx.is_stopword(lead - 1)
        && ctx.names_place(&ctx.text[name.clone()])
    {
        return true;
    }
    single(ctx, found).is_some_and(|word| lead > 0 && ctx.is(lead - 1, Term::In) && ctx.words_alone().is_place(word))
}

/// `CEM (2009)` where the text has `coarsened exact matching (CEM)`: the short form of a method is no author.
pub(super) fn is_method(ctx: &Context, found: &Names) -> bool {
    single(ctx, found).is_some_and(|word| !word.contains(char::is_lowercase) && ctx.words_alone().is_method(word))
}

/// The one word that the names are.
pub(super) fn single<'a>(ctx: &Context<'a>, found: &Names) -> Option<&'a str> {
    let [name] = found.names.as_slice() else { return None };
    let word = &ctx.text[name.clone()];
    (!found.et_al && !word.contains(char::is_whitespace)).then_some(word)
}
