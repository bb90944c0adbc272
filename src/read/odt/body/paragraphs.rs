//! Paragraphs: their levels, numbers and marks.

use super::{Body, Undo};
use crate::model::MarkKind;
use crate::read::prose::Open;
use crate::read::xml::Tag;

impl Body<'_> {
    pub(super) fn paragraph(&mut self, tag: &Tag) -> Undo {
        if !self.prose.is_at_cell() {
            self.prose.end_line();
        }
        self.paragraphs += 1;
        let style = tag.get("style-name").unwrap_or_default();
        let level = match tag.name {
            "h" => Some(tag.get("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1)),
            _ => self.styles.heading(&style),
        };
        let heading = level.map(|level| self.prose.open(MarkKind::Heading(level)));
        Undo::Paragraph { start: self.prose.len(), heading, entry: self.styles.is_entry(&style) }
    }

    pub(super) fn end_paragraph(&mut self, start: usize, heading: Option<Open>, entry: bool) {
        self.paragraphs = self.paragraphs.saturating_sub(1);
        if self.raised == 0 {
            self.prose.lower();
        }
        if let Some(open) = heading {
            self.prose.close(open);
        } else if self.contents > 0 {
            self.prose.mark_since(start, MarkKind::Furniture);
        } else if (entry || self.bibliographies > 0) && self.around.is_empty() {
            self.prose.mark_since(start, MarkKind::Entry(String::new()));
        }
        self.prose.end_line();
        if self.around.is_empty() {
            for text in std::mem::take(&mut self.boxes) {
                self.prose.append(text);
            }
        }
    }

    pub(super) fn push(&mut self, words: &str) {
        if !words.trim_ascii().is_empty() {
            self.flush_label();
        }
        self.prose.push(words);
    }

    pub(super) fn flush_label(&mut self) {
        if let Some(label) = self.label.take() {
            self.prose.push(&label);
            self.prose.push(" ");
        }
    }
}
