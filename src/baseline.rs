//! A file of findings that are known and are not to be reported again: the baseline.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::Report;

/// The file's name where the user gives none.
pub const FILE_NAME: &str = "reconcite-baseline.json";

/// Known findings of papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The version of the file's meaning.
    pub schema: u32,
    /// The findings of each paper. Papers are named by their path from the file's folder.
    pub papers: BTreeMap<String, Vec<Known>>,
    #[serde(skip)]
    folder: PathBuf,
}

/// A known finding. It is known by its fingerprint; the rest is for those who read the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// Its rule.
    pub rule: String,
    /// Its message.
    pub message: String,
}

impl Default for Baseline {
    fn default() -> Self {
        Self { schema: 1, papers: BTreeMap::new(), folder: PathBuf::new() }
    }
}

impl Baseline {
    /// An empty baseline that is to be written to this file.
    pub fn at(file: &Path) -> Self {
        Self { folder: file.parent().map(Path::to_owned).unwrap_or_default(), ..Self::default() }
    }

    /// Reads the text of a baseline that lies at `file`.
    ///
    /// # Errors
    /// With the reason, when it is no baseline of this version.
    pub fn parse(file: &Path, text: &str) -> Result<Self, String> {
        let read: Self = serde_json::from_str(text).map_err(|error| {
            format!("{}: is no baseline: {error}; write it anew with --write-baseline", file.display())
        })?;
        if read.schema != 1 {
            let reason = "was written by a later version of reconcite; write it anew with --write-baseline";
            return Err(format!("{}: {reason}", file.display()));
        }
        Ok(Self { folder: Self::at(file).folder, ..read })
    }

    /// The known findings of the paper at `path`, as the user gave it.
    pub fn of(&self, path: &str) -> &[Known] {
        self.papers.get(&self.name(path)).map_or(&[], Vec::as_slice)
    }

    /// What a baseline keeps of a report. A note on the baseline itself is none of it.
    pub fn known(report: &Report) -> Vec<Known> {
        let findings = report.findings.iter().filter(|finding| finding.rule != "unused-suppression");
        let known = findings.map(|finding| Known {
            fingerprint: finding.fingerprint.clone(),
            rule: finding.rule.to_owned(),
            message: finding.message.clone(),
        });
        known.collect()
    }

    /// Takes these findings of the paper at `path` for known, and only these.
    pub fn learn(&mut self, path: &str, known: Vec<Known>) {
        let name = self.name(path);
        if known.is_empty() {
            self.papers.remove(&name);
        } else {
            self.papers.insert(name, known);
        }
    }

    /// The text of the file, the same for the same findings.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The path of a paper from the file's folder, where it lies in it, so that the file means the same wherever the
    /// program is started.
    fn name(&self, path: &str) -> String {
        let inside = || {
            let here = std::env::current_dir().ok()?;
            let (folder, paper) = (plain(&here.join(&self.folder)), plain(&here.join(path)));
            paper.strip_prefix(folder).ok().map(Path::to_owned)
        };
        let path = if path == "-" { PathBuf::from(path) } else { inside().unwrap_or_else(|| PathBuf::from(path)) };
        let parts = path.components().map(|part| match part {
            Component::RootDir => "".into(),
            part => part.as_os_str().to_string_lossy(),
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_named_from_the_folder_of_the_file() {
        let baseline = Baseline::at(Path::new("book/known.json"));
        assert_eq!(baseline.name("book/part/a.md"), "part/a.md");
        assert_eq!(baseline.name("./book/../book/a.md"), "a.md");
        assert_eq!(baseline.name("-"), "-");
        assert_eq!(Baseline::default().name("a.md"), "a.md");
        assert!(baseline.name("/elsewhere/a.md").ends_with("/elsewhere/a.md"));
    }

    #[test]
    fn what_is_written_is_read() {
        let mut baseline = Baseline::default();
        let known = Known { fingerprint: "0f".into(), rule: "year-mismatch".into(), message: "x".into() };
        baseline.papers.insert("a.md".into(), vec![known.clone()]);
        let read = Baseline::parse(Path::new("known.json"), &baseline.text()).unwrap();
        assert_eq!(read.of("a.md"), [known]);
        assert!(read.of("b.md").is_empty());
    }

    #[test]
    fn what_is_no_baseline_is_an_error_with_a_remedy() {
        let error = |text: &str| Baseline::parse(Path::new("k.json"), text).unwrap_err();
        assert!(error("[1]").starts_with("k.json: is no baseline: "), "{}", error("[1]"));
        let later = error("{\"schema\": 9, \"papers\": {}}");
        assert_eq!(later, "k.json: was written by a later version of reconcite; write it anew with --write-baseline");
    }
}
