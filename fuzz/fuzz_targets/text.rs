//! Citations and lists in plain text, through the whole check.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    reconcite_fuzz::file("a.txt", data.to_vec());
});
