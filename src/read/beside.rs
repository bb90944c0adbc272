//! The files of references that a paper itself names.

use std::path::Path;

use super::markdown::front_matter;
use super::{Limits, read_path};
use crate::model::{Document, Format, MarkKind};

/// The references of a paper that cites by key and has no list of its own: the files that its `\bibliography` or
/// `bibliography:` names, as far as they lie in its folder. Several BibTeX files become one.
///
/// What cannot be read is a note of the paper's.
pub fn references_beside(paper: &mut Document, limits: &Limits) -> Option<Document> {
    let has = |wanted: fn(&MarkKind) -> bool| paper.marks.iter().any(|mark| wanted(&mark.kind));
    if !has(|kind| matches!(kind, MarkKind::Key { .. })) || has(|kind| matches!(kind, MarkKind::Entry(_))) {
        return None;
    }
    let named = paper.marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Bibliography(files) => Some(files),
        _ => None,
    });
    let files: Vec<String> = named.flatten().cloned().collect();
    if let Some(own) = own_references(paper) {
        if files.is_empty() {
            return Some(own);
        }
        paper.notes.push("the works under `references:` are not read beside those of `bibliography:`".to_owned());
    }
    let own = Path::new(&paper.path);
    // The folder of what is no file is not known.
    if !own.is_file() {
        return None;
    }
    let folder = own.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let inside = folder.canonicalize().ok()?;
    let mut found: Option<Document> = None;
    for file in files {
        let path = folder.join(&file);
        let Ok(real) = path.canonicalize() else {
            paper.notes.push(format!("{file} is named as its bibliography, but there is no such file beside it"));
            continue;
        };
        if !real.starts_with(&inside) {
            paper.notes.push(format!("{file} lies outside the paper's folder; give it with --references"));
            continue;
        }
        match read_path(&path, limits) {
            Ok(more) if more.format != Format::Bibliography => {
                paper.notes.push(format!("{file} is no file of references in a format that is known"));
            }
            Ok(more) => match &mut found {
                None => found = Some(more),
                Some(first) if is_bibtex(&first.path) && is_bibtex(&more.path) => {
                    first.text.push('\n');
                    first.text.push_str(&more.text);
                    first.notes.extend(more.notes.iter().map(|note| format!("{file}: {note}")));
                }
                Some(_) => paper.notes.push(format!("{file} is not read: the first file is of another format")),
            },
            Err(error) => paper.notes.push(error.to_string()),
        }
    }
    found
}

/// The works that a Markdown text lists in its front matter. Their lines are those of the paper.
fn own_references(paper: &Document) -> Option<Document> {
    if paper.format != Format::Markdown {
        return None;
    }
    let block = front_matter::read(&paper.text).references?;
    let mut own = Document::from_text(paper.path.clone(), paper.text[..block.end].trim_start_matches('\u{feff}'));
    own.format = Format::Bibliography;
    Some(own)
}

fn is_bibtex(path: &str) -> bool {
    path.ends_with(".bib")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_the_folder_are_read_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("paper");
        std::fs::create_dir(&inside).unwrap();
        let entry = |key: &str| format!("@book{{{key}, title = {{T}}, year = 2010}}");
        std::fs::write(folder.path().join("out.bib"), entry("out")).unwrap();
        std::fs::write(inside.join("a.bib"), entry("abel")).unwrap();
        std::fs::write(inside.join("b.bib"), entry("bor")).unwrap();
        std::fs::write(inside.join("p.tex"), "As \\cite{abel}.\n\\bibliography{a,b,../out,none}").unwrap();
        let mut paper = read_path(&inside.join("p.tex"), &Limits::default()).unwrap();
        let list = references_beside(&mut paper, &Limits::default()).unwrap();
        let references = crate::references(&list);
        assert_eq!(references.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["abel", "bor"]);
        assert_eq!(paper.notes.len(), 2, "{:?}", paper.notes);
    }

    #[test]
    fn works_in_the_front_matter_are_the_list() {
        let text =
            "---\ntitle: T\nreferences:\n- id: abel\n  type: book\n  title: Rivers\n---\nAs @abel and [@bor] say.\n";
        let mut paper = super::super::read_bytes("p.md", text.into(), &Limits::default()).unwrap();
        let list = references_beside(&mut paper, &Limits::default()).unwrap();
        let references = crate::references(&list);
        assert_eq!(references.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["abel"]);
    }

    #[test]
    fn a_paper_without_keys_has_its_own_list() {
        let mut paper = Document::from_text("a.tex", "");
        assert!(references_beside(&mut paper, &Limits::default()).is_none());
    }
}
