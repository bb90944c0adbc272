//! The arguments of `reconcite check`.

use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use reconcite::config::{self, FailOn};

use crate::cli::input::InputArgs;
use crate::cli::model::ModelArgs;
use crate::cli::timeout;

/// Check the citations of papers against their reference lists
#[derive(Clone, clap::Args)]
pub(in crate::cli) struct Args {
    /// The papers: files, folders, patterns such as 'chapters/*.tex', or - for standard input
    #[arg(required = true, value_name = "PAPER")]
    pub(super) papers: Vec<PathBuf>,
    /// The file that holds the reference list, where it is not in the paper
    #[arg(long, short, value_name = "FILE")]
    pub(super) references: Option<PathBuf>,
    /// How to print the findings
    #[arg(long, short, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: Format,
    /// The file to write, whole or not at all; without it, standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Say for every citation which entry it was held against, and why
    #[arg(long)]
    pub(super) explain_match: bool,
    /// Print how often each rule fires instead of the findings
    #[arg(long)]
    pub(super) statistics: bool,
    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(super) fail_on: Option<Threshold>,
    /// Run these rules only
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = config::rule_named)]
    pub(super) select: Vec<&'static str>,
    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = config::rule_named)]
    pub(super) ignore: Vec<&'static str>,
    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Write all findings to the baseline, so that only new ones are reported from now on
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    pub(super) write_baseline: bool,
    /// Mend in the papers what can be mended without a doubt
    #[arg(long)]
    pub(super) fix: bool,
    /// Check again whenever a file changes, until interrupted
    #[arg(long, conflicts_with_all = ["fix", "write_baseline"])]
    pub(super) watch: bool,
    /// Print what --fix would change, and change nothing
    #[arg(long, conflicts_with = "fix")]
    pub(super) diff: bool,
    /// The settings to use instead of the nearest reconcite.toml
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Give a paper up that is not done after so many seconds, and go on with the next
    #[arg(long, value_name = "SECONDS", value_parser = timeout::seconds)]
    pub(super) timeout: Option<Duration>,
    #[command(flatten)]
    pub(super) model: ModelArgs,
    #[command(flatten)]
    pub(super) input: InputArgs,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
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
    /// Checkstyle's XML, for build servers
    Checkstyle,
    /// For reviewdog
    Rdjson,
    /// A web page that holds all it needs
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Threshold {
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
