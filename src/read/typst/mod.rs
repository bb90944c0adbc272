//! Typst.
//!
//! Source: <https://typst.app/docs/reference/syntax/>, <https://typst.app/docs/reference/model/cite/>.

mod function;
mod scan;

use rustc_hash::FxHashSet;

use super::{Reader, Reason, text};
use crate::model::{Document, Format, Mark};
use crate::order::Order;
use scan::Scanner;

/// Takes files by their ending.
pub(super) const READER: Reader = Reader { extensions: &["typ"], read };

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    let mut document = text::read_as(Format::Typst, name, bytes)?;
    document.marks = marks(&document.text);
    Ok(document)
}

fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Scanner::new(text, labels(text)).run();
    marks.order_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    marks
}

/// What `@name` may refer to besides the bibliography: `<name>` behind a figure, a heading, an equation.
fn labels(text: &str) -> FxHashSet<&str> {
    let mut found = FxHashSet::default();
    for open in memchr::memchr_iter(b'<', text.as_bytes()) {
        let called = text[..open].ends_with("cite(");
        if let Some(name) = label(&text[open..]).filter(|_| !called) {
            found.insert(name);
        }
    }
    found
}

/// The name in the `<name>` with which `text` starts.
fn label(text: &str) -> Option<&str> {
    let length = name_length(text.strip_prefix('<')?);
    (length > 0 && text[1 + length..].starts_with('>')).then(|| &text[1..1 + length])
}

fn name_length(text: &str) -> usize {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    let name = &text[..text.find(|c: char| !part(c)).unwrap_or(text.len())];
    name.trim_end_matches(['.', ':']).len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::MarkKind;

    fn document(text: &str) -> Document {
        read("a.typ", text.as_bytes().to_vec()).unwrap()
    }

    fn view(text: &str) -> String {
        document(text).view().map_or_else(|| text.to_owned(), |(view, _)| view.text.trim().to_owned())
    }

    #[test]
    fn markup_gives_way_to_text() {
        for (typst, text) in [
            ("One *two* _three_ four_five\nsix~seven--8 \\@x // no", "One two three four_five six seven–8 @x"),
            ("#set page(\n  width: 2cm,\n)\n= Title <t>\nText\n\nMore", "Title\n\nText\n\nMore"),
            ("Seen#super[3,4] [1] #strong[b] `code` $x$", "Seen³,⁴ [1] b  \u{fffc}"),
            ("One#footnote[See #emph[Abel] 2010.] two.\n\nThree.", "One two.\n\nSee Abel 2010.\n\nThree."),
            ("/* (A, 2010) */ see https://a.b/c", "see https://a.b/c"),
        ] {
            assert_eq!(view(typst), text, "{typst}");
        }
    }

    #[test]
    fn keys_and_files_of_references() {
        let text = "As @abel and @bor[p. 3], #cite(<cid>, supplement: [p. 5]). See @fig. me@x.org\n\n\
                    #figure(image(\"a.png\")) <fig>\n#bibliography((\"a.bib\", \"b.yml\"), style: \"apa\")";
        let said: Vec<String> = document(text)
            .marks
            .iter()
            .filter_map(|mark| match &mark.kind {
                MarkKind::Key { key, locator } => Some(format!("{key} {}", locator.as_deref().unwrap_or("-"))),
                MarkKind::Bibliography(files) => Some(files.join(" ")),
                _ => None,
            })
            .collect();
        assert_eq!(said, ["abel -", "bor p. 3", "cid p. 5", "a.bib b.yml"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([a-c é\n@#<>\\[\\](){}*_`~$/\\\\=+.:,\"-]|#footnote\\[|#cite\\(<|/\\*|#set ){0,60}") {
            let document = document(&format!("x{text}"));
            if let Some((view, map)) = document.view() {
                for (at, sign) in view.text.char_indices() {
                    for range in map.source(at..at + sign.len_utf8()) {
                        prop_assert!(document.text.get(range).is_some());
                    }
                }
            }
        }
    }
}
