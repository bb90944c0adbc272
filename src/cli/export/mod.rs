//! `reconcite export`

pub(super) mod into;
mod list;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use reconcite::export::{self, Format, KeyPattern, Options, Source, Style};
use reconcite::model::Reference;

use super::input::InputArgs;
use super::model::ModelArgs;
use super::{CLEAN, change, output, output::Failure, settings};

/// Write the reference list of a paper as a bibliography file
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// The paper, or - for standard input; also a file of references
    paper: PathBuf,
    /// The format to write [default: bibtex; with --into, the library's own]
    #[arg(long, value_name = "FORMAT", value_parser = format())]
    to: Option<Format>,
    /// Print the list in this citation style: a name, such as apa, or a .csl file (in builds with styles)
    #[arg(long, value_name = "STYLE", conflicts_with_all = ["to", "into"])]
    style: Option<String>,
    /// The language of the style's own words, such as de or pt-BR
    #[arg(long, value_name = "LANGUAGE", requires = "style")]
    locale: Option<String>,
    /// How the printed list shows italics and their like
    #[arg(long, value_enum, value_name = "MARKUP", requires = "style")]
    markup: Option<Markup>,
    /// The file to write, whole or not at all; without it, standard output
    #[arg(long, short, value_name = "FILE", conflicts_with = "into")]
    output: Option<PathBuf>,
    /// Add what is new to this .bib file, and leave all that is in it as it is
    #[arg(long, value_name = "LIBRARY")]
    into: Option<PathBuf>,
    /// Show what --into would change, and change nothing
    #[arg(long, requires = "into")]
    diff: bool,
    /// The file that holds the reference list, where it is not in the paper
    #[arg(long, short, value_name = "FILE")]
    references: Option<PathBuf>,
    /// Write only some of the entries
    #[arg(long, value_enum, value_name = "WHICH")]
    only: Option<Only>,
    /// How keys are made for entries that have none, in JabRef's manner: [auth:lower][year]
    #[arg(long, value_name = "PATTERN")]
    keys: Option<KeyPattern>,
    /// Make all keys by the pattern, also those that the source has
    #[arg(long)]
    new_keys: bool,
    /// Write letters with accents as LaTeX commands, for tools that know ASCII only
    #[arg(long)]
    ascii: bool,
    /// The settings to use instead of the nearest reconcite.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    model: ModelArgs,
    #[command(flatten)]
    input: InputArgs,
}

const AFTER_HELP: &str = "\
Fields of a key pattern: auth, auth3, auth3_2, authors, authors2, authEtAl, auth.etal, auth.auth.ea, authshort,
authorsAlpha, authIni4, authForeIni, authorLast, edtr, year, shortyear, title, shorttitle, veryshorttitle,
shorttitleINI, camel3, journal, publisher, volume, number, firstpage, lastpage, entrytype. Behind a colon: lower,
upper, capitalize, sentencecase, abbr, truncate5, (words for nothing).

Examples:
  reconcite export paper.pdf --output paper.bib
  reconcite export paper.docx --to csl-json --only cited --keys '[auth][year][veryshorttitle]'
  reconcite export paper.txt --into library.bib --diff
  reconcite export paper.pdf --style apa --markup html";

/// How a printed list shows italics.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Markup {
    /// Not at all
    Plain,
    /// As Markdown
    Markdown,
    /// As HTML
    Html,
}

/// Which entries are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Only {
    /// Those that the text cites
    Cited,
    /// Those that it does not cite
    Uncited,
    /// Those that lack a field which their type needs
    Incomplete,
}

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    args.model.install()?;
    let mut config = settings::nearest(&args.paper, args.config.as_deref())?;
    if let Some(keys) = &args.keys {
        config.keys = keys.clone();
    }
    let mut references = list::references(args, &config)?;
    if args.new_keys {
        export::keys::assign_keys_by(&mut references, &config.keys);
    }
    let options = Options { ascii: args.ascii, keys: config.keys };
    if let Some(library) = &args.into {
        return into::run(library, &references, args, &options);
    }
    let text = match &args.style {
        Some(style) => printed(style, args, &references, &options)?,
        None => export::write(args.to.unwrap_or_default(), &references, &options),
    };
    match &args.output {
        Some(path) => output::write_whole(path, text.as_bytes())?,
        None => io::stdout().write_all(text.as_bytes())?,
    }
    Ok(CLEAN)
}

/// The list as a style prints it.
fn printed(style: &str, args: &Args, references: &[Reference], options: &Options) -> Result<String, Failure> {
    let is_file = style.ends_with(".csl");
    let source =
        if is_file { Source::Text(change::read(Path::new(style))?) } else { Source::Name(style.to_lowercase()) };
    let markup = match args.markup {
        None | Some(Markup::Plain) => export::Markup::Plain,
        Some(Markup::Markdown) => export::Markup::Markdown,
        Some(Markup::Html) => export::Markup::Html,
    };
    let style = Style { source, locale: args.locale.clone(), markup };
    export::styled(references, options, &style).map_err(|error| Failure::Words(error.to_string()))
}

/// The formats by their names, so that help and errors list them.
fn format() -> impl clap::builder::TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name)).try_map(|name| name.parse::<Format>())
}
