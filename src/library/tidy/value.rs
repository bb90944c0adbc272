//! The bytes of a field's value, as far as they can be changed without harm.

use std::ops::Range;

use crate::library::Library;
use crate::read::bibtex::{BibEntry, BibField};

/// A field of an entry that was read whole, with the bytes between its braces or quotation marks.
pub(super) struct Value<'l> {
    pub work: usize,
    pub entry: &'l BibEntry,
    pub text: &'l str,
    pub range: Range<usize>,
    pub line: usize,
}

/// The values of these fields, the first of them that an entry has. Values that are put together with `#`, and those of
/// entries that could not be read whole, are left out.
pub(super) fn values<'l>(library: &'l Library<'_>, names: &'l [&str]) -> impl Iterator<Item = Value<'l>> + 'l {
    let works = (0..library.works().len()).filter(|&work| library.is_sound(library.entry(work)));
    works.filter_map(move |work| {
        let entry = library.entry(work);
        let field = names.iter().find_map(|name| entry.fields.iter().find(|field| field.name == *name))?;
        let range = inner(library.text(), field)?;
        let line = library.line(field.span.start);
        Some(Value { work, entry, text: &library.text()[range.clone()], range, line })
    })
}

/// What stands between the delimiters of a value that is one piece.
fn inner(text: &str, field: &BibField) -> Option<Range<usize>> {
    let raw = text.get(field.span.clone())?;
    let close = match raw.chars().next()? {
        '{' => '}',
        '"' => '"',
        _ => return None,
    };
    let inside = raw[1..].strip_suffix(close)?;
    let mut depth = 0_i32;
    for sign in inside.bytes() {
        match sign {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'"' if depth == 0 && close == '"' => return None,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    let start = field.span.start + 1;
    (depth == 0).then(|| start..start + inside.len())
}
