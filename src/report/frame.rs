//! What stands around and between the papers of one run, in formats that make one file of all of them.

/// What stands around and between the papers of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Before the first.
    pub open: String,
    /// Between two.
    pub between: &'static str,
    /// After the last.
    pub close: &'static str,
}
