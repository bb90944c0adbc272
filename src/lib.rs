//! Reconciles a paper's citations with its reference list.

pub mod config;
pub mod export;
pub mod locale;
pub mod model;
pub mod parse;
pub mod read;
pub mod reconcile;
pub mod report;
pub mod rules;
pub mod text;

use config::Config;
use model::{Document, Item, Reference, Report, Span};
use parse::citations::{self, Hints, Note, Source};
use parse::layout::{BlockKind, Layout};
use parse::references::list::{self, ReferenceList};
use text::reading::Reading;

/// Checks a paper against its own reference list, or against the list in `references`.
///
/// Never fails and never prints: what cannot be found is a finding, or an empty list.
pub fn check(paper: Document, references: Option<Document>, config: &Config) -> Report {
    let mut report = Report { documents: std::iter::once(paper).chain(references).collect(), ..Report::default() };
    report.languages = report.documents.iter().map(|document| locale::detect(&document.text)).collect();
    let layouts: Vec<Layout> = report.documents.iter().map(Layout::new).collect();

    let mut own_lists = Vec::new();
    for (number, document) in report.documents.iter().enumerate() {
        let lists = list::find(document, &layouts[number]);
        // With a list of its own beside it, what the paper lists is left out of the running text but not read.
        if number + 1 == report.documents.len() {
            report.references = read_lists(number, &lists);
        }
        report.lists.extend(lists.iter().map(|list| Span::new(number, list.range.start, list.range.end)));
        if number == 0 {
            own_lists = lists;
        }
    }
    export::keys::assign_keys(&mut report.references);

    let paper = &report.documents[0];
    let (reading, notes) = running_text(paper, &layouts[0], &own_lists);
    let language = report.languages[0];
    let source = Source { document: 0, text: &paper.text, reading: &reading, language, notes: &notes };
    let found = citations::find(&source, &Hints::new(&report.references));
    report.citations = found.citations;
    report.repairs = found.repairs;
    reconcile::reconcile(&report.references, &mut report.citations, &found.abbreviations);
    report.findings = rules::run(&report, config);
    report
}

/// Finds and reads the reference list of a document without looking at its citations.
pub fn references(document: &Document) -> Vec<Reference> {
    let lists = list::find(document, &Layout::new(document));
    let mut references = read_lists(0, &lists);
    export::keys::assign_keys(&mut references);
    references
}

/// Reads one printed reference.
pub fn parse_reference(line: &str) -> Item {
    parse::references::read_entry(line).item
}

/// Reads the entries of a document's lists into fields. Their keys are still empty.
fn read_lists(document: usize, lists: &[ReferenceList]) -> Vec<Reference> {
    let entries = lists.iter().flat_map(|list| &list.entries);
    entries
        .map(|entry| {
            let fields = parse::references::read_entry(&entry.printed());
            Reference {
                id: String::new(),
                span: Span::new(document, entry.range.start, entry.range.end),
                label: entry.label.clone(),
                text: entry.text.clone(),
                item: fields.item,
                years: fields.years,
                et_al: fields.et_al,
            }
        })
        .collect()
}

/// The text that citations stand in, in reading order: without the reference lists and furniture, the notes last.
fn running_text(document: &Document, layout: &Layout, lists: &[ReferenceList]) -> (Reading, Vec<Note>) {
    let mut reading = Reading::default();
    let listed = |block: &std::ops::Range<usize>| {
        lists.iter().any(|list| list.range.start <= block.start && block.start < list.range.end)
    };
    let blocks = layout.blocks.iter().filter(|block| block.kind != BlockKind::Furniture && !listed(&block.range));
    // A line that begins with a number is a note only where the numbers count: `182 Valeriano` is not.
    let mut last = 0;
    let (noted, running): (Vec<_>, Vec<_>) = blocks.partition(|block| {
        let BlockKind::Note { label } = &block.kind else { return false };
        match text::digits::parse_number(label) {
            Some(number) if number != 1 && !(last..=last + 2).contains(&number) => false,
            Some(number) => {
                last = number;
                true
            }
            None => true,
        }
    });
    for block in running {
        reading.push_lines(&document.text, block.lines.iter().cloned());
        reading.push_joint('\n');
    }
    let mut notes = Vec::new();
    for block in noted {
        let start = reading.text().len();
        reading.push_lines(&document.text, block.lines.iter().cloned());
        if let BlockKind::Note { label } = &block.kind {
            let text = &reading.text()[start..];
            let behind = text.find(label.as_str()).map_or(0, |at| at + label.len());
            let gap = text[behind..].find(|c: char| c.is_alphabetic()).unwrap_or(0);
            notes.push(Note { label: label.clone(), range: start + behind + gap..reading.text().len() });
        }
        reading.push_joint('\n');
    }
    (reading, notes)
}
