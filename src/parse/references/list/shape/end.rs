//! How a line ends.

use super::{is_initials, year_place};
use crate::parse::layout::{digit, ends_sentence};

/// How a line ends, as far as the next line's start goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parse::references::list) enum End {
    /// A full stop or the like after a word or a number.
    Stop,
    /// A year with its bracket and full stop: the end of an entry, or of its authors.
    Year,
    /// A number, without a full stop.
    Number,
    /// A web address.
    Address,
    /// A word.
    Word,
    /// An initial, which seldom ends an entry.
    Initial,
    /// A comma, a colon, an opening bracket, a hyphen: the entry must go on.
    Open,
}

/// How the line ends.
pub(in crate::parse::references::list) fn end(line: &str) -> End {
    let token = line.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let lower = token.to_ascii_lowercase();
    if lower.contains("http")
        || lower.contains("www.")
        || lower.contains("doi.org/")
        || lower.starts_with("10.")
        || lower.starts_with("doi:10.")
    {
        return if token.ends_with(['/', '-', '_', '=', '?', '&', '%', ':', '(']) { End::Open } else { End::Address };
    }
    let Some(last) = line.chars().next_back() else { return End::Open };
    if mirrored(line, last) {
        return End::Stop;
    }
    if matches!(
        last,
        ',' | ';'
            | ':'
            | '-'
            | '‐'
            | '–'
            | '—'
            | '&'
            | '('
            | '['
            | '/'
            | '«'
            | '“'
            | '„'
            | '،'
            | '؛'
            | '，'
            | '、'
            | '：'
            | '；'
            | '（'
            | '='
            | '+'
    ) {
        return End::Open;
    }
    if last == '.' && is_initials(token) {
        return End::Initial;
    }
    if ends_sentence(line) {
        let folded = lower.trim_matches(|c: char| !c.is_alphanumeric());
        if matches!(
            folded,
            "vol" | "no" | "pp" | "p" | "eds" | "ed" | "al" | "bd" | "nr" | "hg" | "h" | "aufl" | "st" | "и"
        ) && last == '.'
        {
            return if folded == "al" || folded == "ed" || folded == "eds" { End::Word } else { End::Open };
        }
        return if ends_in_year(line) { End::Year } else { End::Stop };
    }
    let bare = line.trim_end_matches([')', ']', '）', '］', '"', '”', '»']);
    if bare.len() < line.len() {
        return End::Stop;
    }
    if digit(last).is_some() {
        return End::Number;
    }
    if matches!(
        lower.as_str(),
        "and"
            | "&"
            | "in"
            | "of"
            | "the"
            | "et"
            | "und"
            | "y"
            | "e"
            | "и"
            | "و"
            | "for"
            | "de"
            | "a"
            | "von"
            | "der"
            | "die"
            | "la"
    ) {
        return End::Open;
    }
    End::Word
}

fn ends_in_year(line: &str) -> bool {
    let bare = line.trim_end_matches(['.', ')', ',', ':', ']', '）', '．', '。']);
    let bare = bare.strip_suffix(|c: char| c.is_alphabetic()).unwrap_or(bare);
    let digits = bare.chars().rev().take_while(|c| digit(*c).is_some()).map(char::len_utf8).sum::<usize>();
    year_place(&bare[bare.len() - digits..]) == Some(0)
}

/// Whether the opening bracket at the line's end is a closing one, turned round by damage: `]In Persian[`.
fn mirrored(line: &str, last: char) -> bool {
    let twin = match last {
        '[' => ']',
        '(' => ')',
        _ => return false,
    };
    let body = &line[..line.len() - 1];
    body.rfind(twin)
        .is_some_and(|at| !body[at..].contains(last) && !body[..at].contains(last) || body[..at].ends_with(' '))
}
