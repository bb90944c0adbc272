//! `reconcite text`

use std::io::{self, Write};
use std::path::PathBuf;

use reconcite::config::Config;

use super::input::{self, InputArgs};
use super::{CLEAN, output::Failure};

/// Print the text of a file as it was read; all offsets point into it
#[derive(clap::Args)]
pub(super) struct Args {
    /// The file, or - for standard input
    file: PathBuf,
    #[command(flatten)]
    input: InputArgs,
}

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    let document = input::open(&args.file, &args.input.limits(Config::default().max_size))?;
    input::say_notes(&document);
    let mut out = io::stdout().lock();
    out.write_all(document.text.as_bytes())?;
    out.flush()?;
    Ok(CLEAN)
}
