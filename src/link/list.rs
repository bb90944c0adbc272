//! The bibliography in the place of the printed list.

use std::ops::Range;

use super::latex::Dialect;
use super::{Options, Target, slice};
use crate::model::{Form, Report};
use crate::text::edit::Edit;

/// The changes that let a processor print the list. `used` says which entries are cited by key; the others are named,
/// so that the list stays whole.
pub(super) fn replace(
    report: &Report,
    text: &str,
    used: &[bool],
    options: &Options<'_>,
    dialect: Dialect,
) -> Vec<Edit> {
    let listed = entries(report, text);
    let others =
        report.references.iter().zip(used).enumerate().filter(|(_, (entry, used))| !**used && entry.span.document == 0);
    let others: Vec<&str> = others
        .filter_map(|(at, _)| options.keys.get(at))
        .map(String::as_str)
        .filter(|key| !key.is_empty() && listed.is_some())
        .collect();
    match options.target {
        Target::Markdown => markdown(text, listed, &others, options),
        Target::Latex => latex(text, listed, &others, options, dialect),
        Target::Typst => typst(report, text, listed, &others, options),
    }
}

/// From the first to the last entry of the paper's list, in whole lines.
fn entries(report: &Report, text: &str) -> Option<Range<usize>> {
    let own = || report.references.iter().filter(|entry| entry.span.document == 0 && !entry.span.range().is_empty());
    let (first, last) = (own().map(|entry| entry.span.start).min()?, own().map(|entry| entry.span.end).max()?);
    // Entries that stand apart, as chapter by chapter, stay.
    let together = report.lists.iter().any(|list| list.document == 0 && list.start <= first && last <= list.end);
    if !together || text.get(first..last).is_none() {
        return None;
    }
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    Some(start..end)
}

fn markdown(text: &str, listed: Option<Range<usize>>, others: &[&str], options: &Options<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    if let Some(range) = listed {
        edits.push(Edit::new(range, "::: {#refs}\n:::"));
    }
    let mut lines = String::new();
    let front = front_matter(text);
    let known = front.clone().map(|front| slice(text, front)).unwrap_or_default();
    if !known.lines().any(|line| line.starts_with("bibliography:")) {
        lines.push_str(&format!("bibliography: {}\n", quoted(options.bibliography)));
    }
    if !others.is_empty() && !known.lines().any(|line| line.starts_with("nocite:")) {
        let keys: Vec<String> = others.iter().map(|key| format!("@{{{key}}}")).collect();
        lines.push_str(&format!("nocite: |\n  {}\n", keys.join(", ")));
    }
    match front {
        _ if lines.is_empty() => {}
        Some(front) => edits.push(Edit::new(front.end..front.end, lines)),
        None => {
            let start = text.len() - text.trim_start_matches('\u{feff}').len();
            edits.push(Edit::new(start..start, format!("---\n{lines}---\n\n")));
        }
    }
    edits
}

/// The lines between the marks of a YAML block at the start of a text.
fn front_matter(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let rest = text[start..].strip_prefix("---")?;
    let first = rest.find('\n').filter(|&at| rest[..at].trim().is_empty())? + 1;
    let from = start + 3 + first;
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some(from..at);
        }
        at += line.len();
    }
    None
}

fn quoted(name: &str) -> String {
    let plain = name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '.' | '_' | '-' | '/'));
    if plain { name.to_owned() } else { format!("'{}'", name.replace('\'', "''")) }
}

fn latex(
    text: &str,
    listed: Option<Range<usize>>,
    others: &[&str],
    options: &Options<'_>,
    dialect: Dialect,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let begin = text.find("\\begin{document}");
    let mut preamble = String::new();
    if dialect == Dialect::Natbib && !text.contains("{natbib}") {
        preamble.push_str("\\usepackage{natbib}\n");
    }
    if dialect == Dialect::Biblatex && !text.contains("\\addbibresource") {
        preamble.push_str(&format!("\\addbibresource{{{}}}\n", options.bibliography));
    }
    // A part of a larger document has no preamble.
    if let Some(begin) = begin.filter(|_| !preamble.is_empty()) {
        edits.push(Edit::new(begin..begin, preamble));
    }
    let mut list = String::new();
    if !others.is_empty() {
        list.push_str(&format!("\\nocite{{{}}}\n", others.join(",")));
    }
    if dialect == Dialect::Biblatex {
        list.push_str(if text.contains("\\printbibliography") { "" } else { "\\printbibliography[heading=none]" });
    } else if !text.contains("\\bibliography{") {
        let stem = options.bibliography.strip_suffix(".bib").unwrap_or(options.bibliography);
        if !text.contains("\\bibliographystyle{") {
            list.push_str("\\bibliographystyle{plainnat}\n");
        }
        // The heading that stands above the list stays: the package's own is left out.
        if listed.as_ref().is_some_and(|range| environment(text, range).is_none()) {
            list.push_str("\\renewcommand{\\bibsection}{}\n");
        }
        list.push_str(&format!("\\bibliography{{{stem}}}"));
    }
    match listed {
        Some(range) => edits.push(Edit::new(environment(text, &range).unwrap_or(range), list)),
        None => {
            let end = text.rfind("\\end{document}").unwrap_or(text.len());
            edits.push(Edit::new(end..end, format!("{list}\n")));
        }
    }
    edits
}

/// The `thebibliography` that the entries stand in.
fn environment(text: &str, entries: &Range<usize>) -> Option<Range<usize>> {
    const END: &str = "\\end{thebibliography}";
    let start = text[..entries.end].rfind("\\begin{thebibliography}")?;
    let end = text[start..].find(END)? + start + END.len();
    (start <= entries.start && entries.end <= end).then_some(start..end)
}

fn typst(
    report: &Report,
    text: &str,
    listed: Option<Range<usize>>,
    others: &[&str],
    options: &Options<'_>,
) -> Vec<Edit> {
    if text.contains("#bibliography(") {
        return listed.map(|range| Edit::new(range, "")).into_iter().collect();
    }
    let numeric = report.citations.iter().filter(|citation| citation.form == Form::Numeric).count();
    let style = if numeric * 2 > report.citations.len() { "ieee" } else { "apa" };
    // The heading above the list stays.
    let title = if listed.is_some() { ", title: none" } else { "" };
    let full = if others.is_empty() { "" } else { ", full: true" };
    let call = format!("#bibliography(\"{}\", style: \"{style}\"{title}{full})", options.bibliography);
    vec![match listed {
        Some(range) => Edit::new(range, call),
        None => Edit::new(text.len()..text.len(), format!("\n{call}\n")),
    }]
}
