//! Glyphs to words, and words to rows: what stands on one height, across all columns.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::glyphs::{Glyph, Page};
use crate::order::Order;

/// A gap wider than this, in ems, parts words where the file draws no spaces.
const WORD_GAP: f32 = 0.16;
/// The same where it draws them: then wide gaps are mostly loose letters.
const WORD_GAP_BESIDE_SPACES: f32 = 0.3;

/// Whether a glyph stands above or below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Line,
    Raised,
    Lowered,
}

/// A glyph in its row.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) letters: Range<usize>,
    pub(super) left: f32,
    pub(super) level: Level,
}

/// Glyphs without a gap between them.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Places in [`Sheet::glyphs`], from left to right.
    pub(super) glyphs: Range<usize>,
    pub(super) left: f32,
    pub(super) right: f32,
}

/// Words on one height, from left to right.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) base: f32,
    /// The size of most of its glyphs.
    pub(super) size: f32,
    pub(super) words: Vec<Word>,
}

impl Row {
    pub(super) fn left(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.left)
    }

    pub(super) fn right(&self) -> f32 {
        self.words.iter().map(|word| word.right).fold(f32::MIN, f32::max)
    }
}

/// A page in rows, top first.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) glyphs: Vec<Placed>,
    pub(super) letters: String,
    pub(super) rows: Vec<Row>,
    pub(super) height: f32,
}

impl Sheet {
    /// The letters of a row as they stand, from left to right.
    pub(super) fn row_text(&self, row: &Row) -> String {
        let mut text = String::new();
        for word in &row.words {
            if !text.is_empty() {
                text.push(' ');
            }
            self.glyphs[word.glyphs.clone()]
                .iter()
                .for_each(|glyph| text.push_str(&self.letters[glyph.letters.clone()]));
        }
        text
    }
}

/// Sorts the glyphs of a page into rows.
pub(super) fn rows(page: Page) -> Sheet {
    let Page { mut glyphs, mut letters, height, .. } = page;
    let levels = levels(&mut glyphs, &letters);
    attach_marks(&mut glyphs, &mut letters);
    let spaces = glyphs.iter().filter(|glyph| is_space(glyph, &letters)).count();
    let gap = if spaces * 16 >= glyphs.len() { WORD_GAP_BESIDE_SPACES } else { WORD_GAP };

    let mut order: Vec<usize> = (0..glyphs.len()).collect();
    order.order_by(|&first, &second| glyphs[first].base.total_cmp(&glyphs[second].base));
    let mut sheet =
        Sheet { glyphs: Vec::with_capacity(glyphs.len()), letters: String::new(), rows: Vec::new(), height };
    let mut start = 0;
    while start < order.len() {
        let first = &glyphs[order[start]];
        let (base, size) = (first.base, first.size);
        let mut end = start + 1;
        while order.get(end).is_some_and(|&at| glyphs[at].base - base <= 0.25 * size.min(glyphs[at].size)) {
            end += 1;
        }
        let group = &mut order[start..end];
        group.order_by(|&first, &second| glyphs[first].left.total_cmp(&glyphs[second].left));
        push_row(&mut sheet, &glyphs, &letters, &levels, group, gap);
        start = end;
    }
    sheet.letters = letters;
    sheet
}

fn is_space(glyph: &Glyph, letters: &str) -> bool {
    letters[glyph.letters.clone()].trim().is_empty()
}

fn push_row(sheet: &mut Sheet, glyphs: &[Glyph], letters: &str, levels: &[Level], group: &[usize], gap: f32) {
    let mut words: Vec<Word> = Vec::new();
    let mut spaced = false;
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    let mut base = None;
    for &at in group {
        let glyph = &glyphs[at];
        if is_space(glyph, letters) {
            spaced = true;
            continue;
        }
        let same = |placed: &&Placed| {
            (placed.left - glyph.left).abs() < 0.08 * glyph.size
                && letters[placed.letters.clone()] == letters[glyph.letters.clone()]
        };
        // Letters are drawn twice to look bold.
        if let Some(last) = words.last()
            && sheet.glyphs[last.glyphs.clone()].iter().rev().take(2).any(|placed| same(&placed))
        {
            continue;
        }
        let placed = Placed { letters: glyph.letters.clone(), left: glyph.left, level: levels[at] };
        if levels[at] == Level::Line {
            base.get_or_insert(glyph.base);
            match sizes.iter().position(|(size, _)| (size - glyph.size).abs() < 0.3) {
                Some(known) => sizes[known].1 += 1,
                None if sizes.len() < 16 => sizes.push((glyph.size, 1)),
                None => {}
            }
        }
        let number = sheet.glyphs.len();
        let joined = words.last_mut().filter(|last| {
            let between = glyph.left - last.right;
            between <= gap * glyph.size && !(spaced && between > 0.04 * glyph.size)
        });
        match joined {
            Some(last) => {
                last.glyphs.end = number + 1;
                last.right = last.right.max(glyph.right);
            }
            None => words.push(Word { glyphs: number..number + 1, left: glyph.left, right: glyph.right }),
        }
        sheet.glyphs.push(placed);
        spaced = false;
    }
    if words.is_empty() {
        return;
    }
    let first = &glyphs[group[0]];
    let size = sizes.iter().max_by_key(|(_, count)| *count).map_or(first.size, |(size, _)| *size);
    sheet.rows.push(Row { base: base.unwrap_or(first.base), size, words });
}

/// Finds raised and lowered glyphs and puts them on the line that they belong to. The file draws them right before
/// or after their neighbour on the line.
fn levels(glyphs: &mut [Glyph], letters: &str) -> Vec<Level> {
    let mut levels = vec![Level::Line; glyphs.len()];
    // The last glyph on a line, and how far the text has come, its raised parts with it.
    let mut host: Option<(f32, f32)> = None;
    let (mut from, mut to) = (0.0_f32, 0.0_f32);
    let mut run = 0;
    for at in 0..glyphs.len() {
        let glyph = glyphs[at].clone();
        if is_space(&glyph, letters) {
            continue;
        }
        let reach = 0.8 * glyph.size;
        let beside = glyph.left < to + reach && glyph.right > from - reach;
        let level = host.filter(|_| beside).map_or(Level::Line, |(base, size)| level(&glyph, base, size, letters));
        if level == Level::Line {
            let same_line = host.is_some_and(|(base, size)| (base - glyph.base).abs() < 0.05 * size && beside);
            if !same_line {
                lead(glyphs, &mut levels, run..at, &glyph, letters);
                run = at;
            } else if host.is_some_and(|(_, size)| size * 1.1 < glyph.size) {
                run = at;
            }
            host = Some((glyph.base, glyph.size));
        } else if let Some((base, _)) = host {
            glyphs[at].base = base;
            levels[at] = level;
        }
        if level == Level::Line && !beside {
            (from, to) = (glyph.left, glyph.right);
        } else {
            // Only the nearest glyphs count: the neighbour may stand on either side.
            (from, to) = (glyph.left.min(to), glyph.right.max(from));
        }
    }
    levels
}

fn level(glyph: &Glyph, base: f32, size: f32, letters: &str) -> Level {
    let raise = (base - glyph.base) / size;
    let ratio = glyph.size / size;
    if (0.45..0.9).contains(&ratio) {
        if (0.1..0.85).contains(&raise) {
            return Level::Raised;
        }
        if (-0.5..-0.06).contains(&raise) {
            return Level::Lowered;
        }
    }
    let number = letters[glyph.letters.clone()].chars().all(|letter| letter.is_ascii_digit());
    if number && (0.9..1.02).contains(&ratio) && (0.25..0.6).contains(&raise) {
        return Level::Raised;
    }
    Level::Line
}

/// Raised glyphs at the start of a line: drawn before the glyph whose line they belong to.
fn lead(glyphs: &mut [Glyph], levels: &mut [Level], run: Range<usize>, host: &Glyph, letters: &str) {
    if run.len() > 8 || run.is_empty() {
        return;
    }
    let fits = glyphs[run.clone()].iter().all(|glyph| {
        let near = glyph.left < host.right + host.size && glyph.right > host.left - 2.0 * host.size;
        is_space(glyph, letters) || (near && level(glyph, host.base, host.size, letters) == Level::Raised)
    });
    if fits {
        for at in run {
            glyphs[at].base = host.base;
            levels[at] = Level::Raised;
        }
    }
}

/// Puts accents that are drawn apart onto their letters.
fn attach_marks(glyphs: &mut [Glyph], letters: &mut String) {
    for at in 0..glyphs.len() {
        let text = &letters[glyphs[at].letters.clone()];
        let Some(first) = text.chars().next() else { continue };
        let combining = is_combining_mark(first);
        let Some(mark) = (if combining { Some(first) } else { accent(first) }) else { continue };
        if !combining && text.chars().nth(1).is_some() {
            continue;
        }
        let middle = (glyphs[at].left + glyphs[at].right) / 2.0;
        let carrier = |other: usize| {
            let (mark, base) = (&glyphs[at], &glyphs[other]);
            let letter = letters[base.letters.clone()].chars().next().is_some_and(char::is_alphabetic);
            let slack = if combining { 0.15 * base.size } else { 0.0 };
            letter
                && (mark.base - base.base).abs() < 0.9 * base.size
                && middle >= base.left - slack
                && middle <= base.right + slack
        };
        let near = [at.checked_add(1), at.checked_sub(1)].into_iter().flatten().filter(|&other| other < glyphs.len());
        let Some(other) = near.clone().find(|&other| carrier(other)) else { continue };
        let base = &glyphs[other];
        if !combining && !letters[base.letters.clone()].chars().all(|letter| letter.is_alphabetic()) {
            continue;
        }
        let (left, height, dotless) = (base.left, base.base, letters[base.letters.clone()] == *"ı");
        if !combining {
            let start = letters.len();
            letters.push(mark);
            glyphs[at].letters = start..letters.len();
            if dotless {
                let start = letters.len();
                letters.push('i');
                glyphs[other].letters = start..letters.len();
            }
        }
        // Right after its letter, whatever the direction: the two are never parted.
        glyphs[at].left = left + 0.001;
        glyphs[at].right = left + 0.002;
        glyphs[at].base = height;
    }
}

/// The accent that a spacing one stands for.
fn accent(letter: char) -> Option<char> {
    Some(match letter {
        '`' => '\u{300}',
        '´' => '\u{301}',
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        '¯' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30A}',
        '˝' => '\u{30B}',
        'ˇ' => '\u{30C}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    })
}
