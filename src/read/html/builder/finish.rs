//! What is known only at the end of the page: which links are citations, and which blocks entries and notes.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Builder;
use crate::model::{Document, Format, MarkKind};
use crate::read::html::entries;

impl Builder {
    /// The document.
    pub(in crate::read::html) fn finish(mut self, notes: Vec<String>) -> Document {
        self.close_to(0);
        self.prose.end_line();
        let mut targets: FxHashMap<&str, usize> = FxHashMap::default();
        for (_, target) in &self.links {
            *targets.entry(target).or_default() += 1;
        }
        let found = entries::find(&self.blocks, &targets, |range| self.prose.slice(range));
        let ids: FxHashSet<&str> = found.iter().map(|&at| self.blocks[at].id.as_str()).collect();
        for (open, target) in &self.links {
            let kind = if ids.contains(target.as_str()) {
                MarkKind::CitationLink(vec![target.clone()])
            } else if self.note_ids.contains(target) {
                MarkKind::NoteCall(String::new())
            } else {
                self.prose.drop_mark(*open);
                continue;
            };
            if let Some(place) = self.prose.kind_mut(*open) {
                *place = kind;
            }
        }
        for at in found {
            let block = &self.blocks[at];
            self.prose.mark(block.range.clone(), MarkKind::Entry(block.id.clone()));
        }
        for block in &self.blocks {
            if block.notes && self.note_ids.contains(&block.id) {
                let label = entries::note_label(self.prose.slice(block.range.clone()));
                self.prose.mark(block.range.clone(), MarkKind::Note(label));
            }
        }
        self.prose.finish(&self.name, Format::Html, notes)
    }
}
