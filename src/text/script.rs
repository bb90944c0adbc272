//! Which script a text is written in, and which way it runs.

use unicode_bidi::BidiClass;
use unicode_script::UnicodeScript as _;

/// The scripts that are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Latin.
    Latin,
    /// Arabic, Persian, Urdu, Kurdish.
    Arabic,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Hebrew.
    Hebrew,
    /// Chinese characters, in whichever language.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// Korean letters.
    Hangul,
    /// Thai.
    Thai,
    /// Devanagari.
    Devanagari,
    /// Georgian.
    Georgian,
    /// Armenian.
    Armenian,
    /// A script without a name here.
    Other,
    /// Digits, punctuation, white space and marks: what every script uses.
    #[default]
    Common,
}

impl Script {
    /// The script of one character.
    pub fn of(letter: char) -> Self {
        match letter {
            'a'..='z' | 'A'..='Z' => Self::Latin,
            '\0'..='\u{7F}' => Self::Common,
            'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}' => Self::Latin,
            'ا'..='غ' | 'ف'..='ي' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' => Self::Arabic,
            // The digits of Persian and Arabic no more tell the language than ASCII digits do.
            '٠'..='٩' | '۰'..='۹' => Self::Common,
            '\u{400}'..='\u{481}' => Self::Cyrillic,
            'Α'..='Ρ' | 'Σ'..='ώ' => Self::Greek,
            'א'..='ת' => Self::Hebrew,
            '\u{904}'..='\u{950}' => Self::Devanagari,
            'ก'..='\u{e3a}' | 'เ'..='\u{e4e}' => Self::Thai,
            '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => Self::Kana,
            // Dashes, quotation marks, joiners.
            '\u{2000}'..='\u{206f}' => Self::Common,
            '\u{4E00}'..='\u{9FFF}' => Self::Han,
            '\u{AC00}'..='\u{D7A3}' => Self::Hangul,
            _ => Self::looked_up(letter),
        }
    }

    fn looked_up(letter: char) -> Self {
        if super::digits::digit_value(letter).is_some() {
            return Self::Common;
        }
        use unicode_script::Script as Known;
        match letter.script() {
            Known::Latin => Self::Latin,
            Known::Arabic => Self::Arabic,
            Known::Cyrillic => Self::Cyrillic,
            Known::Greek => Self::Greek,
            Known::Hebrew => Self::Hebrew,
            Known::Han | Known::Bopomofo => Self::Han,
            Known::Hiragana | Known::Katakana => Self::Kana,
            Known::Hangul => Self::Hangul,
            Known::Thai => Self::Thai,
            Known::Devanagari => Self::Devanagari,
            Known::Georgian => Self::Georgian,
            Known::Armenian => Self::Armenian,
            Known::Common | Known::Inherited | Known::Unknown => Self::Common,
            _ => Self::Other,
        }
    }

    /// Whether the script is written from right to left. Of [`Script::Other`] that cannot be said.
    pub fn is_rtl(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew)
    }

    /// Whether the script writes words without spaces between them.
    pub fn is_cjk(self) -> bool {
        matches!(self, Self::Han | Self::Kana)
    }
}

/// The script of most of the text's letters; the earlier of two in a draw; [`Script::Common`] where it has none.
pub fn dominant(text: &str) -> Script {
    let mut counts: [(Script, usize); 14] = [(Script::Common, 0); 14];
    let mut known = 0;
    for script in text.chars().map(Script::of).filter(|&script| script != Script::Common) {
        match counts[..known].iter_mut().find(|(seen, _)| *seen == script) {
            Some((_, count)) => *count += 1,
            None => {
                counts[known] = (script, 1);
                known += 1;
            }
        }
    }
    // Of equals `max_by_key` takes the last.
    counts[..known].iter().rev().max_by_key(|(_, count)| *count).map_or(Script::Common, |(script, _)| *script)
}

/// Whether the character is a letter, mark or punctuation of a right-to-left script, or a control that says so.
/// Digits are not: they run from left to right.
pub fn is_rtl(letter: char) -> bool {
    match letter {
        '\0'..='\u{58F}' => false,
        '،' | '؛' | '؟' | '٪' | '٫' | '٬' | '\u{61C}' | '\u{200F}' | '\u{202B}' | '\u{202E}' | '\u{2067}' => true,
        // Vowel signs: Unicode gives them no script of their own.
        '\u{64B}'..='\u{65F}' | '\u{670}' => true,
        _ => is_strong_rtl(letter) || (Script::of(letter).is_rtl() && !letter.is_numeric()),
    }
}

/// Whether the bidirectional algorithm counts the character as strongly right-to-left (R or AL).
///
/// Source: <https://www.unicode.org/reports/tr9/#Bidirectional_Character_Types>
pub fn is_strong_rtl(letter: char) -> bool {
    match letter {
        '\0'..='\u{58F}' => false,
        'ا'..='غ' | 'ف'..='ي' | 'א'..='ת' => true,
        '\u{900}'..='\u{200D}' | '\u{2010}'..='\u{FB1C}' => false,
        _ => matches!(unicode_bidi::bidi_class(letter), BidiClass::R | BidiClass::AL),
    }
}

/// Whether the character is Chinese, Japanese or Korean, full-width punctuation and symbols included.
pub fn is_cjk(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{33FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{1B000}'..='\u{1B16F}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a strongly right-to-left character is in the text.
pub fn has_rtl(text: &str) -> bool {
    // Hebrew is the first such script; its first byte is 0xD6.
    text.as_bytes().chunks(64).enumerate().any(|(row, bytes)| {
        // The largest of a row of bytes is found many at a time; few rows have a letter that asks for a look.
        bytes.iter().fold(0, |most, byte| most.max(*byte)) >= 0xD6
            && (row * 64..row * 64 + bytes.len())
                .filter(|&at| text.as_bytes()[at] >= 0xD6)
                .any(|at| text[at..].chars().next().is_some_and(is_strong_rtl))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn scripts_of_words() {
        let cases = [
            ("", Script::Common),
            ("12 (3)", Script::Common),
            ("۱۳۹۶", Script::Common),
            ("Müller", Script::Latin),
            ("Nguyễn", Script::Latin),
            ("کرمی و همکاران", Script::Arabic),
            ("ﻛﺘﺎﺏ", Script::Arabic),
            ("Степанова (Stepan)", Script::Cyrillic),
            ("Ιωάννου", Script::Greek),
            ("כהן", Script::Hebrew),
            ("王小明", Script::Han),
            ("さくら", Script::Kana),
            ("김철수", Script::Hangul),
            ("สมชาย", Script::Thai),
            ("शर्मा", Script::Devanagari),
            ("ბერიძე", Script::Georgian),
            ("Սարգսյան", Script::Armenian),
            ("ຄຳ", Script::Other),
            ("ab жз", Script::Latin),
        ];
        for (text, script) in cases {
            assert_eq!(dominant(text), script, "{text}");
        }
    }

    #[test]
    fn directions() {
        for letter in "شאئۀﻻ".chars() {
            assert!(is_rtl(letter) && is_strong_rtl(letter), "{letter}");
        }
        for letter in "،٪\u{64B}\u{202B}".chars() {
            assert!(is_rtl(letter) && !is_strong_rtl(letter), "{letter:?}");
        }
        assert!(is_strong_rtl('\u{200F}'));
        for letter in "a1ж٣۳(王".chars() {
            assert!(!is_rtl(letter) && !is_strong_rtl(letter), "{letter}");
        }
        assert!(has_rtl("see همان"));
        assert!(!has_rtl("voilà 王 (۳)"));
    }

    #[test]
    fn shortcuts_agree_with_the_tables() {
        for letter in '\0'..=char::MAX {
            let strong = matches!(unicode_bidi::bidi_class(letter), BidiClass::R | BidiClass::AL);
            assert_eq!(is_strong_rtl(letter), strong, "U+{:04X}", letter as u32);
            assert_eq!(Script::of(letter), Script::looked_up(letter), "U+{:04X}", letter as u32);
        }
    }

    #[test]
    fn east_asian_characters() {
        for letter in "王あア김。「（".chars() {
            assert!(is_cjk(letter), "{letter}");
        }
        for letter in "aж(ش·".chars() {
            assert!(!is_cjk(letter), "{letter}");
        }
    }

    proptest! {
        #[test]
        fn any_string_is_taken(text in any::<String>()) {
            let _ = dominant(&text);
            prop_assert_eq!(has_rtl(&text), text.chars().any(is_strong_rtl));
        }
    }
}
