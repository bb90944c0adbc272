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

/// Links a manuscript, has Pandoc format it, and holds every line up to the list to what was printed.
fn comes_back(file: &str, text: &str, target: Target, count: usize, formatting: &[&str]) {
    let document = read_bytes(file, text.as_bytes().to_vec(), &Limits::default()).unwrap();
    let report = reconcite::check(document, None, &Config::default());
    assert_eq!(report.references.len(), AUTHORS.len());
    let keys: Vec<String> = report.references.iter().map(|entry| entry.id.clone()).collect();
    let options = link::Options { target, keys: &keys, bibliography: "paper.bib" };
    let linked = link::link(&report, text.len(), &options);
    assert_eq!((linked.linked, linked.left), (count, vec![]));
    assert!(keys.iter().all(|key| linked.text.contains(key.as_str())), "{}", linked.text);
    assert!(!linked.text.contains("1990)") && !linked.text.contains("[1]"), "{}", linked.text);

    let folder = tempfile::tempdir().unwrap();
    let (made, printed) = (format!("made-{file}"), format!("printed-{file}"));
    std::fs::write(folder.path().join(&made), &linked.text).unwrap();
    std::fs::write(folder.path().join(&printed), text).unwrap();
    std::fs::write(folder.path().join("numbers.csl"), NUMBERS).unwrap();
    let bib = write(Format::Bibtex, &report.references, &Options::default());
    std::fs::write(folder.path().join("paper.bib"), bib).unwrap();
    let common = ["-t", "plain", "--wrap=none"];
    let Some(formatted) = plain(folder.path(), &[&common[..], &["--citeproc", &made], formatting].concat()) else {
        return;
    };
    let Some(printed) = plain(folder.path(), &[&common[..], &[&printed]].concat()) else { return };
    // Up to the list; Pandoc sets no-break spaces of its own.
    let body = |text: &str| -> Vec<String> {
        let text = text.replace('\u{a0}', " ");
        text.lines().take_while(|line| !line.contains("Sea Studies")).map(str::to_owned).collect()
    };
    let (formatted, printed) = (body(&formatted), body(&printed));
    assert!(printed.len() > AUTHORS.len());
    for (made, wanted) in formatted.iter().zip(&printed) {
        // The heading of the list is the processor's.
        assert!(made == wanted || wanted.is_empty() || wanted == "References", "{made}\n{wanted}");
    }
    // Read again, the formatted text cites as often.
    let again = reconcite::check(Document::from_text("a.txt", formatted.join("\n")), None, &Config::default());
    // Numbers without a list are none.
    let by_number = text.contains("[1]");
    assert!(by_number || again.citations.len() >= count, "{}", again.citations.len());
}

#[test]
fn a_hundred_citations_come_back_from_pandoc() {
    let (text, count) = manuscript();
    comes_back("paper.md", &text, Target::Markdown, count, &["-f", "markdown"]);
}

#[test]
fn a_hundred_citations_come_back_from_latex() {
    let (text, count) = manuscript();
    let (body, _) = text.split_once("# References").unwrap();
    let mut latex = String::from("\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n");
    latex.push_str(&body.replace("# Harbours of the north", "\\section{Harbours of the north}").replace('–', "--"));
    latex.push_str("\\begin{thebibliography}{99}\n");
    for (at, name) in AUTHORS.iter().enumerate() {
        latex.push_str(&format!(
            "\\bibitem{{key{at}}} {name}, Ann. {}. ``Harbours of the Coast, Book {at}.'' \\emph{{Sea Studies}} {} (1): 1--99.\n\n",
            1990 + at,
            at + 1
        ));
    }
    latex.push_str("\\end{thebibliography}\n\\end{document}\n");
    comes_back("paper.tex", &latex, Target::Latex, count, &["-f", "latex", "--bibliography", "paper.bib"]);
}

/// A style by number, with pages.
const NUMBERS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>numbers</title><id>numbers</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation collapse="citation-number">
    <sort><key variable="citation-number"/></sort>
    <layout prefix="[" suffix="]" delimiter=", ">
      <group delimiter=", ">
        <text variable="citation-number"/>
        <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
      </group>
    </layout>
  </citation>
  <bibliography>
    <layout><text variable="citation-number" suffix=". "/><text variable="container-title"/></layout>
  </bibliography>
</style>
"#;

#[test]
fn a_hundred_numbers_come_back_from_pandoc() {
    let mut text = String::from("# Harbours of the north\n\n");
    for (at, name) in AUTHORS.iter().enumerate() {
        let (own, page) = (at + 1, 10 + at);
        let other = (own * 7) % own.max(2) + 1;
        let pair = if other < own { format!("{other}, {own}") } else { own.to_string() };
        let range = if own > 2 { format!("{}–{own}", own - 2) } else { own.to_string() };
        text.push_str(&format!(
            "The port grew quickly [{own}]. Others doubt it [{pair}], as some had seen [{own}, p. {page}]. It rained \
             [{range}]. {name} [{own}] denies it.\n\n"
        ));
    }
    text.push_str("# References\n\n");
    for (at, name) in AUTHORS.iter().enumerate() {
        let own = at + 1;
        text.push_str(&format!(
            "{own}. {name} A. Harbours of the coast, book {at}. Sea Studies. {};{own}(1):1–99.\n\n",
            1990 + at
        ));
    }
    comes_back("paper.md", &text, Target::Markdown, 100, &["-f", "markdown", "--csl", "numbers.csl"]);
}
