//! `reconcite lsp`, spoken to as an editor speaks.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// An editor with a server.
struct Editor {
    server: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    id: i64,
}

impl Editor {
    fn start() -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_reconcite"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(server.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = receive(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let input = server.stdin.take();
        let mut editor = Self { server, input, messages, id: 0 };
        let capabilities = editor.ask("initialize", json!({ "capabilities": {}, "processId": null, "rootUri": null }));
        assert_eq!(capabilities["capabilities"]["hoverProvider"], true);
        editor.tell("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input.as_mut().unwrap(), "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.id += 1;
        let id = self.id;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.wait(|message| message["id"] == id)["result"].take()
    }

    fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("the server says nothing");
            if is_it(&message) {
                return message;
            }
        }
    }

    /// The findings that the server tells of, for this version of the text.
    fn diagnostics(&mut self, version: i64) -> Vec<Value> {
        let is_it = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["version"] == version
        };
        self.wait(is_it)["params"]["diagnostics"].as_array().unwrap().clone()
    }

    fn open(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let document = json!({ "uri": uri, "languageId": "x", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        self.diagnostics(1)
    }

    fn change(&mut self, uri: &str, version: i64, text: &str) {
        let document = json!({ "uri": uri, "version": version });
        let changes = json!([{ "text": text }]);
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    fn at(&mut self, method: &str, uri: &str, (line, character): (u32, u32)) -> Value {
        let position = json!({ "line": line, "character": character });
        let mut params = json!({ "textDocument": { "uri": uri }, "position": position });
        if method == "textDocument/references" {
            params["context"] = json!({ "includeDeclaration": false });
        }
        self.ask(method, params)
    }

    /// Ends the server as an editor does, and holds it to ending well.
    fn end(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.input.take();
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Some(status) = self.server.try_wait().unwrap() {
                assert!(status.success(), "{status}");
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        self.server.kill().unwrap();
        panic!("the server does not end");
    }
}

fn receive(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim() {
            "" => break,
            header => length = header.strip_prefix("Content-Length: ").map_or(length, |size| size.parse().unwrap()),
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

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

#[test]
fn an_edit_of_a_long_paper_is_answered_at_once() {
    const SYLLABLES: [&str; 8] = ["ka", "mi", "sal", "ver", "dol", "bra", "gun", "hep"];
    let name = |number: usize| {
        let part = |place: usize| SYLLABLES[(number / 8_usize.pow(place as u32) + 3 * place) % 8];
        format!("{}{}{}", part(0).to_uppercase(), part(1), part(2))
    };
    let mut text = String::from("# Harbours\n\n");
    while text.len() < 48_000 {
        let number = text.len() % 200;
        text += &format!("The port grew, and then it fell, as ports do ({}, {}). ", name(number), 1800 + number);
        if text.len() % 7 == 0 {
            text.push_str("\n\n");
        }
    }
    text.push_str("\n\n# References\n\n");
    for number in 0..200 {
        let (author, year) = (name(number), 1800 + number);
        text += &format!("{author}, A. ({year}). On {} and {}. Lisbon: Mar.\n\n", name(number * 7), name(number * 11));
    }
    assert!((58_000..66_000).contains(&text.len()), "{}", text.len());
    let mut editor = Editor::start();
    editor.open(URI, &text);
    let mut slowest = Duration::ZERO;
    for version in 2..12 {
        text.insert(12, 'x');
        let started = Instant::now();
        editor.change(URI, version, &text);
        editor.diagnostics(version);
        slowest = slowest.max(started.elapsed());
    }
    eprintln!("slowest: {slowest:?}");
    // What is not optimised, on a machine that does much else, is many times as slow.
    let limit = if cfg!(debug_assertions) { Duration::from_secs(2) } else { Duration::from_millis(50) };
    assert!(slowest < limit, "{slowest:?}");
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
