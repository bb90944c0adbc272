//! A reference's fields, in CSL's variables.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Name};

/// The CSL item types that a printed reference can be told to be.
///
/// Source: <https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ItemType {
    /// An article in a journal.
    ArticleJournal,
    /// An article in a magazine.
    ArticleMagazine,
    /// An article in a newspaper.
    ArticleNewspaper,
    /// A preprint or other article without a container.
    Article,
    /// A book.
    Book,
    /// A chapter in a book.
    Chapter,
    /// A paper in proceedings.
    PaperConference,
    /// A thesis.
    Thesis,
    /// A report.
    Report,
    /// A web page.
    Webpage,
    /// A data set.
    Dataset,
    /// Software.
    Software,
    /// A patent.
    Patent,
    /// A law or statute.
    Legislation,
    /// A standard.
    Standard,
    /// Anything else.
    #[default]
    Document,
}

impl ItemType {
    /// The type's name in CSL: `article-journal`.
    pub fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// The type of this name in CSL.
    pub fn named(name: &str) -> Option<Self> {
        serde_json::from_value(name.into()).ok()
    }
}

/// A reference's fields as a CSL-JSON item. What is not printed is empty.
///
/// Source: <https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables>
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Item {
    /// The citation key.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The kind of work.
    #[serde(rename = "type")]
    pub kind: ItemType,
    /// Authors, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Name>,
    /// Editors of the work or of its container.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub editor: Vec<Name>,
    /// Translators.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translator: Vec<Name>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// When it first appeared, for a reprint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_date: Option<Date>,
    /// When a web page was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<Date>,
    /// The title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The journal, book or proceedings that it stands in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub container_title: String,
    /// The series.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub collection_title: String,
    /// The number in the series.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub collection_number: String,
    /// Volume.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub volume: String,
    /// Issue.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issue: String,
    /// First and last page joined by `-`, or an article number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// The number of a report, patent or standard.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Edition, as printed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub edition: String,
    /// Publisher, or the institution of a thesis or report.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// Where the publisher is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub publisher_place: String,
    /// The kind of thesis or report, as printed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub genre: String,
    /// The conference.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub event_title: String,
    /// Digital Object Identifier, without a resolver.
    #[serde(rename = "DOI", skip_serializing_if = "String::is_empty")]
    pub doi: String,
    /// Web address.
    #[serde(rename = "URL", skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// International Standard Book Number.
    #[serde(rename = "ISBN", skip_serializing_if = "String::is_empty")]
    pub isbn: String,
    /// International Standard Serial Number.
    #[serde(rename = "ISSN", skip_serializing_if = "String::is_empty")]
    pub issn: String,
    /// PubMed's number.
    #[serde(rename = "PMID", skip_serializing_if = "String::is_empty")]
    pub pmid: String,
    /// PubMed Central's number.
    #[serde(rename = "PMCID", skip_serializing_if = "String::is_empty")]
    pub pmcid: String,
    /// An arXiv or other archive's identifier.
    #[serde(rename = "archive_location", skip_serializing_if = "String::is_empty")]
    pub archive_location: String,
    /// The archive: `arXiv`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub archive: String,
    /// Language of the work as a BCP 47 tag, where it can be told.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// What is left, and why a line could not be read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Item {
    /// Every text of it that was printed, names and the words of dates too; not the key.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let Self {
            id: _,
            kind: _,
            author,
            editor,
            translator,
            issued,
            original_date,
            accessed,
            title,
            container_title,
            collection_title,
            collection_number,
            volume,
            issue,
            page,
            number,
            edition,
            publisher,
            publisher_place,
            genre,
            event_title,
            doi,
            url,
            isbn,
            issn,
            pmid,
            pmcid,
            archive_location,
            archive,
            language,
            note,
        } = self;
        let names = author.iter_mut().chain(editor).chain(translator).flat_map(|name| {
            let Name { family, given, non_dropping_particle, dropping_particle, suffix, literal } = name;
            [family, given, non_dropping_particle, dropping_particle, suffix, literal]
        });
        let dates = [issued, original_date, accessed].into_iter().flatten().map(|date| &mut date.literal);
        let titles = [title, container_title, collection_title, event_title, publisher, publisher_place, genre, note];
        let numbers = [collection_number, volume, issue, page, number, edition];
        let others = [doi, url, isbn, issn, pmid, pmcid, archive_location, archive, language];
        names.chain(dates).chain(titles).chain(numbers).chain(others)
    }
}
