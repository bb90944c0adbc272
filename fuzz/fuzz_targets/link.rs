//! A manuscript whose citations are linked, in each language.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcite::link::{Options, Target, link};
use reconcite::read::{Limits, read_bytes};
use reconcite_fuzz::held;

fuzz_target!(|data: &str| {
    for (name, target) in [("a.md", Target::Markdown), ("a.tex", Target::Latex), ("a.typ", Target::Typst)] {
        let Ok(document) = read_bytes(name, data.as_bytes().to_vec(), &Limits::default()) else { continue };
        let report = held::paper(document, None);
        let keys: Vec<String> = report.references.iter().map(|reference| reference.id.clone()).collect();
        link(&report, usize::MAX, &Options { target, keys: &keys, bibliography: "a.bib" });
    }
});
