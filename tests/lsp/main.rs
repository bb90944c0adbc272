//! `reconcite lsp`, spoken to as an editor speaks.

mod editor;
mod speed;

use std::process::Command;

use editor::Editor;
use serde_json::{Value, json};

const URI: &str = "file:///tmp/no%20such%20folder/paper.md";
const PAPER: &str = "\
# Harbours 𝄞

𝄞 The port grew (Duarte, 2019; Weir et. al., 2010). Others doubt it (Okafor, 2007).

# References

Duarte, L. (2019). Coastal towns. Lisbon: Mar.

Weir, A., Lee, H., & Abara, N. (2010). Rain. Oslo: Vann.
";

fn place(value: &Value) -> [u64; 4] {
    let at = |end: &str, of: &str| value[end][of].as_u64().unwrap();
    [at("start", "line"), at("start", "character"), at("end", "line"), at("end", "character")]
}

#[test]
fn a_paper_is_checked_while_it_is_written() {
    let mut editor = Editor::start();
    let found = editor.open(URI, PAPER);
    let codes: Vec<&str> = found.iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["et-al-misuse", "missing-reference"]);
    // Columns count UTF-16 units: the clef is two.
    assert_eq!(place(&found[1]["range"]), [2, 70, 2, 82]);
    assert_eq!(found[1]["severity"], 1);

    let hover = editor.at("textDocument/hover", URI, (2, 20));
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with("Duarte, L. (2019). Coastal towns. Lisbon: Mar.\n\n*1.00: surname exact"), "{text}");
    let hover = editor.at("textDocument/hover", URI, (6, 3));
    assert_eq!(hover["contents"]["value"], "`duarte2019`: cited once");
    assert_eq!(editor.at("textDocument/hover", URI, (0, 3)), Value::Null);

    let entry = editor.at("textDocument/definition", URI, (2, 33));
    assert_eq!((&entry[0]["uri"], place(&entry[0]["range"])), (&json!(URI), [8, 0, 8, 56]));
    let cites = editor.at("textDocument/references", URI, (8, 3));
    assert_eq!(cites.as_array().map(Vec::len), Some(1));
    assert_eq!(place(&cites[0]["range"])[..2], [2, 32]);

    let range = json!({ "start": { "line": 2, "character": 40 }, "end": { "line": 2, "character": 40 } });
    let params = json!({ "textDocument": { "uri": URI }, "range": range, "context": { "diagnostics": [] } });
    let actions = editor.ask("textDocument/codeAction", params);
    let titles: Vec<&str> = actions.as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["reconcite: write \"et al.\"", "reconcite: silence et-al-misuse here"]);
    let edit = &actions[0]["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!((place(&edit["range"]), &edit["newText"]), ([2, 37, 2, 44], &json!("et al.")));

    let mended = PAPER.replace("et. al.", "et al.").replace("(Okafor, 2007)", "(Wei");
    editor.change(URI, 2, &mended);
    assert_eq!(editor.diagnostics(2), Vec::<Value>::new());
    let line = mended.lines().nth(2).unwrap();
    let column = line.find("(Wei").unwrap() as u32 + 4 - 2;
    let offered = editor.at("textDocument/completion", URI, (2, column));
    let labels: Vec<&str> = offered.as_array().unwrap().iter().map(|one| one["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["Duarte, 2019", "Weir et al., 2010"]);
    editor.end();
}

#[test]
fn what_it_does_not_know_and_what_is_broken_does_not_end_it() {
    let mut editor = Editor::start();
    assert_eq!(editor.ask("textDocument/rename", json!({})), Value::Null);
    assert_eq!(editor.ask("textDocument/hover", json!({ "nonsense": 1 })), Value::Null);
    assert_eq!(editor.at("textDocument/hover", "file:///never/opened.md", (0, 0)), Value::Null);
    editor.tell("textDocument/didChange", json!([]));
    assert_eq!(editor.open("untitled:one", ""), Vec::<Value>::new());
    assert_eq!(editor.open("file:///tmp/a.pdf", "%PDF-1.7"), Vec::<Value>::new());
    assert_eq!(editor.at("textDocument/hover", "untitled:one", (9, 9)), Value::Null);
    editor.end();
}

#[test]
fn keys_are_completed_from_the_bibliography_beside_the_paper_and_settings_hold() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("list.bib", "@book{okafor2007, author={Okafor, N.}, title={Roads}, year=2007, publisher={Delta}}\n");
    let text = "\\documentclass{article}\\begin{document}\nIt grew \\cite{okafor2007} and \\cite{lee2003}.\n\
                So \\cite{ok\n\\bibliography{list}\n\\end{document}\n";
    write("paper.tex", text);
    let uri = format!("file://{}/paper.tex", folder.path().canonicalize().unwrap().display());
    let mut editor = Editor::start();
    let found = editor.open(&uri, text);
    assert!(found.iter().any(|finding| finding["code"] == "undefined-key"), "{found:?}");
    let offered = editor.at("textDocument/completion", &uri, (2, 11));
    assert_eq!(offered[0]["label"], "okafor2007");
    let entry = editor.at("textDocument/definition", &uri, (1, 16));
    assert!(entry[0]["uri"].as_str().unwrap().ends_with("/list.bib"), "{entry}");
    write("reconcite.toml", "ignore = ['undefined-key']");
    editor.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    let found = editor.diagnostics(1);
    assert!(found.iter().all(|finding| finding["code"] != "undefined-key"), "{found:?}");
    editor.end();
}

/// What an editor that many people use makes of the server. Skipped where Neovim is not installed.
#[test]
fn neovim_shows_findings_and_answers() {
    const SCRIPT: &str = r#"
        local program, file = vim.env.RECONCITE, vim.env.PAPER
        vim.cmd('edit ' .. file)
        local client = vim.lsp.start_client({ name = 'reconcite', cmd = { program, 'lsp' } })
        vim.lsp.buf_attach_client(0, client)
        vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end)
        for _, finding in ipairs(vim.diagnostic.get(0)) do
            print(finding.lnum, finding.col, finding.code or finding.user_data.lsp.code)
        end
        vim.api.nvim_win_set_cursor(0, { 3, 22 })
        local params = vim.lsp.util.make_position_params(0, 'utf-16')
        local answers = vim.lsp.buf_request_sync(0, 'textDocument/definition', params, 20000)
        print('entry', answers[client].result[1].range.start.line)
        vim.cmd('qall!')
    "#;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("paper.md"), PAPER).unwrap();
    std::fs::write(folder.path().join("script.lua"), SCRIPT).unwrap();
    let output = Command::new("nvim")
        .args(["--headless", "--clean", "-n", "-c", "luafile script.lua"])
        .current_dir(folder.path())
        .env("RECONCITE", env!("CARGO_BIN_EXE_reconcite"))
        .env("PAPER", "paper.md")
        .output();
    let Ok(output) = output else {
        eprintln!("skipped: Neovim is not installed");
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    let lines: Vec<Vec<&str>> = said.lines().map(|line| line.split_whitespace().collect()).collect();
    // Neovim counts columns in bytes: the clef is four.
    let expected = [vec!["2", "34", "et-al-misuse"], vec!["2", "72", "missing-reference"], vec!["entry", "6"]];
    assert_eq!(lines, expected, "{said}");
}
