//! Which reference each cite means: search, weigh, decide once over the whole paper.

mod compare;
mod decide;
mod index;

pub use decide::reconcile;
