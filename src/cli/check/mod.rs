//! `reconcite check`

mod args;
mod baseline;
mod configs;
mod mend;
mod paper;
mod print;
mod watch;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use reconcite::report::{Frame, statistics, terminal};

pub(super) use args::Args;
use args::Format;
use baseline::Baselines;
use configs::Configs;
use paper::{Job, Outcome};

use super::output::{self, Failure, WholeFile};
use super::{CLEAN, FAILED, FINDINGS, input, papers, timeout};

/// Papers that are worked on before the first of them is printed.
const BATCH: usize = 64;
/// From so many papers on, a terminal shows how far the work is.
const WORTH_A_BAR: usize = 16;

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    args.model.install()?;
    if args.watch { watch::run(args) } else { run_once(args) }
}

fn run_once(args: &Args) -> Result<u8, Failure> {
    let args = &Args { papers: papers::expand(&args.papers)?, ..args.clone() };
    if args.statistics && !matches!(args.format, Format::Full | Format::Concise) {
        return Err(Failure::Words("--statistics is for people; use it without --format".to_owned()));
    }
    let streams = args.papers.iter().chain(&args.references).filter(|path| path.as_os_str() == "-").count();
    if streams > 0 && args.fix {
        return Err(Failure::Words("standard input cannot be mended; --diff prints the changes".to_owned()));
    }
    if streams > 1 {
        return Err(Failure::Words("standard input can be read only once; name the other files".to_owned()));
    }
    let configs = Configs::resolve(args)?;
    let references = match &args.references {
        Some(path) => {
            let limits = args.input.limits(configs.of(&args.papers[0]).max_size);
            let open = {
                let path = path.clone();
                move || input::open(&path, &limits)
            };
            let document = timeout::within(args.timeout, path, open)??;
            input::say_notes(&document);
            Some(document)
        }
        None => None,
    };
    let view = terminal::View {
        color: args.output.is_none() && output::colored(),
        width: output::width(),
        explain: args.explain_match,
    };
    let job = Arc::new(Job { args: args.clone(), configs, references, view });
    let configs = &job.configs;
    let work = |number: usize| (&args.papers[number], paper::check(&job, number));

    let mut file = args.output.as_deref().map(WholeFile::create).transpose()?;
    let mut out: BufWriter<Box<dyn Write>> = match &mut file {
        Some(file) => BufWriter::new(Box::new(file)),
        None => BufWriter::new(Box::new(io::stdout().lock())),
    };
    let bar = bar(args.papers.len());
    let mut total = statistics::Counts::default();
    let (mut fails, mut failed, mut printed, mut checked) = (false, false, 0_usize, 0_usize);
    let several = args.papers.len() > 1;
    let is_report = !args.diff && !args.write_baseline;
    let frame = if is_report { print::frame(args, several) } else { Frame::default() };
    let (mut baselines, mut patterns) = (Baselines::default(), Vec::new());
    // Of a single paper that cannot be read nothing is printed, of several an empty file is.
    if several {
        out.write_all(frame.open.as_bytes())?;
    }
    for (number, batch) in args.papers.chunks(BATCH).enumerate() {
        let papers = number * BATCH..number * BATCH + batch.len();
        // A single paper needs no pool of threads.
        let outcomes: Vec<(&PathBuf, Outcome)> =
            if batch.len() == 1 { papers.map(work).collect() } else { papers.into_par_iter().map(work).collect() };
        let done = outcomes.len();
        let print = || -> Result<(), Failure> {
            for (paper, outcome) in outcomes {
                match outcome {
                    Outcome::Failed(message) => {
                        out.flush()?;
                        output::error(&message);
                        failed = true;
                    }
                    Outcome::Done(done) => {
                        done.notes.iter().for_each(|note| output::note(note));
                        done.unwritten.iter().for_each(|error| output::error(error));
                        failed |= !done.unwritten.is_empty();
                        total.add(&done.counts);
                        fails |= done.fails;
                        checked += 1;
                        patterns.extend(done.patterns);
                        if args.write_baseline {
                            baselines.learn(paper, &configs.of(paper), done.known)?;
                            continue;
                        }
                        if !several {
                            out.write_all(frame.open.as_bytes())?;
                        }
                        if printed > 0 && !done.printed.is_empty() {
                            out.write_all(frame.between.as_bytes())?;
                        }
                        done.printed.write(&job, &mut out)?;
                        printed += usize::from(!done.printed.is_empty());
                    }
                }
            }
            Ok(out.flush()?)
        };
        if bar.is_hidden() { print() } else { bar.suspend(print) }?;
        bar.inc(done as u64);
    }
    bar.finish_and_clear();
    if several || checked > 0 {
        out.write_all(frame.close.as_bytes())?;
    }
    if args.write_baseline {
        baselines.write(&mut out)?;
        fails = false;
    } else if args.statistics && is_report {
        out.write_all(total.render().as_bytes())?;
    } else if several && is_report && args.format == Format::Full {
        out.write_all(total.summary(checked).as_bytes())?;
    }
    out.flush()?;
    drop(out);
    if checked == args.papers.len() {
        configs.note_unused(&patterns);
    }
    // Of papers that cannot be read nothing is written, and an older report stays.
    if let Some(file) = file.filter(|_| checked > 0) {
        file.finish()?;
    }
    Ok(if failed {
        FAILED
    } else if fails {
        FINDINGS
    } else {
        CLEAN
    })
}

fn bar(papers: usize) -> ProgressBar {
    if papers < WORTH_A_BAR || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} papers, {eta} left");
    ProgressBar::new(papers as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
