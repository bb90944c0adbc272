//! Markdown, as CommonMark has it and with Pandoc's citations, notes and raised text.
//!
//! Source: <https://spec.commonmark.org/0.31.2/>, <https://pandoc.org/MANUAL.html#pandocs-markdown>.

mod blocks;
pub(super) mod front_matter;
mod html;
mod inline;
mod keys;

use super::{Reader, Reason, text};
use crate::model::{Document, Format, Mark, MarkKind};
use crate::order::Order;

/// Takes files by their ending: any text may be Markdown.
pub(super) const READER: Reader =
    Reader { extensions: &["md", "markdown", "mdown", "mkd", "rmd", "qmd", "pandoc"], read };

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    let mut document = text::read_as(Format::Markdown, name, bytes)?;
    document.marks = marks(&document.text);
    Ok(document)
}

/// What is markup in the text, and what the markup says.
fn marks(text: &str) -> Vec<Mark> {
    let front = front_matter::read(text);
    let mut blocks = blocks::Blocks::new(text, front.end);
    blocks.run();
    let (mut marks, keyed) = blocks.finish();
    if !front.bibliography.is_empty() {
        marks.push(Mark { range: 0..front.end, kind: MarkKind::Bibliography(front.bibliography) });
    } else if !keyed && front.references.is_none() {
        // Without a single `[@key]` a bare `@name` is somebody's handle.
        let bare: Vec<_> = marks.iter().filter(|mark| is_link(mark)).map(|mark| mark.range.clone()).collect();
        marks.retain(|mark| !is_link(mark) && !matches!(mark.kind, MarkKind::Key { .. }));
        marks.retain(|mark| !matches!(&mark.kind, MarkKind::Replaced(text) if text == super::markup::OBJECT && bare.binary_search_by_key(&mark.range.start, |range| range.start).is_ok()));
    }
    marks.order_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    marks
}

fn is_link(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::CitationLink(_))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn document(text: &str) -> Document {
        read("a.md", text.as_bytes().to_vec()).unwrap()
    }

    fn view(text: &str) -> String {
        document(text).view().map_or_else(|| text.to_owned(), |(view, _)| view.text.trim().to_owned())
    }

    fn keys(text: &str) -> Vec<(String, Option<String>)> {
        let marks = document(text).marks;
        let keys = marks.into_iter().filter_map(|mark| match mark.kind {
            MarkKind::Key { key, locator } => Some((key, locator)),
            _ => None,
        });
        keys.collect()
    }

    #[test]
    fn markup_gives_way_to_text() {
        for (markdown, text) in [
            ("One *two* **three**\nfour_five_ \\[1\\] &amp; six.", "One two three four_five_ [1] & six."),
            ("# Title {#id}\nText\nhere.\n\nMore.", "Title\n\nText here.\n\nMore."),
            ("Seen.^3,4^ And^1^^,^^2^ 10^2^ H~2~O", "Seen.³,⁴ And¹,² 10² H2O"),
            ("Seen <sup>12</sup> and<!-- not --> here", "Seen ¹² and here"),
            ("A [link](http://a.b) and ![alt](c.png) end", "A link and  end"),
            ("A---b, 10--12, `code` and $x^2$", "A—b, 10–12, code and \u{fffc}"),
            ("1. Abel\n1. Bor\n1. Cid", "1. Abel\n\n2. Bor\n\n3. Cid"),
            ("```\n[1] code\n```\n\nText", "Text"),
            ("<!-- a\n\n(Smith, 2010)\n-->\n\nText", "Text"),
            ("[Abel, *A*. 2010. Rivers.]{#ref-1}", "Abel, A. 2010. Rivers."),
            ("一行目\n二行目", "一行目二行目"),
            ("::: {#refs}\nAbel 2010.\n:::", "Abel 2010."),
            ("| A | B |\n|---|---|\n| (Smith 2010) | 3 |", "A | B\n\n(Smith 2010) | 3"),
            ("See [1].\n\n[1]: http://a.b", "See [1]."),
        ] {
            assert_eq!(view(markdown), text, "{markdown}");
        }
    }

    #[test]
    fn pandoc_keys() {
        let key = |key: &str, locator: &str| (key.to_owned(), (!locator.is_empty()).then(|| locator.to_owned()));
        for (markdown, want) in [
            ("[@abel2010]", vec![key("abel2010", "")]),
            ("[see @abel2010, p. 3; -@bor:x, and others]", vec![key("abel2010", "p. 3"), key("bor:x", "")]),
            ("[@a1] and @abel [p. 5] says.", vec![key("a1", ""), key("abel", "p. 5")]),
            ("[@a1] @abel. @{Bor & Co}", vec![key("a1", ""), key("abel", ""), key("Bor & Co", "")]),
            ("me@example.org and \\@abel, @fig:one [@a1]", vec![key("a1", "")]),
            ("thanks to @abel", vec![]),
            ("---\nbibliography: a.bib\n---\nas @abel says", vec![key("abel", "")]),
            ("`[@abel]` code", vec![]),
        ] {
            assert_eq!(keys(markdown), want, "{markdown}");
        }
    }

    #[test]
    fn notes_are_read_after_their_paragraph() {
        assert_eq!(view("One^[See *Abel* 2010.] two.\n\nThree."), "One two.\n\nSee Abel 2010.\n\nThree.");
        assert_eq!(view("One[^1] two.\n\n[^1]: See Abel 2010.\n\nThree."), "One two.\n\nSee Abel 2010.\n\nThree.");
    }

    #[test]
    fn lines_of_a_list_stay_lines() {
        let list = "# References\n\nAbel, A. (2010). Rivers of the north and the lakes there.\nBor, B. (2011). Lakes.\nCid, C. (2012). The long way to the sea and back.";
        assert_eq!(view(list).lines().count(), 5);
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for piece in [
            "[", "^", "[@", "*a", "> ", "- ", "^[", "[@a;", "~", "<sup>", "<!--", "(", "]{#", "`", "$", "@a [", "|a|\n",
        ] {
            let started = std::time::Instant::now();
            document(&piece.repeat(20_000)).view();
            assert!(started.elapsed().as_secs() < 10, "{piece}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([a-c é\n@\\[\\]^~*_`$<>{}()#!;:.0-9|\\\\-]|\\[@|\\^\\[|\\]\\{#r\\}|<sup>|---\n){0,60}") {
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
