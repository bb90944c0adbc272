//! Heads of entries in forms that are rare in the languages that the labeller knows best, put into the usual form.

use super::entry_date::UNDATED;
use crate::locale::{Term, lexicon};
use crate::text::{fold, has_letters, is_short_for};

/// A longer head is none, in bytes.
const LONGEST: usize = 240;
/// Words that one name has at most.
const NAME: usize = 4;
/// Words behind a key among which its name comes again.
const AGAIN: usize = 5;
/// Words of a mark that there is no date.
const MARK: usize = 3;

/// The entry with a head that is usual, where its own is not: names parted by dashes, as in
/// `Brown Tom – Grey Ann 2016: The wall`, or a bare mark that there is no date: `Garden Society, b. r. The wall`.
pub fn usual(text: &str) -> Option<String> {
    let first = keyed(text)
        .or_else(|| invented(text))
        .or_else(|| abbreviated(text))
        .or_else(|| bracketed_particle(text))
        .or_else(|| parted(text))
        .or_else(|| undated(text));
    let first = first.as_deref().and_then(dated).or_else(|| dated(text)).or(first);
    let text = first.as_deref().unwrap_or(text);
    in_roles(text).or(first)
}

/// `Lapshina E. V. Articles. Moscow, 2011`, printed behind the key that it is cited by: `Lapshina 2011 — Lapshina E. V. …`.
/// A letter of the key's year goes to the year behind it.
fn keyed(text: &str) -> Option<String> {
    let (key, rest) = [" — ", " – ", " = ", ": "].into_iter().find_map(|dash| text.split_once(dash))?;
    let digits = key.find(|c: char| c.is_ascii_digit()).filter(|_| key.len() < LONGEST / 2)?;
    let (names, year) = key.split_at(digits);
    let (year, letter) = year.split_at(year.find(|c: char| !c.is_ascii_digit()).unwrap_or(year.len()));
    let first = names.split([' ', ',']).next().filter(|first| first.chars().count() > 1)?;
    // `Lowe 1869-1871: A. Lowe, Walls`: the names come again, maybe behind initials.
    let again = rest.split_whitespace().take(AGAIN).any(|word| word.trim_end_matches([',', '.', ':', ';']) == first);
    let years = letter.trim_start_matches(['-', '–']);
    let range = years.len() == 4 && years.len() < letter.len() && years.bytes().all(|byte| byte.is_ascii_digit());
    let lettered = letter.chars().count() <= 1 && letter.chars().all(char::is_alphabetic);
    if year.len() != 4 || !lettered && !range || !again {
        return None;
    }
    let letter = if range { "" } else { letter };
    let lettered = rest.rfind(year).filter(|_| !letter.is_empty()).map(|at| at + year.len());
    Some(lettered.map_or_else(|| rest.to_owned(), |at| format!("{}{letter}{}", &rest[..at], &rest[at..])))
}

/// `Osservatorio della casa (ODC) (2021)`, printed with its short form first: `Odc – Osservatorio della casa (2021)`.
fn abbreviated(text: &str) -> Option<String> {
    let ends = |c: char| c.is_ascii_digit() || matches!(c, '(' | ',' | '.' | ':' | '/');
    let end = text.find(ends).filter(|&end| end < LONGEST)?;
    let head = text[..end].trim_end();
    let (short, long) = [" – ", " — ", " - ", " = "].into_iter().find_map(|dash| head.split_once(dash))?;
    let capitals = short.to_uppercase();
    // `СНВГ — Словарь нижневельских говоров`: a compound gives two letters.
    let letters = short == capitals
        && short.chars().count() > 1
        && short.chars().next() == long.chars().next()
        && has_letters(long, short);
    let stands_for = letters || is_short_for(&capitals, long) || short.contains(['"', '״']);
    (!short.contains(' ') && long.contains(' ') && stands_for)
        .then(|| format!("{long} ({capitals}){}", &text[head.len()..]))
}

/// `Stoltz EJ, inventor; Plain Equipment LLC, assignee. 2015. Roller`: who owns a patent did not write it.
fn invented(text: &str) -> Option<String> {
    let mark = [", inventors", ", inventor"].into_iter().find_map(|mark| text.find(mark).map(|at| (at, mark.len())));
    let (at, length) = mark.filter(|(at, _)| *at < LONGEST)?;
    let rest = &text[at + length..];
    let owned = rest
        .find("assignee")
        .filter(|&end| end < LONGEST)
        .map(|end| rest[end + "assignee".len()..].trim_start_matches('s'));
    Some(format!("{}{}", &text[..at], owned.unwrap_or(rest)))
}

/// `Lowe Ann (de), Brown Tom (2014)`: a particle in brackets behind the given name. It is left out.
fn bracketed_particle(text: &str) -> Option<String> {
    let year = text.find(|c: char| c.is_ascii_digit()).filter(|&year| year < LONGEST)?;
    let open = text[..year].find(" (")?;
    let close = open + text[open..year].find(')')?;
    let inner = &text[open + 2..close];
    // `HAUTERIVE B. (D')`
    let bare = fold(inner.trim_end_matches(['\'', '’']));
    let elided = bare.len() < inner.len() && matches!(bare.as_str(), "d" | "l");
    let particle = elided || inner.starts_with(char::is_lowercase) && lexicon().is_particle(&bare);
    (particle && text[..open].contains(' ')).then(|| format!("{}{}", &text[..open], &text[close + 1..]))
}

/// `밀러, S. 저, 고은채 역 (2012)`, `米勒著, 王晓译 (2012)`: who wrote and who translated; the translators are left out.
fn in_roles(text: &str) -> Option<String> {
    const WROTE: [&str; 5] = ["저", "지음", "著", "원저", "글"];
    let year = text.find(|c: char| c.is_ascii_digit()).filter(|&year| year < LONGEST)?;
    let head = text[..year].trim_end_matches([' ', '(', '（', '.', '[', ',', '，']);
    let pieces: Vec<&str> = head.split([',', '，', '、', ';']).map(str::trim).collect();
    let wrote = pieces.iter().position(|piece| WROTE.iter().any(|role| piece.ends_with(role)))?;
    let role = WROTE.iter().find_map(|role| pieces[wrote].strip_suffix(role))?;
    let translated = |piece: &&str| {
        let role = piece.char_indices().skip(1).map(|(at, _)| piece[at..].trim_start());
        role.into_iter().any(|role| lexicon().is(&fold(role), Term::Translator))
    };
    let rest = pieces.get(wrote + 1..).filter(|rest| rest.last().is_some_and(translated))?;
    let names = head.len() - rest.iter().map(|piece| piece.len() + 1).sum::<usize>();
    let names = head.get(..names)?;
    let kept = names.rfind(role.trim_end()).map(|at| &names[..at + role.trim_end().len()])?;
    Some(format!("{kept}{}", &text[head.len()..]))
}

/// `Brown Tom; Grey Ann 2016: The wall`.
fn parted(text: &str) -> Option<String> {
    let year = text.find(|c: char| c.is_ascii_digit()).filter(|&year| year < LONGEST)?;
    let head = &text[..year];
    let dash = [" – ", " — ", "–"].into_iter().find(|dash| head.contains(dash))?;
    let named = |word: &str| {
        let letters = |c: char| c.is_alphabetic() || matches!(c, '.' | ',' | '-' | '’' | '\'');
        word.chars().all(letters) && (word.starts_with(char::is_uppercase) || lexicon().is_particle(&fold(word)))
    };
    let name = |name: &str| {
        let words = name.split_whitespace();
        (2..=NAME).contains(&words.clone().count()) && words.clone().all(named)
    };
    head.trim_end_matches([' ', '(', '[']).split(dash).all(name).then(|| head.replace(dash, "; ") + &text[year..])
}

/// `VIRÁGH Ilona 2006b Kinek viszünk?`: names, a year and a title with nothing between them.
fn dated(text: &str) -> Option<String> {
    let year = text.find(|c: char| c.is_ascii_digit()).filter(|&year| year > 2 && year < LONGEST / 2)?;
    let (names, rest) = text.split_at(year);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letter = rest[digits..].bytes().take_while(u8::is_ascii_lowercase).count();
    let (year, title) = rest.split_at(digits + letter);
    let plausible = matches!(year.as_bytes(), [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..]);
    let named = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        bare.is_empty()
            || bare.starts_with(char::is_uppercase)
            || word.starts_with('(')
            || lexicon().is_particle(&fold(bare))
            || lexicon().is(&fold(bare), Term::And)
    };
    // `Brown, T., Academic Press 1995 New York` is another matter.
    let plain = names.matches(',').count() < 2 && !names.contains(". ") && names.split(' ').count() <= NAME * 2 + 1;
    let opens = title.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '„' | '“' | '"' | '«' | '‘'));
    let spaced = title.starts_with(' ') && names.ends_with(' ') && !names.trim_end().ends_with(['.', ',', ':', ';']);
    (plain
        && digits == 4
        && letter <= 1
        && plausible
        && opens
        && spaced
        && names.trim_end().contains(' ')
        && names.split(' ').all(named))
    .then(|| format!("{} ({year}).{title}", names.trim_end()))
}

/// `Garden Society (b. r.). The wall`.
fn undated(text: &str) -> Option<String> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let blanks = text[..end].match_indices(' ').map(|(at, _)| at);
    for at in blanks {
        let rest = &text[at + 1..];
        // `Garden Office. t.t. "Walls"`
        let sentence = text[..at].ends_with('.') && text[..at].contains(' ');
        let ends = text[..at].ends_with(['(', ')', ':', '»', '”', '"', ']']) || text[..at].ends_with('.') && !sentence;
        if ends || text[..at].contains(|c: char| c.is_numeric()) {
            return None;
        }
        if !rest.starts_with(char::is_lowercase) {
            if sentence {
                return None;
            }
            continue;
        }
        let words: Vec<&str> = rest.split(' ').take(MARK).collect();
        // Initials are printed large, and a single letter without a full stop is a word.
        let stops = words.iter().take_while(|word| word.ends_with(['.', ':'])).count();
        for count in (1..=stops).rev() {
            let folded: Vec<String> = words[..count].iter().map(|word| fold(word)).collect();
            let parts: Vec<&str> = folded
                .iter()
                .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
                .filter(|word| !word.is_empty())
                .collect();
            let length = words[..count].iter().map(|word| word.len() + 1).sum::<usize>() - 1;
            let mark = rest[..length].trim_end_matches(':');
            // One word, or one with a single stop, is no mark that stands alone.
            let whole = mark.matches('.').count() > 1
                && (lexicon().longest(&parts, Term::NoDate) == Some(parts.len()) || UNDATED.contains(&mark));
            if whole {
                let head = text[..at].trim_end_matches([',', ' ', '.']);
                return Some(format!("{head} ({mark}). {}", rest[length..].trim_start()));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unusual_heads_are_put_into_the_usual_form() {
        for (text, want) in [
            ("Kis Anna – Nagy Pál 2016: A fal", Some("Kis Anna; Nagy Pál 2016: A fal")),
            ("KIS ANNA–NAGY PÁL [2016]: A fal", Some("KIS ANNA; NAGY PÁL [2016]: A fal")),
            ("Lind, Max – Wolf, Eva 2012: Der Bus", Some("Lind, Max; Wolf, Eva 2012: Der Bus")),
            ("Kert Egyesület é. n.: A polc. 2020", Some("Kert Egyesület (é. n.). A polc. 2020")),
            ("SPOLEK ZAHRAD, b. r. Zahrady [online].", Some("SPOLEK ZAHRAD (b. r.). Zahrady [online].")),
            ("Odc – Osservatorio della casa (2021), Rapporto", Some("Osservatorio della casa (ODC) (2021), Rapporto")),
            ("Lowe, S. 저, 고은채 역 (2012). 집. 서울: 나루", Some("Lowe, S. (2012). 집. 서울: 나루")),
            ("Lowe 2015b — Lowe A. The wall. Riga, 2015. 9 p.", Some("Lowe A. The wall. Riga, 2015b. 9 p.")),
            ("Lowe 2011 — Lowe A. The wall. Riga, 2011.", Some("Lowe A. The wall. Riga, 2011.")),
            ("Lowe 2011 — walls and gates", None),
            ("Lowe 2011: A. Lowe, The wall, Roma 2011", Some("A. Lowe, The wall, Roma 2011")),
            ("Lowe 2011: The wall, Roma", None),
            (
                "WGR – Words of great rivers / Ed. A. Lowe. 1978",
                Some("Words of great rivers (WGR) / Ed. A. Lowe. 1978"),
            ),
            ("Lowe EJ, inventor; Wall LLC, assignee. 2015. Roller.", Some("Lowe EJ. 2015. Roller.")),
            ("LOWE Ann – BROWN Tom 2006b Walls", Some("LOWE Ann; BROWN Tom (2006b). Walls")),
            ("Lowe, Ann de 2006 “Walls” and gates", Some("Lowe, Ann de (2006). “Walls” and gates")),
            ("The walls of 2006 Gates", None),
            ("Lowe Ann (de), Brown Tom (2014), Walls", Some("Lowe Ann, Brown Tom (2014), Walls")),
            ("Garden Office. t.t. “Walls”. 2019", Some("Garden Office (t.t.). “Walls”. 2019")),
            ("Rossi M. (muro) (2014), Il muro", None),
            ("Brown T. Walls – gates and roads 2016", None),
            ("Brown E. N. (2010). Walls", None),
            ("Brown T (n.d.). Walls", None),
            ("", None),
        ] {
            assert_eq!(usual(text).as_deref(), want, "{text}");
        }
    }
}
