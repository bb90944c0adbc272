//! Citations by the letters of an alphabetic label: `[Knu84]`, `[ABC+12; GJ79, Sec. 2]`.
//!
//! The list has such labels, or nothing is read so. Then a bracket that begins with one of them cites, and so does one that
//! begins with what looks like one.

use std::ops::Range;

use super::author_date::RawCitation;
use super::context::Context;
use super::group::RawCite;
use super::locator::loose;
use super::tokens::Kind;
use crate::model::Form;
use crate::text::fold;

/// Most tokens in a bracket.
const LONGEST: usize = 60;
/// Most letters before the two digits of a label's year.
const LETTERS: std::ops::RangeInclusive<usize> = 1..=8;

/// Finds the citations by label with their labels, and marks their tokens.
pub fn labelled<'a>(ctx: &Context<'a>, used: &mut [bool]) -> Vec<(RawCitation, Vec<&'a str>)> {
    if !ctx.hints.is_lettered() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for pair in ctx.pairs() {
        let inside = pair.open + 1..pair.close;
        if ctx.kind(pair.open) != Kind::Open('[') || pair.mirrored || inside.is_empty() || inside.len() > LONGEST {
            continue;
        }
        let bytes = ctx.tokens[pair.open].end()..ctx.tokens[pair.close].start();
        // `an optional code ([ERR07])`: what looks like a label is none inside another bracket.
        let inner = pair.open > 0
            && matches!(ctx.kind(pair.open - 1), Kind::Open(_))
            && matches!(ctx.kind(pair.close + 1), Kind::Close(_));
        let listed = |labels: &[&str]| labels.iter().any(|label| ctx.hints.has_label(&fold(label)));
        if let Some((cites, labels)) = cites(ctx, bytes).filter(|(_, labels)| !inner || listed(labels)) {
            used[pair.open..=pair.close].fill(true);
            let whole = ctx.tokens[pair.open].start()..ctx.tokens[pair.close].end();
            found.push((RawCitation { form: Form::Numeric, pieces: vec![whole], cites }, labels));
        }
    }
    found
}

/// The cites of a bracket; `None` where it does not begin with a label.
fn cites<'a>(ctx: &Context<'a>, bytes: Range<usize>) -> Option<(Vec<RawCite>, Vec<&'a str>)> {
    let text = ctx.text.get(bytes.clone())?;
    let (mut cites, mut labels): (Vec<RawCite>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut start = 0;
    while start < text.len() {
        let end = text[start..].find([',', ';']).map_or(text.len(), |at| start + at);
        let part = text[start..end].trim();
        let at = bytes.start + start + (text[start..end].len() - text[start..end].trim_start().len());
        let place = loose(&text[start.saturating_sub(1)..]).filter(|_| start > 0);
        if ctx.hints.has_label(&fold(part)) || is_label(part) {
            cites.push(RawCite { pieces: vec![at..at + part.len()], clear: true, ..RawCite::default() });
            labels.push(part);
            start = end + 1;
        } else if let (Some((taken, range)), Some(last)) = (place, cites.last_mut()) {
            let from = bytes.start + start - 1;
            last.locator = Some(from + range.start..from + range.end);
            last.pieces[0].end = from + range.end;
            start += taken.max(2) - 1;
            // What parts it from the next label.
            start += text[start..].find([',', ';']).map_or(text.len() - start, |at| at + 1);
        } else {
            return None;
        }
    }
    (!cites.is_empty()).then_some((cites, labels))
}

/// `Knu84`, `ABC+12`, `Sch11a`: letters, a plus for more of them, the last two digits of a year, a letter.
fn is_label(part: &str) -> bool {
    let stem =
        part.strip_suffix(|c: char| c.is_ascii_lowercase()).filter(|stem| stem.ends_with(|c: char| c.is_ascii_digit()));
    let stem = stem.unwrap_or(part);
    let Some(letters) = stem.len().checked_sub(2).and_then(|at| stem.is_char_boundary(at).then(|| stem.split_at(at)))
    else {
        return false;
    };
    let (letters, digits) = letters;
    let plain = letters.strip_suffix('+').unwrap_or(letters);
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && LETTERS.contains(&plain.chars().count())
        && plain.starts_with(char::is_uppercase)
        && plain.chars().all(char::is_alphabetic)
        && plain.chars().any(char::is_lowercase) | (plain.chars().count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::super::hints::Hints;
    use super::super::tokens::tokenise;
    use super::*;
    use crate::model::{Item, Reference, Span};

    fn read(text: &str, labels: &[&str]) -> Vec<String> {
        let entry = |label: &&str| Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: Some((*label).into()),
            text: String::new(),
            item: Item::default(),
            years: Vec::new(),
            et_al: false,
        };
        let list: Vec<Reference> = labels.iter().map(entry).collect();
        let (tokens, hints) = (tokenise(text), Hints::new(&list));
        let ctx = Context::new(text, &tokens, &hints);
        let found = labelled(&ctx, &mut vec![false; tokens.len()]);
        let cite = |(cite, label): (&RawCite, &&str)| match &cite.locator {
            Some(place) => format!("{label} @{}", &text[place.clone()]),
            None => (*label).to_owned(),
        };
        found.iter().flat_map(|(citation, labels)| citation.cites.iter().zip(labels)).map(cite).collect()
    }

    #[test]
    fn labels_and_their_places() {
        let list = ["Knu84", "ABC+12", "GJ79", "Sch11a"];
        for (text, wanted) in [
            ("As [Knu84] says.", vec!["Knu84"]),
            ("So [ABC+12, GJ79; Sch11a].", vec!["ABC+12", "GJ79", "Sch11a"]),
            ("So [GJ79, Sec. 2, Knu84].", vec!["GJ79 @Sec. 2", "Knu84"]),
            ("So [GJ79, Problem L02].", vec!["GJ79 @Problem L02"]),
            ("So [Wen14].", vec!["Wen14"]),
            ("Of a [n] and [0, 1], x[i], [see above], [Fig. 2].", vec![]),
        ] {
            assert_eq!(read(text, &list), wanted, "{text}");
        }
        assert!(read("As [Knu84] says.", &["1", "2", "3"]).is_empty());
    }
}
