//! What the program says of itself.

use crate::harness::Folder;

#[test]
fn explain_lists_the_rules_and_prints_a_manual() {
    let list = Folder::new().run(&["explain"]);
    assert_eq!((list.status, list.stderr.as_str()), (0, ""));
    let line = list.stdout.lines().find(|line| line.starts_with("missing-reference ")).unwrap_or_default();
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words.join(" "), "missing-reference error A work is cited that the reference list does not have.");
    let manual = Folder::new().run(&["explain", "year-mismatch"]);
    assert!(manual.stdout.starts_with("year-mismatch (error)\n\nA citation and its entry give different years.\n"));
    assert!(manual.stdout.contains("\nHow to silence it\n"));
}

#[test]
fn explain_suggests_the_near_rule() {
    let outcome = Folder::new().run(&["explain", "mising-reference"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("unknown rule `mising-reference`; did you mean `missing-reference`?"));
}

#[test]
fn no_arguments_are_a_question_for_help() {
    let outcome = Folder::new().run(&[]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("Usage: reconcite"), "{}", outcome.stderr);
}

#[test]
fn completions_and_the_manual_page_are_printed() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let outcome = Folder::new().run(&["completions", shell]);
        assert_eq!(outcome.status, 0);
        assert!(outcome.stdout.contains("reconcite"), "{shell}");
    }
    let page = Folder::new().run(&["man"]);
    assert_eq!(page.status, 0);
    assert!(page.stdout.contains(".TH reconcite 1") && page.stdout.contains("explain\\-match"), "{}", page.stdout);
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let plain = Folder::new().run(&["explain"]);
    assert!(!plain.stdout.contains('\u{1b}'));
    let forced = Folder::new().run(&["explain", "--color", "always"]);
    assert!(forced.stdout.contains('\u{1b}'));
}
