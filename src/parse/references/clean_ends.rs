//! Takes punctuation off both ends of a field.

const PAIRS: [(char, char); 12] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('“', '”'),
    ('«', '»'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('„', '“'),
    ('"', '"'),
    ('\'', '\''),
];

/// White space and marks that belong to no field at either end of it.
fn is_loose(c: char) -> bool {
    let ideographic = matches!(c, '，' | '。' | '．' | '：');
    c.is_whitespace()
        || ideographic
        || matches!(c, '.' | ',' | ';' | ':' | '–' | '—' | '-' | '|' | '،' | '؛' | '*' | '/')
}

/// Takes closing and opening marks off both ends, pairs around the whole and halves of pairs; `question` keeps `?` and `!`.
pub fn strip(text: &str, question: bool) -> &str {
    let mut text = text.trim();
    loop {
        // Between two plain letters or digits there is nothing to take off.
        if let [first, .., last] = text.as_bytes()
            && first.is_ascii_alphanumeric()
            && last.is_ascii_alphanumeric()
        {
            return text;
        }
        let before = text.len();
        text = text
            .trim_start_matches(|c: char| is_loose(c) || matches!(c, ')' | ']' | '}' | '”' | '»' | '·' | '」' | '』'));
        text = text.trim_end_matches(|c: char| {
            is_loose(c)
                || matches!(c, '(' | '[' | '{' | '“' | '«' | '‘' | '「' | '『')
                || (!question && matches!(c, '?' | '!'))
        });
        // A pair around the whole.
        for (open, close) in PAIRS {
            if let Some(inner) = text.strip_prefix(open).and_then(|inner| inner.strip_suffix(close))
                && !inner.contains(open)
                && !inner.contains(close)
            {
                text = inner;
            }
        }
        // Halves of a pair at either end.
        for (open, close) in PAIRS {
            if open != close {
                if text.ends_with(close) && !text.contains(open) && close != '’' {
                    text = &text[..text.len() - close.len_utf8()];
                }
                if text.starts_with(open) && !text[open.len_utf8()..].contains(close) {
                    text = &text[open.len_utf8()..];
                }
            } else if text.matches(open).count() == 1 {
                text = text.strip_prefix(open).unwrap_or(text);
                text = text.strip_suffix(open).unwrap_or(text);
            }
        }
        if text.ends_with('’') && !text.contains('‘') {
            text = text.trim_end_matches('’');
        }
        if text.len() == before {
            return text;
        }
    }
}
