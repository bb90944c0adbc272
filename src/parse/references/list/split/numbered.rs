//! Lists whose entries carry labels: numbers that count up, keys, letters, bullets.

use rustc_hash::FxHashMap;

use super::super::label::{Dress, letters_follow};
use super::super::shape::{self, End};
use super::Row;
use crate::order::Order;

/// How far a number may jump: entries are lost, numbers misprinted.
const LARGEST_GAP: u32 = 4;

/// Which rows start an entry, where the list is a labelled one.
pub(super) fn starts(rows: &[Row<'_>], groups: &[bool], wrapped: bool) -> Option<Vec<bool>> {
    let mut counts: FxHashMap<(Dress, bool), usize> = FxHashMap::default();
    for row in rows {
        if let Some(label) = &row.label {
            *counts.entry((label.dress, label.letter)).or_default() += 1;
        }
    }
    let mut kinds: Vec<_> = counts.into_iter().collect();
    kinds.order_by_key(|&((dress, letter), count)| (std::cmp::Reverse(count), letter, dress as u8));
    let mut best: Option<(usize, bool, Vec<bool>)> = None;
    for ((dress, letter), _) in kinds.into_iter().take(4) {
        let found = match dress {
            Dress::Key | Dress::Bullet => alike(rows, dress),
            _ if letter => lettered(rows, dress),
            _ => counted(rows, groups, dress, wrapped),
        };
        let count = found.iter().filter(|found| **found).count();
        if best.as_ref().is_none_or(|(most, ..)| count > *most) {
            best = Some((count, !letter && !matches!(dress, Dress::Key | Dress::Bullet), found));
        }
    }
    let (count, counts_up, found) = best?;
    let last = found.iter().rposition(|found| *found)?;
    let rows_in_list = groups[..=last].iter().filter(|group| !**group).count();
    let first = groups.iter().position(|group| !group)?;
    let opening = found[first]
        || counts_up && found.iter().zip(groups).filter(|(_, group)| !**group).take(3).any(|(found, _)| *found);
    let enough = if wrapped { count * 14 >= rows_in_list } else { count * 2 >= rows_in_list };
    // Two numbers may be chance in wrapped text; a whole list of one entry is not.
    let sure = count >= 3 || count * 2 >= rows_in_list;
    (opening && enough && sure).then_some(found)
}

fn alike(rows: &[Row<'_>], dress: Dress) -> Vec<bool> {
    rows.iter().map(|row| row.label.as_ref().is_some_and(|label| label.dress == dress)).collect()
}

fn lettered(rows: &[Row<'_>], dress: Dress) -> Vec<bool> {
    let mut last: Option<&str> = None;
    rows.iter()
        .map(|row| {
            let Some(label) = row.label.as_ref().filter(|label| label.dress == dress && label.letter) else {
                return false;
            };
            let Some(name) = label.name(row.text) else { return false };
            let follows = match last {
                None => label.value == Some(1),
                Some(last) => letters_follow(last, name),
            };
            if follows {
                last = Some(name);
            }
            follows
        })
        .collect()
}

/// Rows whose numbers count up. A lone number that fits nowhere belongs to a line that goes on.
fn counted(rows: &[Row<'_>], groups: &[bool], dress: Dress, wrapped: bool) -> Vec<bool> {
    let mut found = vec![false; rows.len()];
    let mut last: Option<u32> = None;
    let mut after_group = true;
    for (at, row) in rows.iter().enumerate() {
        if groups[at] {
            after_group = true;
            continue;
        }
        let value =
            row.label.as_ref().filter(|label| label.dress == dress && !label.letter).and_then(|label| label.value);
        let Some(value) = value else {
            continue;
        };
        let open = at > 0 && !groups[at - 1] && row_above_is_open(&rows[at - 1]) && wrapped;
        // `(2016)` at a line's start is the year of the entry above.
        let year = shape::year_place(row.text) == row.label.as_ref().map(|label| label.range.start);
        let fits = match last {
            _ if year && last.is_none_or(|last| value != last.saturating_add(1)) => false,
            None => true,
            Some(last) if value == last.saturating_add(1) => true,
            // The list starts anew under another heading.
            Some(_) if value == 1 && after_group => true,
            Some(last) => {
                let near = value >= last && value <= last.saturating_add(LARGEST_GAP);
                let sure = if wrapped {
                    row.start > 0.0 && matches!(dress, Dress::Square | Dress::Round)
                } else {
                    row.start > -1.5
                };
                near && sure && !open
            }
        };
        let bare = matches!(dress, Dress::Bare | Dress::Dash) && wrapped;
        if fits && !(bare && row.start < -1.5) && !(open && dress == Dress::Bare && last != value.checked_sub(1)) {
            found[at] = true;
            last = Some(value);
            after_group = false;
        }
    }
    found
}

fn row_above_is_open(row: &Row<'_>) -> bool {
    row.end == End::Open
}
