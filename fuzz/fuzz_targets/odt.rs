//! The text of OpenDocument files, packed.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    reconcite_fuzz::file("a.odt", reconcite_fuzz::samples::odt(data));
});
