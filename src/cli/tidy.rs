//! `reconcite tidy`

use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use reconcite::library::tidy::{self, Options, SortBy};

use super::{CLEAN, FINDINGS, change, output, output::Failure};

/// Find what is to be mended in a .bib file, and mend it with --write
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// The .bib file
    library: PathBuf,
    /// Write the mended file, whole or not at all; without it, the changes are only shown
    #[arg(long, short)]
    write: bool,
    /// Put the entries in order; comments directly above an entry go with it
    #[arg(long, value_enum, value_name = "ORDER")]
    sort: Option<Order>,
    /// Put the equals signs of an entry below one another
    #[arg(long)]
    align: bool,
}

const AFTER_HELP: &str = "\
Mended are DOIs with a resolver, page ranges with one hyphen, capitals of names and acronyms without braces, spellings
of a journal other than the commonest, and a second copy of an entry. Named are works and keys that stand twice, missing
fields, abbreviated journals, and entries that cannot be read, which stay as they are. All other bytes stay.

Exit status: 0 nothing is left to mend, 1 something is, 2 the file could not be read.";

#[derive(Clone, Copy, ValueEnum)]
enum Order {
    /// By citation key
    Key,
    /// By first author, then year
    Author,
    /// By year, then first author
    Year,
    /// By title
    Title,
}

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    let text = change::read(&args.library)?;
    let name = args.library.display().to_string();
    let sort = args.sort.map(|order| match order {
        Order::Key => SortBy::Key,
        Order::Author => SortBy::Author,
        Order::Year => SortBy::Year,
        Order::Title => SortBy::Title,
    });
    let tidied = tidy::tidy(&text, Options { sort, align: args.align });
    let changed = tidied.text != text;
    // Before what is said of it, so that a file that cannot be written is not said to be mended.
    if args.write && changed {
        output::write_whole(&args.library, tidied.text.as_bytes())?;
    }
    let mut out = io::stdout().lock();
    let (mut mended, mut left) = (0_usize, 0_usize);
    for fault in &tidied.faults {
        *(if fault.mended { &mut mended } else { &mut left }) += 1;
        let state = match (fault.mended, args.write) {
            (true, true) => " (mended)",
            (true, false) => " (can be mended)",
            (false, _) => "",
        };
        writeln!(out, "{name}:{}: {}: {}{state}", fault.line, fault.kind, fault.message)?;
    }
    drop(out);
    if !args.write {
        change::show(&name, &text, &tidied.text)?;
    }
    output::note(&match (changed, args.write) {
        (false, _) if left == 0 => format!("{name}: nothing to mend"),
        (false, _) => format!("{name}: {left} to be mended by hand"),
        (true, false) => format!("{name}: {mended} can be mended, {left} only by hand; --write changes the file"),
        (true, true) => format!("{name}: {mended} mended, {left} to be mended by hand"),
    });
    Ok(if left > 0 || (changed && !args.write) { FINDINGS } else { CLEAN })
}
