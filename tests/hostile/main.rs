//! Files made to hurt: torn, nested, packed, doubled and damaged at random. They are read or refused, never a panic, and
//! soon.
//!
//! `HOSTILE_SECONDS=300 cargo test --test hostile` damages files for that long; `HOSTILE_SEED` begins elsewhere.

mod folders;
mod mutate;
mod packages;
mod pdf;
mod samples;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use mutate::{Dice, mutate};
use reconcite::config::Config;
use reconcite::model::{Document, Span};
use reconcite::read::{Limits, ReadError, read_bytes};
use samples::{SAMPLES, docx, odt};

/// No small file takes longer, however it is built.
const SLOW: Duration = Duration::from_secs(20);

fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Document, ReadError> {
    read_bytes(name, bytes.into(), &Limits::default())
}

/// Reads and checks a file, and holds what comes of it to what must always hold.
fn survive(name: &str, bytes: Vec<u8>) {
    let start = Instant::now();
    let Ok(document) = read(name, bytes) else { return };
    for mark in &document.marks {
        assert!(document.text.get(mark.range.clone()).is_some(), "{name}: {mark:?} of {} bytes", document.text.len());
    }
    let report = reconcite::check(document, None, &Config::default());
    let sound = |span: &Span| {
        assert!(report.documents[span.document].text.get(span.start..span.end).is_some(), "{name}: {span:?}");
    };
    report.citations.iter().flat_map(|citation| &citation.spans).for_each(sound);
    report.references.iter().map(|entry| &entry.span).for_each(sound);
    report.findings.iter().flat_map(|finding| &finding.spans).for_each(sound);
    assert!(start.elapsed() < SLOW, "{name}: {:?}", start.elapsed());
}

#[test]
fn samples_are_read_as_what_they_are() {
    for sample in SAMPLES {
        let document =
            read(sample.name, (sample.wrap)(sample.core.as_bytes())).unwrap_or_else(|error| panic!("{error}"));
        let is_list = ["bib", "ris", "nbib", "json", "yaml"].iter().any(|ending| sample.name.ends_with(ending));
        let listed = if is_list || sample.name == "b.xml" { reconcite::references(&document).len() } else { 1 };
        assert!(listed >= 1 && document.text.contains("R"), "{}: {}", sample.name, document.text);
    }
}

#[test]
fn torn_files() {
    for sample in SAMPLES {
        let whole = (sample.wrap)(sample.core.as_bytes());
        let step = (whole.len() / 60).max(1);
        for cut in (0..whole.len()).step_by(step).chain(whole.len().saturating_sub(8)..whole.len()) {
            survive(sample.name, whole[..cut].to_vec());
        }
        // The text torn, its package whole.
        for cut in (0..sample.core.len()).step_by(sample.core.len() / 40 + 1) {
            survive(sample.name, (sample.wrap)(&sample.core.as_bytes()[..cut]));
        }
    }
}

#[test]
fn damaged_files() {
    let seconds = std::env::var("HOSTILE_SECONDS").ok().and_then(|text| text.parse().ok());
    let seed = std::env::var("HOSTILE_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let until = Instant::now() + Duration::from_secs(seconds.unwrap_or(5));
    let mut round = 0;
    while Instant::now() < until {
        for (at, sample) in SAMPLES.iter().enumerate() {
            let number = seed + round * SAMPLES.len() as u64 + at as u64;
            let mut dice = Dice::new(number);
            let other = SAMPLES[dice.below(SAMPLES.len())].core.as_bytes();
            let mut core = sample.core.as_bytes().to_vec();
            mutate(&mut dice, &mut core, other);
            let mut file = (sample.wrap)(&core);
            if dice.below(4) == 0 {
                mutate(&mut dice, &mut file, other);
            }
            let kept = file.clone();
            if catch_unwind(AssertUnwindSafe(|| survive(sample.name, file))).is_err() {
                let path = std::env::temp_dir().join(format!("hostile-{number}-{}", sample.name));
                std::fs::write(&path, kept).unwrap();
                panic!("{} breaks with HOSTILE_SEED={number}; the file is {}", sample.name, path.display());
            }
        }
        round += 1;
    }
}

#[test]
fn deep_nesting() {
    let tables = |piece: &str| piece.repeat(100_000);
    for (name, text) in [
        ("a.html", tables("<table><tr><td>")),
        ("a.html", tables("<ol><li><p><b><sup>")),
        ("a.xml", format!("<article><body>{}", tables("<sec><p><table-wrap><fn>"))),
        ("a.xml", format!("<TEI><text>{}", tables("<div><table><note>"))),
        ("a.md", tables("> - ")),
        ("a.md", tables("[^a]: [*_`<")),
        ("a.tex", tables("\\footnote{\\textbf{{")),
        ("a.tex", tables("\\begin{tabular}{l}")),
        ("a.typ", tables("#footnote[*_$(")),
        ("a.typ", tables("/* ")),
        ("a.bib", format!("@a{{x, t = {}", tables("{"))),
        ("a.bib", tables("{}{{}}{{{}{")),
        ("a.bib", format!("@a{{x, t = \"{}", tables("{\"}\"@b{y,"))),
        ("a.json", tables("[{\"a\":")),
        ("a.yaml", tables("- ")),
        ("a.yaml", tables("{a: [")),
        ("a.txt", tables("([{（«")),
    ] {
        let start = Instant::now();
        survive(name, text.into_bytes());
        assert!(start.elapsed() < SLOW, "{name}: {:?}", start.elapsed());
    }
    survive("a.docx", docx(format!("<w:document><w:body>{}", tables("<w:tbl><w:tr><w:tc><w:p>")).as_bytes()));
    survive(
        "a.odt",
        odt(format!("<a><office:text>{}", tables("<table:table><table:table-row><table:table-cell>")).as_bytes()),
    );
}

#[test]
fn entities_are_not_expanded() {
    let mut lol = String::from("<!ENTITY a0 'lol'>");
    for level in 1..30 {
        lol += &format!("<!ENTITY a{level} '{}'>", format!("&a{};", level - 1).repeat(10));
    }
    let outside = "<!ENTITY a29 SYSTEM 'file:///etc/passwd'>";
    for entities in [lol.as_str(), outside] {
        let jats = format!("<!DOCTYPE article [{entities}]><article><body><p>one &a29; two</p></body></article>");
        assert_eq!(read("a.xml", jats).unwrap().text.trim(), "one two");
        let office =
            format!("<!DOCTYPE a [{entities}]><a><office:text><text:p>one &a29; two</text:p></office:text></a>");
        assert_eq!(read("a.odt", odt(office.as_bytes())).unwrap().text.trim(), "one two");
    }
    // Aliases that grow from line to line.
    let mut yaml = String::from("a0: &a0 [lol]\n");
    (1..30).for_each(|level| {
        yaml += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(", "))
    });
    survive("a.yaml", yaml.into_bytes());
}
