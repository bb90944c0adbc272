//! Typst.
//!
//! Source: <https://typst.app/docs/reference/model/cite/>

use super::is_prose;
use super::part::Part;
use super::plan::{Plan, Shape};

pub(super) fn write(text: &str, plan: &Plan) -> Result<String, &'static str> {
    if is_prose(plan) {
        return Ok(plan.parts.iter().map(|part| cite(part, "prose", true)).collect::<Vec<_>>().join(" "));
    }
    let noted = |part: &Part| !part.prefix.is_empty() || !part.suffix.is_empty();
    if plan.shape == Shape::Bracket && plan.parts.iter().any(noted) {
        // A citation has no words before it: the brackets are written out.
        let one = |part: &Part| {
            let joint = if part.prefix.is_empty() { "" } else { " " };
            let place = if part.locator.is_empty() { String::new() } else { format!(", {}", part.locator) };
            let (author, year) = (cite(part, "author", false), cite(part, "year", false));
            format!("{}{joint}{author}, {year}{place}{}", part.prefix, part.suffix)
        };
        return Ok(format!("({})", plan.parts.iter().map(one).collect::<Vec<_>>().join("; ")));
    }
    if plan.shape == Shape::Year {
        let one = |part: &Part| {
            let place = if part.locator.is_empty() { String::new() } else { format!(", {}", part.locator) };
            format!("{}{place}{}", cite(part, "year", false), part.suffix)
        };
        return Ok(format!("({})", plan.parts.iter().map(one).collect::<Vec<_>>().join("; ")));
    }
    let behind = text[plan.range.end..].chars().next().unwrap_or(' ');
    let last = plan.parts.len() - 1;
    let one = |(at, part): (usize, &Part)| {
        let free = at < last || !(behind.is_alphanumeric() || matches!(behind, '_' | '-' | '[' | '('));
        match (is_label(&part.key) && free, part.locator.is_empty()) {
            (true, true) => format!("@{}", part.key),
            (true, false) => format!("@{}[{}]", part.key, part.locator),
            (false, _) => cite(part, "normal", true),
        }
    };
    Ok(plan.parts.iter().enumerate().map(one).collect::<Vec<_>>().join(" "))
}

/// A call of the function, which takes any key.
fn cite(part: &Part, form: &str, with_place: bool) -> String {
    let label = if is_label(&part.key) {
        format!("<{}>", part.key)
    } else {
        format!("label(\"{}\")", part.key.replace('\\', "\\\\").replace('"', "\\\""))
    };
    let form = if form == "normal" { String::new() } else { format!(", form: \"{form}\"") };
    let place = match part.locator.as_str() {
        locator if with_place && !locator.is_empty() => format!(", supplement: [{locator}]"),
        _ => String::new(),
    };
    format!("#cite({label}{form}{place})")
}

/// Whether the key can stand as it is behind `@` and between `<` and `>`.
fn is_label(key: &str) -> bool {
    key.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '.' | ':'))
        && !key.ends_with(['.', ':'])
}
