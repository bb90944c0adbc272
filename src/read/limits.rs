//! How much a reader takes.

/// How much a reader takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub max_bytes: u64,
}

impl Default for Limits {
    /// 100 MB: a long book has 3.
    fn default() -> Self {
        Self { max_bytes: 100_000_000 }
    }
}
