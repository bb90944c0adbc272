//! Full disks, folders that nobody may write to, files that vanish, pipes that break, interrupts, papers without an end:
//! nothing is lost, and the exit status tells.
#![cfg(unix)]

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::FileTypeExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Command;

use crate::harness::{Folder, command};

const PAPER: &str = "Rivers rise (Abel et. al., 2001).\n\nReferences\n\nAbel, R. (2001). Rivers. Water, 3, 4–9.\n";
const SIGINT: i32 = 2;
const SIGTERM: i32 = 15;

/// A file that nothing comes from until somebody writes to it.
fn pipe(folder: &Folder, name: &str) {
    assert!(Command::new("mkfifo").arg(folder.path(name)).status().unwrap().success());
}

fn names(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.path(".")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Sends a signal; the shell knows how.
pub fn signal_to(program: u32, signal: i32) {
    assert!(Command::new("bash").args(["-c", &format!("kill -s {signal} {program}")]).status().unwrap().success());
}

/// Runs the program under a shell that sets the stage.
fn shell(folder: &Folder, line: &str) -> (Option<i32>, String, String) {
    let mut shell = Command::new("bash");
    shell.args(["-c", line]).current_dir(folder.path(".")).env("RECONCITE", env!("CARGO_BIN_EXE_reconcite"));
    let output = shell.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_full_disk_is_an_error_wherever_output_goes() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let folder = Folder::new().file("a.txt", PAPER).file("b.txt", PAPER);
    for arguments in [
        "check a.txt b.txt",
        "check a.txt --format json",
        "check a.txt --format html",
        "check a.txt --statistics",
        "check a.txt --diff",
        "export a.txt --to bibtex",
        "text a.txt",
        "parse a.txt",
        "explain doi-shared",
        "explain",
        "completions bash",
        "man",
    ] {
        let (status, _, said) = shell(&folder, &format!("\"$RECONCITE\" {arguments} </dev/null >/dev/full"));
        assert_eq!(status, Some(2), "{arguments}: {said}");
        assert!(said.contains("error: cannot write: No space left on device"), "{arguments}: {said}");
    }
}

#[test]
fn a_disk_that_fills_up_leaves_the_old_file() {
    let long = format!("{}{PAPER}", "Words and words. ".repeat(2_000));
    let folder = Folder::new().file("a.md", &long).file("out", "precious").file("b.bib", "@book{b, title={B}}\n");
    let before = names(&folder);
    // A file may have 8 kB; what is beyond is an error as of a full disk.
    let limited = |line: &str| shell(&folder, &format!("trap '' XFSZ; ulimit -f 8; \"$RECONCITE\" {line}"));
    for line in ["check a.md --format html --output out", "check a.md a.md --format html --output out"] {
        let (status, _, said) = limited(line);
        assert_eq!((status, folder.read("out").as_str()), (Some(2), "precious"), "{line}: {said}");
        assert!(said.contains("error: cannot write: ") && said.contains("out: File too large"), "{line}: {said}");
    }
    let (status, _, said) = limited("check a.md --fix");
    assert_eq!((status, folder.read("a.md") == long), (Some(2), true), "{said}");
    assert!(said.contains("error: a.md: cannot be written: File too large"), "{said}");
    assert_eq!(names(&folder), before);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named_before_the_work() {
    let folder = Folder::new().file("a.txt", PAPER).file("file", "");
    for target in ["/proc/report.json", "none/report.json", "file/report.json"] {
        for line in ["check a.txt --format json --output", "export a.txt --output"] {
            let arguments: Vec<&str> = line.split(' ').chain([target]).collect();
            let outcome = folder.run(&arguments);
            assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{target}: {outcome:?}");
            assert!(outcome.stderr.contains(&format!("error: {target}: cannot be written: ")), "{}", outcome.stderr);
        }
    }
}

#[test]
fn a_device_is_written_to_and_not_replaced() {
    let folder = Folder::new().file("a.txt", "Nothing.");
    pipe(&folder, "out");
    let path = folder.path("out");
    let reader = std::thread::spawn(move || fs::read_to_string(path).unwrap());
    folder.run(&["check", "a.txt", "--output", "out"]).is(0, "", "");
    assert_eq!(reader.join().unwrap(), "a.txt: no citations and no reference list found\n");
    assert!(fs::metadata(folder.path("out")).unwrap().file_type().is_fifo());
    assert_eq!(names(&folder), ["a.txt", "out"]);
}

#[test]
fn a_file_that_vanishes_in_a_batch_is_one_error() {
    let mut folder = Folder::new();
    for number in 100..200 {
        folder = folder.file(&format!("{number}.txt"), "Nothing.");
    }
    // The first papers are not done before this one is, and the last are not begun before these are done.
    fs::remove_file(folder.path("100.txt")).unwrap();
    pipe(&folder, "100.txt");
    let papers = (100..200).map(|number| format!("{number}.txt"));
    let arguments: Vec<String> = ["check", "--format", "jsonl"].map(str::to_owned).into_iter().chain(papers).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let child = command(&folder.path("."), &arguments).spawn().unwrap();
    // Opening waits for the program to open it, too.
    let mut feed = fs::OpenOptions::new().write(true).open(folder.path("100.txt")).unwrap();
    fs::remove_file(folder.path("199.txt")).unwrap();
    feed.write_all(b"Nothing.").unwrap();
    drop(feed);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 99);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "error: 199.txt: no such file; check the spelling of the path\n");
}

#[test]
fn a_reader_that_has_enough_ends_a_batch_without_a_word() {
    let mut folder = Folder::new();
    for number in 0..300 {
        folder = folder.file(&format!("{number}.txt"), PAPER);
    }
    for line in ["check *.txt", "check *.txt --format jsonl", "check *.txt --format html", "explain", "man"] {
        let line = format!("\"$RECONCITE\" {line} | head -n 1; echo ${{PIPESTATUS[0]}}");
        let (_, said, errors) = shell(&folder, &line);
        assert_eq!((said.lines().count(), said.lines().last(), errors.as_str()), (2, Some("0"), ""), "{line}: {said}");
    }
}

#[test]
fn an_interrupt_leaves_the_old_file_and_no_half_of_a_new_one() {
    for signal in [SIGINT, SIGTERM] {
        let folder = Folder::new().file("a.txt", "Nothing.").file("report.json", "precious");
        pipe(&folder, "wait.txt");
        let arguments = ["check", "a.txt", "wait.txt", "--format", "json", "--output", "report.json"];
        let mut child = command(&folder.path("."), &arguments).spawn().unwrap();
        let feed = fs::OpenOptions::new().write(true).open(folder.path("wait.txt")).unwrap();
        assert_eq!(names(&folder).len(), 4, "the new file is begun: {:?}", names(&folder));
        signal_to(child.id(), signal);
        let status = child.wait().unwrap();
        drop(feed);
        // A shell says 130 of this.
        assert_eq!(status.signal(), Some(signal), "{status}");
        assert_eq!(names(&folder), ["a.txt", "report.json", "wait.txt"]);
        assert_eq!(folder.read("report.json"), "precious");
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(said, "");
    }
}

#[test]
fn a_paper_that_takes_too_long_is_given_up_and_the_others_are_checked() {
    let folder = Folder::new().file("a.txt", "Nothing.").file("c.txt", "Nothing.");
    pipe(&folder, "b.txt");
    let nothing = "no citations and no reference list found\n";
    let message = |file: &str| {
        format!(
            "error: {file}: not done after 3 s and given up; allow more with --timeout, or check the paper by itself\n"
        )
    };
    let papers = ["check", "a.txt", "b.txt", "c.txt", "--format", "concise", "--timeout", "3"];
    folder.run(&papers).is(2, "", &message("b.txt"));
    folder.run(&["check", "b.txt", "--timeout", "3"]).is(2, "", &message("b.txt"));
    folder.run(&["check", "a.txt", "--references", "b.txt", "--timeout", "3"]).is(2, "", &message("b.txt"));
    folder.run(&["check", "a.txt", "--timeout", "60"]).is(0, &format!("a.txt: {nothing}"), "");
    let wrong = folder.run(&["check", "a.txt", "--timeout", "0"]);
    assert!(wrong.stderr.contains("give a number of seconds above 0"), "{}", wrong.stderr);
}

#[test]
fn a_paper_that_is_given_up_is_not_mended_later() {
    let folder = Folder::new().file("long.md", PAPER.repeat(3_000));
    let outcome = folder.run(&["check", "long.md", "--fix", "--timeout", "0.001"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{outcome:?}");
    assert!(outcome.stderr.starts_with("error: long.md: not done after 0.001 s"), "{}", outcome.stderr);
    assert!(folder.read("long.md") == PAPER.repeat(3_000));
    assert_eq!(names(&folder), ["long.md"]);
}
