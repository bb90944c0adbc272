//! One renderer a file. A renderer knows the model, and no rule.

pub mod concise;
pub mod json;
mod matches;
mod place;
mod snippet;
pub mod statistics;
mod style;
pub mod terminal;
