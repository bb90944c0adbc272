//! Files that cannot be read: what, where, and what to do about it.

use crate::harness::{Folder, command};

const CLEAN: &str = "no citations and no reference list found\n";

#[test]
fn each_kind_of_bad_file_has_its_own_message() {
    let folder = Folder::new()
        .file("empty.txt", "")
        .file("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        .file("paper.docx", b"PK\x03\x04\x14\x00\x06\x00")
        .file("picture.png", b"\x89PNG\r\n\x1a\n\x00")
        .file("noise.bin", [0_u8, 159, 146, 150, 0, 0, 1, 2, 3].repeat(50))
        .file("folder/paper.txt", "x");
    let cases = [
        ("missing.txt", "no such file; check the spelling of the path"),
        ("empty.txt", "the file is empty"),
        (
            "paper.pdf",
            "this PDF file is damaged; open it in a PDF viewer and print it to a new file, or give a plain text file",
        ),
        (
            "paper.docx",
            "the file is damaged (Missing end of central directory); \
             open it in the program that made it and save it again",
        ),
        ("picture.png", "this looks like a PNG picture, which cannot be read yet; give a plain text file"),
        ("noise.bin", "this is not text; give a plain text file"),
    ];
    for (file, message) in cases {
        folder.run(&["check", file]).is(2, "", &format!("error: {file}: {message}\n"));
        folder.run(&["text", file]).is(2, "", &format!("error: {file}: {message}\n"));
    }
    let message = "error: folder: this is a directory; name the papers in it, for example with `*.txt`\n";
    folder.run(&["text", "folder"]).is(2, "", message);
}

#[test]
fn an_unreadable_file_of_references_stops_the_run() {
    let folder = Folder::new().file("a.txt", "Nothing.");
    let message = "error: list.txt: no such file; check the spelling of the path\n";
    folder.run(&["check", "a.txt", "--references", "list.txt"]).is(2, "", message);
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = Folder::new().file("a.txt", "Nothing here.").file("c.txt", "Nor here.");
    folder.run(&["check", "a.txt", "b.txt", "c.txt"]).is(
        2,
        &format!(
            "a.txt: {CLEAN}\nc.txt: {CLEAN}\n2 papers (2 with nothing to report): \
             no citations and no reference list found\n"
        ),
        "error: b.txt: no such file; check the spelling of the path\n",
    );
}

#[test]
fn standard_input_has_a_name_in_messages() {
    Folder::new().run_with(&["check", "-"], b"").is(2, "", "error: standard input: the file is empty\n");
    Folder::new().run_with(&["check", "-"], b"Nothing.").is(0, &format!("standard input: {CLEAN}"), "");
    Folder::new().run(&["check", "-", "--references", "-"]).is(
        2,
        "",
        "error: standard input can be read only once; name the other files\n",
    );
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let folder = Folder::new().file("a.txt", "word ".repeat(300_000));
    folder.run(&["check", "a.txt", "--max-size", "1"]).is(
        2,
        "",
        "error: a.txt: the file has 1.5 MB, more than the limit of 1.0 MB; raise the limit with --max-size\n",
    );
    folder.run_with(&["check", "-", "--max-size", "1"], "word ".repeat(300_000).as_bytes()).is(
        2,
        "",
        "error: standard input: more than the limit of 1.0 MB; raise the limit with --max-size\n",
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::new().file("a.txt", "word\n".repeat(200_000));
    let mut child = command(&folder.path("."), &["text", "a.txt"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
