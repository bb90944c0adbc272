//! Which reference each cite means: search, weigh, decide once over the whole paper.

mod compare;
mod decide;
mod index;
mod linked;

pub use decide::reconcile;
pub use linked::settle_linked;
