//! Files that are written whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::interrupt::Guard;
use super::output::Failure;

/// Writes all of `bytes` to a file, whole or not at all.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = WholeFile::create(path)?;
    file.file.write_all(bytes).map_err(|error| unwritable(path, &error))?;
    file.finish()
}

/// A file that is written beside its target and renamed, so that no reader ever sees half of it.
pub(super) struct WholeFile {
    target: PathBuf,
    file: Place,
}

enum Place {
    /// The guard is dropped behind the file, which is gone or whole by then.
    Beside(NamedTempFile, Guard),
    /// A device or a pipe takes what comes and cannot be replaced.
    Straight(File),
}

impl WholeFile {
    pub(super) fn create(target: &Path) -> Result<Self, Failure> {
        let failed = |error| unwritable(target, &error);
        if std::fs::metadata(target).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
            let file = OpenOptions::new().write(true).open(target).map_err(failed)?;
            return Ok(Self { target: target.to_owned(), file: Place::Straight(file) });
        }
        // A link stays one: the file that it leads to is written.
        let real = target.canonicalize().unwrap_or_else(|_| target.to_owned());
        let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = NamedTempFile::new_in(folder).map_err(failed)?;
        let guard = Guard::new(file.path());
        Ok(Self { target: real, file: Place::Beside(file, guard) })
    }

    /// Puts what was written in the target's place.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let Place::Beside(file, _guard) = self.file else { return Ok(()) };
        persist(file, &self.target).map_err(|error| unwritable(&self.target, &error))
    }
}

fn persist(file: NamedTempFile, target: &Path) -> io::Result<()> {
    // A temporary file is its owner's alone; the result keeps what the old file or the folder allows.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(target).map_or(0o644, |metadata| metadata.permissions().mode());
        file.as_file().set_permissions(std::fs::Permissions::from_mode(mode))?;
    }
    // Some file systems say only now that the disk is full, and the old text must not go before the new one is safe.
    file.as_file().sync_all()?;
    file.persist(target)?;
    Ok(())
}

impl Write for Place {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside(file, _) => file.write(bytes),
            Self::Straight(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let name = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", self.target.display()));
        self.file.write(bytes).map_err(name)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn unwritable(target: &Path, error: &io::Error) -> Failure {
    Failure::Words(format!("{}: cannot be written: {error}", target.display()))
}
