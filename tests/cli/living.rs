//! What is not to be reported, and what is to be mended.

use crate::harness::Folder;

const PAPER: &str = "\
# Harbours

The port grew (Okafor et. al., 2007). <!-- reconcite: ignore missing-reference -->

<!-- reconcite: ignore doi-shared -->
Others doubt it (Duarte, 2019; Duarte, 2019).

# References

Duarte, L. (2019). Coastal towns. Lisbon: Mar.

Weir, A. (2010). Rain. Oslo: Vann. http: //example.org/rain
";

const FINDINGS: [&str; 5] = [
    "paper.md:3:16: warning[et-al-misuse]: Okafor et al., 2007: \"et. al.\" for \"et al.\"\n",
    "paper.md:5:6: warning[unused-suppression]: this comment silences nothing of doi-shared\n",
    "paper.md:6:32: warning[cite-repeated-in-group]: Duarte, 2019 stands twice in one citation\n",
    "paper.md:12:1: warning[uncited-reference]: Weir, 2010 is never cited\n",
    "paper.md:12:1: warning[url-broken]: Weir, 2010: the web address has blanks inside\n",
];

#[test]
fn comments_silence_and_idle_ones_are_reported() {
    let folder = Folder::new().file("paper.md", PAPER);
    folder.run(&["check", "paper.md", "--format", "concise"]).is(1, &FINDINGS.concat(), "");
    let whole = folder.run(&["check", "paper.md"]).stdout;
    assert!(whole.ends_with(": 5 warnings; 1 silenced; --fix mends 3\n"), "{whole}");
}

#[test]
fn a_page_has_comments_too() {
    let page = "<!doctype html><body><!-- reconcite: ignore missing-reference -->\n<p>Grown (Okafor, 2007).</p>\n\
                <p>Fallen (Lee, 2003).</p><h2>References</h2>\n<p>Duarte, L. (2019). Coastal towns. Lisbon: Mar.</p>\n\
                <p>Weir, A. (2010). Rain. Oslo: Vann.</p>";
    let outcome = Folder::new().file("a.html", page).run(&["check", "a.html", "-fconcise"]);
    let missing: Vec<&str> = outcome.stdout.lines().filter(|line| line.contains("missing-reference")).collect();
    assert_eq!(missing, ["a.html:2:9: error[missing-reference]: Lee, 2003 is not in the reference list"]);
    assert!(!outcome.stdout.contains("unused"), "{}", outcome.stdout);
}

#[test]
fn patterns_of_the_settings_silence() {
    let settings = "[[suppress]]\nrule = 'uncited-reference'\ntext = 'weir, a.'\n\n[[suppress]]\nkey = 'nobody1999'\n";
    let folder = Folder::new().file("paper.md", PAPER).file("reconcite.toml", settings);
    let outcome = folder.run(&["check", "paper.md", "--format", "concise"]);
    assert!(!outcome.stdout.contains("uncited-reference"), "{}", outcome.stdout);
    assert!(outcome.stderr.starts_with("note: ") && outcome.stderr.lines().count() == 1, "{}", outcome.stderr);
    let end = "reconcite.toml:5:1: this pattern silences nothing in the papers checked\n";
    assert!(outcome.stderr.ends_with(end), "{}", outcome.stderr);
}

#[test]
fn a_baseline_keeps_what_is_known_out() {
    let folder = Folder::new().file("book/paper.md", PAPER).file("two.md", "Nothing.");
    let papers = ["check", "book/paper.md", "two.md", "-fconcise"];
    let written = "wrote known.json\n4 findings of 2 papers known from now on\n";
    let baseline = ["--baseline", "known.json"];
    folder.run(&[&papers[..], &baseline, &["--write-baseline"]].concat()).is(0, written, "");
    let left = FINDINGS[1].replace("paper.md", "book/paper.md");
    folder.run(&[&papers[..], &baseline].concat()).is(1, &left, "");
    // The same from another folder, after an edit elsewhere, and with one fault mended.
    let folder =
        folder.file("book/paper.md", PAPER.replace("# Harb", "# New\n\nWords.\n\n# Harb").replace(": //", "://"));
    let arguments = ["check", "paper.md", "-fconcise", "--baseline", "../known.json"];
    let output = crate::harness::command(&folder.path("book"), &arguments).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let gone = "paper.md: warning[unused-suppression]: 1 entry of the baseline fits no finding\n";
    assert_eq!(said, gone.to_owned() + &FINDINGS[1].replace(":5:", ":9:"));
    let folder = folder.file("known.json", "{}");
    let broken = folder.run(&[&papers[..], &baseline].concat());
    assert_eq!(broken.status, 2);
    assert!(broken.stderr.starts_with("error: known.json: is no baseline: "), "{}", broken.stderr);
    let missing = folder.run(&[&papers[..], &["--baseline", "none.json"]].concat());
    assert!(missing.stderr.ends_with("; --write-baseline makes it\n"), "{}", missing.stderr);
}

#[test]
fn what_can_be_mended_is_mended_once() {
    let folder = Folder::new().file("paper.md", PAPER);
    let difference = folder.run(&["check", "paper.md", "--diff"]);
    assert_eq!(difference.status, 1);
    assert!(difference.stdout.starts_with("--- paper.md\n+++ paper.md\n@@ -1,12 +1,12 @@\n # Harbours\n"));
    for line in [
        "+The port grew (Okafor et al., 2007). <!-- reconcite: ignore missing-reference -->\n",
        "+Others doubt it (Duarte, 2019).\n",
        "+Weir, A. (2010). Rain. Oslo: Vann. http://example.org/rain\n",
    ] {
        assert!(difference.stdout.contains(line), "{}", difference.stdout);
    }
    assert_eq!(difference.stderr, "note: paper.md: 3 findings would be mended\n");
    assert_eq!(folder.read("paper.md"), PAPER);
    let left = FINDINGS[1].to_owned() + FINDINGS[3];
    let arguments = ["check", "paper.md", "-fconcise", "--fix"];
    folder.run(&arguments).is(1, &left, "note: paper.md: 3 findings mended\n");
    let mended = folder.read("paper.md");
    folder.run(&arguments).is(1, &left, "");
    assert_eq!(folder.read("paper.md"), mended);
    folder.run(&["check", "paper.md", "--diff"]).is(0, "", "");
}

#[test]
fn a_list_in_its_own_file_is_mended_with_its_paper() {
    let folder = Folder::new()
        .file("a.md", "Grown (Weir, 2010), and fallen (Duarte, 2019).\n")
        .file("list.txt", format!("References\n{}", &PAPER[PAPER.find("Duarte, L.").unwrap()..]));
    let arguments = ["check", "a.md", "--references", "list.txt", "--fix", "-fconcise"];
    folder.run(&[&arguments[..], &["a.md"]].concat());
    assert!(folder.read("list.txt").contains("http: //"));
    folder.run(&arguments).is(0, "", "note: a.md: 1 finding mended\n");
    assert!(folder.read("list.txt").contains("http://"));
}

#[test]
fn what_is_not_in_utf_8_and_what_is_no_file_is_left_alone() {
    let bytes: Vec<u8> = PAPER.replace("Duarte", "Düarte").chars().map(|letter| letter as u8).collect();
    let folder = Folder::new().file("paper.md", &bytes);
    folder.run(&["check", "paper.md", "--fix"]);
    assert_eq!(std::fs::read(folder.path("paper.md")).unwrap(), bytes);
    let message = "error: standard input cannot be mended; --diff prints the changes\n";
    folder.run_with(&["check", "-", "--fix"], PAPER.as_bytes()).is(2, "", message);
}
