//! What a line looks like: the start of an entry, a source, a line that goes on, prose.
//!
//! Cheap signs that hold in any script: where the first comma or bracket stands, initials, years, page ranges,
//! identifiers. Weights are in the order of log odds.

mod end;
mod numbers;
mod source;

use crate::locale::{Term, Terms, lexicon};
use crate::parse::layout::digit;
use crate::text::{fold, in_word, is_alphabetic, spaced, with_folded};

pub(super) use end::{End, end};
pub(super) use numbers::year_place;
use numbers::{numbers, years};
pub(super) use source::{has_locator, small_words, source};

/// How many characters of a line are looked at for its start.
const HEAD: usize = 160;

/// Whether a character's script has no capital letters.
fn caseless(c: char) -> bool {
    is_alphabetic(c) && !c.is_lowercase() && !c.is_uppercase()
}

/// A dash, line or word in place of the author of the entry above: its length in bytes.
pub(super) fn repeated_author(line: &str) -> Option<usize> {
    same_author(line).or_else(|| dash(line))
}

/// `Ders.`, `Dies.`, `Idem`, with the year or the title behind it.
fn same_author(line: &str) -> Option<usize> {
    let length = line.find(|c: char| !is_alphabetic(c) && c != ' ').filter(|&length| length <= WORD)?;
    let word = line.get(..length)?.trim_end();
    let is_word = word.starts_with(char::is_uppercase) && {
        let words: Vec<String> = word.split(' ').map(fold).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        lexicon().terms(&words).contains(Term::SameAuthor)
    };
    let behind = &line[word.len()..];
    let stop = usize::from(behind.starts_with('.'));
    let follows = behind[stop..].trim_start().starts_with([',', ':', '(', '/', '[']) || stop == 1;
    (is_word && follows).then_some(word.len() + stop)
}

/// A word in place of an author has no more bytes than this.
const WORD: usize = 16;

fn dash(line: &str) -> Option<usize> {
    let dash = |c: char| matches!(c, '—' | '–' | '_' | '―' | '‒' | '⸺' | '⸻' | '-' | 'ـ');
    let end = line.find(|c: char| !dash(c) && c != ' ').unwrap_or(line.len());
    let run = line[..end].trim_end();
    let count = run.chars().filter(|c| *c != ' ').count();
    let long = run.contains(['⸻', '⸺']) || (count >= 2 && run.contains(['—', '―', '–'])) || count >= 3;
    let follows =
        line[run.len()..].trim_start().starts_with(['.', ',', ':', ';', '(', '،', '[']) || line.len() > run.len() + 6;
    // `— 2003a, Title`, `— , Title`
    let dated = || {
        let digits = line[end..].bytes().take_while(u8::is_ascii_digit).count();
        digits == 4
            && end > run.len()
            && line[end + digits..].trim_start_matches(|c: char| c.is_ascii_lowercase()).starts_with([',', '.', ':'])
    };
    let comma = || end > run.len() && line[end..].starts_with(", ") || line[run.len()..].starts_with(": ");
    // `— The title`
    let titled = || {
        let mut behind = line[end..].chars();
        let quoted = behind.next().is_some_and(|c| c.is_uppercase() || matches!(c, '«' | '“' | '„'));
        run == "—" && end > run.len() && quoted && behind.next().is_some_and(|c| c.is_lowercase() || c.is_uppercase())
    };
    (long && follows || count == 1 && (dated() || comma() || titled())).then_some(run.len())
}

/// How much a line looks like the first line of an entry: above 0 it does.
pub(super) fn start(line: &str) -> f32 {
    if repeated_author(line).is_some() {
        return 3.0;
    }
    if is_address(line) {
        return -6.0;
    }
    let Some(first) = line.chars().next() else { return -3.0 };
    let mut score = match first {
        c if digit(c).is_some() => -2.0,
        c if c.is_lowercase() && !particle(line) => -2.5,
        c if is_alphabetic(c) => 0.0,
        '"' | '“' | '«' | '„' | '‘' | '\'' | '『' | '「' | '《' | '’' | 'ʿ' => -0.3,
        _ => -2.5,
    };
    score += author(line);
    if names_a_part(line) {
        score -= 2.0;
    }
    match year_place(line).filter(|&at| at < HEAD) {
        Some(at) if at < 80 => score + 0.8,
        Some(_) => score + 0.4,
        None => score,
    }
}

/// Whether the line starts with a word that stands inside entries: `Journal`, `pp.`, `In`, `PhD thesis`.
fn names_a_part(line: &str) -> bool {
    const ALWAYS: [Term; 6] = [Term::Page, Term::Volume, Term::Issue, Term::Retrieved, Term::In, Term::Edition];
    const UNDATED: [Term; 4] = [Term::Journal, Term::Thesis, Term::Conference, Term::Publisher];
    let head = &line[..line.char_indices().nth(48).map_or(line.len(), |(at, _)| at)];
    with_folded(head, |folded| {
        let mut words = folded.split(|c: char| !in_word(c)).filter(|word| !word.is_empty());
        let Some(first) = words.next().filter(|word| word.chars().nth(1).is_some()) else { return false };
        let opens = lexicon().opens(first);
        if !opens.meets(Terms::of(&ALWAYS)) && !opens.meets(Terms::of(&UNDATED)) {
            return false;
        }
        let words: Vec<&str> = std::iter::once(first).chain(words).take(3).collect();
        let starts_with = |term: &Term| lexicon().longest(&words, *term).is_some();
        ALWAYS.iter().any(starts_with) || UNDATED.iter().any(starts_with) && year_place(line).is_none_or(|at| at > HEAD)
    })
}

/// Whether the line starts with a web address or an identifier.
pub(super) fn is_address(line: &str) -> bool {
    let head = &line[..line.char_indices().nth(24).map_or(line.len(), |(at, _)| at)];
    let head = head.trim_start_matches(['<', '(', '[', '"']);
    [
        "http", "www.", "doi:", "doi.org", "doi ", "10.", "ftp:", "pmid", "pmcid", "isbn", "issn", "arxiv:", "url:",
        "url ", "eprint",
    ]
    .iter()
    .any(|start| head.as_bytes().get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes())))
}

fn particle(line: &str) -> bool {
    let word =
        line.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '‘')).next().unwrap_or_default();
    let glued = line[word.len()..].starts_with(['\'', '’', '-', '‘']) && word.chars().count() <= 2;
    (glued || word.chars().count() <= 4 && lexicon().is_particle(word))
        && line[word.len()..].chars().take(20).any(|c| c.is_uppercase())
}

/// Signs of an author at the start: a comma after a name, initials, a family name in capitals, a name and a year.
fn author(line: &str) -> f32 {
    let mut words = 0;
    let head_end = line.char_indices().nth(HEAD).map_or(line.len(), |(at, _)| at);
    let head = &line[..head_end];
    let tokens: Vec<&str> = spaced(head).take(8).collect();
    let Some(first) = tokens.first() else { return -1.0 };
    let mut best: f32 = 0.0;
    if is_initials(first) && first.chars().count() <= 5 {
        // `A. B. Smith`: initials first. `A., and Smith, B.` and `J. (2010)` go on from the line above.
        let family = tokens[1..].iter().find(|token| !is_initials(token));
        let named = first.ends_with('.')
            && family.is_some_and(|family| {
                family.chars().next().is_some_and(char::is_uppercase) && family.chars().count() > 1
            });
        return if named { 2.0 } else { -2.0 };
    }
    for (at, token) in tokens.iter().enumerate() {
        words += 1;
        let next = tokens.get(at + 1).copied().unwrap_or_default();
        let bare = token.trim_end_matches([',', ';', '.', ':', '،', '؛', '，', '、']);
        let comma = token.len() > bare.len();
        let sign = token[bare.len()..].chars().next();
        if at > 0 && vancouver(bare) && capital(tokens[at - 1]) && words <= 5 {
            best = best.max(2.2);
        }
        if comma && sign != Some('.') {
            let named = tokens[..=at].iter().all(|part| capital(part) || lexicon().is_particle(&part.to_lowercase()));
            if is_initials(next) && named {
                best = best.max(2.5);
            } else if named && words <= 3 && (capital(next) || next.is_empty()) {
                best = best.max(1.2);
            } else if caseless(bare.chars().next().unwrap_or(' ')) && words <= 4 {
                best = best.max(1.6);
            }
            if words == 1 && bare.chars().count() > 1 && bare.chars().all(|c| c.is_uppercase() || !is_alphabetic(c)) {
                best = best.max(1.8);
            }
            break;
        }
        if token.starts_with(['(', '[', '（']) && year_place(token).is_some() && at > 0 {
            best = best.max(1.6);
            break;
        }
        if bare.ends_with([')', '）']) && token.contains(['(', '（']) && year_place(token).is_some() {
            best = best.max(1.6);
            break;
        }
        if sign == Some('.') && at > 0 && bare.chars().count() > 3 {
            if words <= 4 && caseless(bare.chars().next().unwrap_or(' ')) {
                best = best.max(0.8);
            }
            break;
        }
    }
    // Scripts without spaces: a name, then a delimiter.
    if head
        .chars()
        .next()
        .is_some_and(|c| matches!(u32::from(c), 0x2e80..=0x9fff | 0xac00..=0xd7a3 | 0x0e00..=0x0e7f | 0xf900..=0xfaff))
    {
        let place = head.chars().position(|c| {
            matches!(c, '，' | ',' | '、' | '.' | '．' | '(' | '（' | '・' | '：' | ':' | '『' | '「' | '《' | '؛')
        });
        if place.is_some_and(|place| (2..=24).contains(&place)) {
            best = best.max(1.4);
        }
    }
    if best < 0.5 && first.chars().next().is_some_and(is_alphabetic) {
        let word: String = first.to_lowercase();
        if lexicon().is_stopword(&word) {
            best -= 1.2;
        }
    }
    best
}

/// `A.`, `A.B.`, `J.-P.`, `Yu.`: given names cut to their first letters.
fn is_initials(token: &str) -> bool {
    let bare = token.trim_end_matches([',', ';', ')', '&', ':']);
    let mut letters = 0;
    let mut run = 0;
    for c in bare.chars() {
        if is_alphabetic(c) {
            run += 1;
            letters += usize::from(c.is_uppercase());
            if run > 2 {
                return false;
            }
        } else if matches!(c, '.' | '-' | '‐' | '’') {
            run = 0;
        } else {
            return false;
        }
    }
    letters >= 1 && (bare.contains('.') || bare.chars().count() == 1)
}

/// `AB` after a family name: initials without points.
fn vancouver(token: &str) -> bool {
    let count = token.chars().count();
    (1..=4).contains(&count) && token.chars().all(|c| c.is_uppercase() || c == '-')
}

fn capital(token: &str) -> bool {
    let token = token.trim_start_matches(['(', '"', '“', '\'', '’', '‘', '[']);
    token.chars().next().is_some_and(char::is_uppercase)
        || token.contains(['\'', '’', '-']) && token.chars().any(char::is_uppercase)
        || matches!(token, "&" | "and" | "и" | "y" | "e" | "et" | "und")
}

/// Whether a text starts as entries do and prose does not: initials after a family name, or a year that is closed off
/// by punctuation. In scripts without capitals a comma after a few words proves little.
pub(super) fn surely_starts(text: &str) -> bool {
    let sure = author(text) >= 1.8;
    let Some(first) = text.chars().next() else { return false };
    if repeated_author(text).is_some() {
        return true;
    }
    let signed = ["[J]", "[M]", "[D]", "[C]", "[R]", "[EB/OL]", "『", "//"].iter().any(|sign| text.contains(sign));
    let cased = first.is_uppercase() || first.is_lowercase();
    let named = author(text) > if cased { 1.1 } else { 0.5 };
    if cased { sure || named && closed_year(text) } else { named && (closed_year(text) || signed) }
}

/// Whether the first year stands near the start and is followed by a full stop, comma or colon, as in `(2010).`.
fn closed_year(text: &str) -> bool {
    let Some(at) = year_place(text).filter(|&at| at < HEAD) else { return false };
    let rest = text[at..].trim_start_matches(|c: char| digit(c).is_some());
    let letter = rest.chars().next().filter(|c| is_alphabetic(*c)).map_or(0, char::len_utf8);
    let rest = rest[letter..].trim_start_matches([')', ']', '）', ' ', '(', '[']);
    rest.starts_with(['.', ',', ':', ';', '،', '؛', '，', '．', '。', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_start_with_names_in_many_scripts() {
        for line in [
            "Abel, A. B., & Cole, D. (2010). Rivers of the",
            "Abel AB, Cole D. Rivers of the north. J Water 2010;12:1–9.",
            "A. B. Abel and D. Cole, “Rivers”, J. Water 12 (2010) 1–9",
            "ABEL, Ana. Rios do norte. São Paulo: Água, 2010.",
            "van der Meer, P. (2010). Rivers",
            "d’Arcy, P. (2010). Rivers",
            "Абелев А. Б., Котов Г. Реки севера. – М.: Вода, 2010.",
            "احمدی، پروین (۱۳۹۷). رودهای شمال. تهران: نشر آب.",
            "王小明, 李华. 北方的河流[J]. 水学报, 2010(3): 1-8.",
            "山田太郎，2010，『北の川』水書房．",
            "김철수(2010). 북쪽의 강. 물학회지, 3(1), 1-8.",
            "World Water Board (2010). Rivers.",
            "———. (2011). Lakes. Water Press.",
        ] {
            assert!(start(line) > 0.5, "{} {line}", start(line));
            assert!(source(line) > 0.3, "{} {line}", source(line));
        }
    }

    #[test]
    fn lines_that_go_on_do_not() {
        for line in [
            "https://doi.org/10.5555/x",
            "north. Journal of Water, 12(3), 4–5.",
            "12(3), 45–60.",
            "(pp. 12–15). Elm Press.",
            "The rivers of the north are long",
        ] {
            assert!(start(line) < 0.0, "{} {line}", start(line));
        }
    }

    #[test]
    fn prose_is_no_source() {
        for text in [
            "The rivers of the north are long, and in the spring of the year they are full of ice, which the people who live there take for a sign.",
            "It was shown that the model of the data is not one that we could use in this study (Abel, 2010; Cole, 2011).",
            "Acknowledgements are due to all the people",
        ] {
            assert!(source(text) < 0.3, "{} {text}", source(text));
        }
    }
}
