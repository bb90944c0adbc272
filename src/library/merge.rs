//! Adding a paper's references to a library: what is new comes to its end, all that is there stays byte for byte.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Library;
use super::conflict::{Conflict, conflicts};
use super::same::{How, Works};
use crate::export::{self, Format, Options, keys};
use crate::model::{Document, Reference};
use crate::read::bibliography::references;
use crate::read::bibtex::{self, BibEntry};

/// What became of one reference.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is new and was added.
    Added {
        /// The key of an entry that it may be after all.
        doubt: Option<String>,
        /// Whether its own key is another work's in the library, so that it got a new one.
        renamed: bool,
    },
    /// It is there.
    There {
        /// How it was known.
        how: How,
        /// The line of its entry in the merged text, from 1.
        line: usize,
        /// What the two say differently.
        conflicts: Vec<Conflict>,
    },
}

/// A library with a paper's references.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The file: the library's bytes, then what was added.
    pub text: String,
    /// For each reference the key that it has in the file.
    pub keys: Vec<String>,
    /// For each reference what became of it.
    pub outcomes: Vec<Outcome>,
}

impl Merged {
    /// How many were added.
    pub fn added(&self) -> usize {
        self.outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Added { .. })).count()
    }
}

/// Adds the references that the library does not have. Doing so twice changes nothing.
///
/// `dialect` is BibTeX or BibLaTeX; without one, the library's own.
pub fn merge(library: &Library<'_>, new: &[Reference], dialect: Option<Format>, options: &Options) -> Merged {
    let dialect = dialect.unwrap_or_else(|| library.dialect());
    let mut stand = Stand::of(library);
    let mut end = Appended::to(library.text());
    let fresh = fresh_keys(library, new, options);
    let mut merged = Merged { text: String::new(), keys: Vec::new(), outcomes: Vec::new() };
    for (reference, fresh) in new.iter().zip(fresh) {
        let mut reference = reference.clone();
        let own = std::mem::replace(&mut reference.id, fresh);
        let written = export::write(dialect, std::slice::from_ref(&reference), options);
        let body = bibtex::read(&written).entries.first().map(body).unwrap_or_default();
        let known = stand.by_body.get(&body).map(|&at| (at, How::Fields)).or_else(|| stand.works.find(&reference));
        if let Some((at, how)) = known {
            let entry = &stand.entries[at];
            let conflicts = if how == How::Fields { Vec::new() } else { conflicts(entry, &reference) };
            merged.keys.push(entry.id.clone());
            merged.outcomes.push(Outcome::There { how, line: stand.lines[at], conflicts });
            continue;
        }
        let doubt = stand.works.doubtful(&reference).map(|at| stand.entries[at].id.clone());
        let renamed = !own.is_empty() && own != reference.id;
        merged.keys.push(reference.id);
        merged.outcomes.push(Outcome::Added { doubt, renamed });
        let line = end.push(&written);
        // As it will be read the next time.
        for entry in references(0, &Document::from_text("new.bib", written)) {
            stand.add(entry, body.clone(), line);
        }
    }
    merged.text = end.text;
    merged
}

/// The keys that references get if they are new: none that the library has.
fn fresh_keys(library: &Library<'_>, new: &[Reference], options: &Options) -> Vec<String> {
    let taken: FxHashSet<String> = library.entries().iter().map(|entry| entry.key.to_lowercase()).collect();
    keys::keys_beside(new, &options.keys, taken)
}

/// The works of the library as it grows.
#[derive(Default)]
struct Stand {
    works: Works,
    entries: Vec<Reference>,
    lines: Vec<usize>,
    by_body: FxHashMap<String, usize>,
}

impl Stand {
    fn of(library: &Library<'_>) -> Self {
        let mut stand = Self::default();
        for (at, work) in library.works().iter().enumerate() {
            let entry = library.entry(at);
            stand.add(work.clone(), body(entry), library.line(entry.span.start));
        }
        stand
    }

    fn add(&mut self, entry: Reference, body: String, line: usize) {
        self.works.add(&entry);
        // What has no key cannot be cited, and is no work to point to.
        if !entry.id.is_empty() {
            self.by_body.entry(body).or_insert(self.entries.len());
        }
        self.entries.push(entry);
        self.lines.push(line);
    }
}

/// All that an entry says, without its key: `key` stands in for an author and may be made of it.
fn body(entry: &BibEntry) -> String {
    let mut out = entry.kind.clone();
    for field in entry.fields.iter().filter(|field| field.name != "key") {
        out.push('\n');
        out.push_str(&field.name);
        out.push('=');
        out.push_str(&field.value);
    }
    out
}

/// A text that grows at its end, in its own kind of lines.
struct Appended {
    text: String,
    line: usize,
    crlf: bool,
}

impl Appended {
    fn to(text: &str) -> Self {
        let crlf = text.contains("\r\n");
        Self { text: text.to_owned(), line: text.matches('\n').count() + 1, crlf }
    }

    /// Adds an entry behind an empty line, and says in which line it begins.
    fn push(&mut self, entry: &str) -> usize {
        let end = if self.crlf { "\r\n" } else { "\n" };
        let bare = self.text.trim_start_matches('\u{feff}').is_empty();
        if !bare {
            if !self.text.ends_with('\n') {
                self.text.push_str(end);
                self.line += 1;
            }
            let before = self.text.trim_end_matches(['\n', '\r']);
            if self.text[before.len()..].matches('\n').count() < 2 {
                self.text.push_str(end);
                self.line += 1;
            }
        }
        let line = self.line;
        for part in entry.lines() {
            self.text.push_str(part);
            self.text.push_str(end);
            self.line += 1;
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Item, ItemType, Name, Span};
    use proptest::prelude::*;

    fn reference(item: Item) -> Reference {
        let mut reference = references(0, &Document::from_text("a.bib", "@misc{a, note = {x}}")).remove(0);
        reference.span = Span::new(0, 0, 0);
        reference.id = item.id.clone();
        reference.years = item
            .issued
            .iter()
            .flat_map(|date| &date.date_parts)
            .map(|parts| crate::model::Year::gregorian(parts[0]))
            .collect();
        reference.text = item.note.clone();
        reference.item = item;
        reference
    }

    fn book(family: &str, title: &str, year: i32) -> Item {
        Item {
            kind: ItemType::Book,
            author: vec![Name::person(family, "A.")],
            title: title.into(),
            publisher: "Press".into(),
            issued: Some(Date::year(year)),
            ..Item::default()
        }
    }

    fn into(text: &str, items: Vec<Item>) -> Merged {
        let list: Vec<Reference> = items.into_iter().map(reference).collect();
        merge(&Library::read(text), &list, None, &Options::default())
    }

    #[test]
    fn what_is_there_keeps_its_key_and_what_is_new_gets_a_free_one() {
        let text = "@book{mine, author = {Abel, A.}, title = {Rivers of the far north}, year = 2004}\n\
                    @misc{wu1999, title = {Other}}";
        let merged = into(
            text,
            vec![book("Abel", "Rivers of the Far North", 2004), book("Wu", "Lakes", 1999), book("Wu", "Lakes", 1999)],
        );
        assert_eq!(merged.keys, ["mine", "wu1999a", "wu1999a"]);
        assert_eq!(merged.added(), 1);
        assert!(
            merged.text.starts_with(&format!("{text}\n\n@book{{wu1999a,\n  author = {{Wu, A.}},\n")),
            "{}",
            merged.text
        );
        let Outcome::There { line, .. } = merged.outcomes[2] else { panic!() };
        assert_eq!(line, 4);
    }

    #[test]
    fn a_key_of_another_work_is_not_taken_and_doubts_are_said() {
        let text = "@book{abel2004, author = {Abel, A.}, title = {Rivers of the far north}, year = 1994}\n";
        let merged = into(text, vec![Item { id: "abel2004".into(), ..book("Abel", "Rivers of the far north", 2004) }]);
        assert_eq!(merged.outcomes, [Outcome::Added { doubt: Some("abel2004".into()), renamed: true }]);
        assert_eq!(merged.keys, ["abel2004a"]);
    }

    #[test]
    fn the_dialect_and_the_line_ends_are_the_librarys() {
        let merged = into("@online{a, title = {T}, date = {2001}}\r\n", vec![book("Abel", "Rivers", 2004)]);
        assert!(merged.text.contains("\r\n\r\n@book{abel2004,\r\n"), "{}", merged.text);
        assert!(merged.text.contains("date = {2004}"), "{}", merged.text);
        assert!(into("", vec![book("Abel", "Rivers", 2004)]).text.starts_with("@book{abel2004,\n"));
    }

    fn item() -> impl Strategy<Value = Item> {
        let family = prop::sample::select(&["Abel", "Bor", "کرمی", "Karami", "王", "Орлов", "Orlov", ""][..]);
        let title = prop::sample::select(
            &[
                "Rivers of the far north",
                "Rivers of the far north: a study",
                "Rivers",
                "تاریخ ایران",
                "Tarikh-e Iran",
                "Реки и озёра",
                "",
                "{50}% of \\R&D @book{x, \"a\"",
                "@string{a = {b}}",
            ][..],
        );
        let id = prop::sample::select(&["", "", "abel2004", "K"][..]);
        let doi = prop::sample::select(&["", "", "10.1000/ab", "10.1000/AB", "10.1000/x{y"][..]);
        let note = prop::sample::select(&["", "Odd line 7 {", "۱۳۹۶"][..]);
        let kind = prop::sample::select(
            &[ItemType::Book, ItemType::ArticleJournal, ItemType::Thesis, ItemType::Document, ItemType::Webpage][..],
        );
        (family, title, id, doi, note, kind, prop::option::of(2003..2006_i32), prop::option::of(1..30_u32)).prop_map(
            |(family, title, id, doi, note, kind, year, page)| Item {
                id: id.into(),
                doi: doi.into(),
                note: note.into(),
                kind,
                issued: year.map(Date::year),
                page: page.map(|page| format!("{page}-{}", page + 7)).unwrap_or_default(),
                ..book(family, title, 2004)
            },
        )
    }

    fn library() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(
            &[
                "@book{abel2004, author = {Abel, A.}, title = {Rivers of the far north}, year = 2004}\n",
                "@article{k,\r\n title = {Реки и озёра}, author={Орлов, П.}, year = {2004},}\r\n",
                "@misc(x, doi = \"10.1000/ab\")",
                "@book{torn, title = {open\n",
                "% comment @ here\n",
                "\n",
                "\u{feff}",
                "@string{s = {S}}\n",
                "@comment{\n",
                "}",
                "free words ",
                "@book{, title = {no key}}\n",
                "@misc{K}\n",
            ][..],
        );
        prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn merging_keeps_all_bytes_and_twice_is_once(text in library(), items in prop::collection::vec(item(), 0..7)) {
            let once = into(&text, items.clone());
            prop_assert!(once.text.starts_with(&text));
            let twice = into(&once.text, items);
            prop_assert_eq!(twice.added(), 0);
            prop_assert_eq!(&twice.text, &once.text);
            // Every reference has its key in the file; an entry of the library may have none.
            let after = Library::read(&once.text);
            for key in once.keys.iter().filter(|key| !key.is_empty()) {
                prop_assert!(after.entries().iter().any(|entry| entry.key == *key), "{}", key);
            }
            let count = once.added();
            prop_assert_eq!(after.entries().len(), Library::read(&text).entries().len() + count);
        }
    }
}
