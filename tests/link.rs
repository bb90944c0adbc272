//! A manuscript whose citations are linked says the same once a processor has formatted it. Skipped without Pandoc.

use std::process::Command;

use reconcite::config::Config;
use reconcite::export::{Format, Options, write};
use reconcite::link::{self, Target};
use reconcite::model::Document;
use reconcite::read::{Limits, read_bytes};

/// Surnames, with the works that are listed of each: one, or two of one year.
const AUTHORS: [&str; 20] = [
    "Abel",
    "Bor",
    "Castellanos",
    "Duarte",
    "Eriksen",
    "Fontaine",
    "Grabowski",
    "Haddad",
    "Ibrahim",
    "Jansen",
    "Keller",
    "Lindqvist",
    "Moreau",
    "Novák",
    "Okafor",
    "Petrov",
    "Quispe",
    "Rossi",
    "Szabó",
    "Tanaka",
];

/// A manuscript with a hundred citations in the author-date style of the Chicago manual.
fn manuscript() -> (String, usize) {
    let mut text = String::from("# Harbours of the north\n\n");
    let mut count = 0;
    for (at, name) in AUTHORS.iter().enumerate() {
        let (other, third) = (AUTHORS[(at + 7) % 20], AUTHORS[(at + 12) % 20]);
        let (year, other_year, third_year) = (1990 + at, 1990 + (at + 7) % 20, 1990 + (at + 12) % 20);
        let page = 10 + at;
        text.push_str(&format!(
            "The port grew quickly ({name} {year}). Others doubt it (see {other} {other_year}, {page}), as {name} ({year}) \
             had seen. It rained ({name} {year}, {page}–{}; {third} {third_year}), which {third} ({third_year}, {page}) \
             denies.\n\n",
            page + 4,
        ));
        count += 5;
    }
    text.push_str("# References\n\n");
    for (at, name) in AUTHORS.iter().enumerate() {
        text.push_str(&format!(
            "{name}, Ann. {}. “Harbours of the Coast, Book {at}.” *Sea Studies* {} (1): 1–99.\n\n",
            1990 + at,
            at + 1
        ));
    }
    (text, count)
}

fn plain(folder: &std::path::Path, arguments: &[&str]) -> Option<String> {
    let output = match Command::new("pandoc").args(arguments).current_dir(folder).output() {
        Ok(output) => output,
        Err(error) => {
            eprintln!("skipped: pandoc: {error}");
            return None;
        }
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if said.contains("--citeproc") {
        eprintln!("skipped: this pandoc has no citeproc: {said}");
        return None;
    }
    assert!(output.status.success(), "{said}");
    assert!(!said.contains("not found"), "{said}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_hundred_citations_come_back_from_pandoc() {
    let (text, count) = manuscript();
    let document = read_bytes("paper.md", text.clone().into_bytes(), &Limits::default()).unwrap();
    let report = reconcite::check(document, None, &Config::default());
    assert_eq!(report.references.len(), AUTHORS.len());
    let keys: Vec<String> = report.references.iter().map(|entry| entry.id.clone()).collect();
    let options = link::Options { target: Target::Markdown, keys: &keys, bibliography: "paper.bib" };
    let linked = link::link(&report, text.len(), &options);
    assert_eq!((linked.linked, linked.left), (count, vec![]));
    assert!(linked.text.matches('@').count() >= count && !linked.text.contains("1990)"), "{}", linked.text);

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("paper.md"), &linked.text).unwrap();
    std::fs::write(folder.path().join("printed.md"), &text).unwrap();
    let bib = write(Format::Bibtex, &report.references, &Options::default());
    std::fs::write(folder.path().join("paper.bib"), bib).unwrap();
    let common = ["-f", "markdown", "-t", "plain", "--wrap=none"];
    let Some(formatted) = plain(folder.path(), &[&common[..], &["--citeproc", "paper.md"]].concat()) else { return };
    let Some(printed) = plain(folder.path(), &[&common[..], &["printed.md"]].concat()) else { return };
    // Up to the list; Pandoc sets no-break spaces of its own.
    let body = |text: &str| -> Vec<String> {
        let text = text.replace('\u{a0}', " ");
        text.lines().take_while(|line| !line.contains("References")).map(str::to_owned).collect()
    };
    let (formatted, printed) = (body(&formatted), body(&printed));
    assert!(printed.len() > AUTHORS.len());
    for (made, wanted) in formatted.iter().zip(&printed) {
        assert_eq!(made, wanted);
    }
    assert_eq!(formatted.len(), printed.len());
    // Linked again, the formatted text is what it was.
    let again = reconcite::check(Document::from_text("a.txt", printed.join("\n")), None, &Config::default());
    assert!(again.citations.len() >= count, "{}", again.citations.len());
}
