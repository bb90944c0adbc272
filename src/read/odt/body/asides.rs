//! What does not stand where it is read: notes and text boxes.

use super::{Body, Undo};
use crate::model::MarkKind;
use crate::read::prose::Prose;

/// What is set aside meanwhile.
#[derive(Debug, Default)]
pub(super) struct Around {
    prose: Prose,
    paragraphs: usize,
    raised: usize,
    label: Option<String>,
}

impl Body<'_> {
    /// A note or a text box stands in the middle of a paragraph; its text follows.
    pub(super) fn begin_aside(&mut self) {
        self.prose.lower();
        self.around.push(Around {
            prose: std::mem::take(&mut self.prose),
            paragraphs: std::mem::take(&mut self.paragraphs),
            raised: std::mem::take(&mut self.raised),
            label: self.label.take(),
        });
    }

    pub(super) fn end_aside(&mut self) -> Prose {
        self.prose.lower();
        self.prose.end_line();
        let outer = self.around.pop().unwrap_or_default();
        self.paragraphs = outer.paragraphs;
        self.raised = outer.raised;
        self.label = outer.label;
        let text = std::mem::replace(&mut self.prose, outer.prose);
        if self.raised > 0 {
            self.prose.raise();
        }
        text
    }

    pub(super) fn begin_note_label(&mut self) -> Undo {
        self.begin_aside();
        self.in_note_label = true;
        Undo::NoteLabel
    }

    pub(super) fn end_note_label(&mut self) {
        self.in_note_label = false;
        let label = self.end_aside();
        let label = label.since(0).trim().to_owned();
        self.prose.lower();
        self.prose.raise();
        let open = self.prose.open(MarkKind::NoteCall(label.clone()));
        self.prose.push(&label);
        self.prose.close(open);
        self.prose.lower();
        self.note_label = Some(label);
    }

    pub(super) fn begin_note(&mut self) -> Undo {
        self.begin_aside();
        let label = self.note_label.take().unwrap_or_default();
        let open = self.prose.open(MarkKind::Note(label.clone()));
        self.label = Some(label);
        Undo::Note(open)
    }
}
