//! Which language a text is written in.

use super::{lexicon, locales};
use crate::text::fold;
use crate::text::script::{Script, dominant};

/// How many windows of a long text are looked at, and how many bytes each has.
const WINDOWS: usize = 12;
const WINDOW_BYTES: usize = 700;

/// The BCP 47 tag of the language that most of a text is written in; empty where none of the locales fits.
///
/// A few windows, spread over the text, are enough: their commonest script leaves the languages written in it, and
/// the small words decide between those.
pub fn detect(text: &str) -> &'static str {
    let windows = windows(text);
    let script = dominant(&windows.concat());
    let codes = codes(script);
    if codes.is_empty() {
        return "";
    }
    let written: Vec<usize> = locales()
        .iter()
        .enumerate()
        .filter(|(_, locale)| locale.scripts.iter().any(|code| codes.contains(code)))
        .map(|(index, _)| index)
        .collect();
    if let [only] = written.as_slice() {
        return locales()[*only].tag;
    }
    let mut hits = vec![0usize; locales().len()];
    for word in windows.iter().flat_map(|window| window.split(|c: char| !c.is_alphanumeric() && c != '\u{200c}')) {
        if word.is_empty() {
            continue;
        }
        let languages = lexicon().stopword_languages(&fold(word));
        for &index in written.iter().filter(|&&index| languages & (1 << index) != 0) {
            hits[index] += 1;
        }
    }
    let joined = windows.concat();
    for &index in &written {
        hits[index] += marks(locales()[index].tag, &joined);
    }
    // The first of equals: tags are in order, so the answer does not change from run to run.
    let best = written.iter().copied().max_by_key(|&index| (hits[index], std::cmp::Reverse(index)));
    best.filter(|&index| hits[index] > 0).map_or("", |index| locales()[index].tag)
}

fn windows(text: &str) -> Vec<&str> {
    if text.len() <= WINDOWS * WINDOW_BYTES {
        return vec![text];
    }
    let step = text.len() / WINDOWS;
    (0..WINDOWS)
        .map(|index| {
            let start = boundary(text, index * step);
            let end = boundary(text, start + WINDOW_BYTES);
            &text[start..end]
        })
        .collect()
}

/// The last place at or before `at` where a character starts.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// ISO 15924 codes of a script.
fn codes(script: Script) -> &'static [&'static str] {
    match script {
        Script::Latin => &["Latn"],
        Script::Arabic => &["Arab"],
        Script::Cyrillic => &["Cyrl"],
        Script::Greek => &["Grek"],
        Script::Hebrew => &["Hebr"],
        Script::Han => &["Hans", "Hant", "Hani", "Jpan"],
        Script::Kana => &["Jpan", "Hira", "Kana"],
        Script::Hangul => &["Hang", "Kore"],
        Script::Thai => &["Thai"],
        Script::Devanagari => &["Deva"],
        _ => &[],
    }
}

/// Letters that only one of the languages of a script has.
fn marks(tag: &str, text: &str) -> usize {
    let letters: &[char] = match tag {
        "fa" => &['پ', 'چ', 'ژ', 'گ', 'ی', 'ک'],
        "ar" => &['ة', 'ي', 'ك', 'أ', 'إ', 'ى'],
        "ur" => &['ٹ', 'ڈ', 'ڑ', 'ے', 'ں', 'ہ', 'ھ'],
        "uk" => &['і', 'ї', 'є', 'ґ'],
        "ru" => &['ы', 'э', 'ё', 'ъ'],
        "ja" => &['の', 'に', 'を', 'は', 'が', 'と', 'で'],
        "zh-TW" => &['學', '與', '國', '會', '這', '個', '說', '應', '對', '為'],
        "zh" => &['学', '与', '国', '会', '这', '个', '说', '应', '对', '为'],
        _ => return 0,
    };
    text.chars().filter(|c| letters.contains(c)).count()
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn languages_are_told_apart() {
        for (text, wanted) in [
            ("The results of this study show that there is no difference between the two groups.", "en"),
            ("Die Ergebnisse zeigen, dass es keinen Unterschied zwischen den beiden Gruppen gibt.", "de"),
            ("Les résultats de cette étude montrent que les deux groupes ne sont pas différents.", "fr"),
            ("پژوهش حاضر نشان می‌دهد که این دو گروه با یکدیگر تفاوتی ندارند و چنین است.", "fa"),
            ("تشير نتائج هذه الدراسة إلى عدم وجود فروق بين المجموعتين في هذا المجال.", "ar"),
            ("Результаты исследования показывают, что между двумя группами нет различий.", "ru"),
            ("研究结果表明，这两个组之间没有差异，对学生的影响不大。", "zh"),
            ("この研究の結果は、二つのグループの間に差がないことを示している。", "ja"),
            ("이 연구의 결과는 두 집단 사이에 차이가 없음을 보여 준다.", "ko"),
        ] {
            assert_eq!(detect(text), wanted, "{text}");
        }
        assert_eq!(detect(""), "");
        assert_eq!(detect("123 (45) !"), "");
    }
}
