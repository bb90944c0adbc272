//! Reference lists and their entries.

mod clean;
mod count;
pub mod entry;
mod kind;
pub mod label;
pub mod list;
mod numbers;
mod people;
pub mod train;

pub use entry::{Fields, read_entry};
