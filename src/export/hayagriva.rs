//! Hayagriva's YAML, which Typst reads.
//!
//! Source: <https://github.com/typst/hayagriva/blob/main/docs/file-format.md>

use serde_json::{Map, Value, json};

use super::entry::{doi, eprint};
use super::titles::protected;
use super::years::When;
use super::{Options, keys, yaml};
use crate::model::{Item, ItemType, Name, Reference};

/// Writes the list as Hayagriva YAML: a mapping from keys to entries.
pub fn hayagriva(references: &[Reference], options: &Options) -> String {
    let entries: Map<String, Value> = references
        .iter()
        .zip(keys::keys(references, &options.keys))
        .map(|(reference, key)| (key, Value::Object(entry(reference))))
        .collect();
    // No mapping at all is no mapping to the reader.
    if entries.is_empty() { "{}\n".to_owned() } else { yaml::document(&Value::Object(entries)) }
}

/// A mapping that takes no empty values.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    /// Text that runs through the reader's case transformer and markup.
    fn text(&mut self, name: &str, text: &str) {
        self.plain(name, &escaped(text));
    }

    /// Text that is read as it stands.
    fn plain(&mut self, name: &str, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.is_empty() {
            self.0.insert(name.to_owned(), words.join(" ").into());
        }
    }

    fn value(&mut self, name: &str, value: Value) {
        let empty = match &value {
            Value::Array(members) => members.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            other => other.is_null(),
        };
        if !empty {
            self.0.insert(name.to_owned(), value);
        }
    }
}

/// What tells the kinds apart that share a type; as words they are printed where a style asks for the genre.
fn genre(kind: ItemType) -> &'static str {
    match kind {
        ItemType::Dataset => "dataset",
        ItemType::Standard => "standard",
        _ => "",
    }
}

/// The entry's type, and its parent's.
fn kinds(item: &Item) -> (&'static str, &'static str) {
    match item.kind {
        ItemType::ArticleJournal | ItemType::ArticleMagazine => ("article", "periodical"),
        ItemType::ArticleNewspaper => ("article", "newspaper"),
        ItemType::Article => ("article", "repository"),
        ItemType::Book => ("book", "anthology"),
        ItemType::Chapter => ("chapter", "book"),
        ItemType::PaperConference => ("article", "proceedings"),
        ItemType::Thesis => ("thesis", "anthology"),
        ItemType::Report => ("report", "anthology"),
        ItemType::Webpage => ("web", "web"),
        ItemType::Dataset | ItemType::Software => ("repository", "repository"),
        ItemType::Patent => ("patent", "misc"),
        ItemType::Legislation => ("legislation", "anthology"),
        ItemType::Standard | ItemType::Document => ("misc", "misc"),
    }
}

fn entry(reference: &Reference) -> Map<String, Value> {
    let item = &reference.item;
    let when = When::of(reference);
    let (kind, parent_kind) = kinds(item);
    let mut fields = Fields::default();
    let mut parent = Fields::default();
    let mut notes = vec![item.note.clone(), when.printed.clone(), when.words.clone()];
    if let Some(first) = &item.original_date {
        notes.push(format!("First published {}", When::of_date(first).iso()));
    }

    fields.plain("type", kind);
    // Braces keep capitals as they are where a style changes the case.
    fields.plain("title", &protected(&item.title, &item.language, escaped));
    fields.value("author", people(&item.author));
    match when.year() {
        Some(year) if year > 0 => {
            fields.value("date", Value::from(When { end: Vec::new(), ..when }.iso()));
        }
        Some(year) => notes.push(format!("{} BC", -year)),
        None => {}
    }

    // The parent's type tells an article's, also where its title is not known.
    let has_parent = parent_kind == "periodical"
        || parent_kind == "newspaper"
        || !item.container_title.is_empty()
        || (item.kind == ItemType::PaperConference && !item.event_title.is_empty());
    let container = if item.container_title.is_empty() { &item.event_title } else { &item.container_title };
    parent.plain("type", parent_kind);
    if has_parent {
        parent.plain("title", &protected(container, &item.language, escaped));
    }
    // What belongs to the volume stands with the parent, if there is one.
    let of_volume = if has_parent { &mut parent } else { &mut fields };
    of_volume.value("editor", people(&item.editor));
    of_volume.plain("issue", &item.issue);
    of_volume.plain("volume", &item.volume);
    of_volume.plain("edition", &item.edition);
    if matches!(item.kind, ItemType::Thesis | ItemType::Report) {
        fields.text("organization", &item.publisher);
        fields.text("location", &item.publisher_place);
    } else {
        of_volume.value("publisher", publisher(item));
    }
    if !item.collection_title.is_empty() {
        let mut series = Fields::default();
        series.plain("type", "anthology");
        series.text("title", &item.collection_title);
        series.plain("issue", &item.collection_number);
        if has_parent { &mut parent } else { &mut fields }.value("parent", Value::Object(series.0));
    }
    if has_parent {
        fields.value("parent", Value::Object(parent.0));
    }
    if !item.translator.is_empty() {
        fields.value("affiliated", json!([{ "role": "translator", "names": people(&item.translator) }]));
    }
    fields.text("genre", if item.genre.is_empty() { genre(item.kind) } else { &item.genre });
    fields.plain("page-range", &item.page);
    fields.value("serial-number", serial_numbers(item));
    match address(&item.url) {
        Some(url) => fields.value("url", visited(url, item)),
        None => notes.push(item.url.clone()),
    }
    if is_language(&item.language) {
        fields.plain("language", &item.language);
    }
    notes.push(super::unread(reference).to_owned());
    notes.retain(|note| !note.trim().is_empty());
    fields.text("note", &notes.join("; "));
    fields.0
}

/// Names as mappings, so that nothing in them is taken for a comma or a particle.
fn people(list: &[Name]) -> Value {
    list.iter()
        .filter(|name| !name.is_empty())
        .map(|name| {
            // A surname alone stands as a string, which tells it from an organisation.
            if let Some(family) = alone(name) {
                return family.into();
            }
            let mut parts = Fields::default();
            if name.literal.is_empty() {
                let family = if name.family.is_empty() { &name.given } else { &name.family };
                parts.plain("name", family);
                if !name.family.is_empty() {
                    parts.plain("given-name", &name.given);
                }
                let prefix = format!("{} {}", name.dropping_particle, name.non_dropping_particle);
                parts.plain("prefix", &prefix);
                parts.plain("suffix", &name.suffix);
            } else {
                parts.plain("name", &name.literal);
            }
            Value::Object(parts.0)
        })
        .collect()
}

/// A surname of one word without anything beside it.
fn alone(name: &Name) -> Option<&str> {
    let family = name.family.trim();
    let others = [&name.given, &name.literal, &name.dropping_particle, &name.non_dropping_particle, &name.suffix];
    let is_word = !family.is_empty() && !family.contains(|sign: char| sign == ',' || sign.is_whitespace());
    (is_word && others.iter().all(|part| part.is_empty())).then_some(family)
}

fn publisher(item: &Item) -> Value {
    let mut fields = Fields::default();
    fields.text("name", &item.publisher);
    fields.text("location", &item.publisher_place);
    Value::Object(fields.0)
}

fn serial_numbers(item: &Item) -> Value {
    let mut fields = Fields::default();
    fields.plain("doi", doi(&item.doi));
    fields.plain("isbn", &item.isbn);
    fields.plain("issn", &item.issn);
    fields.plain("pmid", &item.pmid);
    fields.plain("pmcid", &item.pmcid);
    fields.plain("serial", &item.number);
    if let Some((archive, id, _)) = eprint(&item.archive, &item.archive_location) {
        fields.plain(&archive.to_lowercase(), &id);
    }
    Value::Object(fields.0)
}

fn visited(url: String, item: &Item) -> Value {
    match item.accessed.as_ref().map(|date| When::of_date(date).iso()).filter(|date| !date.is_empty()) {
        Some(date) => json!({ "value": url, "date": date }),
        None => url.into(),
    }
}

/// The address, if it is one: the reader refuses a whole file for an address that it cannot parse.
fn address(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = ["https://", "http://", "ftp://"].iter().find_map(|scheme| url.strip_prefix(scheme))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_host =
        name.split('.').all(|label| {
            let inner = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            !label.is_empty() && !label.starts_with("xn--") && label.chars().all(inner)
        }) && name.split('.').next_back().is_some_and(|label| label.starts_with(|c: char| c.is_ascii_alphabetic()));
    let is_port = port.is_empty() || port.parse::<u16>().is_ok();
    (is_host && is_port && !url.chars().any(|c| c.is_control() || matches!(c, '"' | '\\')))
        .then(|| url.split_whitespace().collect::<Vec<_>>().join("%20"))
}

/// Whether it is a language tag that the reader takes.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let letters = |part: &str| part.chars().all(|c| c.is_ascii_alphabetic());
    parts.next().is_some_and(|first| (2..=3).contains(&first.len()) && letters(first))
        && parts.all(|part| matches!(part.len(), 2 | 4) && letters(part))
}

/// Text without the signs that mean markup to the reader.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '{' | '}' | '$') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::keys::tests::reference;
    use crate::model::Date;

    #[test]
    fn an_article_stands_in_its_periodical() {
        let item = Item {
            kind: ItemType::ArticleJournal,
            author: vec![Name { non_dropping_particle: "van".into(), ..Name::person("Dam", "A.") }],
            issued: Some(Date::year(2004)),
            title: "It costs $5 in Oslo".into(),
            container_title: "Journal".into(),
            volume: "12".into(),
            page: "5-12".into(),
            url: "https://x.org/a".into(),
            ..Item::default()
        };
        assert_eq!(
            hayagriva(&[reference(item)], &Options::default()),
            "vandam2004:\n  type: \"article\"\n  title: \"It costs \\\\$5 in {Oslo}\"\n  author:\n    - name: \"Dam\"\n      \
             given-name: \"A.\"\n      prefix: \"van\"\n  date: \"2004\"\n  parent:\n    type: \"periodical\"\n    \
             title: \"Journal\"\n    volume: \"12\"\n  page-range: \"5-12\"\n  url: \"https://x.org/a\"\n"
        );
    }

    #[test]
    fn only_addresses_are_written_as_such() {
        for (url, want) in [
            ("https://example.org/a b", Some("https://example.org/a%20b")),
            ("http://localhost:8080", Some("http://localhost:8080")),
            ("http://1.2.3.999/", None),
            ("www.example.org", None),
            ("http://", None),
        ] {
            assert_eq!(address(url).as_deref(), want, "{url}");
        }
    }
}
