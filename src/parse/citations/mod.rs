//! Citations in the text.

mod again;
mod alone;
mod author_date;
mod author_page;
mod brackets;
mod caseless;
mod context;
mod cut;
mod damaged;
mod find;
mod glued;
mod group;
mod guesses;
mod hints;
mod introduced;
mod keyed;
mod known;
mod labelled;
mod locator;
mod names;
mod narrative;
mod notes;
mod numbers;
mod numeric;
mod plausible;
mod subject;
mod tokens;
mod venue;
mod year_at;
mod years;

pub use find::{Found, Source, find};
pub use hints::{Hints, compact};
pub use keyed::keyed;
pub use locator::pages;
pub use notes::Note;
