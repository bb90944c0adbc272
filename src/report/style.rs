//! Colours, and the care that text from a paper needs before a terminal shows it.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};

use crate::model::Severity;
pub(super) use crate::text::script::is_strong_rtl as is_rtl;

/// The colours of a report, or none.
#[derive(Clone, Copy)]
pub(super) struct Palette {
    pub(super) error: Style,
    pub(super) warning: Style,
    pub(super) info: Style,
    /// Line numbers, arrows.
    pub(super) frame: Style,
    pub(super) bold: Style,
    /// The entry that a citation is held against.
    pub(super) other: Style,
}

impl Palette {
    pub(super) fn new(color: bool) -> Self {
        if !color {
            let plain = Style::new();
            return Self { error: plain, warning: plain, info: plain, frame: plain, bold: plain, other: plain };
        }
        Self {
            error: AnsiColor::Red.on_default().bold(),
            warning: AnsiColor::Yellow.on_default().bold(),
            info: AnsiColor::Cyan.on_default().bold(),
            frame: AnsiColor::Blue.on_default().bold(),
            bold: Style::new().bold(),
            other: AnsiColor::Blue.on_default(),
        }
    }

    pub(super) fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Info => self.info,
        }
    }
}

/// The word for a severity.
pub(super) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

const ISOLATE: char = '\u{2068}';
const POP: char = '\u{2069}';

/// A message made fit for a terminal: no control characters, and each run of right-to-left words kept from moving what
/// stands around it.
pub(super) fn message(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(text);
    }
    let text = visible(text);
    if !text.chars().any(is_rtl) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 12);
    let mut rest = &*text;
    while let Some(start) = rest.find(is_rtl) {
        let end = rtl_run(&rest[start..]) + start;
        out.push_str(&rest[..start]);
        out.push(ISOLATE);
        out.push_str(&rest[start..end]);
        out.push(POP);
        rest = &rest[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// How many bytes the run of right-to-left words at the start of `text` has: words, and the spaces between them.
fn rtl_run(text: &str) -> usize {
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        if is_rtl(letter) {
            end = at + letter.len_utf8();
        } else if !(letter.is_whitespace() || is_joiner(letter)) {
            break;
        }
    }
    end
}

fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}') || unicode_normalization::char::is_combining_mark(letter)
}

/// Text from a paper without what would move the cursor, change colours or reorder the line.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let harmful = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    if !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    let replace = |letter| match letter {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        letter if letter.is_control() => Some('\u{FFFD}'),
        letter if harmful(letter) => None,
        letter => Some(letter),
    };
    Cow::Owned(text.chars().filter_map(replace).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_to_left_words_are_isolated() {
        assert_eq!(message("plain"), "plain");
        assert_eq!(message("استپانووا, 2018 is not"), "\u{2068}استپانووا\u{2069}, 2018 is not");
        assert_eq!(message("a نعیم عیدو b"), "a \u{2068}نعیم عیدو\u{2069} b");
        assert_eq!(message("Müller é"), "Müller é");
    }

    #[test]
    fn a_paper_cannot_speak_to_the_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\tc\u{202E}d"), "a\u{FFFD}[31mb cd");
        assert_eq!(message("a\u{1b}]0;x\u{7}"), "a\u{FFFD}]0;x\u{FFFD}");
    }
}
