//! `--watch`

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher};
use reconcite::config;

use super::Args;
use crate::cli::output::{self, Failure};

/// An editor may write a file in several steps.
const SETTLE: Duration = Duration::from_millis(80);

/// Checks the papers, and again after every change of them, of the list or of the settings.
pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    let named = || args.papers.iter().chain(&args.references).chain(&args.config).chain(&args.baseline);
    if named().any(|path| path.as_os_str() == "-") {
        return Err(Failure::Words("standard input cannot be watched; name a file".to_owned()));
    }
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(sender).map_err(unwatchable)?;
    // Editors put a new file in the place of the old one, so the folders are watched, not the files.
    let folders: BTreeSet<PathBuf> = named().map(|path| folder_of(path)).collect();
    for folder in folders {
        watcher.watch(&folder, RecursiveMode::NonRecursive).map_err(unwatchable)?;
    }
    let mut names: BTreeSet<OsString> = named().filter_map(|path| path.file_name()).map(Into::into).collect();
    names.insert(config::FILE_NAME.into());
    loop {
        match super::run_once(args) {
            Err(failure) if failure.is_broken_pipe() => return Err(failure),
            Err(failure) => output::error(&failure.to_string()),
            Ok(_) => {}
        }
        output::note("waiting for changes; Ctrl+C ends");
        wait(&changes, &names)?;
    }
}

/// Waits until one of the files has changed, and no more changes come. A bibliography beside a paper counts, too.
fn wait(changes: &Receiver<notify::Result<Event>>, names: &BTreeSet<OsString>) -> Result<(), Failure> {
    let is_ours = |path: &PathBuf| {
        let is_list = path.extension().is_some_and(|ending| ending == "bib" || ending == "tex" || ending == "json");
        is_list || path.file_name().is_some_and(|name| names.contains(name))
    };
    loop {
        let event = changes.recv().map_err(|error| unwatchable(notify::Error::generic(&error.to_string())))?;
        let event = event.map_err(unwatchable)?;
        if !event.kind.is_access() && event.paths.iter().any(is_ours) {
            while changes.recv_timeout(SETTLE).is_ok() {}
            return Ok(());
        }
    }
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn unwatchable(error: notify::Error) -> Failure {
    Failure::Words(format!("files cannot be watched: {error}"))
}
