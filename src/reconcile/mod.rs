//! Which reference each cite means: search, weigh, decide once over the whole paper.

mod compare;
mod contradiction;
mod decide;
mod declined;
mod index;
mod linked;
mod namesake;
mod near;
mod wording;

pub use contradiction::mark_misplaced_keys;
pub use decide::reconcile;
pub use declined::read_declined;
pub use linked::settle_linked;
