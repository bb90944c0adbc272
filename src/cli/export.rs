//! `reconcite export`

use std::io::{self, Write};
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use reconcite::config::Config;
use reconcite::export::{self, Format, KeyPattern, Options};

use super::input::{self, InputArgs};
use super::{CLEAN, output, output::Failure};

/// Write the reference list of a paper as a bibliography file
#[derive(clap::Args)]
pub(super) struct Args {
    /// The paper, or - for standard input
    paper: PathBuf,
    /// The format to write
    #[arg(long, default_value_t, value_name = "FORMAT", value_parser = format())]
    to: Format,
    /// The file to write, whole or not at all; without it, standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write letters with accents as LaTeX commands, for tools that know ASCII only
    #[arg(long)]
    ascii: bool,
    #[command(flatten)]
    input: InputArgs,
}

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    let document = input::open(&args.paper, &args.input.limits(Config::default().max_size))?;
    input::say_notes(&document);
    let references = reconcite::references(&document);
    if references.is_empty() {
        output::note(&format!("{}: no reference list was found; the output holds no entry", args.paper.display()));
    }
    let options = Options { ascii: args.ascii, keys: KeyPattern::default() };
    let text = export::write(args.to, &references, &options);
    match &args.output {
        Some(path) => {
            let mut file = output::WholeFile::create(path)?;
            file.writer().write_all(text.as_bytes())?;
            file.finish()?;
        }
        None => io::stdout().write_all(text.as_bytes())?,
    }
    Ok(CLEAN)
}

/// The formats by their names, so that help and errors list them.
fn format() -> impl clap::builder::TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name)).try_map(|name| name.parse::<Format>())
}
