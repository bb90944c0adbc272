//! The files that a paper reads in: `\input{chapters/one}`.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use crate::read::decode;

/// Most files that one paper reads in.
const MOST_FILES: usize = 500;
/// Most bytes that they may hold together.
const MOST_BYTES: u64 = 50_000_000;

/// The files of a paper's folder. None outside it is read: a paper may come from anybody.
pub(super) struct Files {
    folder: Option<PathBuf>,
    /// The same as the user named it.
    named: PathBuf,
    /// Each file is read once, so that files that read one another come to an end.
    read: FxHashSet<PathBuf>,
    bytes: u64,
}

impl Files {
    /// The files in the folder of the paper called `name`; none where it is no file.
    pub fn beside(name: &str) -> Self {
        let own = Path::new(name).canonicalize().ok().filter(|path| path.is_file());
        let folder = own.as_deref().and_then(Path::parent).map(Path::to_owned);
        let named = Path::new(name).parent().unwrap_or(Path::new("")).to_owned();
        Self { folder, named, read: own.into_iter().collect(), bytes: 0 }
    }

    /// The path and the text of a file, once. What cannot be read is a note.
    pub fn open(&mut self, file: &str, notes: &mut Vec<String>) -> Option<(String, String)> {
        let folder = self.folder.as_ref()?;
        let given = folder.join(file);
        let with_ending = folder.join(format!("{file}.tex"));
        let found =
            [with_ending, given].into_iter().find_map(|path| path.canonicalize().ok().filter(|path| path.is_file()));
        let Some(path) = found else {
            notes.push(format!("\\input{{{file}}} names no file; what it holds is not checked"));
            return None;
        };
        if !path.starts_with(folder) {
            notes.push(format!("\\input{{{file}}} lies outside the paper's folder and is not read"));
            return None;
        }
        let size = path.metadata().map_or(0, |data| data.len());
        if self.read.len() > MOST_FILES || self.bytes + size > MOST_BYTES {
            notes.push(format!("\\input{{{file}}} is not read: the paper has too many files"));
            return None;
        }
        if !self.read.insert(path.clone()) {
            return None;
        }
        self.bytes += size;
        let decoded = std::fs::read(&path).ok().and_then(|bytes| decode::decode(bytes).ok());
        if decoded.is_none() {
            notes.push(format!("\\input{{{file}}} cannot be read; what it holds is not checked"));
        }
        let shown = path.strip_prefix(folder).map_or_else(|_| path.clone(), |inside| self.named.join(inside));
        decoded.map(|decoded| (shown.display().to_string(), decoded.text))
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{Limits, read_path};

    #[test]
    fn files_are_read_in_place_but_once_and_from_the_folder_only() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("paper");
        std::fs::create_dir(&inside).unwrap();
        std::fs::write(folder.path().join("secret.tex"), "secret").unwrap();
        std::fs::write(inside.join("a.tex"), "One \\input{b} two. \\input{../secret}\\input{none}").unwrap();
        std::fs::write(inside.join("b.tex"), "Bor\\input{a}\\input{b} 2010.").unwrap();
        let document = read_path(&inside.join("a.tex"), &Limits::default()).unwrap();
        let (view, map) = document.view().unwrap();
        assert_eq!(view.text.split_whitespace().collect::<Vec<_>>(), ["One", "Bor", "2010.", "two."]);
        assert_eq!(document.notes.len(), 2, "{:?}", document.notes);
        let at = view.text.find("2010").unwrap();
        assert_eq!(&document.text[map.source(at..at + 4)[0].clone()], "2010");
    }
}
