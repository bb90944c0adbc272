//! Grammars: what a citation looks like, what a reference list looks like.

pub mod catalogues;
pub mod citations;
pub mod dates;
pub mod identifiers;
pub mod layout;
mod name_groups;
mod name_lists;
mod name_parts;
mod name_words;
pub mod names;
mod names_cjk;
pub mod references;
