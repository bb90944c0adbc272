//! From the order in which glyphs stand to the order in which they are read.
//!
//! The reverse of the bidirectional algorithm (<https://www.unicode.org/reports/tr9/>): right-to-left letters are taken
//! from the right, words of other scripts and numbers among them from the left.

use std::ops::Range;

use crate::text::digits::digit_value;
use crate::text::script::is_strong_rtl;

/// What stands at one place of a line: a glyph's letters, or a space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Class {
    /// A letter that runs to the right.
    Left,
    /// A letter that runs to the left.
    Right,
    /// A digit that joins the words before it.
    Digit,
    /// An Arabic digit, which does not.
    ArabicDigit,
    /// A mark that joins two numbers.
    Joint,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// All else.
    Neutral,
}

impl Class {
    /// The class of what a glyph stands for.
    pub(super) fn of(letters: &str) -> Self {
        let mut class = Self::Neutral;
        for letter in letters.chars() {
            if is_strong_rtl(letter) {
                return Self::Right;
            }
            match letter {
                'A'..='Z' | 'a'..='z' => return Self::Left,
                '(' | '[' | '{' => class = Self::Open,
                ')' | ']' | '}' => class = Self::Close,
                '.' | ',' | ':' | '/' | '٫' | '٬' => class = Self::Joint,
                '\u{660}'..='\u{669}' => class = Self::ArabicDigit,
                letter if digit_value(letter).is_some() => class = Self::Digit,
                letter if letter.is_alphabetic() => return Self::Left,
                _ => {}
            }
        }
        class
    }

    /// The class of the bracket that faces the other way.
    pub(super) fn turned(self) -> Self {
        match self {
            Self::Open => Self::Close,
            Self::Close => Self::Open,
            other => other,
        }
    }

    fn is_number(self) -> bool {
        matches!(self, Self::Digit | Self::ArabicDigit)
    }

    fn runs_right(self) -> bool {
        self == Self::Left || self.is_number()
    }
}

/// Whether a line of these classes runs to the left.
pub(super) fn runs_left(classes: &[Class]) -> Option<bool> {
    let rights = classes.iter().filter(|class| **class == Class::Right).count();
    let lefts = classes.iter().filter(|class| **class == Class::Left).count();
    (rights + lefts > 0).then_some(rights >= lefts)
}

/// The places of a line, given from left to right, in reading order, each with whether it is read to the left.
pub(super) fn reading_order(classes: &[Class], right_to_left: bool) -> Vec<(usize, bool)> {
    let mut order = Vec::with_capacity(classes.len());
    if right_to_left {
        push_leftward(classes, 0..classes.len(), &mut order);
        return order;
    }
    let mut at = 0;
    while at < classes.len() {
        if classes[at] != Class::Right {
            order.push((at, false));
            at += 1;
            continue;
        }
        // Up to the last letter of the run; what stands between two such letters is of it too.
        let mut end = at + 1;
        let mut next = end;
        while next < classes.len() && classes[next] != Class::Left {
            if classes[next] == Class::Right {
                end = next + 1;
            }
            next += 1;
        }
        push_leftward(classes, at..end, &mut order);
        at = end;
    }
    order
}

fn push_leftward(classes: &[Class], range: Range<usize>, order: &mut Vec<(usize, bool)>) {
    let mut runs: Vec<(Range<usize>, bool)> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if classes[at].runs_right() {
            let end = rightward_end(classes, at, range.end);
            runs.push((at..end, true));
            at = end;
        } else {
            runs.push((at..at + 1, false));
            at += 1;
        }
    }
    for (run, rightward) in runs.into_iter().rev() {
        order.extend(run.map(|place| (place, !rightward)));
    }
}

/// Where the run that is read to the right and starts at `start` ends.
fn rightward_end(classes: &[Class], start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    let mut lettered = classes[start] == Class::Left;
    let mut open = 0_i32;
    loop {
        while end < limit && classes[end].runs_right() {
            lettered |= classes[end] == Class::Left;
            end += 1;
        }
        let mut next = end;
        let mut depth = open;
        while next < limit && !classes[next].runs_right() && classes[next] != Class::Right {
            depth += bracket(classes[next]);
            next += 1;
        }
        let goes_on = next < limit && classes[next].runs_right();
        let joined = next == end + 1 && classes[end] == Class::Joint && classes[end - 1].is_number();
        let worded = lettered && goes_on && classes[next] != Class::ArabicDigit;
        if goes_on && (worded || (joined && classes[next].is_number())) {
            open = depth;
            end = next;
            continue;
        }
        // The bracket that closes one of the run's own.
        if lettered && open > 0 && end < limit && classes[end] == Class::Close {
            end += 1;
        }
        return end;
    }
}

fn bracket(class: Class) -> i32 {
    match class {
        Class::Open => 1,
        Class::Close => -1,
        _ => 0,
    }
}

/// The bracket that faces the other way.
pub(super) fn mirrored(letter: char) -> Option<char> {
    Some(match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        '<' => '>',
        '>' => '<',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(seen: &str, right_to_left: bool) -> String {
        let letters: Vec<String> = seen.chars().map(String::from).collect();
        let classes: Vec<Class> = letters.iter().map(|letter| Class::of(letter)).collect();
        reading_order(&classes, right_to_left).into_iter().map(|(at, _)| letters[at].as_str()).collect()
    }

    fn backwards(text: &str) -> String {
        text.chars().rev().collect()
    }

    #[test]
    fn right_to_left_lines_keep_numbers_and_foreign_words() {
        for (seen, meant) in [
            ("ملاس", "سالم"),
            ("1398 لاس", "سال 1398"),
            ("۲۷-۱۹ صص", "صص ۱۹-۲۷"),
            ("Smith, J. (2001) زا", "از Smith, J. (2001)"),
            ("3.5 شزرا", "ارزش 3.5"),
            ("٢٠٠١ Smith", "Smith ٢٠٠١"),
        ] {
            assert_eq!(read(seen, true), meant, "{seen}");
        }
    }

    #[test]
    fn a_foreign_word_in_a_left_to_right_line_is_turned() {
        let seen = format!("the word {} means", backwards("سلام دنیا"));
        assert_eq!(read(&seen, false), "the word سلام دنیا means");
    }

    #[test]
    fn a_line_of_numbers_alone_has_no_direction() {
        assert_eq!(runs_left(&[Class::Digit, Class::Neutral]), None);
        assert_eq!(runs_left(&[Class::Digit, Class::Right, Class::Left]), Some(true));
    }
}
