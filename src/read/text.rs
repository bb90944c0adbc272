//! Plain text.

use super::{Reader, Reason, decode, magic};
use crate::model::Document;

/// Takes whatever no other reader claims.
pub(super) const READER: Reader = Reader { extensions: &["txt", "text"], read };

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    if let Some(reason) = magic::refuse(&bytes) {
        return Err(reason);
    }
    let decoded = decode::decode(bytes)?;
    let mut document = Document::from_text(name, decoded.text);
    document.notes = decoded.notes;
    Ok(document)
}
