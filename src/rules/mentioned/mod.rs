//! Entries that the running text names without citing them as the others are cited.

mod brackets;
mod laws;
mod signs;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashSet;

use crate::model::{Report, Span};
use crate::order::Order;
use crate::text::{fold, runs};

pub(super) use laws::is_law;
pub(super) use signs::Date;
use signs::{Near, signs};

/// Which of the entries `asked` the text outside the lists names: by the number of a law, by what the entry begins
/// with where that is no person, by the start of the title, by its opening words with its date, by a body's initials
/// with the year, or in a bracket all of whose words the entry has. The text is read once.
pub(super) fn mentioned(report: &Report, asked: &[usize]) -> Vec<bool> {
    let mut found = vec![false; report.references.len()];
    if asked.is_empty() {
        return found;
    }
    let (mut words, mut owners) = (Vec::new(), Vec::new());
    for &index in asked {
        for sign in signs(&report.references[index]) {
            words.push(sign.words);
            owners.push((index, sign.near));
        }
    }
    let searcher = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&words);
    for (_, text) in outside(report) {
        let Ok(searcher) = &searcher else { break };
        let text = spaced(text);
        for hit in searcher.find_overlapping_iter(&text) {
            let (index, near) = &owners[hit.pattern().as_usize()];
            if !found[*index] && near.as_ref().is_none_or(|near| stands_near(near, &text, hit.start(), hit.end())) {
                found[*index] = true;
            }
        }
    }
    brackets::mark(report, asked, &mut found);
    found
}

/// Whether what a sign needs beside it stands there.
fn stands_near(near: &Near, text: &str, start: usize, end: usize) -> bool {
    match near {
        Near::Before(words, reach) => before(text, start + 1, *reach + words.len()).contains(words.as_str()),
        Near::Beside(words, reach) => {
            let reach = *reach + words.len();
            before(text, start + 1, reach).contains(words.as_str())
                || after(text, end - 1, reach).contains(words.as_str())
        }
        Near::Statute(reach) => {
            let around = [before(text, start + 1, *reach), after(text, end - 1, *reach)];
            around.iter().any(|part| part.split_whitespace().any(laws::is_word_for_law))
        }
    }
}

/// Up to so many bytes before a place.
fn before(text: &str, at: usize, bytes: usize) -> &str {
    let mut from = at.saturating_sub(bytes);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..at]
}

/// Up to so many bytes behind a place.
fn after(text: &str, at: usize, bytes: usize) -> &str {
    let mut to = (at + bytes).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[at..to]
}

/// The parts of the paper that are no list, each with the place where it begins.
pub(super) fn outside(report: &Report) -> Vec<(usize, &str)> {
    let Some(paper) = report.documents.first() else { return Vec::new() };
    let entries = report.references.iter().map(|entry| entry.span);
    let mut listed: Vec<Span> = report.lists.iter().copied().chain(entries).filter(|span| span.document == 0).collect();
    listed.order_by_key(|span| span.start);
    let (mut parts, mut at) = (Vec::new(), 0);
    for span in listed {
        parts.extend(paper.text.get(at..span.start).map(|part| (at, part)));
        at = at.max(span.end);
    }
    parts.extend(paper.text.get(at..).map(|part| (at, part)));
    parts
}

/// The folded words of a text.
fn words_of(text: &str) -> FxHashSet<String> {
    spaced(text).split_whitespace().map(str::to_owned).collect()
}

/// Folded words with one blank between and around them.
fn spaced(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() {
        return spaced_ascii(&folded);
    }
    let mut out = String::with_capacity(folded.len() + 2);
    out.push(' ');
    for word in runs(&folded) {
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
    use crate::model::{Name, Reference};
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

    fn undated(author: &str, text: &str) -> Reference {
        let mut news = entry(&[], 0, "");
        news.item.author = vec![Name::literal(author)];
        (news.text, news.years) = (text.to_owned(), Vec::new());
        news
    }

    #[test]
    fn a_newspaper_is_known_by_its_day() {
        let news = || undated("El Faro", "El Faro, 4/5/17, sin título");
        for text in [
            "creció (El Faro, 4/5/17).",
            "creció (El Faro 04/05/2017)",
            "creció (El Faro, 12/12/16 y 4.5.17)",
            "según El Faro (4-5-2017)",
        ] {
            assert!(found(text, news()), "{text}");
        }
        for text in
            ["creció (El Faro, 4/6/17).", "creció (El Sol, 4/5/17)", "El Faro creció mucho en aquel año; 4/5/17"]
        {
            assert!(!found(text, news()), "{text}");
        }
        let mut person = entry(&["Kerman"], 2018, "Herald");
        person.text = "Kerman, head of Bricks, 18/10/2018".to_owned();
        assert!(found("so he said (Kerman, head of Bricks, 18/10/2018)", person));
    }

    #[test]
    fn a_law_is_known_by_its_year_beside_a_word_for_laws() {
        let law = || {
            let mut law = entry(&[], 1988, "");
            law.text = "Constituição da República. (1988). https://example.org/law".to_owned();
            law
        };
        for text in
            ["the 1988 Federal Constitution", "según la Constitución Nacional de 1988", "die Verfassung von 1988"]
        {
            assert!(found(text, law()), "{text}");
        }
        assert!(!found("the constitution of 1989", law()) && !found("the flood of 1988", law()));
        let mut misread = entry(&["Act."], 1947, "");
        misread.text = "Town Act. (1947). London: Parliament.".to_owned();
        assert!(found("the Act of 1947", misread.clone()) && !found("the wall of 1947", misread));
        let mut book = entry(&["Okafor"], 1988, "Laws");
        book.text = "Okafor, B. (1988). Act and law.".to_owned();
        assert!(!found("the act of 1988", book), "a person wrote it");
    }

    #[test]
    fn a_work_is_known_by_author_and_title_and_a_body_by_its_initials() {
        let rhetoric = || {
            let mut rhetoric = entry(&["Aristóteles"], 2006, "Retórica");
            rhetoric.text = "ARISTÓTELES. Retórica. Lisboa: Moeda, 2006.".to_owned();
            rhetoric
        };
        assert!(found("ao menos desde Aristóteles (Retórica ) sabemos", rhetoric()));
        assert!(!found("Aristóteles (2004) e a retórica", rhetoric()));
        let walls = || entry(&["Okafor"], 2007, "Walls and gates");
        assert!(found("in Okafor’s Walls and Gates we read", walls()));
        assert!(!found("Okafor (2003) on walls and gates", walls()));
        let body = |year| Reference {
            item: crate::model::Item {
                author: vec![Name::literal("Clinical and Laboratory Standards Institute")],
                ..entry(&[], year, "Methods").item
            },
            ..entry(&[], year, "Methods")
        };
        assert!(found("as in the norm (CLSI M38-A2, 2008)", body(2008)));
        assert!(!found("as in the norm (CLSI M38-A2, 2008)", body(2009)));
    }

    #[test]
    fn a_bracket_whose_words_an_entry_has() {
        let profile = || undated("", "PERFIL DE LEITOR. Reader’s profile. Expresso. Em: https://example.org");
        assert!(found("no site (Perfil do leitor. Expresso. s/d).", profile()));
        assert!(!found("no site (Perfil do leitor). Expresso", profile()));
        assert!(!found("a bracket (the profile of a reader in Lisbon)", profile()));
        let yearbook = "Instituto Nacional de Estadística y Censos. (2016). Anuario. Buenos Aires: INDEC.";
        let body =
            || Reference { text: yearbook.to_owned(), ..undated("Instituto Nacional de Estadística", yearbook) };
        assert!(
            found("según el instituto (INDEC, 2016)", body()) && !found("según el instituto (INDEC, 2010)", body())
        );
        let media = || entry(&["Lee"], 2011, "Social media use among the young");
        assert!(!found("many things (social media use) matter", media()), "prose");
        assert!(!found("as others say (Media, 2011)", media()), "another name");
    }

    #[test]
    fn a_bracket_that_means_another_entry_is_none() {
        let paper = |cited| {
            let mut report = Paper::new("It grew (Okafor, 2007).").entry(entry(&["Okafor"], 2007, "Roads")).report();
            let start = report.documents[0].text.find("Okafor").unwrap();
            let mut cite = crate::rules::testing::cite(&["Okafor"], 2007);
            cite.spans = vec![Span::new(0, start, start + "Okafor, 2007".len())];
            if cited {
                cite.status = crate::model::Status::Match;
            }
            let spans = cite.spans.clone();
            let form = crate::model::Form::Parenthetical;
            report.citations.push(crate::model::Citation { spans, text: "x".to_owned(), form, cites: vec![cite] });
            mentioned(&report, &[0])[0]
        };
        assert!(!paper(true) && paper(false));
    }

    #[test]
    fn the_list_itself_is_no_mention() {
        assert!(!found("", entry(&["Okafor"], 2007, "Roads and bridges of northern provinces")));
    }
}
