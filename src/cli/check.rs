//! `reconcite check`

use std::collections::HashMap;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use reconcite::config::{self, Config, FailOn};
use reconcite::model::{Document, Report, Severity};
use reconcite::read;
use reconcite::report::sarif::RuleText;
use reconcite::report::{Frame, concise, github, html, json, junit, rdjson, sarif, statistics, terminal};
use reconcite::rules;

use super::input::{self, InputArgs};
use super::model::ModelArgs;
use super::output::{self, Failure, WholeFile};
use super::{CLEAN, FAILED, FINDINGS};

/// Check the citations of papers against their reference lists
#[derive(clap::Args)]
pub(super) struct Args {
    /// The papers, or - for standard input
    #[arg(required = true, value_name = "PAPER")]
    papers: Vec<PathBuf>,
    /// The file that holds the reference list, where it is not in the paper
    #[arg(long, short, value_name = "FILE")]
    references: Option<PathBuf>,
    /// How to print the findings
    #[arg(long, short, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// The file to write, whole or not at all; without it, standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Say for every citation which entry it was held against, and why
    #[arg(long)]
    explain_match: bool,
    /// Print how often each rule fires instead of the findings
    #[arg(long)]
    statistics: bool,
    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<Threshold>,
    /// Run these rules only
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = config::rule_named)]
    select: Vec<&'static str>,
    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = config::rule_named)]
    ignore: Vec<&'static str>,
    /// The settings to use instead of the nearest reconcite.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    model: ModelArgs,
    #[command(flatten)]
    input: InputArgs,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with the lines that the findings speak of
    #[default]
    Full,
    /// One line a finding
    Concise,
    /// One object, or an array for several papers
    Json,
    /// One object a line, as each paper is done
    Jsonl,
    /// SARIF, for code hosts and editors
    Sarif,
    /// Remarks in GitHub's workflows
    Github,
    /// JUnit's XML, for test dashboards
    Junit,
    /// For reviewdog
    Rdjson,
    /// A web page that holds all it needs
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
enum Threshold {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// Any finding
    Info,
    /// Nothing
    Never,
}

impl From<Threshold> for FailOn {
    fn from(threshold: Threshold) -> Self {
        match threshold {
            Threshold::Error => Self::Error,
            Threshold::Warning => Self::Warning,
            Threshold::Info => Self::Info,
            Threshold::Never => Self::Never,
        }
    }
}

/// What came of one paper.
enum Outcome {
    /// It was checked.
    Done(Done),
    /// It could not be read.
    Failed(String),
}

struct Done {
    printed: Vec<u8>,
    notes: Vec<String>,
    counts: statistics::Counts,
    fails: bool,
}

/// Papers that are worked on before the first of them is printed.
const BATCH: usize = 64;
/// From so many papers on, a terminal shows how far the work is.
const WORTH_A_BAR: usize = 16;

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    args.model.install()?;
    if args.statistics && !matches!(args.format, Format::Full | Format::Concise) {
        return Err(Failure::Words("--statistics is for people; use it without --format".to_owned()));
    }
    if args.papers.iter().chain(&args.references).filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Failure::Words("standard input can be read only once; name the other files".to_owned()));
    }
    let configs = Configs::resolve(args)?;
    let references = match &args.references {
        Some(path) => {
            let document = input::open(path, &args.input.limits(configs.of(&args.papers[0]).max_size))?;
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
    let work =
        |(number, paper): (usize, &PathBuf)| check(number, paper, references.as_ref(), &configs.of(paper), args, &view);

    let mut file = args.output.as_deref().map(WholeFile::create).transpose()?;
    let mut out: BufWriter<Box<dyn Write>> = match &mut file {
        Some(file) => BufWriter::new(Box::new(file.writer())),
        None => BufWriter::new(Box::new(io::stdout().lock())),
    };
    let bar = bar(args.papers.len());
    let mut total = statistics::Counts::default();
    let (mut fails, mut failed, mut printed, mut checked) = (false, false, 0_usize, 0_usize);
    let several = args.papers.len() > 1;
    let frame = frame(args, several);
    // Of a single paper that cannot be read nothing is printed, of several an empty file is.
    if several {
        out.write_all(frame.open.as_bytes())?;
    }
    for (number, batch) in args.papers.chunks(BATCH).enumerate() {
        let papers = |(at, paper)| (number * BATCH + at, paper);
        // A single paper needs no pool of threads.
        let outcomes: Vec<Outcome> = if batch.len() == 1 {
            batch.iter().enumerate().map(papers).map(work).collect()
        } else {
            batch.par_iter().enumerate().map(papers).map(work).collect()
        };
        let done = outcomes.len();
        let print = || -> io::Result<()> {
            for outcome in outcomes {
                match outcome {
                    Outcome::Failed(message) => {
                        out.flush()?;
                        output::error(&message);
                        failed = true;
                    }
                    Outcome::Done(done) => {
                        done.notes.iter().for_each(|note| output::note(note));
                        total.add(&done.counts);
                        fails |= done.fails;
                        if !several {
                            out.write_all(frame.open.as_bytes())?;
                        }
                        if printed > 0 && !done.printed.is_empty() {
                            out.write_all(frame.between.as_bytes())?;
                        }
                        out.write_all(&done.printed)?;
                        printed += usize::from(!done.printed.is_empty());
                        checked += 1;
                    }
                }
            }
            out.flush()
        };
        if bar.is_hidden() { print() } else { bar.suspend(print) }?;
        bar.inc(done as u64);
    }
    bar.finish_and_clear();
    if several || checked > 0 {
        out.write_all(frame.close.as_bytes())?;
    }
    if args.statistics {
        out.write_all(total.render().as_bytes())?;
    } else if several && args.format == Format::Full {
        out.write_all(total.summary(checked).as_bytes())?;
    }
    out.flush()?;
    drop(out);
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

fn check(
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
        let report = reconcite::check(document, beside.or_else(|| references.cloned()), config);
        let printed = print(number, &report, args, view);
        let fails = |severity: Severity| report.findings.iter().any(|finding| finding.severity >= severity);
        (printed, statistics::Counts::of(&report), config.fail_on.is_some_and(fails))
    };
    // A fault of ours in one paper of a thousand must not lose the other reports.
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok((printed, counts, fails)) => Outcome::Done(Done { printed, notes, counts, fails }),
        Err(_) => Outcome::Failed(format!("{}: internal error; please report it with the paper", paper.display())),
    }
}

/// What stands around and between the papers.
fn frame(args: &Args, several: bool) -> Frame {
    match args.format {
        _ if args.statistics => Frame::default(),
        Format::Full => Frame { between: "\n", ..Frame::default() },
        Format::Json if several => Frame { open: "[\n".to_owned(), between: ",\n", close: "\n]\n" },
        Format::Json => Frame { close: "\n", ..Frame::default() },
        Format::Concise | Format::Jsonl | Format::Github => Frame::default(),
        Format::Junit => junit::frame(),
        Format::Rdjson => rdjson::frame(),
        Format::Html => html::frame(),
        Format::Sarif => {
            let rules = rules::rules().iter().map(|rule| RuleText {
                name: rule.name,
                severity: rule.severity,
                summary: rule.summary(),
                manual: rule.manual(),
            });
            sarif::frame(&rules.collect::<Vec<_>>())
        }
    }
}

fn print(number: usize, report: &Report, args: &Args, view: &terminal::View) -> Vec<u8> {
    match args.format {
        _ if args.statistics => Vec::new(),
        Format::Full => terminal::render(report, view).into_bytes(),
        Format::Concise => concise::render(report, view.color).into_bytes(),
        Format::Json => json::line(report, args.explain_match),
        Format::Sarif => sarif::render(report),
        Format::Github => github::render(report).into_bytes(),
        Format::Junit => junit::render(report).into_bytes(),
        Format::Rdjson => rdjson::render(report),
        Format::Html => html::render(report, number).into_bytes(),
        Format::Jsonl => {
            let mut line = json::line(report, args.explain_match);
            line.push(b'\n');
            line
        }
    }
}

fn bar(papers: usize) -> ProgressBar {
    if papers < WORTH_A_BAR || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} papers, {eta} left");
    ProgressBar::new(papers as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// The settings of each folder that a paper lies in.
struct Configs {
    given: Option<Arc<Config>>,
    folders: HashMap<PathBuf, Arc<Config>>,
}

impl Configs {
    fn resolve(args: &Args) -> Result<Self, Failure> {
        let load = |path: &Path| -> Result<Config, Failure> {
            let text = std::fs::read_to_string(path)
                .map_err(|error| Failure::Words(format!("{}: cannot be read: {error}", path.display())))?;
            Ok(Config::parse(path, &text)?)
        };
        let with_arguments = |mut config: Config| {
            if !args.select.is_empty() {
                config.select.clone_from(&args.select);
                config.ignore.retain(|rule| !args.select.contains(rule));
            }
            config.ignore.extend(&args.ignore);
            if let Some(threshold) = args.fail_on {
                config.fail_on = FailOn::from(threshold).severity();
            }
            Arc::new(config)
        };
        if let Some(path) = &args.config {
            return Ok(Self { given: Some(with_arguments(load(path)?)), folders: HashMap::new() });
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
                None => with_arguments(file.as_deref().map_or_else(|| Ok(Config::default()), load)?),
            };
            files.insert(file, Arc::clone(&config));
            folders.insert(folder.to_owned(), config);
        }
        Ok(Self { given: None, folders })
    }

    fn of(&self, paper: &Path) -> Arc<Config> {
        let known = self.given.as_ref().or_else(|| self.folders.get(folder_of(paper)));
        known.cloned().unwrap_or_default()
    }
}

/// Where to look for the settings of a paper; standard input lies where we stand.
fn folder_of(paper: &Path) -> &Path {
    paper.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
