//! Web pages.
//!
//! The page is read as a stream of tags: what matters here is which text is seen, where its lines end, and what
//! points where. A browser's whole repair of broken markup is not needed for that.
//!
//! Source: <https://html.spec.whatwg.org/multipage/>

mod builder;
mod entries;
mod tag;

use encoding_rs::Encoding;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use super::{Reader, Reason, decode};
use crate::model::Document;
use builder::Builder;
use tag::Attributes;

/// Takes web pages, told by the ending or by their first tag.
pub(super) const READER: Reader = Reader { extensions: &["html", "htm", "xhtml", "xht"], read };

/// How far into the file an encoding or a first tag is looked for, in bytes.
const HEAD: usize = 4096;

/// Whether these bytes begin as a web page does.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    // A declaration and comments may stand first.
    while rest.starts_with("<?xml") || rest.starts_with("<!--") {
        let close = if rest.starts_with("<?") { "?>" } else { "-->" };
        let Some(at) = rest.find(close) else { return false };
        rest = rest[at + close.len()..].trim_start();
    }
    rest.starts_with("<!doctype html") || rest.starts_with("<html")
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    let declared = declared_encoding(&bytes);
    let decoded = decode::decode_declared(bytes, declared)?;
    let mut builder = Builder::new(name, decoded.text.len() / 2);
    let mut name_of_tag = Vec::new();
    let mut attribute = Vec::new();
    let mut attributes = Attributes::default();
    let handle = |event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                name_of_tag.clear();
                name_of_tag.extend_from_slice(name);
                attributes.clear();
            }
            CallbackEvent::AttributeName { name } => {
                attribute.clear();
                attribute.extend_from_slice(name);
                attributes.set(&attribute, b"");
            }
            CallbackEvent::AttributeValue { value } => attributes.set(&attribute, value),
            CallbackEvent::CloseStartTag { self_closing } => builder.open(&name_of_tag, &attributes, self_closing),
            CallbackEvent::EndTag { name } => builder.close(name),
            CallbackEvent::String { value } => match std::str::from_utf8(value) {
                Ok(words) => builder.text(words),
                Err(_) => builder.text(&String::from_utf8_lossy(value)),
            },
            CallbackEvent::Comment { value } => builder.comment(value),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(handle);
    emitter.naively_switch_states(true);
    for result in Tokenizer::new_with_emitter(&decoded.text, emitter) {
        match result {
            Ok(()) => {}
            Err(never) => match never {},
        }
    }
    Ok(builder.finish(decoded.notes))
}

/// The encoding that a `meta` tag or an XML declaration names.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let after = |word: &[u8]| memchr::memmem::find(&head, word).map(|at| &head[at + word.len()..]);
    let declared = |rest: &[u8]| {
        let label = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = label.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)));
        Encoding::for_label(&label[..end.unwrap_or(label.len())])
    };
    after(b"charset=").and_then(declared).or_else(|| after(b"encoding=").and_then(declared))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MarkKind;

    fn page(html: &str) -> Document {
        read("a.html", html.as_bytes().to_vec()).unwrap()
    }

    fn text(html: &str) -> String {
        page(html).text
    }

    #[test]
    fn what_is_seen_is_text() {
        for (html, expected) in [
            (
                "<title>T</title><script>a<b</script><p>One <b>two</b>&nbsp;&eacute;\n three</p>",
                "One two\u{a0}é three\n",
            ),
            ("<p>a<p>b<div>c</div>d", "a\nb\nc\nd\n"),
            ("<p hidden>a</p><p style='DISPLAY: none'>b</p><nav>c</nav><p>d</p>", "d\n"),
            ("a<br>b<br/>c", "a\nb\nc\n"),
            ("<table><tr><td><p>1</p><td>two<tr><th>3</table>x", "1\ttwo\n3\nx\n"),
            (
                "<p>seen<sup>1,<a href='#x'>2</a></sup> in m<sup>2</sup> by the 4<sup>th</sup></p>",
                "seen¹,² in m² by the 4th\n",
            ),
            ("<!-- <p>no</p> --><p>متن <b>فارسی</b></p>", "متن فارسی\n"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn lists_have_their_numbers() {
        for (html, expected) in [
            ("<ol><li>a<li>b</ol>", "1. a\n2. b\n"),
            ("<ol start=4><li>a<li value=9>b<li>c</ol>", "4. a\n9. b\n10. c\n"),
            ("<ol type=a><li>x<ul><li>y</ul><li>z</ol>", "a. x\ny\nb. z\n"),
            ("<ol><li>[1] Abel<li>2. Baker</ol>", "[1] Abel\n2. Baker\n"),
            ("<ol style='list-style: none'><li>Abel</ol>", "Abel\n"),
            ("<dl><dt>[1]<dd>Abel<dt>[2]<dd>Baker</dl>", "[1] Abel\n[2] Baker\n"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn links_tie_citations_to_entries() {
        let document = page(
            "<p>As <a href='#ref1'>Abel (2001)</a> and <a href='#ref2'>Baker</a> say, see <a href='#s2'>below</a>.</p>\
             <h2 id='s2'>References</h2><p>Books</p>\
             <p id='ref1'>Abel, R. 2001. Rivers of the north.</p><p id='ref2'>Baker, T. 2002. Lakes of the south.</p>",
        );
        let marks: Vec<_> =
            document.marks.iter().map(|mark| (&document.text[mark.range.clone()], mark.kind.clone())).collect();
        assert_eq!(
            marks,
            [
                ("Abel (2001)", MarkKind::CitationLink(vec!["ref1".into()])),
                ("Baker", MarkKind::CitationLink(vec!["ref2".into()])),
                ("References", MarkKind::Heading(2)),
                ("Abel, R. 2001. Rivers of the north.", MarkKind::Entry("ref1".into())),
                ("Baker, T. 2002. Lakes of the south.", MarkKind::Entry("ref2".into())),
            ]
        );
    }

    #[test]
    fn notes_are_no_entries() {
        let document = page(
            "<p>So it is.<a href='#fn1' class='footnote-ref'><sup>1</sup></a></p>\
             <section class='footnotes'><ol><li id='fn1'><p>See Abel.<a href='#r1' class='footnote-back'>↩</a></p></li></ol></section>",
        );
        assert_eq!(document.text, "So it is.¹\n1. See Abel.\n");
        let kinds: Vec<_> = document.marks.iter().map(|mark| mark.kind.clone()).collect();
        assert!(kinds.contains(&MarkKind::Note("1".into())), "{kinds:?}");
        assert!(kinds.iter().any(|kind| matches!(kind, MarkKind::NoteCall(_))), "{kinds:?}");
    }

    #[test]
    fn encodings_are_those_that_the_page_names() {
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("<meta charset='windows-1251'><p>Степанова");
        assert_eq!(read("a", bytes.into_owned()).unwrap().text, "Степанова\n");
        assert_eq!(text("<meta charset=latin1><p>Größe"), "Größe\n");
    }

    #[test]
    fn pages_are_told_by_their_first_tag() {
        assert!(is_page(b"<!-- x --> <!DOCTYPE html><p>"));
        assert!(is_page(b"<?xml version='1.0'?>\n<html xmlns='x'>"));
        assert!(!is_page(b"<article>") && !is_page(b"The <html> tag") && !is_page(b"<!-- x"));
    }

    #[test]
    fn hostile_pages_take_linear_time() {
        for piece in ["<div>", "<li>", "<b><p>", "<table><tr><td>", "</div>", "<ol><li>", "&", "<a href='#x' id=x>y"] {
            assert!(read("a", piece.repeat(100_000).into_bytes()).is_ok(), "{piece}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 1..300)) {
            let _ = read("a.html", bytes);
        }

        #[test]
        fn any_tags_give_sound_marks(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
            let html: String = pieces.iter().map(|&at| PIECES[at]).collect();
            let document = page(&html);
            for mark in &document.marks {
                proptest::prop_assert!(document.text.get(mark.range.clone()).is_some_and(|text| !text.is_empty()));
            }
        }
    }

    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<sup>",
        "</sup>",
        "<li id='ref1'>",
        "</li>",
        "<ol>",
        "</ol>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<a href='#ref1'>",
        "</a>",
        "<a name=ref2>",
        "12",
        "é ",
        " word",
        "<div class=ref>",
        "</div>",
        "<h2>",
        "</h2>",
        "<dt>",
        "<dd>",
        "<br>",
        "<section class=footnotes>",
        "<footer>",
        "</footer>",
        "–3",
        "<nav>",
        "</nav>",
    ];
}
