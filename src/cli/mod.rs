//! The command line: one command a file.

mod change;
mod check;
mod completions;
mod explain;
mod export;
mod init;
mod input;
mod interrupt;
mod link;
mod lsp;
mod man;
mod model;
mod output;
mod papers;
mod parse;
mod settings;
mod text;
mod tidy;
mod timeout;
mod train;
mod whole;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use output::Failure;

/// Nothing of the severity that fails.
const CLEAN: u8 = 0;
/// Findings.
const FINDINGS: u8 = 1;
/// Nothing, or not everything, could be done.
const FAILED: u8 = 2;

/// Checks a paper's citations against its reference list, in any language.
#[derive(Parser)]
#[command(name = "reconcite", version, max_term_width = 100, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to use colour
    #[arg(long, value_enum, default_value_t, global = true, value_name = "WHEN", hide_possible_values = false)]
    color: Color,
}

const AFTER_HELP: &str = "\
Examples:
  reconcite check paper.txt
  reconcite check paper.txt --references list.txt --format json
  reconcite export paper.txt --to bibtex --output paper.bib

Exit status: 0 nothing found, 1 findings, 2 something could not be read.";

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    Export(export::Args),
    Link(link::Args),
    Parse(parse::Args),
    Text(text::Args),
    Tidy(tidy::Args),
    Explain(explain::Args),
    Init(init::Args),
    Lsp(lsp::Args),
    Train(train::Args),
    Completions(completions::Args),
    Man(man::Args),
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Color {
    /// On a terminal that shows it, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    fn apply(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    cli.color.apply();
    let done = match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Link(args) => link::run(&args),
        Command::Parse(args) => parse::run(&args),
        Command::Text(args) => text::run(&args),
        Command::Tidy(args) => tidy::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Lsp(args) => lsp::run(&args),
        Command::Train(args) => train::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    // What standard output still holds back would be lost without a word.
    let flushed = |status| io::stdout().flush().map(|()| status).map_err(Failure::from);
    match done.and_then(flushed) {
        Ok(status) => ExitCode::from(status),
        Err(failure) if failure.is_broken_pipe() => ExitCode::from(CLEAN),
        Err(failure) => {
            output::error(&failure.to_string());
            ExitCode::from(FAILED)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        super::Cli::command().debug_assert();
    }
}
