//! Office packages as they are: directories, lengths, packings.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    reconcite_fuzz::file("a.docx", data.to_vec());
});
