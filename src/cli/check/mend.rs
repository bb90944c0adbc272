//! `--fix` and `--diff`

use std::path::Path;

use reconcite::config::Config;
use reconcite::fix;
use reconcite::model::{Document, Report};
use reconcite::read::{self, Limits};
use reconcite::report::diff::unified;

use crate::cli::output::{self, Failure};

/// Mending may make new faults seen, or two faults at one place; but it must come to an end.
const ROUNDS: usize = 10;
/// What a file may begin with that its text does not.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What came of mending.
pub(super) struct Mended {
    /// The report on the mended paper.
    pub(super) report: Report,
    /// The files that changed.
    pub(super) files: Vec<Changed>,
    /// How many findings were mended.
    pub(super) count: usize,
}

/// A file that mending changed.
pub(super) struct Changed {
    path: String,
    before: String,
    after: String,
}

/// Checks a paper, mends what can be mended in it and, where asked for, in its file of references, and checks it again.
pub(super) fn mend(
    mut paper: Document,
    mut references: Option<Document>,
    config: &Config,
    limits: &Limits,
    with_references: bool,
) -> Mended {
    let (mut files, mut count) = (Vec::<Changed>::new(), 0);
    let originals = [own_text(&paper), references.as_ref().filter(|_| with_references).and_then(own_text)];
    let mut current = originals.clone();
    for round in 0.. {
        let report = reconcite::check(paper.clone(), references.clone(), config);
        let mut changed = false;
        for (number, own) in current.iter_mut().enumerate() {
            let Some(text) = own.as_mut().filter(|_| round < ROUNDS) else { continue };
            let Some(fixed) = fix::apply(&report, number, text.len()) else { continue };
            let path = report.documents[number].path.clone();
            let Ok(document) = read::read_bytes(&path, fixed.text.clone().into_bytes(), limits) else { continue };
            if number == 0 {
                paper = document;
            } else {
                references = Some(document);
            }
            *text = fixed.text;
            count += fixed.count;
            changed = true;
        }
        if !changed {
            for (number, (before, after)) in originals.into_iter().zip(current).enumerate() {
                if let (Some(before), Some(after)) = (before, after)
                    && before != after
                {
                    files.push(Changed { path: report.documents[number].path.clone(), before, after });
                }
            }
            return Mended { report, files, count };
        }
    }
    unreachable!("the last round changes nothing")
}

/// The text of the file itself, where that is what was read: without the files that it reads in, in UTF-8.
fn own_text(document: &Document) -> Option<String> {
    if !document.format.is_source() {
        return None;
    }
    if document.path == "-" {
        return Some(document.text.clone());
    }
    let text = std::fs::read_to_string(&document.path).ok()?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
    document.text.starts_with(text).then(|| text.to_owned())
}

impl Changed {
    /// Writes the file, whole or not at all, unless somebody else has written it meanwhile.
    pub(super) fn write(&self) -> Result<(), Failure> {
        let path = Path::new(&self.path);
        let now = std::fs::read_to_string(path).unwrap_or_default();
        let mark = if now.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { "" };
        if now[mark.len()..] != self.before {
            return Err(Failure::Words(format!("{}: changed while it was read and is left as it is", self.path)));
        }
        output::write_whole(path, format!("{mark}{}", self.after).as_bytes())
    }

    /// The change as a unified difference.
    pub(super) fn difference(&self) -> String {
        unified(&self.path, &self.before, &self.after, false)
    }
}
