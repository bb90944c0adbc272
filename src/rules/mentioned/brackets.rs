//! Brackets that no entry was found for and whose words one entry has: `(The Herald. Readers' profile, 2021)`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::signs::is_year;
use super::{outside, spaced, words_of};
use crate::locale::{Term, lexicon};
use crate::model::{Reference, Report, Status};
use crate::rules::scope::cites;
use crate::text::{fold, is_alphanumeric};

/// Bytes of a bracket that may be a citation.
const LONGEST: usize = 160;
/// A word of fewer letters says too little.
const LONG: usize = 3;
/// One of the first so many long words of an entry that no person wrote must stand in the bracket; of a person's, the
/// first, which is the name.
const OPENING: usize = 3;
/// Letters of a body's short form.
const SHORT_FORM: std::ops::RangeInclusive<usize> = 3..=6;
/// So many words without a year tell an entry.
const ENOUGH: usize = 3;
/// So many numbers tell a day.
const DAY: usize = 3;
/// So many entries that begin with one word are held against a bracket.
const BUCKET: usize = 32;

/// Marks those of the entries `asked` that a bracket in the text names.
pub(super) fn mark(report: &Report, asked: &[usize], found: &mut [bool]) {
    let mut openings: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut words: FxHashMap<usize, FxHashSet<String>> = FxHashMap::default();
    for &index in asked.iter().filter(|&&index| !found[index]) {
        let Reference { text, item, .. } = &report.references[index];
        let by_person = item.author.first().is_some_and(|name| !name.family.is_empty());
        let count = if by_person { 1 } else { OPENING };
        let folded = spaced(text);
        let opening = folded.split_whitespace().filter(|word| is_long(word)).take(count).map(str::to_owned);
        for word in opening.chain(short_forms(text).filter(|_| !by_person)) {
            let bucket = openings.entry(word).or_default();
            if bucket.len() < BUCKET && bucket.last() != Some(&index) {
                bucket.push(index);
            }
        }
        words.insert(index, with_short_years(words_of(text)));
    }
    if openings.is_empty() {
        return;
    }
    let cited = cited(report);
    for (offset, text) in outside(report) {
        for (start, inside) in bracketed(text) {
            for part in inside.split([';', '；', '؛']) {
                let at = offset + start + (part.as_ptr() as usize - inside.as_ptr() as usize);
                if !overlaps(&cited, at, at + part.len()) {
                    let before = || last_word(&text[..start - 1]);
                    for index in named(report, part, before, &openings, &words) {
                        found[index] = true;
                    }
                }
            }
        }
    }
}

/// The entries that one part of a bracket names, `before` being the word that stands before the bracket.
fn named(
    report: &Report,
    part: &str,
    before: impl Fn() -> String,
    openings: &FxHashMap<String, Vec<usize>>,
    words: &FxHashMap<usize, FxHashSet<String>>,
) -> Vec<usize> {
    let (mut long, mut numbers) = (Vec::new(), Vec::new());
    let mut is_locator = false;
    let text = spaced(part);
    for word in text.split_whitespace() {
        let is_number = word.starts_with(|letter: char| letter.is_numeric());
        let skipped = std::mem::replace(&mut is_locator, is_page(word)) && is_number;
        if is_number && !skipped {
            numbers.push(word);
        } else if is_long(word) && !is_locator && !is_cue(word) {
            long.push(word);
        }
    }
    let dated = numbers.iter().any(|number| is_year(number)) || numbers.len() == DAY;
    let of = |index: &usize, word: &str| words.get(index).is_some_and(|all| all.contains(word));
    let has_all = |index: &usize| long.iter().chain(&numbers).all(|word| of(index, word));
    let tells = !long.is_empty() && (dated || long.len() >= ENOUGH && numbers.is_empty());
    let mut found: Vec<usize> = Vec::new();
    if tells {
        let leads = long.iter().filter_map(|word| openings.get(*word)).flatten();
        found.extend(leads.copied().filter(has_all));
    }
    // `Aristotle (Rhetoric)`: the title, whole, behind the author's name.
    if !tells && !long.is_empty() && numbers.is_empty() {
        let titled = |index: &usize| is_title(&report.references[*index], &text);
        found.extend(openings.get(&before()).into_iter().flatten().copied().filter(titled));
    }
    found
}

/// The folded words of an entry that are the letters of a body: `INDEC`, `CNPq`.
fn short_forms(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|letter: char| !is_alphanumeric(letter));
    let is_short = |word: &&str| SHORT_FORM.contains(&word.chars().count());
    let capitals = |word: &&str| word.chars().filter(|letter| letter.is_uppercase()).count() > 2;
    words.filter(is_short).filter(capitals).map(fold)
}

/// Whether the folded words are all of the entry's title.
fn is_title(entry: &Reference, words: &str) -> bool {
    !entry.item.title.is_empty() && spaced(&entry.item.title).trim() == words.trim()
}

fn is_long(word: &str) -> bool {
    let first = word.chars().next();
    first.is_some_and(char::is_alphabetic) && (word.chars().count() >= LONG || !word.is_ascii())
}

/// A word that belongs to no entry: `see`, `cited in`, `n.d.`, or one that begins sentences.
fn is_cue(word: &str) -> bool {
    let terms = [Term::See, Term::AsCitedIn, Term::NoDate, Term::EtAl, Term::And];
    terms.into_iter().any(|term| lexicon().is(word, term)) || lexicon().is_stopword(word)
}

fn is_page(word: &str) -> bool {
    lexicon().is(word, Term::Page) || lexicon().is(word, Term::Locator)
}

/// The words of an entry, each four-digit number also by its last two.
fn with_short_years(mut words: FxHashSet<String>) -> FxHashSet<String> {
    let ends: Vec<String> = words.iter().filter(|word| is_year(word)).map(|year| year[2..].to_owned()).collect();
    let bare = words.iter().filter(|word| word.len() == 2).filter_map(|word| word.strip_prefix('0'));
    let bare: Vec<String> = bare.map(str::to_owned).collect();
    words.extend(ends.into_iter().chain(bare));
    words
}

/// The short brackets of a text that hold letters and no bracket: where their insides begin, and these.
fn bracketed(text: &str) -> impl Iterator<Item = (usize, &str)> {
    memchr::memchr2_iter(b'(', b'[', text.as_bytes()).filter_map(|open| {
        let mut end = (open + LONGEST).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let rest = &text[open + 1..end.max(open + 1)];
        let close = rest.find([')', ']'])?;
        let inside = &rest[..close];
        (!inside.contains(['(', '[']) && inside.contains(is_alphanumeric)).then_some((open + 1, inside))
    })
}

/// The last word before a bracket, folded.
fn last_word(text: &str) -> String {
    let text = text.trim_end();
    let start = text.char_indices().rev().find(|(_, letter)| !is_alphanumeric(*letter));
    fold(&text[start.map_or(0, |(at, letter)| at + letter.len_utf8())..])
}

/// The places of all cites that have an entry, in order.
fn cited(report: &Report) -> Vec<(usize, usize)> {
    let linked = cites(report).filter(|(_, cite)| cite.status != Status::None);
    let spans = linked.flat_map(|(_, cite)| &cite.spans).filter(|span| span.document == 0);
    let mut spans: Vec<(usize, usize)> = spans.map(|span| (span.start, span.end)).collect();
    spans.sort_unstable();
    spans
}

/// Whether one of the places lies in `start..end` or holds it.
fn overlaps(spans: &[(usize, usize)], start: usize, end: usize) -> bool {
    let next = spans.partition_point(|span| span.0 < end);
    spans[..next].iter().rev().take(2).any(|span| span.1 > start)
}
