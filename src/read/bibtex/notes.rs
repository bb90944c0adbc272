//! What BibTeX has no field for and its entries say in their note: `Edited by Dam, A.`, `no. 4`.

use super::latex::plain;
use super::names::names;
use crate::model::{Date, Item, Name};
use crate::read::bibliography::date;

/// Reads the note, as the file has it, and takes what is a field out of it. Names need their braces.
pub(super) fn settle(note: &str, item: &mut Item) {
    let kept: Vec<&str> = note.split("; ").filter(|part| !take(part, item)).collect();
    item.note = plain(&kept.join("; "));
}

/// Whether the part was a field that the entry does not have yet.
fn take(part: &str, item: &mut Item) -> bool {
    if let Some(list) = part.strip_prefix("Edited by ") {
        return people(list, &mut item.editor);
    }
    if let Some(list) = part.strip_prefix("Translated by ") {
        return people(list, &mut item.translator);
    }
    // BibTeX's entries say it twice where no style prints the field.
    if !item.number.is_empty() && plain(part) == item.number {
        return true;
    }
    if let Some(issue) = part.strip_prefix("no. ")
        && item.issue.is_empty()
    {
        item.issue = plain(issue);
        return true;
    }
    if let Some(first) = part.strip_prefix("First published ").and_then(date)
        && item.original_date.is_none()
        && !first.date_parts.is_empty()
    {
        item.original_date = Some(first);
        return true;
    }
    if let Some(year) = part.strip_suffix(" BC").and_then(|year| year.parse::<i32>().ok())
        && item.issued.is_none()
    {
        item.issued = Some(Date::year(-year));
        return true;
    }
    false
}

fn people(list: &str, known: &mut Vec<Name>) -> bool {
    if known.is_empty() {
        *known = names(&list.replace(" et al.", " and others")).0;
        return !known.is_empty();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_taken_out_of_notes() {
        let mut item = Item { number: "690".into(), ..Item::default() };
        let note =
            "Edited by Dam, A. and {de Wu}, B.; A \\& note; no. 4; 690; First published 1923; 44 BC; in {Two} parts";
        settle(note, &mut item);
        assert_eq!(item.editor, [Name::person("Dam", "A."), Name::person("de Wu", "B.")]);
        assert_eq!((item.note.as_str(), item.issue.as_str()), ("A & note; in Two parts", "4"));
        assert_eq!((item.original_date, item.issued), (Some(Date::year(1923)), Some(Date::year(-44))));
    }
}
