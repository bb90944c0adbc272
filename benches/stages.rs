//! How long each stage takes over papers of 60 kB, 600 kB and 6 MB, so that growth shows.

mod common;

use divan::Bencher;
use divan::counter::BytesCount;
use reconcite::config::Config;
use reconcite::model::{Document, Report};
use reconcite::parse::layout::Layout;
use reconcite::parse::references::{list, read_entry};
use reconcite::report::json;
use reconcite::rules;

/// Sections of 6 kB.
const LENGTHS: [usize; 3] = [10, 100, 1_000];

fn main() {
    // What is built once in a run of the program is no part of a stage.
    checked(1);
    divan::main();
}

fn document(sections: usize) -> Document {
    Document::from_text("paper.txt", common::paper(sections))
}

fn checked(sections: usize) -> Report {
    reconcite::check(document(sections), None, &Config::default())
}

#[divan::bench(args = LENGTHS, max_time = 2)]
fn layout(bencher: Bencher, sections: usize) {
    let document = document(sections);
    bencher.counter(BytesCount::of_str(&document.text)).bench(|| Layout::new(&document));
}

#[divan::bench(args = LENGTHS, max_time = 2)]
fn reference_list(bencher: Bencher, sections: usize) {
    let document = document(sections);
    let layout = Layout::new(&document);
    bencher.counter(BytesCount::of_str(&document.text)).bench(|| list::find(&document, &layout));
}

#[divan::bench(args = LENGTHS, max_time = 2)]
fn entries(bencher: Bencher, sections: usize) {
    let report = checked(sections);
    let bytes: usize = report.references.iter().map(|reference| reference.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| report.references.iter().map(|reference| read_entry(&reference.text)).collect::<Vec<_>>());
}

#[divan::bench(args = LENGTHS, max_time = 2)]
fn citations(bencher: Bencher, sections: usize) {
    use reconcite::parse::citations::{Hints, Source, find};
    use reconcite::text::reading::Reading;
    let report = checked(sections);
    let document = &report.documents[0];
    let mut reading = Reading::default();
    let running = report.lists.first().map_or(document.text.len(), |list| list.start);
    for block in Layout::new(document).blocks.iter().filter(|block| block.range.end <= running) {
        reading.push_lines(&document.text, block.lines.iter().cloned());
        reading.push_joint('\n');
    }
    let source = Source { document: 0, text: &document.text, reading: &reading, language: "en", notes: &[] };
    bencher.counter(BytesCount::of_str(reading.text())).bench(|| find(&source, &Hints::new(&report.references)));
}

#[divan::bench(args = LENGTHS, max_time = 2)]
fn reconcile(bencher: Bencher, sections: usize) {
    let report = checked(sections);
    bencher.counter(BytesCount::of_str(&report.documents[0].text)).bench(|| {
        let mut citations = report.citations.clone();
        reconcite::reconcile::reconcile(&report.references, &mut citations, &[], &[]);
        citations
    });
}

#[divan::bench(args = LENGTHS, max_time = 2)]
fn all_rules(bencher: Bencher, sections: usize) {
    let report = checked(sections);
    let config = Config::default();
    bencher.counter(BytesCount::of_str(&report.documents[0].text)).bench(|| rules::run(&report, &config));
}

#[divan::bench(args = LENGTHS, max_time = 2)]
fn report_as_json(bencher: Bencher, sections: usize) {
    let report = checked(sections);
    bencher.counter(BytesCount::of_str(&report.documents[0].text)).bench(|| json::line(&report, false));
}

#[divan::bench(args = LENGTHS, max_time = 4)]
fn whole_check(bencher: Bencher, sections: usize) {
    let document = document(sections);
    bencher
        .counter(BytesCount::of_str(&document.text))
        .with_inputs(|| document.clone())
        .bench_values(|document| reconcite::check(document, None, &Config::default()));
}
