//! What the fuzz targets share: how bytes become a file, and what must hold of whatever is read.

#[path = "../../tests/hostile/samples.rs"]
pub mod samples;

use reconcite::config::Config;
use reconcite::model::{Document, Span};
use reconcite::read::{Limits, read_bytes};

/// Reads the bytes as a file of this name and checks it. Spans must be sound.
pub fn file(name: &str, bytes: Vec<u8>) {
    if let Ok(document) = read_bytes(name, bytes, &Limits { max_bytes: 1_000_000 }) {
        paper(document);
    }
}

/// Checks a document, and exports its list.
pub fn paper(document: Document) {
    for mark in &document.marks {
        assert!(document.text.get(mark.range.clone()).is_some(), "{mark:?}");
    }
    let report = reconcite::check(document, None, &Config::default());
    let sound = |span: &Span| assert!(report.documents[span.document].text.get(span.range()).is_some(), "{span:?}");
    report.citations.iter().flat_map(|citation| &citation.spans).for_each(sound);
    report.references.iter().map(|entry| &entry.span).for_each(sound);
    report.findings.iter().flat_map(|finding| &finding.spans).for_each(sound);
    let options = reconcite::export::Options::default();
    reconcite::export::write(reconcite::export::Format::Bibtex, &report.references, &options);
}

/// Writes the samples of a format as the first corpus of a target.
pub fn seeds(folder: &std::path::Path) -> std::io::Result<()> {
    for sample in samples::SAMPLES {
        let target = match sample.name {
            "a.txt" => "text",
            "a.html" => "html",
            "a.xml" => "jats",
            "a.tei" => "tei",
            "a.md" => "markdown",
            "a.tex" => "latex",
            "a.typ" => "typst",
            "a.bib" => "bib",
            "a.docx" => "docx",
            "a.odt" => "odt",
            "page.pdf" => "pdf",
            _ => "records",
        };
        let folder = folder.join(target);
        std::fs::create_dir_all(&folder)?;
        // The targets of packed formats do the packing.
        std::fs::write(folder.join(sample.name), sample.core)?;
    }
    Ok(())
}
