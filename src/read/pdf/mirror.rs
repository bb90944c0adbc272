//! Brackets of right-to-left files, which many typesetters store, or draw, the wrong way round.

use super::lines::Line;
use super::order::mirrored;
use super::rows::Sheet;
use crate::text::script::is_strong_rtl;

/// Whether a bracket looks to the words that it holds; none where its neighbours do not tell.
fn looks_inward(text: &str, at: usize) -> Option<bool> {
    let bracket = text[at..].chars().next()?;
    let before = text[..at].chars().next_back().is_none_or(|sign| !sign.is_alphanumeric());
    let after = text[at + bracket.len_utf8()..].chars().next().is_none_or(|sign| !sign.is_alphanumeric());
    let opens = matches!(bracket, '(' | '[' | '{' | '«' | '‹');
    (before != after).then_some(opens == before)
}

/// Whether most of these brackets look outward.
fn most_look_outward(looks: impl Iterator<Item = bool>) -> bool {
    let (inward, outward) = looks.fold((0, 0), |(inward, outward), look| match look {
        true => (inward + 1, outward),
        false => (inward, outward + 1),
    });
    outward > inward
}

/// Whether rows in a script that runs to the right have their brackets the wrong way round.
pub(super) fn words_are_mirrored(sheets: &[Sheet]) -> bool {
    let rows = sheets.iter().flat_map(|sheet| sheet.rows.iter().map(|row| sheet.row_text(row)));
    let rows =
        rows.filter(|text| text.contains(|sign: char| sign.is_ascii_alphabetic()) && !text.contains(is_strong_rtl));
    let looks: Vec<bool> = rows
        .flat_map(|text| {
            let round = text.match_indices(['(', ')', '[', ']']);
            round.filter_map(|(at, _)| looks_inward(&text, at)).collect::<Vec<_>>()
        })
        .collect();
    most_look_outward(looks.into_iter())
}

/// Turns the brackets of lines read to the left where the file stores them as they look rather than as they are meant.
pub(super) fn turn_brackets(lines: &mut [&mut Line]) {
    let looks = lines.iter().flat_map(|line| line.brackets.iter().filter_map(|&at| looks_inward(&line.text, at)));
    if !most_look_outward(looks) {
        return;
    }
    for line in lines.iter_mut() {
        for at in std::mem::take(&mut line.brackets) {
            if let Some((bracket, turned)) = line.text[at..].chars().next().and_then(|c| Some((c, mirrored(c)?))) {
                line.text.replace_range(at..at + bracket.len_utf8(), turned.encode_utf8(&mut [0; 4]));
            }
        }
    }
}
