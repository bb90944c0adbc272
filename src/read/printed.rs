//! Prints an entry whose format holds fields but no text.

use crate::model::{Item, Name};

/// The fields of an entry as a reader of the paper would see them: authors, year, title, source, pages.
pub(super) fn printed(item: &Item, et_al: bool) -> String {
    let mut text = String::new();
    let people = |names: &[Name]| names.iter().map(name).collect::<Vec<_>>().join(", ");
    let editors = people(&item.editor);
    let mut authors = people(&item.author);
    if authors.is_empty() && !editors.is_empty() {
        authors = format!("{editors} (eds)");
    } else if et_al {
        authors.push_str(", et al");
    }
    sentence(&mut text, &authors);
    if let Some(date) = &item.issued {
        let year = date.date_parts.first().and_then(|parts| parts.first()).map(i32::to_string).unwrap_or_default();
        let year = if date.literal.is_empty() { year } else { date.literal.clone() };
        if !year.is_empty() {
            space(&mut text);
            text.push_str(&format!("({year})."));
        }
    }
    sentence(&mut text, &item.title);
    let mut source = item.container_title.clone();
    if !editors.is_empty() && !item.author.is_empty() {
        source = format!("In: {editors} (eds), {source}");
    }
    let issue = if item.issue.is_empty() { String::new() } else { format!("({})", item.issue) };
    let place = [item.volume.as_str(), issue.as_str()].concat();
    let pages = item.page.replace('-', "–");
    match (place.is_empty(), pages.is_empty()) {
        (false, false) => source = format!("{source} {place}:{pages}"),
        (false, true) => source = format!("{source} {place}"),
        (true, false) if source.is_empty() => source = format!("pp. {pages}"),
        (true, false) => source = format!("{source}, pp. {pages}"),
        (true, true) => {}
    }
    sentence(&mut text, source.trim_start());
    if !item.edition.is_empty() {
        sentence(&mut text, &format!("{} edn", item.edition));
    }
    sentence(&mut text, &item.event_title);
    let publisher: Vec<&str> =
        [item.publisher_place.as_str(), item.publisher.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    sentence(&mut text, &publisher.join(": "));
    if !item.doi.is_empty() {
        space(&mut text);
        text.push_str(&format!("https://doi.org/{}", item.doi));
    } else if !item.url.is_empty() {
        space(&mut text);
        text.push_str(&item.url);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn name(name: &Name) -> String {
    let family = name.surname();
    [family.as_str(), name.given.as_str(), name.suffix.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn space(text: &mut String) {
    if !text.is_empty() {
        text.push(' ');
    }
}

/// Adds words with a full stop, unless they end in a sign of their own.
fn sentence(text: &mut String, words: &str) {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    space(text);
    text.push_str(words);
    if !words.ends_with(['.', '?', '!', '。']) {
        text.push('.');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    #[test]
    fn an_entry_reads_as_in_a_paper() {
        let item = Item {
            author: vec![Name::person("Abel", "R"), Name::literal("River Trust")],
            editor: vec![Name::person("Cole", "T")],
            issued: Some(Date::year(2011)),
            title: "Do rivers rise?".into(),
            container_title: "Water".into(),
            volume: "3".into(),
            issue: "2".into(),
            page: "4-9".into(),
            publisher: "Esk Press".into(),
            doi: "10.1/x".into(),
            ..Item::default()
        };
        assert_eq!(
            printed(&item, true),
            "Abel R, River Trust, et al. (2011). Do rivers rise? In: Cole T (eds), Water 3(2):4–9. Esk Press. \
             https://doi.org/10.1/x"
        );
    }
}
