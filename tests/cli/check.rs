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
    for format in ["sarif", "junit", "json", "full"] {
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
