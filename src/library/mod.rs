//! A `.bib` file that belongs to somebody: what works stand in it, what is new to it, what in it is to be mended.
//!
//! Whatever is done to it is a list of changes to its bytes; the bytes that no change names stay as they are.

mod conflict;
mod merge;
mod same;
pub mod tidy;
mod work;

use rustc_hash::FxHashMap;

use crate::export::Format;
use crate::model::{Document, LineIndex, Reference};
use crate::order::Order;
use crate::read::bibliography::references;
use crate::read::bibtex::{self, BibEntry, BibFile};

pub use conflict::Conflict;
pub use merge::{Merged, Outcome, merge};
pub use same::{How, Works};

/// A `.bib` file with its entries as written and as works.
#[derive(Clone, Debug)]
pub struct Library<'t> {
    text: &'t str,
    lines: LineIndex,
    file: BibFile,
    /// The works, in order; entries that only lend fields are none.
    works: Vec<Reference>,
    /// For each work its entry.
    entries: Vec<usize>,
}

impl<'t> Library<'t> {
    /// Reads the file. What cannot be read is passed over and noted.
    pub fn read(text: &'t str) -> Self {
        let mut file = bibtex::read(text);
        file.notes.order_by_key(|note| note.line);
        let by_start: FxHashMap<usize, usize> =
            file.entries.iter().enumerate().map(|(at, entry)| (entry.span.start, at)).collect();
        // References leave a byte order mark out, and count it in their places.
        let mut works = references(0, &Document::from_text("library.bib", text));
        works.retain(|work| by_start.contains_key(&work.span.start));
        let entries = works.iter().map(|work| by_start[&work.span.start]).collect();
        Self { text, lines: LineIndex::new(text), file, works, entries }
    }

    /// The works in it, in order.
    pub fn works(&self) -> &[Reference] {
        &self.works
    }

    /// The entry of a work.
    pub fn entry(&self, work: usize) -> &BibEntry {
        &self.file.entries[self.entries[work]]
    }

    /// All entries, also such that only lend fields.
    pub fn entries(&self) -> &[BibEntry] {
        &self.file.entries
    }

    /// The line that a byte stands in, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.lines.line_of(offset)
    }

    /// What could not be read, with its line.
    pub fn notes(&self) -> impl Iterator<Item = (usize, &str)> {
        self.file.notes.iter().map(|note| (note.line, note.message.as_str()))
    }

    /// Whether the entry was read whole.
    pub fn is_sound(&self, entry: &BibEntry) -> bool {
        let (first, last) = (self.line(entry.span.start), self.line(entry.span.end.max(1) - 1));
        let next = self.file.notes.partition_point(|note| note.line < first);
        self.file.notes.get(next).is_none_or(|note| note.line > last)
    }

    /// The bytes of the file.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Which of the two dialects it is written in: by the fields and types that only one of them has.
    pub fn dialect(&self) -> Format {
        let (mut biblatex, mut bibtex) = (0_usize, 0_usize);
        for entry in &self.file.entries {
            match entry.kind.as_str() {
                "online" | "thesis" | "report" | "collection" | "dataset" | "software" => biblatex += 1,
                "phdthesis" | "mastersthesis" | "techreport" | "conference" => bibtex += 1,
                _ => {}
            }
            for field in &entry.fields {
                match field.name.as_str() {
                    "date" | "journaltitle" | "location" | "langid" | "eprinttype" => biblatex += 1,
                    "year" | "journal" | "address" | "archiveprefix" => bibtex += 1,
                    _ => {}
                }
            }
        }
        if biblatex > bibtex { Format::Biblatex } else { Format::Bibtex }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_know_their_entries() {
        let text = "\u{feff}% mine\n@xdata{x, publisher = {P}}\n@book{a, xdata = {x}, title = {T}}\n@book{b,";
        let library = Library::read(text);
        assert_eq!(library.works().len(), 2);
        assert_eq!((library.entry(0).key.as_str(), library.entry(1).key.as_str()), ("a", "b"));
        assert_eq!(library.notes().count(), 1);
        assert_eq!(library.line(library.entry(0).span.start), 3);
    }

    #[test]
    fn the_dialect_shows_in_the_fields() {
        for (text, want) in [
            ("@article{a, journal = {J}, year = 2001}", Format::Bibtex),
            ("@article{a, journaltitle = {J}, date = {2001}}", Format::Biblatex),
            ("", Format::Bibtex),
        ] {
            assert_eq!(Library::read(text).dialect(), want, "{text}");
        }
    }
}
