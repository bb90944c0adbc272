//! Where the fields of an entry come from: itself, or an entry that it inherits from.

use rustc_hash::FxHashMap;

use crate::read::bibtex::BibEntry;
use crate::read::bibtex::latex::plain;

/// How many entries a `crossref` may lead through.
const LONGEST_CHAIN: usize = 4;

/// An entry with the entries that it inherits from, nearest first.
pub(super) struct Source<'a> {
    pub(super) chain: Vec<&'a BibEntry>,
}

impl<'a> Source<'a> {
    pub(super) fn new(entry: &'a BibEntry, by_key: &FxHashMap<String, &'a BibEntry>) -> Self {
        let mut chain = vec![entry];
        while let Some(parent) = chain.last().and_then(|last| last.field("crossref").or_else(|| last.field("xdata"))) {
            match by_key.get(&parent.trim().to_lowercase()) {
                Some(found) if chain.len() < LONGEST_CHAIN => chain.push(found),
                _ => break,
            }
        }
        Self { chain }
    }

    /// The first of these fields that the entry has, or that it inherits under the same name.
    pub(super) fn raw(&self, names: &[&str]) -> &'a str {
        let of =
            |entry: &&'a BibEntry| names.iter().find_map(|name| entry.field(name)).filter(|v| !v.trim().is_empty());
        self.chain.iter().find_map(of).unwrap_or_default()
    }

    pub(super) fn text(&self, names: &[&str]) -> String {
        plain(self.raw(names))
    }

    /// The first of these fields that the entry itself has.
    pub(super) fn own(&self, names: &[&str]) -> &'a str {
        names.iter().find_map(|name| self.chain[0].field(name)).unwrap_or_default()
    }

    /// The title of what the entry stands in: its own field, or its parent's title.
    pub(super) fn container(&self) -> String {
        const NAMES: &[&str] = &["journaltitle", "journal", "booktitle", "maintitle"];
        let own = self.raw(NAMES);
        if !own.is_empty() {
            return plain(own);
        }
        self.chain.get(1).and_then(|parent| parent.field("title")).map(plain).unwrap_or_default()
    }
}
