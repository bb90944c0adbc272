//! Files that a command changes: read as they are, shown as a difference.

use std::io::{self, Write};
use std::path::Path;

use reconcite::read::{ReadError, Reason};
use reconcite::report::diff;

use super::output::{self, Failure};

/// The text of a file, byte for byte.
pub(super) fn read(path: &Path) -> Result<String, Failure> {
    let name = path.display().to_string();
    let bytes =
        std::fs::read(path).map_err(|error| ReadError { name: name.clone(), reason: Reason::from_io(&error) })?;
    String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
        Failure::Words(format!("{name}:{line}: this is not UTF-8; convert the file to UTF-8 before it is changed"))
    })
}

/// The text of a file that need not be there yet.
pub(super) fn read_if_there(path: &Path) -> Result<String, Failure> {
    match read(path) {
        Err(Failure::Read(ReadError { reason: Reason::Missing, .. })) => Ok(String::new()),
        result => result,
    }
}

/// Prints what would change.
pub(super) fn show(name: &str, before: &str, after: &str) -> Result<(), Failure> {
    let text = diff::unified(name, before, after, output::colored());
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}
