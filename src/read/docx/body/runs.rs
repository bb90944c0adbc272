//! Text of runs: what is printed, raised, or an instruction.

use super::Body;

/// The longest instruction of a field that is kept, in bytes.
const LONGEST_INSTRUCTION: usize = 4_000_000;

impl Body<'_> {
    pub(super) fn text(&mut self, words: &str) {
        if self.skipped > 0 {
            return;
        }
        if self.in_instruction {
            if let Some(field) = self.fields.last_mut().filter(|field| !field.shown)
                && field.instruction.len() + words.len() <= LONGEST_INSTRUCTION
            {
                field.instruction.push_str(words);
            }
        } else if self.in_text {
            self.push(words);
        }
    }

    /// Whether text that stands here is printed: it is in no instruction and not hidden.
    pub(super) fn is_shown(&self) -> bool {
        !self.hidden && self.fields.iter().all(|field| field.shown)
    }

    pub(super) fn push(&mut self, words: &str) {
        if !self.is_shown() || words.is_empty() {
            return;
        }
        if let Some(label) = self.paragraphs.last_mut().and_then(|paragraph| paragraph.label.take()) {
            self.prose.lower();
            self.prose.push(&label);
            self.prose.push(" ");
        }
        if self.raised == Some(true) || self.powers > 0 {
            self.prose.raise();
        } else if !words.trim_ascii().is_empty() {
            self.prose.lower();
        }
        self.prose.push(words);
        let entry = self.fields.iter().any(|field| field.bibliography)
            || self.controls.iter().any(|control| control.list && control.inside);
        let contents = self.fields.iter().any(|field| field.contents);
        if (entry || contents)
            && !words.trim_ascii().is_empty()
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.entry |= entry;
            paragraph.contents |= contents;
        }
    }

    pub(super) fn line_break(&mut self, kind: Option<&str>) {
        if !self.is_shown() {
            return;
        }
        if matches!(kind, Some("page" | "column")) {
            self.prose.push(" ");
        } else {
            self.prose.end_line();
        }
    }
}
