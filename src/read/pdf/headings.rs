//! Headings: few lines in larger type than the text has.

use std::ops::Range;

use super::lines::{Block, Line};
use super::print::Printed;
use crate::order::Order;

/// Type so many times as large as the text's is a heading's.
const LARGER: f32 = 1.15;
/// Type that differs by less than this part is of one size.
const ALIKE: f32 = 0.03;
/// A heading has no more lines.
const MOST_LINES: usize = 4;
/// A heading has no more bytes.
const MOST_BYTES: usize = 300;
/// The sizes that are told apart.
const LEVELS: usize = 6;

/// The sizes of type that headings are set in, the largest first.
#[derive(Debug, Default)]
pub(super) struct Headings {
    sizes: Vec<f32>,
}

impl Headings {
    /// The sizes that the headings of these pages have.
    pub(super) fn of(pages: &[Printed]) -> Self {
        let blocks = || pages.iter().flat_map(|page| &page.blocks);
        let mut lines: Vec<(f32, usize)> =
            blocks().flat_map(|block| &block.lines).map(|line| (line.size, line.text.len())).collect();
        lines.order_by(|first, second| first.0.total_cmp(&second.0));
        let half = lines.iter().map(|(_, bytes)| bytes).sum::<usize>() / 2;
        let mut read = 0;
        let median = lines.iter().find(|(_, bytes)| {
            read += bytes;
            read > half
        });
        let Some((text, _)) = median else { return Self::default() };
        let mut sizes: Vec<f32> = Vec::new();
        for run in blocks().flat_map(runs).filter(|run| run.size > text * LARGER) {
            if !sizes.iter().any(|size| alike(*size, run.size)) {
                sizes.push(run.size);
            }
        }
        sizes.order_by(|first, second| second.total_cmp(first));
        Self { sizes }
    }

    /// The headings of a block: their lines and levels, in order.
    pub(super) fn find(&self, block: &Block) -> Vec<(Range<usize>, u8)> {
        let level = |run: Run| {
            let at = self.sizes.iter().position(|size| alike(*size, run.size))?;
            Some((run.lines, at.min(LEVELS - 1) as u8 + 1))
        };
        runs(block).filter_map(level).collect()
    }
}

/// Lines of one size that may be a heading.
struct Run {
    lines: Range<usize>,
    size: f32,
}

fn alike(first: f32, second: f32) -> bool {
    (first - second).abs() <= ALIKE * first.max(second)
}

/// Runs of lines of one size, as far as their words may be a heading.
fn runs(block: &Block) -> impl Iterator<Item = Run> + '_ {
    let mut start = 0;
    block.lines.chunk_by(|above, below| alike(above.size, below.size)).filter_map(move |lines| {
        let run = Run { lines: start..start + lines.len(), size: lines[0].size };
        start = run.lines.end;
        reads_as_heading(lines).then_some(run)
    })
}

fn reads_as_heading(lines: &[Line]) -> bool {
    let bytes = lines.iter().map(|line| line.text.len()).sum::<usize>();
    let letters = lines.iter().flat_map(|line| line.text.chars()).filter(|sign| sign.is_alphabetic()).take(3).count();
    let ended = lines.last().is_some_and(|line| line.text.trim_end().ends_with(['.', ';', ',', '،', '。']));
    lines.len() <= MOST_LINES && bytes <= MOST_BYTES && letters > 2 && !ended
}
