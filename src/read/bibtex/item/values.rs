//! Fields in BibTeX's way of writing them, as variables of CSL.

use super::source::Source;
use crate::locale::{Term, lexicon};
use crate::model::{Date, Item};
use crate::read::bibliography::date;
use crate::read::bibtex::latex::plain;

/// An edition as a number, where it is an English ordinal.
pub(super) fn edition(text: String) -> String {
    const ORDINALS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let lower = text.to_lowercase();
    if let Some(at) = ORDINALS.iter().position(|ordinal| *ordinal == lower) {
        return (at + 1).to_string();
    }
    let digits = lower.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let ordinal = ["st", "nd", "rd", "th"].contains(&&lower[digits.len()..]);
    if ordinal && !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit()) {
        return digits.to_owned();
    }
    // BibTeX's styles add the word that CSL's do not: `Revised`.
    let is_english = text.is_ascii() && !lower.bytes().all(|sign| sign.is_ascii_digit());
    let is_edition = |word: &str| lexicon().is(word.trim_end_matches('.'), Term::Edition);
    if is_english && !lower.split_whitespace().any(is_edition) { format!("{text} ed.") } else { text }
}

/// What BibLaTeX sets behind the title: the number of what has no field for one, or words of any kind.
pub(super) fn addition(text: String, item: &mut Item) {
    match text.strip_prefix("no. ") {
        Some(issue) if item.issue.is_empty() => item.issue = issue.to_owned(),
        None if item.number.is_empty() && text.contains(char::is_numeric) => item.number = text,
        _ if text.is_empty() => {}
        _ if item.note.is_empty() => item.note = text,
        _ => item.note = format!("{text}; {}", item.note),
    }
}

/// The words that stand in for a date.
pub(super) fn publication_state(text: &str) -> Option<Date> {
    let words = match text {
        "" => return None,
        "inpress" => "in press",
        other => other,
    };
    Some(Date { date_parts: Vec::new(), literal: words.to_owned() })
}

pub(super) fn title(source: &Source<'_>) -> String {
    let title = plain(source.own(&["title"]));
    let subtitle = plain(source.own(&["subtitle"]));
    match (title.is_empty(), subtitle.is_empty()) {
        (true, _) if source.chain.len() > 1 && source.chain[0].field("booktitle").is_none() => String::new(),
        (_, true) => title,
        (_, false) => format!("{title}: {subtitle}"),
    }
}

pub(super) fn issued(source: &Source<'_>) -> Option<Date> {
    let whole = source.raw(&["date"]);
    if !whole.trim().is_empty() {
        return date(whole);
    }
    let mut year = date(&plain(source.raw(&["year"])))?;
    if let ([parts], Some(month)) = (year.date_parts.as_mut_slice(), month(source.raw(&["month"])))
        && parts.len() == 1
    {
        parts.push(month);
        parts.extend(source.raw(&["day"]).trim().parse().ok().filter(|day| (1..=31).contains(day)));
    }
    Some(year)
}

/// A month by its number, or by its name in any language.
fn month(text: &str) -> Option<i32> {
    let text = plain(text);
    let number = text.parse().ok().filter(|month| (1..=12).contains(month));
    number.or_else(|| {
        let folded = crate::text::fold(&text);
        folded
            .split_whitespace()
            .find_map(|word| crate::locale::lexicon().month(word.trim_end_matches('.')))
            .map(i32::from)
    })
}

pub(super) fn pages(text: &str) -> String {
    plain(text).replace([' ', '\u{2009}'], "").replace(['–', '—'], "-").replace(',', ", ")
}

/// What BibLaTeX's key words for theses and reports stand for.
pub(super) fn genre(text: &str) -> String {
    match text {
        "phdthesis" => "PhD thesis".to_owned(),
        "mathesis" | "mastersthesis" => "Master's thesis".to_owned(),
        "techreport" => "Technical report".to_owned(),
        "resreport" => "Research report".to_owned(),
        _ => text.to_owned(),
    }
}

/// An address as it stands, or out of `\url{...}`.
pub(super) fn address(text: &str) -> String {
    let text = text.trim();
    if let Some(start) = text.find("\\url{") {
        let inner = &text[start + 5..];
        return inner[..inner.find('}').unwrap_or(inner.len())].trim().to_owned();
    }
    let is_address = ["http://", "https://", "ftp://", "www."].iter().any(|start| text.starts_with(start));
    if is_address { text.replace("\\_", "_").replace("\\&", "&").replace("\\%", "%") } else { String::new() }
}

pub(super) fn eprint(source: &Source<'_>, item: &mut Item) {
    let id = source.own(&["eprint"]).trim();
    if id.is_empty() {
        return;
    }
    let archive = source.own(&["archiveprefix", "eprinttype"]).trim();
    let class = source.own(&["primaryclass", "eprintclass"]).trim();
    match archive.to_ascii_lowercase().as_str() {
        "pubmed" => item.pmid = id.to_owned(),
        "pmcid" => item.pmcid = id.to_owned(),
        lower => {
            item.archive = if lower == "arxiv" { "arXiv".to_owned() } else { plain(archive) };
            item.archive_location = if class.is_empty() { id.to_owned() } else { format!("{id} [{class}]") };
        }
    }
}

/// The BCP 47 tag of a language that is named as babel names it; a tag stays.
pub(super) fn language(name: &str) -> String {
    let lower = name.to_lowercase();
    let dialect = match lower.as_str() {
        "american" | "usenglish" => "en-US",
        "british" | "ukenglish" => "en-GB",
        "ngerman" => "de",
        "naustrian" | "austrian" => "de-AT",
        "brazilian" => "pt-BR",
        "farsi" => "fa",
        "chinese" | "pinyin" => "zh",
        _ => "",
    };
    if !dialect.is_empty() {
        return dialect.to_owned();
    }
    let named = crate::text::latex::LANGUAGES.iter().find(|(_, babel)| *babel == lower).map(|(tag, _)| *tag);
    let is_tag = (2..=3).contains(&lower.split('-').next().unwrap_or_default().len()) && lower.is_ascii();
    named.map_or_else(|| if is_tag { name.to_owned() } else { String::new() }, str::to_owned)
}
