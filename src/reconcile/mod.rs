//! Which reference each cite means: search, weigh, decide once over the whole paper.

mod again;
mod as_listed;
mod chapters;
mod compare;
mod compare_years;
mod contradiction;
mod decide;
mod index;
mod linked;
mod namesake;
mod near;
mod seams;
mod twins;
mod weights;
mod wording;

pub use again::take_over;
pub use as_listed::read_as_listed;
pub use compare::is_author;
pub use contradiction::mark_misplaced_keys;
pub use decide::reconcile;
pub use linked::settle_linked;
pub use seams::read_as_cited;
pub use twins::{cite_twins, twins};
