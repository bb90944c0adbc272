//! What is a letter: the answer of the standard library, given fast for the scripts that papers are written in.

/// The same as [`char::is_alphabetic`]. Its table is searched for every character that is not ASCII, which took a third of
/// the time on a Persian paper and more on one in Hindi.
#[inline]
pub fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        // Latin, Greek, Cyrillic.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        'Α'..='Ρ' | 'Σ'..='ώ' | '\u{400}'..='\u{481}' => true,
        // Hebrew, Arabic and Persian.
        'א'..='ת' | '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => true,
        // Devanagari, Thai.
        '\u{900}'..='\u{93b}' | '\u{93d}'..='\u{94c}' | '\u{94e}'..='\u{950}' | '\u{955}'..='\u{963}' => true,
        'ก'..='\u{e3a}' | 'เ'..='ๆ' | '\u{e4d}' => true,
        '\u{93c}' | '\u{94d}' | '\u{964}'..='\u{970}' | '\u{e47}'..='\u{e4c}' | '\u{e4e}'..='\u{e5b}' => false,
        // Kana, Chinese characters, Hangul.
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        _ => !is_sign(c) && c.is_alphabetic(),
    }
}

/// The same as [`char::is_alphanumeric`].
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => true,
        _ => is_alphabetic(c) || !is_sign(c) && c.is_numeric(),
    }
}

/// Dashes, quotation marks, joiners, spaces; marks of the Arabic, the Chinese and the Japanese scripts.
#[inline]
fn is_sign(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{a9}' | '\u{ab}' | '\u{b7}' | '\u{bb}' | '،' | '؛' | '؟' | '\u{2000}'..='\u{206f}'
        | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
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
            assert_eq!(super::is_alphabetic(c), c.is_alphabetic(), "{c:?} U+{:04X}", c as u32);
        }
    }
}
