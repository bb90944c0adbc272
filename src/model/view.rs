//! A document without its markup.

use std::cmp::Reverse;
use std::ops::Range;

use super::{Document, Mark, MarkKind, Span};
use crate::order::Order;
use crate::text::view::View;

/// How deep text may be read inside other text: a footnote in a chapter in a paper.
const DEEPEST: usize = 64;

impl Document {
    /// The document without its markup, with the map back to this one; `None` where it has none.
    ///
    /// Parsing reads the view. All its marks point into it, and every range found in it is to be mapped back.
    pub fn view(&self) -> Option<(Document, View)> {
        let mut changes: Vec<&Mark> = self
            .marks
            .iter()
            .filter(|mark| matches!(mark.kind, MarkKind::Replaced(_) | MarkKind::Elsewhere(_)))
            .filter(|mark| self.text.get(mark.range.clone()).is_some())
            .collect();
        if changes.is_empty() {
            return None;
        }
        changes.order_by_key(|mark| (mark.range.start, Reverse(mark.range.end)));
        let view = read(&self.text, &changes);
        let marks =
            self.marks.iter().filter(|mark| !matches!(mark.kind, MarkKind::Replaced(_) | MarkKind::Elsewhere(_)));
        let mut marks: Vec<Mark> = marks
            .filter_map(|mark| Some(Mark { range: view.place(mark.range.clone())?, kind: mark.kind.clone() }))
            .collect();
        marks.order_by_key(|mark| (mark.range.start, Reverse(mark.range.end)));
        let document = Document {
            path: self.path.clone(),
            format: self.format,
            text: view.text().to_owned(),
            marks,
            notes: Vec::new(),
        };
        Some((document, view))
    }
}

/// The documents of a run as they are parsed: without markup.
#[derive(Debug, Default)]
pub struct Views(Vec<Option<(Document, View)>>);

impl Views {
    /// Takes the markup out of the documents that have any.
    pub fn new(documents: &[Document]) -> Self {
        Self(documents.iter().map(Document::view).collect())
    }

    /// What is parsed of the document with this number: its view, or the document itself.
    pub fn of<'a>(&'a self, number: usize, document: &'a Document) -> &'a Document {
        self.0.get(number).and_then(Option::as_ref).map_or(document, |(view, _)| view)
    }

    /// A span of a view as spans of the document.
    pub fn back(&self, span: Span) -> Vec<Span> {
        let Some(Some((_, map))) = self.0.get(span.document) else { return vec![span] };
        let ranges = map.source(span.range());
        ranges.into_iter().map(|range| Span::new(span.document, range.start, range.end)).collect()
    }

    /// A span of a view as the one span of the document that holds it.
    pub fn whole(&self, span: Span) -> Span {
        let parts = self.back(span);
        let ends = parts.iter().map(|part| part.start).min().zip(parts.iter().map(|part| part.end).max());
        ends.map_or(Span::new(span.document, 0, 0), |(start, end)| Span::new(span.document, start, end))
    }
}

/// A range that is being read, from its first change that is yet to come.
struct Frame {
    at: usize,
    end: usize,
    next: usize,
}

fn read(text: &str, changes: &[&Mark]) -> View {
    let mut view = View::default();
    let mut frames = vec![Frame { at: 0, end: text.len(), next: 0 }];
    // Ranges that name one another in a circle would be read for ever.
    let mut budget = changes.len() + 1;
    while let Some(frame) = frames.last_mut() {
        // What lies inside a change that was made is not read.
        while changes.get(frame.next).is_some_and(|change| change.range.start < frame.at) {
            frame.next += 1;
        }
        let end = frame.end;
        let belongs = |range: &Range<usize>| range.start < end || (range.is_empty() && range.start == end);
        let Some(change) = changes.get(frame.next).filter(|change| belongs(&change.range)) else {
            view.copy(text, frame.at..frame.end);
            frames.pop();
            if !frames.is_empty() {
                part(&mut view);
            }
            continue;
        };
        view.copy(text, frame.at..change.range.start);
        frame.at = change.range.end.max(change.range.start);
        frame.next += 1;
        match &change.kind {
            MarkKind::Replaced(characters) => view.put(change.range.clone(), characters),
            MarkKind::Elsewhere(ranges) => {
                part(&mut view);
                if frames.len() < DEEPEST && budget >= ranges.len() {
                    budget -= ranges.len();
                    frames.extend(ranges.iter().rev().filter(|range| inside(text, range)).map(|range| {
                        let next = changes.partition_point(|change| change.range.start < range.start);
                        Frame { at: range.start, end: range.end, next }
                    }));
                }
            }
            _ => {}
        }
    }
    view.finish();
    view
}

/// Ends a paragraph.
fn part(view: &mut View) {
    if !view.text().ends_with("\n\n") {
        view.put(0..0, "\n\n");
    }
}

fn inside(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(range: Range<usize>, kind: MarkKind) -> Mark {
        Mark { range, kind }
    }

    fn gone(range: Range<usize>) -> Mark {
        mark(range, MarkKind::Replaced("".into()))
    }

    #[test]
    fn notes_are_read_after_their_paragraph() {
        let mut document = Document::from_text("a.md", "One^[*Two* b.] three.\n\nFour.");
        document.marks = vec![
            gone(3..14),
            mark(5..13, MarkKind::Note("1".into())),
            gone(5..6),
            gone(9..10),
            mark(21..23, MarkKind::Elsewhere(vec![5..13])),
        ];
        let (view, map) = document.view().unwrap();
        assert_eq!(view.text, "One three.\n\nTwo b.\n\nFour.");
        assert_eq!(view.marks, [mark(12..18, MarkKind::Note("1".into()))]);
        assert_eq!(map.source(12..18), [6..13]);
        assert_eq!(map.source(4..9), [15..20]);
    }

    #[test]
    fn ranges_in_a_circle_come_to_an_end() {
        let mut document = Document::from_text("a.tex", "abcdef");
        document.marks = (0..6).map(|at| mark(at..at + 1, MarkKind::Elsewhere(vec![0..6, 0..6]))).collect();
        assert!(document.view().unwrap().0.text.len() < 1_000);
    }

    #[test]
    fn a_document_without_markup_is_its_own_view() {
        assert!(Document::from_text("a.txt", "One.").view().is_none());
    }
}
