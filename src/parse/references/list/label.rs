//! Labels of entries: `12.`, `[12]`, `(12)`, `[Knu84]`, `أ.`, bullets.

use std::ops::Range;

use crate::parse::layout::leading_number;

/// How a label is dressed. All entries of a list wear the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Dress {
    /// `[12]`, `【12】`
    Square,
    /// `(12)`
    Round,
    /// `12)`
    Closed,
    /// `12.`
    Point,
    /// `12-`
    Dash,
    /// `12 ` and nothing else
    Bare,
    /// `¹²`
    Raised,
    /// `[Knu84]`
    Key,
    /// `•`
    Bullet,
}

/// A label at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub dress: Dress,
    /// Whether a bullet stands before it.
    pub bullet: bool,
    /// The place of the label itself in the line.
    pub range: Range<usize>,
    /// Where the entry's own text starts in the line. The line's length where the label stands alone.
    pub body: usize,
    /// The number, or the place of the letter in its alphabet, from 1.
    pub value: Option<u32>,
    /// Whether it is a letter.
    pub letter: bool,
}

impl Label {
    /// The label without its dress.
    pub fn name<'a>(&self, line: &'a str) -> Option<&'a str> {
        (self.dress != Dress::Bullet).then(|| &line[self.range.clone()])
    }
}

/// Orders of letters by which lists are labelled.
const ALPHABETS: [&str; 6] = [
    "abcdefghijklmnopqrstuvwxyz",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "가나다라마바사아자차카타파하",
];

/// Reads the label that a line starts with.
pub(super) fn read(line: &str) -> Option<Label> {
    let (lead, bulleted) = bullet(line);
    let rest = &line[lead..];
    if let Some(mut label) = numbered(rest).or_else(|| key(rest)).or_else(|| lettered(rest)) {
        label.range = label.range.start + lead..label.range.end + lead;
        label.body += lead;
        label.bullet = bulleted;
        return Some(label);
    }
    bulleted.then_some(Label {
        dress: Dress::Bullet,
        bullet: true,
        range: 0..0,
        body: lead,
        value: None,
        letter: false,
    })
}

/// The length of a bullet with the space after it.
fn bullet(line: &str) -> (usize, bool) {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return (0, false) };
    let rest = chars.as_str();
    let body = rest.trim_start();
    let spaced = body.len() < rest.len();
    let sure = matches!(
        first,
        '•' | '▪' | '●' | '◦' | '‣' | '∙' | '■' | '□' | '►' | '➢' | '\u{f0b7}' | '⁃' | '○' | '✓' | '❖'
    );
    let maybe = matches!(first, '-' | '*' | '–' | '+' | '·' | '—') && spaced;
    if (sure || maybe) && !body.is_empty() { (line.len() - body.len(), true) } else { (0, false) }
}

fn label(dress: Dress, range: Range<usize>, line: &str, after: usize, value: Option<u32>, letter: bool) -> Label {
    let body = line.len() - line[after..].trim_start().len();
    Label { dress, bullet: false, range, body, value, letter }
}

fn numbered(line: &str) -> Option<Label> {
    let open = line.chars().next().filter(|c| matches!(c, '[' | '(' | '【' | '（' | '［' | '〔'));
    let start = open.map_or(0, char::len_utf8);
    let inner = line[start..].trim_start();
    let start = line.len() - inner.len();
    let (value, digits, rest) = leading_number(inner);
    if digits == 0 {
        return raised(line);
    }
    if digits > 5 {
        return None;
    }
    let end = line.len() - rest.len();
    let tail = rest.trim_start();
    let (dress, closer) = match (open, tail.chars().next()) {
        (Some('[' | '【' | '［' | '〔'), Some(c @ (']' | '】' | '］' | '〕'))) => (Dress::Square, c),
        (Some('(' | '（'), Some(c @ (')' | '）'))) => (Dress::Round, c),
        (Some(_), _) => return None,
        (None, Some(c @ (')' | '）' | ']'))) => (Dress::Closed, c),
        (None, Some(c @ ('.' | '．' | '、' | '۔'))) => (Dress::Point, c),
        (None, Some(c @ ('-' | '–' | 'ـ' | ':'))) => (Dress::Dash, c),
        (None, _) => {
            let gap = tail.len() < rest.len();
            // `2010 Smith` is a year, not a label; `12Smith` has lost its space.
            let word =
                tail.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '“' | '«' | '„' | '‘' | '—' | '['));
            let glued = !gap && tail.starts_with(char::is_uppercase);
            let alone = tail.is_empty();
            return ((gap && word || glued || alone) && digits <= 4)
                .then(|| label(Dress::Bare, start..end, line, end, Some(value), false));
        }
    };
    let mut after = line.len() - tail.len() + closer.len_utf8();
    // `[1].` and `(1)-` wear both.
    if dress == Dress::Square || dress == Dress::Round {
        after += line[after..].chars().next().filter(|c| matches!(c, '.' | ':' | ')' | ']')).map_or(0, char::len_utf8);
    }
    if dress == Dress::Point {
        // `1.-` and `1.)`; but `1.5` is a number.
        after += line[after..].chars().next().filter(|c| matches!(c, '-' | ')' | '–')).map_or(0, char::len_utf8);
        if leading_number(&line[after..]).1 > 0 {
            return None;
        }
    }
    if dress == Dress::Dash && leading_number(line[after..].trim_start()).1 > 0 {
        return None;
    }
    Some(label(dress, start..end, line, after, Some(value), false))
}

fn raised(line: &str) -> Option<Label> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let mut value: u32 = 0;
    let mut end = 0;
    for c in line.chars() {
        let Some(digit) = DIGITS.iter().position(|&raised| raised == c) else { break };
        value = value.saturating_mul(10).saturating_add(digit as u32);
        end += c.len_utf8();
    }
    (end > 0).then(|| label(Dress::Raised, 0..end, line, end, Some(value), false))
}

/// `[Knu84]`, `[KLM+19]`, `[Smith et al., 2010]`.
fn key(line: &str) -> Option<Label> {
    let inner = line.strip_prefix('[')?;
    let end = inner.find(']')?;
    let name = &inner[..end];
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let fits = end > 0 && name.chars().count() <= 40 && letters > 0 && !inner[end + 1..].starts_with('(');
    let rest = inner[end + 1..].trim_start();
    // `[In Persian]` stands at an entry's end, not at its start: a key is one word or ends in a year.
    let shaped = !name.contains(' ')
        || name.ends_with(|c: char| c.is_numeric() || c.is_lowercase() && name.contains(|c: char| c.is_numeric()));
    (fits && shaped && !rest.is_empty()).then(|| label(Dress::Key, 1..1 + end, line, end + 2, None, false))
}

fn lettered(line: &str) -> Option<Label> {
    let open = line.chars().next().filter(|c| matches!(c, '[' | '(' | '（'));
    let start = open.map_or(0, char::len_utf8);
    let mut chars = line[start..].chars();
    let letter = chars.next()?;
    let end = start + letter.len_utf8();
    // `هـ` is one letter with its joiner.
    let rest = chars.as_str().trim_start_matches('ـ');
    let value = ALPHABETS.iter().find_map(|alphabet| alphabet.chars().position(|c| c == letter))?;
    let closer = rest.chars().next()?;
    let dress = match (open, closer) {
        (Some('['), ']') => Dress::Square,
        (Some(_), ')' | '）') => Dress::Round,
        (None, ')') => Dress::Closed,
        (None, '.') => Dress::Point,
        (None, '-') => Dress::Dash,
        _ => return None,
    };
    let after = line.len() - rest.len() + closer.len_utf8();
    let spaced = line[after..].starts_with(char::is_whitespace);
    (spaced || dress == Dress::Round || dress == Dress::Square)
        .then(|| label(dress, start..end, line, after, Some(value as u32 + 1), true))
}

/// Whether `letter` labels could follow one another in some alphabet: `أ` then `ب`.
pub(super) fn letters_follow(before: &str, after: &str) -> bool {
    ALPHABETS.iter().any(|alphabet| {
        let place = |name: &str| name.chars().next().and_then(|letter| alphabet.chars().position(|c| c == letter));
        matches!((place(before), place(after)), (Some(first), Some(second)) if second == first + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_many_kinds() {
        for (line, name, body) in [
            ("12. Abel A. Rivers.", Some("12"), "Abel A. Rivers."),
            ("[12] Abel A.", Some("12"), "Abel A."),
            ("[12]. Abel A.", Some("12"), "Abel A."),
            ("(12) Abel A.", Some("12"), "Abel A."),
            ("12) Abel A.", Some("12"), "Abel A."),
            ("12\tAbel A.", Some("12"), "Abel A."),
            ("12 Abel A.", Some("12"), "Abel A."),
            ("12Abel A.", Some("12"), "Abel A."),
            ("¹² Abel A.", Some("¹²"), "Abel A."),
            ("۱۲. احمدی، ع.", Some("۱۲"), "احمدی، ع."),
            ("١٢- أحمد", Some("١٢"), "أحمد"),
            ("- أ. تقرير", Some("أ"), "تقرير"),
            ("• Abel A.", None, "Abel A."),
            ("[Knu84] Knuth D.", Some("Knu84"), "Knuth D."),
            ("[KLM+19] Knuth D.", Some("KLM+19"), "Knuth D."),
            ("［3］ 山田太郎", Some("3"), "山田太郎"),
        ] {
            let label = read(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((label.name(line), &line[label.body..]), (name, body), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_label() {
        for line in ["2010, pp. 12", "12(3), 45–60", "1.5 mm", "12–15.", "[In Persian] Abel", "A. B. Smith", "Abel A."]
        {
            let label = read(line).filter(|label| !label.letter);
            assert_eq!(label, None, "{line}");
        }
    }
}
