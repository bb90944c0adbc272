//! The programs that read what is exported: each must take it without a word. One that is not installed is skipped.

#[cfg(feature = "styles")]
mod hayagriva;
#[cfg(feature = "styles")]
mod styles;
mod works;

use std::path::Path;
use std::process::{Command, Output};

use reconcite::export::{Format, Options, write};
use works::references;

/// Runs a program in a folder; `None`, with a word on standard error, where it is not installed.
fn run(program: &str, arguments: &[&str], folder: &Path) -> Option<Output> {
    match Command::new(program).args(arguments).current_dir(folder).output() {
        Ok(output) => Some(output),
        Err(error) => {
            eprintln!("skipped: {program}: {error}");
            None
        }
    }
}

/// All that a program said.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn bibtex_takes_it_in_every_style() {
    for (ascii, style) in [(false, "plain"), (true, "alpha"), (false, "abbrv"), (false, "unsrt")] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("a.bib"),
            write(Format::Bibtex, &references(), &Options { ascii, ..Options::default() }),
        )
        .unwrap();
        let aux = format!("\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{a}}\n");
        std::fs::write(folder.path().join("a.aux"), aux).unwrap();
        let Some(output) = run("bibtex", &["a"], folder.path()) else { return };
        let words = said(&output);
        if words.contains("I couldn't open style file") {
            eprintln!("skipped: the style {style} is not installed");
            return;
        }
        assert!(!words.contains("Warning") && output.status.success(), "{style}: {words}");
        // A style that abbreviates given names cuts them by bytes.
        let bytes = std::fs::read(folder.path().join("a.bbl")).unwrap();
        let list = String::from_utf8_lossy(&bytes);
        assert_eq!(list.matches("\\bibitem").count(), references().len(), "{list}");
    }
}

#[test]
fn biber_takes_it() {
    for format in [Format::Bibtex, Format::Biblatex] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.bib"), write(format, &references(), &Options::default())).unwrap();
        // The data model is BibLaTeX's own; what a reference does not print cannot be written.
        let validate = if format == Format::Biblatex { &["--validate-datamodel"][..] } else { &[] };
        let arguments = [&["--tool"], validate, &["a.bib"]].concat();
        let Some(output) = run("biber", &arguments, folder.path()) else { return };
        let words = said(&output);
        let odd: Vec<&str> = words
            .lines()
            .filter(|line| line.starts_with("WARN") || line.starts_with("ERROR"))
            .filter(|line| !line.contains("Missing mandatory field"))
            .collect();
        assert!(odd.is_empty() && output.status.success(), "{format}: {odd:#?}");
        assert_eq!(words.matches("Missing mandatory field 'author'").count(), 0, "{words}");
    }
}

#[test]
fn the_biblatex_crate_takes_it() {
    for format in [Format::Bibtex, Format::Biblatex] {
        for ascii in [false, true] {
            let text = write(format, &references(), &Options { ascii, ..Options::default() });
            let read = biblatex::Bibliography::parse(&text).unwrap();
            assert_eq!(read.len(), references().len());
            let of = |family: &str| {
                let reference =
                    references().into_iter().find(|one| one.item.author[..].iter().any(|n| n.family == family));
                read.get(&reference.unwrap().id).unwrap().clone()
            };
            let article = of("Berg");
            let names = article.author().unwrap();
            let parts = [&names[0].prefix, &names[0].name, &names[1].suffix];
            assert_eq!(parts, ["van der", "Berg", "Jr."]);
            assert_eq!(article.doi().unwrap(), "10.1000/a_b%20(c)");
            let thesis = of("Groß");
            assert_eq!(thesis.author().unwrap()[0].given_name, "Jürgen");
            assert_eq!(read.iter().filter(|entry| entry.get("title").is_some()).count(), 18);
        }
    }
}

#[test]
fn pandoc_takes_it() {
    for (format, reader) in [
        (Format::Bibtex, "bibtex"),
        (Format::Biblatex, "biblatex"),
        (Format::CslJson, "csljson"),
        (Format::Ris, "ris"),
        (Format::CslYaml, "markdown"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a"), write(format, &references(), &Options::default())).unwrap();
        let Some(output) = run("pandoc", &["-f", reader, "-t", "csljson", "a"], folder.path()) else { return };
        let words = said(&output);
        if words.contains("Unknown input format") {
            eprintln!("skipped: this pandoc does not read {reader}");
            continue;
        }
        assert!(output.status.success(), "{format}: {words}");
        let read: serde_json::Value = serde_json::from_slice(&output.stdout).expect(&words);
        let read = read.as_array().unwrap();
        assert_eq!(read.len(), references().len(), "{format}");
        for reference in references() {
            let item = read.iter().find(|item| item["id"] == reference.id.as_str());
            let item = item.unwrap_or_else(|| panic!("{format}: {} is lost", reference.id));
            let authors = item["author"].as_array().map_or(0, |list| list.len());
            let others = usize::from(reference.et_al && format.extension() == "bib");
            assert_eq!(authors, reference.item.author.len() + others, "{format}: {item}");
        }
    }
}

#[test]
fn python_readers_take_it() {
    let count = references().len();
    for (format, module, script) in [
        (Format::Bibtex, "pybtex", "from pybtex.database import parse_file as p; print(len(p('a.bib').entries))"),
        (
            Format::Biblatex,
            "bibtexparser",
            "import bibtexparser as b; print(len((b.load(open('a.bib')) if hasattr(b, 'load') else b.parse_file('a.bib')).entries))",
        ),
        (Format::Ris, "rispy", "import rispy; print(len(rispy.load(open('a.ris', encoding='utf-8'))))"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = format!("a.{}", format.extension());
        std::fs::write(folder.path().join(file), write(format, &references(), &Options::default())).unwrap();
        let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let Some(output) = run(&python, &["-c", script], folder.path()) else { return };
        let words = said(&output);
        if words.contains("ModuleNotFoundError") {
            eprintln!("skipped: {module} is not installed");
            continue;
        }
        // bibtexparser counts only types that it knows, unless told otherwise.
        let read: usize = words.trim().lines().last().and_then(|line| line.parse().ok()).unwrap_or(0);
        assert!(output.status.success() && read == count, "{module}: {words}");
    }
}

/// Reads a file with Citation.js and prints what it made of each entry.
const CITATION_JS: &str = "
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');
const read = new Cite(require('fs').readFileSync(process.argv[1], 'utf8')).data;
const short = item => ({ title: item.title || '', authors: (item.author || []).length, doi: item.DOI || '' });
console.log(JSON.stringify(read.map(short)));
";

#[test]
fn citation_js_takes_it() {
    for format in [Format::Bibtex, Format::Biblatex, Format::CslJson, Format::Ris] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(format!("a.{}", format.extension()));
        std::fs::write(&file, write(format, &references(), &Options::default())).unwrap();
        let Some(output) = run("node", &["-e", CITATION_JS, &file.display().to_string()], folder.path()) else {
            return;
        };
        let words = said(&output);
        if words.contains("Cannot find module") {
            eprintln!("skipped: Citation.js is not installed where NODE_PATH leads");
            return;
        }
        assert!(output.status.success(), "{format}: {words}");
        let read: serde_json::Value = serde_json::from_slice(&output.stdout).expect(&words);
        let read = read.as_array().unwrap();
        assert_eq!(read.len(), references().len(), "{format}");
        for (item, reference) in read.iter().zip(references()) {
            let others = u64::from(reference.et_al && format.extension() == "bib");
            let authors = reference.item.author.len() as u64 + others;
            assert_eq!(item["authors"].as_u64(), Some(authors), "{format}: {item}");
            if format != Format::Ris {
                assert_eq!(item["doi"].as_str(), Some(reference.item.doi.as_str()), "{format}: {item}");
            }
        }
    }
}

#[cfg(not(feature = "styles"))]
#[test]
fn the_hayagriva_crate_takes_it() {
    eprintln!("skipped: built without the feature `styles`");
}
