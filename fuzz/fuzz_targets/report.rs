//! A text through the whole check, its report in every format, its list in every format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcite::model::Document;
use reconcite_fuzz::held;

fuzz_target!(|data: &str| {
    let report = held::paper(Document::from_text("a.txt", data), None);
    held::output(&report);
    held::exports(&report.references);
});
