use super::draft::{Draft, finding};
use super::majority::habit;
use super::scope::place;
use super::source::{self, is_blank, is_comma};
use super::words;
use crate::config::Config;
use crate::model::{Citation, Cite, Edit, Finding, Form, Report, Span, Status};

rule! {
    /// A citation sets its comma or semicolon otherwise than the rest of the paper.
    ///
    /// ## What it finds
    ///
    /// In citations in brackets: a comma between name and year, or between "et al." and year, where at
    /// least eight in ten have none, or the other way round; a comma between two works where the others
    /// have a semicolon, or the other way round; a blank before a comma, and two commas in a row.
    ///
    /// ## Why it matters
    ///
    /// Styles ask for one way throughout, and programs that read citations take the odd one for another.
    ///
    /// ## Example that fires
    ///
    ///     (Abara, 2012) nine times, and (Lee 2008) once
    ///
    /// ## Example that is fine
    ///
    ///     (Abara, 2012), (Lee, 2008; Okafor, 2007)
    ///
    /// ## How to silence it
    ///
    /// Set the marks as elsewhere, or let `reconcite check --fix` do it. Or
    /// `ignore = ["citation-punctuation"]` in `reconcite.toml`.
    "citation-punctuation", Warning
}

/// Whether a character is a mark of a kind.
type Mark = fn(char) -> bool;

/// What stands between two parts of a citation.
struct Gap<'r> {
    citation: &'r Citation,
    cite: &'r Cite,
    /// From the end of the first part to the start of the second.
    span: Span,
    text: &'r str,
}

impl Gap<'_> {
    /// Whether it holds this mark; `None` where it holds anything else than marks and blanks.
    fn has(&self, mark: Mark) -> Option<bool> {
        let mut marks = self.text.chars().filter(|&letter| !is_blank(letter));
        match (marks.next(), marks.next()) {
            (None, _) => Some(false),
            (Some(one), None) => mark(one).then_some(true),
            _ => None,
        }
    }

    /// The edit that leaves this mark and one blank, or the blanks alone.
    fn edit(&self, mark: &str) -> Vec<Edit> {
        let blanks: String = self.text.chars().filter(|&letter| is_blank(letter)).collect();
        let blanks = if blanks.is_empty() || blanks.chars().count() > 2 { " ".to_owned() } else { blanks };
        vec![Edit { span: self.span, replacement: format!("{mark}{}", trimmed(&blanks)) }]
    }

    fn finding(&self, what: &str, mark: &str) -> Finding {
        let name = words::cite_name(self.citation, self.cite);
        finding(place(self.citation, self.cite), format!("{name}: {what}"))
            .help("set the marks as in the paper's other citations")
            .fix("set the marks as elsewhere", self.edit(mark))
    }
}

/// Of two blanks, one before and one behind a mark, the second.
fn trimmed(blanks: &str) -> &str {
    blanks.char_indices().next_back().map_or("", |(at, _)| &blanks[at..])
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let cites = report.citations.iter().filter(|citation| citation.form == Form::Parenthetical);
    let cites = cites.flat_map(|citation| citation.cites.iter().map(move |cite| (citation, cite)));
    // What fits no entry may be no citation.
    let cites: Vec<(&Citation, &Cite)> = cites.filter(|(_, cite)| is_sure(report, cite)).collect();
    let before_year: Vec<Gap> =
        cites.iter().filter_map(|(citation, cite)| before_year(report, citation, cite)).collect();
    let mut findings = Vec::new();
    let (shortened, named): (Vec<&Gap>, Vec<&Gap>) = before_year.iter().partition(|gap| gap.cite.et_al);
    commas(&named, "name", &mut findings);
    commas(&shortened, "\"et al.\"", &mut findings);
    semicolons(report, &mut findings);
    findings
}

/// Commas between what and year.
fn commas(gaps: &[&Gap], what: &str, findings: &mut Vec<Finding>) {
    let held = |gap: &&&Gap| gap.has(is_comma);
    let with = gaps.iter().filter(|gap| held(gap) == Some(true)).count();
    let without = gaps.iter().filter(|gap| held(gap) == Some(false)).count();
    let wanted = habit(with, without);
    let comma = gaps.iter().find_map(|gap| gap.text.chars().find(|&letter| is_comma(letter))).unwrap_or(',');
    for gap in gaps {
        let mark = if wanted == Some(false) { String::new() } else { comma.to_string() };
        match (gap.has(is_comma), wanted) {
            (Some(true), Some(false)) => {
                findings.push(gap.finding(&format!("a comma between {what} and year, elsewhere none"), &mark));
            }
            (Some(false), Some(true)) => {
                findings.push(gap.finding(&format!("no comma between {what} and year, elsewhere one"), &mark));
            }
            // French sets blanks before other marks, but no language before a comma.
            (Some(true), _) if gap.text.starts_with(is_blank) => {
                findings.push(gap.finding(&format!("a blank before the comma between {what} and year"), &mark));
            }
            (None, _) if gap.text.chars().all(|letter| is_comma(letter) || is_blank(letter)) => {
                findings.push(gap.finding(&format!("two commas between {what} and year"), &mark));
            }
            _ => {}
        }
    }
}

/// What stands between the last name, or "et al.", and the year.
fn before_year<'r>(report: &'r Report, citation: &'r Citation, cite: &'r Cite) -> Option<Gap<'r>> {
    if cite.optional || cite.truncated || cite.years.is_empty() {
        return None;
    }
    let (span, text) = source::of_cite(report, cite)?;
    let name = cite.names.last()?;
    let from = text.find(name.as_str())? + name.len();
    let year = from + text[from..].find(char::is_numeric)?;
    let behind = text[from..year].trim_end_matches(|letter| is_blank(letter) || is_comma(letter));
    let is_word = |letter: char| letter.is_alphabetic() || letter == '.';
    let is_et_al = cite.et_al && behind.ends_with(is_word);
    if !(behind.is_empty() || is_et_al) || behind.contains(['(', '[', '{', '\\']) {
        return None;
    }
    // `SOU 2009:135` is the sign of a work in a series.
    let series = !name.contains(char::is_lowercase) && text[year..].trim_start_matches(char::is_numeric).starts_with(':');
    if series {
        return None;
    }
    let start = from + behind.len();
    Some(Gap { citation, cite, span: source::inside(span, start, year), text: &text[start..year] })
}

/// Semicolons between works of different authors.
fn semicolons(report: &Report, findings: &mut Vec<Finding>) {
    let citations = report.citations.iter().filter(|citation| citation.form == Form::Parenthetical);
    let gaps = citations.flat_map(|citation| {
        let pairs = citation.cites.windows(2).filter(|pair| pair.iter().all(|cite| is_sure(report, cite)));
        pairs.filter_map(move |pair| between(report, citation, pair))
    });
    let gaps: Vec<Gap> = gaps.collect();
    let with = gaps.iter().filter(|gap| gap.has(is_semicolon) == Some(true)).count();
    let without = gaps.iter().filter(|gap| gap.has(is_comma) == Some(true)).count();
    let Some(wanted) = habit(with, without) else { return };
    let (marks, others): (Mark, Mark) =
        if wanted { (is_semicolon, is_comma) } else { (is_comma, is_semicolon) };
    let mark = gaps.iter().find_map(|gap| gap.text.chars().find(|&letter| marks(letter)));
    let mark = mark.map(String::from).unwrap_or_default();
    let (here, there) = if wanted { ("comma", "semicolon") } else { ("semicolon", "comma") };
    for gap in gaps.iter().filter(|gap| gap.has(others) == Some(true)) {
        findings.push(gap.finding(&format!("a {here} before it, elsewhere a {there} parts the works"), &mark));
    }
}

/// Whether the cite means an entry, where there is a list.
fn is_sure(report: &Report, cite: &Cite) -> bool {
    report.references.is_empty() || cite.status != Status::None
}

fn is_semicolon(letter: char) -> bool {
    matches!(letter, ';' | '؛' | '；')
}

/// What stands between two works, each with names of its own.
fn between<'r>(report: &'r Report, citation: &'r Citation, pair: &'r [Cite]) -> Option<Gap<'r>> {
    let [first, second] = pair else { return None };
    if first.optional || second.optional || first.truncated || second.truncated || first.locator.is_some() {
        return None;
    }
    let ((one, _), (other, text)) = (source::of_cite(report, first)?, source::of_cite(report, second)?);
    let named = |cite: &Cite| !cite.names.is_empty() && !cite.years.is_empty();
    // A year alone belongs to the names before it.
    if !named(first) || !named(second) || first.names == second.names || !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let span = Span::new(one.document, one.end, other.start);
    let text = source::of(report, span).filter(|text| !text.is_empty())?;
    Some(Gap { citation, cite: second, span, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix;
    use crate::rules::testing::{Paper, cite};

    fn report(texts: &[&str]) -> Report {
        let add = |paper: Paper, text: &&str| {
            let et_al = text.contains("et al");
            paper.cite(text, Cite { et_al, ..cite(&["Abara"], 2012) })
        };
        let mut report = texts.iter().fold(Paper::new(""), add).report();
        for citation in report.citations.iter_mut().filter(|citation| citation.text.contains("Lee")) {
            let (start, whole) = (citation.spans[0].start, citation.text.as_str());
            let parts = [whole.find("Abara").unwrap()..whole.find("2012").unwrap() + 4, whole.find("Lee").unwrap()..whole.len() - 1];
            citation.cites.push(cite(&["Lee"], 2008));
            for (cite, part) in citation.cites.iter_mut().zip(parts) {
                cite.spans = vec![Span::new(0, start + part.start, start + part.end)];
            }
        }
        report.findings = check(&report, &Config::default());
        report
    }

    fn with_one_other<'t>(habit: &'t str, other: &'t str) -> Vec<&'t str> {
        [vec![habit; 9], vec![other]].concat()
    }

    fn messages(texts: &[&str]) -> Vec<String> {
        report(texts).findings.into_iter().map(|finding| finding.message).collect()
    }

    fn last_fixed(texts: &[&str]) -> String {
        let report = report(texts);
        let fixed = fix::apply(&report, 0, report.documents[0].text.len()).unwrap();
        fixed.text.trim().lines().next_back().unwrap().to_owned()
    }

    #[test]
    fn the_comma_before_the_year() {
        let odd = with_one_other("(Abara, 2012)", "(Abara 2012)");
        assert_eq!(messages(&odd), ["Abara, 2012: no comma between name and year, elsewhere one"]);
        assert_eq!(last_fixed(&odd), "(Abara, 2012)");
        let odd = with_one_other("(Abara 2012)", "(Abara, 2012)");
        assert_eq!(messages(&odd), ["Abara, 2012: a comma between name and year, elsewhere none"]);
        assert_eq!(last_fixed(&odd), "(Abara 2012)");
        let odd = with_one_other("(Abara et al., 2012)", "(Abara et al.~2012)");
        assert_eq!(messages(&odd), ["Abara et al., 2012: no comma between \"et al.\" and year, elsewhere one"]);
        assert_eq!(last_fixed(&odd), "(Abara et al.,~2012)");
    }

    #[test]
    fn blanks_before_commas_and_commas_in_a_row_are_wrong_anywhere() {
        assert_eq!(messages(&["(Abara , 2012)"]), ["Abara, 2012: a blank before the comma between name and year"]);
        assert_eq!(last_fixed(&["(Abara , 2012)"]), "(Abara, 2012)");
        assert_eq!(messages(&["(Abara,, 2012)"]), ["Abara, 2012: two commas between name and year"]);
        assert_eq!(last_fixed(&["(Abara, , 2012)"]), "(Abara, 2012)");
    }

    #[test]
    fn the_mark_between_works() {
        let odd = with_one_other("(Abara, 2012; Lee, 2008)", "(Abara, 2012, Lee, 2008)");
        assert_eq!(messages(&odd), ["Lee, 2008: a comma before it, elsewhere a semicolon parts the works"]);
        assert_eq!(last_fixed(&odd), "(Abara, 2012; Lee, 2008)");
    }

    #[test]
    fn one_way_no_habit_and_words_between_are_fine() {
        assert!(messages(&["(Abara, 2012)"; 12]).is_empty());
        assert!(messages(&["(Abara, 2012)", "(Abara 2012)"]).is_empty());
        assert!(messages(&with_one_other("(Abara, 2012)", "(Abara, in the year 2012)")).is_empty());
        assert!(messages(&with_one_other("(Abara, 2012)", "(Abara et al. 2012)")).is_empty());
        assert!(messages(&with_one_other("(Abara, 2012; Lee, 2008)", "(Abara, 2012 and Lee, 2008)")).is_empty());
    }
}
