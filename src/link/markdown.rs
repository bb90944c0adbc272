//! Pandoc's Markdown.
//!
//! Source: <https://pandoc.org/MANUAL.html#citation-syntax>

use super::is_prose;
use super::part::Part;
use super::plan::{Plan, Shape};

pub(super) fn write(text: &str, plan: &Plan) -> Result<String, &'static str> {
    let behind = text[plan.range.end..].chars().next().unwrap_or(' ');
    if is_prose(plan) {
        let [part] = &plan.parts[..] else { return Err("several works stand in the sentence") };
        let place = place(part, "");
        let key = key(&part.key, behind);
        // What stands in brackets behind a key would be taken for its page.
        if place.is_empty() && text[plan.range.end..].trim_start().starts_with('[') {
            return Err("brackets follow it");
        }
        return Ok(if place.is_empty() { key } else { format!("{key} [{place}]") });
    }
    let line_start = text[..plan.range.start].trim_end_matches(' ').ends_with('\n') || plan.range.start == 0;
    if matches!(behind, '(' | '[' | '{') || (behind == ':' && line_start) {
        return Err("with the sign behind it, it would be read as a link");
    }
    let parts: Vec<String> = plan.parts.iter().map(|part| one(part, plan.shape == Shape::Year)).collect();
    Ok(format!("[{}]", parts.join("; ")))
}

fn one(part: &Part, year_only: bool) -> String {
    let prefix = if part.prefix.is_empty() { String::new() } else { format!("{} ", part.prefix) };
    let sign = if year_only { "-" } else { "" };
    format!("{prefix}{sign}{}{}", key(&part.key, ','), place(part, ", "))
}

/// A key; in braces where it holds what would end it, or where more letters follow.
fn key(key: &str, behind: char) -> String {
    let inner =
        |sign: char| matches!(sign, ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/');
    let mut last_is_word = false;
    let plain = key.starts_with(|sign: char| sign.is_alphanumeric() || sign == '_')
        && key.chars().all(|sign| {
            let word = sign.is_alphanumeric() || sign == '_';
            let fits = word || (inner(sign) && last_is_word);
            last_is_word = word;
            fits
        })
        && last_is_word;
    let ends = !(behind.is_alphanumeric() || behind == '_' || behind == '-' || behind == '/');
    if plain && ends { format!("@{key}") } else { format!("@{{{key}}}") }
}

/// Place and suffix, with `joint` before a place.
fn place(part: &Part, joint: &str) -> String {
    let mut out = String::new();
    if !part.locator.is_empty() {
        out.push_str(joint);
        out.push_str(&labelled(&part.locator));
    }
    if !part.suffix.is_empty() {
        // A number in the suffix would be taken for a page.
        if out.is_empty() && part.suffix.chars().any(char::is_numeric) {
            out.push_str("{}");
        }
        if !part.suffix.starts_with([',', '.', ':', ' ']) {
            out.push(' ');
        }
        out.push_str(&part.suffix);
    }
    if joint.is_empty() { out.trim_start_matches([' ', ',']).to_owned() } else { out }
}

/// A place with the label that Pandoc knows it by: a bare number is a page.
fn labelled(locator: &str) -> String {
    if !locator.starts_with(char::is_numeric) {
        return locator.to_owned();
    }
    let several = locator.contains(['-', '–', ',', '،']);
    format!("{} {locator}", if several { "pp." } else { "p." })
}
