//! Blocks: paragraphs, headings, notes, list items.

use std::ops::Range;

use super::measure::{ends_sentence, leading_number, wrap_width};
use super::{Block, BlockKind, Line};
use crate::locale::{Heading, Term, lexicon};
use crate::model::{Document, MarkKind};
use crate::parse::references::list::heading_kinds;
use crate::text::words;

/// A heading is short.
const HEADING_WIDTH: usize = 90;

/// Joins lines to blocks.
pub(super) fn build(document: &Document, lines: &[Line]) -> Vec<Block> {
    let text = &document.text;
    let width = wrap_width(text, lines);
    let spaced = width.is_some() && spaced_out(text, lines);
    let mut marks = Marks::new(document);
    let mut blocks: Vec<Block> = Vec::new();
    // Furniture may stand in the middle of a paragraph, which goes on below it.
    let mut open: Option<(usize, usize)> = None;
    // Below a heading of notes `1. Smith` is a note, and where the lines count up and say op. cit.; elsewhere it is an item of
    // some list.
    let runs = runs_of_notes(text, lines);
    let mut noted = false;
    for (at, line) in lines.iter().enumerate() {
        if line.furniture {
            blocks.push(block(BlockKind::Furniture, line));
            continue;
        }
        let run = runs.partition_point(|run| run.end <= at);
        let noted_here = noted || runs.get(run).is_some_and(|run| run.contains(&at));
        let marked = marks.at(line);
        let joined = open.filter(|&(_, before)| match (marks.before(), &marked) {
            (Some(ours), Some(theirs)) => ours == *theirs,
            (None, None) => continues(text, &lines[before], line, width, spaced, noted_here),
            _ => false,
        });
        if let Some((index, _)) = joined {
            let grown = &mut blocks[index];
            grown.range = grown.range.start.min(line.range.start)..grown.range.end.max(line.range.end);
            grown.lines.push(line.range.clone());
            open = Some((index, at));
        } else {
            let kind = marked.as_ref().map(|(_, kind)| kind.clone());
            let kind = kind.unwrap_or_else(|| kind_of(text, lines, at, width, spaced, noted_here));
            if kind == BlockKind::Heading {
                noted = heading_kinds(&text[line.range.clone()], lexicon()).contains(&Heading::Notes);
            }
            blocks.push(block(kind, line));
            open = Some((blocks.len() - 1, at));
        }
        marks.advance(marked);
    }
    blocks
}

/// The lines that count up from 1 as notes do, `1) Smith, The wall`, where some of them take over an earlier one.
fn runs_of_notes(text: &str, lines: &[Line]) -> Vec<Range<usize>> {
    /// Lines of one note, at most, and notes of a run, at least.
    const APART: usize = 12;
    const LEAST: usize = 4;
    let label = |at: usize| {
        let line = &text[lines[at].range.clone()];
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let pointed = (1..=3).contains(&digits) && line[digits..].starts_with([')', '.']);
        line[..digits].parse::<u32>().ok().filter(|_| pointed)
    };
    let mut found = Vec::new();
    let mut open: Option<(Range<usize>, u32, bool)> = None;
    for at in 0..lines.len() {
        let Some(number) = label(at) else { continue };
        let again = says_again(&text[lines[at].range.clone()]);
        open = match open {
            Some((run, last, said)) if number == last + 1 && at - run.end < APART => {
                Some((run.start..at + 1, number, said || again))
            }
            before => {
                found.extend(before.filter(|(_, last, said)| *said && *last >= LEAST as u32).map(|(run, ..)| run));
                (number == 1).then_some((at..at + 1, 1, again))
            }
        };
    }
    found.extend(open.filter(|(_, last, said)| *said && *last >= LEAST as u32).map(|(run, ..)| run));
    found
}

/// Whether a line has words that take over an earlier note: `op. cit.`, `앞의 책`.
fn says_again(line: &str) -> bool {
    let found = words(line);
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    (0..found.len()).any(|at| {
        [Term::OpCit, Term::Ibid]
            .iter()
            .any(|&term| lexicon().longest(&found[at..], term).is_some_and(|count| count > 1 || found.len() < 8))
    })
}

fn block(kind: BlockKind, line: &Line) -> Block {
    Block { range: line.range.clone(), kind, lines: vec![line.range.clone()] }
}

/// Walks over the marks of the format along with the lines.
struct Marks<'a> {
    document: &'a Document,
    next: usize,
    active: Vec<usize>,
    before: Option<(usize, BlockKind)>,
}

impl<'a> Marks<'a> {
    fn new(document: &'a Document) -> Self {
        Self { document, next: 0, active: Vec::new(), before: None }
    }

    /// The mark that holds the start of this line, and the kind of block that it makes.
    fn at(&mut self, line: &Line) -> Option<(usize, BlockKind)> {
        let marks = &self.document.marks;
        while marks.get(self.next).is_some_and(|mark| mark.range.start <= line.range.start) {
            if block_kind(&marks[self.next].kind).is_some() {
                self.active.push(self.next);
            }
            self.next += 1;
        }
        self.active.retain(|&index| marks[index].range.end > line.range.start);
        self.active.last().and_then(|&index| Some((index, block_kind(&marks[index].kind)?)))
    }

    fn before(&self) -> Option<(usize, BlockKind)> {
        self.before.clone()
    }

    fn advance(&mut self, now: Option<(usize, BlockKind)>) {
        self.before = now;
    }
}

fn block_kind(mark: &MarkKind) -> Option<BlockKind> {
    match mark {
        MarkKind::Heading(_) => Some(BlockKind::Heading),
        MarkKind::Entry(_) => Some(BlockKind::ListItem),
        MarkKind::Note(label) => Some(BlockKind::Note { label: label.clone() }),
        _ => None,
    }
}

/// Whether empty lines stand between the lines of wrapped text, so that they mean nothing: most of them stand in the
/// middle of a sentence.
fn spaced_out(text: &str, lines: &[Line]) -> bool {
    let (mut spaced, mut inside) = (0, 0);
    for pair in lines.windows(2).filter(|pair| pair[1].blanks_before > 0) {
        spaced += 1;
        inside += usize::from(!ends_sentence(&text[pair[0].range.clone()]));
    }
    lines.len() > 20 && spaced * 10 >= lines.len() * 6 && inside * 2 > spaced
}

/// Whether the block of the line `before` goes on in `line`.
fn continues(text: &str, before: &Line, line: &Line, width: Option<usize>, spaced: bool, noted: bool) -> bool {
    let Some(width) = width else { return false };
    let (above, below) = (&text[before.range.clone()], &text[line.range.clone()]);
    let ended = ends_sentence(above);
    if note_label(below, noted).is_some() && (ended || line.blanks_before > 0) {
        return false;
    }
    // Wrapped text leaves no room for the next word.
    let full = (before.indent + before.width) * 10 >= width * 7;
    if line.blanks_before == 0 || line.page_break_before {
        let indented = line.indent >= before.indent + 2 && ended;
        let goes_on = full || (!ended && below.starts_with(char::is_lowercase));
        let headed = is_heading(above) && !full;
        return goes_on && !indented && !headed;
    }
    if spaced {
        // Parts of such a text may be narrower than the rest; only a short line after a full stop ends a paragraph.
        let reach = (before.indent + before.width) * 10;
        let goes_on = if ended { line.blanks_before < 2 && reach >= width * 9 } else { reach >= width * 5 };
        return goes_on && !is_heading(above) && !is_heading(below);
    }
    full && !ended && !is_heading(above) && !is_heading(below)
}

fn kind_of(text: &str, lines: &[Line], at: usize, width: Option<usize>, spaced: bool, noted: bool) -> BlockKind {
    let line = &lines[at];
    let content = &text[line.range.clone()];
    if is_heading(content) {
        return BlockKind::Heading;
    }
    let apart_above = at == 0 || line.blanks_before > 0;
    let apart_below = lines.get(at + 1).is_none_or(|next| next.blanks_before > 0);
    // Where all lines stand apart, only a short one can be a heading.
    let most = if spaced { 5 } else { 9 };
    let short = line.width <= HEADING_WIDTH && width.is_none_or(|width| line.width * 10 < width * most);
    if short && apart_above && apart_below && !ends_sentence(content) && !content.contains([',', '،', ';', '(']) {
        let letters = content.chars().any(char::is_alphabetic);
        if letters && note_label(content, noted).is_none() {
            return BlockKind::Heading;
        }
    }
    if let Some(label) = note_label(content, noted) {
        return BlockKind::Note { label };
    }
    if content.starts_with(['•', '▪', '●', '◦', '‣']) || content.starts_with("- ") || content.starts_with("* ")
    {
        return BlockKind::ListItem;
    }
    BlockKind::Paragraph
}

/// Whether a line is one of the headings that papers have.
fn is_heading(line: &str) -> bool {
    line.len() <= HEADING_WIDTH * 2 && !heading_kinds(line, lexicon()).is_empty()
}

/// The label that a note starts with: `1 `, `[12]`, `(3)`, `¹`, `*`; among notes also `1. `.
fn note_label(line: &str, noted: bool) -> Option<String> {
    let superscript = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    let raised: String = line.chars().take_while(|c| superscript(*c)).collect();
    if !raised.is_empty() {
        return (line.chars().count() > raised.chars().count()).then_some(raised);
    }
    let open = line.starts_with(['(', '[', '（']);
    let bare = if open { line.trim_start_matches(['(', '[', '（']) } else { line };
    let (value, digits, rest) = leading_number(bare);
    if digits == 0 || digits > 3 || value == 0 {
        return None;
    }
    let after = match (open, noted) {
        (true, _) => rest.strip_prefix([')', ']', '）'])?,
        (false, true) => rest.strip_prefix(['.', ')', '-']).unwrap_or(rest),
        (false, false) => rest,
    };
    let text = after.trim_start();
    // `2.1 Methods` is a heading, `2. See Smith` may be a note.
    let words = text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '«' | '“' | '"' | '‘' | '「' | '『'));
    // A number that touches its text is a note's only where a sentence starts: `1Pragmatic approach`.
    let apart = text.len() < after.len() || open || text.starts_with(char::is_uppercase);
    (words && apart).then(|| bare[..bare.len() - rest.len()].to_owned())
}
