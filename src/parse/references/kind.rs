//! Guesses what kind of work a reference is.

use crate::locale::{Term, lexicon};
use crate::model::{Item, ItemType};
use crate::text::fold;

/// The kind of work that has these fields. `led_in`: the container stands after "In" or the like.
pub fn guess(item: &Item, text: &str, led_in: bool) -> ItemType {
    if let Some(kind) = code(text) {
        return kind;
    }
    // Lower case alone: folding every entry whole would cost more than labelling it.
    let folded = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| holds(&folded, word));
    if has(&[
        "thesis",
        "dissertation",
        "dissertacao",
        "dissertação",
        "tese",
        "these de doctorat",
        "thèse de doctorat",
        "tesis",
        "tesi",
        "diss",
        "phd",
        "doktorarbeit",
        "habilitation",
        "پایاننامه",
        "رساله",
        "رسالة",
        "أطروحة",
        "автореф",
        "дис",
        "дисс",
        "doktora tezi",
        "tezi",
        "학위논문",
        "박사학위논문",
        "석사학위논문",
        "博士論文",
        "วิทยานิพนธ์",
    ]) || text.contains("학위논문")
        || text.contains("پایان")
    {
        return ItemType::Thesis;
    }
    if has(&["patent", "пат"]) {
        return ItemType::Patent;
    }
    let container = fold(&item.container_title);
    if container.is_empty() {
        if !item.archive.is_empty() || has(&["arxiv", "biorxiv", "medrxiv", "preprint"]) {
            return ItemType::Article;
        }
        if has(&["working paper", "technical report", "tech rep", "report no", "discussion paper"]) {
            return ItemType::Report;
        }
        if has(&["dataset", "data set"]) {
            return ItemType::Dataset;
        }
        if has(&["software", "r package", "computer program"]) {
            return ItemType::Software;
        }
        if !item.publisher.is_empty() || !item.edition.is_empty() || !item.publisher_place.is_empty() {
            return if has(&["report", "rapport", "bericht", "relatorio", "relatório", "informe", "گزارش", "تقرير"])
            {
                ItemType::Report
            } else {
                ItemType::Book
            };
        }
        if !item.volume.is_empty() || !item.page.is_empty() && item.url.is_empty() {
            return ItemType::ArticleJournal;
        }
        return if item.url.is_empty() { ItemType::Document } else { ItemType::Webpage };
    }
    let conference = container.split(|c: char| !c.is_alphanumeric()).any(|word| {
        matches!(
            word,
            "proceedings"
                | "proc"
                | "conference"
                | "symposium"
                | "workshop"
                | "congress"
                | "conf"
                | "symp"
                | "anais"
                | "actas"
                | "atti"
                | "kongressband"
        ) || (word.len() > 5 && lexicon().is(word, Term::Conference))
    });
    let journal_numbers = !item.volume.is_empty() && !item.page.is_empty();
    if conference && !(journal_numbers && container.contains("national academy") || container.contains("royal society"))
    {
        return ItemType::PaperConference;
    }
    if container.contains("arxiv")
        || container.contains("biorxiv")
        || container.contains("medrxiv")
        || container == "ssrn"
    {
        return ItemType::Article;
    }
    let bookish = !item.publisher.is_empty() || !item.editor.is_empty();
    if !item.editor.is_empty() && item.issue.is_empty()
        || bookish && led_in
        || bookish && item.volume.is_empty() && item.issue.is_empty()
    {
        return ItemType::Chapter;
    }
    ItemType::ArticleJournal
}

/// The kind that a mark of GB/T 7714 names: `[J]`, `[M]`, `[EB/OL]`.
fn code(text: &str) -> Option<ItemType> {
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        rest = &rest[open + 1..];
        let Some(close) = rest.find(']').filter(|close| *close <= 5) else { continue };
        let kind = match rest[..close].split('/').next().unwrap_or("") {
            "J" => ItemType::ArticleJournal,
            "M" => ItemType::Book,
            "C" | "A" => ItemType::PaperConference,
            "D" => ItemType::Thesis,
            "R" => ItemType::Report,
            "P" => ItemType::Patent,
            "S" => ItemType::Standard,
            "N" => ItemType::ArticleNewspaper,
            "EB" => ItemType::Webpage,
            "DB" | "DS" => ItemType::Dataset,
            _ => continue,
        };
        return Some(kind);
    }
    None
}

/// Whether `word` stands in `text` as whole words.
fn holds(text: &str, word: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find(word).map(|at| from + at) {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric);
        if !before && !after {
            return true;
        }
        from = at + word.len();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_tell_the_kind() {
        let item = |container: &str, volume: &str, publisher: &str| Item {
            container_title: container.into(),
            volume: volume.into(),
            publisher: publisher.into(),
            ..Item::default()
        };
        for (item, text, led_in, want) in [
            (item("Garden Journal", "3", ""), "", false, ItemType::ArticleJournal),
            (item("The garden book", "", "Green Press"), "", true, ItemType::Chapter),
            (item("Proceedings of the Garden Conference", "", ""), "", true, ItemType::PaperConference),
            (item("", "", "Green Press"), "", false, ItemType::Book),
            (item("", "", "University of Parks"), "Gardens. PhD thesis, University of Parks", false, ItemType::Thesis),
            (item("花园", "", ""), "花园研究[J]. 花园", false, ItemType::ArticleJournal),
            (item("", "", "大学"), "花园研究[D]. 大学", false, ItemType::Thesis),
        ] {
            assert_eq!(guess(&item, text, led_in), want, "{text} {item:?}");
        }
    }
}
