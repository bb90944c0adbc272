//! `reconcite parse`: one line in, one line out.

use std::io::{BufRead, BufReader, Write};

use crate::harness::{Folder, command};

const EMPTY: &str = "{\"note\":\"the line is empty\"}\n";

#[test]
fn an_empty_line_is_an_empty_item() {
    Folder::new().run_with(&["parse"], b"\n \r\n").is(0, &EMPTY.repeat(2), "");
    Folder::new().run_with(&["parse", "-"], b"").is(0, "", "");
    Folder::new().run_with(&["parse", "--format", "json"], b"\n\n").is(
        0,
        "[\n{\"note\":\"the line is empty\"},\n{\"note\":\"the line is empty\"}\n]\n",
        "",
    );
}

#[test]
fn as_many_lines_come_out_as_go_in() {
    let line = "Rossi, P. (2004). Harbours of the south. Sea Studies, 8(2), 12-29.\n";
    for count in [1, 31, 33, 5_000] {
        let outcome = Folder::new().run_with(&["parse"], line.repeat(count).as_bytes());
        assert_eq!(outcome.stdout.lines().count(), count);
        let first = outcome.stdout.lines().next().unwrap();
        assert!(outcome.stdout.lines().all(|line| line == first));
    }
}

#[test]
fn bytes_that_are_no_text_are_no_reason_to_stop() {
    let outcome = Folder::new().run_with(&["parse"], b"\xff\xfe\x00\n\n\x80\x80");
    assert_eq!((outcome.status, outcome.stdout.lines().count()), (0, 3));
}

#[test]
fn a_missing_file_is_an_error() {
    let message = "error: refs.txt: no such file; check the spelling of the path\n";
    Folder::new().run(&["parse", "refs.txt"]).is(2, "", message);
    let folder = Folder::new().file("refs/a.txt", "x");
    let message = "error: refs: this is a directory; name the papers in it, for example with `*.txt`\n";
    folder.run(&["parse", "refs"]).is(2, "", message);
}

#[test]
fn whoever_sends_a_line_gets_its_answer_at_once() {
    let folder = Folder::new();
    let mut child = command(&folder.path("."), &["parse", "-"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..3 {
        stdin.write_all(b"\n").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(line, EMPTY);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
