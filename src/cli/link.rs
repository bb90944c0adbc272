//! `reconcite link`

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use reconcite::config::Config;
use reconcite::export::{self, Options};
use reconcite::library::{Library, merge};
use reconcite::link::{self, Linked, Target};
use reconcite::model::{Document, Format, LineIndex, Report};
use reconcite::read;

use super::input::{self, InputArgs};
use super::model::ModelArgs;
use super::{CLEAN, FINDINGS, change, export::into, output, output::Failure, settings};

/// Turn the printed citations of a manuscript into citations by key, which a processor can format
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// The manuscript: Markdown, LaTeX, Typst, or plain text, which becomes Markdown
    paper: PathBuf,
    /// The file that holds the reference list, where it is not in the paper; a .bib file is used as it is
    #[arg(long, short, value_name = "FILE")]
    references: Option<PathBuf>,
    /// The .bib file to write the list to, or to add it to [default: beside the paper, with its name]
    #[arg(long, short, value_name = "FILE")]
    bibliography: Option<PathBuf>,
    /// What to write plain text as
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    to: Option<Language>,
    /// Write the manuscript and its bibliography; without it, the changes are only shown
    #[arg(long, short)]
    write: bool,
    /// The file to write instead of the manuscript itself
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The settings to use instead of the nearest reconcite.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    model: ModelArgs,
    #[command(flatten)]
    input: InputArgs,
}

const AFTER_HELP: &str = "\
Only citations that surely mean one entry are changed; the others stay and are listed.

Examples:
  reconcite link paper.md
  reconcite link paper.tex --write
  reconcite link paper.txt --references list.txt --bibliography library.bib --write

Exit status: 0 every citation is linked, 1 some are left as they are, 2 the paper could not be read.";

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    /// Pandoc's Markdown
    Markdown,
    /// LaTeX
    Latex,
    /// Typst
    Typst,
}

/// A file with its text before and after.
struct File {
    path: PathBuf,
    before: String,
    after: String,
}

impl File {
    fn changed(&self) -> bool {
        self.before != self.after
    }
}

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    args.model.install()?;
    let config = settings::nearest(&args.paper, args.config.as_deref())?;
    let limits = args.input.limits(config.max_size);
    let mut document = input::open(&args.paper, &limits)?;
    let before = change::read(&args.paper)?;
    let own = before.trim_start_matches('\u{feff}');
    let target = target(args, &document)?;
    // A file whose text was changed in reading cannot be changed by its bytes.
    if !document.text.starts_with(own) {
        let name = args.paper.display();
        return Err(Failure::Words(format!("{name}: its bytes are not its text; save it as plain UTF-8 first")));
    }
    let (mark, own) = (before.len() - own.len(), own.len());
    let output_path = output_path(args, &document, target)?;
    let given = args.references.as_ref().map(|path| input::open(path, &limits)).transpose()?;
    let list = given.or_else(|| read::references_beside(&mut document, &limits));
    input::say_notes(&document);
    list.iter().for_each(input::say_notes);
    let report = reconcite::check(document, list, &config);
    let (bib, keys) = bibliography(args, &report, &config, &output_path)?;
    let name = relative(&bib.path, &output_path);
    let linked = link::link(&report, own, &link::Options { target, keys: &keys, bibliography: &name });
    let after = before[..mark].to_owned() + &linked.text;
    let before = if output_path == args.paper { before } else { change::read_if_there(&output_path)? };
    let paper = File { path: output_path, before, after };
    if linked.linked > 0 {
        finish(args, &bib)?;
        finish(args, &paper)?;
    }
    Ok(say(args, &report, &linked))
}

/// Shows a file's change, or writes it.
fn finish(args: &Args, file: &File) -> Result<(), Failure> {
    match (args.write, file.changed()) {
        (_, false) => Ok(()),
        (true, true) => output::write_whole(&file.path, file.after.as_bytes()),
        (false, true) => change::show(&file.path.display().to_string(), &file.before, &file.after),
    }
}

fn target(args: &Args, document: &Document) -> Result<Target, Failure> {
    let own = match document.format {
        Format::Markdown => Some(Target::Markdown),
        Format::Latex => Some(Target::Latex),
        Format::Typst => Some(Target::Typst),
        Format::Text => None,
        _ => {
            let name = args.paper.display();
            let words =
                format!("{name}: only Markdown, LaTeX, Typst and plain text can be linked; convert it, as with pandoc");
            return Err(Failure::Words(words));
        }
    };
    let wanted = args.to.map(|language| match language {
        Language::Markdown => Target::Markdown,
        Language::Latex => Target::Latex,
        Language::Typst => Target::Typst,
    });
    match (own, wanted) {
        (Some(own), Some(wanted)) if own != wanted => {
            Err(Failure::Words("--to is for plain text; this manuscript stays in its own language".to_owned()))
        }
        (own, wanted) => Ok(own.or(wanted).unwrap_or(Target::Markdown)),
    }
}

/// Where the manuscript goes: to its own place, plain text beside itself.
fn output_path(args: &Args, document: &Document, target: Target) -> Result<PathBuf, Failure> {
    if let Some(path) = &args.output {
        return Ok(path.clone());
    }
    if document.format != Format::Text {
        return Ok(args.paper.clone());
    }
    let ending = match target {
        Target::Markdown => "md",
        Target::Latex => "tex",
        Target::Typst => "typ",
    };
    let path = args.paper.with_extension(ending);
    if path == args.paper || !path.exists() {
        return Ok(path);
    }
    Err(Failure::Words(format!("{} exists already; say with --output where to write", path.display())))
}

/// The bibliography with the references in it, and the key of each.
fn bibliography(args: &Args, report: &Report, config: &Config, paper: &Path) -> Result<(File, Vec<String>), Failure> {
    // Entries of a .bib file are there already.
    let given =
        report.documents.get(1).filter(|list| list.format == Format::Bibliography && list.path.ends_with(".bib"));
    if let (Some(list), None) = (given, &args.bibliography) {
        let keys = report.references.iter().map(|entry| entry.id.clone()).collect();
        return Ok((File { path: PathBuf::from(&list.path), before: String::new(), after: String::new() }, keys));
    }
    let path = args.bibliography.clone().unwrap_or_else(|| paper.with_extension("bib"));
    let before = change::read_if_there(&path)?;
    let library = Library::read(&before);
    let options = Options { keys: config.keys.clone(), ..Options::default() };
    let dialect = before.trim().is_empty().then_some(export::Format::Bibtex);
    let merged = merge(&library, &report.references, dialect, &options);
    if !before.is_empty() {
        into::say(&path.display().to_string(), &library, &report.references, &merged);
    }
    let keys = merged.keys.clone();
    Ok((File { path, before, after: merged.text }, keys))
}

/// The bibliography as a file beside it names it.
fn relative(bib: &Path, paper: &Path) -> String {
    let folder = |path: &Path| path.parent().unwrap_or(Path::new("")).to_owned();
    let name = if folder(bib) == folder(paper) { bib.file_name().map(PathBuf::from) } else { None };
    name.unwrap_or_else(|| std::path::absolute(bib).unwrap_or(bib.to_owned())).display().to_string()
}

/// Lists what is left, and says how much was done.
fn say(args: &Args, report: &Report, linked: &Linked) -> u8 {
    let name = args.paper.display();
    if let Some(document) = report.documents.first() {
        let lines = LineIndex::new(&document.text);
        for left in &linked.left {
            let at = lines.position(&document.text, left.span.start);
            output::warning(&format!(
                "{name}:{}:{}: left as it is: {}: {}",
                at.line, at.column, left.text, left.reason
            ));
        }
    }
    let all = linked.linked + linked.left.len();
    let verb = if args.write { "linked" } else { "can be linked; --write changes the files" };
    output::note(&match (all, linked.linked) {
        (0, _) => format!("{name}: no printed citation was found"),
        (_, 0) => format!("{name}: none of {all} citations can be linked; nothing is changed"),
        (_, done) => format!("{name}: {done} of {all} citations {verb}"),
    });
    if linked.left.is_empty() { CLEAN } else { FINDINGS }
}
