//! Measures of a line: its width, its end, whether it is a page number.

use super::Line;
use crate::text::digits::{digit_value, roman as parse_roman};
use crate::text::spaced;

/// How many character cells a text takes in a fixed-width font: wide characters take two, combining marks none.
pub(super) fn cells(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    // Below U+0300, whose first byte is 0xCC, every character takes one cell.
    let (bytes, mut cells, mut at) = (text.as_bytes(), text.chars().count(), 0);
    while let Some(more) = bytes[at..].iter().position(|byte| *byte >= 0xcc) {
        let Some(c) = text[at + more..].chars().next() else { break };
        cells = cells + char_cells(c) - 1;
        at += more + c.len_utf8();
    }
    cells
}

/// The cells of one character.
pub(super) fn char_cells(c: char) -> usize {
    match u32::from(c) {
        0x0300..=0x036f | 0x064b..=0x065f | 0x0670 | 0x200b..=0x200f | 0x202a..=0x202e | 0x2066..=0x2069 => 0,
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff01..=0xff60
        | 0x2_0000..=0x3_fffd => 2,
        _ => 1,
    }
}

/// Whether a line ends as a sentence or an entry does, rather than in the middle of one.
pub fn ends_sentence(line: &str) -> bool {
    let closers =
        |c: char| matches!(c, ')' | ']' | '}' | '"' | '\'' | '”' | '’' | '»' | '›' | '」' | '』' | '）' | '］');
    let bare = line.trim_end().trim_end_matches(closers);
    bare.ends_with(['.', '!', '?', '。', '．', '！', '？', '؟', '۔', '।', ':', '：'])
}

/// The number of a line that holds a page number and nothing else: `12`, `- 12 -`, `Page 3 of 10`, `۱۲`, `xiv`.
pub fn page_number(line: &str) -> Option<u32> {
    if line.len() > 40 {
        return page_of_pages(line);
    }
    if let Some(number) = page_of_pages(line) {
        return Some(number);
    }
    let core = line.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '-' | '–' | '—' | '[' | ']' | '(' | ')' | '|' | '/' | '.' | '·' | '~' | '•' | '*')
    });
    if core.is_empty() {
        return None;
    }
    let (value, digits, rest) = leading_number(core);
    if digits > 0 {
        let other = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '|' | '–' | '-'));
        let other = other.strip_prefix("of ").or_else(|| other.strip_prefix("von ")).unwrap_or(other);
        let whole =
            rest.is_empty() || (leading_number(other).1 > 0 && leading_number(other).2.is_empty() && digits < 5);
        return (whole && digits <= 5).then_some(value);
    }
    let word = core.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let lower = word.to_lowercase();
    if is_page(&lower) {
        let tail = core[word.len()..].trim_start_matches(|c: char| !c.is_numeric());
        if tail.len() < core.len() && !tail.is_empty() {
            return page_number(tail);
        }
    }
    let roman = !core.is_empty() && core.len() <= 6 && core.bytes().all(|byte| b"ivx".contains(&byte));
    if roman { parse_roman(core) } else { None }
}

fn is_page(lower: &str) -> bool {
    matches!(lower, "page" | "p" | "pg" | "seite" | "página" | "pagina" | "стр" | "с" | "صفحه" | "صفحة" | "ص")
}

/// Most bytes of a running head, and most words of it beside its page.
const HEAD: (usize, usize) = (120, 10);

/// The page of a running head that counts the pages as well: `88   Page 4 of 9   River Letters (2019) 44:88`.
pub(super) fn page_of_pages(line: &str) -> Option<u32> {
    // Most lines have no digit; those beyond ASCII begin with these bytes.
    let may = |byte: u8| byte.is_ascii_digit() || byte >= 0xD9 && byte != 0xE2;
    if line.len() > HEAD.0 || !line.bytes().fold(false, |found, byte| found | may(byte)) {
        return None;
    }
    let words: Vec<&str> = spaced(line).take(HEAD.1 + 5).collect();
    if words.len() > HEAD.1 + 4 {
        return None;
    }
    words.windows(4).find_map(|part| {
        let joins = matches!(part[2], "of" | "von" | "de" | "di" | "sur" | "из" | "از" | "من");
        let ((page, digits, rest), (pages, others, end)) = (leading_number(part[1]), leading_number(part[3]));
        let numbers = digits > 0 && rest.is_empty() && others > 0 && end.is_empty() && page <= pages;
        (joins && numbers && is_page(&part[0].to_lowercase())).then_some(page)
    })
}

/// The number that a text starts with, in any script's digits, how many digits it has, and what follows.
pub(crate) fn leading_number(text: &str) -> (u32, usize, &str) {
    let mut value: u32 = 0;
    let mut count = 0;
    for (at, c) in text.char_indices() {
        let Some(digit) = digit(c) else { return (value, count, &text[at..]) };
        value = value.saturating_mul(10).saturating_add(digit);
        count += 1;
    }
    (value, count, "")
}

/// The value of a decimal digit of any script.
pub(crate) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() { c.to_digit(10) } else { digit_value(c) }
}

/// The width at which these lines were wrapped, or `None` where each paragraph stands on one line.
///
/// Wrapped lines crowd just below one width, and most of them stop in the middle of a sentence.
pub fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> =
        lines.iter().filter(|line| !line.furniture).map(|line| line.indent + line.width).collect();
    if widths.len() < 4 {
        return None;
    }
    let at = widths.len() * 19 / 20;
    let last = widths.len() - 1;
    let (_, &mut width, _) = widths.select_nth_unstable(at.min(last));
    if width > 160 {
        return None;
    }
    let (mut full, mut broken) = (0, 0);
    for line in lines.iter().filter(|line| !line.furniture && (line.indent + line.width) * 10 >= width * 7) {
        full += 1;
        broken += usize::from(!ends_sentence(&text[line.range.clone()]));
    }
    (full * 3 >= widths.len() && broken * 5 >= full * 3).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_in_many_dresses() {
        for (line, number) in [
            ("12", Some(12)),
            ("- 12 -", Some(12)),
            ("— 7 —", Some(7)),
            ("Page 3 of 10", Some(3)),
            ("3 / 10", Some(3)),
            ("۱۲", Some(12)),
            ("ص ٤٥", Some(45)),
            ("xiv", Some(14)),
            ("88   Page 4 of 9   River Letters (2019) 44:88", Some(4)),
            ("Page 7 of 9   88", Some(7)),
            ("See page 9 of 3 volumes", None),
            ("12 Smith", None),
            ("Smith", None),
            ("mix", None),
            ("12, 14", None),
            ("1.2", None),
        ] {
            assert_eq!(page_number(line), number, "{line}");
        }
    }
}
