//! The definitions for GitHub's workflows and for pre-commit, run as those would run them.
#![cfg(unix)]

use std::collections::HashMap;
use std::fs;
use std::process::Command;

use serde::Deserialize;

use crate::harness::Folder;

#[derive(Deserialize)]
struct Action {
    inputs: HashMap<String, serde_json::Value>,
    runs: Runs,
}

#[derive(Deserialize)]
struct Runs {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    name: String,
    run: String,
    #[serde(default)]
    env: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Hook {
    id: String,
    entry: String,
}

fn definition<T: for<'d> Deserialize<'d>>(name: &str) -> T {
    let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_yaml_ng::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

const PAPER: &str = "Rivers rise (Abel et. al., 2001).\n";
const LIST: &str = "References\n\nAbel, R., Bor, S., & Cole, T. (2001). Rivers. Water, 3, 4–9.\n\n\
                    Dow, U. (2003). Lakes. Water, 5, 14–19.\n";

#[test]
fn the_action_checks_what_its_inputs_name() {
    let action: Action = definition("action.yml");
    let step = action.runs.steps.iter().find(|step| step.name == "Check").unwrap();
    let folder = Folder::new().file("papers/a.txt", PAPER).file("papers/b.txt", PAPER).file("the list.txt", LIST);
    let run = |inputs: &[(&str, &str)]| {
        let mut shell = Command::new("bash");
        // As a runner of GitHub's calls it.
        shell.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &step.run]).current_dir(folder.path("."));
        for (name, value) in &step.env {
            let input = value.trim_start_matches("${{ inputs.").trim_end_matches(" }}");
            assert!(action.inputs.contains_key(input), "{value}");
            let given = inputs.iter().find(|(name, _)| *name == input).map_or("", |(_, value)| value);
            shell.env(name, given);
        }
        let program = folder.path("reconcite/bin/reconcite");
        fs::create_dir_all(program.parent().unwrap()).unwrap();
        if !program.exists() {
            std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_reconcite"), &program).unwrap();
        }
        let output = shell.env("RUNNER_TEMP", folder.path(".")).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (status, said, errors) = run(&[("papers", "papers/*.txt"), ("references", "the list.txt")]);
    assert_eq!((status, errors.as_str()), (Some(1), ""), "{said}");
    assert!(said.starts_with("::warning file=papers/a.txt,line=1,endLine=1,"), "{said}");
    assert!(said.contains("file=papers/b.txt"), "{said}");
    let arguments = "--fail-on error --select missing-reference";
    let (status, _, errors) = run(&[("papers", "papers/a.txt"), ("references", "the list.txt"), ("args", arguments)]);
    assert_eq!((status, errors.as_str()), (Some(0), ""));
    assert_eq!(run(&[("papers", "none.txt")]).0, Some(2));
}

#[test]
fn the_hooks_check_and_mend() {
    let hooks: Vec<Hook> = definition(".pre-commit-hooks.yaml");
    assert_eq!(hooks.iter().map(|hook| hook.id.as_str()).collect::<Vec<_>>(), ["reconcite", "reconcite-fix"]);
    let folder = Folder::new().file("a.md", format!("{PAPER}\n# {LIST}"));
    for (hook, mended) in hooks.iter().zip([false, true]) {
        let mut words = hook.entry.split(' ').collect::<Vec<_>>();
        assert_eq!(words.remove(0), "reconcite");
        words.push("a.md");
        assert_eq!(folder.run(&words).status, 1);
        assert_eq!(folder.read("a.md").contains("et al."), mended, "{}", hook.id);
    }
}
