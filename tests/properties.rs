//! What holds for every text: no panic, spans that can be sliced, output that other programs can read.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use reconcite::config::Config;
use reconcite::export;
use reconcite::model::{Document, Report, Span};
use reconcite::report::terminal::{self, View};
use reconcite::report::{concise, json};

/// The test papers in many languages.
static PAPERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
});

/// What citations and lists are made of, and what breaks the reading of them.
const PARTS: [&str; 48] = [
    "(",
    ")",
    "[",
    "]",
    "（",
    "）",
    "{",
    "«",
    "»",
    "\"",
    ",",
    ";",
    ":",
    "،",
    "؛",
    "；",
    ".",
    "-",
    "–",
    "&",
    "/",
    "\n",
    "\n\n",
    "\r\n",
    "\u{c}",
    "\u{202b}",
    "\u{202c}",
    "\u{2067}",
    "\u{200c}",
    "\u{301}",
    "²",
    "2004",
    "۱۳۹۶",
    "١٤٤٠",
    "๒๕๖๒",
    "२०१९",
    "２０１９",
    "99999999999999999999",
    "Smith",
    "کرمی",
    "王小明",
    "Иванов",
    "et al.",
    "ibid.",
    "References",
    "منابع",
    "参考文献",
    " ",
];

fn scraps() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&PARTS[..]), 0..80).prop_map(|parts| parts.concat())
}

fn scraps_apart() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&PARTS[..]), 0..60).prop_map(|parts| parts.join(" "))
}

/// A test paper with stretches cut out, doubled and strewn with scraps.
fn mutated() -> impl Strategy<Value = String> {
    let edit = (any::<Index>(), 0..60_usize, scraps(), any::<bool>());
    (any::<Index>(), prop::collection::vec(edit, 1..12)).prop_map(|(paper, edits)| {
        let mut letters: Vec<char> = paper.get(&PAPERS).chars().collect();
        for (place, length, scrap, double) in edits {
            let start = place.index(letters.len() + 1);
            let end = (start + length).min(letters.len());
            let kept: Vec<char> = if double { letters[start..end].to_vec() } else { Vec::new() };
            letters.splice(
                start..end,
                kept.iter().copied().chain(scrap.chars()).chain(kept.iter().copied()).collect::<Vec<_>>(),
            );
        }
        letters.into_iter().collect()
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![1 => any::<String>(), 2 => scraps(), 2 => scraps_apart(), 3 => mutated()]
}

fn check(text: &str) -> Report {
    reconcite::check(Document::from_text("paper.txt", text), None, &Config::default())
}

fn spans(report: &Report) -> Vec<Span> {
    let citations = report
        .citations
        .iter()
        .flat_map(|citation| citation.spans.iter().chain(citation.cites.iter().flat_map(|cite| &cite.spans)).copied());
    let findings = report
        .findings
        .iter()
        .flat_map(|finding| finding.spans.iter().copied().chain(finding.related.iter().map(|related| related.span)));
    let references = report.references.iter().map(|reference| reference.span);
    let rest = report.lists.iter().copied().chain(report.repairs.iter().map(|repair| repair.span));
    citations.chain(findings).chain(references).chain(rest).collect()
}

fn counts(report: &Report) -> (usize, usize, Vec<&'static str>) {
    let rules = report.findings.iter().map(|finding| finding.rule).collect();
    (report.citations.len(), report.references.len(), rules)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_span_can_be_sliced_and_links_point_into_the_list(text in any_text()) {
        let report = check(&text);
        for span in spans(&report) {
            let document = report.documents.get(span.document);
            prop_assert!(document.is_some_and(|document| document.text.get(span.range()).is_some()), "{:?}", span);
        }
        let entries = report.references.len();
        for link in report.citations.iter().flat_map(|citation| &citation.cites).flat_map(|cite| cite.links.iter().chain(cite.nearest.iter())) {
            prop_assert!(link.reference < entries && (0.0..=1.0).contains(&link.score), "{:?}", link);
        }
        prop_assert!(report.findings.iter().all(|finding| finding.reference.is_none_or(|reference| reference < entries)));
    }

    #[test]
    fn findings_citations_and_entries_stand_in_order(text in any_text()) {
        let report = check(&text);
        let first = |spans: &[Span]| spans.first().map(|span| span.start);
        prop_assert!(report.findings.is_sorted_by_key(|finding| first(&finding.spans)));
        prop_assert!(report.citations.is_sorted_by_key(|citation| first(&citation.spans)));
        prop_assert!(report.references.is_sorted_by_key(|reference| reference.span.start));
    }

    #[test]
    fn the_same_text_gives_the_same_output_and_programs_can_read_it(text in any_text()) {
        let report = check(&text);
        let line = json::line(&report, true);
        prop_assert_eq!(&line, &json::line(&check(&text), true));
        let value: serde_json::Value = serde_json::from_slice(&line).unwrap();
        prop_assert_eq!(value["references"].as_array().map(Vec::len), Some(report.references.len()));
        prop_assert!(!line.contains(&b'\n'));
        let lines = concise::render(&report, false).lines().count();
        prop_assert_eq!(lines, report.findings.len());
        terminal::render(&report, &View { color: true, width: 80, explain: true });
    }

    #[test]
    fn an_exported_list_is_read_again_whole(text in any_text()) {
        let report = check(&text);
        let written = export::write(export::Format::Bibtex, &report.references, &export::Options::default());
        let read = reconcite::read::bibtex::read(&written);
        prop_assert_eq!(read.entries.len(), report.references.len(), "{}", written);
        let keys: Vec<&str> = read.entries.iter().map(|entry| entry.key.as_str()).collect();
        let ids: Vec<&str> = report.references.iter().map(|reference| reference.id.as_str()).collect();
        prop_assert_eq!(keys, ids);
        let written = export::write(export::Format::Biblatex, &report.references, &export::Options::default());
        prop_assert!(biblatex::Bibliography::parse(&written).is_ok(), "{}", written);
    }

    #[test]
    fn line_ends_and_white_space_at_the_end_do_not_matter(text in mutated()) {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let dos = unix.replace('\n', "\r\n");
        let report = check(&unix);
        let wanted = counts(&report);
        let other = check(&dos);
        prop_assert_eq!(&wanted, &counts(&other));
        let trailing = check(&format!("{unix}\n  \n\n"));
        prop_assert_eq!(&wanted, &counts(&trailing));
    }
}
