//! `reconcite export`.

use crate::harness::Folder;

#[test]
fn nothing_is_written_where_the_paper_cannot_be_read() {
    let folder = Folder::new().file("out.bib", "precious");
    let outcome = folder.run(&["export", "none.txt", "--to", "bibtex", "--output", "out.bib"]);
    outcome.is(2, "", "error: none.txt: no such file; check the spelling of the path\n");
    assert_eq!(folder.read("out.bib"), "precious");
}

#[test]
fn a_folder_that_does_not_exist_is_named() {
    let folder = Folder::new().file("a.txt", "Nothing.");
    let outcome = folder.run(&["export", "a.txt", "--to", "bibtex", "--output", "none/out.bib"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("error: none/out.bib: cannot be written: "), "{}", outcome.stderr);
}

#[test]
fn an_unknown_format_lists_the_known_ones() {
    let outcome = Folder::new().file("a.txt", "x").run(&["export", "a.txt", "--to", "word"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("[possible values: bibtex"), "{}", outcome.stderr);
}

#[test]
fn a_paper_without_a_list_says_so() {
    let outcome = Folder::new().file("a.txt", "Nothing.").run(&["export", "a.txt", "--to", "bibtex"]);
    assert_eq!(outcome.status, 0);
    assert_eq!(outcome.stderr, "note: a.txt: no reference list was found; the output holds no entry\n");
}

#[test]
fn a_list_is_printed_in_a_style_where_styles_are_built_in() {
    let list = "References\n\nOkafor, B. (2004). On water. Sea Studies, 4(2), 1-9.\nPetrov, A. (1999). On ice. Sea Studies, 2, 3-5.\n";
    let folder = Folder::new().file("a.txt", list);
    let outcome = folder.run(&["export", "a.txt", "--style", "apa", "--output", "a.md", "--markup", "markdown"]);
    if cfg!(feature = "styles") {
        outcome.is(0, "", "");
        assert!(
            folder.read("a.md").starts_with("Okafor, B. (2004). On water. *Sea Studies*"),
            "{}",
            folder.read("a.md")
        );
    } else {
        assert_eq!(outcome.status, 2);
        assert!(outcome.stderr.contains("cargo install --path . --features styles"), "{}", outcome.stderr);
    }
    let outcome = folder.run(&["export", "a.txt", "--style", "apa", "--to", "ris"]);
    assert_eq!(outcome.status, 2);
}
