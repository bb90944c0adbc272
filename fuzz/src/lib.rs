//! What the fuzz targets share: how bytes become a file, and what must hold of whatever is read.

pub mod corpus;
pub mod held;
#[path = "../../tests/hostile/samples.rs"]
pub mod samples;

use reconcite::read::{Limits, read_bytes};

/// The largest file that a target makes, in bytes.
const LARGEST: u64 = 1_000_000;

/// Reads the bytes as a file of this name and checks it.
pub fn file(name: &str, bytes: Vec<u8>) {
    if let Ok(document) = read_bytes(name, bytes, &Limits { max_bytes: LARGEST }) {
        held::paper(document, None);
    }
}
