//! A block with its changes, written out.

use std::ops::Range;

use super::{Block, Edit};
use crate::order::Order;
use crate::read::markup::{Gap, Marker};

impl Block {
    /// Where bytes of the block stand in the file.
    pub(super) fn source(&self, range: &Range<usize>) -> Range<usize> {
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
    pub(super) fn emit(&self, range: &Range<usize>, edits: &[Edit], out: &mut Marker) {
        let mut order: Vec<&Edit> = edits.iter().collect();
        order.order_by_key(|edit| (edit.range.start, std::cmp::Reverse(edit.range.end)));
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
