//! Splits the lines of a list into entries: one hypothesis for the whole list.

use std::ops::Range;

use super::heading::heading_kinds;
use super::label::{self, Dress, Label};
use super::shape::{self, End};
use crate::locale::{Heading, lexicon};
use crate::parse::layout::{Line, digit, ends_sentence};

mod guess;
mod named;
mod numbered;

pub(super) use named::opens_with_year;

/// Wrapped lines are no wider than this many cells.
const WIDEST: usize = 165;

/// A line of a list with all that is known of it.
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    /// Which line of the layout.
    pub line: usize,
    /// Its place in the text.
    pub range: Range<usize>,
    /// The whole line.
    pub text: &'a str,
    pub indent: usize,
    pub width: usize,
    /// Whether an empty line stands above.
    pub blank: bool,
    /// Whether a page's end stands above, so that `blank` says nothing.
    pub page_break: bool,
    pub label: Option<Label>,
    /// How much the line, without its label, looks like an entry's start.
    pub start: f32,
    pub end: End,
    /// Whether it says in another language what the entry above says.
    pub translates: bool,
}

impl<'a> Row<'a> {
    /// Reads one line.
    pub fn new(text: &'a str, index: usize, line: &Line) -> Self {
        let content = &text[line.range.clone()];
        let label = label::read(content);
        let body = label.as_ref().filter(|label| !label.letter).map_or(content, |label| &content[label.body..]);
        Self {
            line: index,
            range: line.range.clone(),
            text: content,
            indent: line.indent,
            width: line.width,
            blank: line.blanks_before > 0,
            page_break: line.page_break_before,
            start: shape::start(body),
            end: shape::end(content),
            translates: false,
            label,
        }
    }
}

/// The rows of one entry, before it is joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// The rows, by their place in the list.
    pub rows: Range<usize>,
    /// Whether its first row's label is the entry's label.
    pub labelled: bool,
    /// The row of the group heading that it stands under.
    pub group: Option<usize>,
}

/// What the splitting came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Split {
    pub drafts: Vec<Draft>,
    /// Whether the entries carry labels.
    pub labelled: bool,
    /// Whether entries are as a rule parted by empty lines.
    pub blanks_between: bool,
}

/// Splits rows into entries.
pub(super) fn split(rows: &[Row<'_>]) -> Split {
    if let Some(split) = named::under_names(rows) {
        return split;
    }
    let groups = groups(rows);
    let wrapped = indented(rows, &groups).is_some() || !one_a_line(rows, &groups);
    let labels = numbered::starts(rows, &groups, wrapped);
    let labelled = labels.is_some();
    let starts = match &labels {
        Some(labels) => with_unlabelled(rows, labels, wrapped),
        None if wrapped => indented(rows, &groups).unwrap_or_else(|| guess::starts(rows, &groups)),
        None => rows.iter().map(|row| !attached(row)).collect(),
    };
    let mut drafts: Vec<Draft> = Vec::new();
    let mut group = None;
    let mut open = false;
    for (at, row) in rows.iter().enumerate() {
        if groups[at] {
            group = Some(at);
            open = false;
            continue;
        }
        let label = labels.as_ref().is_some_and(|labels| labels[at]);
        if starts[at] || !open {
            drafts.push(Draft {
                rows: at..at + 1,
                labelled: label || (labelled && row.label.as_ref().is_some_and(|label| label.dress == Dress::Bullet)),
                group,
            });
            open = true;
        } else if let Some(draft) = drafts.last_mut() {
            draft.rows.end = at + 1;
        }
    }
    let parted = drafts.iter().skip(1).filter(|draft| rows[draft.rows.start].blank).count();
    Split { labelled, blanks_between: parted * 2 > drafts.len().saturating_sub(1), drafts }
}

/// Rows that go on with the entry above even where each entry has a line of its own.
fn attached(row: &Row<'_>) -> bool {
    let note = row.text.starts_with(['[', '(', '（'])
        && row.width <= 40
        && row.text.ends_with([']', ')', '.', '）'])
        && row.label.is_none();
    row.translates || shape::is_address(row.text) || note && shape::year_place(row.text).is_none()
}

/// In a labelled list a line without a label goes on with the one above, unless it is plainly a whole entry.
fn with_unlabelled(rows: &[Row<'_>], labels: &[bool], wrapped: bool) -> Vec<bool> {
    let mut starts = labels.to_vec();
    if wrapped {
        return starts;
    }
    for at in 1..rows.len() {
        let row = &rows[at];
        let whole = row.start > 0.8 && shape::source(row.text) > 1.0;
        starts[at] |=
            whole && row.label.is_none() && !matches!(rows[at - 1].end, End::Open | End::Word) && !attached(row);
    }
    starts
}

/// Headings of parts of the list.
fn groups(rows: &[Row<'_>]) -> Vec<bool> {
    (0..rows.len()).map(|at| is_group(rows, at)).collect()
}

fn is_group(rows: &[Row<'_>], at: usize) -> bool {
    let row = &rows[at];
    if row.width > 80 || (at + 1 == rows.len() && at > 0) {
        return false;
    }
    let kinds = heading_kinds(row.text, lexicon());
    if kinds.contains(&Heading::Group) || kinds.contains(&Heading::References) {
        return true;
    }
    let ended = at == 0 || matches!(rows[at - 1].end, End::Stop | End::Year | End::Number | End::Address);
    let Some(next) = rows.get(at + 1) else { return false };
    if !ended || row.start > 1.5 || shape::year_place(row.text).is_some() || shape::is_address(row.text) {
        return false;
    }
    // `A`, `Б`: the letter under which the entries stand.
    let letters = row.text.chars().filter(|c| !c.is_whitespace()).count();
    if letters <= 3
        && row.text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '–' | '.' | ' ' | '*' | '#'))
        && letters > 0
    {
        return row.text.chars().any(char::is_alphabetic);
    }
    let words = row.text.split_whitespace().count();
    let apart = row.blank || next.blank || at == 0;
    let numberless = !row.text.chars().any(|c| digit(c).is_some()) || row.label.is_some();
    let plain = !row.text.contains([',', '،', '，', '«', '“', '"', '/']) && words <= 6 && numberless;
    let numbered = row.label.as_ref().is_some_and(|label| label.letter || label.value.is_some());
    let rest = row.label.as_ref().map_or(row.text, |label| &row.text[label.body..]);
    let titled = rest.ends_with([':', '：']) || (!ends_sentence(rest) && (apart || numbered));
    plain
        && titled
        && next.start > 0.8
        && (apart || numbered || rest.ends_with([':', '：']))
        && !(numbered && neighbours_numbered(rows, at))
}

/// Whether the line's number belongs to a row of numbered entries.
fn neighbours_numbered(rows: &[Row<'_>], at: usize) -> bool {
    let value = |at: usize| {
        rows.get(at).and_then(|row| row.label.as_ref()).filter(|label| !label.letter).and_then(|label| label.value)
    };
    let Some(own) = value(at) else { return false };
    (at > 0 && value(at - 1) == own.checked_sub(1)) || value(at + 1) == Some(own + 1)
}

/// Two depths of indent of which one goes with the lines that look like starts: hanging lines, or indented first lines.
fn indented(rows: &[Row<'_>], groups: &[bool]) -> Option<Vec<bool>> {
    let listed = || rows.iter().zip(groups).filter(|(_, group)| !**group).map(|(row, _)| row);
    let left = listed().map(|row| row.indent).min()?;
    let deep = |row: &Row<'_>| row.indent > left + 1;
    let mean = |wanted: bool| {
        let (mut sum, mut count) = (0.0, 0);
        for row in listed().filter(|row| deep(row) == wanted) {
            sum += row.start;
            count += 1;
        }
        (sum / count.max(1) as f32, count)
    };
    let ((outer, outer_lines), (inner, inner_lines)) = (mean(false), mean(true));
    let total = outer_lines + inner_lines;
    let enough = outer_lines.min(inner_lines) * 8 >= total && total >= 4;
    let clear = (outer - inner).abs() > 1.6;
    (enough && clear).then(|| rows.iter().map(|row| deep(row) == (inner > outer)).collect())
}

/// Whether each entry has one line.
fn one_a_line(rows: &[Row<'_>], groups: &[bool]) -> bool {
    let listed: Vec<&Row<'_>> = rows.iter().zip(groups).filter(|(_, group)| !**group).map(|(row, _)| row).collect();
    if listed.len() <= 1 {
        return true;
    }
    let mut widths: Vec<usize> = listed.iter().map(|row| row.width).collect();
    widths.sort_unstable();
    let full = widths[widths.len() * 9 / 10];
    if full > WIDEST {
        return true;
    }
    let opens = |row: &Row<'_>| row.start > 0.5 || row.label.is_some();
    let broken = listed.windows(2).filter(|pair| {
        // A line is broken where the next word does not fit; a short line ends of itself.
        let tight = pair[0].width * 9 > full * 5 || pair[1].indent > pair[0].indent + 1;
        tight
            && match pair[0].end {
                End::Open | End::Initial => true,
                End::Word => !opens(pair[1]),
                _ => pair[1].start < -1.5 && !pair[1].translates && !shape::is_address(pair[1].text),
            }
    });
    let broken = broken.count();
    let whole = listed.iter().filter(|row| opens(row) && shape::year_place(row.text).is_some()).count();
    broken * 7 <= listed.len() && whole * 3 >= listed.len() * 2 || broken * 12 <= listed.len()
}
