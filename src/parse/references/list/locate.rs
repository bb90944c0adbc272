//! Finds the lists of a paper: by the format's marks, by heading, by shape.

use std::cell::OnceCell;
use std::ops::Range;

use super::gather::body;
use super::heading::heading_kinds;
use super::join::Words;
use super::shape;
use super::split::{Draft, Row};
use super::translation::{is_foreign, translates};
use super::{Entry, ReferenceList};
use crate::locale::{Heading, Term, lexicon};
use crate::model::{Document, MarkKind};
use crate::order::Order;
use crate::parse::layout::{Layout, Line, digit};

/// A list without a heading has at least so many entries.
const LEAST_BY_SHAPE: usize = 3;
/// Wrapped lines are no wider than this many cells.
const WIDEST_WRAPPED: usize = 130;
/// Finds the reference lists of a paper, in order. Empty where there is none.
pub fn find(document: &Document, layout: &Layout) -> Vec<ReferenceList> {
    let finder = Finder::new(document, layout);
    let marked = finder.by_marks();
    if !marked.is_empty() {
        return marked;
    }
    let headed = finder.by_heading();
    if !headed.is_empty() {
        return headed;
    }
    finder.by_shape().into_iter().collect()
}

/// Reads a file that holds a reference list and nothing else. Every line that may belong to an entry does.
pub fn read(document: &Document, layout: &Layout) -> Vec<ReferenceList> {
    let finder = Finder::new(document, layout);
    let marked = finder.by_marks();
    if !marked.is_empty() {
        return marked;
    }
    let headed = finder.by_heading();
    let whole = finder.whole();
    let count = |lists: &[ReferenceList]| lists.iter().map(|list| list.entries.len()).sum::<usize>();
    // A paper given as a list: its own list is meant.
    if !headed.is_empty() && count(&headed) * 2 >= whole.as_ref().map_or(0, |list| list.entries.len()) {
        return headed;
    }
    whole.into_iter().collect()
}

pub(super) struct Finder<'a> {
    document: &'a Document,
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    /// Gathered at the first list; a text with many headings has them gathered once.
    pub(super) words: OnceCell<Words<'a>>,
    /// Whether the paper's script is one beside which lists are printed in another.
    foreign: OnceCell<bool>,
}

/// What a line opens, if it is a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opens {
    List,
    Notes,
    Other,
}

impl<'a> Finder<'a> {
    fn new(document: &'a Document, layout: &'a Layout) -> Self {
        Self { document, text: &document.text, lines: &layout.lines, words: OnceCell::new(), foreign: OnceCell::new() }
    }

    fn content(&self, line: usize) -> &'a str {
        &self.text[self.lines[line].range.clone()]
    }

    /// The headings among the lines, in order.
    fn headings(&self) -> Vec<(usize, Opens)> {
        let mut found = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            if line.furniture || line.width > 120 {
                continue;
            }
            let content = self.content(at);
            let kinds = heading_kinds(content, lexicon());
            let opens = if kinds.contains(&Heading::References) {
                Opens::List
            } else if kinds.contains(&Heading::Group) {
                continue;
            } else if kinds.contains(&Heading::Notes) {
                Opens::Notes
            } else if kinds.contains(&Heading::After)
                || kinds.contains(&Heading::Other)
                || opens_remark(content)
                || (line.blanks_before > 0 && is_caption(content))
            {
                Opens::Other
            } else {
                continue;
            };
            found.push((at, opens));
        }
        let marked = self.document.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Heading(_)));
        let mut added = false;
        for mark in marked {
            let at = self.lines.partition_point(|line| line.range.end <= mark.range.start);
            if self.lines.get(at).is_none_or(|line| line.range.start >= mark.range.end) {
                continue;
            }
            let kinds = heading_kinds(self.content(at), lexicon());
            if kinds.is_empty() {
                found.push((at, Opens::Other));
                added = true;
            }
        }
        if added {
            found.order_by_key(|(at, _)| *at);
            found.dedup_by_key(|(at, _)| *at);
        }
        found
    }

    fn rows(&self, lines: Range<usize>) -> Vec<Row<'a>> {
        let listed = lines.filter(|&at| !self.lines[at].furniture);
        let mut rows: Vec<Row<'a>> = listed.map(|at| Row::new(self.text, at, &self.lines[at])).collect();
        let foreign = *self.foreign.get_or_init(|| is_foreign(self.text));
        for at in 1..rows.len() {
            rows[at].translates = !rows[at - 1].translates && translates(&rows[at - 1], &rows[at], foreign);
        }
        rows
    }

    fn by_heading(&self) -> Vec<ReferenceList> {
        let headings = self.headings();
        let lists = self.under(&headings, Opens::List);
        if !lists.is_empty() { lists } else { self.notes_as_list(&headings) }
    }

    fn under(&self, headings: &[(usize, Opens)], wanted: Opens) -> Vec<ReferenceList> {
        let mut lists: Vec<ReferenceList> = Vec::new();
        let mut next = 0;
        let mut after = 0;
        while next < headings.len() {
            let (at, opens) = headings[next];
            next += 1;
            if opens != wanted || at < after {
                continue;
            }
            let end = headings[next..].iter().map(|(at, _)| *at).find(|end| *end > at + 1).unwrap_or(self.lines.len());
            let rows = self.rows(at + 1..end);
            if let Some((list, last_line)) = self.list(&rows, Some(at), false) {
                after = last_line;
                lists.push(list);
            }
        }
        lists
    }

    /// A paper without a list of its own may keep its sources under `Notes`; notes that say `ibid.` are citations.
    fn notes_as_list(&self, headings: &[(usize, Opens)]) -> Vec<ReferenceList> {
        self.under(headings, Opens::Notes)
            .into_iter()
            .filter(|list| {
                let sources = list.entries.iter().filter(|entry| shape::source(&entry.text) > 1.2).count();
                let again = list.entries.iter().filter(|entry| says_again(&entry.text)).count();
                list.entries.len() >= LEAST_BY_SHAPE && sources * 10 >= list.entries.len() * 8 && again == 0
            })
            .collect()
    }

    /// The list whose entries the format marked.
    fn by_marks(&self) -> Vec<ReferenceList> {
        if !self.document.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Entry(_))) {
            return Vec::new();
        }
        let words = self.words.get_or_init(|| Words::new(self.text));
        let mut entries: Vec<Entry> = Vec::new();
        let mut authors = None;
        for mark in self.document.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Entry(_))) {
            let first = self.lines.partition_point(|line| line.range.end <= mark.range.start);
            let mut rows = Vec::new();
            for (at, line) in
                self.lines.iter().enumerate().skip(first).take_while(|(_, line)| line.range.start < mark.range.end)
            {
                let range = line.range.start.max(mark.range.start)..line.range.end.min(mark.range.end);
                if !line.furniture && range.start < range.end {
                    rows.push(Row::new(self.text, at, &Line { range, ..line.clone() }));
                }
            }
            let Some(row) = rows.first() else { continue };
            let labelled = row.label.as_ref().is_some_and(|label| !label.letter);
            let draft = Draft { rows: 0..rows.len(), labelled, group: None };
            entries.extend(self.entry(&rows, &draft, words, &mut authors));
        }
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return Vec::new() };
        let (start, end) = (first.range.start, last.range.end);
        let above = self.lines.partition_point(|line| line.range.end <= start);
        let heading = (0..above)
            .rev()
            .take(4)
            .find(|&at| heading_kinds(self.content(at), lexicon()).contains(&Heading::References));
        let heading = heading.map(|at| self.lines[at].range.clone());
        let start = heading.as_ref().map_or(start, |heading| heading.start.min(start));
        vec![ReferenceList { range: start..end.max(start), heading, entries }]
    }

    /// The whole document as one list.
    fn whole(&self) -> Option<ReferenceList> {
        let first = (0..self.lines.len()).find(|&at| !self.lines[at].furniture)?;
        let headed = heading_kinds(self.content(first), lexicon()).contains(&Heading::References);
        let rows = self.rows(first + usize::from(headed)..self.lines.len());
        let (mut list, _) = self.list(&rows, headed.then_some(first), true)?;
        list.entries
            .retain(|entry| entry.label.is_some() || entry.text.len() < 800 || shape::source(&entry.text) > -0.4);
        (!list.entries.is_empty()).then_some(list)
    }

    /// The longest stretch of lines that look like entries.
    fn by_shape(&self) -> Option<ReferenceList> {
        let scores: Vec<f32> = (0..self.lines.len()).map(|at| self.line_score(at)).collect();
        let (mut best, mut best_range) = (0.0, 0..0);
        let (mut sum, mut from) = (0.0, 0);
        for (at, score) in scores.iter().enumerate() {
            if sum <= 0.0 {
                sum = 0.0;
                from = at;
            }
            sum += score;
            if sum > best {
                best = sum;
                best_range = from..at + 1;
            }
        }
        if best < 2.0 {
            return None;
        }
        // Wrapped entries: the last one's lines that go on are below the peak.
        let mut end = best_range.end;
        while end < self.lines.len()
            && !self.lines[end].furniture
            && self.lines[end].blanks_before == 0
            && scores[end] > -0.5
        {
            end += 1;
        }
        let rows = self.rows(best_range.start..end);
        let (mut list, _) = self.list(&rows, None, false)?;
        let lead = list.entries.iter().take_while(|entry| !shape::surely_starts(&entry.text)).count();
        list.entries.drain(..lead);
        list.range.start = list.entries.first()?.range.start;
        let sources: Vec<f32> = list.entries.iter().map(|entry| shape::source(&entry.text)).collect();
        let good = sources.iter().filter(|score| **score > 1.0).count();
        let named = list.entries.iter().filter(|entry| shape::surely_starts(&entry.text)).count();
        let again = list.entries.iter().filter(|entry| says_again(&entry.text)).count();
        let count = list.entries.len();
        // Many entries cannot all be chance; of a few each must be one.
        let percent = match count {
            0..8 => 85,
            8..20 => 72,
            _ => 55,
        };
        let sure = count >= LEAST_BY_SHAPE && good.min(named) * 100 >= count * percent && again * 10 <= count;
        let late = list.range.start * 3 >= self.text.len() || count >= 8;
        (sure && late).then_some(list)
    }

    /// How much one line speaks for a list without a heading.
    fn line_score(&self, at: usize) -> f32 {
        let line = &self.lines[at];
        if line.furniture {
            return 0.0;
        }
        let content = self.content(at);
        let row = Row::new(self.text, at, line);
        let source = shape::source(body(&row, row.label.as_ref().is_some_and(|label| !label.letter)));
        if row.start > 0.5
            && source > 1.0
            && shape::surely_starts(body(&row, row.label.as_ref().is_some_and(|label| !label.letter)))
        {
            return 1.0;
        }
        if row.start > 0.5 && source > 0.5 || shape::is_address(content) {
            return 0.3;
        }
        if line.width > 200 {
            return -2.0;
        }
        if line.width > WIDEST_WRAPPED {
            return if source < 0.2 { -0.9 } else { -0.4 };
        }
        // A wrapped entry shows its signs on different lines.
        if shape::surely_starts(content) && row.start > 1.8 {
            0.9
        } else if row.start > 1.8 || shape::has_locator(content) {
            0.4
        } else {
            match shape::small_words(content) {
                share if share > 0.3 => -0.9,
                share if share > 0.15 => -0.5,
                _ => -0.25,
            }
        }
    }
}

/// `收稿日期：2022-09-13`, `Received: 19 April 2010`: what follows a list, on one line with its heading. In a script with
/// capitals a title may begin so, but not with a number behind it.
fn opens_remark(line: &str) -> bool {
    /// A heading before a colon has no more characters.
    const LONGEST: usize = 24;
    let Some((head, rest)) = line.split_once(['：', ':']) else { return false };
    let dated = || rest.trim_start().starts_with(|c: char| digit(c).is_some());
    (head.chars().next().is_some_and(crate::text::script::is_cjk) || dated())
        && head.chars().nth(LONGEST).is_none()
        && heading_kinds(head, lexicon()).contains(&Heading::After)
}

/// `Figure 2.`, `Table S1`: the caption of what follows the list.
fn is_caption(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let folded = crate::text::fold(first);
    let number = second.trim_end_matches(['.', ':', ')', '—', '–']);
    let whole = number.chars().all(char::is_alphanumeric);
    let short = whole && number.chars().count() <= 4 && number.chars().any(|c| digit(c).is_some());
    let titled = first.chars().next().is_some_and(char::is_uppercase);
    let appendix = lexicon().heading(&folded).contains(&Heading::After) && (short || number.chars().count() == 1);
    titled
        && line.len() < 100
        && (appendix
            || short
                && lexicon().is(&folded, Term::NotCitation)
                && (second.ends_with(['.', ':', '—']) || shape::year_place(line).is_none()))
}

/// `Ibid.`, `op. cit.`, `المرجع السابق`: a note, not an entry.
fn says_again(text: &str) -> bool {
    let folded = crate::text::fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(8).collect();
    let undated = shape::year_place(text).is_none();
    lexicon().longest(&words, Term::Ibid).is_some()
        || undated && (1..words.len()).any(|at| lexicon().longest(&words[at..], Term::OpCit).is_some())
}
