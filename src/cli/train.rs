//! `reconcite train`

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use reconcite::parse::references::train::learn::{Options, Progress};
use reconcite::parse::references::train::{self, Example, Labelled};
use reconcite::read::{ReadError, Reason};

use super::{CLEAN, output, output::Failure};

/// Train the labeller that reads references, on references whose fields are known
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// The files: JSON lines, one reference a line
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The model to write, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// How often to go through the references
    #[arg(long, value_name = "COUNT", default_value_t = Options::default().epochs,
        value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=1000))]
    epochs: usize,
}

const AFTER_HELP: &str = r#"A line: {"text": "Brown T (2001) On gardens. Park Review 3:1-9", "source": "one paper's name",
"fields": {"authors": [{"family": "Brown", "given": "T"}], "year": "2001", "title": "On gardens",
"container": "Park Review", "volume": "3", "pages": "1-9"}}
All fields: docs/LABELLER.md. The same lines in the same order make the same model.

Examples:
  reconcite train mine.jsonl --output mine.bin
  reconcite check paper.txt --model mine.bin"#;

/// Neighbours in a file that names no sources are taken for one source, so many lines at a time.
const NEIGHBOURS: usize = 25;

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    let mut examples = Vec::new();
    let mut lines = 0;
    for path in &args.files {
        lines += read(path, &mut examples)?;
    }
    if examples.is_empty() {
        return Err(Failure::Words("no reference with fields that stand in its text; nothing is written".to_owned()));
    }
    let left_out = lines - examples.len();
    output::note(&format!(
        "{} references to learn from, {left_out} left out: not all fields stand in them",
        examples.len()
    ));
    let options = Options { epochs: args.epochs, ..Options::default() };
    let model = train::train(&examples.iter().collect::<Vec<_>>(), &options, &mut tell);
    let (features, weights) = model.rows.size();
    let bytes = model.to_bytes();
    output::write_whole(&args.output, &bytes)?;
    output::note(&format!("{}: {features} features, {weights} weights, {} bytes", args.output.display(), bytes.len()));
    Ok(CLEAN)
}

fn tell(progress: Progress) {
    let Progress { epoch, epochs, likely } = progress;
    output::note(&format!("{epoch} of {epochs}: the right label is {:.1} % likely", likely * 100.0));
}

/// Reads a file's references and says how many lines it has.
fn read(path: &Path, examples: &mut Vec<Labelled>) -> Result<usize, Failure> {
    let name = path.display().to_string();
    let failed = |error: std::io::Error| ReadError { name: name.clone(), reason: Reason::from_io(&error) };
    let mut lines = 0;
    for (number, line) in BufReader::new(File::open(path).map_err(failed)?).lines().enumerate() {
        let line = line.map_err(failed)?;
        if line.trim().is_empty() {
            continue;
        }
        lines += 1;
        let mut example: Example = serde_json::from_str(&line)
            .map_err(|error| Failure::Words(format!("{name}:{}: no reference: {error}", number + 1)))?;
        if example.source.is_empty() {
            example.source = format!("{name}#{}", number / NEIGHBOURS);
        }
        examples.extend(train::label(&example, train::source_number(&example.source)));
    }
    Ok(lines)
}
