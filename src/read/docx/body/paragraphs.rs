//! Paragraphs: their styles, numbers and marks.

use super::Body;
use crate::model::MarkKind;
use crate::read::prose::Open;

/// A paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) start: usize,
    pub(super) heading: Option<Open>,
    pub(super) level: Option<u8>,
    pub(super) list: Option<String>,
    pub(super) list_level: Option<usize>,
    pub(super) label: Option<String>,
    pub(super) contents: bool,
    pub(super) entry: bool,
    /// Whether its end is deleted, so that the next paragraph goes on in it.
    pub(super) open_end: bool,
}

impl Body<'_> {
    pub(super) fn style(&mut self, name: &str) {
        let (Some(style), Some(paragraph)) = (self.styles.get(name), self.paragraphs.last_mut()) else { return };
        paragraph.level = paragraph.level.or(style.heading);
        paragraph.contents |= style.contents;
        paragraph.entry |= style.entry;
        if let Some((list, level)) = &style.list {
            paragraph.list.get_or_insert_with(|| list.clone());
            paragraph.list_level.get_or_insert(*level);
        }
    }

    /// Where its properties are known, a paragraph gets its number and its mark.
    pub(super) fn begin_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if let Some(level) = paragraph.level {
            paragraph.heading = Some(self.prose.open(MarkKind::Heading(level)));
        }
        if let Some(list) = &paragraph.list {
            paragraph.label = self.numbering.next(list, paragraph.list_level.unwrap_or(0));
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        self.prose.lower();
        let empty = self.prose.since(paragraph.start).trim().is_empty();
        if let Some(open) = paragraph.heading {
            self.prose.close(open);
        } else if paragraph.contents {
            self.prose.mark_since(paragraph.start, MarkKind::Furniture);
        } else if paragraph.entry && !empty && self.note.is_none() {
            self.prose.mark_since(paragraph.start, MarkKind::Entry(String::new()));
        }
        if paragraph.open_end {
            self.prose.push(" ");
        } else {
            self.prose.end_line();
        }
        if self.around.is_empty() && self.paragraphs.is_empty() {
            for text in std::mem::take(&mut self.boxes) {
                self.prose.end_line();
                self.prose.append(text);
            }
        }
    }
}
