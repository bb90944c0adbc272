//! `reconcite man`

use std::io::{self, Write};

use clap::CommandFactory;

use super::{CLEAN, Cli, output::Failure};

/// Print the manual page, for `man -l -`
#[derive(clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> Result<u8, Failure> {
    let mut page = Vec::new();
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    // One page for all: a reader looks for a command by its name.
    for command in command.get_subcommands() {
        let man = clap_mangen::Man::new(command.clone());
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    io::stdout().write_all(&page)?;
    Ok(CLEAN)
}
