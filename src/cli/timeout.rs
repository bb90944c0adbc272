//! `--timeout`

use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::output::Failure;

/// Does the work for a file, and waits for it no longer than `limit`.
///
/// No thread can be stopped from outside, so what takes longer goes on unattended until the program ends, and what comes
/// of it is lost. The work must therefore change nothing that others see.
///
/// # Errors
/// When the work is not done in time.
pub(super) fn within<T: Send + 'static>(
    limit: Option<Duration>,
    path: &Path,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    let Some(limit) = limit else { return Ok(work()) };
    let name = if path.as_os_str() == "-" { "standard input".into() } else { path.display().to_string() };
    let (sender, receiver) = sync_channel(1);
    // Nobody listens any more to what comes too late.
    let worker = move || drop(sender.send(work()));
    thread::Builder::new()
        .spawn(worker)
        .map_err(|error| Failure::Words(format!("{name}: no thread can be started for --timeout: {error}")))?;
    receiver.recv_timeout(limit).map_err(|reason| match reason {
        RecvTimeoutError::Timeout => Failure::Words(format!(
            "{name}: not done after {} s and given up; allow more with --timeout, or check the paper by itself",
            limit.as_secs_f64()
        )),
        RecvTimeoutError::Disconnected => {
            Failure::Words(format!("{name}: internal error; please report it with the paper"))
        }
    })
}

/// Reads a number of seconds, such as `2` or `0.5`.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let limit = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    limit
        .filter(|limit| !limit.is_zero())
        .ok_or_else(|| "give a number of seconds above 0, such as 2 or 0.5".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_may_have_parts() {
        assert_eq!(seconds("2"), Ok(Duration::from_secs(2)));
        assert_eq!(seconds("0.25"), Ok(Duration::from_millis(250)));
        for wrong in ["0", "-1", "NaN", "inf", "1e99", "soon", ""] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn work_is_awaited_no_longer_than_the_limit() {
        let path = Path::new("a.txt");
        assert_eq!(within(None, path, || 1).ok(), Some(1));
        assert_eq!(within(Some(Duration::from_secs(60)), path, || 2).ok(), Some(2));
        let (keep, never) = sync_channel::<()>(0);
        let late = within(Some(Duration::from_millis(20)), path, move || never.recv().is_ok());
        let said = late.unwrap_err().to_string();
        assert!(said.starts_with("a.txt: not done after 0.02 s and given up; "), "{said}");
        drop(keep);
    }
}
