use super::draft::{Draft, finding};
use super::scope::is_reconciled;
use crate::config::Config;
use crate::locale::{Term, lexicon};
use crate::model::{Citation, Finding, Form, Report, Span};
use crate::text::with_folded;

rule! {
    /// An "ibid." in brackets has no single work before it to stand for.
    ///
    /// ## What it finds
    ///
    /// A bracket that opens with "ibid." or its like in any language, where no citation stands before it in
    /// the paper, or where the one before it names several works.
    ///
    /// ## Why it matters
    ///
    /// The reader cannot tell which work is meant, as when a paragraph was moved.
    ///
    /// ## Example that fires
    ///
    ///     (Abara, 2012; Lee, 2008) … (ibid., p. 12)
    ///
    /// ## Example that is fine
    ///
    ///     (Lee, 2008, p. 10) … (ibid., p. 12)
    ///
    /// ## How to silence it
    ///
    /// Name the work, or `ignore = ["ibid-unresolved"]` in `reconcite.toml`.
    "ibid-unresolved", Warning
}

/// A shorter word in a bracket, such as "id", has other meanings.
const SHORTEST: usize = 4;

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let Some(paper) = report.documents.first().filter(|_| is_reconciled(report)) else { return Vec::new() };
    let text = &paper.text;
    let mut findings = Vec::new();
    for at in memchr::memchr_iter(b'(', text.as_bytes()) {
        let Some(end) = ibid(text, at + 1) else { continue };
        if report.lists.iter().any(|list| list.document == 0 && list.range().contains(&at)) {
            continue;
        }
        let span = Span::new(0, at + 1, end);
        let printed = text[span.range()].trim();
        let draft = match before(report, at) {
            None => finding(&[span], format!("no citation stands before this \"{printed}\"")),
            Some(citation) if citation.cites.len() > 1 => {
                let draft = finding(&[span], format!("\"{printed}\" may be any of the works before it"));
                citation.spans.first().map_or(draft.clone(), |&place| draft.related(place, "the citation before it"))
            }
            Some(_) => continue,
        };
        findings.push(draft.help("name the work that is meant"));
    }
    findings
}

/// The last citation that begins before this byte of the paper. Notes are numbered apart.
fn before(report: &Report, at: usize) -> Option<&Citation> {
    let starts = |citation: &Citation| citation.spans.first().map_or(0, |span| span.start);
    let earlier = report.citations.partition_point(|citation| starts(citation) < at);
    report.citations[..earlier].iter().rev().find(|citation| citation.form != Form::Note)
}

/// The end of the word for "ibid." that stands at this byte.
fn ibid(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let is_end = |letter: char| !letter.is_alphabetic() && letter != '\u{200c}';
    let length = rest.find(is_end).unwrap_or(rest.len().min(32));
    let word = rest.get(..length)?;
    (word.chars().count() >= SHORTEST && with_folded(word, |folded| lexicon().is(folded, Term::Ibid))).then_some(start + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;
    use crate::rules::testing::{Paper, cite, entry, linked};

    fn messages(works: usize, ibid: &str) -> Vec<String> {
        let one = || linked(cite(&["Lee"], 2008), 0, Comparison::default());
        let mut paper = Paper::new("A paper.\n").entry(entry(&["Lee"], 2008, "Rivers"));
        if works == 0 {
            paper.append(ibid);
        }
        let mut paper = paper.cite("(Lee, 2008)", one());
        if works > 0 {
            paper.append(ibid);
        }
        let mut report = paper.report();
        report.citations[0].cites = (0..works.max(1)).map(|_| one()).collect();
        check(&report, &Config::default()).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn nothing_or_several_works_before_it() {
        assert_eq!(messages(0, "So it was (Ibid., p. 12)."), ["no citation stands before this \"Ibid\""]);
        assert_eq!(messages(2, "So it was (ibid., p. 12)."), ["\"ibid\" may be any of the works before it"]);
        assert_eq!(messages(2, "چنین بود (همان، ۱۲)."), ["\"همان\" may be any of the works before it"]);
    }

    #[test]
    fn one_work_before_it_is_fine() {
        assert!(messages(1, "So it was (ibid., p. 12).").is_empty());
        assert!(messages(2, "So it was (id 12), (ibidemque), ibid.").is_empty());
    }
}
