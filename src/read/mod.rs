//! One input format a file, each giving a [`Document`].
//!
//! A new format is a new file with a [`Reader`] and a line in [`READERS`].

mod beside;
pub mod bibliography;
pub mod bibtex;
mod decode;
mod docx;
mod entity;
mod error;
mod html;
mod jats;
mod latex;
mod limits;
mod magic;
mod markdown;
mod markup;
mod nesting;
mod numerals;
mod odt;
mod package;
mod pdf;
mod printed;
mod prose;
mod tei;
mod text;
mod typst;
mod xml;
mod yaml;

use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use beside::references_beside;
pub use error::{ReadError, Reason};
pub use limits::Limits;

use crate::model::Document;

/// Reads one input format.
struct Reader {
    /// The endings of file names that it takes, in lower case, without the dot.
    extensions: &'static [&'static str],
    /// Makes a document of the bytes. The first argument is the name that the user gave.
    read: fn(&str, Vec<u8>) -> Result<Document, Reason>,
}

/// Every reader; the last takes what no other claims.
const READERS: &[Reader] = &[
    bibliography::READER,
    markdown::READER,
    latex::READER,
    typst::READER,
    pdf::READER,
    docx::READER,
    html::READER,
    jats::READER,
    odt::READER,
    tei::READER,
    text::READER,
];

/// Tells whether bytes are of a format.
type Claims = fn(&[u8]) -> bool;

/// Readers whose formats are told by their content, whatever the file is called.
const BY_CONTENT: &[(Claims, &Reader)] = &[
    (pdf::claims, &pdf::READER),
    (docx::is_docx, &docx::READER),
    (html::is_page, &html::READER),
    (jats::is_article, &jats::READER),
    (tei::is_tei, &tei::READER),
    (odt::is_odt, &odt::READER),
    (bibliography::is_endnote, &bibliography::READER),
];

/// Reads the file at `path`.
///
/// # Errors
/// When the file cannot be opened, is too large, is empty, or is of a format that no reader knows.
pub fn read_path(path: &Path, limits: &Limits) -> Result<Document, ReadError> {
    let name = path.display().to_string();
    load(path, limits).and_then(|bytes| document(&name, bytes)).map_err(|reason| ReadError { name, reason })
}

/// Reads a document from bytes; `name` is what errors and reports call it, and its ending may tell the format.
///
/// # Errors
/// When the bytes are too many, none, or of a format that no reader knows.
pub fn read_bytes(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Document, ReadError> {
    let size = bytes.len() as u64;
    let result = if size > limits.max_bytes {
        Err(Reason::TooLarge { size: Some(size), limit: limits.max_bytes })
    } else {
        document(name, bytes)
    };
    result.map_err(|reason| ReadError { name: name.to_owned(), reason })
}

/// Reads a document from a stream, no further than the limit.
///
/// # Errors
/// As [`read_bytes`], and when the stream breaks.
pub fn read_stream(name: &str, stream: impl Read, limits: &Limits) -> Result<Document, ReadError> {
    drain(stream, 0, limits)
        .and_then(|bytes| document(name, bytes))
        .map_err(|reason| ReadError { name: name.to_owned(), reason })
}

fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, Reason> {
    let file = File::open(path).map_err(|error| Reason::from_io(&error))?;
    let metadata = file.metadata().map_err(|error| Reason::from_io(&error))?;
    if metadata.is_dir() {
        return Err(Reason::Directory);
    }
    if metadata.len() > limits.max_bytes {
        return Err(Reason::TooLarge { size: Some(metadata.len()), limit: limits.max_bytes });
    }
    drain(file, metadata.len() as usize, limits)
}

fn drain(stream: impl Read, expected: usize, limits: &Limits) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::with_capacity(expected + 1);
    stream.take(limits.max_bytes + 1).read_to_end(&mut bytes).map_err(|error| Reason::from_io(&error))?;
    if bytes.len() as u64 > limits.max_bytes {
        return Err(Reason::TooLarge { size: None, limit: limits.max_bytes });
    }
    Ok(bytes)
}

fn document(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    if let Some((_, reader)) = BY_CONTENT.iter().find(|(claims, _)| claims(&bytes)) {
        return (reader.read)(name, bytes);
    }
    let extension = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let extension = extension.as_deref().unwrap_or_default();
    let reader = READERS.iter().find(|reader| reader.extensions.contains(&extension)).unwrap_or(&text::READER);
    (reader.read)(name, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(name: &str, bytes: &[u8]) -> String {
        read_bytes(name, bytes.to_vec(), &Limits { max_bytes: 1_000 }).unwrap_err().to_string()
    }

    #[test]
    fn errors_say_what_where_and_what_to_do() {
        assert_eq!(message("a.txt", b""), "a.txt: the file is empty");
        assert_eq!(
            message("a.txt", b"%PDF-1.7\n\x00\x01"),
            "a.txt: this PDF file is damaged; open it in a PDF viewer and print it to a new file, or give a plain text file"
        );
        assert_eq!(
            message("a.txt", &[b'x'; 1_001]),
            "a.txt: the file has 1.0 kB, more than the limit of 1.0 kB; raise the limit with --max-size"
        );
    }

    #[test]
    fn a_missing_file_and_a_directory_are_told_apart() {
        let folder = std::env::temp_dir();
        let limits = Limits::default();
        let missing = read_path(&folder.join("no such paper.txt"), &limits).unwrap_err();
        assert_eq!(missing.reason, Reason::Missing);
        assert_eq!(read_path(&folder, &limits).unwrap_err().reason, Reason::Directory);
    }
}
