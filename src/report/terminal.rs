//! The report for people, as a good compiler writes it.

use std::fmt::Write;

use anstyle::Style;
use rustc_hash::FxHashMap;
use unicode_width::UnicodeWidthStr;

use super::place::Places;
use super::statistics::totals;
use super::style::{Palette, message, severity_name, visible};
use super::{matches, snippet};
use crate::model::{Finding, Reference, Report, Severity, Span};
use crate::order::Order;

/// How to show a report.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Whether to use colour.
    pub color: bool,
    /// Columns.
    pub width: usize,
    /// Whether to show every match with its reasons.
    pub explain: bool,
}

/// So many findings of one rule are shown in full; the rest take a line each.
const IN_FULL: usize = 12;

/// A block has at most so many lines.
const IN_BLOCK: usize = 40;

/// Renders the findings with their lines, and a summary.
///
/// Findings stand in order of place, notes after them. What would flood, notes and remarks on entries of the list,
/// follows in one block a rule.
pub fn render(report: &Report, view: &View) -> String {
    let printer = Printer { report, places: Places::new(report), palette: Palette::new(view.color), width: view.width };
    let mut out = String::new();
    let (full, blocks) = printer.sort();
    for finding in full {
        printer.finding(&mut out, finding);
    }
    for (findings, more) in blocks {
        printer.block(&mut out, &findings, more);
    }
    if view.explain {
        matches::write(&mut out, report, &printer.places, &printer.palette);
    }
    printer.summary(&mut out);
    out
}

struct Printer<'r> {
    report: &'r Report,
    places: Places<'r>,
    palette: Palette,
    width: usize,
}

/// The findings of one rule that share a block, and whether some of that rule were shown in full before.
type Block<'r> = (Vec<&'r Finding>, bool);

impl<'r> Printer<'r> {
    /// Parts the findings into those shown in full and those that share a block.
    fn sort(&self) -> (Vec<&'r Finding>, Vec<Block<'r>>) {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for finding in &self.report.findings {
            *counts.entry(finding.rule).or_default() += 1;
        }
        let mut full = Vec::new();
        let mut shown: FxHashMap<&str, usize> = FxHashMap::default();
        let mut blocks: Vec<Block> = Vec::new();
        for finding in &self.report.findings {
            let about_list = self.entry(finding).is_some() && finding.related.is_empty();
            let brief = finding.severity == Severity::Info || about_list;
            let count = shown.entry(finding.rule).or_default();
            if counts[finding.rule] == 1 || (!brief && *count < IN_FULL) {
                *count += 1;
                full.push(finding);
            } else {
                match blocks.iter_mut().find(|(block, _)| block[0].rule == finding.rule) {
                    Some((block, _)) => block.push(finding),
                    None => blocks.push((vec![finding], *count > 0)),
                }
            }
        }
        full.order_by_key(|finding| finding.severity == Severity::Info);
        blocks.order_by_key(|(block, _)| std::cmp::Reverse(block[0].severity));
        (full, blocks)
    }

    fn title(&self, out: &mut String, finding: &Finding, title: &str) {
        let (style, bold) = (self.palette.severity(finding.severity), self.palette.bold);
        let head = format!("{}[{}]", severity_name(finding.severity), finding.rule);
        let text = wrap(title, head.width() + 2, 4, self.width);
        let _ = writeln!(out, "{style}{head}{style:#}{bold}: {text}{bold:#}");
    }

    fn finding(&self, out: &mut String, finding: &Finding) {
        let frame = self.palette.frame;
        self.title(out, finding, &message(&finding.message));
        let spans = finding.spans.iter().chain(finding.related.iter().map(|related| &related.span));
        let last = spans.filter_map(|&span| self.places.of(span)).map(|(_, at)| at.line).max().unwrap_or(0);
        let gutter = last.to_string().len().max(2);
        let place = self.places.words(finding.spans.first());
        let _ = writeln!(out, "{frame}{:>gutter$}-->{frame:#} {place}", "");
        let mark = self.palette.severity(finding.severity);
        match (self.entry(finding), finding.spans.as_slice()) {
            (Some(_), &[entry]) => self.opening(out, entry, gutter, mark),
            (_, spans) => self.lines(out, spans, gutter, mark),
        }
        for related in &finding.related {
            let place = self.places.words(Some(&related.span));
            let what = message(&related.message);
            let _ = writeln!(out, "{frame}{:>gutter$}:::{frame:#} {place}: {what}", "");
            self.opening(out, related.span, gutter, self.palette.other);
        }
        for reason in &finding.reasons {
            self.remark(out, gutter, "because", reason);
        }
        if !finding.help.is_empty() {
            self.remark(out, gutter, "help", &finding.help);
        }
        out.push('\n');
    }

    fn remark(&self, out: &mut String, gutter: usize, kind: &str, text: &str) {
        let (frame, bold) = (self.palette.frame, self.palette.bold);
        let indent = gutter + kind.len() + 5;
        let text = wrap(&message(text), indent, indent, self.width);
        let _ = writeln!(out, "{frame}{:>gutter$} ={frame:#} {bold}{kind}{bold:#}: {text}", "");
    }

    /// The lines of a citation, each part of a torn one on its own.
    fn lines(&self, out: &mut String, spans: &[Span], gutter: usize, mark: Style) {
        for &span in spans {
            if let Some(line) = self.places.marked(span) {
                snippet::write(out, &line, gutter, self.width, self.palette.frame, mark);
            }
        }
    }

    /// The start of an entry, without carets: all of it is meant.
    fn opening(&self, out: &mut String, span: Span, gutter: usize, style: Style) {
        let Some(line) = self.places.marked(span) else { return };
        let frame = self.palette.frame;
        let room = self.width.saturating_sub(gutter + 3).max(20);
        let text = snippet::cut_end(&message(line.mark), room, false);
        if !text.is_empty() {
            let _ = writeln!(out, "{frame}{:>gutter$} |{frame:#} {style}{text}{style:#}", line.line);
        }
    }

    /// Findings of one rule, a line each. Words that end every message are said once.
    fn block(&self, out: &mut String, findings: &[&Finding], more: bool) {
        let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        let ending = common_ending(&messages);
        let more = if more { " more" } else { "" };
        let is_entry = |finding: &&Finding| self.entry(finding).is_some();
        let noun = if findings.iter().all(is_entry) { "entries" } else { "places" };
        let title = match ending {
            "" => format!("{}{more} {noun}", findings.len()),
            ending => format!("…{ending}, {}{more} {noun}", findings.len()),
        };
        self.title(out, findings[0], &title);
        let frame = self.palette.frame;
        let mut path = "";
        let lines = findings.iter().filter_map(|finding| self.places.of(*finding.spans.first()?));
        let gutter = lines.map(|(_, at)| at.line).max().unwrap_or(0).to_string().len().max(2);
        for finding in &findings[..findings.len().min(IN_BLOCK)] {
            let at = finding.spans.first().and_then(|span| self.places.of(*span));
            let (name, line) = at.map_or(("", 0), |(name, at)| (name, at.line));
            if name != path {
                let _ = writeln!(out, "{frame}{:>gutter$}-->{frame:#} {name}", "");
                path = name;
            }
            let what = &finding.message[..finding.message.len() - ending.len()];
            // Of an entry its words say more than its name.
            let entry = self.entry(finding).filter(|_| !ending.is_empty());
            let what = match entry.map(|entry| (entry, &entry.label)) {
                Some((entry, Some(label))) => message(&format!("[{label}] {}", entry.text)).into_owned(),
                Some((entry, None)) => message(&entry.text).into_owned(),
                None => message(what).into_owned(),
            };
            let what = snippet::cut_end(&what, self.width.saturating_sub(gutter + 3).max(20), false);
            let _ = writeln!(out, "{frame}{line:>gutter$} |{frame:#} {what}");
        }
        if findings.len() > IN_BLOCK {
            let rest = findings.len() - IN_BLOCK;
            let _ = writeln!(out, "{frame}{:>gutter$} |{frame:#} … and {rest} more; --format concise shows all", "");
        }
        let help = &findings[0].help;
        if !help.is_empty() && findings.iter().all(|finding| finding.help == *help) {
            self.remark(out, gutter, "help", help);
        }
        out.push('\n');
    }

    /// The entry of the list that the finding is about, where it points to no citation.
    fn entry(&self, finding: &Finding) -> Option<&'r Reference> {
        let entry = self.report.references.get(finding.reference?)?;
        (finding.spans.first() == Some(&entry.span)).then_some(entry)
    }

    fn summary(&self, out: &mut String) {
        let path = self.report.documents.first().map(|document| visible(&document.path)).unwrap_or_default();
        let path = if path == "-" { "standard input".into() } else { path };
        let _ = writeln!(out, "{path}: {}", totals(&super::json::summary(self.report)));
    }
}

/// The words that all messages end in, with the space before them; empty where they have none in common or are all
/// the same.
fn common_ending<'m>(messages: &[&'m str]) -> &'m str {
    let [first, others @ ..] = messages else { return "" };
    if others.iter().all(|other| other == first) {
        return "";
    }
    let starts = first.char_indices().filter(|(_, letter)| *letter == ' ').map(|(at, _)| at);
    let shared = |at: &usize| others.iter().all(|other| other.ends_with(&first[*at..]));
    let ending = starts.skip(1).find(shared).map_or("", |at| &first[at..]);
    // One word, such as a year, says nothing of what they share.
    if ending.split_whitespace().count() > 1 { ending } else { "" }
}

/// Breaks a text between words where it would run past the terminal; `used` columns of its first line are taken.
fn wrap(text: &str, used: usize, indent: usize, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut column = used;
    for word in text.split(' ') {
        let size = word.width();
        if column + size + 1 > width && column > indent {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if !out.is_empty() {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += size;
    }
    out
}
