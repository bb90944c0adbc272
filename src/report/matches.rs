//! What `--explain-match` adds: for every cite the entry it was held against, and why.

use std::fmt::Write;

use super::place::Places;
use super::style::{Palette, message};
use crate::model::{Link, Report, Status};

/// Writes a line for every cite, and one for each entry that it may mean or that came near.
pub(super) fn write(out: &mut String, report: &Report, places: &Places, palette: &Palette) {
    let (bold, frame) = (palette.bold, palette.frame);
    let _ = writeln!(out, "{bold}Every citation and what it was held against{bold:#}");
    for citation in &report.citations {
        let place = places.words(citation.spans.first());
        for (index, cite) in citation.cites.iter().enumerate() {
            let status = match cite.status {
                Status::Match => "match",
                Status::Possible => "possible",
                Status::None => "none",
            };
            let part = if citation.cites.len() > 1 { format!(" #{}", index + 1) } else { String::new() };
            let text = message(&citation.text);
            let _ = writeln!(out, "{frame}{place}{frame:#} {bold}{text}{bold:#}{part}: {status}");
            for link in &cite.links {
                held_against(out, report, link, "");
            }
            for link in cite.nearest.iter() {
                held_against(out, report, link, "not taken: ");
            }
        }
    }
    out.push('\n');
}

fn held_against(out: &mut String, report: &Report, link: &Link, taken: &str) {
    let Some(entry) = report.references.get(link.reference) else { return };
    let evidence = link.evidence.iter();
    let evidence: Vec<String> = evidence.map(|part| format!("{} {} ({:.2})", part.of, part.how, part.score)).collect();
    let _ = writeln!(out, "    {taken}{} {:.2}: {}", entry.id, link.score, message(&evidence.join("; ")));
}
