//! `reconcite train`: references whose fields are known in, a model out.

use crate::harness::Folder;

const LINE: &str = "{\"text\": \"Rossi, P. (2004). Harbours of the south. Sea Studies, 8, 12-29.\", \
                    \"fields\": {\"authors\": [{\"family\": \"Rossi\", \"given\": \"P.\"}], \"year\": \"2004\", \
                    \"title\": \"Harbours of the south\", \"container\": \"Sea Studies\", \"volume\": \"8\", \
                    \"pages\": \"12-29\"}}\n";

#[test]
fn a_model_is_written_and_read() {
    let folder = Folder::new().file("known.jsonl", LINE.repeat(20));
    let outcome = folder.run(&["train", "known.jsonl", "--output", "own.bin", "--epochs", "9"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""));
    assert!(outcome.stderr.starts_with("note: 20 references to learn from, 0 left out"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("note: 9 of 9: "), "{}", outcome.stderr);
    let line = "Rossi, P. (2004). Harbours of the south. Sea Studies, 8, 12-29.\n";
    let outcome = folder.run_with(&["parse", "--model", "own.bin"], line.as_bytes());
    assert!(outcome.stdout.contains("\"title\":\"Harbours of the south\""), "{}", outcome.stdout);
}

#[test]
fn what_cannot_be_learnt_from_is_said() {
    let folder = Folder::new().file("odd.jsonl", "{}\n").file("no.jsonl", "no\n").file("no.bin", "no");
    let nothing = "error: no reference with fields that stand in its text; nothing is written\n";
    folder.run(&["train", "odd.jsonl", "--output", "own.bin"]).is(2, "", nothing);
    let outcome = folder.run(&["train", "no.jsonl", "--output", "own.bin"]);
    assert!(outcome.stderr.starts_with("error: no.jsonl:1: no reference: "), "{}", outcome.stderr);
    folder.run_with(&["parse", "--model", "no.bin"], b"x\n").is(
        2,
        "",
        "error: no.bin: no model; `reconcite train` writes one\n",
    );
}
