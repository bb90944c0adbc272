//! Hover, go to the entry, find the citations of an entry.

use std::fmt::Write;

use lsp_types::{Hover, HoverContents, Location, MarkupContent, MarkupKind, Position};
use reconcite::model::{Cite, Link, Status};

use super::paper::Paper;

/// What the cite here means, and why; of an entry, how often it is cited.
pub(super) fn hover(paper: &Paper, position: Position) -> Option<Hover> {
    let places = paper.places();
    let offset = places.offset(position);
    let (value, span) = if let Some(cite) = paper.cite_at(offset) {
        (about_cite(paper, cite), cite.spans.iter().find(|span| (span.start..=span.end).contains(&offset)).copied())
    } else {
        let index = paper.entry_at(offset)?;
        let count = cites_of(paper, index).count();
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        let entry = &paper.report.references[index];
        (format!("`{}`: cited {times}", entry.id), Some(entry.span))
    };
    let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
    Some(Hover { contents, range: span.map(|span| places.range(span.range())) })
}

fn about_cite(paper: &Paper, cite: &Cite) -> String {
    let mut text = String::new();
    for link in &cite.links {
        if cite.status == Status::Possible {
            text.push_str("Perhaps:\n\n");
        }
        held_against(&mut text, paper, link);
    }
    if cite.links.is_empty() {
        text.push_str("No entry of the list fits.\n\n");
    }
    if cite.status != Status::Match {
        for link in cite.nearest.iter() {
            text.push_str("Not taken:\n\n");
            held_against(&mut text, paper, link);
        }
    }
    text.trim_end().to_owned()
}

fn held_against(text: &mut String, paper: &Paper, link: &Link) {
    let Some(entry) = paper.report.references.get(link.reference) else { return };
    let evidence: Vec<String> = link.evidence.iter().map(|part| format!("{} {}", part.of, part.how)).collect();
    let evidence = if evidence.is_empty() { String::new() } else { format!(": {}", evidence.join("; ")) };
    let _ = write!(text, "{}\n\n*{:.2}{evidence}*\n\n", plain(&entry.text), link.score);
}

/// Text that means nothing in Markdown.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '\\' | '|' | '~') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The entries that the cite here means, or may mean.
pub(super) fn definition(paper: &Paper, position: Position) -> Vec<Location> {
    let places = paper.places();
    let Some(cite) = paper.cite_at(places.offset(position)) else { return Vec::new() };
    let entries = cite.links.iter().filter_map(|link| paper.report.references.get(link.reference));
    entries.filter_map(|entry| paper.location(&places, entry.span)).collect()
}

/// All citations of the entry here, or of the entry that the cite here means.
pub(super) fn references(paper: &Paper, position: Position) -> Vec<Location> {
    let places = paper.places();
    let offset = places.offset(position);
    let cited = paper.cite_at(offset).and_then(|cite| cite.links.first()).map(|link| link.reference);
    let Some(index) = cited.or_else(|| paper.entry_at(offset)) else { return Vec::new() };
    cites_of(paper, index).filter_map(|cite| paper.location(&places, *cite.spans.first()?)).collect()
}

fn cites_of(paper: &Paper, index: usize) -> impl Iterator<Item = &Cite> {
    let cites = paper.report.citations.iter().flat_map(|citation| &citation.cites);
    cites.filter(move |cite| cite.links.iter().any(|link| link.reference == index))
}
