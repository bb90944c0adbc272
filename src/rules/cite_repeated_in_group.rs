use super::draft::{Draft, finding};
use super::scope::place;
use super::source::{self, is_blank, is_comma};
use super::words;
use crate::config::Config;
use crate::model::{Citation, Cite, Edit, Finding, Report, Span};
use crate::text::fold;

rule! {
    /// One citation names the same work twice.
    ///
    /// ## What it finds
    ///
    /// A bracket that holds the same authors and year, or the same number, twice. Two places in one work,
    /// as in `Lee, 2008: 3; Lee, 2008: 12`, are fine.
    ///
    /// ## Why it matters
    ///
    /// The second was probably meant to be another work: another year, another letter, another number.
    ///
    /// ## Example that fires
    ///
    ///     (Lee, 2008; Okafor, 2007; Lee, 2008)
    ///
    /// ## Example that is fine
    ///
    ///     (Lee, 2008; Okafor, 2007)
    ///
    /// ## How to silence it
    ///
    /// Take one of the two out, or `ignore = ["cite-repeated-in-group"]` in `reconcite.toml`.
    "cite-repeated-in-group", Warning
}

/// Of longer groups only the first are compared.
const LONGEST: usize = 64;

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    for citation in report.citations.iter().filter(|citation| citation.cites.len() > 1) {
        let cites = &citation.cites[..citation.cites.len().min(LONGEST)];
        for (at, cite) in cites.iter().enumerate() {
            if cites[..at].iter().any(|before| is_same(before, cite)) {
                findings.push(repeated(report, citation, at));
            }
        }
    }
    findings
}

fn repeated(report: &Report, citation: &Citation, at: usize) -> Finding {
    let cite = &citation.cites[at];
    let name = words::cite_name(citation, cite);
    finding(place(citation, cite), format!("{name} stands twice in one citation"))
        .help("take one of the two out, or correct it if another work is meant")
        .fix("take the second out", removal(report, &citation.cites, at).into_iter().collect())
}

/// The edit that takes a cite out, with the mark before it; `None` where it shares its place or its names.
fn removal(report: &Report, cites: &[Cite], at: usize) -> Option<Edit> {
    let (span, _) = source::of_cite(report, &cites[at])?;
    let (before, _) = source::of_cite(report, cites.get(at.checked_sub(1)?)?)?;
    let gap = Span::new(span.document, before.end, span.start);
    let is_mark = |letter: char| is_blank(letter) || is_comma(letter) || matches!(letter, ';' | '؛' | '；');
    let is_parted = before.document == span.document && source::of(report, gap)?.chars().all(is_mark);
    let is_shared = cites.iter().enumerate().any(|(other, cite)| {
        other != at && cite.spans.iter().any(|place| place.overlaps(&span))
    });
    // What follows may take its names from it.
    let leans = cites.get(at + 1).is_some_and(|next| {
        let text = source::of_cite(report, next).map_or("", |(_, text)| text);
        next.names.first().is_some_and(|name| !text.starts_with(name.as_str()))
    });
    let whole = Span::new(span.document, before.end, span.end);
    (is_parted && !is_shared && !leans).then(|| Edit { span: whole, replacement: String::new() })
}

fn is_same(one: &Cite, other: &Cite) -> bool {
    if one.optional || other.optional || one.truncated || other.truncated || one.locator.is_some() || other.locator.is_some() {
        return false;
    }
    // A range and a number in it share their place; two that are printed apart do not.
    let apart = !one.spans.is_empty() && !other.spans.is_empty() && !one.spans.iter().any(|span| other.spans.iter().any(|other| span.overlaps(other)));
    let names = |cite: &Cite| cite.names.iter().map(|name| fold(name)).collect::<Vec<_>>();
    let named = !one.names.is_empty()
        && one.et_al == other.et_al
        && (!one.years.is_empty() || one.undated.is_some())
        && one.years == other.years
        && one.undated == other.undated
        && names(one) == names(other);
    let numbered = one.names.is_empty() && one.label.is_some() && one.label == other.label;
    apart && (named || numbered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Form;
    use crate::rules::testing::{Paper, cite, numbered};

    fn messages(cites: Vec<Cite>) -> Vec<String> {
        let mut report = Paper::new("(Lee, 2008; Okafor, 2007; Lee, 2008)").report();
        let placed = |(at, mut cite): (usize, Cite)| {
            cite.spans = vec![Span::new(0, at, at + 1)];
            cite
        };
        let cites = cites.into_iter().enumerate().map(placed).collect();
        report.citations.push(Citation { spans: vec![Span::new(0, 0, 9)], text: String::new(), form: Form::Parenthetical, cites });
        check(&report, &Config::default()).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn the_same_work_twice() {
        let found = messages(vec![cite(&["Lee"], 2008), cite(&["Okafor"], 2007), cite(&["Lee"], 2008)]);
        assert_eq!(found, ["Lee, 2008 stands twice in one citation"]);
        assert_eq!(messages(vec![numbered("3"), numbered("3")]), ["[3] stands twice in one citation"]);
    }

    #[test]
    fn the_fix_takes_the_mark_along_and_leaves_names_that_are_leant_on() {
        let fixed = |text: &str, parts: &[(&str, Cite)]| {
            let mut report = Paper::new(text).report();
            let mut from = 0;
            let placed = |(part, cite): &(&str, Cite)| {
                let start = from + text[from..].find(part).unwrap();
                from = start + part.len();
                Cite { spans: vec![Span::new(0, start, from)], ..cite.clone() }
            };
            let cites = parts.iter().map(placed).collect();
            let (spans, form) = (vec![Span::new(0, 0, text.len())], Form::Parenthetical);
            report.citations.push(Citation { spans, text: String::new(), form, cites });
            report.findings = check(&report, &Config::default());
            crate::fix::apply(&report, 0, text.len()).map(|fixed| fixed.text)
        };
        let (lee, okafor) = (cite(&["Lee"], 2008), cite(&["Okafor"], 2007));
        let three = [("Lee, 2008", lee.clone()), ("Okafor, 2007", okafor), ("Lee, 2008", lee.clone())];
        assert_eq!(fixed("(Lee, 2008; Okafor, 2007; Lee, 2008)", &three).as_deref(), Some("(Lee, 2008; Okafor, 2007)"));
        let leaning = [("Lee, 2008", lee.clone()), ("Lee, 2008", lee), ("2009", cite(&["Lee"], 2009))];
        assert_eq!(fixed("(Lee, 2008; Lee, 2008, 2009)", &leaning), None);
        let numbers = [("3", numbered("3")), ("3", numbered("3"))];
        assert_eq!(fixed("[3, 3]", &numbers).as_deref(), Some("[3]"));
    }

    #[test]
    fn other_works_and_other_pages_are_fine() {
        assert!(messages(vec![cite(&["Lee"], 2008), cite(&["Okafor"], 2007)]).is_empty());
        let page = |page: &str| Cite { locator: Some(page.to_owned()), ..cite(&["Lee"], 2008) };
        assert!(messages(vec![page("3"), page("12")]).is_empty());
        assert!(messages(vec![cite(&[], 2008), cite(&[], 2008)]).is_empty());
    }
}
