//! One renderer a file. A renderer knows the model, and no rule.

pub mod concise;
pub mod json;
#[allow(dead_code)]
mod place;
pub mod statistics;
#[allow(dead_code)]
mod style;
pub mod terminal;
