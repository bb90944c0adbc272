//! Markdown.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    reconcite_fuzz::file("a.md", data.to_vec());
});
