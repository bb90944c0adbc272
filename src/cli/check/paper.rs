//! The work on one paper.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use reconcite::baseline::{Baseline, Known};
use reconcite::config::Config;
use reconcite::model::{Document, Report, Severity, Suppressor};
use reconcite::read;
use reconcite::report::{statistics, terminal};

use super::args::Args;
use super::configs::Configs;
use super::mend::{Changed, mend};
use super::print::print;
use crate::cli::{input, timeout};

/// What came of one paper.
pub(super) enum Outcome {
    /// It was checked.
    Done(Box<Done>),
    /// It could not be read.
    Failed(String),
}

pub(super) struct Done {
    pub(super) printed: Printed,
    pub(super) notes: Vec<String>,
    pub(super) counts: statistics::Counts,
    pub(super) fails: bool,
    /// What a baseline would keep.
    pub(super) known: Vec<Known>,
    /// The places of the patterns that silenced something.
    pub(super) patterns: Vec<String>,
    /// The files that were mended.
    changed: Vec<Changed>,
    /// Why a file that was mended could not be written.
    pub(super) unwritten: Vec<String>,
}

/// What is to be printed of a paper.
pub(super) enum Printed {
    /// This, as it is; nothing for a paper without findings in some formats.
    Bytes(Vec<u8>),
    /// The report of a single paper, which need not wait for others and is printed while it is rendered.
    Report(Report),
}

impl Printed {
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Bytes(bytes) if bytes.is_empty())
    }

    /// Prints it. `job` is the run that it belongs to.
    pub(super) fn write(&self, job: &Job, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Bytes(bytes) => out.write_all(bytes),
            Self::Report(report) => print(0, report, &job.args, &job.view, out),
        }
    }
}

/// What is the same for all papers of a run.
pub(super) struct Job {
    pub(super) args: Args,
    pub(super) configs: Configs,
    pub(super) references: Option<Document>,
    pub(super) view: terminal::View,
}

/// Checks, and where it is asked for mends, one paper, in the time that it may take.
pub(super) fn check(job: &Arc<Job>, number: usize) -> Outcome {
    let args = &job.args;
    let work = {
        let job = Arc::clone(job);
        move || examine(&job, number)
    };
    match timeout::within(args.timeout, &args.papers[number], work) {
        // Nothing is written for a paper that was given up, so a file is written here and not where it is mended.
        Ok(Outcome::Done(mut done)) if args.fix => {
            let errors = done.changed.iter().filter_map(|file| file.write().err());
            done.unwritten = errors.map(|error| error.to_string()).collect();
            Outcome::Done(done)
        }
        Ok(outcome) => outcome,
        Err(failure) => Outcome::Failed(failure.to_string()),
    }
}

/// A fault of ours in one paper of a thousand must not lose the other reports.
fn examine(job: &Job, number: usize) -> Outcome {
    catch_unwind(AssertUnwindSafe(|| checked(job, number))).unwrap_or_else(|_| {
        let paper = job.args.papers[number].display();
        Outcome::Failed(format!("{paper}: internal error; please report it with the paper"))
    })
}

fn checked(job: &Job, number: usize) -> Outcome {
    let Job { args, configs, references, view } = job;
    let paper = &args.papers[number];
    let config = &*configs.of(paper);
    let limits = args.input.limits(config.max_size);
    let mut document = match input::open(paper, &limits) {
        Ok(document) => document,
        Err(error) => return Outcome::Failed(error.to_string()),
    };
    let beside = if references.is_none() { read::references_beside(&mut document, &limits) } else { None };
    let mut notes = input::notes(&document);
    notes.extend(beside.as_ref().map(input::notes).unwrap_or_default());
    let references = beside.or_else(|| references.clone());
    let (report, changed) = if args.fix || args.diff {
        // A list that serves several papers is not changed while they are read.
        let mended = mend(document, references, config, &limits, args.papers.len() == 1);
        if mended.count > 0 {
            let verb = if args.fix { "mended" } else { "would be mended" };
            let findings = if mended.count == 1 { "finding" } else { "findings" };
            notes.push(format!("{}: {} {findings} {verb}", paper.display(), mended.count));
        }
        (mended.report, mended.files)
    } else {
        (reconcite::check(document, references, config), Vec::new())
    };
    let mut done = Done {
        printed: Printed::Bytes(Vec::new()),
        notes,
        counts: statistics::Counts::of(&report),
        fails: if args.diff { !changed.is_empty() } else { fails(&report, config) },
        known: if args.write_baseline { Baseline::known(&report) } else { Vec::new() },
        patterns: used_patterns(&report, config),
        changed,
        unwritten: Vec::new(),
    };
    done.printed = if args.diff {
        Printed::Bytes(done.changed.iter().map(Changed::difference).collect::<String>().into_bytes())
    } else if args.papers.len() == 1 {
        Printed::Report(report)
    } else {
        let mut bytes = Vec::new();
        // Writing to memory does not fail.
        let _ = print(number, &report, args, view, &mut bytes);
        Printed::Bytes(bytes)
    };
    Outcome::Done(Box::new(done))
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
