//! Which names before a listed one are none: `In Germany, Smith and Jones (2010)`, `(ResNet, Xiao et al. 2018)`.
//!
//! To leave a name out that is one would tie the citation to another work without a word. So a name that "and" joins to
//! the next stays, unless the text uses it as a word of its own.

use std::ops::Range;

use super::context::Context;
use super::names::Names;
use super::tokens::{Case, Kind};
use crate::locale::Term;

/// Whether the names before `index`, which the list knows, may be left out of the citation.
pub(super) fn may_cut(ctx: &Context, found: &Names, index: usize) -> bool {
    let Some((lead, rest)) = found.names.split_at_checked(index) else { return false };
    let (Some(last), Some(first)) = (lead.last(), rest.first()) else { return index == 0 };
    let (joined, comma) = joint(ctx, last.end..first.start);
    let team = || ctx.hints.has_team(&ctx.text[first.clone()], rest.len(), found.et_al);
    if joined {
        // `We compared them by ANOVA, and Wickham (2014)`
        return comma && lead.iter().all(|name| is_alone(ctx, name)) && team();
    }
    // `ResNet, Xiao et al.`, `AIC, Akaike 1974`; of `Peterson, Wickham and Lee` all are authors.
    let capitals = |name: &Range<usize>| is_capitals(&ctx.text[name.clone()]);
    let strange = |name| is_strange(ctx, name) || capitals(name) && !capitals(first);
    found.et_al || rest.len() == 1 || team() || lead.iter().all(strange) || opens_sentence(ctx, found)
}

/// Whether a name is a word that the text uses by itself, and only a comma stands between it and the next.
pub(super) fn is_alone_before(ctx: &Context, name: &Range<usize>, next: &Range<usize>) -> bool {
    joint(ctx, name.end..next.start) == (false, true) && is_alone(ctx, name)
}

/// Whether "and" stands between two names, and whether a comma does.
fn joint(ctx: &Context, between: Range<usize>) -> (bool, bool) {
    let from = ctx.tokens.partition_point(|token| token.start() < between.start);
    let to = ctx.tokens.partition_point(|token| token.start() < between.end);
    let comma = (from..to).any(|at| ctx.kind(at) == Kind::Comma);
    // A Korean or Arabic "and" is a part of the name's own word, so that nothing parts the two.
    let nothing = !(from..to).any(|at| matches!(ctx.kind(at), Kind::Comma | Kind::Semicolon | Kind::Slash(_)));
    (nothing || (from..to).any(|at| ctx.is(at, Term::And)), comma)
}

/// `In Germany, Smith and Jones (2010)`: a sentence begins with a small word and what it leads to.
fn opens_sentence(ctx: &Context, found: &Names) -> bool {
    let Some(small) = found.first_token.checked_sub(1) else { return false };
    let begins = small.checked_sub(1).is_none_or(|at| matches!(ctx.kind(at), Kind::Stop | Kind::Break));
    begins && ctx.is_stopword(small) && ctx.kind(small) == Kind::Word(Case::Capital)
}

/// Whether a name is written as no surname is, or is a word that the text uses by itself.
fn is_strange(ctx: &Context, name: &Range<usize>) -> bool {
    let odd = |word: &str| {
        word.chars().any(|c| c.is_ascii_digit())
            || word.starts_with(char::is_lowercase) && word.chars().any(char::is_uppercase)
    };
    ctx.text[name.clone()].split_whitespace().any(odd) || is_alone(ctx, name)
}

fn is_capitals(name: &str) -> bool {
    name.len() > 1 && !name.chars().any(char::is_lowercase)
}

/// Whether the text uses every capitalised word of a name by itself.
fn is_alone(ctx: &Context, name: &Range<usize>) -> bool {
    let mut words = ctx.text[name.clone()].split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
    words.clone().next().is_some() && words.all(|word| ctx.is_alone(word))
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::names::names;
    use super::super::tokens::tokenise;
    use super::*;
    use crate::model::{Item, Name, Reference, Span, Year};

    /// Whether the names before the last one may go, where the list has the last with so many authors.
    fn cut(text: &str, at: usize, authors: &[&str]) -> bool {
        let author = authors.iter().map(|name| Name::person(*name, "A.")).collect();
        let hints = Hints::new(&[Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: None,
            text: String::new(),
            item: Item { author, ..Item::default() },
            years: vec![Year::gregorian(2014)],
            et_al: false,
        }]);
        let tokens = tokenise(text);
        let ctx = Context::new(text, &tokens, &hints);
        let end = tokens.iter().position(|token| token.kind == Kind::Number).unwrap();
        let found = names(&ctx, 0, end).unwrap();
        may_cut(&ctx, &found, at)
    }

    #[test]
    fn authors_stay_and_words_go() {
        for (text, at, authors, wanted) in [
            ("Gruber & Wickham 2014", 1, &["Wickham"][..], false),
            ("Koenker e Basset 1978", 1, &["Basset", "Koenker"], false),
            ("Peterson und Wickham 2014. Später sagte Peterson das", 1, &["Wickham"], false),
            ("Peterson, Wickham, and Lee 2014", 1, &["Wickham"], false),
            ("ResNet, Wickham et al. 2014", 1, &["Wickham", "Lee", "Diaz"], true),
            ("ResNet, Wickham 2014", 1, &["Wickham"], true),
            ("cHINs, Wickham and Seyan 2014", 1, &["Wickham", "Lee", "Diaz"], true),
            ("ARIMA, Wickham and Seyan 2014", 1, &["Wickham", "Lee", "Diaz"], true),
            ("Germany, Wickham and Seyan 2014. In Germany it rained", 1, &["Wickham", "Lee", "Diaz"], true),
            ("Germany, Wickham y Seyan 2014", 1, &["Wickham", "Seyan"], true),
            ("Excel, and Wickham 2014. With Excel we", 1, &["Wickham"], true),
            ("Mueller, and Wickham 2014", 1, &["Wickham"], false),
        ] {
            assert_eq!(cut(text, at, authors), wanted, "{text}");
        }
    }
}
