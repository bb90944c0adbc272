//! The printed lines of a page, as text.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::columns::Region;
use super::order::{Class, mirrored, reading_order, runs_left};
use super::rows::{Level, Placed, Row, Sheet};

/// A printed line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    /// Bytes of `text` that are raised.
    pub(super) raised: Vec<Range<usize>>,
    /// Bytes of `text` at which a bracket stands that is read to the left.
    pub(super) brackets: Vec<usize>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) right_to_left: bool,
}

/// A part of a page that is read as one.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) lines: Vec<Line>,
}

/// Which way the text of a file runs, and how it is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// Whether lines run to the left that do not say it themselves.
    pub(super) right_to_left: bool,
    /// Whether brackets among words that run to the right are the wrong way round.
    pub(super) mirrored: bool,
}

/// Reads the lines of a region.
pub(super) fn block(sheet: &Sheet, region: &Region, way: Way) -> Block {
    Block { lines: region.rows.iter().filter_map(|row| line(sheet, row, way)).collect() }
}

/// Reads one row.
pub(super) fn line(sheet: &Sheet, row: &Row, way: Way) -> Option<Line> {
    // `None` is the space between two words.
    let mut places: Vec<Option<&Placed>> = Vec::new();
    for word in &row.words {
        if !places.is_empty() {
            places.push(None);
        }
        places.extend(sheet.glyphs[word.glyphs.clone()].iter().map(Some));
    }
    let letters = |place: &Option<&Placed>| place.map_or(" ", |glyph| &sheet.letters[glyph.letters.clone()]);
    let class = |place| if way.mirrored { Class::of(letters(place)).turned() } else { Class::of(letters(place)) };
    let classes: Vec<Class> = places.iter().map(class).collect();
    let right_to_left = runs_left(&classes).unwrap_or(way.right_to_left);
    let foreign = way.right_to_left && !right_to_left && !classes.contains(&Class::Right);
    let mut writer = Writer { mirrored: way.mirrored, ..Writer::default() };
    if classes.contains(&Class::Right) || right_to_left {
        let order = keep_marks_after_letters(reading_order(&classes, right_to_left), &places, &letters);
        order.into_iter().for_each(|(at, leftward)| writer.push(letters(&places[at]), places[at], leftward));
    } else {
        places.iter().for_each(|place| writer.push(letters(place), *place, false));
    }
    let (mut text, mut raised, brackets) = writer.finish();
    if foreign {
        move_stop(&mut text, &mut raised);
    }
    if text.trim().is_empty() {
        return None;
    }
    Some(Line {
        text,
        raised,
        brackets,
        left: row.left(),
        right: row.right(),
        base: row.base,
        size: row.size,
        right_to_left,
    })
}

/// In a paragraph that runs to the left, the stop behind a line of another script stands left of it.
fn move_stop(text: &mut String, raised: &mut [Range<usize>]) {
    let stop = text.chars().next().filter(|sign| matches!(sign, '.' | ',' | ';' | ':'));
    let joined = text.chars().nth(1).is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '(' | '['));
    if let Some(stop) = stop.filter(|_| joined) {
        text.remove(0);
        text.push(stop);
        raised.iter_mut().for_each(|range| *range = range.start.saturating_sub(1)..range.end.saturating_sub(1));
    }
}

/// Accents stand right of their letter, and come before it where the line is read to the left.
fn keep_marks_after_letters<'a>(
    mut order: Vec<(usize, bool)>,
    places: &[Option<&'a Placed>],
    letters: &impl Fn(&Option<&'a Placed>) -> &'a str,
) -> Vec<(usize, bool)> {
    let is_mark =
        |at: usize| letters(&places[at]).chars().next().is_some_and(unicode_normalization::char::is_combining_mark);
    let mut at = 0;
    while at < order.len() {
        if order[at].1 && is_mark(order[at].0) {
            let start = at;
            while at < order.len() && order[at].1 && is_mark(order[at].0) {
                at += 1;
            }
            if at < order.len() && order[at].1 {
                order[start..=at].reverse();
            }
        }
        at += 1;
    }
    order
}

#[derive(Default)]
struct Writer {
    text: String,
    raised: Vec<Range<usize>>,
    brackets: Vec<usize>,
    /// Where the raised run that is being written started.
    open: Option<usize>,
    composable: bool,
    /// Whether brackets read to the right are the wrong way round.
    mirrored: bool,
}

impl Writer {
    fn push(&mut self, letters: &str, place: Option<&Placed>, leftward: bool) {
        let raised = place.map_or(self.open.is_some(), |glyph| glyph.level == Level::Raised);
        match (self.open, raised) {
            (None, true) => self.open = Some(self.text.len()),
            (Some(start), false) => self.close(start),
            _ => {}
        }
        for letter in letters.chars() {
            match letter {
                '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => self.text.extend(letter.nfkc()),
                letter => {
                    if leftward && mirrored(letter).is_some() {
                        self.brackets.push(self.text.len());
                    }
                    self.composable |= ('\u{300}'..'\u{370}').contains(&letter);
                    let turned = mirrored(letter).filter(|_| self.mirrored && !leftward);
                    self.text.push(turned.unwrap_or(letter));
                }
            }
        }
    }

    fn close(&mut self, start: usize) {
        self.open = None;
        let kept = self.text[start..].trim_end().len();
        let trailing = self.text[start + kept..].to_owned();
        let run = self.text[start..start + kept].to_owned();
        if let Some(digits) = superscript(&run) {
            self.text.truncate(start);
            self.text.push_str(&digits);
            self.raised.push(start..self.text.len());
            self.text.push_str(&trailing);
        } else if kept > 0 {
            self.raised.push(start..start + kept);
        }
    }

    fn finish(mut self) -> (String, Vec<Range<usize>>, Vec<usize>) {
        if let Some(start) = self.open {
            self.close(start);
        }
        // Composing shortens the text; marks would have to move, and hold nothing of use where letters are accented.
        if self.composable {
            let composed: String = self.text.nfc().collect();
            if composed.len() != self.text.len() {
                self.raised.retain(|range| same_place(&self.text, &composed, range));
                self.brackets.clear();
            }
            self.text = composed;
        }
        (self.text, self.raised, self.brackets)
    }
}

fn same_place(text: &str, composed: &str, range: &Range<usize>) -> bool {
    composed.get(range.clone()).is_some_and(|part| part == &text[range.clone()])
}

/// Raised numbers as superscript digits: `12,14–16`.
fn superscript(run: &str) -> Option<String> {
    let mut digits = 0;
    let mut out = String::with_capacity(run.len() * 3);
    for letter in run.chars() {
        match letter {
            '0'..='9' => {
                digits += 1;
                out.push(['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][letter as usize - '0' as usize]);
            }
            ',' | ';' | '–' | '-' | '—' | '−' | '*' | '[' | ']' | '(' | ')' | '.' => out.push(letter),
            ' ' => {}
            _ => return None,
        }
    }
    (digits > 0).then_some(out)
}
