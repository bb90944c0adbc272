//! The Journal Article Tag Suite.
//!
//! Source: ANSI/NISO Z39.96, <https://jats.nlm.nih.gov/archiving/tag-library/1.3/>

mod article;
mod reference;

use super::{Reader, Reason, decode, xml};
use crate::model::Document;
use article::Article;

/// Takes articles in XML, told by their first tag.
pub(super) const READER: Reader = Reader { extensions: &["jats", "nxml"], read };

/// Whether these bytes begin as an article does.
pub(super) fn is_article(bytes: &[u8]) -> bool {
    matches!(xml::root(bytes).as_deref(), Some("article" | "pmc-articleset"))
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    let declared = xml::declared_encoding(&bytes);
    let decoded = decode::decode_declared(bytes, declared)?;
    let mut article = Article::new(decoded.text.len() / 2, decoded.notes);
    article.read(&decoded.text);
    Ok(article.finish(name))
}
