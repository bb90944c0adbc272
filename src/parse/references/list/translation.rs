//! Entries that are printed in two languages, one below the other: `罗少华. 我国…[J]. 2020.` and `LUO S H. Status … (in Chinese)`.

use super::split::Row;
use crate::locale::locales;
use crate::text::fold;
use crate::text::script::{Script, dominant};

/// Years of the Buddhist calendar are ahead by so many.
const BUDDHIST: u32 = 543;

/// Whether a line says in other letters what the entry above says. Where entries have numbers, a line without one does.
/// Elsewhere it says so itself, as in `(in Thai)`, in a paper whose own script is the other (`foreign`).
pub(super) fn translates(above: &Row<'_>, row: &Row<'_>, foreign: bool) -> bool {
    let label = above.label.as_ref().filter(|label| !label.letter && label.value.is_some());
    let head = label.map_or(above.text, |label| &above.text[label.body..]);
    let (Some(one), Some(other)) = (script(head), script(row.text)) else { return false };
    let latin = |script| script == Script::Latin;
    let told =
        label.is_some() && latin(one) != latin(other) || foreign && latin(other) && !latin(one) && is_told(row.text);
    row.label.is_none()
        && (told && share_year(above.text, row.text) || latin(one) != latin(other) && is_enclosed(row.text))
}

/// `[Liu Yafang. 2018. A sociology of space.]`, `（バンドラー, A. 園部 広子（監訳）(1979). 社会的学習）`: a line that is one bracket.
fn is_enclosed(text: &str) -> bool {
    /// A shorter bracket is a remark.
    const LEAST: usize = 16;
    let text = text.trim().trim_end_matches(['.', '。']);
    let pair = matches!(
        (text.chars().next(), text.chars().next_back()),
        (Some('['), Some(']')) | (Some('［'), Some('］')) | (Some('('), Some(')')) | (Some('（'), Some('）'))
    );
    pair && text.chars().nth(LEAST).is_some()
}

/// Whether a paper in this text's script prints its list in another beside it.
pub(super) fn is_foreign(text: &str) -> bool {
    // The first bytes of these scripts' letters; in most papers there is none, and no letter needs to be counted.
    let may =
        text.as_bytes().chunks(64).any(|row| row.iter().fold(false, |may, &byte| may | matches!(byte, 0xE0 | 0xE3..)));
    may && matches!(dominant(text), Script::Han | Script::Kana | Script::Thai)
}

fn script(text: &str) -> Option<Script> {
    text.chars().find(|c| c.is_alphabetic()).map(Script::of)
}

/// Whether a text ends in `(in Chinese)` or the like, a language whose script is not Latin.
fn is_told(text: &str) -> bool {
    let Some(open) = text.rfind(['(', '[']).filter(|open| text.len() - open < 40) else { return false };
    let remark = fold(&text[open + 1..]);
    let Some(language) = remark.trim_start().strip_prefix("in ") else { return false };
    let name = language.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    locales().iter().any(|locale| {
        !locale.scripts.contains(&"Latn") && fold(locale.name).split_whitespace().any(|known| known == name)
    })
}

fn share_year(one: &str, other: &str) -> bool {
    let listed: Vec<u32> = years(one).collect();
    years(other).any(|year| listed.contains(&year) || listed.contains(&(year + BUDDHIST)))
}

fn years(text: &str) -> impl Iterator<Item = u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
}
