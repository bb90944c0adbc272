//! `reconcite check`.

use crate::harness::Folder;

#[test]
fn a_text_without_citations_is_no_complaint() {
    let folder = Folder::new().file("news.txt", "Prices fell in 2010. The ministry (founded 1950) said nothing.\n");
    folder.run(&["check", "news.txt"]).is(0, "news.txt: no citations and no reference list found\n", "");
    folder.run(&["check", "news.txt", "--format", "concise"]).is(0, "", "");
}

#[test]
fn json_is_one_object_a_paper() {
    let folder = Folder::new().file("a.txt", "Nothing.\n").file("b.txt", "Nor here, I am afraid, is there any.\n");
    let object = |path: &str, language: &str| {
        format!(
            "{{\"schema\":1,\"reconcite\":\"{}\",\"documents\":[{{\"path\":\"{path}\",\"format\":\"text\",\
             \"language\":\"{language}\"}}],\"references\":[],\"citations\":[],\"diagnostics\":[],\
             \"summary\":{{\"citations\":0,\"references\":0,\"errors\":0,\"warnings\":0,\"infos\":0}}}}",
            env!("CARGO_PKG_VERSION")
        )
    };
    let one = object("b.txt", "en") + "\n";
    folder.run(&["check", "b.txt", "--format", "json"]).is(0, &one, "");
    folder.run(&["check", "b.txt", "--format", "jsonl"]).is(0, &one, "");
    let both = format!("[\n{},\n{}\n]\n", object("b.txt", "en"), object("b.txt", "en"));
    folder.run(&["check", "b.txt", "b.txt", "--format", "json"]).is(0, &both, "");
    folder.run(&["check", "b.txt", "b.txt", "--format", "jsonl"]).is(0, &one.repeat(2), "");
    let outcome = folder.run(&["check", "none.txt", "b.txt", "--format", "json"]);
    assert_eq!((outcome.status, outcome.stdout), (2, format!("[\n{}\n]\n", object("b.txt", "en"))));
}

#[test]
fn statistics_are_for_people() {
    let folder = Folder::new().file("a.txt", "Nothing.");
    folder.run(&["check", "a.txt", "--statistics"]).is(0, "no citations and no reference list found\n", "");
    let message = "error: --statistics is for people; use it without --format\n";
    folder.run(&["check", "a.txt", "--statistics", "--format", "json"]).is(2, "", message);
}

#[test]
fn many_papers_come_in_the_order_given() {
    let mut folder = Folder::new();
    let names: Vec<String> = (0..200).map(|number| format!("{number}.txt")).collect();
    for name in &names {
        folder = folder.file(name, "Nothing.");
    }
    let mut arguments = vec!["check", "--format", "jsonl"];
    arguments.extend(names.iter().map(String::as_str));
    let outcome = folder.run(&arguments);
    let paths: Vec<&str> = outcome.stdout.lines().map(|line| line.split('"').nth(11).unwrap()).collect();
    assert_eq!(paths, names);
}

#[test]
fn formats_for_other_programs_are_whole_also_without_findings() {
    let folder = Folder::new().file("a.txt", "Nothing.").file("b.txt", "Nothing.");
    for papers in [&["a.txt"][..], &["a.txt", "b.txt"], &["a.txt", "none.txt"]] {
        for format in ["sarif", "rdjson", "json"] {
            let outcome = folder.run(&[&["check", "--format", format], papers].concat());
            serde_json::from_str::<serde_json::Value>(&outcome.stdout).unwrap();
        }
    }
    for format in ["sarif", "junit", "checkstyle", "json", "full"] {
        assert_eq!(folder.run(&["check", "none.txt", "--format", format]).stdout, "");
    }
    folder.run(&["check", "a.txt", "--format", "github"]).is(0, "", "");
    folder.run(&["check", "a.txt", "--format", "junit"]).is(
        0,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"reconcite\">\n\
         <testsuite name=\"a.txt\" tests=\"1\" failures=\"0\">\n\
         <testcase classname=\"a.txt\" name=\"nothing to report\"/>\n</testsuite>\n</testsuites>\n",
        "",
    );
}

const PAPER: &str = "\
Harbours of the north

The port grew quickly (Rossi, 2004). Others doubt it (Duarte, 2019), and some blame the rain (Adeyemi, 2001).

References

Duarte, L. (2021). Coastal towns and their people. Lisbon: Mar Press.

Okafor, N. (2007). Roads of the delta. Journal of Roads, 3(2), 44-61.

Rossi, P. (2004). Harbours and their decline. Sea Studies, 8(1), 12-29.
";

#[test]
fn a_paper_with_faults_gets_a_report_that_says_what_where_and_why() {
    let expected = "\
error[year-mismatch]: Duarte: cited as 2019, listed as 2021
  --> paper.txt:3:55
 3 | …(Rossi, 2004). Others doubt it (Duarte, 2019), and some blame the rain (Adeyemi, 2001).
   |                                  ^^^^^^^^^^^^
  ::: paper.txt:7:1: listed as 2021
 7 | Duarte, L. (2021). Coastal towns and their people. Lisbon: Mar Press.
   = because: surname exact; year off by 2
   = help: correct the year that is wrong, or add the entry if another work is meant

error[missing-reference]: Adeyemi, 2001 is not in the reference list
  --> paper.txt:3:95
 3 | …(Rossi, 2004). Others doubt it (Duarte, 2019), and some blame the rain (Adeyemi, 2001).
   |                                                                          ^^^^^^^^^^^^^
   = help: add the entry to the list, or correct the citation

warning[uncited-reference]: Okafor, 2007 is never cited
  --> paper.txt:9:1
 9 | Okafor, N. (2007). Roads of the delta. Journal of Roads, 3(2), 44-61.
   = help: cite it, or take it out of the list

paper.txt: 3 citations, 3 references: 2 errors, 1 warning
";
    Folder::new().file("paper.txt", PAPER).run(&["check", "paper.txt"]).is(1, expected, "");
}

#[test]
fn the_exit_status_is_what_the_user_asked_for() {
    let folder = Folder::new().file("paper.txt", PAPER);
    let line = "paper.txt:9:1: warning[uncited-reference]: Okafor, 2007 is never cited\n";
    for (fail_on, status) in [("error", 0), ("warning", 1), ("info", 1), ("never", 0)] {
        let arguments = ["check", "paper.txt", "--format", "concise", "--select", "uncited-reference"];
        folder.run(&[&arguments[..], &["--fail-on", fail_on]].concat()).is(status, line, "");
    }
    folder.run(&["check", "paper.txt", "missing.txt", "--format", "concise", "--select", "uncited-reference"]).is(
        2,
        line,
        "error: missing.txt: no such file; check the spelling of the path\n",
    );
}

#[test]
fn severities_come_from_the_settings() {
    let settings = "ignore = [\"missing-reference\", \"year-mismatch\"]\n[severity]\nuncited-reference = \"info\"\n";
    let folder = Folder::new().file("paper.txt", PAPER).file("reconcite.toml", settings);
    let line = "paper.txt:9:1: info[uncited-reference]: Okafor, 2007 is never cited\n";
    folder.run(&["check", "paper.txt", "--format", "concise"]).is(0, line, "");
}
