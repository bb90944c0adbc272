//! The commands that LaTeX sets letters with.
//!
//! Source: `The Comprehensive LaTeX Symbol List`, <https://ctan.org/pkg/comprehensive>.

/// Combining marks and the commands that set them.
pub const ACCENTS: &[(char, &str)] = &[
    ('\u{300}', "`"),
    ('\u{301}', "'"),
    ('\u{302}', "^"),
    ('\u{303}', "~"),
    ('\u{304}', "="),
    ('\u{306}', "u"),
    ('\u{307}', "."),
    ('\u{308}', "\""),
    ('\u{30a}', "r"),
    ('\u{30b}', "H"),
    ('\u{30c}', "v"),
    ('\u{323}', "d"),
    ('\u{327}', "c"),
    ('\u{328}', "k"),
    ('\u{331}', "b"),
];

/// Letters and marks that are no letter with an accent, and the commands that set them.
pub const LETTERS: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('Æ', "AE"),
    ('œ', "oe"),
    ('Œ', "OE"),
    ('ø', "o"),
    ('Ø', "O"),
    ('å', "aa"),
    ('Å', "AA"),
    ('ł', "l"),
    ('Ł', "L"),
    ('ı', "i"),
    ('ȷ', "j"),
    ('đ', "dj"),
    ('Đ', "DJ"),
    ('ð', "dh"),
    ('Ð', "DH"),
    ('þ', "th"),
    ('Þ', "TH"),
    ('„', "quotedblbase"),
    ('«', "guillemotleft"),
    ('»', "guillemotright"),
    ('…', "ldots"),
    ('§', "S"),
    ('©', "textcopyright"),
    ('®', "textregistered"),
    ('°', "textdegree"),
    ('£', "pounds"),
    ('€', "texteuro"),
    ('¡', "textexclamdown"),
    ('¿', "textquestiondown"),
    ('×', "texttimes"),
    ('ª', "textordfeminine"),
    ('º', "textordmasculine"),
];

/// Punctuation that LaTeX writes with signs of ASCII.
pub const PUNCTUATION: &[(char, &str)] = &[('–', "--"), ('—', "---"), ('‘', "`"), ('’', "'"), ('“', "``"), ('”', "''")];

/// BCP 47 tags and the names that babel and polyglossia know the languages by.
///
/// Source: the language names of the BibLaTeX manual, table 2, and of polyglossia's.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "arabic"),
    ("az", "azerbaijani"),
    ("bg", "bulgarian"),
    ("ca", "catalan"),
    ("cs", "czech"),
    ("da", "danish"),
    ("de", "german"),
    ("el", "greek"),
    ("en", "english"),
    ("es", "spanish"),
    ("et", "estonian"),
    ("eu", "basque"),
    ("fa", "persian"),
    ("fi", "finnish"),
    ("fr", "french"),
    ("gl", "galician"),
    ("he", "hebrew"),
    ("hi", "hindi"),
    ("hr", "croatian"),
    ("hu", "hungarian"),
    ("id", "indonesian"),
    ("is", "icelandic"),
    ("it", "italian"),
    ("ja", "japanese"),
    ("ko", "korean"),
    ("la", "latin"),
    ("lt", "lithuanian"),
    ("lv", "latvian"),
    ("ms", "malay"),
    ("nb", "norsk"),
    ("nl", "dutch"),
    ("nn", "nynorsk"),
    ("no", "norsk"),
    ("pl", "polish"),
    ("pt", "portuguese"),
    ("ro", "romanian"),
    ("ru", "russian"),
    ("sk", "slovak"),
    ("sl", "slovene"),
    ("sr", "serbian"),
    ("sv", "swedish"),
    ("th", "thai"),
    ("tr", "turkish"),
    ("uk", "ukrainian"),
    ("ur", "urdu"),
    ("vi", "vietnamese"),
    ("zh", "chinese"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_and_accent_stands_once() {
        assert!(LANGUAGES.is_sorted_by(|one, next| one.0 < next.0));
        assert!(ACCENTS.is_sorted_by(|one, next| one.0 < next.0));
    }
}
