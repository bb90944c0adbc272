//! Ctrl-C while a file is being written: the half of it goes, the old file stays.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// The files that are not whole yet.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// While it lives, an interrupt of the program removes the file.
pub(super) struct Guard(PathBuf);

impl Guard {
    pub(super) fn new(path: &Path) -> Self {
        static WATCHING: Once = Once::new();
        unfinished().insert(path.to_owned());
        WATCHING.call_once(watch);
        Self(path.to_owned())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        unfinished().remove(&self.0);
    }
}

/// Only a program that has something to remove hears signals; any other ends by them at once.
#[cfg(unix)]
fn watch() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    // Where signals cannot be heard, an interrupt leaves a file with a strange name behind, and no harm.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    let listen = move || {
        for signal in signals.forever() {
            // Held to the end, so that nobody meets a file that has gone.
            let unfinished = unfinished();
            for path in &*unfinished {
                let _ = std::fs::remove_file(path);
            }
            // The shell is to see that a signal ended us: status 130 for Ctrl-C.
            let _ = emulate_default_handler(signal);
        }
    };
    let _ = std::thread::Builder::new().spawn(listen);
}

#[cfg(not(unix))]
fn watch() {}
