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
    /// Index of the entry concerned; for a missing reference, of the nearest one.
    pub reference: Option<usize>,
    /// The same for the same fault in an edited text: made without offsets.
    pub fingerprint: String,
}
