//! A line of the paper with a part of it marked, trimmed to the width of the terminal.

use std::fmt::Write;

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::place::Marked;
use super::style::{is_rtl, visible};

/// A cut goes back to the space before it, if that is no further than this, in columns.
const WORD: usize = 14;
/// Less of the line than this beside the mark says nothing, in columns.
const CONTEXT: usize = 16;

/// Writes the marked line, and under it the carets; `gutter` is the width of the line numbers, `width` that of the
/// terminal.
///
/// A caret under right-to-left text would stand in the wrong place: there the marked part stands alone, isolated.
pub(super) fn write(out: &mut String, line: &Marked, gutter: usize, width: usize, frame: Style, mark: Style) {
    let room = width.saturating_sub(gutter + 3).max(2 * CONTEXT);
    let number = line.line;
    let whole = [line.before, line.mark, line.after];
    if whole.iter().any(|part| part.chars().any(is_rtl)) {
        let shown = cut_end(&visible(line.mark), room, false);
        let _ = writeln!(out, "{frame}{number:>gutter$} |{frame:#} {mark}\u{2068}{shown}\u{2069}{mark:#}");
        return;
    }
    let [before, marked, after] = whole.map(visible);
    let before = before.trim_start();
    let marked = cut_end(&marked, room - CONTEXT, false);
    let free = room - marked.width();
    // The side that needs less leaves the rest to the other.
    let left = before.width().min((free / 2).max(free.saturating_sub(after.trim_end().width())));
    let before = cut_start(before, left, line.cut.0);
    let after = cut_end(after.trim_end(), free - before.width(), line.cut.1);
    let _ = writeln!(out, "{frame}{number:>gutter$} |{frame:#} {before}{mark}{marked}{mark:#}{after}");
    let (indent, carets) = (before.width(), "^".repeat(marked.width().max(1)));
    let _ = writeln!(out, "{frame}{:>gutter$} |{frame:#} {:indent$}{mark}{carets}{mark:#}", "", "");
}

/// The start of a text that fits into `room` columns, with an ellipsis where something is left out.
pub(super) fn cut_end(text: &str, room: usize, more: bool) -> String {
    if !more && text.width() <= room {
        return text.to_owned();
    }
    let mut used = 1;
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        used += letter.width().unwrap_or(0);
        if used > room {
            break;
        }
        end = at + letter.len_utf8();
    }
    if end < text.len() {
        let space = text[..end].rfind(' ').filter(|&space| space > 0 && text[space..end].width() <= WORD);
        end = space.unwrap_or(end);
    }
    format!("{}…", text[..end].trim_end())
}

/// The end of a text that fits into `room` columns.
fn cut_start(text: &str, room: usize, more: bool) -> String {
    if !more && text.width() <= room {
        return text.to_owned();
    }
    let mut used = 1;
    let mut start = text.len();
    for (at, letter) in text.char_indices().rev() {
        used += letter.width().unwrap_or(0);
        if used > room {
            break;
        }
        start = at;
    }
    let space = text[start..].find(' ').filter(|&space| start > 0 && text[start..start + space].width() <= WORD);
    let start = space.map_or(start, |space| start + space + 1);
    if room == 0 { String::new() } else { format!("…{}", &text[start..]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, mark: &str, after: &str, width: usize) -> String {
        let line = Marked { line: 7, before, mark, after, cut: (false, false) };
        let mut out = String::new();
        write(&mut out, &line, 2, width, Style::new(), Style::new());
        out
    }

    #[test]
    fn a_short_line_is_whole() {
        assert_eq!(shown("  As ", "Smith (2010)", " says.", 80), " 7 | As Smith (2010) says.\n   |    ^^^^^^^^^^^^\n");
    }

    #[test]
    fn a_long_line_is_trimmed_on_both_sides_between_words() {
        let words = "several words of prose ".repeat(20);
        let text = shown(&words, "(Smith, 2010)", &words, 60);
        for line in text.lines() {
            assert!(line.width() <= 60, "{line}");
        }
        assert!(text.starts_with(" 7 | …"), "{text}");
        let (line, carets) = text.split_once('\n').unwrap();
        assert_eq!(line.find("(Smith").map(|at| line[..at].width()), carets.find('^'));
        assert!(line.ends_with('…'));
    }

    #[test]
    fn wide_letters_take_two_columns() {
        assert_eq!(shown("王小明", "(2010)", "", 80), " 7 | 王小明(2010)\n   |       ^^^^^^\n");
    }

    #[test]
    fn right_to_left_lines_have_no_caret() {
        assert_eq!(shown("این ", "(Smith, 2010)", " است", 80), " 7 | \u{2068}(Smith, 2010)\u{2069}\n");
    }

    #[test]
    fn a_mark_wider_than_the_terminal_is_cut() {
        let text = shown("", &"Smith and Jones ".repeat(20), "", 60);
        assert!(text.lines().all(|line| line.width() <= 60), "{text}");
    }
}
