//! XML as a stream of tags and text, without namespaces, document types or entities of its own.

use std::borrow::Cow;

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::escape::unescape_with;
use quick_xml::events::{BytesStart, Event};

use super::entity::named;

/// A piece of a file. Names are local: `t` for `w:t`.
pub(super) enum Piece<'a> {
    /// A start tag; an empty element gives an end tag too.
    Open(Tag<'a>),
    /// The end tag of the element with this name.
    Close(&'a str),
    /// Text between tags, its entities resolved.
    Text(&'a str),
}

/// A start tag.
pub(super) struct Tag<'a> {
    /// Its local name.
    pub(super) name: &'a str,
    start: &'a BytesStart<'a>,
}

impl Tag<'_> {
    /// The value of the attribute with this local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name);
        found.map(|attribute| match unescape_with(&attribute.value, named) {
            Ok(value) => value.into_owned(),
            Err(_) => attribute.value.into_owned(),
        })
    }
}

/// Walks over a file. Returns what is wrong with it where it breaks off.
pub(super) fn walk(text: &str, mut handle: impl FnMut(Piece<'_>)) -> Option<String> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                handle(Piece::Open(Tag { name: start.local_name().as_ref(), start: &start }));
            }
            Ok(Event::Empty(start)) => {
                let name = start.local_name();
                handle(Piece::Open(Tag { name: name.as_ref(), start: &start }));
                handle(Piece::Close(name.as_ref()));
            }
            Ok(Event::End(end)) => handle(Piece::Close(end.local_name().as_ref())),
            Ok(Event::Text(words)) => handle(Piece::Text(&words)),
            Ok(Event::CData(words)) => handle(Piece::Text(&words)),
            Ok(Event::GeneralRef(entity)) => match entity.resolve_char_ref() {
                Ok(Some(letter)) => handle(Piece::Text(letter.encode_utf8(&mut [0; 4]))),
                _ => handle(Piece::Text(named(&entity).unwrap_or_default())),
            },
            Ok(Event::Eof) => return None,
            Ok(_) => {}
            Err(error) => return Some(error.to_string()),
        }
    }
}

/// How far into a file its first tag is looked for, in bytes.
const HEAD: usize = 16_384;

/// The local name of the first element, where these bytes are XML in UTF-8 or UTF-16.
pub(super) fn root(bytes: &[u8]) -> Option<String> {
    // Most files are none, which their first letter tells.
    let first = bytes.iter().find(|&&byte| byte > b' ')?;
    if first.is_ascii() && *first != b'<' {
        return None;
    }
    let head = part_text(&bytes[..bytes.len().min(HEAD)]);
    let head = head.trim_start();
    if !head.starts_with('<') {
        return None;
    }
    let mut reader = Reader::from_str(head);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => return Some(start.local_name().as_ref().to_owned()),
            Event::Text(words) if !words.trim_ascii().is_empty() => return None,
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// The encoding that the declaration names.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(200)];
    let rest = head.strip_prefix(b"<?xml")?;
    let at = memchr::memmem::find(rest, b"encoding=")?;
    let label = rest.get(at + 10..)?;
    let end = label.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    Encoding::for_label(&label[..end])
}

/// Text of a part that is UTF-8, as office documents are, or UTF-16 with a mark.
pub(super) fn part_text(bytes: &[u8]) -> Cow<'_, str> {
    match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None => String::from_utf8_lossy(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> (String, Option<String>) {
        let mut seen = String::new();
        let error = walk(text, |piece| match piece {
            Piece::Open(tag) => seen.push_str(&format!("<{} {}>", tag.name, tag.get("id").unwrap_or_default())),
            Piece::Close(name) => seen.push_str(&format!("</{name}>")),
            Piece::Text(words) => seen.push_str(words),
        });
        (seen, error)
    }

    #[test]
    fn entities_are_those_of_html_and_no_others() {
        let text = r#"<!DOCTYPE a [<!ENTITY x "&y;&y;"><!ENTITY y "boom">]><w:a x:id="1&amp;2">&lt;&eacute;&#xE9;&x;<b/></w:a>"#;
        assert_eq!(pieces(text), ("<a 1&2><éé<b ></b></a>".to_owned(), None));
    }

    #[test]
    fn broken_files_give_what_stands_before() {
        assert_eq!(pieces("<a>one</b>two").0, "<a >one</b>two");
        let (seen, error) = pieces("<a>one<b id='");
        assert_eq!(seen, "<a >one");
        assert!(error.is_some());
    }
}
