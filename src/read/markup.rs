//! What the readers of text formats share: they tell the text of a file from its markup, piece by piece.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Mark, MarkKind};

/// Stands in the view for what is no text but parts it: a citation by key, a formula, a picture.
pub(super) const OBJECT: &str = "\u{fffc}";

/// Gathers the marks of a text that is read from start to end. What is not kept is markup.
#[derive(Debug, Default)]
pub(super) struct Marker {
    /// The marks so far.
    pub marks: Vec<Mark>,
    /// How far the text is read.
    at: usize,
    /// What stands for the markup since.
    gap: Gap,
    /// Notes to be read after the paragraph.
    notes: Vec<Range<usize>>,
}

/// What parts two pieces of text; the strongest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: they are of one word.
    #[default]
    None,
    /// The cell of a table.
    Cell,
    /// A line.
    Line,
    /// A paragraph.
    Paragraph,
}

impl Gap {
    fn characters(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Cell => " | ",
            Self::Line => "\n",
            Self::Paragraph => "\n\n",
        }
    }
}

impl Marker {
    /// Reads from `at` on.
    pub fn new(at: usize) -> Self {
        Self { at, ..Self::default() }
    }

    /// Parts what comes from what was.
    pub fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// A note's text to be read once the paragraph ends; its own marks are made apart.
    pub fn note(&mut self, range: Range<usize>) {
        self.notes.push(range);
    }

    /// Keeps the bytes `range`.
    pub fn keep(&mut self, range: Range<usize>) {
        if !range.is_empty() && range.start >= self.at {
            self.close_gap(range.start);
            self.at = range.end;
        }
    }

    /// Reads the bytes `range` as `text`.
    pub fn put(&mut self, range: Range<usize>, text: impl Into<Cow<'static, str>>) {
        if range.start >= self.at {
            self.close_gap(range.start);
            self.replace(range.clone(), text.into());
            self.at = range.end;
        }
    }

    /// Reads other ranges in place of the markup up to `end`.
    pub fn elsewhere(&mut self, end: usize, ranges: Vec<Range<usize>>) {
        let end = end.max(self.at);
        self.marks.push(Mark { range: self.at..end, kind: MarkKind::Elsewhere(ranges) });
        self.at = end;
        self.gap = Gap::None;
    }

    /// Marks a part of the text.
    pub fn mark(&mut self, range: Range<usize>, kind: MarkKind) {
        if !range.is_empty() {
            self.marks.push(Mark { range, kind });
        }
    }

    /// Ends the text at `end`; what is left is markup.
    pub fn finish(mut self, end: usize) -> Vec<Mark> {
        self.part(Gap::Paragraph);
        self.close_gap(end);
        self.marks
    }

    fn close_gap(&mut self, start: usize) {
        let gap = std::mem::take(&mut self.gap);
        if gap >= Gap::Paragraph && !self.notes.is_empty() {
            let notes = std::mem::take(&mut self.notes);
            self.marks.push(Mark { range: self.at..start, kind: MarkKind::Elsewhere(notes) });
        } else {
            self.replace(self.at..start, gap.characters().into());
        }
    }

    fn replace(&mut self, range: Range<usize>, text: Cow<'static, str>) {
        if range.is_empty() && text.is_empty() {
            return;
        }
        if let Some(Mark { range: last, kind: MarkKind::Replaced(before) }) = self.marks.last_mut()
            && last.end == range.start
            && (last.start == last.end || range.is_empty() || before.is_empty() && text.is_empty())
        {
            last.end = range.end;
            before.to_mut().push_str(&text);
            return;
        }
        self.marks.push(Mark { range, kind: MarkKind::Replaced(text) });
    }
}

/// Digits as raised ones, where nothing but numbers was raised; other text as it is.
pub(super) fn raised(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() * 3);
    let mut digits = false;
    for sign in text.chars() {
        out.push(match sign {
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '0' | '4'..='9' => char::from_u32('⁰' as u32 + sign as u32 - '0' as u32)?,
            '-' | '–' | '−' | '‐' => '⁻',
            // The space of `3,\ 4`; `9)-(11` inside brackets that were not raised.
            '\\' | '(' | ')' | '[' | ']' | ' ' | '\n' | '\u{a0}' => continue,
            ',' => sign,
            ';' => ',',
            _ => return None,
        });
        digits |= sign.is_ascii_digit();
    }
    digits.then_some(out)
}

/// Whether a sign is of a script that is written without spaces: a line end beside it is no space.
pub(super) fn is_unspaced(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}
