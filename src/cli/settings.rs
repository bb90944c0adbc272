//! Loads `reconcite.toml` and the baseline.

use std::path::Path;
use std::sync::Arc;

use reconcite::baseline::Baseline;
use reconcite::config::Config;

use super::output::Failure;

/// The settings in a file.
pub(super) fn load(path: &Path) -> Result<Config, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::Words(format!("{}: cannot be read: {error}", path.display())))?;
    Ok(Config::parse(path, &text)?)
}

/// The settings that hold for the papers of a folder, with their baseline.
pub(super) fn of_folder(folder: &Path) -> Result<Config, Failure> {
    let mut config = Config::find(folder).map_or_else(|| Ok(Config::default()), |path| load(&path))?;
    if let Some(path) = &config.baseline {
        config.known = Some(Arc::new(baseline(path)?));
    }
    Ok(config)
}

/// The baseline in a file.
pub(super) fn baseline(path: &Path) -> Result<Baseline, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::Words(format!("{}: cannot be read: {error}; --write-baseline makes it", path.display()))
    })?;
    Baseline::parse(path, &text).map_err(Failure::Words)
}

/// The settings in `given`, else in the nearest `reconcite.toml` in the paper's folder or above it.
pub(super) fn nearest(paper: &Path, given: Option<&Path>) -> Result<Config, Failure> {
    let folder = paper.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let found = given.map(Path::to_owned).or_else(|| Config::find(folder));
    found.map_or_else(|| Ok(Config::default()), |path| load(&path))
}
