//! Formats told by their first bytes, so that an error can name them.

use super::Reason;

const CONVERT_OFFICE: &str = "save it as plain text (UTF-8) first";
const UNPACK: &str = "unpack it first";
const NO_TEXT: &str = "give a plain text file";

/// First bytes, the name with its article, and the remedy.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"PK\x03\x04", "an office document or a ZIP archive", CONVERT_OFFICE),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old office document", CONVERT_OFFICE),
    (b"{\\rtf", "a Rich Text file", CONVERT_OFFICE),
    (b"\x1F\x8B", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xFD7zXZ\x00", "an xz archive", UNPACK),
    (b"\x28\xB5\x2F\xFD", "a zstd archive", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive", UNPACK),
    (b"Rar!\x1A\x07", "a RAR archive", UNPACK),
    (b"\x89PNG\r\n\x1A\n", "a PNG picture", NO_TEXT),
    (b"\xFF\xD8\xFF", "a JPEG picture", NO_TEXT),
    (b"GIF8", "a GIF picture", NO_TEXT),
    (b"II*\x00", "a TIFF picture", NO_TEXT),
    (b"MM\x00*", "a TIFF picture", NO_TEXT),
    (b"%!PS", "a PostScript file", "convert it to plain text first (for example with `ps2ascii`)"),
    (b"AT&TFORM", "a DjVu file", "convert it to plain text first (for example with `djvutxt`)"),
    (b"\x7FELF", "a program", NO_TEXT),
    (b"SQLite format 3\x00", "a database", NO_TEXT),
];

/// The reason not to read these bytes as text, where their format is known by sight.
pub(super) fn refuse(bytes: &[u8]) -> Option<Reason> {
    let (_, name, remedy) = SIGNATURES.iter().find(|(signature, ..)| bytes.starts_with(signature))?;
    // A few of them are plain ASCII, and a text may begin with those letters.
    let ascii = bytes.starts_with(b"BZh") || bytes.starts_with(b"GIF8");
    (!ascii || memchr::memchr(0, bytes).is_some()).then_some(Reason::Format { name, remedy })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_begins_like_a_picture_is_text() {
        assert_eq!(refuse(b"GIF89 is a format"), None);
        assert_eq!(refuse(b"GIF89a\x00\x01"), Some(Reason::Format { name: "a GIF picture", remedy: NO_TEXT }));
    }
}
