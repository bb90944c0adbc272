//! The first corpus: the samples of the hostile tests, and the test papers.

use std::io;
use std::path::Path;

use crate::samples::SAMPLES;

/// The names under which the target `records` reads what follows its first byte.
pub const RECORDS: [&str; 6] = ["a.ris", "a.nbib", "a.json", "a.yaml", "b.xml", "a.bib"];

/// Writes the samples and the papers that lie in `papers` as the first corpus of each target, one folder a target.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(corpus: &Path, papers: &Path) -> io::Result<()> {
    let put = |target: &str, name: &str, bytes: &[u8]| {
        std::fs::create_dir_all(corpus.join(target))?;
        std::fs::write(corpus.join(target).join(name), bytes)
    };
    for sample in SAMPLES {
        let core = sample.core.as_bytes();
        let (_, ending) = sample.name.rsplit_once('.').unwrap_or_default();
        if let Some(kind) = RECORDS.iter().position(|name| *name == sample.name) {
            put("records", sample.name, &[&[kind as u8], core].concat())?;
        }
        match ending {
            "txt" | "html" | "tei" | "bib" => put(if ending == "txt" { "text" } else { ending }, sample.name, core)?,
            "xml" if sample.name == "a.xml" => put("jats", sample.name, core)?,
            "md" => put("markdown", sample.name, core)?,
            "tex" => put("latex", sample.name, core)?,
            "typ" => put("typst", sample.name, core)?,
            // These targets do the packing.
            "docx" | "odt" | "pdf" => put(ending, sample.name, core)?,
            _ => {}
        }
        match ending {
            "docx" | "odt" => put("package", sample.name, &(sample.wrap)(core))?,
            "pdf" => put("pdf_file", sample.name, &(sample.wrap)(core))?,
            "bib" => put("library", sample.name, core)?,
            "json" => put("export", sample.name, core)?,
            _ => {}
        }
    }
    put("config", "settings", include_bytes!("../../src/cli/init.toml"))?;
    for entry in std::fs::read_dir(papers)? {
        let path = entry?.path();
        let (Some(name), Some("txt")) = (path.file_name(), path.extension().and_then(|ending| ending.to_str())) else {
            continue;
        };
        let (name, text) = (name.to_string_lossy(), std::fs::read_to_string(&path)?);
        for target in ["text", "report", "link", "reading", "reference"] {
            put(target, &name, text.as_bytes())?;
        }
        put(
            "beside",
            &name,
            format!("{text}\0@book{{abel, author = {{Abel, R.}}, year = 2001, title = {{Rivers}}}}").as_bytes(),
        )?;
    }
    Ok(())
}
