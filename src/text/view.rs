//! A text without its markup, with a map back to the file that it was written in.
//!
//! A [`View`] is to a text format what a [`super::reading::Reading`] is to a page: parsing wants `José`, the file has
//! `Jos\'e`. A stretch of the view is either a copy of a stretch of the source or stands for one.

use std::ops::Range;

use crate::order::Order;

/// A text without its markup, with a map back.
#[derive(Clone, Debug, Default)]
pub struct View {
    text: String,
    /// In order of `at`; what stands for nothing in the source is in none.
    pieces: Vec<Piece>,
    /// The pieces in order of their source.
    order: Vec<usize>,
    /// The place of each piece in `order`.
    ranks: Vec<usize>,
}

/// A stretch of the view.
#[derive(Clone, Debug)]
struct Piece {
    at: Range<usize>,
    source: Range<usize>,
    /// Whether it is a copy, byte for byte.
    copied: bool,
}

impl View {
    /// The text without markup.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Appends the bytes `range` of `source`.
    pub fn copy(&mut self, source: &str, range: Range<usize>) {
        let Some(copied) = source.get(range.clone()) else { return };
        self.append(range, copied, true);
    }

    /// Appends `text`, which stands for the bytes `range` of the source.
    pub fn put(&mut self, range: Range<usize>, text: &str) {
        self.append(range, text, false);
    }

    fn append(&mut self, source: Range<usize>, text: &str, copied: bool) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        if source.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if copied && last.copied && last.source.end == source.start && last.at.end == at => {
                last.source.end = source.end;
                last.at.end = self.text.len();
            }
            _ => self.pieces.push(Piece { at: at..self.text.len(), source, copied }),
        }
    }

    /// Sorts the map; to be called once, after the last piece.
    pub fn finish(&mut self) {
        self.order = (0..self.pieces.len()).collect();
        self.order.order_by_key(|&index| self.pieces[index].source.start);
        self.ranks = vec![0; self.pieces.len()];
        for (rank, &index) in self.order.iter().enumerate() {
            self.ranks[index] = rank;
        }
    }

    /// Where the bytes `range` of the view stand in the source: one range where nothing but markup lies between,
    /// several where other text does.
    pub fn source(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut before = 0;
        let first = self.pieces.partition_point(|piece| piece.at.end <= range.start);
        for (index, piece) in self.pieces.iter().enumerate().skip(first) {
            if piece.at.start >= range.end {
                break;
            }
            let part = if piece.copied {
                let start = range.start.max(piece.at.start) - piece.at.start + piece.source.start;
                start..range.end.min(piece.at.end) - piece.at.start + piece.source.start
            } else {
                piece.source.clone()
            };
            match found.last_mut() {
                Some(last) if self.ranks.get(index) == Some(&(before + 1)) => last.end = part.end,
                _ => found.push(part),
            }
            before = self.ranks.get(index).copied().unwrap_or(usize::MAX - 1);
        }
        found
    }

    /// Where the bytes `range` of the source stand in the view, if any of them do.
    pub fn place(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.order.partition_point(|&index| self.pieces[index].source.end <= range.start);
        let last = self.order.partition_point(|&index| self.pieces[index].source.start < range.end).checked_sub(1)?;
        let (first, last) = (&self.pieces[*self.order.get(first)?], &self.pieces[self.order[last]]);
        let start =
            if first.copied { first.at.start + range.start.saturating_sub(first.source.start) } else { first.at.start };
        let end = if last.copied { last.at.end - last.source.end.saturating_sub(range.end) } else { last.at.end };
        (start < end).then_some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Jos\'e (2010) % no` as `José (2010)`.
    fn view() -> (&'static str, View) {
        let source = r"\emph{Jos\'e} (2010) % no";
        let mut view = View::default();
        view.copy(source, 6..9);
        view.put(9..12, "é");
        view.copy(source, 13..20);
        view.finish();
        (source, view)
    }

    #[test]
    fn ranges_map_back_over_the_markup() {
        let (source, view) = view();
        assert_eq!(view.text(), "José (2010)");
        let parts = |words: &str| -> Vec<&str> {
            let at = view.text().find(words).unwrap();
            view.source(at..at + words.len()).into_iter().map(|range| &source[range]).collect()
        };
        assert_eq!(parts("José (2010)"), [r"Jos\'e} (2010)"]);
        assert_eq!(parts("é"), [r"\'e"]);
        assert_eq!(parts("2010"), ["2010"]);
    }

    #[test]
    fn source_ranges_find_their_place() {
        let (source, view) = view();
        let place = |words: &str| {
            let at = source.find(words).unwrap();
            view.place(at..at + words.len()).map(|range| &view.text()[range])
        };
        assert_eq!(place(r"\emph{Jos\'e}"), Some("José"));
        assert_eq!(place("2010"), Some("2010"));
        assert_eq!(place("% no"), None);
    }

    #[test]
    fn text_read_elsewhere_parts_a_range() {
        let source = "one NOTE two";
        let mut view = View::default();
        view.copy(source, 0..4);
        view.copy(source, 9..12);
        view.put(0..0, "\n");
        view.copy(source, 4..8);
        view.finish();
        assert_eq!(view.text(), "one two\nNOTE");
        assert_eq!(view.source(0..7), [0..4, 9..12]);
    }
}
