//! Guesses what kind of work a reference is.

use crate::locale::{Term, lexicon};
use crate::model::{Item, ItemType};
use crate::text::{fold, is_alphanumeric, run_places};

/// Whether works of the kind are numbered themselves, and not the issue that they stand in.
pub fn has_own_number(kind: ItemType) -> bool {
    use ItemType::{Dataset, Legislation, Patent, Report, Software, Standard, Thesis};
    matches!(kind, Report | Patent | Standard | Legislation | Thesis | Dataset | Software)
}

/// The kind of work that has these fields. `led_in`: the container stands after "In" or the like.
pub fn guess(item: &Item, text: &str, led_in: bool) -> ItemType {
    if let Some(kind) = code(text) {
        return kind;
    }
    // Lower case alone: folding every entry whole would cost more than labelling it.
    let signs = if text.is_ascii() { plain_signs(text) } else { signs(&small(text)) };
    let has = |wanted: u8| signs & wanted != 0;
    if has(THESIS) || !text.is_ascii() && (text.contains("학위논문") || text.contains("پایان")) {
        return ItemType::Thesis;
    }
    if has(PATENT) {
        return ItemType::Patent;
    }
    let container = fold(&item.container_title);
    if container.is_empty() {
        if !item.archive.is_empty() || has(PREPRINT) {
            return ItemType::Article;
        }
        if has(SERIES) {
            return ItemType::Report;
        }
        if has(DATASET) {
            return ItemType::Dataset;
        }
        if has(SOFTWARE) {
            return ItemType::Software;
        }
        if !item.publisher.is_empty() || !item.edition.is_empty() || !item.publisher_place.is_empty() {
            return if has(REPORT) { ItemType::Report } else { ItemType::Book };
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

/// The text in lower case. Dashes and accents alone need no table of letters.
fn small(text: &str) -> String {
    let plain = |c: char| matches!(c, '\0'..='\u{bf}' | 'ß'..='ÿ' | '\u{2000}'..='\u{206f}');
    if text.chars().all(plain) { text.to_ascii_lowercase() } else { text.to_lowercase() }
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

const THESIS: u8 = 1 << 0;
const PATENT: u8 = 1 << 1;
const PREPRINT: u8 = 1 << 2;
const SERIES: u8 = 1 << 3;
const DATASET: u8 = 1 << 4;
const SOFTWARE: u8 = 1 << 5;
const REPORT: u8 = 1 << 6;

/// The words and phrases that begin with this letter and tell a kind.
fn telling(first: char) -> &'static [(&'static str, u8)] {
    match first {
        'a' => &[("arxiv", PREPRINT)],
        'b' => &[("biorxiv", PREPRINT), ("bericht", REPORT)],
        'c' => &[("computer program", SOFTWARE)],
        'd' => &[
            ("dissertation", THESIS),
            ("dissertacao", THESIS),
            ("dissertação", THESIS),
            ("diss", THESIS),
            ("doktorarbeit", THESIS),
            ("doktora tezi", THESIS),
            ("discussion paper", SERIES),
            ("dataset", DATASET),
            ("data set", DATASET),
        ],
        'h' => &[("habilitation", THESIS)],
        'i' => &[("informe", REPORT)],
        'm' => &[("medrxiv", PREPRINT)],
        'p' => &[("phd", THESIS), ("patent", PATENT), ("preprint", PREPRINT)],
        'r' => &[
            ("report no", SERIES),
            ("r package", SOFTWARE),
            ("report", REPORT),
            ("rapport", REPORT),
            ("relatorio", REPORT),
            ("relatório", REPORT),
        ],
        's' => &[("software", SOFTWARE)],
        't' => &[
            ("thesis", THESIS),
            ("tese", THESIS),
            ("these de doctorat", THESIS),
            ("thèse de doctorat", THESIS),
            ("tesis", THESIS),
            ("tesi", THESIS),
            ("tezi", THESIS),
            ("technical report", SERIES),
            ("tech rep", SERIES),
        ],
        'w' => &[("working paper", SERIES)],
        'а' => &[("автореф", THESIS)],
        'д' => &[("дис", THESIS), ("дисс", THESIS)],
        'п' => &[("пат", PATENT)],
        'أ' => &[("أطروحة", THESIS)],
        'ت' => &[("تقرير", REPORT)],
        'ر' => &[("رساله", THESIS), ("رسالة", THESIS)],
        'پ' => &[("پایاننامه", THESIS)],
        'گ' => &[("گزارش", REPORT)],
        'ว' => &[("วิทยานิพนธ์", THESIS)],
        '博' => &[("博士論文", THESIS)],
        '박' => &[("박사학위논문", THESIS)],
        '석' => &[("석사학위논문", THESIS)],
        '학' => &[("학위논문", THESIS)],
        _ => &[],
    }
}

/// Which kinds the words of a text in lower case tell of.
fn signs(text: &str) -> u8 {
    let whole = |rest: &str| !rest.chars().next().is_some_and(is_alphanumeric);
    run_places(text).fold(0, |found, place| {
        let rest = &text[place.start..];
        let told = rest.chars().next().map_or(&[][..], telling).iter();
        told.filter(|(word, _)| rest.strip_prefix(word).is_some_and(whole)).fold(found, |found, (_, sign)| found | sign)
    })
}

/// The same for a text of plain letters in either case.
fn plain_signs(text: &str) -> u8 {
    run_places(text).fold(0, |found, place| {
        let rest = &text.as_bytes()[place.start..];
        let whole = |word: &str| {
            rest.get(..word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes()))
                && !rest.get(word.len()).is_some_and(u8::is_ascii_alphanumeric)
        };
        let told = telling(char::from(rest[0].to_ascii_lowercase())).iter();
        told.filter(|(word, _)| whole(word)).fold(found, |found, (_, sign)| found | sign)
    })
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
