//! What does not stand where it is read: notes and text boxes.

use super::super::notes::Kind;
use super::{Body, Field, Paragraph};
use crate::model::MarkKind;
use crate::read::prose::Prose;
use crate::read::xml::Tag;

/// What is set aside while a text box is read.
#[derive(Debug, Default)]
pub(super) struct Around {
    pub(super) prose: Prose,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) fields: Vec<Field>,
    pub(super) cells: Vec<usize>,
    pub(super) raised: Option<bool>,
}

impl Body<'_> {
    pub(super) fn call(&mut self, kind: Kind, tag: &Tag) {
        if !self.is_shown() {
            return;
        }
        let calls = match kind {
            Kind::Footnote => &mut self.footnotes,
            Kind::Endnote => &mut self.endnotes,
        };
        let label = calls.call(&tag.get("id").unwrap_or_default());
        // A mark of the author's own follows as text.
        if tag.get("customMarkFollows").is_some_and(|value| value != "0" && value != "false") {
            return;
        }
        self.prose.lower();
        self.prose.raise();
        let open = self.prose.open(MarkKind::NoteCall(label.clone()));
        self.prose.push(&label);
        self.prose.close(open);
        self.prose.lower();
    }

    pub(super) fn begin_note(&mut self, tag: &Tag) {
        let Some((kind, mark)) = &mut self.note else { return };
        let calls = match kind {
            Kind::Footnote => &self.footnotes,
            Kind::Endnote => &self.endnotes,
        };
        let separator = tag.get("type").is_some_and(|kind| kind != "normal");
        match calls.label(&tag.get("id").unwrap_or_default()).filter(|_| !separator) {
            None => self.skipped = 1,
            Some(label) => {
                self.prose.end_line();
                *mark = Some(self.prose.open(MarkKind::Note(label.to_owned())));
                self.prose.push(label);
                self.prose.push(" ");
            }
        }
    }

    /// A text box stands in the middle of a paragraph; its text follows that.
    pub(super) fn begin_box(&mut self) {
        self.around.push(Around {
            prose: std::mem::take(&mut self.prose),
            paragraphs: std::mem::take(&mut self.paragraphs),
            fields: std::mem::take(&mut self.fields),
            cells: std::mem::take(&mut self.cells),
            raised: self.raised.take(),
        });
    }

    pub(super) fn end_box(&mut self, around: Around) {
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        self.prose.lower();
        self.prose.end_line();
        let text = std::mem::replace(&mut self.prose, around.prose);
        if self.is_shown() {
            self.boxes.push(text);
        }
        self.paragraphs = around.paragraphs;
        self.fields = around.fields;
        self.cells = around.cells;
        self.raised = around.raised;
    }
}
