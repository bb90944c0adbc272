//! Works and keys that stand twice.

use rustc_hash::FxHashMap;

use super::Finding;
use crate::library::{How, Library, Works};
use crate::read::bibtex::BibEntry;
use crate::text::edit::Edit;

pub(super) fn find(library: &Library<'_>, found: &mut Finding) {
    let mut keys: FxHashMap<String, usize> = FxHashMap::default();
    let mut copies: FxHashMap<Said, usize> = FxHashMap::default();
    let mut works = Works::default();
    // For each work that was added the entry that it is of.
    let mut added: Vec<usize> = Vec::new();
    for (at, work) in library.works().iter().enumerate() {
        let entry = library.entry(at);
        if !library.is_sound(entry) {
            continue;
        }
        let line = library.line(entry.span.start);
        if !entry.key.is_empty() {
            let same = *copies.entry(said(entry)).or_insert(at);
            if same != at {
                let there = library.line(library.entry(same).span.start);
                let message = format!("{}: the same entry as in line {there}", entry.key);
                found.mend("duplicate", line, message, [Edit::new(whole_lines(library.text(), entry), "")]);
                continue;
            }
            let first = *keys.entry(entry.key.to_lowercase()).or_insert(at);
            if first != at {
                let there = library.line(library.entry(first).span.start);
                found.name("duplicate", line, format!("{}: the key of another entry, in line {there}", entry.key));
                continue;
            }
        }
        if let Some((twin, how)) = works.find(work) {
            let other = library.entry(added[twin]);
            let there = library.line(other.span.start);
            let how = match how {
                How::Doi => "the same DOI",
                How::Script => "another script",
                How::Title | How::Fields => "title and authors",
            };
            let message = format!("{}: the same work as {} in line {there} ({how})", entry.key, other.key);
            found.name("duplicate", line, message);
        }
        works.add(work);
        added.push(at);
    }
}

/// Kind, key and fields of an entry, however they are laid out.
type Said = (String, String, Vec<(String, String)>);

fn said(entry: &BibEntry) -> Said {
    let plain = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
    let fields = entry.fields.iter().map(|field| (field.name.clone(), plain(&field.value)));
    (entry.kind.clone(), entry.key.clone(), fields.collect())
}

/// An entry with the line end behind it and the empty line before it, where it stands on lines of its own.
fn whole_lines(text: &str, entry: &BibEntry) -> std::ops::Range<usize> {
    let (mut start, mut end) = (entry.span.start, entry.span.end);
    let rest = &text[end..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
    if rest[blank..].starts_with('\n') && text[..start].ends_with('\n') {
        end += blank + 1;
        let before = &text[..start];
        if let Some(shorter) = before.strip_suffix("\r\n\r\n") {
            start = shorter.len() + 2;
        } else if let Some(shorter) = before.strip_suffix("\n\n") {
            start = shorter.len() + 1;
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::super::tests::{mended, messages};

    #[test]
    fn a_copy_goes_and_all_else_is_named() {
        let entry = "@book{a, title = {Rivers of the far north}, author = {Abel, A.}, year = 2001, publisher = {P}}\n";
        let copy = entry.replace("title = ", "title\n= ");
        let other = "@book{b, title = {Rivers of the Far North}, author = {Abel, Ann}, year = 2001, publisher = {P}}\n";
        let text = format!("{entry}\n{copy}% kept\n{other}");
        assert_eq!(mended(&text), format!("{entry}% kept\n{other}"));
        assert_eq!(
            messages(&text),
            ["a: the same entry as in line 1", "b: the same work as a in line 1 (title and authors)"]
        );
        let clash = format!("{entry}{}", other.replace("{b,", "{A,").replace("Rivers", "Lakes"));
        assert_eq!(messages(&clash), ["A: the key of another entry, in line 1"]);
        // Of two copies of an entry whose key clashes one goes, whatever stands before them.
        let clash = other.replace("{b,", "{a,").replace("Rivers", "Lakes");
        assert_eq!(mended(&format!("{entry}{clash}{clash}")), format!("{entry}{clash}"));
    }
}
