//! What a work of each type cannot be cited without.

use crate::model::{Item, ItemType, Reference};

/// The fields that the entry lacks, in words: `author`, `year`. Empty for a whole one.
///
/// Source: the required fields of BibTeX's standard styles, and BibLaTeX's for the types that BibTeX has not.
pub fn missing(reference: &Reference) -> Vec<&'static str> {
    let item = &reference.item;
    let year = !reference.years.is_empty() || item.issued.as_ref().is_some_and(|date| *date != Default::default());
    let has = |need: &Need| match need {
        Need::Author => !item.author.is_empty(),
        Need::AuthorOrEditor => !item.author.is_empty() || !item.editor.is_empty(),
        Need::Title => !item.title.is_empty(),
        Need::Journal => !item.container_title.is_empty(),
        Need::Book => !item.container_title.is_empty() || !item.event_title.is_empty(),
        Need::Publisher | Need::School | Need::Institution => !item.publisher.is_empty(),
        Need::Number => !item.number.is_empty(),
        Need::Address => !item.url.is_empty() || !item.doi.is_empty(),
        Need::Year => year,
    };
    needs(item).iter().filter(|need| !has(need)).map(|need| need.name()).collect()
}

#[derive(Clone, Copy)]
enum Need {
    Author,
    AuthorOrEditor,
    Title,
    Journal,
    Book,
    Publisher,
    School,
    Institution,
    Number,
    Address,
    Year,
}

impl Need {
    fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::AuthorOrEditor => "author or editor",
            Self::Title => "title",
            Self::Journal => "journal",
            Self::Book => "book title",
            Self::Publisher => "publisher",
            Self::School => "school",
            Self::Institution => "institution",
            Self::Number => "number",
            Self::Address => "address",
            Self::Year => "year",
        }
    }
}

fn needs(item: &Item) -> &'static [Need] {
    use Need::{Address, Author, AuthorOrEditor, Book, Institution, Journal, Number, Publisher, School, Title, Year};
    match item.kind {
        ItemType::ArticleJournal => &[Author, Title, Journal, Year],
        // Short notices in them are unsigned.
        ItemType::ArticleMagazine | ItemType::ArticleNewspaper => &[Title, Journal, Year],
        ItemType::Article | ItemType::Dataset | ItemType::Software => &[Author, Title, Year],
        ItemType::Book => &[AuthorOrEditor, Title, Publisher, Year],
        ItemType::Chapter => &[Author, Title, Book, Publisher, Year],
        ItemType::PaperConference => &[Author, Title, Book, Year],
        ItemType::Thesis => &[Author, Title, School, Year],
        ItemType::Report => &[Author, Title, Institution, Year],
        ItemType::Webpage => &[Title, Address],
        ItemType::Patent => &[Title, Number],
        ItemType::Legislation | ItemType::Standard | ItemType::Document => &[Title],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::keys::tests::reference;
    use crate::model::{Date, Name, Year};

    #[test]
    fn each_type_has_its_own() {
        let of = |item: Item| missing(&reference(item));
        let whole = Item {
            author: vec![Name::person("Abel", "A.")],
            title: "Rivers".into(),
            issued: Some(Date::year(2001)),
            ..Item::default()
        };
        let with = |kind| of(Item { kind, ..whole.clone() });
        assert_eq!(with(ItemType::ArticleJournal), ["journal"]);
        assert_eq!(with(ItemType::Book), ["publisher"]);
        assert_eq!(with(ItemType::Thesis), ["school"]);
        assert_eq!(with(ItemType::Chapter), ["book title", "publisher"]);
        assert_eq!(with(ItemType::Webpage), ["address"]);
        assert!(with(ItemType::Document).is_empty());
        assert_eq!(
            of(Item { kind: ItemType::Book, ..Item::default() }),
            ["author or editor", "title", "publisher", "year"]
        );
        let mut dated = reference(Item { kind: ItemType::ArticleJournal, ..Item::default() });
        dated.years = vec![Year::gregorian(2001)];
        assert_eq!(missing(&dated), ["author", "title", "journal"]);
    }
}
