//! Places as editors count them: lines from 0, columns in UTF-16 units.

use std::path::Path;
use std::str::FromStr;

use lsp_types::{Position, Range, Uri};
use reconcite::model::LineIndex;

/// Finds places in a text.
pub(super) struct Places<'t> {
    text: &'t str,
    lines: LineIndex,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, lines: LineIndex::new(text) }
    }

    /// The place of a byte.
    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.lines.line_of(offset.min(self.text.len()));
        let start = self.lines.line(self.text, line).map_or(0, |range| range.start);
        let before = self.text.get(start..offset.min(self.text.len())).unwrap_or_default();
        Position::new((line - 1) as u32, before.encode_utf16().count() as u32)
    }

    /// The place of a range of bytes.
    pub(super) fn range(&self, range: std::ops::Range<usize>) -> Range {
        Range::new(self.position(range.start), self.position(range.end))
    }

    /// The byte at a place. A column past the end of its line is its end.
    pub(super) fn offset(&self, position: Position) -> usize {
        let Some(line) = self.lines.line(self.text, position.line as usize + 1) else { return self.text.len() };
        let mut units = 0;
        let words = &self.text[line.clone()];
        let found = words.char_indices().find(|(_, letter)| {
            let is_there = units >= position.character as usize;
            units += letter.len_utf16();
            is_there
        });
        line.start + found.map_or(words.len(), |(at, _)| at)
    }
}

/// The path of a file's address; the address itself where it is no file's, as for a text that has no name yet.
pub(super) fn path(uri: &Uri) -> String {
    let text = uri.as_str();
    let Some(rest) = text.strip_prefix("file://") else { return text.to_owned() };
    let path = rest.find('/').map_or(rest, |at| &rest[at..]);
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let hex = |digit: Option<u8>| digit.and_then(|digit| (digit as char).to_digit(16));
        let mut ahead = rest.clone();
        match (byte, hex(ahead.next()), hex(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    let path = String::from_utf8_lossy(&bytes).into_owned();
    // `/C:/papers` on Windows.
    match path.as_bytes() {
        [b'/', drive, b':', ..] if drive.is_ascii_alphabetic() => path[1..].to_owned(),
        _ => path,
    }
}

/// The address of a file.
pub(super) fn uri(path: &str) -> Option<Uri> {
    let path = std::path::absolute(Path::new(path)).ok()?;
    let mut address = String::from("file://");
    let text = path.to_str()?.replace('\\', "/");
    if !text.starts_with('/') {
        address.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => address.push(byte as char),
            byte => address.push_str(&format!("%{byte:02X}")),
        }
    }
    Uri::from_str(&address).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_utf_16_units() {
        let text = "a𝄞b\nسلام (x)\r\nz";
        let places = Places::new(text);
        for (offset, line, column) in [(0, 0, 0), (5, 0, 3), (text.find("(x)").unwrap(), 1, 5), (text.len(), 2, 1)] {
            assert_eq!(places.position(offset), Position::new(line, column));
            assert_eq!(places.offset(Position::new(line, column)), offset);
        }
        assert_eq!(places.offset(Position::new(0, 99)), "a𝄞b".len());
        assert_eq!(places.offset(Position::new(9, 0)), text.len());
    }

    #[test]
    fn addresses_of_files() {
        let address = Uri::from_str("file:///home/a%20b/%D9%85.md").unwrap();
        assert_eq!(path(&address), "/home/a b/م.md");
        assert_eq!(path(&Uri::from_str("untitled:Untitled-1").unwrap()), "untitled:Untitled-1");
        assert_eq!(path(&Uri::from_str("file:///C:/a.md").unwrap()), "C:/a.md");
        assert_eq!(uri("/home/a b/م.md"), Some(address));
    }
}
