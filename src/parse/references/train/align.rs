//! Finds where in a printed reference its known fields stand.

use std::collections::BTreeMap;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::parse::references::label::field::labels_of;
use crate::parse::references::label::token::{class, digit, is_number};
use crate::parse::references::label::{Field, Token};

/// A text's letters and digits alone, folded, each with the byte where it stands.
struct Plain {
    chars: Vec<char>,
    bytes: Vec<usize>,
}

impl Plain {
    fn new(text: &str) -> Self {
        let (mut chars, mut bytes) = (Vec::new(), Vec::new());
        for (at, c) in text.char_indices() {
            if let Some(value) = digit(c) {
                chars.push(char::from_digit(value, 10).unwrap_or('0'));
                bytes.push(at);
                continue;
            }
            for plain in c.nfkd().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()) {
                if !matches!(plain, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{0652}') {
                    chars.push(plain);
                    bytes.push(at);
                }
            }
        }
        Self { chars, bytes }
    }

    /// Every place where `needle` stands, as indices.
    fn find(&self, needle: &[char]) -> Vec<usize> {
        if needle.is_empty() || needle.len() > self.chars.len() {
            return Vec::new();
        }
        (0..=self.chars.len() - needle.len()).filter(|&at| self.chars[at..].starts_with(needle)).collect()
    }
}

struct Aligner<'t> {
    plain: Plain,
    tokens: &'t [Token],
    labels: Vec<u8>,
    taken: Vec<bool>,
}

/// Each token's label, or `None` where a field of some length is not found.
pub fn align(text: &str, tokens: &[Token], fields: &BTreeMap<String, Value>) -> Option<Vec<u8>> {
    let mut aligner =
        Aligner { plain: Plain::new(text), tokens, labels: vec![0; tokens.len()], taken: vec![false; tokens.len()] };
    let value = |key: &str| {
        fields
            .get(key)
            .and_then(|value| value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|n| n.to_string())))
    };
    let absent: Vec<&str> = fields
        .get("not_in_text")
        .and_then(Value::as_array)
        .map_or(Vec::new(), |list| list.iter().filter_map(Value::as_str).collect());
    aligner.web();
    // A title that repeats the container's words comes first in nearly every style.
    let title = value("title").filter(|_| !absent.contains(&"title"));
    if let Some(title) = &title {
        aligner.phrase(title, Field::Title, false)?;
    }
    if !absent.contains(&"authors") {
        aligner.names(fields.get("authors"), value("authors_raw"), Field::Author)?;
    }
    if let Some(container) = value("container").filter(|_| !absent.contains(&"container")) {
        aligner.phrase(&container, Field::Container, true)?;
    }
    aligner.names(fields.get("editors"), value("editors_raw"), Field::Editor);
    for (key, field) in
        [("publisher", Field::Publisher), ("publisher_place", Field::Place), ("edition", Field::Edition)]
    {
        if let Some(printed) = value(key).filter(|_| !absent.contains(&key)) {
            aligner.phrase(&printed, field, true);
        }
    }
    let body = aligner.end_of(&[Field::Container]).or_else(|| aligner.end_of(&[Field::Title])).unwrap_or(0);
    aligner.year(value("year"));
    if let Some(pages) = value("pages").filter(|_| !absent.contains(&"pages")) {
        aligner.pages(&pages, body);
    }
    if let Some(volume) = value("volume").filter(|_| !absent.contains(&"volume")) {
        aligner.short(&volume, Field::Volume, body);
    }
    let after = aligner.end_of(&[Field::Volume]).unwrap_or(body);
    if let Some(issue) = value("issue").filter(|_| !absent.contains(&"issue")) {
        aligner.short(&issue, Field::Issue, after);
    }
    aligner.punctuate(text);
    Some(aligner.labels)
}

impl Aligner<'_> {
    fn token_at(&self, index: usize) -> usize {
        let byte = self.plain.bytes[index] as u32;
        self.tokens.partition_point(|token| token.end <= byte)
    }

    fn web(&mut self) {
        for at in 0..self.tokens.len() {
            if matches!(self.tokens[at].class, class::WEB | class::DOI) {
                self.mark(at, at + 1, Field::Web);
            }
        }
    }

    fn mark(&mut self, first: usize, end: usize, field: Field) {
        let (begin, inside) = labels_of(field);
        for at in first..end.min(self.labels.len()) {
            self.labels[at] = if at == first { begin } else { inside };
            self.taken[at] = true;
        }
    }

    fn free(&self, first: usize, end: usize) -> bool {
        !self.taken[first..end].iter().any(|taken| *taken)
    }

    /// The tokens of the letters from `index` to `end`, if these begin and end where tokens do.
    fn whole_tokens(&self, index: usize, end: usize) -> Option<(usize, usize)> {
        let (first, last) = (self.token_at(index), self.token_at(end - 1));
        let starts = index == 0 || self.token_at(index - 1) < first;
        let ends = end == self.plain.chars.len() || self.token_at(end) > last;
        (starts && ends).then_some((first, last + 1))
    }

    fn phrase(&mut self, value: &str, field: Field, late: bool) -> Option<()> {
        let needle = Plain::new(value).chars;
        if needle.is_empty() {
            return Some(());
        }
        let title = self.end_of(&[Field::Title]).unwrap_or(0);
        let mut found: Vec<(usize, usize)> = self
            .plain
            .find(&needle)
            .into_iter()
            .filter_map(|at| self.whole_tokens(at, at + needle.len()))
            .filter(|(first, end)| self.free(*first, *end))
            .collect();
        if late && found.iter().any(|(first, _)| *first >= title) {
            found.retain(|(first, _)| *first >= title);
        }
        let (first, end) = match field {
            Field::Title if found.len() > 1 && found[0].0 == 0 => found[1],
            _ => *found.first()?,
        };
        self.mark(first, end, field);
        Some(())
    }

    fn names(&mut self, list: Option<&Value>, raw: Option<String>, field: Field) -> Option<()> {
        if let Some(raw) = raw {
            let needle = Plain::new(&raw).chars;
            if needle.is_empty() {
                return Some(());
            }
            let hit = self.plain.find(&needle).into_iter().find_map(|at| {
                let (first, end) = (self.token_at(at), self.token_at(at + needle.len() - 1) + 1);
                self.free(first, end).then_some((first, end))
            })?;
            self.mark(hit.0, hit.1, field);
            return Some(());
        }
        let Some(names) = list.and_then(Value::as_array) else { return Some(()) };
        if names.is_empty() {
            return Some(());
        }
        let part = |name: &Value, key: &str| {
            name.get(key).and_then(Value::as_str).map(|part| Plain::new(part).chars).unwrap_or_default()
        };
        let mut from = 0;
        let mut span: Option<(usize, usize)> = None;
        for name in names {
            let mut family = part(name, "family");
            if family.is_empty() {
                family = part(name, "literal");
            }
            let hit = self.plain.find(&family).into_iter().filter(|at| *at >= from).find_map(|at| {
                let (first, end) = self.whole_tokens(at, at + family.len()).or_else(|| {
                    // A name without spaces around it: 王小明.
                    let first = self.token_at(at);
                    (self.tokens[first].class >= class::ARABIC && self.tokens[first].class <= class::CASELESS)
                        .then(|| (first, self.token_at(at + family.len() - 1) + 1))
                })?;
                self.free(first, end).then_some((at, first, end))
            });
            let Some((at, first, end)) = hit else { if span.is_some() { break } else { return None } };
            let (mut first, mut end) = (first, end);
            // Given names stand just after or just before.
            let given = part(name, "given");
            let after = at + family.len();
            let mut stop = at + family.len();
            if !given.is_empty() {
                let initials = initials(name.get("given").and_then(Value::as_str).unwrap_or_default());
                if let Some(length) = [&given, &initials]
                    .into_iter()
                    .find(|form| !form.is_empty() && self.plain.chars[after..].starts_with(form))
                    .map(|form| form.len())
                {
                    stop = after + length;
                    end = self.token_at(stop - 1) + 1;
                } else if let Some(length) = [&given, &initials]
                    .into_iter()
                    .find(|form| !form.is_empty() && self.plain.chars[..at].ends_with(form))
                    .map(|form| form.len())
                {
                    first = self.token_at(at - length);
                }
            }
            from = stop;
            span = Some(match span {
                None => (first, end),
                Some((start, old)) => {
                    // Names that stand far apart are no list.
                    if first > old + 12 {
                        break;
                    }
                    (start.min(first), old.max(end))
                }
            });
        }
        let (first, end) = span?;
        if !self.free(first, end) {
            return None;
        }
        self.mark(first, end, field);
        Some(())
    }

    /// One past the last token of these fields.
    fn end_of(&self, fields: &[Field]) -> Option<usize> {
        let inside: Vec<u8> = fields
            .iter()
            .flat_map(|field| {
                let (a, b) = labels_of(*field);
                [a, b]
            })
            .collect();
        self.labels.iter().rposition(|label| inside.contains(label)).map(|at| at + 1)
    }

    fn year(&mut self, value: Option<String>) {
        let Some(wanted) =
            value.and_then(|value| value.get(..4).or(Some(value.as_str())).and_then(|year| year.parse::<u32>().ok()))
        else {
            return;
        };
        let places: Vec<usize> = (0..self.tokens.len())
            .filter(|&at| self.tokens[at].value == wanted && is_number(self.tokens[at].class) && !self.taken[at])
            .collect();
        // Bracketed first, then one that is not in a page range.
        let bracketed = places.iter().copied().find(|&at| at > 0 && self.tokens[at - 1].class == b'(');
        let plain = places.iter().copied().find(|&at| {
            let dash =
                |index: usize| self.tokens.get(index).is_some_and(|token| matches!(token.class, b'-' | class::DASH));
            !(dash(at + 1) || at > 0 && dash(at - 1))
        });
        if let Some(at) = bracketed.or(plain).or(places.first().copied()) {
            self.mark(at, at + 1, Field::Date);
        }
    }

    fn pages(&mut self, value: &str, body: usize) {
        let parts: Vec<Vec<char>> = value
            .split(['-', '–', '—', ' ', ','])
            .map(|part| Plain::new(part).chars)
            .filter(|part| !part.is_empty())
            .collect();
        let Some(head) = parts.first() else { return };
        let joined: Vec<char> = parts.concat();
        let body_byte = self.tokens.get(body.saturating_sub(1)).map_or(0, |token| token.end as usize);
        let mut hits: Vec<(usize, usize)> = Vec::new();
        for needle in [&joined, head] {
            for at in self.plain.find(needle) {
                if let Some((first, end)) = self.whole_tokens(at, at + needle.len())
                    && self.free(first, end)
                {
                    hits.push((first, end));
                }
            }
            if !hits.is_empty() {
                break;
            }
        }
        let hit = hits
            .iter()
            .rev()
            .find(|(first, _)| self.tokens[*first].start as usize >= body_byte)
            .or(hits.last())
            .copied();
        if let Some((first, mut end)) = hit {
            // 123-9 printed for 123-129.
            let dash = self.tokens.get(end).is_some_and(|token| matches!(token.class, b'-' | class::DASH));
            let number = self.tokens.get(end + 1).is_some_and(|token| is_number(token.class));
            if dash && number {
                end += 2;
            }
            self.mark(first, end, Field::Pages);
        }
    }

    fn short(&mut self, value: &str, field: Field, body: usize) {
        let needle = Plain::new(value).chars;
        let hits: Vec<(usize, usize)> = self
            .plain
            .find(&needle)
            .into_iter()
            .filter_map(|at| self.whole_tokens(at, at + needle.len()))
            .filter(|(first, end)| self.free(*first, *end))
            .collect();
        if let Some(&(first, end)) = hits.iter().find(|(first, _)| *first >= body).or(hits.last()) {
            self.mark(first, end, field);
        }
    }

    /// Closing marks join the field before them, opening marks and lead-ins the field after them.
    fn punctuate(&mut self, text: &str) {
        for at in 1..self.tokens.len() {
            let closing = matches!(
                self.tokens[at].class,
                b'.' | b','
                    | b';'
                    | b':'
                    | b')'
                    | b']'
                    | b'?'
                    | b'!'
                    | b'/'
                    | b'-'
                    | class::DASH
                    | class::CLOSE_QUOTE
                    | class::COMMA
                    | class::SEMICOLON
                    | class::STOP
                    | class::DOT
            ) || (self.tokens[at].class == b'"' && !self.tokens[at].space);
            if self.labels[at] == 0 && self.labels[at - 1] != 0 && closing {
                self.labels[at] = labels_of(super::super::label::field::meaning(self.labels[at - 1]).0).1;
            }
        }
        for at in (0..self.tokens.len().saturating_sub(1)).rev() {
            let token = &self.tokens[at];
            let (field, _) = super::super::label::field::meaning(self.labels[at + 1]);
            let (begin, inside) = labels_of(field);
            if self.labels[at] != 0 || field == Field::Other || self.labels[at + 1] != begin {
                continue;
            }
            let word = text[token.start as usize..token.end as usize].to_lowercase();
            let opening = matches!(token.class, b'(' | b'[' | class::OPEN_QUOTE | class::SLASHES | b'"' | b'#');
            if opening || lead_in(&word, field) {
                self.labels[at] = begin;
                self.labels[at + 1] = inside;
            } else if matches!(token.class, b'.' | b':') && at > 0 {
                let before = &self.tokens[at - 1];
                if lead_in(&text[before.start as usize..before.end as usize].to_lowercase(), field)
                    && self.labels[at - 1] == 0
                {
                    self.labels[at] = begin;
                    self.labels[at + 1] = inside;
                }
            }
        }
    }
}

fn initials(given: &str) -> Vec<char> {
    let mut out = String::new();
    for word in given.split([' ', '.', '-']).filter(|word| !word.is_empty()) {
        if word.chars().all(char::is_uppercase) { out.push_str(word) } else { out.extend(word.chars().next()) }
    }
    Plain::new(&out).chars
}

fn lead_in(word: &str, field: Field) -> bool {
    match field {
        Field::Container => matches!(word, "in" | "dans" | "em" | "en" | "im"),
        Field::Pages => {
            matches!(word, "p" | "pp" | "pages" | "page" | "pág" | "págs" | "s" | "ss" | "с" | "ص" | "صص" | "стр")
        }
        Field::Volume => matches!(
            word,
            "vol" | "volume" | "v" | "bd" | "band" | "t" | "т" | "том" | "vols" | "المجلد" | "دوره" | "جلد"
        ),
        Field::Issue => matches!(
            word,
            "no" | "nr" | "n" | "issue" | "number" | "iss" | "núm" | "num" | "№" | "h" | "heft" | "العدد" | "شماره"
        ),
        Field::Edition => false,
        _ => false,
    }
}
