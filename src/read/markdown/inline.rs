//! The text within a block: Pandoc's citations, notes, spans and raised text, which CommonMark takes for words.

use std::borrow::Cow;
use std::ops::Range;

use super::keys::{self, KeyCite};
use crate::model::MarkKind;
use crate::read::markup::{Gap, Marker, OBJECT, raised};

/// Stand for `<sup>` and `</sup>`.
pub(super) const SUP_OPEN: &str = "\u{1}";
pub(super) const SUP_CLOSE: &str = "\u{2}";
/// Raised and lowered text is short, in bytes.
const LONGEST_RAISED: usize = 120;

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
    break_lines(text, &mut bits, lines_may_be_entries);
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

/// Line ends within a paragraph are spaces, but for Chinese and Japanese and for a list with one entry a line.
fn break_lines(text: &str, bits: &mut [Bit], may_be_entries: bool) {
    let entries = may_be_entries && is_unwrapped(text, bits);
    for at in 0..bits.len() {
        if !bits[at].soft_break {
            continue;
        }
        if entries {
            bits[at].text = Some("\n".to_owned());
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| bits[before].words(text).chars().next_back());
        let after = bits.get(at + 1).and_then(|after| after.words(text).chars().next());
        if before.zip(after).is_some_and(|(before, after)| is_unspaced(before) && is_unspaced(after)) {
            bits[at].text = Some(String::new());
        }
    }
}

/// Whether a sign is of a script that is written without spaces.
fn is_unspaced(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Whether the lines of a paragraph end where the author ended them: wrapped text leaves no room for the next word.
fn is_unwrapped(text: &str, bits: &[Bit]) -> bool {
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let (mut width, mut first) = (0, None);
    for bit in bits {
        if bit.soft_break {
            lines.push((width, first.unwrap_or(width)));
            (width, first) = (0, None);
            continue;
        }
        let words = bit.words(text);
        if let (None, Some((before, _))) = (first, words.split_once(' ')) {
            first = Some(width + before.chars().count());
        }
        width += words.chars().count();
    }
    lines.push((width, first.unwrap_or(width)));
    let widest = lines.iter().map(|line| line.0).max().unwrap_or(0);
    let room = |pair: &[(usize, usize)]| pair[0].0 + 1 + pair[1].1 + 10 < widest;
    widest > 110 || lines.windows(2).any(room)
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

    /// `[@key]`, `[^1]`, `[words]{#id}`, or brackets.
    fn bracket(&mut self, at: usize, limit: usize) -> usize {
        let Some(close) = self.closing(at).filter(|&close| close < limit) else { return at + 1 };
        let inner = &self.words[at + 1..close];
        if inner.starts_with('^') && close - at < 40 && !inner.contains(' ') {
            self.edit(at..close + 1, "");
            return close + 1;
        }
        // Brackets around brackets are tried from the inside.
        if close - at <= 2_000 && inner.contains('@') {
            let cites = keys::group(&self.words, at + 1..close, |at| self.is_literal(at));
            if !cites.is_empty() {
                self.keyed = true;
                self.edit(at..close + 1, OBJECT);
                self.citations.push((at..close + 1, cites));
                return close + 1;
            }
        }
        if let Some(attributes) = self.words[close + 1..limit].strip_prefix('{')
            && let Some(end) = attributes.bytes().take(400).position(|byte| byte == b'}')
            && attributes.starts_with(['#', '.'])
        {
            let whole = at == 0 && self.words[close + 2 + end + 1..].trim().is_empty();
            let id = attributes[..end].split_whitespace().find_map(|word| word.strip_prefix('#'));
            if let Some(id) = id.filter(|_| whole && close > 20) {
                self.entry = Some(id.to_owned());
            }
            self.edit(at..at + 1, "");
            self.edit(close..close + 2 + end + 1, "");
        }
        at + 1
    }

    /// `@key`, `@key [p. 3]`, `-@key`.
    fn bare(&mut self, at: usize, limit: usize) -> usize {
        if !keys::may_begin(&self.words, at) {
            return at + 1;
        }
        let Some((key, length)) = keys::key(&self.words[at..limit]) else { return at + 1 };
        let mut end = at + length;
        let mut cites = vec![KeyCite { key, range: at..end, locator: None }];
        let space = usize::from(self.words[end..limit].starts_with(' '));
        if self.words[end + space..limit].starts_with('[')
            && !self.is_literal(end + space)
            && let Some(close) = self.closing(end + space).filter(|&close| close < limit && close - end < 2_000)
        {
            let inner = end + space + 1..close;
            let first = self.words[inner.clone()].split(';').next().unwrap_or_default();
            let more = keys::group(&self.words, inner, |at| self.is_literal(at));
            let locator = keys::locator(first).filter(|_| !first.contains('@'));
            if locator.is_some() || !more.is_empty() {
                cites[0].locator = locator;
                cites.extend(more);
                end = close + 1;
            }
        }
        let start = at - usize::from(self.words[..at].ends_with('-') && !self.words[..at].ends_with("--"));
        self.edit(start..end, OBJECT);
        self.citations.push((start..end, cites));
        end
    }

    /// `^3^`; runs that stand at one another are one: `^3^^,^^4^`.
    fn raise(&mut self, at: usize, limit: usize) -> usize {
        let mut inner = String::new();
        let mut end = at;
        while self.words[end..limit].starts_with('^') && !self.is_literal(end) && inner.len() < LONGEST_RAISED {
            let rest = &self.words.as_bytes()[end + 1..limit.min(end + 1 + LONGEST_RAISED)];
            let Some(length) = rest.iter().position(|&byte| byte == b'^') else { break };
            inner.push_str(&self.words[end + 1..end + 1 + length]);
            end += length + 2;
        }
        if inner.is_empty() {
            return end.max(at + 1);
        }
        self.raised(at..end, &inner)
    }

    fn raise_tagged(&mut self, at: usize, limit: usize) -> usize {
        let close = self.words.as_bytes()[at..limit.min(at + LONGEST_RAISED)].iter().position(|&byte| byte == 2);
        match close {
            Some(length) => {
                let inner = self.words[at + 1..at + length].to_owned();
                self.raised(at..at + length + 1, &inner)
            }
            None => {
                self.edit(at..at + 1, "");
                at + 1
            }
        }
    }

    /// Writes numbers as raised ones; of other raised text only the signs around it go.
    fn raised(&mut self, range: Range<usize>, inner: &str) -> usize {
        if let Some(text) = raised(inner) {
            self.edit(range.clone(), text);
            return range.end;
        }
        self.edit(range.start..range.start + 1, "");
        if inner.contains('@') {
            return range.start + 1;
        }
        let carets: Vec<usize> =
            (range.start + 1..range.end).filter(|&at| matches!(self.words.as_bytes()[at], b'^' | 1 | 2)).collect();
        for at in carets {
            self.edit(at..at + 1, "");
        }
        range.end
    }

    /// `H~2~O`
    fn lower(&mut self, at: usize, limit: usize) -> usize {
        let rest = &self.words.as_bytes()[at + 1..limit.min(at + 30)];
        let Some(length) = rest.iter().position(|&byte| byte == b'~') else { return at + 1 };
        if length == 0 || rest[..length].contains(&b' ') {
            return at + 1;
        }
        self.edit(at..at + 1, "");
        self.edit(at + 1 + length..at + 2 + length, "");
        at + 2 + length
    }

    fn dashes(&mut self, at: usize, limit: usize) -> usize {
        let count = self.words.as_bytes()[at..limit].iter().take_while(|&&byte| byte == b'-').count();
        match count {
            2 => self.edit(at..at + 2, "–"),
            3 => self.edit(at..at + 3, "—"),
            _ => {}
        }
        at + count
    }

    /// `::: {#refs}`: the line is no text.
    fn fence(&mut self, at: usize, limit: usize) -> usize {
        let line = &self.words[at..limit];
        let starts = at == 0 || self.bits[self.bit(at - 1)].soft_break || self.words[..at].ends_with('\n');
        if !line.starts_with(":::") || !starts {
            return at + 1;
        }
        let first = self.bit(at);
        let next = (first..self.bits.len()).find(|&index| self.bits[index].soft_break && self.starts[index] > at);
        let end = next.map_or(limit, |index| self.starts[index]).min(limit);
        self.edit(at..end, "");
        end
    }

    /// Where bytes of the block stand in the file.
    fn source(&self, range: &Range<usize>) -> Range<usize> {
        if self.bits.is_empty() || range.is_empty() {
            return 0..0;
        }
        let (first, last) = (self.bit(range.start), self.bit(range.end - 1));
        let within = |index: usize, at: usize| self.bits[index].source.start + (at - self.starts[index]);
        let start =
            if self.bits[first].text.is_none() { within(first, range.start) } else { self.bits[first].source.start };
        let end = if self.bits[last].text.is_none() { within(last, range.end) } else { self.bits[last].source.end };
        start..end.max(start)
    }

    /// Writes the block's bytes `range` with the edits in it.
    fn emit(&self, range: &Range<usize>, edits: &[Edit], out: &mut Marker) {
        let mut order: Vec<&Edit> = edits.iter().collect();
        order.sort_by_key(|edit| (edit.range.start, std::cmp::Reverse(edit.range.end)));
        let mut at = range.start;
        for edit in order {
            if edit.range.start < at {
                continue;
            }
            self.emit_plain(at..edit.range.start, out);
            if !edit.text.is_empty() {
                out.put(self.source(&edit.range), edit.text.clone());
            }
            at = edit.range.end;
        }
        self.emit_plain(at..range.end, out);
    }

    fn emit_plain(&self, range: Range<usize>, out: &mut Marker) {
        if range.is_empty() {
            return;
        }
        for index in self.bit(range.start)..self.bits.len() {
            let start = self.starts[index];
            if start >= range.end {
                break;
            }
            let bit = &self.bits[index];
            let end = self.starts.get(index + 1).copied().unwrap_or(self.words.len());
            let part = start.max(range.start)..end.min(range.end);
            if part.is_empty() {
                continue;
            }
            if bit.text.is_none() {
                out.keep(self.source(&part));
            } else if bit.soft_break && &self.words[part.clone()] == "\n" {
                out.part(Gap::Line);
            } else {
                out.put(bit.source.clone(), self.words[part].to_owned());
            }
        }
    }
}
