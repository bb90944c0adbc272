//! What is drawn on a page of a PDF file.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    reconcite_fuzz::file("a.pdf", reconcite_fuzz::samples::pdf(&[data], "", false));
});
