//! `reconcite.toml`: what a user can set.

/// What a user can set.
#[derive(Clone, Debug, Default)]
pub struct Config {}
