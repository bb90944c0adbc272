//! Two columns side by side, parted by a gutter of spaces that recurs over many lines.

use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};

use super::Line;
use super::measure::char_cells;

/// Fewer lines with the same gutter are a table or chance.
const LEAST_LINES: usize = 5;
/// A column of prose is at least this many cells wide.
const LEAST_WIDTH: usize = 18;
/// How far right of the gutter a line of the second column may start.
const HANG: usize = 12;
/// How many lines ahead a gutter is looked for.
const WINDOW: usize = 60;
/// A gutter that was refused after a look at so many lines is left alone for the next one.
const PATIENCE: usize = 64;

/// A gap of spaces inside a line: the byte range, and the cell at which the text goes on.
#[derive(Clone, Debug)]
struct Gap {
    start: usize,
    end: usize,
    from_cell: usize,
    to_cell: usize,
}

/// Puts lines into reading order: where two columns stand side by side, all of the first before all of the second.
pub(super) fn order(text: &str, lines: Vec<Line>) -> Vec<Line> {
    if memchr::memmem::find(text.as_bytes(), b"   ").is_none() {
        return lines;
    }
    let gaps: Vec<Vec<Gap>> = lines.iter().map(|line| gaps(text, line)).collect();
    let mut ordered = Vec::with_capacity(lines.len() + lines.len() / 4);
    let mut at = 0;
    // Gutter -> the line from which it is worth another look.
    let mut refused: FxHashMap<usize, usize> = FxHashMap::default();
    while at < lines.len() {
        let found = gutters(&gaps, at).into_iter().find_map(|gutter| {
            if refused.get(&gutter).is_some_and(|&until| at < until) {
                return None;
            }
            let (stop, region) = region(text, &lines, &gaps, at, gutter);
            if region.is_none() {
                // A long look in vain is not taken again a line further down, or the time grew with the square.
                refused.insert(gutter, at + 1 + (stop - at) / PATIENCE);
            }
            region
        });
        match found {
            Some((end, gutter)) => {
                push_columns(text, &lines[at..end], &gaps[at..end], gutter, &mut ordered);
                at = end;
            }
            None => {
                ordered.push(lines[at].clone());
                at += 1;
            }
        }
    }
    ordered
}

/// The gaps of three spaces or more, at most four of them: a line with more is a table's row.
fn gaps(text: &str, line: &Line) -> Vec<Gap> {
    let content = &text[line.range.clone()];
    let mut found = Vec::new();
    if line.furniture || memchr::memmem::find(content.as_bytes(), b"  ").is_none() {
        return found;
    }
    let mut cell = line.indent;
    let mut run: Option<(usize, usize)> = None;
    for (at, c) in content.char_indices() {
        if c == ' ' {
            run.get_or_insert((at, cell));
        } else if let Some((start, from_cell)) = run.take()
            && cell - from_cell >= 2
        {
            found.push(Gap { start: line.range.start + start, end: line.range.start + at, from_cell, to_cell: cell });
        }
        cell += char_cells(c);
    }
    if found.len() > 4 { Vec::new() } else { found }
}

/// The cells at which the second column may start, leftmost first: lines that hang start further right.
fn gutters(gaps: &[Vec<Gap>], at: usize) -> Vec<usize> {
    let Some(widest) = gaps[at].iter().map(|gap| gap.to_cell).max() else { return Vec::new() };
    let mut ends: Vec<usize> = gaps[at..].iter().take(WINDOW).flatten().map(|gap| gap.to_cell).collect();
    ends.sort_unstable();
    let mut found: Vec<usize> = ends
        .chunk_by(|first, second| first == second)
        .filter(|same| same.len() >= LEAST_LINES && same[0] <= widest + 1)
        .map(|same| same[0])
        .collect();
    found.truncate(4);
    found
}

/// The gap of a line at this gutter. The second column's line may hang, or be pushed right by a long first one.
fn at_gutter(gaps: &[Gap], gutter: usize) -> Option<&Gap> {
    gaps.iter().find(|gap| (gutter.saturating_sub(1)..=gutter + HANG).contains(&gap.to_cell))
}

/// How far it was to be looked, and where the columns that start at line `first` end, if prose stands on both sides of
/// this gutter.
fn region(
    text: &str,
    lines: &[Line],
    gaps: &[Vec<Gap>],
    first: usize,
    gutter: usize,
) -> (usize, Option<(usize, usize)>) {
    if gutter < LEAST_WIDTH {
        return (first, None);
    }
    let (mut end, mut stop) = (first, first);
    let (mut both, mut left_cells, mut right_cells, mut narrow) = (0, 0, 0, 0);
    for (at, line) in lines.iter().enumerate().skip(first) {
        stop = at;
        if line.furniture || (line.page_break_before && at > first) || (at - first == WINDOW && both < LEAST_LINES) {
            break;
        }
        if let Some(gap) = at_gutter(&gaps[at], gutter) {
            both += 1;
            left_cells += gap.from_cell.saturating_sub(line.indent);
            right_cells += (line.indent + line.width).saturating_sub(gap.to_cell);
            narrow += usize::from(gap.to_cell - gap.from_cell < 3);
            end = at + 1;
        } else if line.indent + 1 >= gutter {
            end = at + 1;
        } else if line.indent + line.width + 1 >= gutter && !overflows(&text[line.range.clone()], line, gutter) {
            break;
        }
    }
    let total = end - first;
    let wide = both > 0 && left_cells / both >= LEAST_WIDTH && right_cells / both >= LEAST_WIDTH;
    // Justified text has wide gaps too, but not at one place line after line.
    let columns = both >= LEAST_LINES && both * 2 >= total && wide && narrow * 2 <= both;
    (stop, columns.then_some((end, gutter)))
}

/// Whether a line of the first column runs over the gutter only because its last word, an address, cannot be broken.
fn overflows(content: &str, line: &Line, gutter: usize) -> bool {
    let last = content.rsplit(' ').next().unwrap_or_default();
    let cells: usize = last.chars().map(char_cells).sum();
    last.contains('/') && last.len() > 16 && line.indent + line.width.saturating_sub(cells) < gutter
}

fn push_columns(text: &str, lines: &[Line], gaps: &[Vec<Gap>], gutter: usize, ordered: &mut Vec<Line>) {
    let mut left = Vec::new();
    let mut right: Vec<Line> = Vec::new();
    let (mut left_blanks, mut right_blanks) = (0, 0);
    let (mut rtl, mut ltr) = (0, 0);
    for (line, gaps) in lines.iter().zip(gaps) {
        left_blanks += line.blanks_before;
        right_blanks += line.blanks_before;
        let mut place = |range: std::ops::Range<usize>, indent: usize, width: usize, is_right: bool| {
            let blanks = if is_right { &mut right_blanks } else { &mut left_blanks };
            let part = Line {
                indent,
                width,
                blanks_before: std::mem::take(blanks),
                page_break_before: line.page_break_before,
                furniture: false,
                range,
            };
            if is_right { right.push(part) } else { left.push(part) }
        };
        let end_cell = line.indent + line.width;
        if let Some(gap) = at_gutter(gaps, gutter) {
            place(line.range.start..gap.start, line.indent, gap.from_cell - line.indent, false);
            place(gap.end..line.range.end, gap.to_cell.saturating_sub(gutter), end_cell - gap.to_cell, true);
        } else if line.indent + 1 >= gutter {
            place(line.range.clone(), line.indent.saturating_sub(gutter), line.width, true);
            left_blanks += 1;
        } else {
            place(line.range.clone(), line.indent, line.width, false);
            right_blanks += 1;
        }
        match text[line.range.clone()].chars().map(|c| c.script()).find(|script| *script != Script::Common) {
            Some(Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana) => rtl += 1,
            Some(_) => ltr += 1,
            None => {}
        }
    }
    let (first, second) = if rtl > ltr { (right, left) } else { (left, right) };
    ordered.extend(first);
    let mut second = second.into_iter();
    if let Some(mut top) = second.next() {
        // The text runs on from the foot of one column to the head of the next.
        top.page_break_before = true;
        top.blanks_before = 0;
        ordered.push(top);
    }
    ordered.extend(second);
}

#[cfg(test)]
mod tests {
    use super::super::Layout;
    use crate::model::Document;

    fn read(text: &str) -> String {
        let layout = Layout::new(&Document::from_text("a.txt", text));
        layout.lines.iter().map(|line| text[line.range.clone()].to_owned()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let left = [
            "The river rises in the hills",
            "of the north and runs down",
            "to the plain, where it is",
            "slow and brown, and at the",
            "end it meets the wide sea",
            "and is lost in the waves.",
        ];
        let right = [
            "Boats go up it in the spring",
            "when the water is high. The",
            "boatmen sing, and they are",
            "paid in silver and in salt",
            "by the merchants who wait",
            "for them at the old bridge.",
        ];
        let text: String = left.iter().zip(right).map(|(left, right)| format!("{left:<34}{right}\n")).collect();
        assert_eq!(read(&text), [left, right].concat().join("\n"));
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let text = "Name      Year      Pages\nAbel      2001      12\nBaker     2002      15\nCole      2003      99\nDunn      2004      7\nEwer      2005      8\n";
        assert!(read(text).contains("Abel      2001      12"));
    }
}
