//! Characters: folding, digits, scripts, romanisation, calendars, and the repair of damaged text.

/// TEMPORARY until `fold.rs` stands.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}
