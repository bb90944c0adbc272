//! The work on one paper.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use reconcite::baseline::{Baseline, Known};
use reconcite::config::Config;
use reconcite::model::{Document, Report, Severity, Suppressor};
use reconcite::read;
use reconcite::report::{statistics, terminal};

use super::args::Args;
use super::mend::{Changed, mend};
use super::print::print;
use crate::cli::input;

/// What came of one paper.
pub(super) enum Outcome {
    /// It was checked.
    Done(Done),
    /// It could not be read.
    Failed(String),
}

pub(super) struct Done {
    pub(super) printed: Vec<u8>,
    pub(super) notes: Vec<String>,
    pub(super) counts: statistics::Counts,
    pub(super) fails: bool,
    /// What a baseline would keep.
    pub(super) known: Vec<Known>,
    /// The places of the patterns that silenced something.
    pub(super) patterns: Vec<String>,
    /// Whether a file that was mended could not be written.
    pub(super) unwritten: Vec<String>,
}

/// Checks, and where it is asked for mends, one paper.
pub(super) fn check(
    number: usize,
    paper: &Path,
    references: Option<&Document>,
    config: &Config,
    args: &Args,
    view: &terminal::View,
) -> Outcome {
    let limits = args.input.limits(config.max_size);
    let mut document = match input::open(paper, &limits) {
        Ok(document) => document,
        Err(error) => return Outcome::Failed(error.to_string()),
    };
    let beside = if references.is_none() { read::references_beside(&mut document, &limits) } else { None };
    let mut notes = input::notes(&document);
    notes.extend(beside.as_ref().map(input::notes).unwrap_or_default());
    let work = || {
        let references = beside.or_else(|| references.cloned());
        if !args.fix && !args.diff {
            let report = reconcite::check(document, references, config);
            return (print(number, &report, args, view), report, Vec::new());
        }
        // A list that serves several papers is not changed while they are read.
        let mended = mend(document, references, config, &limits, args.papers.len() == 1);
        if mended.count > 0 {
            let verb = if args.fix { "mended" } else { "would be mended" };
            let findings = if mended.count == 1 { "finding" } else { "findings" };
            notes.push(format!("{}: {} {findings} {verb}", paper.display(), mended.count));
        }
        if args.diff {
            let differences: String = mended.files.iter().map(Changed::difference).collect();
            return (differences.into_bytes(), mended.report, mended.files);
        }
        (print(number, &mended.report, args, view), mended.report, mended.files)
    };
    // A fault of ours in one paper of a thousand must not lose the other reports.
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok((printed, report, files)) => {
            let errors = files.iter().filter(|_| args.fix).filter_map(|file| file.write().err());
            let unwritten = errors.map(|error| error.to_string()).collect();
            let fails = if args.diff { !files.is_empty() } else { fails(&report, config) };
            let known = if args.write_baseline { Baseline::known(&report) } else { Vec::new() };
            let patterns = used_patterns(&report, config);
            let counts = statistics::Counts::of(&report);
            Outcome::Done(Done { printed, notes, counts, fails, known, patterns, unwritten })
        }
        Err(_) => Outcome::Failed(format!("{}: internal error; please report it with the paper", paper.display())),
    }
}

fn fails(report: &Report, config: &Config) -> bool {
    let reaches = |severity: Severity| report.findings.iter().any(|finding| finding.severity >= severity);
    config.fail_on.is_some_and(reaches)
}

fn used_patterns(report: &Report, config: &Config) -> Vec<String> {
    let place = |suppressor| match suppressor {
        Suppressor::Pattern(index) => config.patterns.get(index).map(|pattern| pattern.place.clone()),
        _ => None,
    };
    report.suppressed.iter().filter_map(|suppressed| place(suppressed.by)).collect()
}
