//! Repair of damaged text.

use std::borrow::Cow;

/// Turns mirrored brackets round: `Smith )2014(` becomes `Smith (2014)`.
///
/// Only where every bracket of the text stands the wrong way round, so that each pair begins with its closing sign. A
/// text in order, and one with a single stray bracket, stays as it is.
///
/// ```
/// use reconcite::text::repair::turn_brackets;
/// assert_eq!(turn_brackets("Abbasi, M. )2014(. Energy, 3)10(. ]In Persian["), "Abbasi, M. (2014). Energy, 3(10). [In Persian]");
/// assert_eq!(turn_brackets("Smith (2014) a) b"), "Smith (2014) a) b");
/// ```
pub fn turn_brackets(text: &str) -> Cow<'_, str> {
    let mut open: Option<char> = None;
    let mut pairs = 0;
    for sign in text.chars().filter(|c| matches!(c, '(' | ')' | '[' | ']')) {
        match open.take() {
            None if matches!(sign, ')' | ']') => open = Some(sign),
            Some(first) if turned(first) == sign => pairs += 1,
            _ => return Cow::Borrowed(text),
        }
    }
    if pairs == 0 || open.is_some() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(turned).collect())
}

/// The other bracket of a pair; any other character is its own.
fn turned(sign: char) -> char {
    match sign {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::turn_brackets;

    #[test]
    fn only_wholly_mirrored_texts_are_turned() {
        assert_eq!(turn_brackets("ك )1395( م"), "ك (1395) م");
        for text in ["a (b) c", "a) b", ") a", "a (b) )c(", "", ")a]"] {
            assert_eq!(turn_brackets(text), text);
        }
    }
}
