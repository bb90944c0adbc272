//! Numbers in every script.

use std::borrow::Cow;

/// The zeros of the decimal digits of Unicode, in order; nine digits follow each.
///
/// Source: <https://www.unicode.org/Public/UCD/latest/ucd/extracted/DerivedNumericType.txt>
const ZEROS: [u32; 66] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
    0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0,
    0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60,
    0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

/// The value of a decimal digit of any script; raised and lowered digits are not among them.
pub fn digit_value(digit: char) -> Option<u32> {
    let code = digit as u32;
    if code < 0x660 {
        return digit.to_digit(10);
    }
    // Between the Arabic and the Indic digits and from there to kana lie the scripts with most text.
    if (0x6FA..0x7C0).contains(&code) || (0x1C5A..0xA620).contains(&code) || (0xABFA..0xFF10).contains(&code) {
        return None;
    }
    let after = ZEROS.partition_point(|&zero| zero <= code);
    let value = code - ZEROS.get(after.checked_sub(1)?)?;
    (value < 10).then_some(value)
}

/// The value of a raised digit: `³` is 3.
pub fn superscript_value(digit: char) -> Option<u32> {
    match digit {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁰' | '\u{2074}'..='\u{2079}' => Some(digit as u32 - 0x2070),
        _ => None,
    }
}

/// The value of a lowered digit: `₃` is 3.
pub fn subscript_value(digit: char) -> Option<u32> {
    matches!(digit, '\u{2080}'..='\u{2089}').then(|| digit as u32 - 0x2080)
}

/// The text with the digits of all scripts, raised and lowered ones too, as ASCII. Nothing else changes.
pub fn to_ascii(text: &str) -> Cow<'_, str> {
    let plain = |letter: char| {
        if letter.is_ascii() {
            return None;
        }
        digit_value(letter)
            .or_else(|| superscript_value(letter))
            .or_else(|| subscript_value(letter))
            .and_then(|value| char::from_digit(value, 10))
    };
    if text.is_ascii() || !text.chars().any(|letter| plain(letter).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|letter| plain(letter).unwrap_or(letter)).collect())
}

/// The number that these digits of any script write; `None` where anything else is among them, or it exceeds 32 bits.
pub fn parse_number(text: &str) -> Option<u32> {
    number_of(text, digit_value)
}

/// The number that these raised digits write.
pub fn superscript_number(text: &str) -> Option<u32> {
    number_of(text, superscript_value)
}

fn number_of(text: &str, value: impl Fn(char) -> Option<u32>) -> Option<u32> {
    let mut digits = text.chars();
    let first = value(digits.next()?)?;
    digits.try_fold(first, |number, digit| number.checked_mul(10)?.checked_add(value(digit)?))
}

/// The number that a Roman numeral writes, in capitals or small letters, up to 3999. Only the regular spelling
/// counts: `IIII` and `IC` are no numbers.
pub fn roman(text: &str) -> Option<u32> {
    // The longest regular numeral below 4000 is MMMDCCCLXXXVIII.
    if text.is_empty() || text.chars().count() > 15 {
        return None;
    }
    let letters: String = text.chars().flat_map(roman_letters).collect();
    let values: Vec<u32> = letters.chars().map(roman_value).collect::<Option<_>>()?;
    let mut number = 0;
    for (at, &value) in values.iter().enumerate() {
        if values.get(at + 1).is_some_and(|&next| next > value) {
            number -= value as i32;
        } else {
            number += value as i32;
        }
    }
    let number = u32::try_from(number).ok()?;
    (number < 4000 && to_roman(number) == letters).then_some(number)
}

/// The capital ASCII letters of a letter or of a character that is a whole numeral: `Ⅻ`.
fn roman_letters(letter: char) -> impl Iterator<Item = char> {
    let mut spelt = String::new();
    unicode_normalization::char::decompose_compatible(letter, |part| spelt.push(part.to_ascii_uppercase()));
    spelt.chars().collect::<Vec<_>>().into_iter()
}

fn roman_value(letter: char) -> Option<u32> {
    Some(match letter {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        'L' => 50,
        'C' => 100,
        'D' => 500,
        'M' => 1000,
        _ => return None,
    })
}

/// A number below 4000 in Roman capitals; none stands for 0.
pub fn to_roman(mut number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut numeral = String::new();
    for (value, letters) in STEPS {
        while number >= value {
            numeral.push_str(letters);
            number -= value;
        }
    }
    numeral
}

/// The number that Chinese, Japanese or Korean number characters write, digit by digit (`二〇一九`) or with the
/// powers of ten (`百二十三`), up to nine digits.
pub fn cjk_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 20 {
        return None;
    }
    if text.chars().all(|letter| cjk_digit(letter).is_some()) {
        return number_of(text, cjk_digit);
    }
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None);
    for letter in text.chars() {
        if let Some(value) = cjk_digit(letter) {
            // Two digits in a row, as in 三五十, are no number; a zero only fills a gap.
            if digit.is_some_and(|known| known != 0) {
                return None;
            }
            digit = Some(u64::from(value));
            continue;
        }
        match letter {
            '廿' => section += 20,
            '卅' => section += 30,
            '十' | '拾' => section += digit.take().filter(|&value| value != 0).unwrap_or(1) * 10,
            '百' | '佰' => section += digit.take().filter(|&value| value != 0).unwrap_or(1) * 100,
            '千' | '仟' => section += digit.take().filter(|&value| value != 0).unwrap_or(1) * 1000,
            '万' | '萬' => {
                total += (section + digit.take().unwrap_or(0)).max(1) * 10_000;
                section = 0;
            }
            _ => return None,
        }
    }
    u32::try_from(total + section + digit.unwrap_or(0)).ok()
}

fn cjk_digit(letter: char) -> Option<u32> {
    Some(match letter {
        '〇' | '零' | '○' | '◯' => 0,
        '一' | '壱' | '壹' => 1,
        '二' | '弐' | '贰' | '貳' => 2,
        '三' | '参' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_of_many_scripts() {
        for text in ["2019", "۲۰۱۹", "٢٠١٩", "२०१९", "๒๐๑๙", "２０１９", "২০১৯", "𝟚𝟘𝟙𝟡", "២០១៩"]
        {
            assert_eq!(parse_number(text), Some(2019), "{text}");
            assert_eq!(to_ascii(text), "2019", "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", "12a", "1 2", "²", "-1", "4294967296", "99999999999999", "王", "٢،٥"] {
            assert_eq!(parse_number(text), None, "{text}");
        }
        assert_eq!(parse_number("4294967295"), Some(u32::MAX));
    }

    #[test]
    fn raised_and_lowered_digits() {
        assert_eq!(to_ascii("x¹²³⁰⁴⁹ y₀₁₉ é"), "x123049 y019 é");
        assert_eq!(superscript_number("¹⁰"), Some(10));
        assert_eq!(superscript_value('1'), None);
        assert!(matches!(to_ascii("naïve 12"), Cow::Borrowed(_)));
    }

    #[test]
    fn roman_numerals() {
        let cases = [
            ("i", Some(1)),
            ("iv", Some(4)),
            ("XIV", Some(14)),
            ("xlii", Some(42)),
            ("MMXIX", Some(2019)),
            ("mmmdccclxxxviii", Some(3888)),
            ("Ⅻ", Some(12)),
            ("ⅳ", Some(4)),
            ("", None),
            ("iiii", None),
            ("IC", None),
            ("vx", None),
            ("civil", None),
            ("mmmm", None),
            ("a", None),
            ("Ж", None),
        ];
        for (text, number) in cases {
            assert_eq!(roman(text), number, "{text}");
        }
        for number in 1..4000 {
            assert_eq!(roman(&to_roman(number)), Some(number));
        }
    }

    #[test]
    fn number_characters() {
        let cases = [
            ("二〇一九", Some(2019)),
            ("二零零五", Some(2005)),
            ("十", Some(10)),
            ("十二", Some(12)),
            ("二十", Some(20)),
            ("百二十三", Some(123)),
            ("一百零八", Some(108)),
            ("二千十九", Some(2019)),
            ("三万二千", Some(32000)),
            ("廿五", Some(25)),
            ("零", Some(0)),
            ("", None),
            ("王", None),
            ("三五十", None),
            ("九九九九九九九九九九九", None),
        ];
        for (text, number) in cases {
            assert_eq!(cjk_number(text), number, "{text}");
        }
    }

    #[test]
    fn each_zero_begins_a_run_of_ten() {
        for zero in ZEROS {
            for value in 0..10 {
                let digit = char::from_u32(zero + value).unwrap();
                assert!(digit.is_numeric());
                assert_eq!(digit_value(digit), Some(value));
            }
        }
        assert_eq!(digit_value('ア'), None);
        assert_eq!(digit_value('½'), None);
    }

    proptest! {
        #[test]
        fn any_string_is_taken(text in any::<String>()) {
            let _ = (parse_number(&text), roman(&text), cjk_number(&text), superscript_number(&text));
            let once = to_ascii(&text);
            prop_assert_eq!(to_ascii(&once), once.as_ref());
        }

        #[test]
        fn numbers_are_read_back(number in any::<u32>()) {
            prop_assert_eq!(parse_number(&number.to_string()), Some(number));
        }
    }
}
