//! `reconcite completions`

use std::io::{self, Write};

use clap::CommandFactory;

use super::{CLEAN, Cli, output::Failure};

/// Print a script that completes reconcite's commands in a shell
#[derive(clap::Args)]
pub(super) struct Args {
    /// The shell
    shell: clap_complete::Shell,
}

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "reconcite", &mut script);
    io::stdout().write_all(&script)?;
    Ok(CLEAN)
}
