//! `reconcite export --into` and `reconcite tidy`.

use crate::harness::Folder;

const PAPER: &str = "\
Harbours of the north

The port grew quickly (Rossi, 2004). Others doubt it (Duarte, 2021).

References

Duarte, L. (2021). Coastal towns and their people. Lisbon: Mar Press.

Okafor, N. (2007). Roads of the delta. Journal of Roads, 3(2), 44-61.

Rossi, P. (2004). Harbours and their decline. Sea Studies, 8(1), 12-29.
";

const LIBRARY: &str = "% Mine, by hand.\r\n@string{ss = {Sea Studies}}\r\n\r\n\
    @ARTICLE(Rossi:Harbours , author=\"Rossi, Paola\", title={{Harbours} and Their Decline}, journal=ss, year=2004,\r\n \
    pages={12--31}, file={:r.pdf:PDF} )\r\n% the end";

#[test]
fn what_is_new_is_added_and_what_is_there_stays() {
    let folder = Folder::new().file("paper.txt", PAPER).file("my.bib", LIBRARY);
    let diff = folder.run(&["export", "paper.txt", "--into", "my.bib", "--diff"]);
    assert_eq!(diff.status, 0);
    assert!(diff.stdout.starts_with("--- my.bib\n+++ my.bib\n@@ "), "{}", diff.stdout);
    assert_eq!(folder.read("my.bib"), LIBRARY);
    folder.run(&["export", "paper.txt", "--into", "my.bib"]).is(
        0,
        "",
        "conflict: my.bib:4: Rossi:Harbours: pages is `12-31` there, `12-29` in the paper\n\
         note: my.bib: 2 added, 1 there already\n",
    );
    let written = folder.read("my.bib");
    assert!(written.starts_with(&format!("{LIBRARY}\r\n\r\n@book{{duarte2021,\r\n  author = ")), "{written}");
    assert!(written.ends_with("}\r\n") && !written.replace("\r\n", "").contains('\n'), "{written}");
    let again = folder.run(&["export", "paper.txt", "--into", "my.bib"]);
    assert!(again.stderr.ends_with("note: my.bib: 0 added, 3 there already\n"), "{}", again.stderr);
    assert_eq!(folder.read("my.bib"), written);
}

#[test]
fn a_library_that_does_not_exist_is_made() {
    let folder = Folder::new().file("paper.txt", PAPER);
    folder.run(&["export", "paper.txt", "--into", "new.bib", "--only", "uncited"]).is(
        0,
        "",
        "note: new.bib: 1 added, 0 there already\n",
    );
    assert!(folder.read("new.bib").starts_with("@article{okafor2007,\n"));
    let outcome = folder.run(&["export", "paper.txt", "--into", "new.bib", "--to", "ris"]);
    outcome.is(2, "", "error: --into adds to a .bib file; ris cannot be added to one\n");
}

#[test]
fn what_is_not_utf_8_is_left_alone() {
    let folder = Folder::new().file("paper.txt", PAPER).file("old.bib", b"% a\n% caf\xe9\n");
    let message = "error: old.bib:2: this is not UTF-8; convert the file to UTF-8 before it is changed\n";
    folder.run(&["export", "paper.txt", "--into", "old.bib"]).is(2, "", message);
    folder.run(&["tidy", "old.bib", "--write"]).is(2, "", message);
}

#[test]
fn entries_are_chosen_and_named() {
    let folder = Folder::new().file("paper.txt", PAPER);
    let keys = |arguments: &[&str]| {
        let outcome = folder.run(&[&["export", "paper.txt"], arguments].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        let lines = outcome.stdout.lines().filter(|line| line.starts_with('@'));
        let keys = lines.map(|line| line.split_once('{').unwrap().1.trim_end_matches(',').to_owned());
        keys.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(keys(&[]), "duarte2021 okafor2007 rossi2004");
    assert_eq!(keys(&["--only", "cited"]), "duarte2021 rossi2004");
    assert_eq!(keys(&["--only", "uncited"]), "okafor2007");
    assert_eq!(keys(&["--keys", "[auth][shortyear]"]), "Duarte21 Okafor07 Rossi04");
    let folder = folder.file("reconcite.toml", "keys = '[auth3:upper]'\n");
    let outcome = folder.run(&["export", "paper.txt"]);
    assert!(outcome.stdout.contains("{DUA,\n") && outcome.stdout.contains("{OKA,\n"), "{}", outcome.stdout);
    let outcome = folder.run(&["export", "paper.txt", "--keys", "[auth"]);
    assert!(outcome.stderr.contains("a `[` in the key pattern is not closed"), "{}", outcome.stderr);
    let outcome = folder.run(&["export", "paper.txt", "--only", "incomplete"]);
    assert_eq!(outcome.stderr, "note: paper.txt: every entry has what its type needs; the output holds no entry\n");
}

#[test]
fn keys_of_the_source_stay_unless_new_ones_are_asked_for() {
    let bib = "@book{MyKey, author = {Abel, A.}, title = {T}, publisher = {P}, year = 2001}\n";
    let folder = Folder::new().file("a.bib", bib);
    assert!(folder.run(&["export", "a.bib", "--keys", "[auth]"]).stdout.starts_with("@book{MyKey,\n"));
    assert!(folder.run(&["export", "a.bib", "--keys", "[auth]", "--new-keys"]).stdout.starts_with("@book{Abel,\n"));
}

#[test]
fn tidying_shows_first_and_writes_when_asked() {
    let bib =
        "@article{a, author = {Abel, A.}, title = {On DNA}, journal = {J}, year = 2001,\n  pages = {1-9}}\n@misc{b}\n";
    let folder = Folder::new().file("a.bib", bib);
    let outcome = folder.run(&["tidy", "a.bib"]);
    let faults = "a.bib:1: capitals: a: capitals without braces: DNA (can be mended)\n\
                  a.bib:2: pages: a: a range of pages has two hyphens: 1--9 (can be mended)\n\
                  a.bib:3: field: b: no title\n";
    assert_eq!(outcome.status, 1);
    assert!(
        outcome.stdout.starts_with(&format!("{faults}--- a.bib\n+++ a.bib\n@@ -1,3 +1,3 @@\n")),
        "{}",
        outcome.stdout
    );
    assert_eq!(outcome.stderr, "note: a.bib: 2 can be mended, 1 only by hand; --write changes the file\n");
    assert_eq!(folder.read("a.bib"), bib);
    let outcome = folder.run(&["tidy", "a.bib", "--write"]);
    assert_eq!((outcome.status, outcome.stdout), (1, faults.replace("can be mended", "mended")));
    assert_eq!(folder.read("a.bib"), bib.replace("DNA", "{DNA}").replace("1-9", "1--9"));
    let folder = Folder::new().file("a.bib", "@misc{a, title = {T}}\n");
    folder.run(&["tidy", "a.bib", "--write"]).is(0, "", "note: a.bib: nothing to mend\n");
}

#[test]
fn a_library_of_five_thousand_entries_takes_a_moment_and_keeps_every_byte() {
    let author = |at: usize| char::from(b'a' + (at % 26) as u8);
    let mut before = String::from("% by hand\n@string{ss = \"Sea Studies\"}\n");
    for at in 0..5_000 {
        before.push_str(&format!(
            "@article{{ work{at},\n\tauthor={{Author{}, A.}},\n  title = \"Harbours and tides of bay {at}\",\n journal=ss, \
             year={}, volume={{{}}}, pages={{{at}--{}}}, shelf={{x}}, }}\n% note {at}\n\n",
            author(at),
            1900 + at % 120,
            at % 90 + 1,
            at + 9
        ));
    }
    let mut list = String::from("References\n\n");
    for at in (0..400).step_by(20) {
        list.push_str(&format!(
            "Author{}, A. ({}). Harbours and tides of bay {at}. Sea Studies, {}, {at}-{}.\n",
            author(at),
            1900 + at % 120,
            at % 90 + 1,
            at + 9
        ));
        list.push_str(&format!(
            "Newman, B. ({}). On the dunes of island {at}. Dune Letters, 4(1), 1-9.\n",
            1950 + at / 10
        ));
    }
    let folder = Folder::new().file("lib.bib", &before).file("a.txt", &list);
    let start = std::time::Instant::now();
    let outcome = folder.run(&["export", "a.txt", "--into", "lib.bib"]);
    // A second where it is built for speed; a busy machine gets more.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert!(outcome.stderr.ends_with("lib.bib: 20 added, 20 there already\n"), "{}", outcome.stderr);
    let after = folder.read("lib.bib");
    assert!(after.starts_with(&before) && after.matches("@article{newman").count() == 20);
    folder.run(&["export", "a.txt", "--into", "lib.bib"]);
    assert_eq!(folder.read("lib.bib"), after);
}
