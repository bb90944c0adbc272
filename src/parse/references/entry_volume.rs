//! `12(3), 4-9`: a volume with its issue and pages behind it, which need no labeller.

use super::entry::Reader;
use super::label::token::{class, is_number};
use super::label::{Field, Part, Token};
use super::numbers;
use crate::model::Item;

impl Reader<'_> {
    /// Fills in volume and issue from `12(3), 4` or `12(3): 4`, where the labeller left them out.
    pub(super) fn volume_with_issue(&self, item: &mut Item) {
        if !item.volume.is_empty() && !item.issue.is_empty() {
            return;
        }
        let Some((volume, issue)) = self.printed_volume_with_issue() else { return };
        if item.volume.is_empty() {
            item.volume = volume.to_owned();
        }
        if item.issue.is_empty() && item.volume == volume {
            item.issue = issue.to_owned();
        }
    }

    /// Two forms of an issue that are labelled as something else: `2008;(4):12`, a number in brackets and no volume, and
    /// `62, 361 (2016) 32`, whose first number behind the volume is the issue, as a page stands behind the year.
    pub(super) fn issue_without_label(&self, item: &mut Item) {
        if !item.issue.is_empty() {
            return;
        }
        let bracketed = |part: &Part| self.bench.tokens[part.first].class == b'(';
        if self.parts(Field::Volume).next().is_some_and(bracketed) && self.parts(Field::Volume).count() == 1 {
            item.issue = std::mem::take(&mut item.volume);
        }
        let around = |window: &[Part]| {
            let fields = [Field::Volume, Field::Pages, Field::Date, Field::Pages];
            // With a comma behind the year what follows is another number: `95, 034506 (2017), 1612.08336`.
            let closed = || self.bench.tokens[window[2].end - 1].class == b')';
            let fit = window.iter().map(|part| part.field).eq(fields) && bracketed(&window[2]) && closed();
            fit.then(|| (numbers::counted(self.span(&window[1])), numbers::pages(self.span(&window[3]))))
        };
        if let Some((issue, page)) = self.bench.parts.windows(4).find_map(around)
            && !page.is_empty()
        {
            (item.issue, item.page) = (issue, page);
        }
    }

    /// `Garden Letters, 1865, 129812, ..., 2021`: what stands in the place of a volume and was taken for a year, where a
    /// year stands elsewhere.
    pub(super) fn volume_like_a_year(&self) -> Option<&Part> {
        let around = |window: &[Part]| {
            let fields = [Field::Container, Field::Date, Field::Pages];
            let bare = window[1].end - window[1].first <= 2 && self.bench.tokens[window[1].first].class == class::YEAR;
            window.iter().map(|part| part.field).eq(fields) && bare
        };
        let at = self.bench.parts.windows(3).position(around)? + 1;
        let year = |part: &Part| {
            let tokens = &self.bench.tokens[part.first..part.end];
            tokens.iter().find(|token| token.class == class::YEAR).map(|token| token.value)
        };
        let first = year(&self.bench.parts[at]);
        let dated = self.bench.parts[at + 1..].iter().any(|part| part.field == Field::Date && year(part) > first);
        (dated && self.parts(Field::Volume).next().is_none()).then(|| &self.bench.parts[at])
    }

    /// `38 1983 1392-1410`: the token of a year that was taken for the first of the pages, and the pages.
    pub(super) fn year_before_pages(&self) -> Option<(usize, String)> {
        let tokens = &self.bench.tokens;
        let dated = self.parts(Field::Date).next().is_some();
        let part = self.parts(Field::Pages).next().filter(|part| !dated && part.end - part.first >= 4)?;
        let bare = tokens[part.first].class == class::YEAR && is_number(tokens[part.first + 1].class);
        let ranged = matches!(tokens[part.first + 2].class, b'-' | class::DASH);
        let pages = &self.text[tokens[part.first + 1].start as usize..tokens[part.end - 1].end as usize];
        (bare && ranged).then(|| (part.first, numbers::pages(pages)))
    }

    /// A range of pages at the very end that has no label: `Vienna, Austria. 509-12.`
    pub(super) fn last_range(&self) -> Option<String> {
        let tokens = &self.bench.tokens;
        let part = self.bench.parts.last().filter(|part| part.field == Field::Other)?;
        let end = part.end - usize::from(tokens[part.end - 1].class == b'.');
        let [first, dash, last] = tokens.get(end.checked_sub(3)?..end)? else { return None };
        let count = |token: &Token| is_number(token.class) && token.value > 0 && token.value < 10_000;
        let before = end.checked_sub(4).map_or(b'.', |at| tokens[at].class);
        // `2005-12` is a date, and what a word or number stands before may be anything.
        let ended = matches!(before, b'.' | b',' | b':' | b')')
            || part.first == end - 3
            || (class::INITIAL..=class::CASELESS).contains(&before);
        let ranged = matches!(dash.class, b'-' | class::DASH)
            && !dash.space
            && first.space
            && !matches!(first.class, class::YEAR | class::RANGE);
        (ended && ranged && count(first) && count(last))
            .then(|| numbers::pages(&self.text[first.start as usize..last.end as usize]))
    }

    /// The last such pair outside titles and addresses.
    fn printed_volume_with_issue(&self) -> Option<(&str, &str)> {
        let tokens = &self.bench.tokens;
        let word = |at: usize| &self.text[tokens[at].start as usize..tokens[at].end as usize];
        let worded = |at: usize| matches!(self.bench.field_at(at), Some(Field::Title | Field::Web | Field::Author));
        let pair = |at: usize| {
            let class = |offset: usize| tokens.get(at + offset).map_or(class::EDGE, |token| token.class);
            let count =
                |offset: usize| is_number(class(offset)) && !matches!(class(offset), class::YEAR | class::RANGE);
            let bound = matches!(class(4), b',' | b':' | class::COMMA) && is_number(class(5));
            let printed = count(0) && class(1) == b'(' && count(2) && class(3) == b')' && bound;
            (printed && !worded(at)).then(|| (word(at), word(at + 2)))
        };
        (0..tokens.len()).rev().find_map(pair)
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::references::entry::Reader;
    use crate::parse::references::label::{Bench, Field, tokenise};

    /// What is found where every token before `from` is title and nothing behind it is labelled.
    fn found(text: &str, from: usize) -> Option<(String, String)> {
        let mut bench = Bench::default();
        tokenise(text, &mut bench.tokens);
        let title = (Field::Title, 0, from.min(bench.tokens.len()));
        let other = (Field::Other, title.2, bench.tokens.len());
        bench.set_parts([title, other].into_iter().filter(|(_, first, end)| first < end));
        let reader = Reader { text, bench: &bench, counts: Vec::new() };
        reader.printed_volume_with_issue().map(|(volume, issue)| (volume.to_owned(), issue.to_owned()))
    }

    #[test]
    fn a_volume_with_issue_and_pages_needs_no_label() {
        let pair = |volume: &str, issue: &str| Some((volume.to_owned(), issue.to_owned()));
        assert_eq!(found("Garden Letters, 14(2), 5-28.", 0), pair("14", "2"));
        assert_eq!(found("فصلنامهٔ باغ، ۱۴(۱)، ۵-۲۸.", 0), pair("۱۴", "۱"));
        assert_eq!(found("Garden Letters 14(2010), 5-28.", 0), None, "a year");
        assert_eq!(found("Gardens 14(2) and others", 0), None, "no pages");
        assert_eq!(found("Walls 3(4), 5 and gates. Park Review", 20), None, "in a title");
    }
}
