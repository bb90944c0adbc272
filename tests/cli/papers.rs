//! Folders, patterns, and papers of many files.

use crate::harness::Folder;

const PAPER: &str = "Rivers rise (Abel, 2001).\n\nReferences\n\nAbel, R. (2001). Rivers of the north. Water, 3, 4–9.\n\
    Bor, S. (2003). Lakes and ponds. Water, 5, 14–19.\nCole, T. (2005). Seas of the south. Water, 7, 24–29.\n";

fn names(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let outcome = folder.run(&[&["check", "--format", "jsonl"], arguments].concat());
    let name = |line: &str| line.split("\"path\":\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    outcome.stdout.lines().filter_map(name).map(|path| path.replace('\\', "/")).collect()
}

#[test]
fn a_folder_stands_for_the_papers_in_it() {
    let folder = Folder::new()
        .file("all/b.md", PAPER)
        .file("all/a.txt", PAPER)
        .file("all/deep/c.html", "<p>Text.</p>")
        .file("all/draft.txt", PAPER)
        .file("all/old/d.txt", PAPER)
        .file("all/refs.bib", "@book{a, title = {A}}")
        .file("all/picture.png", "no")
        .file("all/.hidden/e.txt", PAPER)
        .file("all/.gitignore", "draft*\n")
        .file("all/.ignore", "old/\n");
    assert_eq!(names(&folder, &["all"]), ["all/a.txt", "all/b.md", "all/deep/c.html"]);
    // What is named is read, ignored or not, and what is named twice by a folder once.
    assert_eq!(names(&folder, &["all/draft.txt", "all/b.md", "all"]).len(), 4);
}

#[test]
fn patterns_are_for_shells_that_have_none() {
    let folder =
        Folder::new().file("a/1.txt", PAPER).file("a/2.txt", PAPER).file("a/3.md", PAPER).file("a/b/4.txt", PAPER);
    assert_eq!(names(&folder, &["a/*.txt"]), ["a/1.txt", "a/2.txt"]);
    assert_eq!(names(&folder, &["a/**/*.txt"]), ["a/1.txt", "a/2.txt", "a/b/4.txt"]);
    assert_eq!(names(&folder, &["?/3.*"]), ["a/3.md"]);
}

#[test]
fn an_empty_folder_says_so() {
    let folder = Folder::new().file("none/refs.bib", "");
    folder.run(&["check", "none"]).is(2, "", "error: none: no papers here; name a file\n");
    folder.run(&["check", "*.odt"]).is(2, "", "error: *.odt: no papers here; name a file\n");
}

#[test]
fn the_parts_of_a_latex_paper_are_read_with_its_root() {
    let folder = Folder::new()
        .file(
            "p/main.tex",
            "\\documentclass{article}\\begin{document}\\input{one}\\include{two}\n\\bibliography{refs}\\end{document}",
        )
        .file("p/one.tex", "First.\n\nAs \\cite{abel} says.\n")
        .file("p/two.tex", "Second \\cite{nobody}.\n")
        .file("p/refs.bib", "@book{abel, author = {Abel, R.}, title = {Rivers}, year = 2001}");
    assert_eq!(names(&folder, &["p"]), ["p/main.tex"]);
    let outcome = folder.run(&["check", "p", "--format", "concise"]);
    assert_eq!(
        outcome.stdout,
        "p/two.tex:1:14: error[undefined-key]: the key `nobody` is not in the file of references\n"
    );
}

#[test]
fn works_in_the_front_matter_are_the_list() {
    let text = "---\nreferences:\n- id: abel\n  type: book\n  title: Rivers\n---\nAs @abel and [@bor] say.\n";
    let outcome = Folder::new().file("p.md", text).run(&["check", "p.md", "--format", "concise"]);
    assert!(outcome.stdout.starts_with("p.md:7:15: error[undefined-key]"), "{}", outcome.stdout);
    assert_eq!(outcome.stdout.lines().count(), 1, "{}", outcome.stdout);
}
