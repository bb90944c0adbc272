//! Takes lead-ins, brackets without their other half, and closing punctuation off a field.

/// Takes punctuation off both ends that does not belong to the words; pairs of brackets inside stay.
pub fn plain(text: &str) -> String {
    strip(text, false).to_owned()
}

/// A title: as [`plain`], but a question or exclamation mark at its end stays, and a mark of the medium goes.
pub fn title(text: &str) -> String {
    let mut text = strip(text, true);
    // `[J]`, `[M]`, `[EB/OL]`, `[online]`
    if text.ends_with(']')
        && let Some(open) = text.rfind('[')
        && open > 0
        && is_medium(&text[open + 1..text.len() - 1])
    {
        text = strip(&text[..open], true);
    }
    text.to_owned()
}

/// Whether the words in brackets name a medium rather than being part of a title.
fn is_medium(mark: &str) -> bool {
    let mark = mark.trim();
    (mark.len() <= 5 && mark.chars().all(|c| c.is_ascii_uppercase() || c == '/'))
        || matches!(
            mark.to_lowercase().as_str(),
            "online"
                | "internet"
                | "electronic resource"
                | "en ligne"
                | "en línea"
                | "dissertation"
                | "thesis"
                | "computer software"
                | "software"
                | "dataset"
                | "data set"
                | "abstract"
                | "letter"
                | "editorial"
                | "in persian"
                | "электронный ресурс"
                | "текст"
        )
}

/// How many bytes of a title stand before it begins again: `Gardens and walls, cited as: “Gardens and walls,”`.
pub fn before_repetition(title: &str) -> usize {
    /// A shorter beginning may well come twice.
    const HEAD: usize = 20;
    let Some((head, _)) = title.char_indices().nth(HEAD).map(|(at, _)| title.split_at(at)) else {
        return title.len();
    };
    let Some(again) = memchr::memmem::find(&title.as_bytes()[head.len()..], head.as_bytes()) else {
        return title.len();
    };
    let again = head.len() + again;
    // Whole words between commas or quotation marks: a title's own words may return in a sentence.
    let before = title[..again].trim_end();
    if !before.ends_with([',', '.', ':', ';', '“', '"', '«', '„']) {
        return title.len();
    }
    let first = before.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '?' | '!'));
    // A short remark in between goes too: `, Attribution:`.
    let cut = first.rfind([',', '.', ';']).filter(|&at| {
        at >= head.len() && title.len() - again >= at && title.as_bytes()[again..].starts_with(&title.as_bytes()[..at])
    });
    cut.unwrap_or(first.len())
}

/// The container without "In" before it.
pub fn container(text: &str) -> String {
    let text = strip(text, false);
    let lead = lead_in(text);
    let text = strip(&text[lead..], false);
    let text = match text.rfind('[') {
        Some(open) if open > 0 && text.ends_with(']') && is_medium(&text[open + 1..text.len() - 1]) => {
            strip(&text[..open], false)
        }
        _ => text,
    };
    once(without_count_word(text)).to_owned()
}

/// `Park Report No`: the word that counts the number behind the container.
fn without_count_word(text: &str) -> &str {
    let Some((head, last)) = text.rsplit_once(' ') else { return text };
    let counts =
        matches!(last.to_lowercase().trim_end_matches('.'), "no" | "nr" | "vol" | "bd" | "issue" | "شماره" | "العدد");
    if counts && head.contains(' ') { strip(head, false) } else { text }
}

/// `Garden Politics, quarterly of garden politics`: a name that is told once more in what describes it.
fn once(text: &str) -> &str {
    let Some((name, more)) = text.split_once([',', '،']) else { return text };
    let again = name.contains(' ') && crate::text::fold(more).ends_with(&crate::text::fold(name));
    if again { name } else { text }
}

/// How many bytes of "In", "in:", "//" and the like stand before a container.
pub fn lead_in(text: &str) -> usize {
    const WORDS: &[&str] = &["in", "dans", "em", "en", "im", "w", "у", "در", "في", "içinde", "i"];
    let open = text.len() - text.trim_start_matches(['(', '[', '“', '"', '/', ' ', '.', ',']).len();
    let rest = &text[open..];
    let slashes = text[..open].contains('/');
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let word = &rest[..length];
    let after = rest[length..].trim_start_matches([':', ' ', '.']);
    let lead = length > 0
        && after.len() < rest.len() - length
        && after.chars().any(char::is_alphanumeric)
        && WORDS.iter().any(|known| word.to_lowercase() == *known)
        && (rest[length..].starts_with([':', '.'])
            || !matches!(word, "en" | "em" | "i" | "w")
            || word.starts_with(char::is_uppercase)
            || word == "em");
    if lead {
        text.len() - after.len()
    } else if slashes {
        open
    } else {
        0
    }
}

/// `arXiv preprint arXiv:2101.00001` where it stands in `text`; empty where the identifier stands alone.
pub fn preprint_server<'t>(text: &'t str, id: &str) -> &'t str {
    let Some(end) = text.find(id).map(|at| at + id.len()) else { return "" };
    let Some(start) = text[..end].find("arXiv preprint").or_else(|| text[..end].find("ArXiv preprint")) else {
        return "";
    };
    &text[start..end]
}

/// The names of editors without the words that mark them: `(Eds.)`, `edited by`, `Hrsg.`.
pub fn editors(text: &str) -> &str {
    const BEFORE: &[&str] = &[
        "in:",
        "in ",
        "edited by",
        "eds.",
        "eds",
        "ed. by",
        "ed.",
        "hrsg. von",
        "hg. von",
        "dir.",
        "a cura di",
        "sous la direction de",
        "sous la dir. de",
        "под ред.",
        "ред.",
        "translated by",
        "trans.",
        "org.",
        "orgs.",
        "به کوشش",
        "تحقيق",
        "تحقیق",
        "ترجمه",
        "ترجمهٔ",
        "ed por",
        "coord.",
        "(",
        "[",
        ",",
        ".",
        ";",
        ":",
        "/",
        "–",
        "by ",
    ];
    const AFTER: &[&str] = &[
        "(eds.)",
        "(eds)",
        "(ed.)",
        "(ed)",
        "(hrsg.)",
        "(hg.)",
        "(orgs.)",
        "(org.)",
        "(dir.)",
        "(coord.)",
        "(coords.)",
        "(comp.)",
        "eds.",
        "eds",
        "ed.",
        "editors",
        "editor",
        "hrsg.",
        "hg.",
        "orgs.",
        "org.",
        "(editors)",
        "(editor)",
        "(ред.)",
        "(ed",
        "(eds",
        "(hrsg",
        "(org",
        ",",
        ";",
        ":",
        " (",
        "(",
        "[",
        "dir.",
        "coord.",
        "editores",
        "(eds.).",
        "(ed.).",
        "[eds.]",
        "[ed.]",
        "[eds]",
        "[ed]",
        "trans.",
        "(trans.)",
        "(ur.)",
        "(haz.)",
        "(der.)",
        "편",
        "编",
        "編",
        "主编",
    ];
    let mut text = text.trim();
    loop {
        let length = text.len();
        for mark in BEFORE {
            if starts(text, mark) {
                text = text[mark.len()..].trim_start();
            }
        }
        for mark in AFTER {
            if ends(text, mark) && text.len() > mark.len() + 2 {
                text = text[..text.len() - mark.len()].trim_end();
            }
        }
        if text.ends_with(").") {
            text = &text[..text.len() - 1];
        }
        if text.len() == length {
            return text;
        }
    }
}

fn starts(text: &str, mark: &str) -> bool {
    text.as_bytes().get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()))
        && (!mark.ends_with(|c: char| c.is_alphabetic())
            || !text[mark.len()..].starts_with(|c: char| c.is_alphabetic()))
}

fn ends(text: &str, mark: &str) -> bool {
    text.len().checked_sub(mark.len()).is_some_and(|at| {
        text.as_bytes()[at..].eq_ignore_ascii_case(mark.as_bytes())
            && (!mark.starts_with(|c: char| c.is_alphabetic()) || !text[..at].ends_with(|c: char| c.is_alphanumeric()))
    })
}

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

fn strip(text: &str, question: bool) -> &str {
    let mut text = text.trim();
    loop {
        let before = text.len();
        text = text.trim_start_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '.' | ','
                        | ';'
                        | ':'
                        | ')'
                        | ']'
                        | '}'
                        | '–'
                        | '—'
                        | '-'
                        | '|'
                        | '،'
                        | '؛'
                        | '，'
                        | '。'
                        | '．'
                        | '”'
                        | '»'
                        | '*'
                        | '·'
                        | '/'
                        | '：'
                        | '」'
                        | '』'
                )
        });
        text = text.trim_end_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '.' | ','
                        | ';'
                        | ':'
                        | '('
                        | '['
                        | '{'
                        | '–'
                        | '—'
                        | '-'
                        | '|'
                        | '،'
                        | '؛'
                        | '，'
                        | '。'
                        | '．'
                        | '“'
                        | '«'
                        | '‘'
                        | '*'
                        | '/'
                        | '：'
                        | '「'
                        | '『'
                )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_cleaned() {
        for (text, want) in [
            ("“Gardens and their makers,”", "Gardens and their makers"),
            ("Gardens (and parks).", "Gardens (and parks)"),
            ("(Gardens.)", "Gardens"),
            ("Why gardens?", "Why gardens?"),
            ("花园的研究[J].", "花园的研究"),
            ("«باغ‌ها».", "باغ‌ها"),
            ("Gardens)", "Gardens"),
        ] {
            assert_eq!(title(text), want, "{text}");
        }
        assert_eq!(container("In: The big book of gardens,"), "The big book of gardens");
        assert_eq!(container("// Вестник садовода."), "Вестник садовода");
        assert_eq!(container("International Gardens"), "International Gardens");
    }

    #[test]
    fn a_title_printed_twice_is_read_once() {
        for (text, want) in [
            ("The walls of small gardens, Attribution:, “The walls of small gardens,”", "The walls of small gardens"),
            ("The walls of small gardens. The walls of small gardens", "The walls of small gardens"),
            (
                "The walls of small gardens and The walls of small towns",
                "The walls of small gardens and The walls of small towns",
            ),
            ("Walls, walls", "Walls, walls"),
        ] {
            assert_eq!(&text[..before_repetition(text)], want, "{text}");
        }
    }

    #[test]
    fn editor_marks_are_cut() {
        assert_eq!(editors("In T. Brown & A. Grey (Eds.),"), "T. Brown & A. Grey");
        assert_eq!(editors("edited by Thomas Brown"), "Thomas Brown");
        assert_eq!(editors("Brown, T. (Hrsg.):"), "Brown, T.");
    }
}
