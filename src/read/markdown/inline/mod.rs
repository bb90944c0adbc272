//! The text within a block: Pandoc's citations, notes, spans and raised text, which CommonMark takes for words.

mod emit;
mod lines;
mod syntax;

use std::borrow::Cow;
use std::ops::Range;

use super::keys::KeyCite;
use crate::model::MarkKind;
use crate::read::markup::Marker;

/// Stand for `<sup>` and `</sup>`.
pub(super) const SUP_OPEN: &str = "\u{1}";
pub(super) const SUP_CLOSE: &str = "\u{2}";

/// A stretch of a block's text.
#[derive(Clone, Debug)]
pub(super) struct Bit {
    /// Where it stands in the file.
    pub source: Range<usize>,
    /// What it reads as; none where it is a copy.
    pub text: Option<String>,
    /// Whether its first character is escaped.
    pub escaped: bool,
    /// Whether none of it is syntax.
    pub literal: bool,
    /// Whether it is a line end within a paragraph.
    pub soft_break: bool,
}

impl Bit {
    pub fn copied(source: Range<usize>) -> Self {
        Self { source, text: None, escaped: false, literal: false, soft_break: false }
    }

    pub fn literal(source: Range<usize>, text: &str) -> Self {
        Self { text: Some(text.to_owned()), literal: true, ..Self::copied(source) }
    }

    pub fn soft_break(source: Range<usize>) -> Self {
        Self { soft_break: true, ..Self::literal(source, " ") }
    }

    /// What it reads as.
    pub fn words<'a>(&'a self, text: &'a str) -> &'a str {
        self.text.as_deref().unwrap_or_else(|| &text[self.source.clone()])
    }
}

/// A change to a block's text: these bytes of it read as other characters.
struct Edit {
    range: Range<usize>,
    text: Cow<'static, str>,
}

/// Writes a block out. True where it has a citation by key in brackets.
pub(super) fn write(text: &str, mut bits: Vec<Bit>, out: &mut Marker, lines_may_be_entries: bool) -> bool {
    lines::break_lines(text, &mut bits, lines_may_be_entries);
    let mut block = Block::new(text, bits);
    block.scan();
    let edits = std::mem::take(&mut block.edits);
    block.emit(&(0..block.words.len()), &edits, out);
    for (note, edits) in std::mem::take(&mut block.notes) {
        let range = block.source(&note);
        let mut apart = Marker::new(range.start);
        block.emit(&note, &edits, &mut apart);
        let marks = apart.finish(range.end);
        out.marks.extend(marks);
        out.mark(range.clone(), MarkKind::Note(String::new()));
        out.note(range);
    }
    for (range, cites) in &block.citations {
        let keys = cites.iter().map(|cite| cite.key.clone()).collect();
        out.mark(block.source(range), MarkKind::CitationLink(keys));
        for cite in cites {
            let kind = MarkKind::Key { key: cite.key.clone(), locator: cite.locator.clone() };
            out.mark(block.source(&cite.range), kind);
        }
    }
    if let Some(id) = block.entry.take() {
        out.mark(block.source(&(0..block.words.len())), MarkKind::Entry(id));
    }
    block.keyed
}

struct Block {
    bits: Vec<Bit>,
    /// The bits' text, one after the other.
    words: String,
    /// Where each bit starts in `words`.
    starts: Vec<usize>,
    /// The closing bracket of each opening one, in order of the opening ones.
    brackets: Vec<(usize, usize)>,
    edits: Vec<Edit>,
    notes: Vec<(Range<usize>, Vec<Edit>)>,
    citations: Vec<(Range<usize>, Vec<KeyCite>)>,
    entry: Option<String>,
    keyed: bool,
}

impl Block {
    fn new(text: &str, bits: Vec<Bit>) -> Self {
        let mut words = String::new();
        let mut starts = Vec::with_capacity(bits.len());
        for bit in &bits {
            starts.push(words.len());
            words.push_str(bit.words(text));
        }
        let mut block = Self {
            bits,
            words,
            starts,
            brackets: Vec::new(),
            edits: Vec::new(),
            notes: Vec::new(),
            citations: Vec::new(),
            entry: None,
            keyed: false,
        };
        block.pair_brackets();
        block
    }

    /// The bit that the byte `at` is of.
    fn bit(&self, at: usize) -> usize {
        // Bits without text share their start with the next.
        self.starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// Whether the character at `at` is no syntax.
    fn is_literal(&self, at: usize) -> bool {
        let index = self.bit(at);
        self.bits.get(index).is_some_and(|bit| bit.literal || bit.escaped && self.starts[index] == at)
    }

    fn pair_brackets(&mut self) {
        let mut open = Vec::new();
        for at in memchr::memchr2_iter(b'[', b']', self.words.as_bytes()) {
            if self.is_literal(at) {
                continue;
            }
            if self.words.as_bytes()[at] == b'[' {
                open.push(at);
            } else if let Some(start) = open.pop() {
                self.brackets.push((start, at));
            }
        }
        self.brackets.sort_unstable();
    }

    fn closing(&self, open: usize) -> Option<usize> {
        let index = self.brackets.binary_search_by_key(&open, |pair| pair.0).ok()?;
        Some(self.brackets[index].1)
    }

    fn edit(&mut self, range: Range<usize>, text: impl Into<Cow<'static, str>>) {
        self.edits.push(Edit { range, text: text.into() });
    }

    /// Reads the block from start to end, and each note in it for itself.
    fn scan(&mut self) {
        // The ends of the notes that are open, and the edits made before them.
        let mut at = 0;
        let end = self.words.len();
        let mut open: Vec<(usize, usize, Vec<Edit>)> = Vec::new();
        loop {
            while open.last().is_some_and(|(_, close, _)| *close <= at) {
                let Some((start, close, before)) = open.pop() else { break };
                let inner = std::mem::replace(&mut self.edits, before);
                self.notes.push((start + 2..close, inner));
                self.edit(start..close + 1, "");
                at = close + 1;
            }
            let limit = open.last().map_or(end, |(_, close, _)| *close);
            let syntax = |byte: &u8| matches!(byte, b'[' | b']' | b'@' | b'^' | b'~' | b'-' | b':' | b'\\' | 1 | 2);
            let Some(next) = self.words.as_bytes()[at..limit].iter().position(syntax) else {
                if open.is_empty() {
                    return;
                }
                at = limit;
                continue;
            };
            at += next;
            let byte = self.words.as_bytes()[at];
            if self.is_literal(at) && byte > 2 {
                at += 1;
                continue;
            }
            if byte == b'^'
                && open.is_empty()
                && self.words[at + 1..].starts_with('[')
                && !self.is_literal(at + 1)
                && let Some(close) = self.closing(at + 1)
            {
                open.push((at, close, std::mem::take(&mut self.edits)));
                at += 2;
                continue;
            }
            at = match byte {
                b'[' => self.bracket(at, limit),
                b'@' => self.bare(at, limit),
                b'^' => self.raise(at, limit),
                b'~' => self.lower(at, limit),
                1 => self.raise_tagged(at, limit),
                2 => {
                    self.edit(at..at + 1, "");
                    at + 1
                }
                b'-' => self.dashes(at, limit),
                b':' => self.fence(at, limit),
                b'\\' if self.words[at + 1..limit].starts_with(' ') => {
                    self.edit(at..at + 1, "");
                    at + 1
                }
                _ => at + 1,
            };
        }
    }
}
