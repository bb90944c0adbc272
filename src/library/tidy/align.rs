//! Equals signs below one another.

use crate::library::Library;
use crate::read::bibtex::BibEntry;
use crate::text::edit::Edit;

/// The changes that put the equals signs of each entry in one column. Entries that hold several fields in one line, or
/// that could not be read whole, stay as they are.
pub(super) fn align(library: &Library<'_>) -> Vec<Edit> {
    let sound = library.entries().iter().filter(|entry| library.is_sound(entry));
    sound.filter_map(|entry| of(library.text(), entry)).flatten().collect()
}

/// Where a field's name, its equals sign and its value stand.
struct Place {
    name_end: usize,
    equals: usize,
    value: usize,
    width: usize,
}

fn of(text: &str, entry: &BibEntry) -> Option<Vec<Edit>> {
    let places: Option<Vec<Place>> = entry.fields.iter().map(|field| place(text, field.span.start)).collect();
    let places = places?;
    let widest = places.iter().map(|place| place.width).max()?;
    let edits = places.iter().flat_map(|place| {
        [
            Edit::new(place.name_end..place.equals, " ".repeat(widest - place.width + 1)),
            Edit::new(place.equals + 1..place.value, " "),
        ]
    });
    let edits = edits.filter(|edit| text[edit.range.clone()] != *edit.text);
    Some(edits.collect())
}

/// `None` where the name does not begin its line, or the parts stand on several lines.
fn place(text: &str, value: usize) -> Option<Place> {
    let before = text.get(..value)?.trim_end_matches([' ', '\t']);
    let equals = before.strip_suffix('=')?.len();
    let named = before[..equals].trim_end_matches([' ', '\t']);
    let line = named.rfind('\n').map_or(0, |at| at + 1);
    let name = named[line..].trim_start_matches([' ', '\t']);
    let is_name = !name.is_empty() && !name.contains([' ', '\t', ',', '{', '(', '@', '"', '}', '\r']);
    is_name.then(|| Place { name_end: named.len(), equals, value, width: name.chars().count() })
}

#[cfg(test)]
mod tests {
    use super::super::{Options, tidy};

    #[test]
    fn equals_signs_stand_below_one_another() {
        let text = "@misc{a,\n  title={T},\n\tyear   = 2001,\n  note =\n    {N}\n}\n";
        let options = Options { align: true, ..Options::default() };
        assert_eq!(tidy(text, options).text, text, "a value on a line of its own");
        let text = "@misc{a,\r\n  title={T},\r\n\tyear   = 2001,\r\n}\r\n@misc{b, title={T 2}, note = {N}}\r\n";
        let want = "@misc{a,\r\n  title = {T},\r\n\tyear  = 2001,\r\n}\r\n@misc{b, title={T 2}, note = {N}}\r\n";
        assert_eq!(tidy(text, options).text, want);
    }
}
