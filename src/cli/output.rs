//! What goes to standard output and standard error, and how a command fails.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use reconcite::config::ConfigError;
use reconcite::read::ReadError;

pub(super) use super::whole::{WholeFile, write_whole};

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) enum Failure {
    /// A file could not be read.
    Read(ReadError),
    /// The settings cannot be used.
    Config(ConfigError),
    /// Writing failed.
    Write(io::Error),
    /// In words.
    Words(String),
}

impl Failure {
    /// Whether the reader of our output has gone, which is its right.
    pub(super) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(out),
            Self::Config(error) => error.fmt(out),
            Self::Write(error) => write!(out, "cannot write: {error}"),
            Self::Words(words) => out.write_str(words),
        }
    }
}

/// Says on standard error what went wrong.
pub(super) fn error(message: &str) {
    say("error", anstyle::AnsiColor::Red, message);
}

/// Says on standard error what the user should know of the input.
pub(super) fn note(message: &str) {
    say("note", anstyle::AnsiColor::Cyan, message);
}

/// Says on standard error what the user should look at.
pub(super) fn warning(message: &str) {
    say("warning", anstyle::AnsiColor::Yellow, message);
}

/// Says on standard error what two sources say differently.
pub(super) fn conflict(message: &str) {
    say("conflict", anstyle::AnsiColor::Yellow, message);
}

fn say(kind: &str, color: anstyle::AnsiColor, message: &str) {
    let style = color.on_default().bold();
    // There is nowhere left to say that standard error is closed.
    let _ = writeln!(anstream::stderr(), "{style}{kind}{style:#}: {message}");
}

/// Whether reports on standard output are to be coloured.
pub(super) fn colored() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Columns of the terminal that standard output is; where it is none, as wide as a log is readable.
pub(super) fn width() -> usize {
    const LOG: usize = 100;
    if !io::stdout().is_terminal() {
        return LOG;
    }
    terminal_size::terminal_size().map_or(LOG, |(width, _)| usize::from(width.0).clamp(40, 160))
}
