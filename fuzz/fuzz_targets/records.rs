//! Files of references; the first byte says which kind.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcite_fuzz::corpus::RECORDS;

fuzz_target!(|data: &[u8]| {
    let Some((kind, text)) = data.split_first() else { return };
    reconcite_fuzz::file(RECORDS[usize::from(*kind) % RECORDS.len()], text.to_vec());
});
