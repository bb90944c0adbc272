//! `12(3), 4-9`: a volume with its issue and pages behind it, which need no labeller.

use super::entry::Reader;
use super::label::Field;
use super::label::token::{class, is_number};
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
