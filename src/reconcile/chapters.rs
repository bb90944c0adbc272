//! Which of several reference lists an entry stands in, and which one a cite means: in a book, that of its chapter.

use crate::model::{Citation, Cite, Reference};

/// Fewest citations between two entries that make them entries of two lists.
const FEWEST: usize = 3;

/// The lists of a paper in order.
#[derive(Debug, Default)]
pub struct Chapters {
    /// One past the last byte of each list.
    ends: Vec<usize>,
    /// The list of each entry.
    of_entry: Vec<usize>,
}

impl Chapters {
    /// Parts the entries of the paper itself, which stand in the order of the text, where citations stand between them.
    pub fn new(references: &[Reference], citations: &[Citation]) -> Self {
        let mut found = Self::default();
        let mut places: Vec<usize> =
            citations.iter().filter_map(|citation| citation.spans.first()).map(|span| span.start).collect();
        places.sort_unstable();
        let mut last = 0;
        for reference in references {
            if reference.span.document != 0 {
                return Self::default();
            }
            let before = |place: usize| places.partition_point(|&start| start < place);
            match found.ends.last_mut() {
                Some(end) if before(reference.span.start).saturating_sub(before(last)) < FEWEST => {
                    *end = reference.span.end
                }
                _ => found.ends.push(reference.span.end),
            }
            last = reference.span.end;
            found.of_entry.push(found.ends.len() - 1);
        }
        found
    }

    /// Whether there are lists with text between them that cites its own.
    pub fn are_several(&self) -> bool {
        self.ends.len() > 1
    }

    /// The list that a cite means where there are several: the next one behind it.
    pub fn meant_by(&self, cite: &Cite) -> Option<usize> {
        let span = cite.spans.first().filter(|_| self.ends.len() > 1)?;
        Some(self.ends.partition_point(|&end| end <= span.start)).filter(|&list| list < self.ends.len())
    }

    /// Whether an entry stands in the list that is meant; true where none is.
    pub fn holds(&self, meant: Option<usize>, reference: usize) -> bool {
        meant.is_none_or(|list| self.of_entry.get(reference) == Some(&list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Item, Span};

    fn entry(start: usize) -> Reference {
        Reference {
            id: String::new(),
            span: Span::new(0, start, start + 5),
            label: None,
            text: String::new(),
            item: Item::default(),
            years: Vec::new(),
            et_al: false,
        }
    }

    fn cite(start: usize) -> Cite {
        Cite { spans: vec![Span::new(0, start, start + 2)], ..Cite::default() }
    }

    #[test]
    fn a_cite_means_the_list_of_its_chapter() {
        let citation = |start| Citation {
            spans: vec![Span::new(0, start, start + 2)],
            text: String::new(),
            form: crate::model::Form::Numeric,
            cites: Vec::new(),
        };
        let citations: Vec<Citation> = [0, 10, 20, 200, 210, 220].map(citation).into();
        let references = [entry(100), entry(110), entry(300), entry(310)];
        let chapters = Chapters::new(&references, &citations);
        assert_eq!([10, 210, 400].map(|start| chapters.meant_by(&cite(start))), [Some(0), Some(1), None]);
        assert!(chapters.holds(Some(1), 2) && !chapters.holds(Some(1), 1) && chapters.holds(None, 1));
        let one = Chapters::new(&references[..2], &citations);
        assert_eq!(one.meant_by(&cite(10)), None);
    }
}
