//! What a user can set: `reconcite.toml`.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use crate::baseline::Baseline;
use crate::export::{KeyPattern, PatternError};
use crate::model::Severity;
use crate::rules;

/// The file's name.
pub const FILE_NAME: &str = "reconcite.toml";

/// What a user can set.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The only rules to run; empty for all.
    pub select: Vec<&'static str>,
    /// Rules not to run.
    pub ignore: Vec<&'static str>,
    /// Severities other than the rules' own.
    pub severity: BTreeMap<&'static str, Severity>,
    /// The least severity that makes the exit status 1; `None` for never.
    pub fail_on: Option<Severity>,
    /// The largest file to read, in megabytes.
    pub max_size: u64,
    /// A year later than this one is implausible, in the Gregorian calendar; 0 for next year.
    pub latest_year: i32,
    /// Findings that the user does not want to see.
    pub patterns: Vec<Pattern>,
    /// The file of findings that are known, as the settings name it, from where they lie.
    pub baseline: Option<PathBuf>,
    /// What was read from that file.
    pub known: Option<Arc<Baseline>>,
    /// How keys are made for entries that have none.
    pub keys: KeyPattern,
}

/// Which findings the user does not want to see: all that it says must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The rule.
    pub rule: Option<&'static str>,
    /// Words of the citation or of the entry; case, accents and line breaks do not count.
    pub text: Option<String>,
    /// The key of the entry.
    pub key: Option<String>,
    /// The paper: its path, or the end of it.
    pub paper: Option<String>,
    /// Where it stands, for messages: `reconcite.toml:4:1`.
    pub place: String,
}

impl Pattern {
    /// Whether it holds for the paper of this path.
    pub fn is_about(&self, path: &str) -> bool {
        self.paper.as_ref().is_none_or(|paper| Path::new(path).ends_with(paper))
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            select: Vec::new(),
            ignore: Vec::new(),
            severity: BTreeMap::new(),
            fail_on: Some(Severity::Warning),
            max_size: 100,
            latest_year: 0,
            patterns: Vec::new(),
            baseline: None,
            known: None,
            keys: KeyPattern::default(),
        }
    }
}

impl Config {
    /// Whether the rule of this name is to run.
    pub fn runs(&self, rule: &str) -> bool {
        (self.select.is_empty() || self.select.contains(&rule)) && !self.ignore.contains(&rule)
    }

    /// Reads the settings from the text of a `reconcite.toml`.
    ///
    /// # Errors
    /// With line, column and reason, at the first thing that is wrong.
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            ConfigError::new(path, text, at, explain(error.message()))
        })?;
        let named = |name: &Spanned<String>| {
            rule_named(name.get_ref()).map_err(|reason| ConfigError::new(path, text, name.span().start, reason))
        };
        let mut severity = BTreeMap::new();
        let mut ignore: Vec<_> = file.ignore.iter().map(named).collect::<Result<_, _>>()?;
        for (name, setting) in &file.severity {
            match setting {
                Setting::Off => ignore.push(named(name)?),
                Setting::Info => drop(severity.insert(named(name)?, Severity::Info)),
                Setting::Warning => drop(severity.insert(named(name)?, Severity::Warning)),
                Setting::Error => drop(severity.insert(named(name)?, Severity::Error)),
            }
        }
        let pattern = |file: &Spanned<FilePattern>| {
            let at = file.span().start;
            let FilePattern { rule, text: words, key, paper, reason: _ } = file.get_ref();
            if words.is_none() && key.is_none() {
                let reason = "a pattern needs `text` or `key`; `ignore` silences a whole rule";
                return Err(ConfigError::new(path, text, at, reason.to_owned()));
            }
            let place = ConfigError::new(path, text, at, String::new());
            let place = format!("{}:{}:{}", path.display(), place.line, place.column);
            let rule = rule.as_ref().map(named).transpose()?;
            Ok(Pattern { rule, text: words.clone(), key: key.clone(), paper: paper.clone(), place })
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        let default = Self::default();
        let keys = file.keys.as_ref().map(|keys| {
            let bad = |error: PatternError| ConfigError::new(path, text, keys.span().start, error.to_string());
            keys.get_ref().parse().map_err(bad)
        });
        Ok(Self {
            keys: keys.transpose()?.unwrap_or(default.keys),
            select: file.select.iter().map(named).collect::<Result<_, _>>()?,
            ignore,
            severity,
            fail_on: file.fail_on.map_or(default.fail_on, FailOn::severity),
            max_size: file.max_size.unwrap_or(default.max_size),
            latest_year: file.latest_year.unwrap_or(default.latest_year),
            patterns: file.suppress.iter().map(pattern).collect::<Result<_, _>>()?,
            baseline: file.baseline.map(|baseline| folder.join(baseline)),
            known: None,
        })
    }

    /// The nearest `reconcite.toml` in `folder` or above it.
    pub fn find(folder: &Path) -> Option<PathBuf> {
        let folder = std::path::absolute(folder).ok()?;
        folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
    }
}

/// When findings make the exit status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// On errors only.
    Error,
    /// On warnings and errors.
    Warning,
    /// On any finding.
    Info,
    /// Never.
    Never,
}

impl FailOn {
    /// The least severity that fails.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    #[serde(default)]
    select: Vec<Spanned<String>>,
    #[serde(default)]
    ignore: Vec<Spanned<String>>,
    #[serde(default)]
    severity: BTreeMap<Spanned<String>, Setting>,
    fail_on: Option<FailOn>,
    max_size: Option<u64>,
    latest_year: Option<i32>,
    keys: Option<Spanned<String>>,
    baseline: Option<PathBuf>,
    #[serde(default)]
    suppress: Vec<Spanned<FilePattern>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct FilePattern {
    rule: Option<Spanned<String>>,
    text: Option<String>,
    key: Option<String>,
    paper: Option<String>,
    /// For those who read the file.
    #[allow(dead_code)]
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Setting {
    Off,
    Info,
    Warning,
    Error,
}

/// A `reconcite.toml` that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
    /// What is wrong there.
    pub reason: String,
}

impl ConfigError {
    fn new(path: &Path, text: &str, at: usize, reason: String) -> Self {
        let position = crate::model::LineIndex::new(text).position(text, at);
        Self { path: path.to_owned(), line: position.line, column: position.column, reason }
    }
}

impl std::error::Error for ConfigError {}

impl fmt::Display for ConfigError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}:{}: {}", self.path.display(), self.line, self.column, self.reason)
    }
}

/// The table's name for a rule that a user names.
///
/// # Errors
/// A sentence that names the nearest rule, when there is none of this name.
pub fn rule_named(name: &str) -> Result<&'static str, String> {
    let known = rules::rules().iter().map(|rule| rule.name);
    known.clone().find(|known| *known == name).ok_or_else(|| {
        let hint = nearest(name, known).map_or_else(
            || "; `reconcite explain` lists the rules".to_owned(),
            |near| format!("; did you mean `{near}`?"),
        );
        format!("unknown rule `{name}`{hint}")
    })
}

/// The word that a slip of the hand may have meant.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|known| (strsim::damerau_levenshtein(word, known), known))
        .min()
        .filter(|(distance, known)| *distance <= (known.len() / 3).max(1))
        .map(|(_, known)| known)
}

/// Serde's sentence for an unknown word, with the near one suggested.
fn explain(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let is_unknown = message.starts_with("unknown field") || message.starts_with("unknown variant");
    match quoted.next().filter(|_| is_unknown) {
        Some(word) => {
            let what = if message.starts_with("unknown field") { "key" } else { "value" };
            let known: Vec<&str> = quoted.collect();
            let hint = nearest(word, known.iter().copied()).map_or_else(
                || format!("; expected one of {}", known.join(", ")),
                |near| format!("; did you mean `{near}`?"),
            );
            format!("unknown {what} `{word}`{hint}")
        }
        None => message.trim().replace('\n', "; "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Config::parse(Path::new("reconcite.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn every_setting_is_read() {
        let text = "select = ['year-mismatch']\nignore = ['uncited-reference']\nfail-on = 'never'\nmax-size = 7\n\
                    latest-year = 2030\nkeys = '[auth]'\n[severity]\nyear-mismatch = 'warning'\npossible-match = 'off'\n";
        let config = Config::parse(Path::new("x"), text).unwrap();
        let severity = BTreeMap::from([("year-mismatch", Severity::Warning)]);
        let (select, ignore) = (vec!["year-mismatch"], vec!["uncited-reference", "possible-match"]);
        assert_eq!(
            config,
            Config {
                keys: "[auth]".parse().unwrap(),
                select,
                ignore,
                severity,
                fail_on: None,
                max_size: 7,
                latest_year: 2030,
                ..Config::default()
            }
        );
    }

    #[test]
    fn patterns_and_the_baseline_are_read() {
        let text = "baseline = 'known.json'\n[[suppress]]\nrule = 'uncited-reference'\nkey = 'who2010'\nreason = 'x'\n\n\
                    [[suppress]]\ntext = 'World Bank'\npaper = 'two.md'\n";
        let config = Config::parse(Path::new("book/reconcite.toml"), text).unwrap();
        assert_eq!(config.baseline.as_deref(), Some(Path::new("book/known.json")));
        let [first, second] = config.patterns.as_slice() else { panic!("{:?}", config.patterns) };
        assert_eq!((first.rule, first.key.as_deref()), (Some("uncited-reference"), Some("who2010")));
        assert_eq!(first.place, "book/reconcite.toml:2:1");
        assert_eq!((second.rule, second.text.as_deref()), (None, Some("World Bank")));
        assert!(second.is_about("book/two.md") && !second.is_about("book/chapter-two.md"));
        assert_eq!(
            error("[[suppress]]\nrule = 'doi-shared'"),
            "reconcite.toml:1:1: a pattern needs `text` or `key`; `ignore` silences a whole rule"
        );
        assert_eq!(
            error("[[suppress]]\nrule = 'doi-shred'\nkey = 'a'"),
            "reconcite.toml:2:8: unknown rule `doi-shred`; did you mean `doi-shared`?"
        );
    }

    #[test]
    fn an_empty_file_is_the_default() {
        assert_eq!(Config::parse(Path::new("x"), "").unwrap(), Config::default());
    }

    #[test]
    fn errors_name_the_place_and_the_near_word() {
        assert_eq!(error("ignor = []"), "reconcite.toml:1:1: unknown key `ignor`; did you mean `ignore`?");
        assert_eq!(
            error("\nignore = ['year-missmatch']"),
            "reconcite.toml:2:11: unknown rule `year-missmatch`; did you mean `year-mismatch`?"
        );
        assert_eq!(
            error("[severity]\nyear-mismatch = 'warn'"),
            "reconcite.toml:2:17: unknown value `warn`; expected one of off, info, warning, error"
        );
        assert_eq!(
            error("ignore = ['rhubarb']"),
            "reconcite.toml:1:11: unknown rule `rhubarb`; `reconcite explain` lists the rules"
        );
        assert_eq!(error("keys = '[auth'"), "reconcite.toml:1:8: a `[` in the key pattern is not closed");
        assert!(error("max-size = 'big'").starts_with("reconcite.toml:1:12: invalid type: string \"big\""));
        assert!(error("ignore = [").starts_with("reconcite.toml:1:11: "), "{}", error("ignore = ["));
    }
}
