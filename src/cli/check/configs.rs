//! The settings of each paper.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use reconcite::baseline::Baseline;
use reconcite::config::{Config, FailOn};

use super::args::Args;
use crate::cli::output::{self, Failure};
use crate::cli::settings::{self, load};

/// The settings of each folder that a paper lies in.
pub(super) struct Configs {
    given: Option<Arc<Config>>,
    folders: HashMap<PathBuf, Arc<Config>>,
}

impl Configs {
    pub(super) fn resolve(args: &Args) -> Result<Self, Failure> {
        let mut baselines: HashMap<PathBuf, Arc<Baseline>> = HashMap::new();
        let mut with_arguments = |mut config: Config| -> Result<Arc<Config>, Failure> {
            if !args.select.is_empty() {
                config.select.clone_from(&args.select);
                config.ignore.retain(|rule| !args.select.contains(rule));
            }
            config.ignore.extend(&args.ignore);
            if let Some(threshold) = args.fail_on {
                config.fail_on = FailOn::from(threshold).severity();
            }
            if let Some(path) = &args.baseline {
                config.baseline = Some(path.clone());
            }
            // What is to be written is not to be left out.
            if let Some(path) = config.baseline.as_ref().filter(|_| !args.write_baseline) {
                let known = match baselines.get(path) {
                    Some(known) => Arc::clone(known),
                    None => Arc::new(settings::baseline(path)?),
                };
                baselines.insert(path.clone(), Arc::clone(&known));
                config.known = Some(known);
            }
            Ok(Arc::new(config))
        };
        if let Some(path) = &args.config {
            return Ok(Self { given: Some(with_arguments(load(path)?)?), folders: HashMap::new() });
        }
        let mut files: HashMap<Option<PathBuf>, Arc<Config>> = HashMap::new();
        let mut folders = HashMap::new();
        for paper in &args.papers {
            let folder = folder_of(paper);
            if folders.contains_key(folder) {
                continue;
            }
            let file = Config::find(folder);
            let config = match files.get(&file) {
                Some(config) => Arc::clone(config),
                None => with_arguments(file.as_deref().map_or_else(|| Ok(Config::default()), load)?)?,
            };
            files.insert(file, Arc::clone(&config));
            folders.insert(folder.to_owned(), config);
        }
        Ok(Self { given: None, folders })
    }

    pub(super) fn of(&self, paper: &Path) -> Arc<Config> {
        let known = self.given.as_ref().or_else(|| self.folders.get(folder_of(paper)));
        known.cloned().unwrap_or_default()
    }

    /// Says which patterns of the settings silenced nothing in any paper. `used` has the places of those that did.
    /// A pattern that names its paper is reported there.
    pub(super) fn note_unused(&self, used: &[String]) {
        let configs = self.given.iter().chain(self.folders.values());
        let idle = configs.filter(|config| config.runs("unused-suppression")).flat_map(|config| {
            let ran = |rule: Option<&str>| {
                rule.map_or(config.select.is_empty() && config.ignore.is_empty(), |rule| config.runs(rule))
            };
            config.patterns.iter().filter(move |pattern| pattern.paper.is_none() && ran(pattern.rule))
        });
        let mut idle: Vec<&String> = idle.map(|pattern| &pattern.place).filter(|place| !used.contains(place)).collect();
        idle.sort();
        idle.dedup();
        for place in idle {
            output::note(&format!("{place}: this pattern silences nothing in the papers checked"));
        }
    }
}

/// Where to look for the settings of a paper; standard input lies where we stand.
fn folder_of(paper: &Path) -> &Path {
    paper.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
