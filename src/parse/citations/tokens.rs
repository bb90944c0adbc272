//! The words, numbers and signs of a text, as citations need them.

use crate::text::is_alphabetic;

/// A word, a number or a sign, with its bytes in the text. A large paper has millions of them: sixteen bytes each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    start: u32,
    /// One past the last byte, and [`SPACED`].
    end: u32,
    /// What it is.
    pub kind: Kind,
}

/// The bit that says that white space stands before a token.
const SPACED: u32 = 1 << 31;

/// Bytes of a text that tokens can tell apart; what stands behind them is not cut.
const MOST: usize = SPACED as usize - 1;

const _: () = assert!(size_of::<Token>() == 16);

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word(Case),
    /// Digits of one script, nothing else.
    Number,
    /// An opening bracket, with its closing partner.
    Open(char),
    /// A closing bracket.
    Close(char),
    /// `,` `،` `，`
    Comma,
    /// `;` `؛` `；`
    Semicolon,
    /// `.` `。` `．`
    Stop,
    /// `:` `：`
    Colon,
    /// A hyphen or dash that stands between tokens.
    Dash,
    /// `&` `＆`
    Ampersand,
    /// `/` `／` `・` `、` and the like, that may part two names.
    Slash(char),
    /// A quotation mark of any kind.
    Quote,
    /// A raised digit or roman numeral letter.
    Raised,
    /// The end of a paragraph.
    Break,
    /// Anything else.
    Other(char),
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// First letter a capital.
    Capital,
    /// All capitals, two letters or more.
    Upper,
    /// One capital letter.
    Initial,
    /// First letter lower case.
    Lower,
    /// A script without case that parts words by spaces: Arabic, Hebrew, Thai, Devanagari, Hangul.
    Caseless,
    /// Han characters.
    Han,
    /// Hiragana.
    Hiragana,
    /// Katakana.
    Katakana,
}

impl Token {
    fn new(start: usize, end: usize, kind: Kind, spaced: bool) -> Self {
        Self { start: start as u32, end: end as u32 | if spaced { SPACED } else { 0 }, kind }
    }

    /// First byte.
    #[inline]
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[inline]
    pub fn end(&self) -> usize {
        (self.end & !SPACED) as usize
    }

    /// Whether white space stands before it.
    #[inline]
    pub fn spaced(&self) -> bool {
        self.end & SPACED != 0
    }

    /// The token's text.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// Whether it is a word that may be part of a name by its writing alone.
    pub fn is_namelike(&self) -> bool {
        matches!(self.kind, Kind::Word(case) if case != Case::Lower && case != Case::Hiragana)
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word(_))
    }
}

/// Cuts a text into tokens, in one pass.
pub fn tokenise(text: &str) -> Vec<Token> {
    let text = &text[..text.floor_char_boundary(MOST)];
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    let mut at = 0;
    let mut spaced = false;
    while let Some(first) = char_at(text, at) {
        let start = at;
        at += first.len_utf8();
        if first == ' ' {
            spaced = true;
            continue;
        }
        if first == '\n' || first == '\u{c}' {
            tokens.push(Token::new(start, at, Kind::Break, spaced));
            spaced = true;
            continue;
        }
        if first.is_whitespace() || !first.is_ascii() && is_ignorable(first) {
            spaced |= first.is_whitespace();
            continue;
        }
        let kind = match class(first) {
            Class::Letter(script) => {
                let mut letters = Letters::new(first);
                at = letters.plain(text, at, script);
                while let Some(next) = char_at(text, at) {
                    // What most words end at.
                    if matches!(next, ' ' | '.' | ',' | ')' | '\n') {
                        break;
                    }
                    let goes_on = match class(next) {
                        Class::Letter(other) => other == script,
                        Class::Mark => true,
                        // `Fⁱᵍure`: letters that are raised one by one.
                        Class::Raised if script == Script::Cased && next.is_alphabetic() => {
                            char_at(text, at + next.len_utf8())
                                .is_some_and(|after| class(after) == Class::Letter(script))
                        }
                        Class::Inner => {
                            let after = char_at(text, at + next.len_utf8());
                            // Only Latin, Cyrillic and the like join words so; a hyphen in Han text is a dash.
                            script == Script::Cased && after.is_some_and(|after| class(after) == Class::Letter(script))
                                || is_ignorable(next)
                                || script == Script::Caseless && joins_hebrew(text, at, next)
                        }
                        Class::Sign => script == Script::Caseless && joins_hebrew(text, at, next),
                        _ => false,
                    };
                    if !goes_on {
                        break;
                    }
                    letters.add(next);
                    at = letters.plain(text, at + next.len_utf8(), script);
                }
                Kind::Word(letters.case(script))
            }
            Class::Digit => {
                at = run(text, at, Class::Digit);
                Kind::Number
            }
            Class::Raised => {
                at = run(text, at, Class::Raised);
                Kind::Raised
            }
            Class::Mark | Class::Inner | Class::Sign => sign(first),
        };
        tokens.push(Token::new(start, at, kind, spaced));
        spaced = false;
    }
    tokens
}

/// Whether a mark at this byte stands inside of a Hebrew word: the geresh of `ז'בוטינסקי`, the gershayim before the last
/// letter of the short form `הלמ"ס`.
fn joins_hebrew(text: &str, at: usize, mark: char) -> bool {
    let hebrew = |c: char| ('\u{5d0}'..='\u{5ea}').contains(&c);
    let mut after = text[at + mark.len_utf8()..].chars();
    let next = after.next().is_some_and(hebrew) && text[..at].ends_with(hebrew);
    match mark {
        '\'' | '’' | '׳' => next,
        '"' | '”' | '״' => next && !after.next().is_some_and(char::is_alphabetic),
        _ => false,
    }
}

/// The character at this byte; most are ASCII.
#[inline]
fn char_at(text: &str, at: usize) -> Option<char> {
    let first = *text.as_bytes().get(at)?;
    if first < 0x80 { Some(char::from(first)) } else { text.get(at..)?.chars().next() }
}

/// Where the characters of one class end that go on at this byte.
fn run(text: &str, mut at: usize, wanted: Class) -> usize {
    while let Some(next) = char_at(text, at).filter(|&next| class(next) == wanted) {
        at += next.len_utf8();
    }
    at
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Cased,
    Caseless,
    Han,
    Hiragana,
    Katakana,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter(Script),
    Digit,
    Raised,
    Mark,
    /// A hyphen or apostrophe, which joins letters.
    Inner,
    Sign,
}

#[inline]
fn class(c: char) -> Class {
    if c.is_ascii() {
        return match c {
            'a'..='z' | 'A'..='Z' => Class::Letter(Script::Cased),
            '0'..='9' => Class::Digit,
            '-' | '\'' => Class::Inner,
            _ => Class::Sign,
        };
    }
    other_class(c)
}

/// The class of a character that is not ASCII.
fn other_class(c: char) -> Class {
    match c {
        '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | 'ⁱ' | 'ᵛ' | 'ˣ' => Class::Raised,
        '’' | '‐' | '‑' | 'ʼ' | '\u{200c}' | '\u{200d}' | '\u{ad}' => Class::Inner,
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}' | '\u{e50}'..='\u{e59}' | '０'..='９' => {
            Class::Digit
        }
        '\u{3041}'..='\u{309f}' => Class::Letter(Script::Hiragana),
        '・' => Class::Sign,
        '\u{30a0}'..='\u{30ff}' => Class::Letter(Script::Katakana),
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}' | '々' => {
            Class::Letter(Script::Han)
        }
        '\u{300}'..='\u{36f}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{591}'..='\u{5bd}'
        | '\u{e31}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{900}'..='\u{903}'
        | '\u{93a}'..='\u{94f}' => Class::Mark,
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ƺ' | 'А'..='я' => Class::Letter(Script::Cased),
        '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => Class::Letter(Script::Caseless),
        _ if is_alphabetic(c) => {
            if c.is_uppercase() || c.is_lowercase() {
                Class::Letter(Script::Cased)
            } else {
                Class::Letter(Script::Caseless)
            }
        }
        _ => Class::Sign,
    }
}

/// Characters that say nothing of the text: bidirectional controls, byte order marks, soft hyphens, joiners.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

fn sign(c: char) -> Kind {
    match c {
        '(' | '[' | '{' | '（' | '［' | '〔' | '【' | '⟨' | '〈' | '⁽' | '❨' | '﴿' => Kind::Open(c),
        ')' | ']' | '}' | '）' | '］' | '〕' | '】' | '⟩' | '〉' | '⁾' | '❩' | '﴾' => Kind::Close(c),
        ',' | '،' | '，' | '､' => Kind::Comma,
        ';' | '؛' | '；' => Kind::Semicolon,
        '.' | '。' | '．' | '۔' => Kind::Stop,
        ':' | '：' | '∶' => Kind::Colon,
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' | '־' | '〜' | '～' | '⁻' => {
            Kind::Dash
        }
        '&' | '＆' => Kind::Ampersand,
        '/' | '／' | '・' | '、' | '·' | '‧' => Kind::Slash(c),
        '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '《' | '》' | '‘' | '\'' | '’'
        | '׳' | '״' => Kind::Quote,
        _ => Kind::Other(c),
    }
}

/// 1 for a small ASCII letter, 2 for a capital.
const PLAIN: [u8; 256] = {
    let (mut letters, mut byte) = ([0; 256], 0);
    while byte < 0x80 {
        letters[byte] = (byte as u8).is_ascii_lowercase() as u8 + 2 * (byte as u8).is_ascii_uppercase() as u8;
        byte += 1;
    }
    letters
};

struct Letters {
    first_upper: bool,
    caseful: usize,
    uppers: usize,
}

impl Letters {
    fn new(first: char) -> Self {
        let mut letters = Self { first_upper: first.is_uppercase(), caseful: 0, uppers: 0 };
        letters.add(first);
        letters
    }

    #[inline]
    fn add(&mut self, letter: char) {
        if letter.is_ascii() {
            self.uppers += usize::from(letter.is_ascii_uppercase());
            self.caseful += usize::from(letter.is_ascii_alphabetic());
        } else if letter.is_uppercase() {
            self.uppers += 1;
            self.caseful += 1;
        } else if letter.is_lowercase() {
            self.caseful += 1;
        }
    }

    /// Adds the ASCII letters that go on at this byte; gives the end of them.
    fn plain(&mut self, text: &str, at: usize, script: Script) -> usize {
        let rest = text.as_bytes().get(at..).filter(|_| script == Script::Cased).unwrap_or_default();
        let mut length = 0;
        for &byte in rest {
            let letter = PLAIN[usize::from(byte)];
            if letter == 0 {
                break;
            }
            self.uppers += usize::from(letter >> 1);
            length += 1;
        }
        self.caseful += length;
        at + length
    }

    fn case(&self, script: Script) -> Case {
        match script {
            Script::Caseless => Case::Caseless,
            Script::Han => Case::Han,
            Script::Hiragana => Case::Hiragana,
            Script::Katakana => Case::Katakana,
            Script::Cased if self.uppers == self.caseful && self.caseful == 1 => Case::Initial,
            Script::Cased if self.uppers == self.caseful => Case::Upper,
            Script::Cased if self.first_upper || self.uppers > 0 => Case::Capital,
            Script::Cased => Case::Lower,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(String, Kind)> {
        tokenise(text).iter().map(|token| (token.text(text).to_owned(), token.kind)).collect()
    }

    #[test]
    fn words_keep_their_hyphens_and_apostrophes() {
        let found = shapes("O'Neal (Dib-Hajj’s) d’Alembertin");
        assert_eq!(found[0], ("O'Neal".into(), Kind::Word(Case::Capital)));
        assert_eq!(found[2], ("Dib-Hajj’s".into(), Kind::Word(Case::Capital)));
        assert_eq!(shapes("Fⁱᵍurᵉ ¹")[0], ("Fⁱᵍurᵉ".into(), Kind::Word(Case::Capital)));
        assert_eq!(found[4], ("d’Alembertin".into(), Kind::Word(Case::Capital)));
    }

    #[test]
    fn scripts_part_words() {
        let found = shapes("佐藤ら(2014)のLee・三浦 ۱۳۹۸الف نشان می\u{200c}دهد");
        let words: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(
            words,
            ["佐藤", "ら", "(", "2014", ")", "の", "Lee", "・", "三浦", "۱۳۹۸", "الف", "نشان", "می\u{200c}دهد"]
        );
    }

    #[test]
    fn marks_stand_inside_of_hebrew_words() {
        for (text, words) in [
            ("ז'וטובסקי, נ'", &["ז'וטובסקי", ",", "נ", "'"][..]),
            ("הלמ\"ס (2021)", &["הלמ\"ס", "(", "2021", ")"]),
            ("ב\"הארץ\"", &["ב", "\"", "הארץ", "\""]),
        ] {
            assert_eq!(shapes(text).iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>(), words, "{text}");
        }
    }

    #[test]
    fn cases_are_told_apart() {
        let kinds: Vec<Kind> = shapes("WHO de Smith J ibn").into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [Case::Upper, Case::Lower, Case::Capital, Case::Initial, Case::Lower].map(Kind::Word));
    }
}
