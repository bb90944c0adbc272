//! The nouns, in the field's own names: what every other part of the house talks about.

mod citation;
mod date;
mod document;
mod finding;
mod item;
mod link;
mod name;
mod reference;
mod report;
mod span;
mod view;

pub use citation::{Citation, Cite, Contradiction, Form};
pub use date::{Calendar, Date, Year};
pub use document::{COMMENT, Document, Format, Mark, MarkKind};
pub use finding::{Edit, Finding, Fix, Related, Severity, Suppressed, Suppressor};
pub use item::{Item, ItemType};
pub use link::{AuthorsFit, Comparison, Evidence, Link, LocatorFit, Status, SuffixFit, SurnameFit, YearFit};
pub use name::Name;
pub use reference::Reference;
pub use report::{Repair, RepairKind, Report};
pub use span::{LineIndex, Position, Span};
pub use view::Views;
