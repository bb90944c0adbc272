//! Reads an entry's authors and editors, also where the labeller lost part of the list.

use super::entry::{Fields, Reader};
use super::entry_date::UNDATED;
use super::label::token::class;
use super::label::{Field, Part, Token};
use super::{clean, clean_editors};
use crate::locale::{Term, lexicon};
use crate::model::{Item, Name};
use crate::parse::names;
use crate::text::script::Script;
use crate::text::{fold, words};

/// Puts the authors and editors into `fields`. `title` is the part that is the title.
pub fn read(reader: &Reader<'_>, fields: &mut Fields, title: Option<&Part>) {
    let item = &mut fields.item;
    for part in reader.parts(Field::Author) {
        if !item.author.is_empty() && title.is_some_and(|title| part.first > title.first) {
            continue;
        }
        let part = with_lost_names(reader, part);
        let found = names::read_names(clean_editors::editors(without_number(reader.span(&part))));
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
        && let Some((head, rest)) = undated_head(reader)
    {
        let found = names::read_names(clean_editors::editors(head));
        item.author = found.names;
        fields.et_al |= found.et_al;
        if let Some(title) = title.filter(|title| title.first == 0) {
            let end = reader.bench.tokens[title.end - 1].end as usize;
            item.title = clean::title(reader.text.get(rest..end).unwrap_or_default());
        }
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
    if item.author.is_empty()
        && item.editor.is_empty()
        && let Some(head) = dated_head(reader, title)
    {
        item.author = names::read_names(head).names;
    }
    // `Brown, Ann. Forthcoming. Walls`
    if fields.item.author.len() > 1 {
        fields.item.author.retain(|name| !name.given.is_empty() || !is_no_date(&name.family));
    }
    if let [name] = fields.item.author.as_mut_slice()
        && let Some(place) = jurisdiction(reader.text)
        && place.ends_with(name.family.as_str())
        && place.starts_with(name.given.as_str())
    {
        *name = Name::literal(place);
    }
    title_among_names(&mut fields.item, reader.text);
}

/// Whether a word stands for a date.
fn is_no_date(word: &str) -> bool {
    let found = words(word);
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    [Term::InPress, Term::NoDate]
        .iter()
        .any(|&term| !found.is_empty() && lexicon().longest(&found, term) == Some(found.len()))
}

/// `ALTO VERDE (Município). Secretaria de Educação`: the town or state whose offices wrote it, in capitals before what it
/// is.
fn jurisdiction(text: &str) -> Option<&str> {
    let open = text.find('(')?;
    let (place, rest) = (text[..open].trim(), &text[open + 1..]);
    let kind = &rest[..rest.find(')')?];
    let named = kind.starts_with(char::is_uppercase) && kind.chars().all(|c| c.is_alphabetic() || c == ' ');
    let capitals = place.contains(' ') && place.chars().all(|c| c.is_uppercase() || c == ' ' || c == '-');
    let stops = rest[kind.len() + 1..].starts_with(['.', ',', ':']);
    (named && capitals && stops && kind.chars().count() > 3).then_some(place)
}

/// `Organisation de la ville. (2018). Title`: who stands before the year, where the labeller took it for something else.
fn dated_head<'t>(reader: &Reader<'t>, title: Option<&Part>) -> Option<&'t str> {
    /// A body's name has no more tokens than this.
    const LONGEST: usize = 25;
    let tokens = &reader.bench.tokens;
    let year = tokens.iter().take(LONGEST).position(|token| token.class == class::YEAR)?;
    let end = if tokens[..year].last()?.class == b'(' { year - 1 } else { year };
    let (last, head) = tokens[..end].split_last()?;
    let head = if matches!(last.class, b'.' | b',') { head } else { &tokens[..end] };
    let closed = tokens.get(year + 1).is_some_and(|token| matches!(token.class, b')' | b'.' | b',' | b':'));
    let worded =
        |token: &Token| (class::INITIAL..=class::CASELESS).contains(&token.class) || token.class == class::CLOSE_QUOTE;
    let titled = title.is_some_and(|title| title.first > year);
    let other = |part: &&Part| part.first >= end || !matches!(part.field, Field::Title | Field::Author | Field::Editor);
    let fit = head.len() > 1 && head.iter().all(|token| worded(token) || token.class == b'-') && closed && titled;
    (fit && reader.bench.parts.iter().all(|part| other(&part)))
        .then(|| &reader.text[head[0].start as usize..head[head.len() - 1].end as usize])
}

/// `Brown A. B., Grey C. D. Walls // Park Review`: initials end a name, so the word behind them is the title.
///
/// `Toll V. K. A ride along the // Lower Vel`: so is what was taken for a name before the rest of the title.
fn title_among_names(item: &mut Item, text: &str) {
    let Some((last, before)) = item.author.split_last_mut() else { return };
    // `Thomas M. Brown` is a person; lists in Cyrillic letters have the surname first.
    let first = Script::of(last.family.chars().next().unwrap_or(' ')) == Script::Cyrillic;
    let whole = if item.title.is_empty() { last.family.clone() } else { format!("{} {}", last.family, item.title) };
    if before.is_empty() && !first || !text.contains(&whole) {
        return;
    }
    let Some((family, initials)) = last.given.split_once(' ') else { return };
    let initialled =
        |given: &str| given.contains('.') && given.split(['.', ' ', '-']).all(|letters| letters.chars().count() <= 2);
    let named = family.chars().count() > 2 && family.chars().all(char::is_alphabetic);
    let same = before.iter().all(|name| initialled(&name.given));
    if named && same && initialled(initials) && !last.family.is_empty() {
        (item.title, *last) = (whole, Name::person(family, initials));
    }
}

/// The names without the entry's number: `4. Brown, T.`
fn without_number(list: &str) -> &str {
    let rest = list.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(". ") {
        Some(names) if (1..4).contains(&(list.len() - rest.len())) && !list.starts_with('0') => names,
        _ => list,
    }
}

/// Moves the sentence that names the translators from the end of the title: `The wall. Translated by Anna Grey`.
pub fn translators(item: &mut Item) {
    let ends = item.title.match_indices(". ").map(|(at, _)| at);
    for at in ends.collect::<Vec<_>>() {
        let sentence = &item.title[at + 2..];
        let words: Vec<&str> = sentence.split_whitespace().take(3).collect();
        let folded: Vec<String> = words.iter().map(|word| fold(word.trim_end_matches(['.', ':']))).collect();
        let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
        let Some(count) = lexicon().longest(&folded, Term::Translator) else { continue };
        let list = words[..count].iter().fold(sentence, |rest, word| rest.trim_start()[word.len()..].trim_start());
        let list =
            ["de ", "by ", "por ", "von ", "di "].iter().find_map(|small| list.strip_prefix(small)).unwrap_or(list);
        let found = names::read_names(list).names;
        let whole = |name: &Name| !name.family.is_empty() && !name.given.is_empty();
        let named = !list.contains(|c: char| c.is_numeric()) && words[0].chars().count() > 2;
        if named && !found.is_empty() && found.iter().all(whole) {
            item.translator.extend(found);
            item.title.truncate(at);
            return;
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

/// `Garden Society (n.d.). Title`: who stands before the mark that there is no date, and the byte where the rest begins.
pub fn undated_head<'t>(reader: &Reader<'t>) -> Option<(&'t str, usize)> {
    /// A list of names with more bytes is none.
    const LONGEST: usize = 200;
    let open = reader.text.find('(').filter(|open| (1..LONGEST).contains(open))?;
    let close = open + reader.text[open..].find(')')?;
    let inner = &reader.text[open + 1..close];
    let found = words(inner);
    let words: Vec<&str> = found.iter().map(String::as_str).collect();
    let undated = lexicon().terms(&words).contains(Term::NoDate) || UNDATED.contains(&inner.trim());
    let head = reader.text[..open].trim();
    // A head of more than one sentence has a title in it.
    let alone = !head.ends_with(['.', '?', '!', ',']) || !head.contains(". ");
    (undated && alone).then_some((head, close + 1))
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
