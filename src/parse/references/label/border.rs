//! The kinds of borders between two tokens. Which field follows which depends on the marks and words between them: a
//! title that a full stop ends is followed by other things than one that a comma ends.

use super::token::{Token, class, is_number};

/// How many kinds there are.
pub const BORDERS: usize = 1 + 9 * 7;

/// The kind of border before token `at`. Closing marks, which belong to what stands before them, are all of one kind.
pub fn border(tokens: &[Token], at: usize) -> u8 {
    let right = match tokens[at].class {
        b'(' | b'[' | b'"' | class::OPEN_QUOTE | class::SLASHES => 0,
        class::INITIAL | class::INITIALS => 1,
        class::LOWER | class::LETTER => 2,
        class::YEAR => 3,
        class::WEB | class::DOI => 4,
        found if is_number(found) => 5,
        found if is_word(found) => 6,
        _ => return 0,
    };
    let before = |back: usize| at.checked_sub(back).map_or(class::EDGE, |index| tokens[index].class);
    let left = match before(1) {
        class::EDGE => 0,
        b'.' if matches!(before(2), class::INITIAL | class::INITIALS | class::LETTER) => 1,
        b'.' | b'?' | b'!' | class::STOP => 2,
        b',' | class::COMMA => 3,
        b';' | b':' | class::SEMICOLON => 4,
        b')' | b']' => 5,
        b'"' | class::OPEN_QUOTE | class::CLOSE_QUOTE => 6,
        found if is_word(found) => 7,
        _ => 8,
    };
    1 + left * 7 + right
}

fn is_word(found: u8) -> bool {
    (class::INITIAL..=class::CASELESS).contains(&found)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenise;
    use super::*;

    #[test]
    fn borders_differ_by_the_mark_before_and_the_word_behind() {
        let mut tokens = Vec::new();
        tokenise("Brown T. Gardens. Parks, 3", &mut tokens);
        let kinds: Vec<u8> = (0..tokens.len()).map(|at| border(&tokens, at)).collect();
        assert_eq!((kinds[2], kinds[4], kinds[6]), (0, 0, 0), "closing marks");
        assert!(kinds[0] != kinds[1] && kinds[3] != kinds[5] && kinds[5] != kinds[7]);
        assert!(kinds.iter().all(|kind| usize::from(*kind) < BORDERS));
    }
}
