//! Footnotes and endnotes: which ones the text calls, and under what labels.

use rustc_hash::FxHashMap;

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// At the foot of the page.
    Footnote,
    /// At the end of the text.
    Endnote,
}

/// The calls of one kind in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Calls {
    labels: FxHashMap<String, String>,
}

impl Calls {
    /// The label of the note `id`, which the text calls here.
    pub(super) fn call(&mut self, id: &str) -> String {
        let next = self.labels.len() + 1;
        self.labels.entry(id.to_owned()).or_insert_with(|| next.to_string()).clone()
    }

    /// The label of the note `id`, where the text calls it.
    pub(super) fn label(&self, id: &str) -> Option<&str> {
        self.labels.get(id).map(String::as_str)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }
}
