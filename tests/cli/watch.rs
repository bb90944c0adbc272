//! `--watch`: a paper is checked again whenever somebody saves it, as an editor saves.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStdout};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::faults::signal_to;
use crate::harness::{Folder, command};

const PATIENCE: Duration = Duration::from_secs(30);
const CLEAN: &str = "Rivers rise (Abel, 2001).\n\nReferences\n\nAbel, R. (2001). Rivers. Water, 3, 4–9.\n";
const YEAR: &str = "a.txt:1:14: error[year-mismatch]: Abel: cited as 2002, listed as 2001";

/// A program that watches, and what it says line by line.
struct Watch {
    child: Child,
    output: Receiver<String>,
    errors: Receiver<String>,
}

fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

impl Watch {
    fn start(folder: &Folder) -> Self {
        let arguments = ["check", "a.txt", "--watch", "--format", "concise"];
        let mut child = command(&folder.path("."), &arguments).spawn().unwrap();
        let output: ChildStdout = child.stdout.take().unwrap();
        let (output, errors) = (lines(output), lines(child.stderr.take().unwrap()));
        Self { child, output, errors }
    }

    /// Waits until the paper has been checked and the program waits, too. Gives what it said of the paper.
    #[track_caller]
    fn checked(&self) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            let line = self.errors.recv_timeout(PATIENCE).expect("the program says nothing");
            if line == "note: waiting for changes; Ctrl+C ends" {
                break;
            }
            said.push(line);
        }
        // What was printed before the note is on its way.
        while let Ok(line) = self.output.recv_timeout(Duration::from_millis(300)) {
            said.push(line);
        }
        said
    }

    /// What it says at last: one save may be seen as two changes.
    #[track_caller]
    fn says(&self, expected: &[&str]) {
        let mut said = Vec::new();
        for _ in 0..5 {
            said = self.checked();
            if said == expected {
                return;
            }
        }
        panic!("{said:?} for {expected:?}");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn every_way_of_saving_is_seen() {
    let faulty = CLEAN.replace("(Abel, 2001)", "(Abel, 2002)");
    let folder = Folder::new().file("a.txt", CLEAN);
    let watch = Watch::start(&folder);
    watch.says(&[]);
    // In place.
    fs::write(folder.path("a.txt"), &faulty).unwrap();
    watch.says(&[YEAR]);
    // A new file in the place of the old one.
    fs::write(folder.path("a.txt.new"), CLEAN).unwrap();
    fs::rename(folder.path("a.txt.new"), folder.path("a.txt")).unwrap();
    watch.says(&[]);
    // The old file out of the way, and a new one.
    fs::rename(folder.path("a.txt"), folder.path("a.txt~")).unwrap();
    fs::write(folder.path("a.txt"), &faulty).unwrap();
    watch.says(&[YEAR]);
    // The settings.
    fs::write(folder.path("reconcite.toml"), "ignore = ['year-mismatch']\n").unwrap();
    watch.says(&[]);
    // A paper that is gone for a while.
    fs::remove_file(folder.path("a.txt")).unwrap();
    watch.says(&["error: a.txt: no such file; check the spelling of the path"]);
    fs::write(folder.path("a.txt"), CLEAN).unwrap();
    watch.says(&[]);
}

#[test]
fn an_interrupt_ends_the_watch() {
    let folder = Folder::new().file("a.txt", CLEAN);
    let mut watch = Watch::start(&folder);
    watch.says(&[]);
    signal_to(watch.child.id(), 2);
    assert_eq!(watch.child.wait().unwrap().signal(), Some(2));
}
