//! A file of references as a document, and its records as references.

use super::{Record, calendars, read};
use crate::model::{Calendar, Document, Format, Item, Reference, Span, Year};
use crate::read::{Reader, Reason, decode, magic, xml};
use crate::text::calendar::{guess, window};
use crate::text::script::has_rtl;

/// Takes files by their ending.
pub(in crate::read) const READER: Reader =
    Reader { extensions: &["bib", "bibtex", "biblatex", "ris", "nbib", "json", "yaml", "yml", "enw"], read: document };

/// Whether these bytes begin as EndNote's XML does.
pub(in crate::read) fn is_endnote(bytes: &[u8]) -> bool {
    matches!(xml::root(bytes).as_deref(), Some("xml" | "records"))
        && memchr::memmem::find(bytes, b"<ref-type").is_some()
}

fn document(name: &str, bytes: Vec<u8>) -> Result<Document, Reason> {
    if let Some(reason) = magic::refuse(&bytes) {
        return Err(reason);
    }
    let decoded = decode::decode(bytes)?;
    let mut document = Document::from_text(name, decoded.text);
    document.notes = decoded.notes;
    match read(&document.text, name) {
        Ok(bibliography) => {
            document.format = Format::Bibliography;
            document
                .notes
                .extend(bibliography.notes.iter().map(|note| format!("line {}: {}", note.line, note.message)));
        }
        Err(error) => document.notes.push(format!("{error}; it is read as text")),
    }
    Ok(document)
}

/// The records of a file of references, with their own keys.
pub fn references(number: usize, document: &Document) -> Vec<Reference> {
    let Ok(bibliography) = read(&document.text, &document.path) else { return Vec::new() };
    let shift = if document.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    bibliography.records.into_iter().map(|record| reference(number, record, shift)).collect()
}

fn reference(number: usize, record: Record, shift: usize) -> Reference {
    let span = record.span.clone().unwrap_or_default();
    let mut item = record.item;
    item.id.clone_from(&record.key);
    let printed_year = calendars::restore(&mut item);
    let mut years: Vec<Year> = printed_year.map_or_else(|| years(&item), |year| vec![year]);
    years.dedup();
    Reference {
        id: record.key,
        span: Span::new(number, span.start + shift, span.end + shift),
        label: None,
        text: printed(&item, years.first()),
        years,
        et_al: record.et_al,
        item,
    }
}

/// The years that the fields name.
fn years(item: &Item) -> Vec<Year> {
    let dates = [&item.issued, &item.original_date];
    let years = dates.into_iter().flatten().flat_map(|date| {
        let own = date.date_parts.iter().filter_map(|parts| parts.first().copied());
        let printed = date.literal.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
        own.chain(printed.filter_map(|run| run.parse().ok())).map(|value| year(value, item)).collect::<Vec<_>>()
    });
    years.collect()
}

fn year(value: i32, item: &Item) -> Year {
    let calendar = guess(value, None, &item.language, has_rtl(&item.title)).unwrap_or(Calendar::Gregorian);
    let (earliest, latest) = window(value, calendar);
    Year { value, suffix: None, calendar, earliest, latest }
}

/// An entry as a list might print it. One without a title and authors keeps its words in the note.
fn printed(item: &Item, year: Option<&Year>) -> String {
    if item.title.is_empty() && item.author.is_empty() {
        return if item.note.is_empty() { &item.container_title } else { &item.note }.clone();
    }
    let people = if item.author.is_empty() { &item.editor } else { &item.author };
    let names: Vec<String> = people
        .iter()
        .map(|name| if name.given.is_empty() { name.surname() } else { format!("{}, {}", name.surname(), name.given) })
        .collect();
    let year = year.map(|year| format!(" ({})", year.value)).unwrap_or_default();
    let mut parts = vec![format!("{}{year}", names.join("; ")).trim().to_owned()];
    parts.push(item.title.clone());
    parts.push(item.container_title.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(". ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_become_references_with_their_keys() {
        let bib =
            "@book{abel2010, author = {Abel, Ann and Bor, Ben}, title = {Rivers}, year = 2010}\n@misc{x, title={Y}";
        let document = document("lib.bib", bib.as_bytes().to_vec()).unwrap();
        assert_eq!(document.format, Format::Bibliography);
        assert_eq!(document.notes.len(), 1);
        let found = references(1, &document);
        assert_eq!((found[0].id.as_str(), found[0].text.as_str()), ("abel2010", "Abel, Ann; Bor, Ben (2010). Rivers"));
        assert_eq!(&bib[found[0].span.range()][..13], "@book{abel201");
        assert_eq!(found[0].years, [Year::gregorian(2010)]);
    }

    #[test]
    fn xml_of_endnote_is_told_by_its_content() {
        let text = "<?xml version='1.0'?><xml><records><record><ref-type name='Book'>6</ref-type>\
            <titles><title>Rivers</title></titles></record></records></xml>";
        let limits = crate::read::Limits::default();
        let document = crate::read::read_bytes("a.xml", text.into(), &limits).unwrap();
        assert_eq!(document.format, Format::Bibliography);
        assert_eq!(references(0, &document)[0].item.title, "Rivers");
    }

    #[test]
    fn what_is_no_file_of_references_is_text() {
        let document = document("a.json", b"Abel, A. (2010). Rivers.".to_vec()).unwrap();
        assert_eq!(document.format, Format::Text);
    }
}
