//! The order in which the parts of a page are read: columns one after the other.

use super::rows::{Placed, Row, Word};
use crate::order::Order;

/// Columns within columns, at most.
const DEPTH: usize = 3;
/// A gutter is at least this many ems wide.
const GUTTER: f32 = 0.6;
/// A column is at least this many ems wide: labels and line numbers are narrower.
const COLUMN: f32 = 6.5;
/// Fewer rows side by side are chance.
const LEAST_ROWS: usize = 4;

/// Words longer than this, in ems, are addresses.
const LONG_WORD: f32 = 12.0;
/// Rows of one paragraph follow within so many ems.
const PITCH: f32 = 2.0;

/// Rows that are read one after the other.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) rows: Vec<Row>,
}

/// Cuts the rows of a page into regions in reading order.
///
/// `glyphs` are those that the words are made of.
pub(super) fn regions(rows: Vec<Row>, glyphs: &[Placed], right_to_left: bool) -> Vec<Region> {
    let mut found = Vec::new();
    cut(rows, glyphs, right_to_left, DEPTH, &mut found);
    found
}

fn cut(rows: Vec<Row>, glyphs: &[Placed], right_to_left: bool, depth: usize, found: &mut Vec<Region>) {
    if rows.is_empty() {
        return;
    }
    let best = if depth == 0 || rows.len() < LEAST_ROWS { None } else { best_gutter(&rows) };
    let Some((x, bands)) = best else {
        found.push(Region { rows });
        return;
    };
    let mut rest = rows.into_iter();
    let mut done = 0;
    for band in bands {
        let above: Vec<Row> = rest.by_ref().take(band.start - done).collect();
        if !above.is_empty() {
            cut(above, glyphs, right_to_left, depth - 1, found);
        }
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in rest.by_ref().take(band.end - band.start) {
            let words = row.words.into_iter().flat_map(|word| split_long(word, x, row.size, glyphs));
            let (lefts, rights): (Vec<Word>, Vec<Word>) = words.partition(|word| middle(word) < x);
            for (words, side) in [(lefts, &mut left), (rights, &mut right)] {
                if !words.is_empty() {
                    side.push(Row { base: row.base, size: row.size, words });
                }
            }
        }
        let (first, second) = if right_to_left { (right, left) } else { (left, right) };
        cut(first, glyphs, right_to_left, depth - 1, found);
        cut(second, glyphs, right_to_left, depth - 1, found);
        done = band.end;
    }
    let below: Vec<Row> = rest.collect();
    if !below.is_empty() {
        cut(below, glyphs, right_to_left, depth - 1, found);
    }
}

fn middle(word: &Word) -> f32 {
    (word.left + word.right) / 2.0
}

/// Whether a word is too long to be prose and stands on both sides of a place.
fn runs_over(word: &Word, x: f32, size: f32) -> bool {
    word.left < x && word.right > x && word.right - word.left > LONG_WORD * size
}

/// Both halves of a long word that runs out of its column.
fn split_long(word: Word, x: f32, size: f32, glyphs: &[Placed]) -> impl Iterator<Item = Word> {
    let inside = glyphs.get(word.glyphs.clone()).unwrap_or_default();
    let at = word.glyphs.start + inside.partition_point(|glyph| glyph.left < x);
    let halves = if runs_over(&word, x, size) && word.glyphs.start < at && at < word.glyphs.end {
        let right = Word { glyphs: at..word.glyphs.end, left: x, right: word.right };
        [Some(Word { glyphs: word.glyphs.start..at, left: word.left, right: x }), Some(right)]
    } else {
        [Some(word), None]
    };
    halves.into_iter().flatten()
}

/// Rows that cross a gutter by a single long word, as a web address that runs out of its column does, among rows that
/// keep it.
fn is_overfull(rows: &[Row], sides: &[Side], at: usize, x: f32) -> bool {
    let row = &rows[at];
    let keeps = |other: Option<usize>| {
        other.is_some_and(|other| {
            sides.get(other).is_some_and(|side| *side != Side::Crossing)
                && (rows[other].base - row.base).abs() < PITCH * row.size
        })
    };
    sides[at] == Side::Crossing
        && keeps(at.checked_sub(1))
        && keeps(Some(at + 1))
        && row.words.iter().any(|word| runs_over(word, x, row.size))
}

/// The gutter that most rows respect, and the runs of rows that it parts.
fn best_gutter(rows: &[Row]) -> Option<(f32, Vec<std::ops::Range<usize>>)> {
    candidates(rows)
        .into_iter()
        .filter_map(|x| {
            let bands = bands(rows, x);
            let held: usize = bands.iter().map(|band| band.end - band.start).sum();
            (held >= LEAST_ROWS).then_some((held, x, bands))
        })
        .max_by_key(|(held, ..)| *held)
        .map(|(_, x, bands)| (x, bands))
}

/// Places left of which, or right of which, many rows start anew.
fn candidates(rows: &[Row]) -> Vec<f32> {
    let left = rows.iter().map(Row::left).fold(f32::MAX, f32::min);
    let right = rows.iter().map(Row::right).fold(f32::MIN, f32::max);
    let width = right - left;
    let mut edges: Vec<f32> = Vec::new();
    for row in rows {
        let mut before: Option<&Word> = None;
        for word in &row.words {
            if before.is_none_or(|before| word.left - before.right >= GUTTER * row.size) {
                edges.push(word.left - 0.25 * row.size);
                if let Some(before) = before {
                    edges.push(before.right + 0.25 * row.size);
                }
            }
            before = Some(word);
        }
        if let Some(last) = before {
            edges.push(last.right + 0.25 * row.size);
        }
    }
    edges.retain(|edge| *edge > left + 0.12 * width && *edge < right - 0.12 * width);
    edges.order_by(f32::total_cmp);
    // Count the edges within two points to the right of each.
    let mut peaks: Vec<(usize, f32)> = Vec::new();
    let mut end = 0;
    for start in 0..edges.len() {
        while edges.get(end).is_some_and(|edge| edge - edges[start] < 2.0) {
            end += 1;
        }
        peaks.push((end - start, edges[start]));
    }
    peaks.retain(|(count, _)| *count >= 3);
    peaks.order_by(|first, second| second.0.cmp(&first.0).then(first.1.total_cmp(&second.1)));
    let mut chosen: Vec<f32> = Vec::new();
    for (_, edge) in peaks {
        if chosen.iter().all(|other| (other - edge).abs() > 3.0) {
            chosen.push(edge);
            if chosen.len() == 8 {
                break;
            }
        }
    }
    chosen
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
    Both,
    Crossing,
}

fn side(row: &Row, x: f32) -> Side {
    let next = row.words.partition_point(|word| middle(word) < x);
    let before = next.checked_sub(1).map(|last| row.words[last].right);
    let after = row.words.get(next).map(|word| word.left);
    match (before, after) {
        (Some(before), Some(after)) => {
            if before > x || after < x || after - before < GUTTER * row.size {
                Side::Crossing
            } else {
                Side::Both
            }
        }
        (Some(before), None) => {
            if before > x {
                Side::Crossing
            } else {
                Side::Left
            }
        }
        (None, Some(after)) => {
            if after < x {
                Side::Crossing
            } else {
                Side::Right
            }
        }
        (None, None) => Side::Left,
    }
}

/// The runs of rows that nothing crosses at `x` and that have prose on both sides.
fn bands(rows: &[Row], x: f32) -> Vec<std::ops::Range<usize>> {
    let mut sides: Vec<Side> = rows.iter().map(|row| side(row, x)).collect();
    for at in 0..rows.len() {
        if is_overfull(rows, &sides, at, x) {
            sides[at] = Side::Both;
        }
    }
    let mut found = Vec::new();
    let mut start = 0;
    for run in sides.chunk_by(|first, second| (*first == Side::Crossing) == (*second == Side::Crossing)) {
        let range = start..start + run.len();
        start = range.end;
        if run[0] != Side::Crossing && holds_columns(&rows[range.clone()], run, x) {
            found.push(range);
        }
    }
    found
}

fn holds_columns(rows: &[Row], sides: &[Side], x: f32) -> bool {
    let mut both = 0;
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    let (mut left_ems, mut right_ems) = (0.0, 0.0);
    for (row, side) in rows.iter().zip(sides) {
        both += usize::from(*side == Side::Both);
        let next = row.words.partition_point(|word| middle(word) < x);
        if let (Some(first), Some(last)) = (row.words[..next].first(), row.words[..next].last()) {
            lefts.push(row.base);
            left_ems += (last.right - first.left) / row.size;
        }
        if let (Some(first), Some(last)) = (row.words[next..].first(), row.words[next..].last()) {
            rights.push(row.base);
            right_ems += (last.right - first.left) / row.size;
        }
    }
    if lefts.len() < LEAST_ROWS - 1 || rights.len() < LEAST_ROWS - 1 {
        return false;
    }
    if left_ems / (lefts.len() as f32) < COLUMN || right_ems / (rights.len() as f32) < COLUMN {
        return false;
    }
    if both >= LEAST_ROWS {
        return true;
    }
    // Lines of different height in the two columns: they have to stand beside each other all the same.
    let top = lefts[0].max(rights[0]);
    let bottom = lefts[lefts.len() - 1].min(rights[rights.len() - 1]);
    let within = |bases: &[f32]| bases.iter().filter(|base| **base >= top - 1.0 && **base <= bottom + 1.0).count();
    within(&lefts) >= LEAST_ROWS && within(&rights) >= LEAST_ROWS
}
