//! Reference lists and their entries.

pub mod list;
