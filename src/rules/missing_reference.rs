use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::draft::{Draft, finding};
use super::listed_elsewhere::Elsewhere;
use super::scope::{cites, is_reconciled, place};
use super::words::entry_name;
use super::{citation_incomplete, doubtful, words};
use crate::config::Config;
use crate::model::{Citation, Cite, Finding, Form, Reference, Report, Severity, Status, YearFit};
use crate::text::{fold, runs, with_folded};

rule! {
    /// A work is cited that the reference list does not have.
    ///
    /// ## What it finds
    ///
    /// A citation for which no entry fits: none has the author, or none has the author with a year near
    /// the cited one. The entry that came nearest is named, since a wrong year or name is as likely as a
    /// forgotten entry: one with as many authors as are cited, then the one fewest years off, never one
    /// that the same bracket cites. Where an entry of that year has the words elsewhere, as in its title,
    /// it is a warning, as for a body, which may be listed under another of its names, and for a word
    /// that the paper also uses in small letters, which may be no author; for a work that is not
    /// published yet, or a name behind `in` that may be a place, a note. Personal communications,
    /// interviews with their month, statutes and works known through others need no entry; a work
    /// whose entry stands elsewhere in the paper, as below a table, is left alone.
    ///
    /// ## Why it matters
    ///
    /// A reader who wants to check the claim cannot find its source.
    ///
    /// ## Example that fires
    ///
    ///     Prices fell again (Moreno, 2018).        The list has Moreno, 2012, cited elsewhere.
    ///
    /// ## Example that is fine
    ///
    ///     Prices fell again (Moreno, 2012).        The list has Moreno, 2012.
    ///
    /// ## How to silence it
    ///
    /// Add the entry or correct the citation. For a list that is shortened on purpose:
    /// `ignore = ["missing-reference"]` in `reconcite.toml`, or `--ignore missing-reference`.
    "missing-reference", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let (words, small_words) = (OnceCell::new(), OnceCell::new());
    without_entry(report)
        .into_iter()
        .map(|(citation, cite)| {
            let words = || words.get_or_init(|| Words::of(report));
            let small_words = || small_words.get_or_init(|| doubtful::small_words(report));
            let found = weighed(report, citation, cite, missing(report, citation, cite), words);
            if found.severity == Severity::Error && doubtful::is_noun(citation, cite, small_words) {
                return Finding { severity: Severity::Warning, ..found };
            }
            found
        })
        .collect()
}

/// The cites that this rule speaks of.
fn without_entry(report: &Report) -> Vec<(&Citation, &Cite)> {
    let elsewhere = OnceCell::new();
    let is_without = |(citation, cite): &(&Citation, &Cite)| {
        // A key that is not there is a fault of its own kind.
        citation.form != Form::Key
            && cite.status == Status::None
            && !cite.optional
            && !citation_incomplete::is_incomplete(citation, cite)
            && !doubtful::is_no_citation(report, citation, cite)
            && !elsewhere.get_or_init(|| Elsewhere::of(report)).has(cite)
    };
    cites(report).filter(is_without).collect()
}

/// Calls a finding less than an error where the work need not be listed, or may be listed under another name.
fn weighed<'w, 'r: 'w>(
    report: &Report,
    citation: &Citation,
    cite: &Cite,
    finding: Finding,
    words: impl Fn() -> &'w Words<'r>,
) -> Finding {
    if doubtful::is_unpublished(citation, cite) {
        return Finding { severity: Severity::Info, ..finding.help("nothing, unless the work is out by now") };
    }
    if doubtful::is_body(cite) || doubtful::has_the_year(cite) {
        return Finding { severity: Severity::Warning, ..finding };
    }
    if cite.nearest.is_empty() && doubtful::is_place(report, citation, cite) {
        let help = "nothing, if a place and a date are meant; else add the entry, or correct the citation";
        return Finding { severity: Severity::Info, ..finding.help(help) };
    }
    match sought(citation, cite).and_then(|_| words().find(citation, cite)) {
        Some((index, entry)) => {
            let near = entry_name(entry);
            let help = format!("add the entry, or cite it as it is listed if {near} is meant");
            let draft = finding.entry(index, entry, "the same words and year").help(help);
            Finding { severity: Severity::Warning, ..draft }
        }
        None => finding,
    }
}

/// Which entries a cite that fits none may mean all the same, by their words or as the nearest entry: they are no
/// leftovers, only cited by another name or year than they are listed under.
pub(super) fn suspected(report: &Report) -> Vec<bool> {
    let mut found = vec![false; report.references.len()];
    let words = OnceCell::new();
    for (citation, cite) in cites(report).filter(|(_, cite)| cite.status == Status::None) {
        let entry = sought(citation, cite).and_then(|_| words.get_or_init(|| Words::of(report)).find(citation, cite));
        if let Some((index, _)) = entry {
            found[index] = true;
        }
    }
    // One fault, one finding: the entry is named where the cite that may mean it is told.
    let nearest = without_entry(report).into_iter().filter_map(|(_, cite)| cite.nearest.first());
    for link in nearest.filter(|link| may_be_meant(link.comparison.year)) {
        if let Some(found) = found.get_mut(link.reference) {
            *found = true;
        }
    }
    found
}

/// Years further apart than this are those of two works.
const FAR: u32 = 20;

/// Whether a cite may mean an entry of such a year.
fn may_be_meant(year: YearFit) -> bool {
    !matches!(year, YearFit::Off(years) if years.unsigned_abs() > FAR)
}

/// Words shorter than this say too little.
const LONG: usize = 3;

/// So many of the entries that share a word are looked at.
const BUCKET: usize = 64;

/// The year of the entry that is sought by the words of a cite; none where words do not tell it.
fn sought(citation: &Citation, cite: &Cite) -> Option<String> {
    let year = cite.years.first()?.number();
    (citation.form != Form::Numeric && cite.nearest.is_empty()).then_some(year)
}

/// The words of the entries that are no names of people: of titles, where a newspaper or a law is cited by its first
/// words, and of publishers.
struct Words<'r> {
    report: &'r Report,
    entries: FxHashMap<String, Vec<usize>>,
}

impl<'r> Words<'r> {
    fn of(report: &'r Report) -> Self {
        // No others are asked for.
        let cited = cites(report).filter(|(citation, cite)| sought(citation, cite).is_some());
        let cited = cited.flat_map(|(_, cite)| &cite.names).flat_map(|name| split(name));
        let mut entries: FxHashMap<String, Vec<usize>> = cited.map(|word| (word, Vec::new())).collect();
        for (index, entry) in report.references.iter().enumerate() {
            let people = || entry.item.author.iter().filter(|name| !name.family.is_empty() && !name.given.is_empty());
            let folded = fold(&entry.text);
            for word in long_words(&folded) {
                let Some(bucket) = entries.get_mut(word) else { continue };
                if bucket.last() != Some(&index)
                    && bucket.len() < BUCKET
                    && !people().any(|name| with_folded(&name.family, |family| long_words(family).any(|part| part == word)))
                {
                    bucket.push(index);
                }
            }
        }
        Self { report, entries }
    }

    /// The entry of the cited year that has all the cited words, or those of the first name: `Brazil, Penal Code`.
    fn find(&self, citation: &Citation, cite: &Cite) -> Option<(usize, &'r Reference)> {
        let year = sought(citation, cite)?;
        self.with(&split(&cite.names.join(" ")), &year).or_else(|| self.with(&split(cite.names.first()?), &year))
    }

    /// The entry of this year that has all these words.
    fn with(&self, wanted: &[String], year: &str) -> Option<(usize, &'r Reference)> {
        let buckets: Vec<&Vec<usize>> = wanted.iter().map(|word| self.entries.get(word)).collect::<Option<_>>()?;
        let first = buckets.iter().min_by_key(|bucket| bucket.len())?;
        let found = first.iter().find(|index| {
            buckets.iter().all(|bucket| bucket.contains(index)) && self.report.references[**index].text.contains(year)
        })?;
        Some((*found, &self.report.references[*found]))
    }
}

/// The folded words that are long enough to say something.
fn split(text: &str) -> Vec<String> {
    long_words(&fold(text)).map(str::to_owned).collect()
}

fn long_words(folded: &str) -> impl Iterator<Item = &str> {
    runs(folded).filter(|word| word.chars().count() >= LONG)
}

fn missing(report: &Report, citation: &Citation, cite: &Cite) -> Finding {
    let spans = place(citation, cite);
    let name = words::cite_name(citation, cite);
    let draft = finding(spans, format!("{name} is not in the reference list"));
    let nearest = cite.nearest.first().and_then(|link| Some((link, report.references.get(link.reference)?)));
    match (nearest, citation.form) {
        (Some((link, entry)), _) => {
            let near = words::entry_name(entry);
            let mut draft = draft
                .entry(link.reference, entry, "the nearest entry")
                .because(words::reasons(link))
                .help(format!("add the entry, or correct the citation if {near} is meant"));
            draft.message += &format!("; the nearest entry is {near}");
            draft
        }
        (None, Form::Numeric) => {
            draft.help(format!("add the entry or correct the number; the list has {}", entries(report)))
        }
        (None, _) => draft.help("add the entry to the list, or correct the citation"),
    }
}

fn entries(report: &Report) -> String {
    words::count(report.references.len(), "entry")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn severities(cite: Cite) -> Vec<Severity> {
        let law = crate::rules::testing::entry(&[], 1940, "Brazil. Penal code of the republic");
        let found = Paper::sound().entry(law).cite("(x)", cite).run(RULE);
        found.into_iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn a_place_and_a_year_are_a_note() {
        for (text, want) in [("The wall fell in Moreno (2018).", Severity::Info), ("This is what Moreno (2018) says.", Severity::Error)] {
            let found = Paper::new(text).cite("Moreno (2018)", crate::rules::testing::cite(&["Moreno"], 2018));
            let mut report = found.report().clone();
            let start = text.find("Moreno").unwrap_or(0);
            for citation in &mut report.citations {
                citation.form = Form::Narrative;
                citation.spans = vec![crate::model::Span::new(0, start, start + "Moreno (2018)".len())];
            }
            assert!(doubtful::is_place(&report, &report.citations[0], &report.citations[0].cites[0]) == (want == Severity::Info), "{text}");
        }
    }

    #[test]
    fn what_may_be_listed_otherwise_or_need_not_be_is_less_than_an_error() {
        use crate::rules::testing::cite;
        assert_eq!(severities(cite(&["Moreno"], 2018)), [Severity::Error]);
        assert_eq!(severities(cite(&["Brazil", "Penal Code"], 1940)), [Severity::Warning]);
        assert_eq!(severities(cite(&["Brazil"], 1941)), [Severity::Error]);
        let narrative = |name: &str, text: &str| {
            let mut report = Paper::sound().cite("Entropy (2011)", cite(&[name], 2011)).report();
            report.documents[0].text.push_str(text);
            report.citations[1].form = Form::Narrative;
            check(&report, &Config::default()).first().map(|finding| finding.severity)
        };
        assert_eq!(narrative("Entropy", "Weights by entropy."), Some(Severity::Warning));
        assert_eq!(narrative("Entropy", "Entropy was right."), Some(Severity::Error));
        let unpublished = Cite { years: vec![], undated: Some("in preparation".into()), ..cite(&["Moreno"], 0) };
        assert_eq!(severities(unpublished), [Severity::Info]);
    }

    use crate::model::{Comparison, Link};
    use crate::rules::testing::{Paper, cite, entry, numbered};

    #[test]
    fn names_the_nearest_entry() {
        let mut near = cite(&["Moreno"], 2018);
        let comparison = Comparison { year: YearFit::Off(-6), ..Comparison::default() };
        near.nearest = [Link { reference: 1, score: 0.4, comparison, evidence: Vec::new() }].into();
        let paper = Paper::sound().entry(entry(&["Moreno"], 2012, "Prices")).cite("(Moreno, 2018)", near);
        let findings = paper.run(RULE);
        assert_eq!(
            findings[0].message,
            "Moreno, 2018 is not in the reference list; the nearest entry is Moreno, 2012"
        );
        assert_eq!(findings[0].reference, Some(1));
        assert_eq!(findings.len(), 1);
    }

    #[test]
    fn the_nearest_entry_is_no_leftover_unless_it_is_of_another_time() {
        let suspects = |years: i32| {
            let mut near = cite(&["Moreno"], 2018);
            let comparison = Comparison { year: YearFit::Off(years), ..Comparison::default() };
            near.nearest = [Link { reference: 1, score: 0.4, comparison, evidence: Vec::new() }].into();
            let paper = Paper::sound().entry(entry(&["Moreno"], 2018 + years, "Prices"));
            suspected(&paper.cite("(Moreno, 2018)", near).report())
        };
        assert_eq!(suspects(-6), [false, true]);
        assert_eq!(suspects(-40), [false, false]);
    }

    #[test]
    fn says_how_many_numbers_there_are() {
        let findings = Paper::sound().cite("[12]", numbered("12")).run(RULE);
        assert_eq!(findings[0].message, "[12] is not in the reference list");
        assert_eq!(findings[0].help, "add the entry or correct the number; the list has 1 entry");
    }

    #[test]
    fn is_silent_where_no_entry_is_asked_for_or_no_list_was_found() {
        let optional = Cite { optional: true, ..cite(&["Lee"], 2001) };
        assert!(Paper::sound().cite("(Lee, personal communication, 2001)", optional).run(RULE).is_empty());
        assert!(Paper::new("").cite("(Lee, 2001)", cite(&["Lee"], 2001)).run(RULE).is_empty());
    }

    #[test]
    fn is_silent_where_nothing_fits_the_list() {
        let mut paper = Paper::new("").entry(entry(&["Other"], 1990, "Another field"));
        for year in 2000..2010 {
            paper = paper.cite("(Lee)", cite(&["Lee"], year));
        }
        assert!(paper.run(RULE).is_empty());
    }
}
