use super::draft::{Draft, finding};
use super::majority::habit;
use super::scope::{is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Form, Report};

rule! {
    /// Some citations give numbers and others give names and years.
    ///
    /// ## What it finds
    ///
    /// A paper that cites nearly always by number, or nearly always by name and year in brackets, and a few
    /// times the other way. It is one warning a paper, at the first of the few. Names in running text are
    /// fine in both styles.
    ///
    /// ## Why it matters
    ///
    /// The few are left over from an earlier version or another journal's style.
    ///
    /// ## Example that fires
    ///
    ///     [1], [2], [3] … and once (Okafor, 2007)
    ///
    /// ## Example that is fine
    ///
    ///     [1], [2], [3] … and "as Okafor [4] shows"
    ///
    /// ## How to silence it
    ///
    /// Cite in one way, or `ignore = ["mixed-citation-styles"]` in `reconcite.toml`.
    "mixed-citation-styles", Warning
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    let count = |form: Form| matched(report).filter(|found| found.citation.form == form).count();
    let (numeric, named) = (count(Form::Numeric), count(Form::Parenthetical));
    let few = match habit(numeric, named) {
        Some(true) if named > 0 => Form::Parenthetical,
        Some(false) if numeric > 0 => Form::Numeric,
        _ => return Vec::new(),
    };
    let Some(first) = matched(report).find(|found| found.citation.form == few) else { return Vec::new() };
    let name = words::cite_name(first.citation, first.cite);
    let (here, there, number) = match few {
        Form::Numeric => ("number", "name and year", numeric),
        _ => ("name and year", "number", named),
    };
    let times = words::count(number, "citation");
    let message = format!("{name}: {times} by {here} in a paper that cites by {there}");
    vec![
        finding(place(first.citation, first.cite), message)
            .entry(first.link.reference, first.entry, "the entry meant")
            .help("cite in one way throughout"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;
    use crate::rules::testing::{Paper, cite, entry, labelled, linked, numbered};

    fn messages(numeric: usize, named: usize) -> Vec<String> {
        let mut paper = Paper::new("").entry(labelled("1", entry(&["Okafor"], 2007, "Roads")));
        for _ in 0..numeric {
            paper = paper.cite("[1]", linked(numbered("1"), 0, Comparison::default()));
        }
        for _ in 0..named {
            paper = paper.cite("(Okafor, 2007)", linked(cite(&["Okafor"], 2007), 0, Comparison::default()));
        }
        paper.messages(RULE)
    }

    #[test]
    fn one_warning_for_the_few() {
        assert_eq!(messages(9, 2), ["Okafor, 2007: 2 citations by name and year in a paper that cites by number"]);
        assert_eq!(messages(1, 9), ["[1]: 1 citation by number in a paper that cites by name and year"]);
    }

    #[test]
    fn one_way_or_no_habit_is_fine() {
        assert!(messages(20, 0).is_empty());
        assert!(messages(0, 20).is_empty());
        assert!(messages(5, 5).is_empty());
        assert!(messages(3, 1).is_empty());
    }
}
