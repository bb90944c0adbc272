//! Notes that stand in the middle of their paragraph, and follow the text.

use super::Prose;

/// The text around the notes that are open, and the notes that are read.
#[derive(Debug, Default)]
pub(in crate::read) struct Apart {
    around: Vec<Prose>,
    notes: Vec<Prose>,
}

impl Apart {
    /// Sets the text aside while something else is read.
    pub(in crate::read) fn begin(&mut self, prose: &mut Prose) {
        prose.lower();
        self.around.push(std::mem::take(prose));
    }

    /// Takes the text up again; what was read meanwhile.
    pub(in crate::read) fn end(&mut self, prose: &mut Prose) -> Prose {
        prose.lower();
        std::mem::replace(prose, self.around.pop().unwrap_or_default())
    }

    /// Takes the text up again; what was read meanwhile is a note.
    pub(in crate::read) fn end_note(&mut self, prose: &mut Prose) {
        prose.lower();
        prose.end_line();
        let note = self.end(prose);
        self.notes.push(note);
    }

    /// Ends what is open, and puts the notes behind the text.
    pub(in crate::read) fn settle(mut self, prose: &mut Prose) {
        while !self.around.is_empty() {
            self.end_note(prose);
        }
        prose.lower();
        prose.end_line();
        self.notes.into_iter().for_each(|note| prose.append(note));
    }
}
