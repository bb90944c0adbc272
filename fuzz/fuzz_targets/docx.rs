//! The text of Word documents, packed.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    reconcite_fuzz::file("a.docx", reconcite_fuzz::samples::docx(data));
});
