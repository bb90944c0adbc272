//! Wrapped lists without labels: which lines start an entry.
//!
//! What a line says (a name at its start, the end of the line above) gives a first guess. Then the list itself
//! teaches what indents, empty lines, short lines and years mean in it: how often each goes with the guessed starts,
//! and how often with the other lines (expectation and maximisation over a few rounds). A sign that is the same on
//! all lines, as the empty line between all lines of a spaced-out text, comes to count for nothing.

use super::super::shape::{self, End};
use super::Row;
use crate::parse::layout::digit;

/// Rounds of learning; the third seldom changes a line.
const ROUNDS: usize = 4;
/// The weight of what is believed of a sign before the list is seen, in lines.
const PRIOR: f32 = 2.0;
/// No one sign counts for more.
const LIMIT: f32 = 3.0;
/// How many values a sign may have.
const VALUES: usize = 6;
/// How many signs there are.
const SIGNS: usize = 6;

/// The values of the signs of one row; `None` where a sign cannot be read.
type Signs = [Option<u8>; SIGNS];

/// Which rows start an entry.
pub(super) fn starts(rows: &[Row<'_>], groups: &[bool]) -> Vec<bool> {
    let signs = signs(rows, groups);
    let content: Vec<f32> = (0..rows.len()).map(|at| content(rows, at)).collect();
    let mut belief: Vec<f32> = content.iter().map(|score| sigmoid(*score)).collect();
    for at in 0..rows.len() {
        if !groups[at] && (at == 0 || groups[at - 1]) {
            belief[at] = 1.0;
        }
    }
    for _ in 0..ROUNDS {
        let tables = learn(&signs, &belief, groups);
        for at in 0..rows.len() {
            if groups[at] || at == 0 || groups[at - 1] {
                continue;
            }
            let mut score = content[at];
            for (sign, value) in signs[at].iter().enumerate() {
                if let Some(value) = value {
                    score += tables[sign][usize::from(*value)];
                }
            }
            belief[at] = sigmoid(score);
        }
    }
    let mut starts: Vec<bool> = belief.iter().map(|belief| *belief > 0.5).collect();
    for at in 0..rows.len() {
        if at > 0 && groups[at - 1] {
            starts[at] = true;
        }
    }
    starts
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
        End::Number => 0.3,
        End::Word => -1.5,
        End::Open => -4.0,
    };
    let unclosed = if closes(above.text) { 0.0 } else { -2.5 };
    row.start + ended + unclosed - 0.8
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
            let first = match row.text.chars().next() {
                Some(c) if c.is_uppercase() => 0,
                Some(c) if c.is_lowercase() => 1,
                Some(c) if digit(c).is_some() => 2,
                Some(c) if c.is_alphabetic() => 3,
                _ => 4,
            };
            let year = shape::year_place(row.text).map_or(0, |place| if place < 120 { 1 } else { 2 });
            let name = if row.start > 1.5 {
                2
            } else if row.start > 0.3 {
                1
            } else {
                0
            };
            [
                (!row.page_break).then_some(u8::from(row.blank)),
                Some(if row.indent <= left + 1 { 0 } else { 1 }),
                (!row.page_break).then_some(room),
                Some(first),
                Some(year),
                Some(name),
            ]
        })
        .collect()
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
