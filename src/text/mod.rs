//! Characters: folding, digits, scripts, romanisation, calendars, and the repair of damaged text.

pub mod calendar;
pub mod digits;
mod fold;
pub mod script;

pub use fold::{fold, fold_into};
