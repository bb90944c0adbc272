//! What BibTeX has no field for and its entries say in their note: `Edited by Dam, A.`, `no. 4`.

use super::names::names;
use crate::model::{Date, Item, Name};
use crate::read::bibliography::date;

/// Takes what is a field out of the note.
pub(super) fn settle(item: &mut Item) {
    if item.note.is_empty() {
        return;
    }
    let note = std::mem::take(&mut item.note);
    let kept: Vec<&str> = note.split("; ").filter(|part| !take(part, item)).collect();
    item.note = kept.join("; ");
}

/// Whether the part was a field that the entry does not have yet.
fn take(part: &str, item: &mut Item) -> bool {
    if let Some(list) = part.strip_prefix("Edited by ") {
        return people(list, &mut item.editor);
    }
    if let Some(list) = part.strip_prefix("Translated by ") {
        return people(list, &mut item.translator);
    }
    if let Some(issue) = part.strip_prefix("no. ")
        && item.issue.is_empty()
    {
        item.issue = issue.to_owned();
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
        let mut item = Item {
            note: "Edited by Dam, A. and Wu, B.; A note; no. 4; First published 1923; 44 BC; in two parts".into(),
            ..Item::default()
        };
        settle(&mut item);
        assert_eq!(item.editor, [Name::person("Dam", "A."), Name::person("Wu", "B.")]);
        assert_eq!((item.note.as_str(), item.issue.as_str()), ("A note; in two parts", "4"));
        assert_eq!((item.original_date, item.issued), (Some(Date::year(1923)), Some(Date::year(-44))));
    }
}
