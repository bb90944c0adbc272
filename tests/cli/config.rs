//! `reconcite.toml` and `reconcite init`.

use crate::harness::Folder;

#[test]
fn init_writes_a_file_and_never_overwrites_one() {
    let folder = Folder::new();
    folder.run(&["init"]).is(0, "wrote reconcite.toml\n", "");
    let written = folder.read("reconcite.toml");
    assert!(written.contains("# fail-on = \"warning\""));
    folder.run(&["init"]).is(
        2,
        "",
        "error: reconcite.toml exists already and is left as it is; edit it, or move it away first\n",
    );
    assert_eq!(folder.read("reconcite.toml"), written);
}

#[test]
fn the_nearest_file_above_the_paper_counts() {
    let folder = Folder::new()
        .file("reconcite.toml", "select = []")
        .file("book/reconcite.toml", "colour = true")
        .file("book/part/one/a.txt", "Nothing.")
        .file("b.txt", "Nothing.");
    let outcome = folder.run(&["check", "book/part/one/a.txt"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    let place = folder.path("book/reconcite.toml").canonicalize().unwrap();
    assert!(outcome.stderr.starts_with("error: "), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("book/reconcite.toml:1:1: unknown key `colour`"), "{} {place:?}", outcome.stderr);
    assert_eq!(folder.run(&["check", "b.txt"]).status, 0);
}

#[test]
fn a_given_file_replaces_the_nearest() {
    let folder = Folder::new()
        .file("reconcite.toml", "broken =")
        .file("other.toml", "fail-on = \"never\"")
        .file("bad.toml", "\nignore = [\"missing-referense\"]\n")
        .file("a.txt", "Nothing.");
    assert_eq!(folder.run(&["check", "a.txt", "--config", "other.toml"]).status, 0);
    folder.run(&["check", "a.txt", "--config", "bad.toml"]).is(
        2,
        "",
        "error: bad.toml:2:11: unknown rule `missing-referense`; did you mean `missing-reference`?\n",
    );
    let outcome = folder.run(&["check", "a.txt", "--config", "none.toml"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.starts_with("error: none.toml: cannot be read: "), "{}", outcome.stderr);
}

#[test]
fn a_rule_that_does_not_exist_is_an_error() {
    let outcome = Folder::new().file("a.txt", "x").run(&["check", "a.txt", "--ignore", "year-missmatch"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("unknown rule `year-missmatch`; did you mean `year-mismatch`?"));
}
