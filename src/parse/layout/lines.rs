//! The lines of a text, with where they start and how wide they are.

use super::Line;
use super::measure::cells;

/// Splits a text at line feeds, carriage returns and form feeds. Empty lines are counted, not kept.
pub(super) fn split(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 60);
    let mut start = 0;
    let mut blanks = 0;
    let mut page_break = false;
    let mut ends = memchr::memchr3_iter(b'\n', b'\r', 0x0c, bytes);
    loop {
        let end = ends.next().unwrap_or(bytes.len());
        let raw = &text[start..end];
        let trimmed = raw.trim_start_matches(is_padding);
        let lead = raw.len() - trimmed.len();
        let trimmed = trimmed.trim_end_matches(is_padding);
        if trimmed.is_empty() {
            // The two halves of CR LF are one line end.
            let second_half =
                raw.is_empty() && start > 0 && bytes.get(end) == Some(&b'\n') && bytes[start - 1] == b'\r';
            blanks += usize::from(!second_half);
        } else {
            lines.push(Line {
                range: start + lead..start + lead + trimmed.len(),
                indent: indent(&raw[..lead]),
                width: cells(trimmed),
                blanks_before: blanks,
                page_break_before: page_break,
                furniture: false,
            });
            blanks = 0;
            page_break = false;
        }
        match bytes.get(end) {
            None => return lines,
            Some(0x0c) => {
                page_break = true;
                blanks = blanks.max(1);
            }
            Some(_) => {}
        }
        start = end + 1;
    }
}

/// White space, and the marks that steer a line's direction without being seen.
fn is_padding(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn indent(lead: &str) -> usize {
    lead.chars().fold(0, |column, c| match c {
        '\t' => column / 8 * 8 + 8,
        '\u{3000}' => column + 2,
        c if c.is_whitespace() => column + 1,
        _ => column,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_every_kind_part_lines() {
        let text = "one\r\n\r\n  two\rthree\u{c}four\n\n\nfive ";
        let lines = split(text);
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (&text[line.range.clone()], line.indent, line.blanks_before, line.page_break_before))
            .collect();
        assert_eq!(
            seen,
            [
                ("one", 0, 0, false),
                ("two", 2, 1, false),
                ("three", 0, 0, false),
                ("four", 0, 1, true),
                ("five", 0, 2, false)
            ]
        );
    }

    #[test]
    fn direction_marks_are_not_text() {
        let text = "\u{feff}\u{202b}منابع\u{202c}\n\u{200f}\n";
        let lines = split(text);
        assert_eq!(lines.len(), 1);
        assert_eq!(&text[lines[0].range.clone()], "منابع");
    }
}
