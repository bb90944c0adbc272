//! Fields that an entry needs and does not have.

use super::Finding;
use crate::export::{self, Format};
use crate::library::Library;

pub(super) fn find(library: &Library<'_>, found: &mut Finding) {
    let biblatex = library.dialect() == Format::Biblatex;
    for (at, work) in library.works().iter().enumerate() {
        let entry = library.entry(at);
        if !library.is_sound(entry) {
            continue;
        }
        let mut missing = export::missing(work);
        missing.retain(|field| match entry.kind.as_str() {
            // These need a title alone.
            "proceedings" | "mvproceedings" | "manual" | "booklet" | "misc" | "reference" | "mvreference" => {
                *field == "title"
            }
            "book" | "inbook" | "incollection" | "collection" | "mvbook" => !(biblatex && *field == "publisher"),
            _ => true,
        });
        if !missing.is_empty() {
            let line = library.line(entry.span.start);
            found.name("field", line, format!("{}: no {}", entry.key, missing.join(", no ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::messages;

    #[test]
    fn what_the_type_needs_is_missed() {
        let text = "@book{a, title = {T}, author = {Abel, A.}}\n@proceedings{b, title = {T of 3}}\n\
                    @inproceedings{c, crossref = {b}, author = {Bor, B.}, title = {Lakes}, year = 2001}\n";
        assert_eq!(messages(text), ["a: no publisher, no year"]);
        let text = "@book{a, title = {T}, author = {Abel, A.}, date = {2001}}\n";
        assert!(messages(text).is_empty());
    }
}
