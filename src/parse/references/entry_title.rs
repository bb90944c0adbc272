//! What is labelled as a title and is none, or only in part: an address or a remark behind it, its edition, the language
//! it was written in; and a title that was taken for a container.

use super::clean;
use super::edition::{edition, is_edition};
use super::entry::Reader;
use super::label::lexis::Kind;
use super::label::token::class;
use super::label::{Field, Model};
use crate::locale::locales;
use crate::model::Item;

/// How a remark begins that tells where the work was heard: `Gardens, talk at the park`.
const HEARD: [&str; 10] = [
    "talk at",
    "talk given",
    "talk presented",
    "plenary talk",
    "invited talk",
    "paper presented",
    "presented at",
    "poster at",
    "poster presented",
    "lecture given",
];

impl Reader<'_> {
    /// Takes off the title what is none of it, and looks for one that was taken for the container.
    pub(super) fn settle_title(&self, item: &mut Item, model: &Model) {
        item.title.truncate(before_address(&item.title));
        item.title.truncate(before_remark(&item.title));
        item.title.truncate(before_language(&item.title));
        if item.edition.is_empty()
            && let Some((title, found)) = with_edition(&item.title)
        {
            (item.title, item.edition) = (title, found);
        }
        if item.title.is_empty() && !item.container_title.is_empty() && self.stands_alone(item, model) {
            item.title = std::mem::take(&mut item.container_title);
        }
    }

    /// Whether nothing speaks for a journal or a book with parts: the container is what is cited.
    fn stands_alone(&self, item: &Item, model: &Model) -> bool {
        let Some(part) = self.longest(Field::Container) else { return false };
        let tokens = &self.bench.tokens;
        let counted = !(item.volume.is_empty() && item.issue.is_empty() && item.page.is_empty());
        let led = clean::lead_in(self.span(part)) > 0
            || tokens[..part.first].last().is_some_and(|token| matches!(token.class, class::LOWER | b':'));
        // A journal is none by itself: it is in the word lists, or abbreviated.
        let known =
            model.lexis.phrase(tokens, part.first, Kind::Container, None).is_some_and(|hit| hit.end + 1 >= part.end);
        let journal = known || !item.archive.is_empty() || item.container_title.contains(". ");
        !counted && !led && !journal && item.editor.is_empty()
    }
}

/// How many bytes of a title stand before an address or the number of a preprint.
fn before_address(title: &str) -> usize {
    let starts = ["http://", "https://", "www.", "arXiv:"].iter().filter_map(|start| title.find(start));
    starts.min().map_or(title.len(), |at| bare(&title[..at]))
}

/// How many bytes of a title stand before a remark that tells where the work was heard.
fn before_remark(title: &str) -> usize {
    let mut marks = title.match_indices([',', '.', ';', '(']);
    let heard = |at: usize| {
        let rest = title[at + 1..].trim_start().as_bytes();
        HEARD
            .iter()
            .any(|words| rest.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words.as_bytes())))
    };
    marks.find(|(at, _)| *at > 0 && heard(*at)).map_or(title.len(), |(at, _)| bare(&title[..at]))
}

/// How many bytes of a title stand before the language in brackets: `Gardens [in Russian]`.
fn before_language(title: &str) -> usize {
    let Some(open) = title.rfind(['[', '(']).filter(|at| *at > 0 && title.ends_with([']', ')'])) else {
        return title.len();
    };
    let words = &title[open + 1..title.len() - 1];
    let named = words.strip_prefix("in ").or_else(|| words.strip_prefix("In "));
    let known = named.is_some_and(|name| locales().iter().any(|locale| locale.name == name.trim()));
    if known { bare(&title[..open]) } else { title.len() }
}

/// `Gardens. Second edition`: the title and its edition.
fn with_edition(title: &str) -> Option<(String, String)> {
    let (head, last) = title.rsplit_once(['.', ',', ';'])?;
    let words: Vec<&str> = last.split_whitespace().collect();
    let says = words.len() == 2 && is_edition(words[1]) && words[1].chars().count() > 2;
    let found = says.then(|| edition(last)).filter(|found| found.bytes().all(|byte| byte.is_ascii_digit()))?;
    (head.contains(' ')).then(|| (clean::title(head), found))
}

/// How many bytes are left without the marks and blanks at the end.
fn bare(text: &str) -> usize {
    text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '(' | '[')).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_before_what_is_none_of_it() {
        for (title, want) in [
            ("Gardens of the north, arXiv:1204.01234", "Gardens of the north"),
            ("Gardens of the north, https://example.org/a", "Gardens of the north"),
            ("Gardens of the north, plenary talk given at the park", "Gardens of the north"),
            ("Gardens (Invited talk at the park)", "Gardens"),
            ("Talk at the park, and walls", "Talk at the park, and walls"),
            ("Gardens of the north [in Russian]", "Gardens of the north"),
            ("Gardens of the north (in Japanese)", "Gardens of the north"),
            ("Gardens (in spring)", "Gardens (in spring)"),
        ] {
            let mut title = title.to_owned();
            title.truncate(before_address(&title));
            title.truncate(before_remark(&title));
            title.truncate(before_language(&title));
            assert_eq!(title, want);
        }
    }

    #[test]
    fn an_edition_leaves_the_title() {
        assert_eq!(with_edition("Walls of gardens. Second edition"), Some(("Walls of gardens".into(), "2".into())));
        assert_eq!(with_edition("Walls of gardens, 3rd edn"), Some(("Walls of gardens".into(), "3".into())));
        assert_eq!(with_edition("Walls of gardens. A critical edition"), None);
        assert_eq!(with_edition("Gardens"), None);
    }
}
