//! Folding: what is left of a text where only its words count.

use std::ops::Range;

use unicode_normalization::char::{compose, decompose_compatible};

use super::digits::digit_value;
use super::letters::{in_word, is_alphanumeric};

/// The text in the form in which words are compared.
///
/// Case, accents, width, quotation marks, dashes, letter variants of the Arabic script, joiners and bidi controls do
/// not count; digits of every script are ASCII. Vowel signs of Indic scripts, tone marks of Thai and the voice marks
/// of kana stay: there they tell words apart. Folding a folded text changes nothing.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    fold_letters(text, &mut out);
    out
}

/// The words of a phrase, folded; punctuation and white space only part them.
pub fn words(phrase: &str) -> Vec<String> {
    with_folded(phrase, |folded| parts(folded).map(str::to_owned).collect())
}

/// The words of a folded phrase.
pub fn parts(folded: &str) -> impl Iterator<Item = &str> {
    let parts = folded.split(|c: char| !in_word(c) && c != '&' && c != '§');
    parts.filter(|word| !word.is_empty())
}

/// Bytes of a plain text that is folded without memory of its own.
const SHORT: usize = 64;

/// The runs of letters and digits in a text.
pub fn runs(text: &str) -> impl Iterator<Item = &str> {
    run_places(text).map(|place| &text[place])
}

/// The words of a text between its white space, as [`str::split_whitespace`] has them, which takes longer over plain
/// text.
pub fn spaced(text: &str) -> impl Iterator<Item = &str> {
    /// For each byte whether it is white space, or 2 for one that white space beyond ASCII may begin with.
    const KINDS: [u8; 256] = {
        let mut kinds = [0; 256];
        let (mut at, blanks) = (0, *b" \t\n\x0b\x0c\r");
        while at < blanks.len() {
            kinds[blanks[at] as usize] = 1;
            at += 1;
        }
        (kinds[0xC2], kinds[0xE1], kinds[0xE2], kinds[0xE3]) = (2, 2, 2, 2);
        kinds
    };
    let bytes = text.as_bytes();
    // How many bytes of white space beyond ASCII stand at this place.
    let wide = move |at: usize| {
        let blank = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| c.is_whitespace());
        blank.map_or(0, char::len_utf8)
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            match KINDS[usize::from(*bytes.get(at)?)] {
                0 => break,
                1 => at += 1,
                _ => match wide(at) {
                    0 => break,
                    more => at += more,
                },
            }
        }
        let start = at;
        loop {
            at += bytes[at..].iter().position(|byte| KINDS[usize::from(*byte)] != 0).unwrap_or(bytes.len() - at);
            if at == bytes.len() || KINDS[usize::from(bytes[at])] == 1 || wide(at) > 0 {
                return Some(&text[start..at]);
            }
            at += 1;
        }
    })
}

/// Where the runs of letters and digits in a text stand.
pub fn run_places(text: &str) -> impl Iterator<Item = Range<usize>> {
    /// For each byte whether it is a plain letter or digit, or 2 for a part of another letter.
    const KINDS: [u8; 256] = {
        let (mut kinds, mut byte) = ([2; 256], 0);
        while byte < 0x80 {
            kinds[byte] = (byte as u8).is_ascii_alphanumeric() as u8;
            byte += 1;
        }
        kinds
    };
    let bytes = text.as_bytes();
    // The next place from `at` on where a run begins or ends; most letters are plain.
    let next = move |mut at: usize, inside: bool| {
        loop {
            while bytes.get(at).is_some_and(|&byte| KINDS[usize::from(byte)] == u8::from(inside)) {
                at += 1;
            }
            // At the end, at a plain letter of the other kind, or at one that is not plain.
            match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if !c.is_ascii() && is_alphanumeric(c) == inside => at += c.len_utf8(),
                _ => return at,
            }
        }
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next(at, false);
        at = next(start, true);
        (start < at).then_some(start..at)
    })
}

/// Asks something of the folded text. A short plain one, as most words are, needs no memory of its own.
pub fn with_folded<T>(text: &str, ask: impl FnOnce(&str) -> T) -> T {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return ask(text);
    }
    if text.len() <= SHORT && text.is_ascii() {
        let mut buffer = [0; SHORT];
        let small = &mut buffer[..text.len()];
        small.copy_from_slice(text.as_bytes());
        small.make_ascii_lowercase();
        if let Ok(folded) = std::str::from_utf8(small) {
            return ask(folded);
        }
    }
    ask(&fold(text))
}

/// The folded text with nothing but its letters and digits left: torn and hyphenated names become equal.
pub fn compact(text: &str) -> String {
    with_compact(text, str::to_owned)
}

/// Asks something of the [`compact`] text. A short plain one needs no memory of its own.
pub fn with_compact<T>(text: &str, ask: impl FnOnce(&str) -> T) -> T {
    if text.len() <= SHORT && text.is_ascii() {
        let mut buffer = [0; SHORT];
        let mut length = 0;
        for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
            buffer[length] = byte.to_ascii_lowercase();
            length += 1;
        }
        if let Ok(compact) = std::str::from_utf8(&buffer[..length]) {
            return ask(compact);
        }
    }
    let mut folded = fold(text);
    folded.retain(is_alphanumeric);
    ask(&folded)
}

/// Like [`fold`], but appends to `out`, so that a loop needs one allocation.
///
/// What `out` held before is left alone.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
    } else {
        fold_letters(text, out);
    }
}

/// Whether the first character of `rest` is a mark inside of a Hebrew word: the geresh of a foreign sound, `ז'וטובסקי`, or
/// the gershayim before the last letter of a short form, `הלמ"ס`. Words are compared without them.
fn joins_hebrew(before: &str, rest: &str) -> bool {
    let hebrew = |c: char| ('\u{5d0}'..='\u{5ea}').contains(&c);
    let mut letters = rest.chars();
    let mark = letters.next();
    let inside = letters.next().is_some_and(hebrew) && before.ends_with(hebrew);
    match mark {
        Some('\'' | '’' | '׳') => inside,
        Some('"' | '”' | '״') => inside && !letters.next().is_some_and(char::is_alphabetic),
        _ => false,
    }
}

fn fold_letters(text: &str, out: &mut String) {
    let start = out.len();
    let mut rest = text;
    loop {
        let mut plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        if plain == 1 && joins_hebrew(&out[start..], rest) {
            rest = &rest[1..];
            plain = 0;
        }
        let from = out.len();
        out.push_str(&rest[..plain]);
        out[from..].make_ascii_lowercase();
        let mut letters = rest[plain..].chars();
        let Some(letter) = letters.next() else { return };
        rest = letters.as_str();
        match letter {
            // What long texts in Latin script are full of.
            '’' | '”' | '׳' | '״'
                if joins_hebrew(&out[start..], &text[text.len() - rest.len() - letter.len_utf8()..]) => {}
            '‘' | '’' => out.push('\''),
            '“' | '”' => out.push('"'),
            '–' | '—' => out.push('-'),
            // Kana stay composed: without its voice mark ga would be ka.
            '\u{3040}'..='\u{30FF}' => push_composed(letter, start, out),
            // Conjoining and compatibility jamo: only composition may change them.
            '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' => push_composed(letter, start, out),
            _ => match one_letter(letter) {
                Some(folded) => out.push(folded),
                None => push_folded(letter, start, out),
            },
        }
    }
}

/// What a letter folds to, of the blocks with most text, where that is one letter whatever stands before it. It is what
/// [`push_folded`] has after a long look.
fn one_letter(letter: char) -> Option<char> {
    /// From `À` to `ư`, and from `Ạ` to `ỹ`; `?` stands for what is more than one letter.
    const LATIN: &[u8; 241] = b"\
        aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?yaaaaaaccccccccdd\
        ddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkkllllll??llnnnnnn???oooooo??rrrrrrssssss\
        ssttttttuuuuuuuuuuuuwwyyyzzzzzzs?b????o?????????????????kkl?????oo??????????tt?uu";
    const VIETNAMESE: &[u8; 90] =
        b"aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";
    let of = |table: &[u8], first: u32| {
        let folded = table.get((letter as u32 - first) as usize).copied();
        folded.filter(|folded| *folded != b'?').map(char::from)
    };
    match letter {
        'À'..='ư' => of(LATIN, 0xC0),
        'Ạ'..='ỹ' => of(VIETNAMESE, 0x1EA0),
        'А'..='И' | 'К'..='Я' | 'Α'..='Ρ' | 'Σ'..='Ω' => char::from_u32(letter as u32 + 0x20),
        'ة' => Some('ه'),
        'а'..='и' | 'к'..='я' | 'є' | 'і' | 'α'..='ρ' | 'σ'..='ω' | 'א'..='ת' => Some(letter),
        'ا'..='غ' | 'ف' | 'ق' | 'ل'..='و' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' => Some(letter),
        // Devanagari but for its letters with a nukta; Thai.
        'ऄ'..='न' | 'प'..='र' | 'ल' | 'ळ' | 'व'..='ह' | '\u{93e}'..='\u{94d}' => Some(letter),
        'ก'..='า' | '\u{e34}'..='\u{e3a}' | 'เ'..='\u{e4e}' => Some(letter),
        '、' | '。' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => Some(letter),
        _ => None,
    }
}

/// Appends what a character folds to.
fn push_folded(letter: char, start: usize, out: &mut String) {
    decompose_compatible(letter, |part| {
        for lower in part.to_lowercase() {
            push_plain(lower, start, out);
        }
    });
}

/// Appends a decomposed lower-case character in its plain form, or nothing.
fn push_plain(letter: char, start: usize, out: &mut String) {
    let plain = match letter {
        '\0'..='\u{7F}' => letter,
        letter if is_dropped(letter) => return,
        '‘' | '’' | '‚' | '‛' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʽ' | 'ʾ' | 'ʿ' | '′' | '‹' | '›' | '׳' | 'ꞌ' => {
            '\''
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '״' => '"',
        '\u{2010}'..='\u{2015}' | '−' | '־' => '-',
        '⁄' => '/',
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '٫' => '.',
        '٬' => ',',
        'ß' => return out.push_str("ss"),
        'æ' => return out.push_str("ae"),
        'œ' => return out.push_str("oe"),
        'þ' => return out.push_str("th"),
        'ŋ' => return out.push_str("ng"),
        'ø' | 'ɔ' => 'o',
        'ł' | 'ƚ' => 'l',
        'đ' | 'ð' | 'ɖ' | 'ɗ' => 'd',
        'ħ' => 'h',
        'ı' | 'ɨ' | 'ɩ' => 'i',
        'ŧ' | 'ƭ' => 't',
        'ƙ' | 'ĸ' => 'k',
        'ƴ' => 'y',
        'ɓ' => 'b',
        'ɲ' | 'ɳ' => 'n',
        'ə' => 'a',
        'ɛ' => 'e',
        'ʉ' | 'ʊ' => 'u',
        'ς' => 'σ',
        'ґ' => 'г',
        'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ي' | 'ى' | 'ێ' | 'ې' | 'ے' | 'ۍ' => 'ی',
        'ك' | 'ڪ' | 'ګ' => 'ک',
        'ة' | 'ە' | 'ہ' | 'ھ' | 'ۃ' => 'ه',
        'ۆ' | 'ۇ' | 'ۋ' => 'و',
        'ڕ' => 'ر',
        'ڵ' => 'ل',
        '〇' => '〇',
        letter => match digit_value(letter) {
            Some(value) => char::from_digit(value, 10).unwrap_or(letter),
            None => letter,
        },
    };
    push_composed(plain, start, out);
}

/// Appends a character; a jamo or a voice mark of kana joins the syllable before it.
fn push_composed(letter: char, start: usize, out: &mut String) {
    if matches!(letter, '\u{3099}' | '\u{309A}' | '\u{1161}'..='\u{11FF}')
        && let Some(joined) = out[start..].chars().next_back().and_then(|last| compose(last, letter))
    {
        out.pop();
        out.push(joined);
        return;
    }
    out.push(letter);
}

/// Marks and controls that only dress a word.
fn is_dropped(letter: char) -> bool {
    matches!(letter,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{640}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E01EF}'
        // Accents of Latin, Greek and Cyrillic.
        | '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
        // Hebrew points.
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}'
        // Arabic vowel signs and marks of recitation.
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{674}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{8D3}'..='\u{8FF}'
        // Nuktas, which writers leave out.
        | '\u{93C}' | '\u{9BC}' | '\u{A3C}' | '\u{ABC}' | '\u{B3C}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_words_are_left() {
        let cases = [
            ("", ""),
            ("Smith & Jones", "smith & jones"),
            ("Müller", "muller"),
            ("Groß STRASSE ẞ", "gross strasse ss"),
            ("Ørsted, Łukasz, Ægir, Œuvre, Đorđe, Þór", "orsted, lukasz, aegir, oeuvre, dorde, thor"),
            ("Yılmaz İstanbul", "yilmaz istanbul"),
            ("Nguyễn Văn Đức", "nguyen van duc"),
            ("Məmmədov", "mammadov"),
            ("Пётр Йовков", "петр иовков"),
            ("ΙΩΆΝΝΟΥ Ιωάννου Παπαδόπουλος", "ιωαννου ιωαννου παπαδοπουλοσ"),
            ("كرمي", "کرمی"),
            ("حجت‌زاده", "حجتزاده"),
            ("مُحَمَّد أحمد إبراهيم آل مسؤول فاطمة", "محمد احمد ابراهیم ال مسوول فاطمه"),
            ("خانۀ مسئله", "خانه مسیله"),
            ("كـــتاب", "کتاب"),
            ("ﻛﺘﺎﺏ ﻻ", "کتاب لا"),
            ("۱۳۹۶ ١٤٤٠ २०१९ ๒๕๖๒ ２０１９ x²", "1396 1440 2019 2562 2019 x2"),
            ("ＡＢＣ（ａ）", "abc(a)"),
            ("O’Brien ‘x’ “y” 1–2—3 −4", "o'brien 'x' \"y\" 1-2-3 -4"),
            ("co\u{AD}operate \u{2068}x\u{2069}\u{200F}", "cooperate x"),
            ("שָׁלוֹם", "שלום"),
            ("がぎ ｶﾞ か\u{3099}", "がぎ ガ が"),
            ("김철수", "김철수"),
            ("ज़हीर", "जहीर"),
            ("ﬁre", "fire"),
            ("王小明", "王小明"),
        ];
        for (text, folded) in cases {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn runs_are_parted_by_whatever_is_no_letter() {
        let found: Vec<&str> = runs("“Größe” der 3 Äpfel, سلام!").collect();
        assert_eq!(found, ["Größe", "der", "3", "Äpfel", "سلام"]);
        assert!(runs("").chain(runs(" –.")).next().is_none());
    }

    #[test]
    fn decomposed_syllables_are_joined() {
        assert_eq!(fold("\u{1100}\u{1175}\u{11B7}"), "김");
    }

    #[test]
    fn appending_leaves_the_start_alone() {
        let mut out = String::from("か ÄB");
        fold_into("\u{3099}ÉC", &mut out);
        fold_into("De", &mut out);
        assert_eq!(out, "か ÄB\u{3099}ecde");
    }

    #[test]
    fn the_short_way_leads_where_the_long_one_does() {
        for letter in '\0'..=char::MAX {
            if let Some(folded) = one_letter(letter) {
                let mut out = String::new();
                push_folded(letter, 0, &mut out);
                assert_eq!(out, folded.to_string(), "{letter}");
            }
        }
    }

    #[test]
    fn every_character_folds_to_a_fixed_point() {
        for letter in '\0'..=char::MAX {
            let once = fold(&letter.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", letter as u32);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn any_string_is_taken(text in any::<String>()) {
            let once = fold(&text);
            prop_assert!(with_folded(&text, |folded| folded == once));
            prop_assert!(with_compact(&text, |letters| letters == compact(&text)));
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn words_between_white_space(text in "[a-z \t\n\u{b}\u{85}\u{a0}\u{1680}\u{2003}\u{2029}\u{3000}éあ–]{0,30}") {
            prop_assert!(spaced(&text).eq(text.split_whitespace()));
        }

        #[test]
        fn a_short_plain_word_folds_alike(text in "[ -~]{0,80}") {
            prop_assert!(with_folded(&text, |folded| folded == fold(&text)));
            prop_assert!(with_compact(&text, |letters| letters == compact(&text)));
        }
    }
}
