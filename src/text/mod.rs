//! Characters: folding, digits, scripts, romanisation, calendars, and the repair of damaged text.

mod bent;
pub mod calendar;
pub mod digits;
pub mod edit;
mod fold;
pub mod hebrew_year;
pub mod latex;
pub mod leads;
mod letters;
pub mod marc;
pub mod names;
pub mod reading;
pub mod repair;
mod romanise;
pub mod script;
mod short;
pub(crate) mod skeleton;
mod sound;
pub mod view;

pub use bent::{bent_key, is_bent};
pub use fold::{compact, fold, fold_into, parts, run_places, runs, spaced, with_compact, with_folded, words};
pub use letters::{in_word, is_alphabetic, is_alphanumeric};
pub use romanise::{is_guessed, romanisations, romanise};
pub use short::{ShortForm, has_letters, is_short_for};
pub use skeleton::{shortened, skeleton, skeletons};
