//! One renderer a file. A renderer knows the model, and no rule.

pub mod checkstyle;
pub mod concise;
pub mod diff;
mod frame;
pub mod github;
pub mod html;
pub mod json;
pub mod junit;
mod matches;
mod place;
pub mod rdjson;
pub mod sarif;
mod snippet;
pub mod statistics;
mod style;
pub mod terminal;
#[cfg(test)]
mod testing;
mod xml;

pub use frame::Frame;
