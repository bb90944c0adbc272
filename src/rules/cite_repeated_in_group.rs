use super::draft::{Draft, finding};
use super::scope::place;
use super::words;
use crate::config::Config;
use crate::model::{Citation, Cite, Finding, Report};
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
                findings.push(repeated(citation, cite));
            }
        }
    }
    findings
}

fn repeated(citation: &Citation, cite: &Cite) -> Finding {
    let name = words::cite_name(citation, cite);
    finding(place(citation, cite), format!("{name} stands twice in one citation"))
        .help("take one of the two out, or correct it if another work is meant")
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
    use crate::model::{Form, Span};
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
    fn other_works_and_other_pages_are_fine() {
        assert!(messages(vec![cite(&["Lee"], 2008), cite(&["Okafor"], 2007)]).is_empty());
        let page = |page: &str| Cite { locator: Some(page.to_owned()), ..cite(&["Lee"], 2008) };
        assert!(messages(vec![page("3"), page("12")]).is_empty());
        assert!(messages(vec![cite(&[], 2008), cite(&[], 2008)]).is_empty());
    }
}
