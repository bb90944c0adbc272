//! Which papers the arguments name: files, folders with all papers in them, and patterns.

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

use super::output::Failure;

/// The endings of files that a folder is searched for. Files of references are named by themselves.
const PAPERS: &[&str] = &[
    "txt", "md", "markdown", "rmd", "qmd", "tex", "ltx", "typ", "pdf", "docx", "odt", "html", "htm", "xhtml", "xml",
    "nxml", "jats", "tei",
];
/// So much of a LaTeX file is searched for its class, in bytes.
const PREAMBLE: u64 = 65_536;

/// The papers in the order given; those of a folder or a pattern in order of their paths, each once.
///
/// # Errors
/// When a folder or pattern has no papers, or is none.
pub(super) fn expand(arguments: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut papers = Vec::new();
    let mut known = HashSet::new();
    for argument in arguments {
        let found = if argument.is_dir() {
            folder(argument)
        } else if is_pattern(argument) {
            matching(argument)?
        } else {
            known.insert(argument.clone());
            papers.push(argument.clone());
            continue;
        };
        if found.is_empty() {
            return Err(Failure::Words(format!("{}: no papers here; name a file", argument.display())));
        }
        papers.extend(found.into_iter().filter(|paper| known.insert(paper.clone())));
    }
    Ok(papers)
}

fn is_pattern(path: &Path) -> bool {
    !path.exists() && path.to_string_lossy().contains(['*', '?', '['])
}

/// The papers in a folder and those below it, but for what its ignore files leave out. The parts of a LaTeX paper are
/// read with its root file.
fn folder(folder: &Path) -> Vec<PathBuf> {
    let ending =
        |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let mut found = walk(WalkBuilder::new(folder).require_git(false).sort_by_file_path(|one, other| one.cmp(other)));
    found.retain(|path| PAPERS.contains(&ending(path).as_str()));
    let is_latex = |path: &Path| matches!(ending(path).as_str(), "tex" | "ltx");
    let roots: Vec<PathBuf> = found.iter().filter(|path| is_latex(path) && is_root(path)).cloned().collect();
    found.retain(|path| roots.is_empty() || !is_latex(path) || roots.contains(path));
    found
}

/// The files that a pattern such as `papers/**/*.tex` names.
fn matching(pattern: &Path) -> Result<Vec<PathBuf>, Failure> {
    let parts: Vec<_> = pattern.components().collect();
    let wild = |part: &std::path::Component| part.as_os_str().to_string_lossy().contains(['*', '?', '[']);
    let fixed = parts.iter().take_while(|part| !wild(part)).count();
    let base: PathBuf = parts[..fixed].iter().collect();
    let rest: PathBuf = parts[fixed..].iter().collect();
    let base = if base.as_os_str().is_empty() { PathBuf::from(".") } else { base };
    let broken = |error: ignore::Error| Failure::Words(format!("{}: {error}", pattern.display()));
    let mut overrides = OverrideBuilder::new(&base);
    overrides.add(&format!("/{}", rest.to_string_lossy())).map_err(broken)?;
    let overrides = overrides.build().map_err(broken)?;
    let found = walk(
        WalkBuilder::new(&base).require_git(false).overrides(overrides).sort_by_file_path(|one, other| one.cmp(other)),
    );
    Ok(found.into_iter().map(|path| path.strip_prefix("./").map(Path::to_owned).unwrap_or(path)).collect())
}

fn walk(builder: &mut WalkBuilder) -> Vec<PathBuf> {
    let files = builder.build().flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    files.map(ignore::DirEntry::into_path).collect()
}

/// Whether a LaTeX file is a paper by itself rather than a part of one.
fn is_root(path: &Path) -> bool {
    let mut head = Vec::new();
    File::open(path).is_ok_and(|file| file.take(PREAMBLE).read_to_end(&mut head).is_ok())
        && head.windows(b"\\documentclass".len()).any(|window| window == b"\\documentclass")
}
