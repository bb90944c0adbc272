//! Opens what a command is given: a path, or `-` for standard input.

use std::io;
use std::path::Path;

use reconcite::model::Document;
use reconcite::read::{self, Limits, ReadError};

use super::output;

/// How to read the input.
#[derive(Clone, clap::Args)]
pub(super) struct InputArgs {
    /// Largest file to read, in megabytes
    #[arg(long, value_name = "MB")]
    max_size: Option<u64>,
}

impl InputArgs {
    /// The limits, where the settings say `default` megabytes.
    pub(super) fn limits(&self, default: u64) -> Limits {
        Limits { max_bytes: self.max_size.unwrap_or(default).saturating_mul(1_000_000) }
    }
}

/// Reads a paper or a list.
pub(super) fn open(path: &Path, limits: &Limits) -> Result<Document, ReadError> {
    if path.as_os_str() == "-" {
        read::read_stream("-", io::stdin().lock(), limits)
    } else {
        read::read_path(path, limits)
    }
}

/// What the reader had to guess or give up, in words.
pub(super) fn notes(document: &Document) -> Vec<String> {
    let name = if document.path == "-" { "standard input" } else { &document.path };
    document.notes.iter().map(|note| format!("{name}: {note}")).collect()
}

/// Says what the reader had to guess or give up.
pub(super) fn say_notes(document: &Document) {
    notes(document).iter().for_each(|note| output::note(note));
}
