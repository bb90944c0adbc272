//! Citations in the text.

mod author_date;
mod brackets;
mod context;
mod damaged;
mod find;
mod group;
mod guesses;
mod hints;
mod keyed;
mod locator;
mod names;
mod narrative;
mod notes;
mod numbers;
mod numeric;
mod plausible;
mod tokens;
mod year_at;
mod years;

pub use find::{Found, Source, find};
pub use hints::{Hints, compact};
pub use keyed::keyed;
pub use locator::pages;
pub use notes::Note;
