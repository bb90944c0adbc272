//! What a change does to a text, as a unified diff, which `patch` and `git apply` take.

use std::time::{Duration, Instant};

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::udiff::UnifiedHunkHeader;
use similar::{ChangeTag, DiffOp, group_diff_ops};

/// How long to look for a shorter diff; then a longer one will do.
const PATIENCE: Duration = Duration::from_secs(2);
/// Lines that are shown around a change.
const AROUND: usize = 3;

const REMOVED: anstyle::Style = anstyle::AnsiColor::Red.on_default();
const ADDED: anstyle::Style = anstyle::AnsiColor::Green.on_default();

/// The difference between two states of the file called `name`; empty where there is none.
pub fn unified(name: &str, before: &str, after: &str, color: bool) -> String {
    if before == after {
        return String::new();
    }
    let (mine, theirs) = (lines(before), lines(after));
    let name_before = if before.is_empty() { "/dev/null" } else { name };
    let mut out = format!("--- {name_before}\n+++ {name}\n");
    for hunk in group_diff_ops(changes(&mine, &theirs), AROUND) {
        out.push_str(&format!("{}\n", UnifiedHunkHeader::new(&hunk)));
        for change in hunk.iter().flat_map(|part| part.iter_changes(mine.as_slice(), theirs.as_slice())) {
            let (sign, style) = match change.tag() {
                ChangeTag::Equal => (' ', anstyle::Style::new()),
                ChangeTag::Delete => ('-', REMOVED),
                ChangeTag::Insert => ('+', ADDED),
            };
            let line = change.value();
            let bare = line.strip_suffix('\n').unwrap_or(line);
            if color && sign != ' ' {
                out.push_str(&format!("{style}{sign}{bare}{style:#}\n"));
            } else {
                out.push_str(&format!("{sign}{bare}\n"));
            }
            if bare.len() == line.len() {
                out.push_str("\\ No newline at end of file\n");
            }
        }
    }
    out
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// By one algorithm, called by its name: `TextDiff` brings all of them into the program, two thirds of a megabyte.
fn changes(before: &[&str], after: &[&str]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), before, after);
    let deadline = Instant::now() + PATIENCE;
    let Ok(()) = myers::diff_deadline(&mut found, before, 0..before.len(), after, 0..after.len(), Some(deadline));
    found.into_inner().into_inner().into_ops()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes_is_shown() {
        let before: String = (0..20).map(|line| format!("{line}\n")).collect();
        let after = before.replace("10\n", "ten\n") + "last";
        assert_eq!(
            unified("a.bib", &before, &after, false),
            "--- a.bib\n+++ a.bib\n@@ -8,7 +8,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n@@ -18,3 +18,4 @@\n 17\n 18\n 19\n\
             +last\n\\ No newline at end of file\n"
        );
        assert_eq!(unified("a", "x\n", "x\n", true), "");
        assert!(unified("a", "x\n", "y\n", true).contains("\u{1b}[32m+y\u{1b}[0m"));
    }
}
