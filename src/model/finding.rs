//! What a rule found, as plain data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably to be mended.
    Warning,
    /// Wrong.
    Error,
}

/// A second place that a finding speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What it is to the finding: `the entry says 2021`.
    pub message: String,
}

/// A piece of a text to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes; empty where something is put in.
    pub span: Span,
    /// What comes.
    pub replacement: String,
}

/// How a fault can be mended without a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: `write "et al."`.
    pub title: String,
    /// Its edits, all of which or none are made, in order of place and apart from each other.
    pub edits: Vec<Edit>,
}

/// What kept a finding out of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suppressor {
    /// A comment in the text.
    Comment,
    /// The pattern of this index in the settings.
    Pattern(usize),
    /// The baseline knows it.
    Baseline,
}

/// A finding that the user does not want to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppressed {
    /// The finding.
    pub finding: Finding,
    /// What kept it out.
    pub by: Suppressor,
}

/// What a rule found, as plain data: the renderers know no rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name: `year-mismatch`.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// One sentence without a full stop: `cited as 2019, listed as 2021`.
    pub message: String,
    /// The citation; for a rule about the list, the entry.
    pub spans: Vec<Span>,
    /// Other places, with what they are.
    pub related: Vec<Related>,
    /// Why it was taken so: one line a reason.
    pub reasons: Vec<String>,
    /// What to do.
    pub help: String,
    /// How to mend it, where that is beyond doubt.
    pub fix: Option<Fix>,
    /// Index of the entry concerned; for a missing reference, of the nearest one.
    pub reference: Option<usize>,
    /// The same for the same fault in an edited text: made without offsets.
    pub fingerprint: String,
}
