//! Reference lists and their entries.

mod clean;
mod clean_editors;
mod clean_ends;
mod count;
mod edition;
pub mod entry;
mod entry_book;
mod entry_date;
mod entry_host;
mod entry_title;
mod entry_volume;
mod head;
mod kind;
pub mod label;
pub mod list;
mod numbers;
mod order;
mod people;
pub mod train;

pub use entry::{Fields, read_entry};
pub use order::put_surnames_first;
