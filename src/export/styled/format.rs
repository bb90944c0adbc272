//! Formatting a list by a style.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ::hayagriva::archive::{self, ArchivedStyle};
use ::hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style as Csl};
use ::hayagriva::{BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest};

use super::markup::{child, children, escaped};
use super::{Markup, Source, Style, StyleError};
use crate::export::Options;
use crate::model::Reference;

/// The names of the styles that are built in, in alphabetical order.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = ArchivedStyle::all()
        .iter()
        .filter_map(|style| style.names().iter().min_by_key(|name| name.len()).copied())
        .collect();
    names.sort_unstable();
    names
}

/// The list as the style prints it, in the style's own order, one entry a line.
///
/// # Errors
/// When there is no such style, it prints no list, or the list cannot be formatted.
pub fn styled(references: &[Reference], options: &Options, style: &Style) -> Result<String, StyleError> {
    let csl = read(&style.source)?;
    if csl.bibliography.is_none() {
        return Err(StyleError::NoList);
    }
    if references.is_empty() {
        return Ok(String::new());
    }
    let text = crate::export::hayagriva(references, options);
    let library = ::hayagriva::io::from_yaml_str(&text).map_err(|error| StyleError::Failed(error.to_string()))?;
    let locales = archive::locales();
    let locale = style.locale.as_deref().map(|tag| locale(tag, &locales));
    // What formats is not ours: a list that it trips over must not take the program down.
    let made = catch_unwind(AssertUnwindSafe(|| {
        let mut driver = BibliographyDriver::new();
        for entry in library.iter() {
            driver.citation(CitationRequest::new(
                vec![CitationItem::with_entry(entry)],
                &csl,
                locale.clone(),
                &locales,
                None,
            ));
        }
        driver.finish(BibliographyRequest { style: &csl, locale: locale.clone(), locale_files: &locales })
    }));
    let made = made.map_err(|_| StyleError::Failed("the style's program failed".to_owned()))?;
    let list = made.bibliography.ok_or(StyleError::NoList)?;
    let mut out = String::new();
    for item in &list.items {
        entry(item, style.markup, &mut out);
    }
    Ok(match style.markup {
        Markup::Html => format!("<div class=\"references\">\n{out}</div>\n"),
        Markup::Plain | Markup::Markdown => out,
    })
}

fn read(source: &Source) -> Result<IndependentStyle, StyleError> {
    let style = match source {
        Source::Name(name) => ArchivedStyle::by_name(name).ok_or_else(|| StyleError::Unknown(name.clone()))?.get(),
        Source::Text(xml) => Csl::from_xml(xml).map_err(|error| StyleError::Broken(error.to_string()))?,
    };
    match style {
        Csl::Independent(style) => Ok(style),
        Csl::Dependent(style) => Err(StyleError::Dependent(style.parent_link.href)),
    }
}

/// The locale of a tag; for a language without a country, that of its first locale.
fn locale(tag: &str, locales: &[Locale]) -> LocaleCode {
    let known = locales.iter().filter_map(|locale| locale.lang.as_ref());
    let same = |code: &&LocaleCode| {
        let code = code.0.as_str();
        code.eq_ignore_ascii_case(tag) || code.split('-').next().is_some_and(|main| main.eq_ignore_ascii_case(tag))
    };
    known
        .clone()
        .find(|code| code.0.eq_ignore_ascii_case(tag))
        .or_else(|| known.clone().find(same))
        .map_or_else(|| LocaleCode(tag.to_owned()), |code| LocaleCode(code.0.clone()))
}

fn entry(item: &BibliographyItem, markup: Markup, out: &mut String) {
    let mut text = String::new();
    if let Some(first) = &item.first_field {
        child(first, markup, &mut text);
        text.push(' ');
    }
    children(&item.content, markup, &mut text);
    // Lines are ours: one entry, one line.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Nothing can fail: a string is written to.
    let _ = match markup {
        Markup::Html => writeln!(out, "<p id=\"{}\">{text}</p>", escaped(&item.key, Markup::Html)),
        // A paragraph in Markdown ends with an empty line.
        Markup::Markdown => writeln!(out, "{}{text}", if out.is_empty() { "" } else { "\n" }),
        Markup::Plain => writeln!(out, "{text}"),
    };
}
