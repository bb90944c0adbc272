//! Files of references; the first byte says which kind.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((kind, text)) = data.split_first() else { return };
    let names = ["a.ris", "a.nbib", "a.json", "a.yaml", "a.enw", "a.xml"];
    let name = names[usize::from(*kind) % names.len()];
    reconcite_fuzz::file(name, text.to_vec());
});
