//! LaTeX with natbib, or with biblatex where the manuscript loads it.
//!
//! Source: the manuals of natbib, section 2, and biblatex, section 3.9.

use super::is_prose;
use super::part::Part;
use super::plan::{Plan, Shape};

/// The package whose commands are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// `\citep`, `\citet`.
    Natbib,
    /// `\parencite`, `\textcite`.
    Biblatex,
}

impl Dialect {
    /// By what the manuscript loads.
    pub fn of(text: &str) -> Self {
        let loads =
            text.lines().any(|line| line.trim_start().starts_with("\\usepackage") && line.contains("{biblatex}"));
        if loads { Self::Biblatex } else { Self::Natbib }
    }
}

pub(super) fn write(plan: &Plan, dialect: Dialect, english: bool) -> Result<String, &'static str> {
    let keys = || plan.parts.iter().map(|part| part.key.as_str()).collect::<Vec<_>>().join(",");
    let (one, several) = match (plan.shape, dialect) {
        _ if is_prose(plan) => match dialect {
            Dialect::Natbib => ("\\citet", ""),
            Dialect::Biblatex => ("\\textcite", ""),
        },
        (Shape::Year, Dialect::Natbib) => ("\\citeyearpar", ""),
        (Shape::Year, Dialect::Biblatex) => ("\\parencite*", ""),
        (Shape::Number, _) => ("\\cite", ""),
        (_, Dialect::Natbib) => ("\\citep", ""),
        (_, Dialect::Biblatex) => ("\\parencite", "\\parencites"),
    };
    let last = plan.parts.len() - 1;
    let has_prefix = |part: &Part| !part.prefix.is_empty();
    let has_note = |part: &Part| !part.locator.is_empty() || !part.suffix.is_empty();
    let inner =
        plan.parts.iter().enumerate().any(|(at, part)| (at > 0 && has_prefix(part)) || (at < last && has_note(part)));
    if !inner {
        let options = options(&plan.parts[0].prefix, &note(&plan.parts[last], english));
        return Ok(format!("{one}{options}{{{}}}", keys()));
    }
    if plan.shape != Shape::Bracket {
        return Err("only one of several works has a page");
    }
    let each = |command: &str, joint: &str| {
        let one = |part: &Part| format!("{command}{}{{{}}}", options(&part.prefix, &note(part, english)), part.key);
        plan.parts.iter().map(one).collect::<Vec<_>>().join(joint)
    };
    Ok(match dialect {
        Dialect::Natbib => format!("\\citetext{{{}}}", each("\\citealp", "; ")),
        Dialect::Biblatex => format!("{several}{}", each("", "")),
    })
}

/// Place and suffix.
fn note(part: &Part, english: bool) -> String {
    let bare = part.locator.starts_with(char::is_numeric);
    let locator = match (bare && english, part.locator.contains(['-', '–', ','])) {
        (true, true) => format!("pp.~{}", part.locator),
        (true, false) => format!("p.~{}", part.locator),
        (false, _) => part.locator.clone(),
    };
    let suffix = part.suffix.trim_start_matches([',', ' ']);
    if locator.is_empty() || suffix.is_empty() { format!("{locator}{suffix}") } else { format!("{locator}, {suffix}") }
}

fn options(prefix: &str, note: &str) -> String {
    // A bracket in the text of an option would end it.
    let guarded = |text: &str| if text.contains(['[', ']']) { format!("{{{text}}}") } else { text.to_owned() };
    match (prefix.is_empty(), note.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("[{}]", guarded(note)),
        (false, _) => format!("[{}][{}]", guarded(prefix), guarded(note)),
    }
}
