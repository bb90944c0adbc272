//! Cuts a printed reference into tokens: words, numbers, single punctuation marks, web addresses.

use super::sign::{fold, mark, script_class};
use crate::parse::identifiers;
use crate::text::{hebrew_year, is_alphabetic};

/// A token's kind of characters: a punctuation mark is its own class, all else is one of the constants below.
pub type Class = u8;

/// Classes of tokens that are no ASCII punctuation mark.
pub mod class {
    /// Outside the entry.
    pub const EDGE: u8 = 128;
    /// One capital letter: `J`.
    pub const INITIAL: u8 = 129;
    /// Two or three capital letters: `JK`.
    pub const INITIALS: u8 = 130;
    /// A longer word in capitals.
    pub const UPPER: u8 = 131;
    /// `Smith`.
    pub const CAPITAL: u8 = 132;
    /// `of`.
    pub const LOWER: u8 = 133;
    /// One small letter.
    pub const LETTER: u8 = 134;
    /// `McDonald`, `iPhone`.
    pub const MIXED: u8 = 135;
    /// A word of Arabic script.
    pub const ARABIC: u8 = 136;
    /// A run of Chinese characters.
    pub const HAN: u8 = 137;
    /// A run with kana in it.
    pub const KANA: u8 = 138;
    /// A Korean word.
    pub const HANGUL: u8 = 139;
    /// A word of another script without capitals.
    pub const CASELESS: u8 = 140;
    /// A number of one digit.
    pub const DIGIT1: u8 = 141;
    /// A number of two digits.
    pub const DIGIT2: u8 = 142;
    /// A number of three digits.
    pub const DIGIT3: u8 = 143;
    /// A number of four digits that may be a year.
    pub const YEAR: u8 = 144;
    /// Another number of four digits.
    pub const DIGIT4: u8 = 145;
    /// A longer number.
    pub const DIGITS: u8 = 146;
    /// A web address.
    pub const WEB: u8 = 147;
    /// A DOI.
    pub const DOI: u8 = 148;
    /// An opening quotation mark.
    pub const OPEN_QUOTE: u8 = 149;
    /// A closing quotation mark.
    pub const CLOSE_QUOTE: u8 = 150;
    /// A dash that is no hyphen.
    pub const DASH: u8 = 151;
    /// A comma of another script.
    pub const COMMA: u8 = 152;
    /// A semicolon of another script.
    pub const SEMICOLON: u8 = 153;
    /// A full stop of another script.
    pub const STOP: u8 = 154;
    /// Another mark.
    pub const MARK: u8 = 155;
    /// A middle dot, between Japanese names.
    pub const DOT: u8 = 156;
    /// A number that may be a year, joined to another number by a dash: years or pages.
    pub const RANGE: u8 = 157;
    /// Two slashes, before the container in Russian style.
    pub const SLASHES: u8 = 158;
}

/// A piece of an entry.
#[derive(Clone, Copy, Debug, Default)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Hash of the word without regard to case, or of a number's shape.
    pub word: u32,
    /// Hash of its first three characters.
    pub prefix: u32,
    /// Hash of its last three characters.
    pub suffix: u32,
    /// Its kind.
    pub class: Class,
    /// Whether white space stands before it.
    pub space: bool,
    /// For a number its value, at most `u32::MAX`.
    pub value: u32,
}

/// Joins two hashes.
#[inline]
pub fn mix(left: u32, right: u32) -> u32 {
    let mixed = (left.rotate_left(7) ^ right).wrapping_mul(0x9E37_79B1);
    mixed ^ (mixed >> 15)
}

/// The value of a decimal digit of any script that papers are written in.
pub fn digit(c: char) -> Option<u32> {
    const ZEROS: [u32; 12] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10];
    let code = c as u32;
    if code < 0x80 {
        return c.to_digit(10);
    }
    ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&code)).map(|zero| code - zero)
}

/// Letters, the marks that combine with them, and joiners.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{0300}'..='\u{036F}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
        || (is_alphabetic(c) && digit(c).is_none())
        || matches!(c as u32, 0x0900..=0x0DFF | 0x0E31..=0x0E4E | 0x0F00..=0x0FFF | 0x1000..=0x103F | 0x302A..=0x302F | 0x0591..=0x05C7)
}

/// `רבינוביץ'`, `י'`: an apostrophe that stands for the mark of Hebrew letters.
fn is_geresh(text: &str, at: usize, c: char) -> bool {
    matches!(c, '\'' | '’') && text[..at].chars().next_back().is_some_and(|c| ('א'..='ת').contains(&c))
}

/// Whether no letter stands before this byte.
fn is_word_start(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(is_word)
}

/// Whether the class is that of a number.
pub fn is_number(found: Class) -> bool {
    (class::DIGIT1..=class::DIGITS).contains(&found) || found == class::RANGE
}

/// Whether the number can be a year, in one of the calendars that papers use.
pub fn may_be_year(value: u32) -> bool {
    (1400..=2040).contains(&value) || (1300..1400).contains(&value) || (2480..=2580).contains(&value)
}

/// Cuts `text` into `tokens`, which is emptied first.
pub fn tokenise(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut space = false;
    while at < bytes.len() {
        let first = bytes[at];
        let c = if first < 0x80 { first as char } else { text[at..].chars().next().unwrap_or('\0') };
        if c == ' ' || c.is_whitespace() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{FEFF}') {
            space = true;
            at += c.len_utf8();
            continue;
        }
        let start = at;
        let token = if let Some(found) = identifiers::at(text, at) {
            at = found.end;
            let class = if found.is_doi { class::DOI } else { class::WEB };
            Token { word: u32::from(class), class, ..Token::default() }
        } else if first == 0xD7
            && let Some((length, year)) = hebrew_year::read(&text[at..]).filter(|_| is_word_start(text, at))
        {
            at += length;
            // The labeller knows years of the common calendar.
            let word = mix(u32::from(class::YEAR), (year as u32 - 3760) / 20);
            let class = class::YEAR;
            Token { word, prefix: u32::from(class), class, value: year as u32, ..Token::default() }
        } else if is_word(c) {
            word(text, &mut at)
        } else if digit(c).is_some() {
            number(text, &mut at)
        } else {
            at += c.len_utf8();
            let c = if is_geresh(text, start, c) { '׳' } else { c };
            let mut class = mark(c);
            if c == '/' && bytes.get(at) == Some(&b'/') {
                at += 1;
                class = class::SLASHES;
            }
            Token { word: c as u32, prefix: c as u32, class, ..Token::default() }
        };
        tokens.push(Token { start: start as u32, end: at as u32, space, ..token });
        space = false;
    }
    for at in 2..tokens.len() {
        let dashed = matches!(tokens[at - 1].class, b'-' | class::DASH);
        if dashed && is_number(tokens[at - 2].class) && is_number(tokens[at].class) {
            for end in [at - 2, at] {
                // `תשס״ב–תשס״ג` are no pages.
                if tokens[end].class == class::YEAR && tokens[end].value < 5000 {
                    tokens[end].class = class::RANGE;
                }
            }
        }
    }
    unyear(tokens);
}

/// `(2022) ... 377(1844), 1648`: behind a year in brackets, numbers in the place of an issue or a page are no years.
fn unyear(tokens: &mut [Token]) {
    let mut dated = false;
    for at in 1..tokens.len() {
        if tokens[at].class != class::YEAR {
            continue;
        }
        let class = |back: usize| at.checked_sub(back).map_or(class::EDGE, |index| tokens[index].class);
        let next = tokens.get(at + 1).map_or(class::EDGE, |token| token.class);
        let issue = class(1) == b'(' && next == b')' && is_number(class(2)) && !tokens[at - 1].space;
        let page = matches!(class(1), b',' | b':')
            && class(2) == b')'
            && is_number(class(3))
            && class(4) == b'('
            && is_number(class(5));
        if dated && (issue || page) {
            let word = mix(u32::from(class::DIGIT4), 4);
            let changed = Token { word, prefix: u32::from(class::DIGIT4), class: class::DIGIT4, ..tokens[at] };
            tokens[at] = changed;
        } else {
            dated |= class(1) == b'(' || next == b';';
        }
    }
}

fn word(text: &str, at: &mut usize) -> Token {
    let (mut count, mut upper, mut lower, mut first_upper) = (0u32, 0u32, 0u32, false);
    let (mut hash, mut prefix) = (0x811C_9DC5u32, 0u32);
    let mut last = [0u32; 3];
    let mut script = 0u8;
    while let Some(&byte) = text.as_bytes().get(*at) {
        let plain = byte.is_ascii();
        if plain && !byte.is_ascii_alphabetic()
            || count > 0 && matches!(byte, b'h' | b'w') && identifiers::at(text, *at).is_some()
        {
            break;
        }
        let folded = if plain {
            *at += 1;
            let small = byte.to_ascii_lowercase();
            let capital = u32::from(small != byte);
            upper += capital;
            lower += 1 - capital;
            u32::from(small)
        } else {
            let Some(c) = text[*at..].chars().next().filter(|&c| is_word(c)) else { break };
            *at += c.len_utf8();
            if matches!(c, '\u{200C}' | '\u{200D}' | '\u{0640}' | '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{0652}') {
                continue;
            }
            if c.is_uppercase() {
                upper += 1;
            } else if c.is_lowercase() {
                lower += 1;
            }
            script = script.max(script_class(c));
            fold(c)
        };
        first_upper |= count == 0 && upper == 1;
        count += 1;
        hash = mix(hash, folded);
        if count <= 3 {
            prefix = mix(prefix, folded);
        }
        last = [last[1], last[2], folded];
    }
    let class = if upper + lower == 0 {
        script
    } else if upper == 0 {
        if count == 1 { class::LETTER } else { class::LOWER }
    } else if lower == 0 {
        match upper {
            1 => class::INITIAL,
            2 | 3 => class::INITIALS,
            _ => class::UPPER,
        }
    } else if upper == 1 && first_upper {
        class::CAPITAL
    } else {
        class::MIXED
    };
    let suffix = mix(mix(last[0], last[1]), last[2]);
    Token { word: hash, prefix, suffix, class, value: count, ..Token::default() }
}

fn number(text: &str, at: &mut usize) -> Token {
    let (mut value, mut count) = (0u32, 0u32);
    for c in text[*at..].chars() {
        let Some(digit) = digit(c) else { break };
        *at += c.len_utf8();
        value = value.saturating_mul(10).saturating_add(digit);
        count += 1;
    }
    let class = match count {
        1 => class::DIGIT1,
        2 => class::DIGIT2,
        3 => class::DIGIT3,
        4 if may_be_year(value) => class::YEAR,
        4 => class::DIGIT4,
        _ => class::DIGITS,
    };
    let shape = match class {
        class::YEAR => value / 20,
        class::DIGIT1 | class::DIGIT2 => value,
        _ => count,
    };
    Token { word: mix(u32::from(class), shape), prefix: u32::from(class), class, value, ..Token::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenise(text, &mut tokens);
        tokens.iter().map(|token| &text[token.start as usize..token.end as usize]).collect()
    }

    #[test]
    fn splits_at_marks_and_where_letters_meet_digits() {
        assert_eq!(cut("Affairs80.p277–293"), ["Affairs", "80", ".", "p", "277", "–", "293"]);
        assert_eq!(cut("Müller, J.-P. (۱۳۹۶الف)"), ["Müller", ",", "J", ".", "-", "P", ".", "(", "۱۳۹۶", "الف", ")"]);
    }

    #[test]
    fn keeps_an_address_whole() {
        assert_eq!(cut("See https://example.org/a-b_c. Done"), ["See", "https://example.org/a-b_c", ".", "Done"]);
        assert_eq!(cut("Availableathttps://example.org/x"), ["Availableat", "https://example.org/x"]);
        assert_eq!(cut("(٢٠١٣) Сад // Вестник"), ["(", "٢٠١٣", ")", "Сад", "//", "Вестник"]);
        assert_eq!(cut("(תשע״ב). חז״ל"), ["(", "תשע״ב", ")", ".", "חז", "״", "ל"]);
        assert_eq!(cut("doi:10.1234/ab.56, 7"), ["doi", ":", "10.1234/ab.56", ",", "7"]);
    }

    #[test]
    fn tells_the_kinds_apart() {
        let mut tokens = Vec::new();
        tokenise("J JK WHO2 Smith of McDonald علی 王小明 1999 9999", &mut tokens);
        let classes: Vec<u8> = tokens.iter().map(|token| token.class).collect();
        use class::*;
        tokenise("(2022) Parks 377(1844), 1648. Parks 9(2010)", &mut tokens);
        let years = tokens.iter().filter(|token| token.class == class::YEAR).count();
        assert_eq!(years, 1, "an issue and a page are no years");
        assert_eq!(classes, [INITIAL, INITIALS, INITIALS, DIGIT1, CAPITAL, LOWER, MIXED, ARABIC, HAN, YEAR, DIGIT4]);
    }
}
