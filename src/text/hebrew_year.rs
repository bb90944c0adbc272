//! Years in Hebrew letters: `תשע״ב` is 5772, which is 2011/12.

/// The years that are read: from 1740 on. Shorter numbers are words and abbreviations more often than years: `תנ״ך`.
const FIRST: i32 = 5500;
const LAST: i32 = 5900;

/// The letters that count, with their numbers; those that have a form for the ends of words are there twice.
const LETTERS: [(char, i32); 27] = [
    ('א', 1),
    ('ב', 2),
    ('ג', 3),
    ('ד', 4),
    ('ה', 5),
    ('ו', 6),
    ('ז', 7),
    ('ח', 8),
    ('ט', 9),
    ('י', 10),
    ('כ', 20),
    ('ל', 30),
    ('מ', 40),
    ('נ', 50),
    ('ס', 60),
    ('ע', 70),
    ('פ', 80),
    ('צ', 90),
    ('ק', 100),
    ('ר', 200),
    ('ש', 300),
    ('ת', 400),
    ('ך', 20),
    ('ם', 40),
    ('ן', 50),
    ('ף', 80),
    ('ץ', 90),
];

/// Reads a year at the start of a text and says how many bytes it takes: `תשע״ב`, `תש"ף`, `התשע״ב`, `ה'תשע״ב`.
///
/// ```
/// use reconcite::text::hebrew_year::{print, read};
/// assert_eq!(read("תשע״ב: 47"), Some((10, 5772)));
/// assert_eq!(print(5772), "תשע״ב");
/// ```
pub fn read(text: &str) -> Option<(usize, i32)> {
    if !text.starts_with(['ת', 'ה']) {
        return None;
    }
    let mark = |c: char| matches!(c, '"' | '״' | '”' | '“' | '„' | '″');
    let mut rest = text.strip_prefix('ה').unwrap_or(text);
    if rest.len() < text.len() {
        rest = rest.strip_prefix(['\'', '׳', '’']).unwrap_or(rest);
    }
    let mut numbers = [0; 5];
    let (mut count, mut marked_at) = (0, None);
    for c in rest.chars() {
        if mark(c) && marked_at.is_none() {
            marked_at = Some(count);
        } else if let Some(&(_, number)) = LETTERS.iter().find(|(letter, _)| *letter == c) {
            *numbers.get_mut(count)? = number;
            count += 1;
        } else if matches!(c, '׳' | '\'') || c.is_alphanumeric() {
            return None;
        } else {
            break;
        }
        rest = &rest[c.len_utf8()..];
        // The mark stands before the last letter.
        if marked_at.is_some_and(|at| count > at) {
            break;
        }
    }
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || mark(c));
    let value = value(&numbers[..count])?;
    (ends && marked_at.is_some_and(|at| at + 1 == count)).then_some((text.len() - rest.len(), value))
}

/// The places of all years in a line, in bytes.
pub fn places(line: &str) -> impl Iterator<Item = usize> + '_ {
    // The first byte of every Hebrew letter, and of no other in papers.
    memchr::memchr_iter(0xD7, line.as_bytes()).filter(|&at| {
        let begins = !line[..at].chars().next_back().is_some_and(char::is_alphabetic);
        begins && read(&line[at..]).is_some()
    })
}

/// The year of these numbers: 400, more hundreds, then at most a ten and a unit. `תשד״ם` and `תרח״ץ` have those the other
/// way round, lest they spell a bad word; 15 and 16 are 9 + 6 and 9 + 7.
fn value(numbers: &[i32]) -> Option<i32> {
    let hundreds = numbers.iter().take_while(|&&number| number >= 100).count();
    let (high, low) = numbers.split_at(hundreds);
    let falling = high.windows(2).all(|pair| pair[0] > pair[1] || pair == [400, 400]);
    let sound = match low {
        [] | [_] => true,
        [9, 6 | 7] | [4, 40] | [8, 90] => true,
        [ten, unit] => *ten >= 10 && *unit < 10,
        _ => false,
    };
    let value = 5000 + numbers.iter().sum::<i32>();
    (numbers.len() >= 3 && falling && sound && (FIRST..=LAST).contains(&value)).then_some(value)
}

/// A year as it is printed, without its thousands. One that is out of reach is printed in digits.
pub fn print(value: i32) -> String {
    if !(FIRST..=LAST).contains(&value) {
        return value.to_string();
    }
    let mut left = value - 5000;
    let mut letters = Vec::new();
    let mut falling: Vec<(char, i32)> = LETTERS[..22].to_vec();
    falling.reverse();
    while left > 0 {
        // 15 and 16 would spell the name of God.
        let most = if matches!(left, 15 | 16) { 9 } else { left };
        let Some(&(letter, number)) = falling.iter().find(|(_, number)| *number <= most) else { break };
        letters.push(letter);
        left -= number;
    }
    let last = letters.pop().map(|letter| match letter {
        'מ' => 'ם',
        'נ' => 'ן',
        'פ' => 'ף',
        'צ' => 'ץ',
        other => other,
    });
    let mut printed: String = letters.into_iter().collect();
    printed.push('״');
    printed.extend(last);
    printed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn years_are_read() {
        for (text, value) in [
            ("תשע״ב", 5772),
            ("תשע\"ב", 5772),
            ("תש״ף", 5780),
            ("תש״ס.", 5760),
            ("התשי\"ג-1953", 5713),
            ("ה'תשע״ה)", 5775),
            ("תרצ״ו", 5696),
            ("תשט״ו", 5715),
            ("תשד״ם", 5744),
            ("תרח״ץ", 5698),
            ("תק״ם", 5640 - 100),
        ] {
            assert_eq!(read(text).map(|(_, year)| year), Some(value), "{text}");
        }
        assert_eq!(read("תשע״ב א"), Some(("תשע״ב".len(), 5772)));
    }

    #[test]
    fn other_words_are_not() {
        for text in
            ["", "תשובה", "תנ״ך", "ת״א", "תמ״א 38", "תשב״ץ", "הלנ״ח", "תשע״בים", "תשעב", "ה", "ש״ס", "המ״ד", "תש״"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read(value in FIRST + 100..LAST) {
            let printed = print(value);
            // A year of a full hundred or of one letter behind it is too short to be told.
            if printed.chars().count() > 3 {
                prop_assert_eq!(read(&printed), Some((printed.len(), value)));
            }
        }

        #[test]
        fn any_text_is_taken(text in ".*") {
            let _ = read(&text);
        }
    }
}
