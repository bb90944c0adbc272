//! Gathers the entries of a list from its rows: which belong to it, where each ends, and its text on one line.

use std::ops::Range;

use super::join::{Words, join};
use super::locate::Finder;
use super::shape;
use super::split::{self, Draft, Row, Split};
use super::{Entry, ReferenceList, heading_kinds};
use crate::locale::{Heading, lexicon};

/// How far the sum of the entries' scores may fall below its peak before the list is over.
const LARGEST_DROP: f32 = 6.0;

impl<'a> Finder<'a> {
    /// The list in these rows, if it is one, and its last line.
    pub(super) fn list(
        &self,
        rows: &[Row<'a>],
        heading: Option<usize>,
        trusted: bool,
    ) -> Option<(ReferenceList, usize)> {
        if rows.is_empty() {
            return None;
        }
        let split = split::split(rows);
        let mut kept = self.kept(rows, &split, trusted);
        if kept == 0 {
            return None;
        }
        let words = self.words.get_or_init(|| Words::new(self.text));
        let mut entries: Vec<Entry> = Vec::with_capacity(kept);
        let mut authors: Option<String> = None;
        for (index, draft) in split.drafts[..kept].iter().enumerate() {
            let rows_of = self.trim_tail(rows, draft, index + 1 == kept, &split);
            let draft = Draft { rows: rows_of, ..draft.clone() };
            // `Opere a stampa e risorse in rete`: the heading of a part.
            let heads = index + 1 < kept && !split.labelled && is_bare(rows, &draft) || is_running_head(rows, &draft);
            if let Some(entry) = self.entry(rows, &draft, words, &mut authors).filter(|_| !heads) {
                entries.push(entry);
            }
        }
        kept = kept.min(split.drafts.len());
        let last_row = &rows[split.drafts[kept - 1].rows.end - 1];
        let start = heading.map_or(entries.first()?.range.start, |at| self.lines[at].range.start);
        let end = entries.iter().map(|entry| entry.range.end).max()?;
        let start = start.min(entries.iter().map(|entry| entry.range.start).min()?);
        let heading = heading.map(|at| self.lines[at].range.clone());
        Some((ReferenceList { range: start..end.max(start), heading, entries }, last_row.line))
    }

    /// How many entries belong to the list: those up to the peak of the sum of their scores.
    fn kept(&self, rows: &[Row<'a>], split: &Split, trusted: bool) -> usize {
        let mut sum = 0.0;
        let mut peak = 0.0;
        let mut kept = 0;
        let mut good = 0;
        let mut good_kept = 0;
        for (index, draft) in split.drafts.iter().enumerate() {
            let first = &rows[draft.rows.start];
            let text = self.raw(rows, draft);
            let source = shape::source(&text);
            // A short line may be a source of which little is printed; a long one without any sign is prose.
            // So may a remark with a number: `[20] See Supplemental Material at …`
            let remark = draft.labelled && text.len() < 600;
            let floor = if text.len() < 200 || remark { -0.2 } else { -1.0 };
            let mut score = source.clamp(floor, 1.2) - 0.25;
            if split.labelled {
                score += if draft.labelled { 0.8 } else { -0.6 };
            }
            let apart = first.blank && !first.page_break && !split.blanks_between && index > 0;
            if apart && source < 0.8 {
                score -= 0.8;
            }
            if text.chars().nth(1_500).is_some() && source < 1.0 {
                score -= 1.0;
            }
            sum += score;
            good += usize::from(source > 0.4);
            if sum > peak {
                peak = sum;
                kept = index + 1;
                good_kept = good;
            }
            if !trusted && peak - sum > LARGEST_DROP {
                break;
            }
        }
        if trusted {
            return split.drafts.len();
        }
        if good_kept * 2 >= kept && peak > 0.5 { kept } else { 0 }
    }

    /// In a labelled list the last entry ends where text without a label starts after an empty line.
    fn trim_tail(&self, rows: &[Row<'a>], draft: &Draft, last: bool, split: &Split) -> Range<usize> {
        let range = draft.rows.clone();
        if !(last || split.labelled) {
            return range;
        }
        for at in range.start + 1..range.end {
            let (above, row) = (&rows[at - 1], &rows[at]);
            let ended = above.end != shape::End::Open && (above.end != shape::End::Word || above.width > 165);
            if row.blank
                && !row.page_break
                && ended
                && !shape::is_address(row.text)
                && !row.text.starts_with(['[', '('])
                && (last || row.width > 200)
            {
                return range.start..at;
            }
        }
        range
    }

    fn raw(&self, rows: &[Row<'a>], draft: &Draft) -> String {
        let size = rows[draft.rows.clone()].iter().map(|row| row.text.len() + 1).sum::<usize>();
        let mut text = String::with_capacity(size.min(8_000));
        for (at, row) in rows[draft.rows.clone()].iter().enumerate() {
            let body = if at == 0 { body(row, draft.labelled) } else { row.text };
            if at > 0 {
                text.push(' ');
            }
            text.push_str(body);
            if text.len() > 8_000 {
                break;
            }
        }
        text
    }

    pub(super) fn entry(
        &self,
        rows: &[Row<'a>],
        draft: &Draft,
        words: &Words<'_>,
        authors: &mut Option<String>,
    ) -> Option<Entry> {
        let first = &rows[draft.rows.start];
        let label = first.label.as_ref().filter(|_| draft.labelled);
        let skip = label.map_or(0, |label| label.body);
        let mut pieces = Vec::with_capacity(draft.rows.len());
        // A translation below belongs to the entry, but its fields are those of the original.
        let mut said = 0;
        for (at, row) in rows[draft.rows.clone()].iter().enumerate() {
            let start = row.range.start + if at == 0 { skip } else { 0 };
            if start < row.range.end {
                pieces.push(start..row.range.end);
                said += usize::from((at == 0 || !row.translates) && said + 1 == pieces.len());
            }
        }
        let start = pieces.iter().map(|piece| piece.start).min()?;
        let end = pieces.iter().map(|piece| piece.end).max()?;
        let size = pieces[..said].iter().map(|piece| piece.len() + 1).sum();
        let text = join(pieces[..said].iter().map(|piece| &self.text[piece.clone()]), size, words);
        let repeated_author = match shape::repeated_author(&text) {
            Some(_) => authors.clone(),
            // A further work of the author above: `2006 Hedges`.
            None if authors.is_some() && split::opens_with_year(&text) => authors.clone(),
            None => {
                *authors = authors_of(&text);
                None
            }
        };
        Some(Entry {
            range: start..end,
            label: label.and_then(|label| label.name(first.text)).map(str::to_owned),
            pieces,
            text,
            repeated_author,
            group: draft.group.map(|row| rows[row].text.to_owned()),
        })
    }
}

/// Whether an entry is one short line of words, without a number or a sign.
fn is_bare(rows: &[Row<'_>], draft: &Draft) -> bool {
    /// Words of a heading, and letters of a script that parts no words.
    const WORDS: usize = 8;
    const LETTERS: usize = 70;
    let [row] = &rows[draft.rows.clone()] else { return false };
    let text = row.text.trim_end_matches(':');
    // `III. Ouvrages, thèses et articles`
    let label = text.find(['.', ')']).filter(|&end| end <= 4 && text[..end].chars().all(char::is_alphanumeric));
    let words = label.map_or(text, |end| text[end + 1..].trim_start());
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '-' | '\u{200c}') || c == ',';
    let few = label.is_some() || !words.contains(',') || words.split(' ').count() <= WORDS / 2 + 1;
    few && words.chars().all(plain)
        && words.split(' ').count() <= WORDS
        && words.chars().nth(LETTERS).is_none()
        && !words.is_empty()
}

/// `BIBLIOGRAPHY 69`, `70 BIBLIOGRAPHY`: the head of a page.
fn is_running_head(rows: &[Row<'_>], draft: &Draft) -> bool {
    /// Bytes of such a line.
    const LONGEST: usize = 40;
    let [row] = &rows[draft.rows.clone()] else { return false };
    let numbered =
        row.text.starts_with(|c: char| c.is_ascii_digit()) || row.text.ends_with(|c: char| c.is_ascii_digit());
    let words = row.text.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
    numbered
        && row.text.split_whitespace().map(|word| word.len() + 1).sum::<usize>() < LONGEST
        && heading_kinds(words, lexicon()).contains(&Heading::References)
}

/// The row's text without its label.
pub(super) fn body<'a>(row: &Row<'a>, labelled: bool) -> &'a str {
    row.label.as_ref().filter(|_| labelled).map_or(row.text, |label| &row.text[label.body..])
}

/// What stands before the year or the title: what a dash in the next entry repeats.
fn authors_of(text: &str) -> Option<String> {
    let year = shape::year_place(text).filter(|at| *at < 240);
    let end = match year {
        Some(at) if text[..at].trim_end().ends_with(['(', '[', '（']) => {
            text[..at].trim_end().trim_end_matches(['(', '[', '（']).len()
        }
        _ => {
            let mut end = None;
            for (at, c) in text.char_indices().take(240) {
                if !matches!(c, '.' | '．' | ':') {
                    continue;
                }
                let rest = &text[at + c.len_utf8()..];
                let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                if (rest.starts_with(' ') || rest.is_empty()) && word.chars().count() > 2 {
                    end = Some(at);
                    break;
                }
            }
            // `Brown Ann, 1996, The wall.`
            end.filter(|end| year.is_none_or(|year| year > *end)).or(year)?
        }
    };
    let name = text[..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '،' | '.'));
    // An initial keeps its point.
    let name = if text[name.len()..].starts_with('.') && name.chars().rev().nth(1).is_none_or(|c| !c.is_alphanumeric())
    {
        &text[..name.len() + 1]
    } else {
        name
    };
    (!name.is_empty()).then(|| name.to_owned())
}
