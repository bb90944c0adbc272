//! Single letters and marks as the tokeniser sees them.

use super::token::class;

/// A letter without its accent, so that `é` and `e` are one; good enough for features.
pub fn fold(c: char) -> u32 {
    let small = c.to_lowercase().next().unwrap_or(c);
    let plain = match small {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ş' | 'š' | 'ś' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ğ' => 'g',
        'ё' => 'е',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'أ' | 'إ' | 'آ' => 'ا',
        'ة' | 'ۀ' => 'ه',
        other => other,
    };
    plain as u32
}

/// The class of a letter of a script without capitals.
pub fn script_class(c: char) -> u8 {
    match c as u32 {
        0x0600..=0x06FF | 0x0750..=0x077F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => class::ARABIC,
        0x3040..=0x30FF => class::KANA,
        0x3400..=0x9FFF | 0x20000..=0x2FFFF => class::HAN,
        0xAC00..=0xD7AF | 0x1100..=0x11FF => class::HANGUL,
        _ => class::CASELESS,
    }
}

/// The class of a mark.
pub fn mark(c: char) -> u8 {
    match c {
        '“' | '«' | '‘' | '„' | '‚' | '‹' | '「' | '『' | '《' | '〈' => class::OPEN_QUOTE,
        '”' | '»' | '’' | '›' | '」' | '』' | '》' | '〉' => class::CLOSE_QUOTE,
        '–' | '—' | '−' | '‐' | '‑' | '―' | '~' | '～' => class::DASH,
        '،' | '，' | '、' => class::COMMA,
        '؛' | '；' => class::SEMICOLON,
        '。' | '．' | '۔' => class::STOP,
        '・' | '·' | '‧' => class::DOT,
        '（' | '［' | '【' | '〔' => b'(',
        '）' | '］' | '】' | '〕' => b')',
        '：' => b':',
        '？' | '؟' => b'?',
        '／' => b'/',
        _ if c.is_ascii() => c as u8,
        _ => class::MARK,
    }
}
