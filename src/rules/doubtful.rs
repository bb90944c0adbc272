//! What looks like a citation and may be none: what an accusation should not rest on.

use rustc_hash::FxHashSet;

use crate::locale::{Term, lexicon};
use crate::model::{Citation, Cite, Form, Report, SurnameFit, YearFit};
use crate::text::fold;

use super::source;

/// A number in round brackets beyond the list by more than this much is a count, not a citation: of the entries that
/// there are, so many times, and so many more.
const BEYOND: (usize, usize) = (2, 10);
/// So many bars make a line a row of a table.
const BARS: usize = 2;

/// Whether a cite that fits no entry is most likely none: the number of a grant or a gene, a value in a table, the
/// number of a formula.
pub(super) fn is_no_citation(report: &Report, citation: &Citation, cite: &Cite) -> bool {
    match citation.form {
        Form::Numeric => is_value(report, citation, cite),
        Form::Parenthetical | Form::Narrative => {
            // Names of people and bodies have no digits; those of genes, samples and primers have.
            cite.names.iter().any(|name| name.contains(|letter: char| letter.is_numeric())) || is_glued(report, cite)
        }
        _ => false,
    }
}

/// Whether the cite speaks of a work that is not out yet, and which no list need have.
pub(super) fn is_unpublished(citation: &Citation, cite: &Cite) -> bool {
    let says = |text: &str, term| {
        let folded = fold(text);
        let words: Vec<&str> =
            folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        (0..words.len()).any(|at| lexicon().longest(&words[at..], term).is_some())
    };
    match &cite.undated {
        Some(words) => !says(words, Term::NoDate),
        // `Shepherd et al. (2015, in revision)`
        None => citation.cites.len() == 1 && says(&citation.text, Term::InPress),
    }
}

/// Whether the cite names a body: it may be listed under its full name, an abbreviation, or in another language.
pub(super) fn is_body(cite: &Cite) -> bool {
    cite.names.first().is_some_and(|name| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_short = |word: &&str| (2..=MOST_LETTERS).contains(&word.chars().count());
        let is_capital = |word: &&str| word.chars().all(char::is_uppercase);
        let is_abbreviation =
            cite.names.len() == 1 && words.len() == 1 && words.iter().all(|word| is_short(word) && is_capital(word));
        let is_of_body = |word: &&str| lexicon().is(&fold(word), Term::Organisation);
        let no_particles = words.iter().filter(|word| !lexicon().is_particle(&fold(word))).count();
        is_abbreviation || no_particles > MOST_WORDS || (words.len() > 1 && words.iter().any(is_of_body))
    })
}

/// Surnames have no more words than this, particles left aside.
const MOST_WORDS: usize = 2;
/// Abbreviations of bodies have no more letters than this.
const MOST_LETTERS: usize = 5;

/// The words of the papers that stand in small letters somewhere.
pub(super) fn small_words(report: &Report) -> FxHashSet<&str> {
    let words =
        report.documents.iter().flat_map(|document| document.text.split(|letter: char| !letter.is_alphabetic()));
    words.filter(|word| word.starts_with(char::is_lowercase)).collect()
}

/// Whether a single word before a bracketed year may be a noun: the paper has it in small letters too, as a method has
/// that stands under its year in one place and in prose elsewhere.
pub(super) fn is_noun<'w, 'r: 'w>(
    citation: &Citation,
    cite: &Cite,
    small_words: impl Fn() -> &'w FxHashSet<&'r str>,
) -> bool {
    let [name] = cite.names.as_slice() else { return false };
    let Some(word) = name.split_whitespace().next_back().filter(|_| citation.form == Form::Narrative && !cite.et_al)
    else {
        return false;
    };
    small_words().contains(word.to_lowercase().as_str())
}

/// Whether a sentence may name a place and when something happened there: `in Berlin (1989)`, `у Львові (2019)`.
pub(super) fn is_place(report: &Report, citation: &Citation, cite: &Cite) -> bool {
    let ([name], Some(span)) = (cite.names.as_slice(), citation.spans.first()) else { return false };
    if citation.form != Form::Narrative || cite.et_al || name.split_whitespace().count() > MOST_WORDS {
        return false;
    }
    let Some(before) = report.documents.get(span.document).and_then(|document| document.text.get(..span.start)) else {
        return false;
    };
    let word = before.trim_end().rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    before.ends_with([' ', '\n']) && !word.is_empty() && lexicon().is(&fold(word), Term::In)
}

/// Whether the entry that came nearest has the cited year: then most likely only the name is another, or a letter.
pub(super) fn has_the_year(cite: &Cite) -> bool {
    cite.nearest
        .first()
        .is_some_and(|link| link.comparison.year == YearFit::Equal && link.comparison.surname >= SurnameFit::Folded)
}

/// A number in round brackets in a table, on a line of its own, or far beyond the list.
fn is_value(report: &Report, citation: &Citation, cite: &Cite) -> bool {
    let Some((span, text)) = citation.spans.first().and_then(|&span| Some((span, source::of(report, span)?))) else {
        return false;
    };
    let Some(document) = report.documents.get(span.document) else { return false };
    let (before, after) = (&document.text[..span.start], &document.text[span.end..]);
    let is_round = text.starts_with('(') || before.ends_with('(');
    if !is_round {
        return false;
    }
    let number = cite.label.as_deref().and_then(crate::text::digits::parse_number);
    let limit = report.references.len() * BEYOND.0 + BEYOND.1;
    if number.is_some_and(|number| number as usize > limit) {
        return true;
    }
    let start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
    let end = memchr::memchr(b'\n', after.as_bytes()).map_or(document.text.len(), |at| span.end + at);
    let row = memchr::memchr_iter(b'|', &document.text.as_bytes()[start..end]).take(BARS).count() == BARS;
    let is_alone = |part: &str| part.trim_matches([' ', '\t', '\r', '(', ')', '.']).is_empty();
    row || (is_alone(&document.text[start..span.start]) && is_alone(&document.text[span.end..end]))
}

/// Whether the digits of the year are part of a longer sign: `DUF1446`, `2022YFA1103704`, `FH-2010-242129`,
/// `2017/12721-5`.
fn is_glued(report: &Report, cite: &Cite) -> bool {
    let Some(year) = cite.years.first() else { return false };
    let Some((span, text)) = source::of_cite(report, cite) else { return false };
    let Some(document) = report.documents.get(span.document) else { return false };
    let printed = year.value.to_string();
    let Some(at) = text.rfind(printed.as_str()).map(|at| span.start + at) else { return false };
    let is_code = |letter: char| letter.is_ascii_uppercase();
    let before = document.text[..at].chars().next_back();
    let mut after = document.text[at + printed.len()..].chars();
    let (first, second) = (after.next(), after.next());
    let mut digits = second.into_iter().chain(after);
    before.is_some_and(is_code)
        || first.is_some_and(is_code) && second.is_some_and(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit())
        // A second year has four digits: 1998/2004, 2010-2012.
        || (matches!(first, Some('/' | '-')) && digits.by_ref().take_while(char::is_ascii_digit).count() > 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, cite, entry, numbered};

    fn is_none(text: &str, part: &str, cite: Cite) -> bool {
        let mut report = Paper::new(text).entry(entry(&["Lee"], 2001, "Rivers")).cite("x", cite).report();
        let start = text.find(part).unwrap();
        let span = crate::model::Span::new(0, start, start + part.len());
        let mut citation = report.citations.remove(0);
        citation.spans = vec![span];
        citation.cites[0].spans = vec![span];
        is_no_citation(&report, &citation, &citation.cites[0])
    }

    #[test]
    fn numbers_of_grants_and_genes() {
        for (text, part, name) in [
            ("a protein (DUF1446) of", "DUF1446", "DUF"),
            ("the plan (2022YFA1103704)", "2022", "Plan"),
            ("money (Health-FH-2010-242129)", "Health-FH-2010", "Health"),
            ("(Processo 2017/12721-5)", "Processo 2017", "Processo"),
            ("(M1 in 2010)", "M1 in 2010", "M1 in"),
        ] {
            let year = [1446, 2022, 2010, 2017].into_iter().find(|year| text.contains(&year.to_string()));
            assert!(is_none(text, part, cite(&[name], year.unwrap())), "{text}");
        }
    }

    #[test]
    fn values_of_tables_and_formulas() {
        assert!(is_none("Weight | 228 | (85) | 0.7", "(85)", numbered("85")));
        assert!(is_none("E = mc²\n(2)\nwhere", "(2)", numbered("2")));
        assert!(is_none("a mean of 20 (467) grams", "(467)", numbered("467")));
    }

    #[test]
    fn bodies_and_their_abbreviations() {
        for (name, expected) in [
            ("Ministry of Education", true),
            ("WHO", true),
            ("Okafor", false),
            ("van der Berg", false),
            ("García Márquez", false),
            ("Special Education Manager", true),
            ("OKAFOR", false),
            ("王", false),
        ] {
            assert_eq!(is_body(&cite(&[name], 2007)), expected, "{name}");
        }
    }

    #[test]
    fn citations_are_citations() {
        assert!(!is_none("so (Okafor, 2007b)", "Okafor, 2007b", cite(&["Okafor"], 2007)));
        assert!(!is_none("so (Okafor, 1998/2004)", "Okafor, 1998/2004", cite(&["Okafor"], 1998)));
        assert!(!is_none("so (Okafor, 2007-12)", "Okafor, 2007-12", cite(&["Okafor"], 2007)));
        assert!(!is_none("so (4) it", "(4)", numbered("4")));
        assert!(!is_none("so | it | was [85]", "[85]", numbered("85")));
    }
}
