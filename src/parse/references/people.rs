//! Reads an entry's authors and editors, also where the labeller lost part of the list.

use super::clean_editors;
use super::entry::{Fields, Reader};
use super::label::token::class;
use super::label::{Field, Part, Token};
use crate::parse::names;

/// Puts the authors and editors into `fields`. `title` is the part that is the title.
pub fn read(reader: &Reader<'_>, fields: &mut Fields, title: Option<&Part>) {
    let item = &mut fields.item;
    for part in reader.parts(Field::Author) {
        if !item.author.is_empty() && title.is_some_and(|title| part.first > title.first) {
            continue;
        }
        let part = with_lost_names(reader, part);
        let found = names::read_names(clean_editors::editors(reader.span(&part)));
        item.author.extend(found.names);
        fields.et_al |= found.et_al;
        let after =
            reader.text[reader.bench.tokens[part.end - 1].end as usize..].trim_start_matches([',', ' ', ';', '[', '(']);
        fields.et_al |= after.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("et al"));
    }
    for part in reader.parts(Field::Editor) {
        let span = clean_editors::editors(reader.span(part));
        item.editor.extend(names::read_names(span).names);
    }
    if item.author.is_empty()
        && item.editor.is_empty()
        && let Some(head) = unlabelled_head(reader)
    {
        let found = names::read_names(clean_editors::editors(head));
        if found.names.iter().all(|name| !name.family.is_empty() && !name.given.is_empty()) {
            item.author = found.names;
            fields.et_al |= found.et_al;
        }
    }
}

/// Words that the labeller left out between the authors and the year are names of theirs: a list cut in two would
/// make every citation of the work look wrong.
fn with_lost_names(reader: &Reader<'_>, part: &Part) -> Part {
    /// Words that need not look like names: `Brown, (Grey), gardener`.
    const FEW: usize = 4;
    let parts = &reader.bench.parts;
    let Some(at) = parts.iter().position(|known| known == part) else { return *part };
    let (Some(lost), Some(date)) = (parts.get(at + 1), parts.get(at + 2)) else { return *part };
    let tokens = &reader.bench.tokens[lost.first..lost.end];
    let words = tokens.iter().filter(|token| token.class >= class::INITIAL).count();
    let fit = lost.field == Field::Other
        && date.field == Field::Date
        && tokens.iter().any(|token| (class::INITIAL..=class::CASELESS).contains(&token.class) && token.class != class::LOWER)
        && tokens.iter().all(|token| part_of_list(token) || words <= FEW && token.class == class::LOWER)
        // `(Eds.)` and other remarks in brackets are no names.
        && !(tokens[0].class == b'(' && tokens.iter().position(|token| token.class == b')') == Some(tokens.len() - 1));
    if fit { Part { end: lost.end, ..*part } } else { *part }
}

/// `Brown TK, Grey A (2001)` at the head of an entry in which the labeller found no names.
fn unlabelled_head<'t>(reader: &Reader<'t>) -> Option<&'t str> {
    let first = reader.bench.parts.first().filter(|part| part.field == Field::Other)?;
    let tokens = &reader.bench.tokens[..first.end];
    let year = tokens.iter().position(|token| token.class == class::YEAR)?;
    let end = if tokens[..year].last()?.class == b'(' { year - 1 } else { year };
    let head = &tokens[..end];
    let initialled = head.iter().any(|token| matches!(token.class, class::INITIAL | class::INITIALS));
    (head.len() > 1 && initialled && head.iter().all(part_of_list))
        .then(|| &reader.text[head[0].start as usize..head[end - 1].end as usize])
}

/// Whether the token can stand in a list of names.
fn part_of_list(token: &Token) -> bool {
    match token.class {
        class::LOWER | class::LETTER => token.value <= 4,
        b',' | b'.' | b';' | b'&' | b'-' | b'\'' | b'(' | b')' => true,
        class::CLOSE_QUOTE | class::DASH | class::COMMA | class::SEMICOLON | class::DOT => true,
        found => (class::INITIAL..=class::CASELESS).contains(&found),
    }
}
