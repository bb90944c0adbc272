//! What is a letter: the answer of the standard library, given fast for the scripts that papers are written in.

/// The same as [`char::is_alphanumeric`]. Its table is searched for every character that is not ASCII, which took a
/// third of the time on a Persian paper.
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        // Latin, Greek, Cyrillic.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | 'Α'..='Ρ' | 'Σ'..='ώ' | '\u{400}'..='\u{481}' => true,
        // Arabic and Persian letters and digits.
        '\u{620}'..='\u{64a}' | '\u{660}'..='\u{669}' | '\u{671}'..='\u{6d3}' | '\u{6f0}'..='\u{6fc}' => true,
        // Kana, Chinese characters, Hangul.
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        // Dashes, quotation marks, joiners, spaces.
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// Whether a character stands inside words: a letter, a digit, or a mark that Unicode does not count among the letters
/// though words are written with it, as the virama of `अन्य` and the tone marks of `หน้า`.
#[inline]
pub fn in_word(c: char) -> bool {
    is_alphanumeric(c)
        || matches!(c,
            '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ece}' | '\u{1039}' | '\u{103a}' | '\u{17d2}'
            | '\u{94d}' | '\u{9cd}' | '\u{a4d}' | '\u{acd}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}')
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_that_words_are_written_with_part_no_words() {
        for word in ["अन्य", "หน้า", "ผู้แต่ง", "নন্দী"] {
            assert!(word.chars().all(super::in_word), "{word}");
        }
        assert!(!super::in_word('।') && !super::in_word('-') && !super::in_word('\u{300}'));
    }

    #[test]
    fn the_answer_is_that_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(super::is_alphanumeric(c), c.is_alphanumeric(), "{c:?} U+{:04X}", c as u32);
        }
    }
}
