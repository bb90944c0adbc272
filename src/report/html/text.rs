//! A document's text, paragraph by paragraph, with its citations and entries, and what was found beside them.

use std::fmt::Write;
use std::ops::Range;

use super::escape::{doi_address, escape};
use super::finding::write_card;
use super::overview::is_free;
use super::{Page, status_name};
use crate::model::{Cite, Status};
use crate::order::Order;
use crate::report::style::severity_name;

/// A longer line is a paragraph of its own; shorter ones are lines of one, in bytes.
const PARAGRAPH: usize = 160;
/// What stands before an entry on its line, if it is no longer than this, is its label.
const LABEL: usize = 16;

/// A part of a document's text that is printed as one paragraph.
struct Block {
    range: Range<usize>,
    /// The entry that it is, by its index.
    entry: Option<usize>,
}

/// A part of a document that cites are made of. Cites that share their words, as in `[3-5]`, share the mark.
struct Mark<'r> {
    range: Range<usize>,
    /// The cites, each with its number on the page, and whether this is its first mark.
    cites: Vec<(usize, &'r Cite, bool)>,
}

/// Writes document `number` as a section.
pub(super) fn write(out: &mut String, page: &Page, number: usize) {
    let document = &page.report.documents[number];
    let title = if number == 0 { "The text" } else { "The references" };
    let id = format!("p{}-d{number}", page.paper);
    let _ = write!(out, "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}: <bdi>");
    escape(out, &document.path);
    out.push_str("</bdi></h2>\n<div class=\"text\">\n");
    let marks = marks(page, number);
    let findings = page.findings.of(number);
    let (mut next_mark, mut next_finding) = (0, 0);
    let blocks = blocks(page, number);
    for (at, block) in blocks.iter().enumerate() {
        let is_last = at + 1 == blocks.len();
        let mine = |start: usize| is_last || start < blocks[at + 1].range.start;
        let first_mark = next_mark;
        while next_mark < marks.len() && mine(marks[next_mark].range.start) {
            next_mark += 1;
        }
        let first_finding = next_finding;
        while next_finding < findings.len() && mine(findings[next_finding].0) {
            next_finding += 1;
        }
        let (marks, findings) = (&marks[first_mark..next_mark], &findings[first_finding..next_finding]);
        out.push_str("<div class=\"row\">\n");
        match block.entry {
            Some(index) => write_entry(out, page, block, index, marks, findings, number),
            None => {
                out.push_str("<p dir=\"auto\">");
                write_words(out, page, &document.text, &block.range, marks, findings);
                out.push_str("</p>\n");
            }
        }
        if !findings.is_empty() {
            out.push_str("<div class=\"beside\">\n");
            for &(_, _, index) in findings {
                write_card(out, page, index);
            }
            out.push_str("</div>\n");
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n</section>\n");
}

fn write_entry(
    out: &mut String,
    page: &Page,
    block: &Block,
    index: usize,
    marks: &[Mark],
    findings: &[(usize, usize, usize)],
    number: usize,
) {
    let (anchor, by) = (page.entry_anchor(index), &page.cited_by[index]);
    let class = if by.is_empty() { "entry uncited" } else { "entry" };
    let _ = write!(out, "<div class=\"{class}\" id=\"{anchor}\" dir=\"auto\" tabindex=\"-1\">");
    write_words(out, page, &page.report.documents[number].text, &block.range, marks, findings);
    out.push_str("<span class=\"back\" dir=\"ltr\">");
    if by.is_empty() {
        out.push_str("not cited");
    } else {
        out.push_str(if page.is_surely_cited[index] { "cited:" } else { "perhaps cited:" });
        for (count, &cite) in by.iter().enumerate() {
            let label = format!("to citation {} of {}", count + 1, by.len());
            let _ = write!(out, " <a href=\"#{}\" aria-label=\"{label}\">{}</a>", page.cite_anchor(cite), count + 1);
        }
    }
    let doi = &page.report.references[index].item.doi;
    if doi.starts_with("10.") {
        let _ = write!(out, " · <a href=\"{}\" rel=\"noreferrer\">DOI</a>", doi_address(doi));
    }
    out.push_str("</span></div>\n");
}

/// Writes the words of a block with its marks, and after its place the number of each finding.
fn write_words(
    out: &mut String,
    page: &Page,
    text: &str,
    block: &Range<usize>,
    marks: &[Mark],
    findings: &[(usize, usize, usize)],
) {
    let mut calls: Vec<(usize, usize)> = findings.iter().map(|&(_, end, index)| (end.min(block.end), index)).collect();
    calls.order();
    let mut calls = calls.into_iter().peekable();
    let mut at = block.start;
    for mark in marks {
        let range = mark.range.start.clamp(at, block.end)..mark.range.end.clamp(at, block.end);
        while let Some((place, index)) = calls.next_if(|(place, _)| *place <= range.start) {
            let place = place.clamp(at, range.start);
            escape(out, text.get(at..place).unwrap_or_default());
            write_call(out, page, index);
            at = place;
        }
        escape(out, text.get(at..range.start).unwrap_or_default());
        write_mark(out, page, text.get(range.clone()).unwrap_or_default(), mark);
        at = range.end;
    }
    for (place, index) in calls {
        let place = place.clamp(at, block.end);
        escape(out, text.get(at..place).unwrap_or_default());
        write_call(out, page, index);
        at = place;
    }
    escape(out, text.get(at..block.end).unwrap_or_default().trim_end());
}

fn write_call(out: &mut String, page: &Page, index: usize) {
    let severity = severity_name(page.report.findings[index].severity);
    let (anchor, number) = (page.finding_anchor(index), index + 1);
    let _ = write!(
        out,
        "<a class=\"call {severity}\" href=\"#{anchor}\" data-finding=\"{anchor}\" dir=\"ltr\" \
         aria-label=\"{severity} {number}\">{number}</a>"
    );
}

fn write_mark(out: &mut String, page: &Page, words: &str, mark: &Mark) {
    // The worst of the cites that share the words gives the colour.
    let worst = mark.cites.iter().min_by_key(|(_, cite, _)| match cite.status {
        Status::None if !is_free(cite) => 0,
        Status::Possible => 1,
        Status::Match => 2,
        Status::None => 3,
    });
    let Some(&(_, worst, _)) = worst else { return };
    let class = if is_free(worst) { "free" } else { status_name(worst.status) };
    let said = match class {
        "match" => "",
        "possible" => " (perhaps in the list)",
        "none" => " (not in the list)",
        _ => " (needs no entry)",
    };
    let mut anchors =
        mark.cites.iter().filter(|(_, _, is_first)| *is_first).map(|(number, ..)| page.cite_anchor(*number));
    let id = anchors.next().map(|anchor| format!(" id=\"{anchor}\"")).unwrap_or_default();
    for anchor in anchors {
        let _ = write!(out, "<span id=\"{anchor}\"></span>");
    }
    let mut targets: Vec<usize> =
        mark.cites.iter().flat_map(|(_, cite, _)| &cite.links).map(|link| link.reference).collect();
    targets.dedup();
    targets.retain(|&target| target < page.report.references.len());
    let element = if targets.is_empty() { "span" } else { "a" };
    let _ = write!(out, "<{element} class=\"cite {class}\"{id} dir=\"auto\"");
    if let Some(&first) = targets.first() {
        let _ = write!(out, " href=\"#{}\" title=\"", page.entry_anchor(first));
        escape(out, &page.report.references[first].text);
        out.push('"');
    }
    out.push('>');
    escape(out, words);
    if !said.is_empty() {
        let _ = write!(out, "<span class=\"hidden\">{said}</span>");
    }
    let _ = write!(out, "</{element}>");
    for &other in targets.iter().skip(1) {
        let _ = write!(
            out,
            "<a class=\"more\" dir=\"ltr\" href=\"#{}\" aria-label=\"also entry ",
            page.entry_anchor(other)
        );
        escape(out, page.entry_name(other));
        out.push_str("\">");
        match &page.report.references[other].label {
            Some(label) => escape(out, label),
            None => out.push('↓'),
        }
        out.push_str("</a>");
    }
}

/// Where the cites of a document stand, in order; none overlaps another.
fn marks<'r>(page: &Page<'r>, document: usize) -> Vec<Mark<'r>> {
    let mut places: Vec<(usize, usize, usize, &Cite, bool)> = Vec::new();
    let cites =
        page.report.citations.iter().flat_map(|citation| citation.cites.iter().map(move |cite| (citation, cite)));
    for (number, (citation, cite)) in cites.enumerate() {
        let spans = if cite.spans.is_empty() { &citation.spans } else { &cite.spans };
        for (part, span) in spans.iter().enumerate().filter(|(_, span)| span.document == document) {
            places.push((span.start, span.end, number, cite, part == 0));
        }
    }
    places.order_by_key(|&(start, end, number, ..)| (start, end, number));
    let mut marks: Vec<Mark> = Vec::new();
    for (start, end, number, cite, is_first) in places {
        match marks.last_mut() {
            Some(last) if start < last.range.end => {
                last.range.end = last.range.end.max(end);
                last.cites.push((number, cite, is_first));
            }
            _ => marks.push(Mark { range: start..end, cites: vec![(number, cite, is_first)] }),
        }
    }
    marks
}

/// Parts a document into paragraphs: at empty lines, around long lines, and around entries.
fn blocks(page: &Page, document: usize) -> Vec<Block> {
    let text = page.report.documents[document].text.as_str();
    let mut entries: Vec<(Range<usize>, usize)> = page
        .report
        .references
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.span.document == document && entry.span.end <= text.len())
        .map(|(index, entry)| (entry.span.range(), index))
        .collect();
    entries.order_by_key(|(range, index)| (range.start, *index));
    let mut blocks = Vec::new();
    let mut at = 0;
    for (mut range, index) in entries {
        let line = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        if range.start - line <= LABEL {
            range.start = line;
        }
        range.start = range.start.max(at);
        range.end = range.end.max(range.start);
        paragraphs(text, at..range.start, &mut blocks);
        at = range.end;
        blocks.push(Block { range, entry: Some(index) });
    }
    paragraphs(text, at..text.len(), &mut blocks);
    if blocks.is_empty() {
        blocks.push(Block { range: 0..text.len(), entry: None });
    }
    blocks
}

fn paragraphs(text: &str, range: Range<usize>, blocks: &mut Vec<Block>) {
    let mut open: Option<Range<usize>> = None;
    let mut at = range.start;
    for line in text.get(range).unwrap_or_default().split_inclusive('\n') {
        let here = at..at + line.len();
        at = here.end;
        let is_empty = line.trim().is_empty();
        if is_empty || line.len() > PARAGRAPH {
            blocks.extend(open.take().map(|range| Block { range, entry: None }));
            if !is_empty {
                blocks.push(Block { range: here, entry: None });
            }
            continue;
        }
        match &mut open {
            Some(open) => open.end = here.end,
            None => open = Some(here),
        }
    }
    blocks.extend(open.map(|range| Block { range, entry: None }));
}
