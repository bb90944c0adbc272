//! What belongs to the page and not to the text: running heads, page numbers, line numbers.

use rustc_hash::FxHashMap;

use super::rows::{Row, Sheet};
use crate::order::Order;

/// Rows from either end of a page among which heads and feet are looked for.
const DEPTH: usize = 3;
/// How far a running head may move from page to page, in points.
const DRIFT: f32 = 9.0;

/// Tells the rows of every page that return on others: one list of flags a page.
pub(super) fn running(sheets: &[Sheet]) -> Vec<Vec<bool>> {
    let mut places: FxHashMap<(bool, String), Vec<(usize, usize)>> = FxHashMap::default();
    for (page, sheet) in sheets.iter().enumerate() {
        let count = sheet.rows.len();
        for at in (0..count.min(DEPTH)).chain(count.saturating_sub(DEPTH).max(DEPTH)..count) {
            let key = key(&sheet.row_text(&sheet.rows[at]));
            if !key.is_empty() && key.len() <= 400 {
                places.entry((at < DEPTH && at * 2 < count, key)).or_default().push((page, at));
            }
        }
    }
    let mut flags: Vec<Vec<bool>> = sheets.iter().map(|sheet| vec![false; sheet.rows.len()]).collect();
    for group in places.values().filter(|group| group.len() > 1) {
        for pair in group.windows(2) {
            let [first, second] = [pair[0], pair[1]];
            let base = |(page, at): (usize, usize)| sheets[page].rows[at].base;
            let near = (base(first) - base(second)).abs() < DRIFT;
            // Feet are measured from the foot where pages differ in height.
            let rise = |(page, at): (usize, usize)| sheets[page].height - sheets[page].rows[at].base;
            if first.0 != second.0 && (near || (rise(first) - rise(second)).abs() < DRIFT) {
                flags[first.0][first.1] = true;
                flags[second.0][second.1] = true;
            }
        }
    }
    flags
}

/// The letters of a row, every number the same.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
        if !letter.is_numeric() {
            key.push(letter);
        } else if !key.ends_with('#') {
            key.push('#');
        }
    }
    key
}

/// Takes the numbers of lines in the margin out of a page.
pub(super) fn drop_line_numbers(sheet: &mut Sheet) {
    for leftmost in [true, false] {
        let found = line_numbers(sheet, leftmost);
        for at in found {
            let words = &mut sheet.rows[at].words;
            if leftmost {
                words.remove(0);
            } else {
                words.pop();
            }
        }
    }
    sheet.rows.retain(|row| !row.words.is_empty());
}

/// The rows that begin, or end, with the number of the line.
fn line_numbers(sheet: &Sheet, leftmost: bool) -> Vec<usize> {
    let mut found: Vec<(usize, f32, i64)> = Vec::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        if let Some((edge, number)) = margin_number(sheet, row, leftmost) {
            found.push((at, edge, number));
        }
    }
    if found.len() < 5 {
        return Vec::new();
    }
    let mut edges: Vec<f32> = found.iter().map(|(_, edge, _)| *edge).collect();
    edges.order_by(f32::total_cmp);
    let edge = edges[edges.len() / 2];
    // Numbers set flush with the other edge are a digit or two apart on this one.
    found.retain(|(_, other, _)| (other - edge).abs() < 13.0);
    if found.len() < 5 {
        return Vec::new();
    }
    let steps: Vec<i64> = found.windows(2).map(|pair| pair[1].2 - pair[0].2).collect();
    let Some(step) = [1, 5, 2, 10]
        .into_iter()
        .find(|step| steps.iter().filter(|other| *other == step).count() * 5 >= steps.len() * 4)
    else {
        return Vec::new();
    };
    let rows = found[found.len() - 1].0 - found[0].0 + 1;
    // The entries of a list have numbers too, but not every row of them.
    if found.len() as i64 * step * 3 < rows as i64 * 2 {
        return Vec::new();
    }
    found.into_iter().map(|(at, ..)| at).collect()
}

/// The number at the edge of a row, apart from its text, and where it stands.
fn margin_number(sheet: &Sheet, row: &Row, leftmost: bool) -> Option<(f32, i64)> {
    let (word, beside) = if leftmost {
        (row.words.first()?, row.words.get(1).map(|next| next.left - row.words[0].right))
    } else {
        let last = row.words.last()?;
        let beside = row.words.len().checked_sub(2).map(|before| last.left - row.words[before].right);
        (last, beside)
    };
    if beside.is_some_and(|gap| gap < 0.8 * row.size) {
        return None;
    }
    let mut number: i64 = 0;
    for glyph in &sheet.glyphs[word.glyphs.clone()] {
        for letter in sheet.letters[glyph.letters.clone()].chars() {
            number = number * 10 + i64::from(crate::text::digits::digit_value(letter)?);
            if number > 99_999 {
                return None;
            }
        }
    }
    Some((if leftmost { word.right } else { word.left }, number))
}
