//! Line ends within a paragraph.

use super::Bit;
use crate::read::markup::is_unspaced;

/// Line ends within a paragraph are spaces, but for Chinese and Japanese and for a list with one entry a line.
pub(super) fn break_lines(text: &str, bits: &mut [Bit], may_be_entries: bool) {
    let entries = may_be_entries && is_unwrapped(text, bits);
    for at in 0..bits.len() {
        if !bits[at].soft_break {
            continue;
        }
        if entries {
            bits[at].text = Some("\n".to_owned());
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| bits[before].words(text).chars().next_back());
        let after = bits.get(at + 1).and_then(|after| after.words(text).chars().next());
        if before.zip(after).is_some_and(|(before, after)| is_unspaced(before) && is_unspaced(after)) {
            bits[at].text = Some(String::new());
        }
    }
}

/// Whether the lines of a paragraph end where the author ended them: wrapped text leaves no room for the next word.
fn is_unwrapped(text: &str, bits: &[Bit]) -> bool {
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let (mut width, mut first) = (0, None);
    for bit in bits {
        if bit.soft_break {
            lines.push((width, first.unwrap_or(width)));
            (width, first) = (0, None);
            continue;
        }
        let words = bit.words(text);
        if let (None, Some((before, _))) = (first, words.split_once(' ')) {
            first = Some(width + before.chars().count());
        }
        width += words.chars().count();
    }
    lines.push((width, first.unwrap_or(width)));
    let widest = lines.iter().map(|line| line.0).max().unwrap_or(0);
    let room = |pair: &[(usize, usize)]| pair[0].0 + 1 + pair[1].1 + 10 < widest;
    widest > 110 || lines.windows(2).any(room)
}
