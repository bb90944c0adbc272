//! All that one run found out.

use super::{Citation, Document, Finding, Reference, Span, Suppressed};

/// All that one run found out about a paper.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The paper, then the file of references, if one was given.
    pub documents: Vec<Document>,
    /// BCP 47 tag of each document's main language, or an empty string.
    pub languages: Vec<&'static str>,
    /// The reference list, in order.
    pub references: Vec<Reference>,
    /// Where a second list names the works of the first one in another script or language: the entry of the same work
    /// for each entry that has one. Empty elsewhere.
    pub twins: Vec<Option<usize>>,
    /// The citations, in order of their place.
    pub citations: Vec<Citation>,
    /// What the rules found, in order of place.
    pub findings: Vec<Finding>,
    /// What the rules found and the user does not want to see.
    pub suppressed: Vec<Suppressed>,
    /// Which runs of the text were read in repaired form.
    pub repairs: Vec<Repair>,
    /// Where reference lists stand: their whole range, with the heading.
    pub lists: Vec<Span>,
}

impl Report {
    /// The entry of the same work in the other list.
    pub fn twin(&self, reference: usize) -> Option<usize> {
        self.twins.get(reference).copied().flatten()
    }
}

/// A run of text that was read in repaired form.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// The damaged run.
    pub span: Span,
    /// What was wrong with it.
    pub kind: RepairKind,
}

/// What damage was repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RepairKind {
    /// `)` stands where `(` was printed and the other way round.
    MirroredBrackets,
    /// The full stop after a bracket stands inside it, at its start.
    MovedStop,
    /// Pieces of a line stand last to first.
    ReversedRun,
    /// A citation stands in pieces on two lines with other text between.
    TornLines,
    /// A bracket stands far from what it encloses.
    DetachedBracket,
    /// `29- 7` for 7-29.
    ReversedRange,
    /// A letter stands apart from its word.
    SplitLetters,
    /// Letters stand as presentation forms.
    PresentationForms,
}
