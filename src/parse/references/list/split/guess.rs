//! Wrapped lists without labels: which lines start an entry.
//!
//! What a line says (a name at its start, the end of the line above) gives a first guess. Then the list itself
//! teaches what indents, empty lines, short lines, years and the alphabet mean in it: how often each goes with the
//! guessed starts, and how often with the other lines (expectation and maximisation over a few rounds). A sign that
//! is the same on all lines, as the empty line between all lines of a spaced-out text, comes to count for nothing.

use super::super::shape::{self, End};
use super::Row;
use crate::text::fold;

/// Rounds of learning; the last ones seldom change a line.
const ROUNDS: usize = 6;
/// The weight of what is believed of a sign before the list is seen, in lines.
const PRIOR: f32 = 2.0;
/// No one sign counts for more.
const LIMIT: f32 = 3.5;
/// How many values a sign may have.
const VALUES: usize = 6;
/// How many signs there are.
const SIGNS: usize = 7;
/// The alphabet: whether the line stands in order between the starts around it.
const ORDER: usize = 5;
/// Whether the entry above has its year, so that it may be over.
const COMPLETE: usize = 6;

/// The values of the signs of one row; `None` where a sign cannot be read.
type Signs = [Option<u8>; SIGNS];

/// Which rows start an entry.
pub(super) fn starts(rows: &[Row<'_>], groups: &[bool]) -> Vec<bool> {
    let mut signs = signs(rows, groups);
    let keys: Vec<String> = rows.iter().map(key).collect();
    let content: Vec<f32> = (0..rows.len()).map(|at| content(rows, at)).collect();
    let certain = |at: usize| at == 0 || groups[at - 1];
    let mut belief: Vec<f32> = (0..rows.len()).map(|at| if certain(at) { 1.0 } else { sigmoid(content[at]) }).collect();
    for _ in 0..ROUNDS {
        order(&mut signs, &belief, &keys, groups);
        complete(&mut signs, &belief, rows);
        let tables = learn(&signs, &belief, groups);
        for at in (0..rows.len()).filter(|&at| !groups[at] && !certain(at)) {
            let mut score = content[at];
            for (sign, value) in signs[at].iter().enumerate() {
                if let Some(value) = value {
                    score += tables[sign][usize::from(*value)];
                }
            }
            belief[at] = sigmoid(score);
        }
    }
    (0..rows.len()).map(|at| certain(at) || belief[at] > 0.5).collect()
}

fn sigmoid(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// What the words alone say.
fn content(rows: &[Row<'_>], at: usize) -> f32 {
    let row = &rows[at];
    let Some(above) = at.checked_sub(1).map(|above| &rows[above]) else { return 5.0 };
    let ended = match above.end {
        End::Stop => 0.8,
        End::Address => 0.8,
        End::Number | End::Year => 0.0,
        End::Word => -1.5,
        End::Initial => -3.0,
        End::Open => -6.0,
    };
    let unclosed = if closes(above.text) { 0.0 } else { -2.5 };
    row.start + ended + unclosed - 1.0
}

/// Whether every bracket opened in the line is closed in it.
fn closes(line: &str) -> bool {
    let mut depth: i32 = 0;
    for c in line.chars() {
        match c {
            '(' | '[' | '（' | '«' | '“' | '『' | '「' | '《' => depth += 1,
            ')' | ']' | '）' | '»' | '”' | '』' | '」' | '》' => depth = (depth - 1).max(0),
            _ => {}
        }
    }
    depth == 0
}

fn signs(rows: &[Row<'_>], groups: &[bool]) -> Vec<Signs> {
    let listed = || rows.iter().zip(groups).filter(|(_, group)| !**group).map(|(row, _)| row);
    let left = listed().map(|row| row.indent).min().unwrap_or_default();
    let mut widths: Vec<usize> = listed().map(|row| row.indent + row.width).collect();
    widths.sort_unstable();
    let full = widths.get(widths.len() * 19 / 20).copied().unwrap_or(80).max(1);
    (0..rows.len())
        .map(|at| {
            let row = &rows[at];
            let Some(above) = at.checked_sub(1).map(|above| &rows[above]) else { return [None; SIGNS] };
            let reach = above.indent + above.width;
            let word = row.text.split_whitespace().next().map_or(0, |word| word.chars().count());
            let room = match (reach * 10 / full, reach + 1 + word <= full) {
                (_, false) => 0,
                (8.., true) => 1,
                (6..8, true) => 2,
                (_, true) => 3,
            };
            let year = shape::year_place(row.text).map_or(0, |place| if place < 120 { 1 } else { 2 });
            let end = match above.end {
                End::Stop => 0,
                End::Number => 1,
                End::Address => 2,
                End::Word => 3,
                End::Initial | End::Open => 4,
                End::Year => 5,
            };
            [
                (!row.page_break).then_some(u8::from(row.blank)),
                Some(u8::from(row.indent > left + 1)),
                (!row.page_break).then_some(room),
                Some(year),
                Some(end),
                None,
                None,
            ]
        })
        .collect()
}

/// The letters by which a list is sorted.
fn key(row: &Row<'_>) -> String {
    let head: String = row.text.chars().filter(|c| c.is_alphabetic() || c.is_whitespace()).take(12).collect();
    fold(&head)
}

/// Reads the alphabet: a start stands in order between the starts above and below it; other lines do by chance.
fn order(signs: &mut [Signs], belief: &[f32], keys: &[String], groups: &[bool]) {
    let mut below: Vec<Option<usize>> = vec![None; keys.len()];
    let mut next = None;
    for at in (0..keys.len()).rev() {
        below[at] = next;
        if groups[at] {
            next = None;
        } else if belief[at] > 0.7 {
            next = Some(at);
        }
    }
    let mut last: Option<usize> = None;
    for at in 0..keys.len() {
        let after = last.is_none_or(|last| keys[last] <= keys[at]);
        let before = below[at].is_none_or(|next| keys[at] <= keys[next]);
        signs[at][ORDER] = Some(u8::from(after) + u8::from(before));
        if groups[at] {
            last = None;
        } else if belief[at] > 0.7 {
            last = Some(at);
        }
    }
}

/// Whether the lines since the last start hold a year.
fn complete(signs: &mut [Signs], belief: &[f32], rows: &[Row<'_>]) {
    let mut year = true;
    for at in 0..rows.len() {
        signs[at][COMPLETE] = Some(u8::from(year));
        if belief[at] > 0.5 {
            year = false;
        }
        year |= shape::year_place(rows[at].text).is_some();
    }
}

/// For each sign and value, the log of how much more often it goes with starts than with other lines.
fn learn(signs: &[Signs], belief: &[f32], groups: &[bool]) -> [[f32; VALUES]; SIGNS] {
    let mut with = [[0.0_f32; VALUES]; SIGNS];
    let mut without = [[0.0_f32; VALUES]; SIGNS];
    for ((signs, belief), _) in signs.iter().zip(belief).zip(groups).filter(|(_, group)| !**group) {
        for (sign, value) in signs.iter().enumerate() {
            if let Some(value) = value {
                with[sign][usize::from(*value)] += belief;
                without[sign][usize::from(*value)] += 1.0 - belief;
            }
        }
    }
    let mut tables = [[0.0; VALUES]; SIGNS];
    for sign in 0..SIGNS {
        let total_with: f32 = with[sign].iter().sum();
        let total_without: f32 = without[sign].iter().sum();
        for value in 0..VALUES {
            // Before the list is seen, a value goes with both kinds of lines as often as it is seen at all.
            let share = (with[sign][value] + without[sign][value]) / (total_with + total_without).max(1.0);
            let started = (with[sign][value] + PRIOR * share) / (total_with + PRIOR);
            let went_on = (without[sign][value] + PRIOR * share) / (total_without + PRIOR);
            if started > 0.0 && went_on > 0.0 {
                tables[sign][value] = (started / went_on).ln().clamp(-LIMIT, LIMIT);
            }
        }
    }
    tables
}
