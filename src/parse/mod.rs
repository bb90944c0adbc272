//! Grammars: what a citation looks like, what a reference list looks like.

pub mod citations;
pub mod layout;
pub mod references;
