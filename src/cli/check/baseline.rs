//! `--write-baseline`

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use reconcite::baseline::{Baseline, FILE_NAME, Known};
use reconcite::config::Config;

use crate::cli::output::{self, Failure};
use crate::cli::settings;

/// The baselines that a run writes: as a rule one.
#[derive(Default)]
pub(super) struct Baselines {
    files: BTreeMap<PathBuf, Baseline>,
    papers: usize,
    findings: usize,
}

impl Baselines {
    /// Takes the findings of a paper for known. What the file knows of other papers stays.
    pub(super) fn learn(&mut self, paper: &Path, config: &Config, known: Vec<Known>) -> Result<(), Failure> {
        let file = config.baseline.clone().unwrap_or_else(|| PathBuf::from(FILE_NAME));
        if !self.files.contains_key(&file) {
            let old = if file.exists() { settings::baseline(&file)? } else { Baseline::at(&file) };
            self.files.insert(file.clone(), old);
        }
        self.papers += 1;
        self.findings += known.len();
        if let Some(baseline) = self.files.get_mut(&file) {
            baseline.learn(&paper.display().to_string(), known);
        }
        Ok(())
    }

    /// Writes the files, each whole or not at all, and says so.
    pub(super) fn write(&self, out: &mut impl Write) -> Result<(), Failure> {
        for (file, baseline) in &self.files {
            output::write_whole(file, baseline.text().as_bytes())?;
            writeln!(out, "wrote {}", file.display())?;
        }
        let noun = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        writeln!(out, "{} of {} known from now on", noun(self.findings, "finding"), noun(self.papers, "paper"))?;
        Ok(())
    }
}
