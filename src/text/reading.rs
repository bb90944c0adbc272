//! A text put in reading order, with a map back to the text as it was read.
//!
//! Parsing wants one paragraph in one piece: wrapped lines joined, page furniture left out. Users want to see the
//! place in their file. A [`Reading`] gives the parser the first and maps every range back to the second.

use std::ops::Range;

/// A text in reading order, with a map back to its source.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    text: String,
    /// Copied stretches, in order of `at`.
    pieces: Vec<Piece>,
    /// Where lines of the source begin in the text.
    lines: Vec<usize>,
}

/// A stretch of the reading that is a copy of a stretch of the source.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: usize,
    source: usize,
    len: usize,
}

impl Reading {
    /// The text in reading order.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where each line that [`Reading::push_lines`] joined begins in the text.
    pub fn lines(&self) -> &[usize] {
        &self.lines
    }

    /// Appends the bytes `range` of `source`. A range that ends before it starts, lies outside or cuts a character
    /// is passed over.
    pub fn push(&mut self, source: &str, range: Range<usize>) {
        let Some(copied) = source.get(range.clone()) else { return };
        if copied.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.source + last.len == range.start && last.at + last.len == self.text.len() => {
                last.len += copied.len();
            }
            _ => self.pieces.push(Piece { at: self.text.len(), source: range.start, len: copied.len() }),
        }
        self.text.push_str(copied);
    }

    /// Appends a character that stands for white space or nothing in the source.
    pub fn push_joint(&mut self, joint: char) {
        self.text.push(joint);
    }

    /// Appends lines of one paragraph: white space at their ends gives way to one space; a word cut by a hyphen at a
    /// line end is healed where lower-case letters stand on both sides.
    pub fn push_lines<I: IntoIterator<Item = Range<usize>>>(&mut self, source: &str, lines: I) {
        let mut first = true;
        for line in lines {
            let Some(raw) = source.get(line.clone()) else { continue };
            let trimmed = raw.trim();
            if trimmed.is_empty() {
                continue;
            }
            let start = line.start + (raw.len() - raw.trim_start().len());
            if !first && !self.heal_hyphen(trimmed) && !self.joins_without_space(trimmed) {
                self.text.push(' ');
            }
            self.lines.push(self.text.len());
            self.push(source, start..start + trimmed.len());
            first = false;
        }
    }

    /// Takes a line-end hyphen back where the next line goes on with the same word.
    fn heal_hyphen(&mut self, next: &str) -> bool {
        let Some(stem) = self.text.strip_suffix('-') else { return false };
        let before = stem.chars().next_back().is_some_and(char::is_lowercase);
        let after = next.chars().next().is_some_and(char::is_lowercase);
        if before && after {
            self.text.pop();
            if let Some(last) = self.pieces.last_mut() {
                last.len -= 1;
            }
            return true;
        }
        // A range or a hyphenated name goes on: `180-` / `182`, `Dib-` / `Hajj`.
        stem.chars().next_back().is_some_and(char::is_alphanumeric)
    }

    /// Chinese and Japanese lines join without a space.
    fn joins_without_space(&self, next: &str) -> bool {
        let cjk = |c: char| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
        self.text.chars().next_back().is_some_and(cjk) && next.chars().next().is_some_and(cjk)
    }

    /// Where the bytes `range` of the reading stand in the source: one range where they stand together there but for
    /// white space and healed hyphens, several where other text lies between.
    pub fn source(&self, source: &str, range: Range<usize>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let first = self.pieces.partition_point(|piece| piece.at + piece.len <= range.start);
        for piece in &self.pieces[first..] {
            if piece.at >= range.end {
                break;
            }
            let from = range.start.max(piece.at) - piece.at + piece.source;
            let to = range.end.min(piece.at + piece.len) - piece.at + piece.source;
            match found.last_mut() {
                Some(last) if last.end <= from && is_joint(source.get(last.end..from)) => last.end = to,
                _ => found.push(from..to),
            }
        }
        found
    }
}

fn is_joint(between: Option<&str>) -> bool {
    between.is_some_and(|gap| gap.len() <= 400 && gap.chars().all(|c| c.is_whitespace() || c == '-' || c == '\u{ad}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn wrapped_lines_join_and_map_back() {
        let source = "see Kuhl-\nmey 2020\n\n99\n\nand (Dib-\nHajj 2010)";
        let mut reading = Reading::default();
        reading.push_lines(source, [0..9, 10..18, 24..33, 34..44]);
        assert_eq!(reading.text(), "see Kuhlmey 2020 and (Dib-Hajj 2010)");
        let at = reading.text().find("Kuhlmey").unwrap();
        assert_eq!(reading.source(source, at..at + 12), vec![4..18]);
        let at = reading.text().find("2020 and").unwrap();
        assert_eq!(reading.source(source, at..at + 8), vec![14..18, 24..27]);
    }

    proptest! {
        #[test]
        fn every_copied_byte_maps_back_to_itself(source in "[a-zé \n-]{0,40}", cuts in proptest::collection::vec(0usize..40, 0..6)) {
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(source.len())).collect();
            cuts.sort_unstable();
            let lines: Vec<_> = cuts.windows(2).map(|pair| pair[0]..pair[1]).collect();
            let mut reading = Reading::default();
            reading.push_lines(&source, lines);
            for (at, character) in reading.text().char_indices() {
                let mapped = reading.source(&source, at..at + character.len_utf8());
                if let [place] = mapped.as_slice() {
                    prop_assert_eq!(&source[place.clone()], character.to_string());
                } else {
                    prop_assert!(character == ' ');
                }
            }
        }
    }
}
