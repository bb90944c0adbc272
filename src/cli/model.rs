//! The labeller that a command reads references with.

use std::path::PathBuf;

use reconcite::parse::references::label::{self, Model};
use reconcite::read::{ReadError, Reason};

use super::output::Failure;

/// Which labeller to read references with.
#[derive(Clone, clap::Args)]
pub(super) struct ModelArgs {
    /// Read references with this model, which `reconcite train` wrote
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl ModelArgs {
    /// Reads the model, if one is given, and makes it the one in use.
    pub(super) fn install(&self) -> Result<(), Failure> {
        let Some(path) = &self.model else { return Ok(()) };
        let name = path.display().to_string();
        let bytes =
            std::fs::read(path).map_err(|error| ReadError { name: name.clone(), reason: Reason::from_io(&error) })?;
        let model = Model::from_bytes(bytes.leak())
            .ok_or_else(|| Failure::Words(format!("{name}: no model; `reconcite train` writes one")))?;
        label::install(model);
        Ok(())
    }
}
