//! A list of names as a whole: what ends it, and what separates its names.

use unicode_normalization::UnicodeNormalization;

use crate::locale::{Term, lexicon};
use crate::text::{in_word, is_alphanumeric, with_folded};

/// The Thai "and", which stands at the name behind it: `และวีระ`.
pub const THAI_AND: &str = "และ";

/// Cuts et al. and the like off; what follows it is cut off too.
pub fn cut_et_al(text: &str) -> (&str, bool) {
    const MARKS: &[&str] = &[
        "et al",
        "et. al",
        "et.al",
        "and others",
        "and colleagues",
        "& others",
        "and co-workers",
        "и др",
        "и соавт",
        "та ін",
        "ve ark",
        "ve diğ",
        "y otros",
        "y cols",
        "y col.",
        "e outros",
        "e col.",
        "e cols",
        "u. a.",
        "u.a.",
        "und andere",
        "i in.",
        "i wsp",
        "a kol.",
        "a kolektiv",
        "i sur.",
        "i dr.",
        "i sar.",
        "és mtsai",
        "és munkatársai",
        "m.fl.",
        "m. fl.",
        "mfl.",
        "med flere",
        "ja muut",
        "và cộng sự",
        "và cs",
        "và những người khác",
        "và đồng nghiệp",
        "și colab",
        "και συν",
        "και άλλοι",
        "एवं अन्य",
        "और अन्य",
        "وزملاؤه",
        "و همکاران",
        "و دیگران",
        "وآخرون",
        "وآخرين",
        "و آخرون",
        "ואחרים",
        "et coll",
        "e altri",
        "และคณะ",
        "[et",
    ];
    let plain = text.is_ascii();
    // Each mark begins a word, and few words begin as one does.
    let bytes = text.as_bytes();
    let begins = |at: usize| {
        let first = bytes[at];
        let inside = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
        !inside
            && (matches!(first | 0x20, b'a' | b'e' | b'i' | b'u' | b'v' | b'y')
                || matches!(first, b'&' | b'[' | 0xC0..))
            && !text[..at].chars().next_back().is_some_and(is_alphanumeric)
    };
    let mut cut = (0..bytes.len()).find(|&at| {
        begins(at) && {
            let first = bytes[at].to_ascii_lowercase();
            MARKS.iter().any(|mark| mark.as_bytes()[0] == first && is_mark(text, at, mark))
        }
    });
    for mark in ["等", "ほか", " 외", "他"].into_iter().filter(|_| !plain) {
        if let Some(at) = text.find(mark)
            && text[at + mark.len()..].trim_matches([' ', '.', ',', '，', '。', '．']).is_empty()
        {
            cut = Some(cut.map_or(at, |cut| cut.min(at)));
        }
    }
    // `…` at the end leaves names out; before a last name it does too, but that name stays.
    if cut.is_none() && (text.contains('…') || text.contains("...")) {
        return (text.trim_end_matches(['…', '.', ' ', ',']), true);
    }
    match cut {
        Some(at) if at > 0 || text.len() < 12 => (text[..at].trim_end_matches(['[', '(', ' ', ',', ';']), true),
        _ => (text, false),
    }
}

/// Whether `mark` stands at this byte as whole words, ASCII case aside.
fn is_mark(text: &str, at: usize, mark: &str) -> bool {
    text.as_bytes().get(at..at + mark.len()).is_some_and(|part| part.eq_ignore_ascii_case(mark.as_bytes()))
        && (!mark.ends_with(char::is_alphabetic)
            || mark.ends_with("ark")
            || mark.ends_with("diğ")
            || !text[at + mark.len()..].starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Takes punctuation, brackets without their other half, and editor marks off both ends.
pub fn trim(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text.len();
        text = text.trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | ';' | ':' | '،' | '؛' | '，' | '；' | '、' | '：' | '“' | '”' | '"' | '*' | '/' | '|' | '='
                )
        });
        text = text.trim_start_matches(['.', ')', ']', '-', '–', '—', '&']);
        text = text.trim_end_matches(['(', '[', '-', '–', '—', '&', '。', '．']);
        if text.ends_with([')', ']']) && !text.contains(['(', '[']) {
            text = &text[..text.len() - 1];
        }
        if text.starts_with(['(', '['])
            && (!text.contains([')', ']']) || text.ends_with([')', ']']) && text.matches(['(', '[']).count() == 1)
        {
            text = text[1..].trim_end_matches([')', ']']);
        }
        if text.ends_with('.') && !text[..text.len() - 1].contains('.') {
            let last = text[..text.len() - 1].rsplit(|c: char| !in_word(c)).next().unwrap_or("");
            if last.chars().count() > 3 {
                text = &text[..text.len() - 1];
            }
        }
        if text.len() == before {
            return text;
        }
    }
}

/// Cuts at the separators that never stand inside a name: semicolons, "and", slashes, middle dots.
pub fn segments(text: &str) -> Vec<&str> {
    // Whether the list writes "و" with a space, as Persian does.
    let spaced_and = text.contains(" و ");
    let slashes = text.contains(',') && !text.contains(';');
    let mut out = Vec::new();
    let mut start = 0;
    let push = |out: &mut Vec<_>, from: usize, to: usize| {
        if from < to && text[from..to].chars().any(char::is_alphanumeric) {
            out.push(&text[from..to]);
        }
    };
    let mut previous = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let hard = matches!(c, ';' | '؛' | '；' | '、' | '・' | '&' | '＆' | '|')
            || (c == '·' && !previous.is_ascii())
            || (c == '/' && slashes);
        if hard {
            push(&mut out, start, at);
            start = at + c.len_utf8();
        } else if (previous.is_whitespace() || matches!(previous, ',' | '،' | '.')) && c.is_alphabetic() && at > 0 {
            let end =
                text[at..].find(|c: char| !(in_word(c) || c == '\u{200C}')).map_or(text.len(), |length| at + length);
            let word = &text[at..end];
            let spaced = text[end..].starts_with(|c: char| c.is_whitespace());
            // The Czech "a" is a word in other languages, too: `a cura di`.
            let leads = || word != "a" || text[end..].trim_start().starts_with(char::is_uppercase);
            // `Takuu- ja velkaneuvontakeskus` is one body.
            if spaced && is_and(word) && leads() && !text[..at].trim_end().ends_with('-') {
                push(&mut out, start, at);
                start = end;
                while chars.peek().is_some_and(|(next, _)| *next < end) {
                    chars.next();
                }
            } else if word.strip_prefix(THAI_AND).is_some_and(|name| !name.is_empty()) {
                push(&mut out, start, at);
                start = at + THAI_AND.len();
            } else if is_attached_and(c)
                && !spaced_and
                && attached_word(&text[at..]).chars().count() > 3
                && begins_name(&text[..at], &text[at + c.len_utf8()..], word)
            {
                push(&mut out, start, at);
                start = at + c.len_utf8();
            }
        }
        previous = c;
    }
    push(&mut out, start, text.len());
    out
}

/// Whether a word joins names in some language. Written large it may be somebody's initials: `Hansen OG`.
fn is_and(word: &str) -> bool {
    if matches!(word, "And" | "AND" | "with") {
        return true;
    }
    // `Rossi M, ed. by` has the Italian "and".
    let joint = |word: &str| lexicon().is(word, Term::And);
    word.len() <= 16 && word != "ed" && !word.contains(char::is_uppercase) && with_folded(word, joint)
}

/// The letter for "and" that Arabic and Hebrew write onto the next word, Arabic also in its presentation forms.
fn is_attached_and(c: char) -> bool {
    matches!(c, 'و' | '\u{feed}' | '\u{feee}' | 'ו')
}

/// The first word of the text with what a hyphen joins to it: `ובן-דוד`.
fn attached_word(text: &str) -> &str {
    let inside = |c: char| c.is_alphabetic() || matches!(c, '\u{200C}' | '-' | '־');
    &text[..text.find(|c: char| !inside(c)).unwrap_or(text.len())]
}

/// Whether "و" or "ו" before a word is "and": given names stand before it, and it is no name that begins with this letter.
fn begins_name(before: &str, after: &str, word: &str) -> bool {
    const NAMES: &[&str] = &[
        "وليد", "وهبي", "وهبة", "وائل", "وسام", "وفاء", "وداد", "وحيد", "وجدي", "وجيه", "ورد", "وصفي", "وفيق", "وهيب",
        "وطفة", "وافي",
    ];
    let plain: String = word.nfkc().collect();
    if NAMES.contains(&plain.as_str()) || before.trim_end().is_empty() {
        return false;
    }
    let given = before.trim_end();
    // `סגל, ק', וקסלר, ר', כהן, א'`: behind a comma Hebrew says "and" before the last name alone.
    if plain.starts_with('ו') && given.ends_with(',') && after.matches(',').count() > 1 {
        return false;
    }
    // After a separator, or after `Surname، Given`.
    given.ends_with(['،', '؛', ',', ';'])
        && after.contains(['،', ','])
        && given.matches(['،', ',']).count().is_multiple_of(2)
        || given.ends_with(['؛', ';'])
        || !given.ends_with(['،', ',']) && given.contains(['،', ','])
        || joins_whole_names(given, word, after)
}

/// `سعيد زروق ونادية بن عمر`: two names of two words or more. A word with its article is rather the second half of a body's
/// name, as in `الشؤون الثقافية والدينية`.
fn joins_whole_names(before: &str, word: &str, after: &str) -> bool {
    let first = before.rsplit(['؛', ';']).next().unwrap_or(before);
    let bare: String = word.chars().skip(1).collect();
    let second = after.split(['؛', ';']).next().unwrap_or(after);
    !first.contains(['،', ','])
        && first.split_whitespace().count() >= 2
        && second.split_whitespace().count() >= 2
        && !bare.starts_with("ال")
        && !(word.starts_with('ו') && bare.starts_with('ה'))
}
