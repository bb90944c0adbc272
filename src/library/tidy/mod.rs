//! What in a library is to be mended: one kind of fault a file.
//!
//! A fault that can be mended surely is mended by a change of the bytes concerned; the others are named. An entry that
//! could not be read whole is named and left as it is.

mod align;
mod capitals;
mod dois;
mod duplicates;
mod fields;
mod journals;
mod pages;
mod sort;
mod value;

pub use sort::SortBy;

use super::Library;
use crate::order::Order;
use crate::text::edit::{Edit, apply};

/// What is done beside mending faults.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Put the entries in order.
    pub sort: Option<SortBy>,
    /// Put the equals signs of an entry below one another.
    pub align: bool,
}

/// Something in a library that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The kind: `doi`, `duplicate`.
    pub kind: &'static str,
    /// The line, from 1, in the file as it was.
    pub line: usize,
    /// What is wrong, a sentence without a full stop.
    pub message: String,
    /// Whether it is mended.
    pub mended: bool,
}

/// A library after tidying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tidied {
    /// The file.
    pub text: String,
    /// The faults of the file as it was, by line.
    pub faults: Vec<Fault>,
}

/// Rounds after which mending ends even if there is more to mend: one mend may uncover another.
const ROUNDS: usize = 8;

/// Finds the faults of a library and mends those that can be mended. Doing so twice changes nothing more.
pub fn tidy(text: &str, options: Options) -> Tidied {
    let mut faults = None;
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let next = {
            let library = Library::read(&text);
            let found = Finding::all(&library);
            faults.get_or_insert(found.faults);
            apply(&text, found.edits)
        };
        let done = next == text;
        text = next;
        if done {
            break;
        }
    }
    if let Some(by) = options.sort {
        let library = Library::read(&text);
        let sorted = apply(&text, sort::sort(&library, by));
        let again = Library::read(&sorted);
        let has_settled = || sort::sort(&again, by).is_empty() && Finding::all(&again).edits.is_empty();
        // What is torn, or has brackets left over between its entries, may end elsewhere once its neighbours have moved.
        if has_settled() {
            text = sorted;
        }
    }
    if options.align {
        let edits = align::align(&Library::read(&text));
        text = apply(&text, edits);
    }
    let mut faults = faults.unwrap_or_default();
    faults.order_by_key(|fault| fault.line);
    Tidied { text, faults }
}

/// What is found in one round.
#[derive(Default)]
struct Finding {
    faults: Vec<Fault>,
    edits: Vec<Edit>,
}

impl Finding {
    fn all(library: &Library<'_>) -> Self {
        let mut found = Self::default();
        for (line, message) in library.notes() {
            found.faults.push(Fault { kind: "syntax", line, message: message.to_owned(), mended: false });
        }
        duplicates::find(library, &mut found);
        fields::find(library, &mut found);
        dois::find(library, &mut found);
        pages::find(library, &mut found);
        journals::find(library, &mut found);
        capitals::find(library, &mut found);
        found
    }

    fn name(&mut self, kind: &'static str, line: usize, message: String) {
        self.faults.push(Fault { kind, line, message, mended: false });
    }

    fn mend(&mut self, kind: &'static str, line: usize, message: String, edits: impl IntoIterator<Item = Edit>) {
        self.faults.push(Fault { kind, line, message, mended: true });
        self.edits.extend(edits);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(in crate::library) fn mended(text: &str) -> String {
        tidy(text, Options::default()).text
    }

    pub(in crate::library) fn messages(text: &str) -> Vec<String> {
        tidy(text, Options::default()).faults.into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn what_needs_no_mending_stays() {
        let text = "\u{feff}% Mine.\r\n@ARTICLE (a , author=\"Abel, A.\",title= {On {DNA}} ,\r\n journal=J # {. of X}, \
                    year=2001,pages = {1--2}, file={:x.pdf:PDF} )\r\n\r\n@comment{x}\r\n";
        assert_eq!(mended(text), text);
    }

    #[test]
    fn a_bad_entry_stays_as_it_is() {
        let text = "@article{a, doi = {doi:10.1000/a}, title = {X}\n title oops, pages = {1-2}}\n\
                    @misc{b, title = {B}, doi = {doi:10.1000/b}}\n";
        assert_eq!(mended(text), text.replace("doi:10.1000/b", "10.1000/b"));
    }

    fn scraps() -> impl Strategy<Value = String> {
        let scrap = prop::sample::select(
            &[
                "@article{a,\n",
                "@book{b, ",
                "@Misc(c,",
                "@string{x = {Y}}\n",
                "@comment{z}\n",
                "% note\n",
                "\n",
                "\r\n",
                "}\n",
                ")\n",
                "},\n",
                ",\n  ",
                "title = {On the DNA of Iran}",
                "title = {{A}}",
                "title={a {B} $C d$ E-F}",
                "journal = {J. of X}",
                "journal = {j of x}",
                "journal = x",
                "pages = {1-9}",
                "pages = \"1 – 2\"",
                "doi = {https://doi.org/10.1000/a\\_b}",
                "doi = {10.1000/x.}",
                "doi = 5",
                "author = {Abel, A. and Bor, B.}",
                "year = 2001",
                "year = {1396}",
                "crossref = {b}",
                "note = {\u{201c}a\u{201d} {\\\"o}}",
                "{",
                "}",
                "\"",
                "#",
                "=",
                "@",
                "کتاب",
                "key",
            ][..],
        );
        prop::collection::vec(scrap, 0..60).prop_map(|scraps| scraps.concat())
    }

    fn entries() -> impl Strategy<Value = String> {
        let field = prop::sample::select(
            &[
                "title = {On the DNA of Iran}",
                "title = {Rivers of the north}",
                "journal = {J. of X}",
                "journal = {j of x}",
                "journal = {The J of X}",
                "pages = {1-9}",
                "pages={3}",
                "doi = {https://doi.org/10.1000/a\\_b}",
                "doi = {10.1000/x.}",
                "author = {Abel, A. and Bor, B.}",
                "author = {Wu, C.}",
                "year = 2001",
                "year = {1396}",
                "crossref = {b1}",
                "note = {x}",
            ][..],
        );
        let joint = prop::sample::select(&[",\n  ", ", ", "\n,"][..]);
        let entry = ("[ab][1-4]", prop::collection::vec((joint, field), 0..6)).prop_map(|(key, fields)| {
            let fields: String = fields.iter().map(|(joint, field)| format!("{joint}{field}")).collect();
            format!("@article{{{key}{fields}}}\n")
        });
        let between = prop::sample::select(&["", "\n", "% note\n", "\n% apart\n\n", "@string{x = {Y}}\n"][..]);
        prop::collection::vec((between, entry), 0..9)
            .prop_map(|parts| parts.into_iter().map(|(between, entry)| between.to_owned() + &entry).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn tidying_twice_changes_nothing_more(
            text in prop_oneof![scraps(), entries()],
            align in any::<bool>(),
            sort in prop::option::of(prop::sample::select(&SortBy::ALL[..])),
        ) {
            let options = Options { align, sort };
            let once = tidy(&text, options).text;
            prop_assert_eq!(&tidy(&once, options).text, &once);
        }

        #[test]
        fn no_word_is_lost(text in prop_oneof![scraps(), entries()], align in any::<bool>()) {
            let options = Options { align, sort: Some(SortBy::Key) };
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|sign| sign.is_alphabetic()).collect();
                letters.sort_unstable();
                letters
            };
            let tidied = tidy(&text, options);
            // Resolvers and a second copy of an entry go, a journal takes another's spelling; nothing else.
            if tidied.faults.iter().all(|fault| !fault.mended || matches!(fault.kind, "pages" | "capitals")) {
                prop_assert_eq!(letters(&text), letters(&tidied.text));
            }
        }
    }
}
