//! The same paper in every format that can be written by hand, with the same outcome.

use serde_json::Value;

use crate::harness::Folder;

const LIST: [(&str, &str, &str, &str); 3] = [
    ("Abel", "R.", "2001", "Rivers of the north"),
    ("Bor", "S.", "2003", "Lakes and ponds"),
    ("Cole", "T.", "2005", "Seas of the south"),
];

/// The paper, with its paragraphs and entries written by these.
fn paper(
    open: &str,
    heading: fn(&str) -> String,
    paragraph: fn(&str) -> String,
    entry: fn(usize, &str) -> String,
) -> String {
    let mut text = open.to_owned() + &heading("On water");
    text += &paragraph("Rivers rise (Abel, 2001), as was seen before (Dow, 1999). Cole (2005) says more on it.");
    text += &heading("References");
    for (at, (family, given, year, title)) in LIST.iter().enumerate() {
        text += &entry(at, &format!("{family}, {given} ({year}). {title}. Water, 3, 4–9."));
    }
    text
}

fn outcome(name: &str, text: &str) -> (Vec<String>, usize, usize) {
    let run = Folder::new().file(name, text).run(&["check", name, "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{name}: {error}: {run:?}"));
    let count = |key: &str| report[key].as_array().map_or(0, Vec::len);
    let findings = report["diagnostics"].as_array().into_iter().flatten();
    let mut rules: Vec<String> = findings.filter_map(|finding| finding["rule"].as_str().map(str::to_owned)).collect();
    rules.sort();
    (rules, count("citations"), count("references"))
}

#[test]
fn every_format_tells_the_same() {
    let papers = [
        (
            "a.txt",
            paper("", |title| format!("{title}\n\n"), |text| format!("{text}\n\n"), |_, entry| format!("{entry}\n\n")),
        ),
        (
            "a.md",
            paper(
                "",
                |title| format!("# {title}\n\n"),
                |text| format!("{text}\n\n"),
                |_, entry| format!("- {entry}\n"),
            ),
        ),
        (
            "a.html",
            paper(
                "<!DOCTYPE html><html><body>",
                |title| format!("<h2>{title}</h2>"),
                |text| format!("<p>{text}</p>"),
                |at, entry| format!("<p id='ref{at}'>{entry}</p>"),
            ),
        ),
        (
            "a.tex",
            paper(
                "\\documentclass{article}\\begin{document}\n",
                |title| format!("\\section{{{title}}}\n"),
                |text| format!("{text}\n\n"),
                |_, entry| format!("{entry}\n\n"),
            ),
        ),
        (
            "a.typ",
            paper(
                "",
                |title| format!("= {title}\n\n"),
                |text| format!("{text}\n\n"),
                |_, entry| format!("{entry}\n\n"),
            ),
        ),
        (
            "jats.xml",
            paper(
                "<?xml version='1.0'?><article><body>",
                |title| match title {
                    "References" => "</body><back><ref-list><title>References</title>".to_owned(),
                    title => format!("<sec><title>{title}</title></sec>"),
                },
                |text| format!("<p>{text}</p>"),
                |at, entry| format!("<ref id='B{at}'><mixed-citation>{entry}</mixed-citation></ref>"),
            ) + "</ref-list></back></article>",
        ),
        (
            "tei.xml",
            paper(
                "<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>",
                |title| match title {
                    "References" => "</body><back><div type='references'><head>References</head><listBibl>".to_owned(),
                    title => format!("<div><head>{title}</head></div>"),
                },
                |text| format!("<p>{text}</p>"),
                |at, entry| format!("<bibl xml:id='b{at}'>{entry}</bibl>"),
            ) + "</listBibl></div></back></text></TEI>",
        ),
    ];
    for (name, text) in papers {
        let (rules, citations, references) = outcome(name, &text);
        assert_eq!(rules, ["missing-reference", "uncited-reference"], "{name}");
        assert_eq!((citations, references), (3, 3), "{name}");
    }
}

/// As extractors of papers write it: the list as fields, citations as links.
#[test]
fn fields_and_links_of_tei_are_used() {
    let entries: String = LIST
        .iter()
        .enumerate()
        .map(|(at, (family, given, year, title))| {
            format!(
                "<biblStruct xml:id='b{at}'><analytic><title level='a' type='main'>{title}</title><author><persName>\
                 <forename type='first'>{given}</forename><surname>{family}</surname></persName></author></analytic>\
                 <monogr><title level='j'>Water</title><imprint><biblScope unit='volume'>3</biblScope>\
                 <date type='published' when='{year}'/></imprint></monogr></biblStruct>"
            )
        })
        .collect();
    let text = format!(
        "<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt>\
         <title level='a'>On water</title></titleStmt></fileDesc></teiHeader><text><body><div><head>One</head><p>Rivers rise \
         <ref type='bibr' target='#b0'>(Abel, 2001)</ref> and fall <ref type='bibr' target='#b2'>(Bor, 2003)</ref>; so do \
         seas <ref type='bibr' target='#b2'>(Cole, 2005)</ref> and <ref type='bibr' target='#b0'>(Abel, 2001)</ref>.</p></div>\
         </body><back><div type='references'><listBibl>{entries}</listBibl></div></back></text></TEI>"
    );
    let (rules, citations, references) = outcome("a.tei", &text);
    assert_eq!((citations, references), (4, 3));
    assert_eq!(rules, ["link-mismatch"], "the link of Bor leads to Cole");
    let exported = Folder::new().file("a.tei", &text).run(&["export", "a.tei"]);
    assert_eq!(exported.status, 0, "{exported:?}");
    for (family, _, year, title) in LIST {
        assert!(exported.stdout.contains(family) && exported.stdout.contains(year) && exported.stdout.contains(title));
    }
}
