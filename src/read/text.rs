//! Plain text, and the text of the formats whose markup is written by hand.

use super::{Reader, Reason, decode, magic};
use crate::model::{Document, Format};

/// Takes whatever no other reader claims.
pub(super) const READER: Reader = Reader { extensions: &["txt", "text"], read };

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    read_as(Format::Text, name, bytes)
}

/// The text of a file whose document is the file itself, without marks.
pub(super) fn read_as(format: Format, name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    if let Some(reason) = magic::refuse(&bytes) {
        return Err(reason);
    }
    let decoded = decode::decode(bytes)?;
    let mut document = Document::from_text(name, decoded.text);
    document.format = format;
    document.notes = decoded.notes;
    Ok(document)
}
