//! Reconciles a paper's citations with its reference list.

pub mod baseline;
pub mod config;
pub mod export;
pub mod fix;
pub mod library;
pub mod link;
pub mod locale;
pub mod model;
mod order;
pub mod parse;
pub mod read;
pub mod reconcile;
pub mod report;
pub mod rules;
pub mod text;

use std::ops::Range;

use config::Config;
use export::KeyPattern;
use model::{Document, Form, Format, Item, MarkKind, Reference, Report, Span, Views};
use parse::citations::{self, Hints, Note, Source};
use parse::layout::{Block, BlockKind, Layout};
use parse::references::list::{self, ReferenceList};
use text::reading::Reading;

use crate::order::Order;

/// Checks a paper against its own reference list, or against the list in `references`.
///
/// Never fails and never prints: what cannot be found is a finding, or an empty list.
pub fn check(paper: Document, references: Option<Document>, config: &Config) -> Report {
    let mut report = Report { documents: std::iter::once(paper).chain(references).collect(), ..Report::default() };
    let views = Views::new(&report.documents);
    let parsed: Vec<&Document> =
        report.documents.iter().enumerate().map(|(number, document)| views.of(number, document)).collect();
    report.languages = parsed.iter().map(|document| locale::detect(&document.text)).collect();
    let mut layouts: Vec<Layout> = parsed.iter().map(|document| layout(document)).collect();

    let mut listed: Vec<Range<usize>> = Vec::new();
    for (number, &document) in parsed.iter().enumerate() {
        if document.format == Format::Bibliography {
            report.references = read::bibliography::references(number, document);
            continue;
        }
        let lists = list::find(document, &layouts[number]);
        report.lists.extend(lists.iter().map(|list| Span::new(number, list.range.start, list.range.end)));
        if number == 0 {
            listed = lists.iter().map(|list| list.range.clone()).collect();
        }
        // With a list of its own beside it, what the paper lists is left out of the running text but not read.
        if number + 1 == report.documents.len() {
            report.references = read_lists(number, document, lists, report.languages[number]);
            take_known_fields(document, &mut report.references);
        }
    }
    export::keys::assign_missing_keys(&mut report.references, &config.keys);

    let paper = parsed[0];
    let (reading, notes) = running_text(paper, &layouts[0], &listed);
    // Of a large paper they are large, too.
    layouts.clear();
    let language = report.languages[0];
    let source = Source { document: 0, text: &paper.text, reading: &reading, language, notes: &notes };
    let found = citations::find(&source, &Hints::new(&report.references).in_language(language));
    report.citations = found.citations;
    report.repairs = found.repairs;
    drop(reading);
    map_back(&mut report, &views);
    let keyed = citations::keyed(0, &report.documents[0]);
    if !keyed.is_empty() {
        // Where keys stand for the citations, a number in brackets is none.
        report.citations.retain(|citation| citation.form != Form::Numeric);
        report.citations.extend(keyed);
        report.citations.order_by_key(|citation| citation.spans.first().map_or(usize::MAX, |span| span.start));
    }
    reconcile::read_as_cited(&mut report.references, &report.citations);
    reconcile::read_as_listed(&report.references, &mut report.citations, language, &found.abbreviations);
    report.twins = reconcile::twins(&report.references, &report.lists, &report.citations);
    reconcile::reconcile(&report.references, &mut report.citations, &found.abbreviations, &report.twins);
    reconcile::take_over(&mut report.citations);
    reconcile::settle_linked(&report.documents[0], &report.lists, &report.references, &mut report.citations);
    reconcile::mark_misplaced_keys(&report.documents[0], &report.references, &mut report.citations);
    reconcile::cite_twins(&report.twins, &mut report.citations);
    report.findings = rules::run(&report, config);
    rules::suppress(&mut report, config);
    report
}

/// Finds and reads the reference list of a document without looking at its citations.
pub fn references(document: &Document) -> Vec<Reference> {
    references_by(document, &KeyPattern::default())
}

/// The same, with keys by a pattern for the entries that have none.
pub fn references_by(document: &Document, keys: &KeyPattern) -> Vec<Reference> {
    if document.format == Format::Bibliography {
        let mut references = read::bibliography::references(0, document);
        export::keys::assign_missing_keys(&mut references, keys);
        return references;
    }
    let views = Views::new(std::slice::from_ref(document));
    let parsed = views.of(0, document);
    let lists = list::find(parsed, &Layout::new(parsed));
    let mut references = read_lists(0, parsed, lists, locale::detect(&parsed.text));
    references.iter_mut().for_each(|reference| reference.span = views.whole(reference.span));
    export::keys::assign_missing_keys(&mut references, keys);
    references
}

/// Reads one printed reference.
pub fn parse_reference(line: &str) -> Item {
    parse::references::read_entry(line).item
}

/// Reads the entries of a document's lists into fields. Their keys are still empty. `language` is a BCP 47 tag.
fn read_lists(document: usize, text: &Document, lists: Vec<ReferenceList>, language: &str) -> Vec<Reference> {
    let entries = lists.into_iter().flat_map(|list| list.entries);
    let keys = entry_keys(text);
    let mut references: Vec<Reference> = entries
        .map(|mut entry| {
            let mut fields = parse::references::read_entry(&entry.printed());
            // Of a hundred thousand entries, what was reserved and not used is many megabytes.
            fields.item.author.shrink_to_fit();
            if let Some(date) = &mut fields.item.issued {
                date.date_parts.shrink_to_fit();
            }
            fields.years.shrink_to_fit();
            entry.text.shrink_to_fit();
            // Keys of `\bibitem` and of their like: what citations by key name.
            let key = keys.partition_point(|(range, _)| range.end <= entry.range.start);
            let key = keys.get(key).filter(|(range, _)| range.start <= entry.range.start).map(|(_, key)| *key);
            fields.item.id = key.unwrap_or_default().to_owned();
            // An entry that nothing could be read out of keeps its words.
            let unread = fields.item.title.is_empty() && fields.item.author.is_empty();
            if unread && fields.item.note.is_empty() && fields.item.container_title != entry.text {
                fields.item.note.clone_from(&entry.text);
            }
            // `______. Ministério da Saúde. …` is cited by what the dash stands for, where that is no author of the entry.
            let first = fields.item.author.first().map(|name| name.surname());
            let hidden = |author: &String| first.as_ref().is_some_and(|first| !author.contains(first.as_str()));
            let text = if entry.repeated_author.as_ref().is_some_and(hidden) {
                entry.printed().into_owned()
            } else {
                entry.text
            };
            Reference {
                id: fields.item.id.clone(),
                span: Span::new(document, entry.range.start, entry.range.end),
                label: entry.label,
                text,
                item: fields.item,
                years: fields.years,
                et_al: fields.et_al,
            }
        })
        .collect();
    parse::references::put_surnames_first(&mut references, language);
    references
}

/// The places of the entries whose keys the format tells, in order. Elsewhere an entry's identifier is no key: `B12`.
fn entry_keys(document: &Document) -> Vec<(Range<usize>, &str)> {
    if !matches!(document.format, Format::Latex | Format::Markdown | Format::Typst) {
        return Vec::new();
    }
    let keys = document.marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Entry(key) if !key.is_empty() => Some((mark.range.clone(), key.as_str())),
        _ => None,
    });
    keys.collect()
}

/// The layout of a document; a file of records has none.
fn layout(document: &Document) -> Layout {
    if document.format == Format::Bibliography { Layout::default() } else { Layout::new(document) }
}

/// Lets all spans that were found in views point into the documents themselves.
fn map_back(report: &mut Report, views: &Views) {
    let back = |spans: &mut Vec<Span>| *spans = spans.iter().flat_map(|span| views.back(*span)).collect();
    for citation in &mut report.citations {
        back(&mut citation.spans);
        citation.cites.iter_mut().for_each(|cite| {
            back(&mut cite.spans);
            cite.again = cite.again.and_then(|span| views.back(span).into_iter().next());
        });
    }
    report.references.iter_mut().for_each(|reference| reference.span = views.whole(reference.span));
    report.lists.iter_mut().for_each(|list| *list = views.whole(*list));
    report.repairs.iter_mut().for_each(|repair| repair.span = views.whole(repair.span));
}

/// Fields that the format knows are better than any that are read from print.
fn take_known_fields(document: &Document, references: &mut [Reference]) {
    for mark in &document.marks {
        let MarkKind::Cited(items) = &mark.kind else { continue };
        let next = references.partition_point(|reference| reference.span.end <= mark.range.start);
        if let (Some(reference), [item]) = (references.get_mut(next), items.as_slice())
            && mark.range.start <= reference.span.start
            && reference.span.end <= mark.range.end
        {
            reference.item = item.clone();
        }
    }
}

/// The text that citations stand in, in reading order: without the reference lists and furniture, the notes last.
fn running_text(document: &Document, layout: &Layout, lists: &[Range<usize>]) -> (Reading, Vec<Note>) {
    let mut reading = Reading::default();
    let calls: Vec<Range<usize>> = document
        .marks
        .iter()
        .filter(|mark| matches!(mark.kind, MarkKind::NoteCall(_)))
        .map(|mark| mark.range.clone())
        .collect();
    let listed = |block: &Range<usize>| lists.iter().any(|list| list.contains(&block.start));
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
        push_block(&mut reading, document, &calls, block);
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

/// Adds a block without the calls of notes, which look like citations by number.
fn push_block(reading: &mut Reading, document: &Document, calls: &[Range<usize>], block: &Block) {
    let inside = |line: &Range<usize>| {
        let first = calls.partition_point(|call| call.start < line.start);
        let count = calls[first..].iter().take_while(|call| call.end <= line.end).count();
        &calls[first..first + count]
    };
    if block.lines.iter().all(|line| inside(line).is_empty()) {
        reading.push_lines(&document.text, block.lines.iter().cloned());
        return;
    }
    for line in &block.lines {
        let mut from = line.start;
        for call in inside(line) {
            reading.push(&document.text, from..call.start);
            from = call.end;
        }
        reading.push(&document.text, from..line.end);
        reading.push_joint(' ');
    }
}
