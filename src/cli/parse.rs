//! `reconcite parse`

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use rayon::prelude::*;
use reconcite::model::Item;
use reconcite::read::{ReadError, Reason};
use reconcite::report::json;

use super::{CLEAN, model::ModelArgs, output::Failure};

/// Read references, one a line, and print their fields as CSL-JSON, one item a line
#[derive(clap::Args)]
pub(super) struct Args {
    /// The file, or - for standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// How to print the items
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    model: ModelArgs,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One item a line
    #[default]
    Jsonl,
    /// One array
    Json,
}

/// What is read at once, in bytes: some hundred references, enough to share among the cores.
const CHUNK: usize = 1 << 18;
/// A line longer than this, in bytes, is no reference.
const LONGEST: usize = 1 << 16;
/// Lines that one core takes at a time.
const SHARE: usize = 32;

#[derive(serde::Serialize)]
struct Unread {
    note: String,
}

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    args.model.install()?;
    let mut input: Box<dyn Read> = if args.file.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        let failed = |reason| ReadError { name: args.file.display().to_string(), reason };
        let file = File::open(&args.file).map_err(|error| failed(Reason::from_io(&error)))?;
        if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
            return Err(failed(Reason::Directory).into());
        }
        Box::new(file)
    };
    let array = args.format == Format::Json;
    let mut out = io::stdout().lock();
    if array {
        out.write_all(b"[")?;
    }
    let mut separator: &[u8] = if array { b"\n" } else { b"" };
    let mut pending: Vec<u8> = Vec::new();
    let mut buffer = vec![0; CHUNK];
    loop {
        let count = match input.read(&mut buffer) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => {
                let name = args.file.display().to_string();
                return Err(ReadError { name, reason: Reason::from_io(&error) }.into());
            }
        };
        let ended = count == 0;
        let known = pending.len();
        pending.extend_from_slice(&buffer[..count]);
        let whole = if ended {
            pending.len()
        } else {
            memchr::memrchr(b'\n', &pending[known..]).map_or(0, |at| known + at + 1)
        };
        if whole > 0 {
            for item in items(&pending[..whole]) {
                out.write_all(separator)?;
                out.write_all(&item)?;
                separator = if array { b",\n" } else { b"\n" };
            }
            if !array {
                out.write_all(b"\n")?;
                separator = b"";
            }
            // Whoever feeds us a line and waits for the answer gets it.
            out.flush()?;
            pending.drain(..whole);
        }
        if ended {
            break;
        }
    }
    if array {
        out.write_all(b"\n]\n")?;
    }
    out.flush()?;
    Ok(CLEAN)
}

/// The items of whole lines, joined by groups, in order.
fn items(lines: &[u8]) -> Vec<Vec<u8>> {
    let lines = lines.strip_suffix(b"\n").unwrap_or(lines);
    let lines: Vec<&[u8]> = lines.split(|&byte| byte == b'\n').collect();
    if lines.len() <= SHARE {
        return lines.into_iter().map(item).collect();
    }
    lines.into_par_iter().with_min_len(SHARE).map(item).collect()
}

fn item(line: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    let unread = |out: &mut Vec<u8>, note: &str| json::to_line(&Unread { note: note.to_owned() }, out);
    let line = String::from_utf8_lossy(line);
    let line = line.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}');
    if line.is_empty() {
        unread(&mut out, "the line is empty");
    } else if line.len() > LONGEST {
        unread(&mut out, "the line is too long for a reference");
    } else {
        match std::panic::catch_unwind(|| reconcite::parse_reference(line)) {
            Ok(item) if item == Item::default() => unread(&mut out, "no field could be told apart"),
            Ok(item) => json::to_line(&item, &mut out),
            Err(_) => unread(&mut out, "internal error"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &[u8]) -> String {
        String::from_utf8(item(line)).unwrap()
    }

    #[test]
    fn one_line_in_one_line_out() {
        assert_eq!(items(b"\n\n\n").len(), 3);
        assert_eq!(items(b"\n\n\nx").len(), 4);
        assert_eq!(items("x\n".repeat(1_000).as_bytes()).len(), 1_000);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert_eq!(text(b" \t\r"), r#"{"note":"the line is empty"}"#);
        assert_eq!(text(&[b'x'; LONGEST + 1]), r#"{"note":"the line is too long for a reference"}"#);
        assert!(text(b"\xFF\xFE").starts_with('{'));
    }
}
