//! Page numbers and running heads.

use rustc_hash::FxHashMap;

use super::Line;
use super::measure::{digit, ends_sentence, page_number, page_of_pages};
use crate::locale::{Term, lexicon};
use crate::model::{Document, MarkKind};
use crate::text::fold;

/// Running heads return once a page. What returns after fewer lines is a table's cell or a refrain.
const LEAST_DISTANCE: usize = 12;

/// Marks the lines that belong to the page rather than to the text.
pub(super) fn mark(document: &Document, lines: &mut [Line]) {
    let text = &document.text;
    mark_by_format(document, lines);
    let numbers: Vec<Option<u32>> = lines.iter().map(|line| page_number(&text[line.range.clone()])).collect();
    let numbers = without_labels(lines, numbers);
    let mut repeated = repeated_lines(text, lines, &numbers);
    heads_beside_pages(text, lines, &mut repeated);
    for at in 0..lines.len() {
        if repeated[at] {
            lines[at].furniture = true;
        } else if numbers[at].is_some() {
            let alone = stands_alone(lines, at);
            let beside_head = (at > 0 && repeated[at - 1]) || repeated.get(at + 1) == Some(&true);
            lines[at].furniture |= alone || beside_head;
        }
    }
    single_heads(text, lines, &numbers);
    break_pages(lines);
}

/// Lines that count the pages, and those that return right above or below such: `River Letters (2019) 44:88`.
fn heads_beside_pages(text: &str, lines: &[Line], repeated: &mut [bool]) {
    let content = |at: usize| &text[lines[at].range.clone()];
    let pages: Vec<usize> = (0..lines.len()).filter(|&at| page_of_pages(content(at)).is_some()).collect();
    let mut beside: FxHashMap<&str, usize> = FxHashMap::default();
    for &at in &pages {
        repeated[at] = true;
        let above = at.checked_sub(1).filter(|_| lines[at].blanks_before == 0);
        let below = Some(at + 1).filter(|&below| lines.get(below).is_some_and(|line| line.blanks_before == 0));
        for near in above.into_iter().chain(below) {
            *beside.entry(content(near)).or_default() += 1;
        }
    }
    if beside.values().any(|&times| times > 1) {
        for (line, repeated) in lines.iter().zip(repeated) {
            *repeated |= beside.get(&text[line.range.clone()]).is_some_and(|&times| times > 1);
        }
    }
}

fn mark_by_format(document: &Document, lines: &mut [Line]) {
    for mark in document.marks.iter().filter(|mark| mark.kind == MarkKind::Furniture) {
        let first = lines.partition_point(|line| line.range.start < mark.range.start);
        for line in lines[first..].iter_mut().take_while(|line| line.range.end <= mark.range.end) {
            line.furniture = true;
        }
    }
}

fn stands_alone(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    let above = at == 0 || line.blanks_before > 0 || line.page_break_before;
    let below = lines.get(at + 1).is_none_or(|next| next.blanks_before > 0 || next.page_break_before);
    above && below
}

/// Numbers on lines of their own that count up within a few lines are the labels of a list, not of pages.
fn without_labels(lines: &[Line], mut numbers: Vec<Option<u32>>) -> Vec<Option<u32>> {
    let found: Vec<(usize, u32)> =
        numbers.iter().enumerate().filter_map(|(at, number)| Some((at, (*number)?))).collect();
    let mut run = 0;
    for next in 1..=found.len() {
        let goes_on = found.get(next).is_some_and(|&(at, number)| {
            let (before, previous) = found[next - 1];
            at - before <= LEAST_DISTANCE - 2 && at - before > 1 && number == previous.saturating_add(1)
        });
        if goes_on {
            continue;
        }
        if next - run >= 3 && found[run].1 <= 2 {
            for &(at, _) in &found[run..next] {
                numbers[at] = None;
            }
        }
        run = next;
    }
    debug_assert_eq!(lines.len(), numbers.len());
    numbers
}

/// Lines that return on every page, but for the numbers in them.
fn repeated_lines(text: &str, lines: &[Line], numbers: &[Option<u32>]) -> Vec<bool> {
    let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, line) in lines.iter().enumerate() {
        if line.width <= 120 && numbers[at].is_none() && beside_edge(lines, at) {
            places.entry(key(&text[line.range.clone()])).or_default().push(at);
        }
    }
    let mut repeated = vec![false; lines.len()];
    for group in places.values().filter(|group| group.len() >= 2) {
        let first = &text[lines[group[0]].range.clone()];
        let far = group.windows(2).all(|pair| pair[1] - pair[0] >= LEAST_DISTANCE);
        let average = (group[group.len() - 1] - group[0]) / (group.len() - 1);
        if !(far || (group.len() > 3 && average >= 2 * LEAST_DISTANCE))
            || is_title(first) && !numbered_title(text, lines, group)
        {
            continue;
        }
        let at_page_ends = group.iter().filter(|&&at| beside_page_end(lines, numbers, at)).count();
        let changes =
            group.windows(2).any(|pair| text[lines[pair[0]].range.clone()] != text[lines[pair[1]].range.clone()]);
        let carries_number = first.chars().any(|c| digit(c).is_some());
        let bare = !ends_sentence(first);
        let several = group.len() >= 3 && bare && (!changes || !carries_number);
        let numbered = changes && carries_number && bare && page_counts_up(text, lines, group);
        if at_page_ends * 3 >= group.len() * 2 || several || numbered {
            group.iter().for_each(|&at| repeated[at] = true);
        }
    }
    // A head of two lines: the second may differ from page to page in more than its number.
    for at in 1..lines.len() {
        let pair = repeated[at - 1] && lines[at].blanks_before == 0 && !repeated[at];
        if pair && ends_in_number(&text[lines[at].range.clone()]) && lines[at].width <= 80 && below_is_free(lines, at) {
            repeated[at] = true;
        }
    }
    // The line above may be a running head that was too rare to tell; it returns word for word.
    for group in places.values().filter(|group| group.len() >= 2) {
        let above = |at: usize| repeated.get(at + 1) == Some(&true) && lines[at + 1].blanks_before == 0;
        if group.iter().all(|&at| above(at) && lines[at].blanks_before > 0) {
            group.iter().for_each(|&at| repeated[at] = true);
        }
    }
    repeated
}

/// Headings and captions return too, and are text.
fn is_title(line: &str) -> bool {
    let first = line.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    let words = line.trim_matches(|c: char| !c.is_alphabetic());
    !lexicon().heading(words).is_empty()
        || !lexicon().heading(first).is_empty()
        || lexicon().is(&fold(first), Term::NotCitation)
}

/// `BIBLIOGRAPHY      69`: a heading that returns with the pages' numbers behind or before it.
fn numbered_title(text: &str, lines: &[Line], group: &[usize]) -> bool {
    let apart = |at: &usize| {
        let line = &text[lines[*at].range.clone()];
        let words = line.trim_matches(|c: char| digit(c).is_some());
        words.len() < line.len() && !lexicon().heading(words.trim()).is_empty() && words != words.trim()
    };
    group.iter().all(apart) && page_counts_up(text, lines, group)
}

/// Whether there is space above or below the line.
fn beside_edge(lines: &[Line], at: usize) -> bool {
    at == 0 || lines[at].blanks_before > 0 || below_is_free(lines, at)
}

fn below_is_free(lines: &[Line], at: usize) -> bool {
    lines.get(at + 1).is_none_or(|next| next.blanks_before > 0 || next.page_break_before)
}

fn beside_page_end(lines: &[Line], numbers: &[Option<u32>], at: usize) -> bool {
    let number = |at: usize| numbers.get(at).copied().flatten().is_some();
    lines[at].page_break_before
        || lines.get(at + 1).is_none_or(|next| next.page_break_before)
        || (at > 0 && number(at - 1))
        || number(at + 1)
}

/// Whether a number in the line grows by small steps from place to place, as a page number does.
fn page_counts_up(text: &str, lines: &[Line], group: &[usize]) -> bool {
    let last_number = |at: usize, last: bool| {
        let line = &text[lines[at].range.clone()];
        let mut runs = line.split(|c: char| digit(c).is_none()).filter(|run| !run.is_empty());
        let run = if last { runs.next_back() } else { runs.next() };
        run.map_or(0, |run| super::measure::leading_number(run).0)
    };
    [true, false].into_iter().any(|side| {
        group.windows(2).all(|pair| {
            let step = i64::from(last_number(pair[1], side)) - i64::from(last_number(pair[0], side));
            (1..=4).contains(&step)
        })
    })
}

fn ends_in_number(line: &str) -> bool {
    line.chars().next_back().is_some_and(|c| digit(c).is_some())
        || line.chars().next().is_some_and(|c| digit(c).is_some())
}

/// A running head seen once: it stands alone beside a lone page number and holds a number of its own.
fn single_heads(text: &str, lines: &mut [Line], numbers: &[Option<u32>]) {
    for at in 0..lines.len() {
        if numbers[at].is_none() || !lines[at].furniture {
            continue;
        }
        for beside in [at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
            let Some(line) = lines.get(beside) else { continue };
            let content = &text[line.range.clone()];
            let marked =
                content.contains(|c: char| digit(c).is_some()) && !content.starts_with(|c: char| digit(c).is_some());
            let apart = stands_alone(lines, beside) && lines[beside.max(at)].blanks_before <= 2;
            if !line.furniture
                && line.width <= 80
                && marked
                && apart
                && !ends_sentence(content)
                && torn(text, lines, at.min(beside), at.max(beside))
            {
                lines[beside].furniture = true;
            }
        }
    }
}

/// Whether the text is torn between the line above `first` and the one below `last`: it stops in mid-sentence.
fn torn(text: &str, lines: &[Line], first: usize, last: usize) -> bool {
    let (Some(above), Some(below)) = (first.checked_sub(1).and_then(|at| lines.get(at)), lines.get(last + 1)) else {
        return false;
    };
    let below = &text[below.range.clone()];
    !ends_sentence(&text[above.range.clone()]) || below.starts_with(char::is_lowercase)
}

/// Text goes on below furniture as if that were not there: the gap that it leaves is not a blank line.
fn break_pages(lines: &mut [Line]) {
    let mut broken = false;
    for line in lines {
        if line.furniture {
            broken = true;
        } else if broken {
            line.page_break_before = true;
            broken = false;
        }
    }
}

/// A hash of a line's words with every number the same.
fn key(line: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    let mut in_number = false;
    for c in line.chars() {
        let number = digit(c).is_some();
        if number && !in_number {
            hasher.write_u32(u32::from('#'));
        } else if !number && !c.is_whitespace() {
            hasher.write_u32(u32::from(c));
        }
        in_number = number;
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::super::Layout;
    use crate::model::Document;

    fn furniture(text: &str) -> Vec<&str> {
        let layout = Layout::new(&Document::from_text("a.txt", text));
        layout.lines.iter().filter(|line| line.furniture).map(|line| &text[line.range.clone()]).collect()
    }

    #[test]
    fn heads_and_numbers_in_the_middle_of_a_paragraph() {
        let page = |name: &str| {
            (0..9)
                .map(|at| format!("the {name} rises in hill {at} and runs\nto sea {at} of the {name}, which is\n"))
                .collect::<String>()
        };
        let head = "Annals of Water 3 (2019), 2";
        let text = format!("{}\n41\n\n{head}\n\n{}\n42\n\n{head}\n\n{}", page("Esk"), page("Tay"), page("Dee"));
        assert_eq!(furniture(&text), ["41", "Annals of Water 3 (2019), 2", "42", "Annals of Water 3 (2019), 2"]);
    }

    #[test]
    fn numbers_that_label_a_list_are_not_pages() {
        let text =
            "References\n\n1\n\nAbel A. Rivers. 2001.\n\n2\n\nBaker B. Lakes. 2002.\n\n3\n\nCole C. Seas. 2003.\n";
        assert!(furniture(text).is_empty());
    }

    #[test]
    fn a_line_that_returns_at_once_is_no_running_head() {
        assert!(furniture("Total\n\nYes\n\nTotal\n\nNo\n\nTotal\n").is_empty());
    }
}
