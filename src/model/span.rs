//! Places in a document.

/// A place in a document's text as it was read: UTF-8 byte offsets, `end` exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Which of the documents of one run: 0 is the paper, 1 the file of `--references`.
    pub document: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span of `document` from byte `start` to byte `end`, exclusive.
    pub fn new(document: usize, start: usize, end: usize) -> Self {
        Self { document, start, end }
    }

    /// The bytes as a range, for slicing the document's text.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// Which of these places, in order, is the last that begins where this one does or before it.
    pub fn last_begun(&self, places: &[Span]) -> Option<usize> {
        places.partition_point(|place| (place.document, place.start) <= (self.document, self.start)).checked_sub(1)
    }

    /// Whether the two share at least one byte of one document.
    pub fn overlaps(&self, other: &Span) -> bool {
        self.document == other.document && self.start < other.end && other.start < self.end
    }
}

/// A line and column as an editor counts them: both from 1, columns in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
}

/// Where each line of a text starts, so that an offset becomes a line and column in logarithmic time.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// How many code points stand before each block: a column far into a long line is not counted from its start.
    blocks: Vec<usize>,
}

/// Bytes a block.
const BLOCK: usize = 1024;

impl LineIndex {
    /// Reads the text once. Lines end at `\n`; a `\r` before it belongs to the line.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        let mut before = 0;
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| {
            let at = before;
            before += code_points(block);
            at
        });
        let blocks = blocks.collect();
        Self { starts, blocks }
    }

    /// The position of the byte `offset` in `text`, the text that the index was made of. An offset inside a
    /// character counts as that character; one past the end counts as the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        Position { line, column: self.before(text, offset) - self.before(text, start) + 1 }
    }

    /// How many code points stand before `offset`.
    fn before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let known = self.blocks.get(block).copied();
        let (known, from) = known.map_or_else(
            || (self.blocks.last().copied().unwrap_or(0), self.blocks.len().saturating_sub(1) * BLOCK),
            |known| (known, block * BLOCK),
        );
        known + code_points(&text.as_bytes()[from..offset])
    }

    /// The line, from 1, that the byte `offset` stands in. Unlike [`Self::position`] it takes no longer on a long line.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// The byte range of line `line` (from 1), without its line end; `None` past the last line.
    pub fn line(&self, text: &str, line: usize) -> Option<std::ops::Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        let end = if text[start..end].ends_with('\r') { end - 1 } else { end };
        Some(start..end)
    }

    /// How many lines the text has; an empty text has one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: an empty text has one line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }
}

/// Code points that start in these bytes of a text.
fn code_points(bytes: &[u8]) -> usize {
    // Sums of so few bytes fit a byte, so that many are counted by one instruction.
    bytes.chunks(255).map(|part| usize::from(part.iter().map(|&byte| u8::from(byte & 0xC0 != 0x80)).sum::<u8>())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_code_points() {
        let text = "ab\nسلام (x)\r\nz";
        let index = LineIndex::new(text);
        let at = text.find("(x)").unwrap();
        assert_eq!(index.position(text, at), Position { line: 2, column: 6 });
        assert_eq!(&text[index.line(text, 2).unwrap()], "سلام (x)");
        assert_eq!(index.position(text, 999), Position { line: 3, column: 2 });
        assert_eq!(index.line(text, 4), None);
        assert_eq!([0, 2, 3, at, 999].map(|offset| index.line_of(offset)), [1, 1, 2, 2, 3]);
    }

    #[test]
    fn a_column_far_into_a_line_is_the_count_of_code_points() {
        let text = "aس中𝄞".repeat(1_000);
        let index = LineIndex::new(&text);
        for offset in [0, 10, 1_020, 1_024, 1_030, 5_120, text.len()] {
            let floor = (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap();
            assert_eq!(index.position(&text, offset).column, text[..floor].chars().count() + 1, "{offset}");
        }
    }
}
