//! A paper and a file of references: what stands before a NUL, and what stands behind it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcite::model::Document;
use reconcite::read::{Limits, read_bytes};
use reconcite_fuzz::held;

fuzz_target!(|data: &str| {
    let (paper, list) = data.split_once('\0').unwrap_or((data, ""));
    let list = read_bytes("a.bib", list.as_bytes().to_vec(), &Limits::default()).ok();
    let report = held::paper(Document::from_text("a.txt", paper), list);
    held::output(&report);
});
