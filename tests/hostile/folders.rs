//! Files that read in others, and files that are not there.

use reconcite::read::{Limits, Reason, read_path};

#[test]
fn files_that_read_in_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("a.tex", "One \\input{b} \\input{a} \\input{./a.tex} \\include{c}");
    write("b.tex", "Two \\input{c}\\input{../../../../../../etc/passwd}");
    write("c.tex", "Three \\input{b} \\input{a}");
    let document = read_path(&folder.path().join("a.tex"), &Limits::default()).unwrap();
    assert!(document.text.len() < 1_000 && !document.text.contains("root:"), "{}", document.text);
    for word in ["One", "Two", "Three"] {
        assert!(document.text.contains(word), "{word}");
    }
}

#[test]
fn chains_and_fans_of_files_end() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    for file in 0..3_000 {
        write(&format!("c{file}.tex"), &format!("Link {file}. \\input{{c{}}}", file + 1));
    }
    let read = |name: &str| read_path(&folder.path().join(name), &Limits::default()).unwrap();
    assert!(read("c0.tex").text.contains("Link 1"));
    // Each reads in the next ten times: ten to the power of thirty pieces.
    for file in 0..30 {
        write(&format!("f{file}.tex"), &format!("Fan {file}. {}", format!("\\input{{f{}}}", file + 1).repeat(10)));
    }
    assert!(read("f0.tex").text.len() < 10_000_000);
}

#[test]
fn folders_and_lost_files_are_told() {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["txt", "pdf", "docx", "odt", "html", "xml", "md", "tex", "typ", "bib", "ris", "json", "yaml"] {
        let path = folder.path().join(format!("folder.{ending}"));
        std::fs::create_dir(&path).unwrap();
        assert_eq!(read_path(&path, &Limits::default()).unwrap_err().reason, Reason::Directory, "{ending}");
        let lost = folder.path().join(format!("lost.{ending}"));
        assert_eq!(read_path(&lost, &Limits::default()).unwrap_err().reason, Reason::Missing, "{ending}");
        let empty = folder.path().join(format!("empty.{ending}"));
        std::fs::write(&empty, "").unwrap();
        assert_eq!(read_path(&empty, &Limits::default()).unwrap_err().reason, Reason::Empty, "{ending}");
    }
    // What a paper reads in is a folder, or is gone.
    std::fs::create_dir(folder.path().join("part.tex")).unwrap();
    let paper = folder.path().join("a.tex");
    std::fs::write(&paper, "One \\input{part} \\include{lost} \\cite{key} two. \\bibliography{folder,lost}").unwrap();
    let mut document = read_path(&paper, &Limits::default()).unwrap();
    assert!(document.text.contains("One") && document.text.contains("two."), "{}", document.text);
    assert!(reconcite::read::references_beside(&mut document, &Limits::default()).is_none());
    for name in ["part", "lost", "folder.bib", "lost.bib"] {
        assert!(document.notes.iter().any(|note| note.contains(name)), "{name}: {:?}", document.notes);
    }
}
