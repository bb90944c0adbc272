//! Takes lead-ins, brackets without their other half, and closing punctuation off a field.

use super::clean_ends::strip;
use crate::locale::{Term, lexicon};

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

/// A title in quotation marks and what stands behind them: `“Gardens”, talk given in the park`.
pub fn quoted(text: &str) -> Option<(&str, &str)> {
    let open = text.trim_start().chars().next()?;
    let close = match open {
        '“' | '„' => '”',
        '«' => '»',
        '"' => '"',
        _ => return None,
    };
    let inner = text.trim_start().get(open.len_utf8()..)?;
    let end = inner.find(close)?;
    let (title, rest) = (&inner[..end], &inner[end + close.len_utf8()..]);
    // One more mark of the kind may be a quotation inside the title.
    let marks = |c: char| c == open || c == close;
    let ended = rest.trim_start().starts_with([',', '.', ';', '(', '[']) || title.ends_with([',', '.', '?', '!', ' ']);
    let fit = ended && !rest.contains(marks) && !title.contains(open) && title.split_whitespace().count() > 1;
    (fit && rest.contains(char::is_alphanumeric)).then_some((title, rest))
}

/// How many bytes of a title stand before a last sentence that only says that it is a thesis.
pub fn before_thesis(title: &str) -> usize {
    let Some((head, last)) = title.rsplit_once(". ") else { return title.len() };
    let words: Vec<String> = last.split_whitespace().map(crate::text::fold).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.len() < 4 && lexicon().terms(&words).contains(Term::Thesis) { head.len() } else { title.len() }
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

/// How many bytes of a title stand before a month between commas, which is a date: `Walls of the north, January, Garden
/// House`.
pub fn before_month(title: &str) -> usize {
    let month = |word: &str| crate::parse::dates::month(word).is_some();
    let mut commas = title.match_indices(',').map(|(at, _)| at).peekable();
    while let Some(at) = commas.next() {
        let Some(&next) = commas.peek() else { break };
        // `Rain in April, May, and June` counts months.
        let counted = title[..at].rsplit(' ').next().is_some_and(month);
        if !counted && month(title[at + 1..next].trim()) {
            return at;
        }
    }
    title.len()
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
    // The letter of the year, cut off it: `1996` `a, Garden Letters`.
    let text = match text.split_once(", ") {
        Some((letter, rest)) if letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_lowercase()) => rest,
        _ => text,
    };
    once(without_count_word(text)).to_owned()
}

/// A volume in brackets behind the container: `Garden Letters(23)`.
pub fn bracketed_number(container: &str) -> Option<(&str, &str)> {
    let (name, number) = container.strip_suffix(')')?.rsplit_once('(')?;
    let counted = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    (counted && name.contains(' ')).then(|| (name.trim_end(), number))
}

/// `Park Report No`: the word that counts the number behind the container.
fn without_count_word(text: &str) -> &str {
    let Some((head, last)) = text.rsplit_once(' ') else { return text };
    let counts = matches!(
        last.to_lowercase().trim_end_matches('.'),
        "no" | "nr" | "vol" | "volume" | "bd" | "issue" | "شماره" | "العدد"
    );
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
    /// Bytes that the longest of them has, with room for capitals that are longer.
    const LONGEST_WORD: usize = 12;
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
        && word.len() <= LONGEST_WORD
        && WORDS.contains(&word.to_lowercase().as_str())
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
    fn a_title_ends_before_a_month_between_commas() {
        for (text, want) in [
            ("Walls of the north, January, Garden House", "Walls of the north"),
            ("Walls, gates, and towers of May", "Walls, gates, and towers of May"),
            ("Rain in April, May, and June", "Rain in April, May, and June"),
        ] {
            assert_eq!(&text[..before_month(text)], want, "{text}");
        }
    }

    #[test]
    fn what_stands_behind_a_quoted_title_is_not_its() {
        assert_eq!(quoted("“Small gardens”, talk in the park"), Some(("Small gardens", ", talk in the park")));
        assert_eq!(quoted("« Petits jardins », manuscrit"), Some((" Petits jardins ", ", manuscrit")));
        for whole in ["“Gardens” and walls", "“Small” words and “large” ones", "Small gardens", "“Small gardens.”"]
        {
            assert_eq!(quoted(whole), None, "{whole}");
        }
        assert_eq!(before_thesis("Gardens of the north. Dissertation"), 20);
        assert_eq!(before_thesis("Gardens of the north. Walls"), 27);
        assert_eq!(bracketed_number("Les dossiers du jardin(23)"), Some(("Les dossiers du jardin", "23")));
        assert_eq!(bracketed_number("J Gardens (Ithaca)"), None);
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
}
