//! Entries that the running text names without citing them.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::model::{Reference, Report, Span};
use crate::text::fold;

/// Letters that the lead of an entry must have, so that a common word is no mention.
const LEAD: usize = 12;
/// Words of a title that are enough to know it by.
const TITLE: usize = 5;
/// A shorter title, in letters, may stand in a text by chance.
const SHORTEST_TITLE: usize = 20;

/// Which of the entries `asked` the text outside the lists names: by the number of a law, by what the entry begins
/// with where that is no person, or by the start of the title. The text is read once.
pub(super) fn mentioned(report: &Report, asked: &[usize]) -> Vec<bool> {
    let mut found = vec![false; report.references.len()];
    let mut words: Vec<String> = Vec::new();
    let mut owners: Vec<usize> = Vec::new();
    for &index in asked {
        for sign in signs(&report.references[index]) {
            words.push(sign);
            owners.push(index);
        }
    }
    if words.is_empty() {
        return found;
    }
    let Ok(searcher) = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&words) else { return found };
    for text in outside(report) {
        let text = spaced(text);
        for hit in searcher.find_overlapping_iter(&text) {
            found[owners[hit.pattern().as_usize()]] = true;
        }
    }
    found
}

/// The parts of the paper that are no list.
pub(super) fn outside(report: &Report) -> Vec<&str> {
    let Some(paper) = report.documents.first() else { return Vec::new() };
    let entries = report.references.iter().map(|entry| entry.span);
    let mut listed: Vec<Span> = report.lists.iter().copied().chain(entries).filter(|span| span.document == 0).collect();
    listed.sort_unstable_by_key(|span| span.start);
    let (mut parts, mut at) = (Vec::new(), 0);
    for span in listed {
        parts.extend(paper.text.get(at..span.start));
        at = at.max(span.end);
    }
    parts.extend(paper.text.get(at..));
    parts
}

/// What the running text would hold if it spoke of the entry, each between two blanks.
fn signs(entry: &Reference) -> Vec<String> {
    let mut signs: Vec<String> = entry.text.split_whitespace().filter_map(law_number).collect();
    signs.extend(act_signs(&entry.text));
    let item = &entry.item;
    if let Some(literal) = item.author.first().map(|name| &name.literal).filter(|literal| is_long(literal, LEAD)) {
        signs.push(spaced(literal));
    }
    let title: Vec<&str> = item.title.split_whitespace().take(TITLE).collect();
    let start = title.join(" ");
    if title.len() == TITLE && is_long(&start, SHORTEST_TITLE) {
        signs.push(spaced(&start));
    }
    signs
}

fn is_long(text: &str, letters: usize) -> bool {
    text.chars().filter(|letter| letter.is_alphabetic()).take(letters).count() == letters
}

/// `13.146,` of an act: digits, a full stop, three digits.
fn law_number(word: &str) -> Option<String> {
    let word = word.trim_matches(|letter: char| !letter.is_ascii_digit());
    let (thousands, rest) = word.split_once('.')?;
    let rest = rest.split('/').next()?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    ((1..=3).contains(&thousands.len()) && rest.len() == 3 && digits(thousands) && digits(rest))
        .then(|| format!(" {thousands} {rest} "))
}

/// What stands before the number of an act, folded: `nº 4`, `No. 4`.
const NUMBER_MARKS: [&str; 7] = ["n", "no", "nr", "num", "numero", "number", "nummer"];
/// An act's year stands at most this many words behind its number.
const YEAR_REACH: usize = 8;
/// An act's number of so many digits is known without its year.
const TELLING_DIGITS: usize = 4;

/// `Resolution no. 4, of 2 October 2009`: ` 4 2009 `, as in `4/2009`, and ` 4 of 2 october 2009 `.
fn act_signs(text: &str) -> Vec<String> {
    let text = spaced(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut signs = Vec::new();
    for at in (1..words.len()).filter(|&at| NUMBER_MARKS.contains(&words[at - 1]) && digits(words[at])) {
        if words[at].len() >= TELLING_DIGITS {
            let (thousands, rest) = words[at].split_at(words[at].len() - 3);
            signs.extend([format!(" {} ", words[at]), format!(" {thousands} {rest} ")]);
        }
        let ahead = at + 1..words.len().min(at + 1 + YEAR_REACH);
        if let Some(year) = ahead.clone().find(|&year| words[year].len() == 4 && digits(words[year])) {
            signs.extend([format!(" {} {} ", words[at], words[year]), format!(" {} ", words[at..=year].join(" "))]);
        }
    }
    signs
}

/// Folded words with one blank between and around them.
fn spaced(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() {
        return spaced_ascii(&folded);
    }
    let mut out = String::with_capacity(folded.len() + 2);
    out.push(' ');
    for word in folded.split(|letter: char| !crate::text::is_alphanumeric(letter)).filter(|word| !word.is_empty()) {
        out.push_str(word);
        out.push(' ');
    }
    out
}

/// The same for folded text of plain letters, as most is.
fn spaced_ascii(folded: &str) -> String {
    let mut out = Vec::with_capacity(folded.len() + 2);
    out.push(b' ');
    let mut gap = true;
    for byte in folded.bytes() {
        let letter = byte.is_ascii_alphanumeric();
        if letter || !gap {
            out.push(if letter { byte } else { b' ' });
        }
        gap = !letter;
    }
    if !gap {
        out.push(b' ');
    }
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Name;
    use crate::rules::testing::{Paper, entry};

    fn found(text: &str, reference: Reference) -> bool {
        mentioned(&Paper::new(text).entry(reference).report(), &[0])[0]
    }

    #[test]
    fn laws_bodies_and_titles_are_known_by_their_words() {
        let mut law = entry(&[], 2015, "Act on inclusion");
        law.text = "Country. Act no. 13.146, of 6 July 2015.".to_owned();
        assert!(found("as the act 13.146/2015 has it", law.clone()));
        assert!(!found("as the act 13.147 has it, or 13 146000", law));
        let mut note = entry(&[], 2014, "Technical note");
        note.text = "Nota Técnica nº 4, de 23 de janeiro de 2014. Orientação.".to_owned();
        assert!(found("the Technical Note no. 4/2014 says", note.clone()));
        assert!(found("a Nota Técnica nº 4, de 23 de janeiro de 2014, diz", note.clone()));
        assert!(!found("in 4 of 2014 cases", note));
        let mut decree = entry(&[], 1940, "Penal code");
        decree.text = "Country. Decreto nº. 2848, de 07 de dezembro de 1940.".to_owned();
        assert!(found("Decreto-Lei 2.848", decree.clone()) && !found("2.847 cases", decree));
        let mut body = entry(&[], 2010, "Report");
        body.item.author = vec![Name::literal("Ministry of Public Works")];
        assert!(found("the ministry of public works said", body));
        let book = entry(&["Okafor"], 2007, "Roads and bridges of northern provinces");
        assert!(found("in “Roads and Bridges of Northern Provinces” he", book.clone()));
        assert!(!found("roads and bridges", book));
    }

    #[test]
    fn the_list_itself_is_no_mention() {
        assert!(!found("", entry(&["Okafor"], 2007, "Roads and bridges of northern provinces")));
    }
}
