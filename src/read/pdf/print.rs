//! The text of a document from the lines of its pages.

use super::headings::Headings;
use super::limits::MAX_TEXT;
use super::lines::{Block, Line};
use crate::model::{Mark, MarkKind};
use crate::order::Order;

/// A page in reading order.
#[derive(Debug, Default)]
pub(super) struct Printed {
    pub(super) head: Vec<Line>,
    pub(super) blocks: Vec<Block>,
    pub(super) foot: Vec<Line>,
}

/// The text and what is known of its parts.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
    /// Whether it had to end early.
    pub(super) cut: bool,
}

/// Prints every page.
pub(super) fn print(pages: &[Printed]) -> Text {
    let leading = leading(pages);
    let headings = Headings::of(pages);
    let mut out = Text::default();
    for (number, page) in pages.iter().enumerate() {
        if out.text.len() > MAX_TEXT {
            out.cut = true;
            break;
        }
        if number > 0 {
            out.text.push('\u{c}');
        }
        out.furniture(&page.head);
        if !page.head.is_empty() {
            out.text.push('\n');
        }
        let mut before: Option<&Line> = None;
        for block in &page.blocks {
            out.block(block, before, leading, &headings);
            before = block.lines.last().or(before);
        }
        if !page.foot.is_empty() {
            out.text.push('\n');
        }
        out.furniture(&page.foot);
    }
    out
}

/// The distance of most lines from the next, in ems.
fn leading(pages: &[Printed]) -> f32 {
    let mut steps: Vec<f32> = pages
        .iter()
        .flat_map(|page| &page.blocks)
        .flat_map(|block| block.lines.windows(2))
        .map(|pair| (pair[1].base - pair[0].base) / pair[0].size)
        .filter(|step| (0.5..4.0).contains(step))
        .collect();
    steps.order_by(f32::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(1.2)
}

impl Text {
    fn furniture(&mut self, lines: &[Line]) {
        for line in lines {
            let start = self.text.len();
            self.text.push_str(&line.text);
            self.marks.push(Mark { range: start..self.text.len(), kind: MarkKind::Furniture });
            self.text.push('\n');
        }
    }

    fn block(&mut self, block: &Block, before: Option<&Line>, leading: f32, headings: &Headings) {
        let edge = Edge::of(block);
        let mut headings = headings.find(block).into_iter().peekable();
        let step = step(block, leading);
        let mut before = before;
        // The heading that is being printed, among the marks.
        let mut open = None;
        for (at, line) in block.lines.iter().enumerate() {
            if let Some(above) = before {
                let fall = line.base - above.base;
                let size = line.size.max(above.size);
                let apart = fall > step.max(0.9 * size) * 1.3;
                let resized = (line.size - above.size).abs() > 0.08 * size;
                // The head of a column goes on where the foot of the one before it stopped.
                if fall > 0.0 && (apart || resized || (at == 0 && fall > step * 1.15)) {
                    self.text.push('\n');
                }
            }
            let start = self.text.len();
            if let Some((_, level)) = headings.peek().filter(|(lines, _)| lines.start == at) {
                self.marks.push(Mark { range: start..start, kind: MarkKind::Heading(*level) });
                open = Some(self.marks.len() - 1);
            }
            self.line(line, edge.indent(line));
            if let Some((heading, _)) = open.zip(headings.next_if(|(lines, _)| lines.end == at + 1)) {
                self.marks[heading].range.end = self.text.trim_end().len();
                open = None;
            }
            before = Some(line);
        }
    }

    fn line(&mut self, line: &Line, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
        let start = self.text.len();
        self.text.push_str(&line.text);
        for range in &line.raised {
            let range = start + range.start..start + range.end;
            self.marks.push(Mark { range, kind: MarkKind::Superscript });
        }
        self.text.push('\n');
    }
}

/// The distance of a block's lines within a paragraph, in points.
fn step(block: &Block, leading: f32) -> f32 {
    let mut steps: Vec<f32> =
        block.lines.windows(2).map(|pair| pair[1].base - pair[0].base).filter(|step| *step > 0.5).collect();
    steps.order_by(f32::total_cmp);
    let size = block.lines.first().map_or(10.0, |line| line.size);
    let usual = leading * size;
    steps.get(steps.len() / 4).map_or(usual, |step| step.min(usual * 1.1))
}

/// The edge at which the lines of a block start.
struct Edge {
    left: f32,
    right: f32,
    /// Whether lines of the block run to the left.
    leftward: bool,
}

/// Lines of another script that begin so far in, in ems, but end at the right edge are the last of a paragraph that runs to
/// the left.
const FAR_IN: f32 = 3.5;

impl Edge {
    fn of(block: &Block) -> Self {
        let left = lowest(block.lines.iter().map(|line| line.left).collect());
        let right = -lowest(block.lines.iter().map(|line| -line.right).collect());
        Self { left, right, leftward: block.lines.iter().any(|line| line.right_to_left) }
    }

    /// How far in a line starts, in spaces.
    fn indent(&self, line: &Line) -> usize {
        let (from_left, from_right) = (line.left - self.left, self.right - line.right);
        let ends_there = self.leftward && from_left > FAR_IN * line.size && from_right < FAR_IN * line.size;
        let distance = if line.right_to_left || ends_there { from_right } else { from_left };
        let ems = distance / line.size.max(1.0);
        if ems < 0.55 { 0 } else { ((ems * 2.0).round() as usize).clamp(2, 8) }
    }
}

/// The least value that is not alone.
fn lowest(mut values: Vec<f32>) -> f32 {
    values.order_by(f32::total_cmp);
    let shared = values.windows(2).find(|pair| pair[1] - pair[0] < 1.5).map(|pair| pair[0]);
    let first = values.first().copied().unwrap_or(0.0);
    if values.len() < 6 { first } else { shared.unwrap_or(first) }
}
