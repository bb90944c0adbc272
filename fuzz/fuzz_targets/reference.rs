//! One printed reference.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    for line in data.lines() {
        reconcite::parse_reference(line);
    }
});
