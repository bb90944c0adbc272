//! The names that a sentence gives right before a number as those of the work's authors: `Smith et al. [8]`, `李明等[8]`,
//! `Н. Б. Сорока [7]`. A surname alone may be that of a method: it counts where the list has a work of its bearer.

use std::ops::Range;

use super::super::context::Context;
use super::super::narrative::names_before;
use super::super::tokens::{Case, Kind};

/// Letters of a name in a script with capitals, at least.
const LETTERS: usize = 3;

/// The authors whom the sentence names before the number at token `number`.
pub(super) fn authors(ctx: &Context, number: usize) -> Vec<Range<usize>> {
    let opens = matches!(ctx.kind(number), Kind::Open(_));
    let before = number.checked_sub(1).filter(|&before| ctx.tokens[before].is_word() || ctx.kind(before) == Kind::Stop);
    let touches = |at: usize| opens || !ctx.tokens[at].spaced();
    let Some(found) = before.filter(|_| touches(number)).and_then(|_| names_before(ctx, 0, number)) else {
        return Vec::new();
    };
    let cased = |name: &str| name.starts_with(char::is_uppercase);
    let plain = |name: &Range<usize>| {
        let name = &ctx.text[name.clone()];
        let letters = name.chars().all(char::is_uppercase) && !ctx.hints.knows(name);
        !name.contains(char::is_numeric) && !letters && (!cased(name) || name.chars().count() >= LETTERS)
    };
    // Affiliations have numbers too: `M. Kallas1`.
    let first = found.names.first().map_or(0, |name| ctx.tokens.partition_point(|token| token.start() < name.start));
    let initial =
        opens && first > 1 && ctx.kind(first - 1) == Kind::Stop && ctx.kind(first - 2) == Kind::Word(Case::Initial);
    let known = || found.names.iter().all(|name| ctx.hints.knows_first(&ctx.text[name.clone()]));
    // `in Iran and Pakistan [8]`
    let pair = || found.names.len() > 1 && found.names.iter().any(|name| ctx.hints.knows(&ctx.text[name.clone()]));
    let signed = found.et_al || opens && (initial || known() || pair());
    if found.organisation || !signed || !found.names.iter().all(plain) { Vec::new() } else { found.names }
}

#[cfg(test)]
mod tests {
    use super::super::super::hints::Hints;
    use super::super::super::tokens::tokenise;
    use super::*;
    use crate::model::{Item, Name, Reference, Span};

    #[test]
    fn authors_stand_before_a_number_with_a_sign_that_they_are() {
        let entry = Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: Some("1".into()),
            text: String::new(),
            item: Item { author: vec![Name::person("Lowe", "A.")], ..Item::default() },
            years: Vec::new(),
            et_al: false,
        };
        for (text, wanted) in [
            ("as Brown et al. [8] say", vec!["Brown"]),
            ("as Brown and Lowe [8] say", vec!["Brown", "Lowe"]),
            ("in Iran and Pakistan [8]", vec![]),
            ("as Lowe [8] says", vec!["Lowe"]),
            ("with the Kalman filter [8]", vec![]),
            ("by the method of Castellane [8]", vec![]),
            ("at K. L. Rowan [8], who", vec!["Rowan"]),
            ("In the survey [8]", vec![]),
        ] {
            let tokens = tokenise(text);
            let hints = Hints::new(std::slice::from_ref(&entry));
            let ctx = Context::new(text, &tokens, &hints);
            let number = (0..tokens.len()).find(|&at| matches!(ctx.kind(at), Kind::Open(_))).unwrap();
            let found: Vec<&str> = authors(&ctx, number).into_iter().map(|name| &text[name]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
