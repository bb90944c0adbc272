//! Why a file could not be read.

use std::fmt;
use std::io;

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The path as the user gave it, or `-`.
    pub name: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No such file.
    Missing,
    /// It is a directory.
    Directory,
    /// The system does not let us read it.
    Forbidden,
    /// It holds nothing.
    Empty,
    /// It holds more than the limit, both in bytes; the size is unknown for a stream.
    TooLarge {
        /// Bytes in the file, where known.
        size: Option<u64>,
        /// Bytes allowed.
        limit: u64,
    },
    /// A format that no reader knows: its name, and what to do about it.
    Format {
        /// With its article: `a PDF file`.
        name: &'static str,
        /// What to do instead.
        remedy: &'static str,
    },
    /// Of a format that we read, but not to be read.
    Unreadable {
        /// What is wrong: `this PDF file is locked with a password`.
        what: &'static str,
        /// What to do about it.
        remedy: &'static str,
    },
    /// Not text, and of no format that we know by sight.
    Binary,
    /// A package or a part of it that cannot be unpacked, as of a file that was cut off.
    Damaged {
        /// What is wrong.
        words: String,
    },
    /// A part of a package that unpacks to more than a paper can be.
    Bomb {
        /// Bytes allowed.
        limit: u64,
    },
    /// The system's own words.
    Io(String),
}

impl Reason {
    /// Sorts an error of the system.
    pub fn from_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            io::ErrorKind::IsADirectory => Self::Directory,
            _ => Self::Io(error.to_string()),
        }
    }
}

impl std::error::Error for ReadError {}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.name == "-" { "standard input" } else { &self.name };
        write!(out, "{name}: {}", self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => out.write_str("no such file; check the spelling of the path"),
            Self::Directory => out.write_str("this is a directory; name the papers in it, for example with `*.txt`"),
            Self::Forbidden => out.write_str("permission denied; check who may read the file"),
            Self::Empty => out.write_str("the file is empty"),
            Self::TooLarge { size: Some(size), limit } => write!(
                out,
                "the file has {}, more than the limit of {}; raise the limit with --max-size",
                Size(*size),
                Size(*limit)
            ),
            Self::TooLarge { size: None, limit } => {
                write!(out, "more than the limit of {}; raise the limit with --max-size", Size(*limit))
            }
            Self::Format { name, remedy } => write!(out, "this looks like {name}, which cannot be read yet; {remedy}"),
            Self::Unreadable { what, remedy } => write!(out, "{what}; {remedy}"),
            Self::Binary => out.write_str("this is not text; give a plain text file"),
            Self::Damaged { words } => {
                write!(out, "the file is damaged ({words}); open it in the program that made it and save it again")
            }
            Self::Bomb { limit } => {
                write!(
                    out,
                    "what the file packs is larger than {}, far more than a paper; it is not read",
                    Size(*limit)
                )
            }
            Self::Io(words) => write!(out, "cannot be read: {words}"),
        }
    }
}

/// A number of bytes, for people.
struct Size(u64);

impl fmt::Display for Size {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.0 as f64;
        match self.0 {
            0..1_000 => write!(out, "{} bytes", self.0),
            1_000..1_000_000 => write!(out, "{:.1} kB", bytes / 1e3),
            _ => write!(out, "{:.1} MB", bytes / 1e6),
        }
    }
}
