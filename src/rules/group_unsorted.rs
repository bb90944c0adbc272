use super::draft::{Draft, finding};
use super::{source, words};
use crate::config::Config;
use crate::locale::{Term, lexicon};
use crate::model::{Citation, Cite, Finding, Form, Report, Span};
use crate::text::fold;

rule! {
    /// The works of a citation stand in another order than elsewhere in the paper.
    ///
    /// ## What it finds
    ///
    /// A paper that sorts the works in a bracket by name, or by year, at least eight times in ten, and the
    /// brackets that it does not. A bracket that is in both orders tells nothing. Papers with few telling
    /// brackets, or without a habit, are left alone. The later works of an author stay with the first, and
    /// words such as "see also" begin a new order.
    ///
    /// ## Why it matters
    ///
    /// Styles ask for one order throughout.
    ///
    /// ## Example that fires
    ///
    ///     (Abara, 2012; Lee, 2008) nine times, and (Okafor, 2007; Cohen, 2001) once
    ///
    /// ## Example that is fine
    ///
    ///     (Abara, 2012; Lee, 2008) throughout
    ///
    /// ## How to silence it
    ///
    /// Sort the bracket, or `ignore = ["group-unsorted"]` in `reconcite.toml`.
    "group-unsorted", Info
}

/// Fewer brackets that are in one order and not in the other show no habit.
const TELLING: usize = 6;
/// The habit holds in at least this many of a hundred.
const HABIT: usize = 80;

/// Whether works, each a name and a year, stand in an order.
type Order = fn(&[(String, i32)]) -> bool;

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let groups = report.citations.iter().filter(|citation| citation.form == Form::Parenthetical);
    let groups: Vec<(&Citation, Vec<(String, i32)>)> = groups.filter_map(|group| Some((group, keys(report, group)?))).collect();
    let by_name: Order = |keys| keys.is_sorted_by_key(|(name, _)| name);
    let by_year: Order = |keys| keys.is_sorted_by_key(|(_, year)| year);
    // What is in order of name and of year as well tells nothing of the habit.
    let telling: Vec<_> = groups.iter().filter(|(_, keys)| !by_name(keys) || !by_year(keys)).collect();
    let is_habit = |order: Order| {
        let sorted = telling.iter().filter(|(_, keys)| order(keys)).count();
        telling.len() >= TELLING && sorted * 100 >= telling.len() * HABIT
    };
    let (order, what) = if is_habit(by_name) {
        (by_name, "name")
    } else if is_habit(by_year) {
        (by_year, "year")
    } else {
        return Vec::new();
    };
    let unsorted = groups.iter().filter(|(_, keys)| !order(keys));
    unsorted
        .map(|(group, _)| {
            let name = words::shorten(&group.text);
            finding(&group.spans, format!("{name} is not in order of {what}, as the paper's other citations are"))
                .help(format!("sort the works by {what}"))
        })
        .collect()
}

/// First name and year of the first work of each author; `None` where a work lacks either, where words part the works,
/// or where there are no two authors.
fn keys(report: &Report, group: &Citation) -> Option<Vec<(String, i32)>> {
    let key = |cite: &Cite| {
        let year = cite.years.first().filter(|_| !cite.optional && !cite.truncated)?;
        Some((fold(cite.names.first()?), year.earliest))
    };
    let mut keys: Vec<(String, i32)> = group.cites.iter().map(key).collect::<Option<_>>()?;
    if group.cites.windows(2).any(|pair| is_parted(report, &pair[0], &pair[1])) {
        return None;
    }
    keys.dedup_by(|later, first| later.0 == first.0);
    (keys.len() > 1).then_some(keys)
}

/// Whether words stand between two works: `Schuman, 2012; see also Long, 2010`.
fn is_parted(report: &Report, one: &Cite, other: &Cite) -> bool {
    let (Some(before), Some(after)) = (one.spans.last(), other.spans.first()) else { return false };
    let between = Span { start: before.end, end: after.start, ..*before };
    let text = source::of(report, between).unwrap_or("");
    text.split(|letter: char| !letter.is_alphabetic())
        .any(|word| !word.is_empty() && !lexicon().is(&fold(word), Term::And))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, cite};

    fn messages(groups: &[[(&str, i32); 2]]) -> Vec<String> {
        let mut paper = Paper::new("");
        for [(one, _), (other, _)] in groups {
            paper = paper.cite(&format!("({one}; {other})"), cite(&[one], 2000));
        }
        let mut report = paper.report();
        for (group, works) in report.citations.iter_mut().zip(groups) {
            group.cites = works.iter().map(|(name, year)| cite(&[name], *year)).collect();
        }
        check(&report, &Config::default()).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn the_one_that_is_not_sorted() {
        let mut groups = [[("Abara", 2012), ("Lee", 2008)]; 9].to_vec();
        groups.push([("Okafor", 2007), ("Cohen", 2001)]);
        let found = messages(&groups);
        assert_eq!(found, ["(Okafor; Cohen) is not in order of name, as the paper's other citations are"]);
    }

    #[test]
    fn words_between_works_begin_a_new_order() {
        let text = "(Okafor, 2007; see also Cohen, 2001; and Abara, 1999)";
        let mut report = Paper::new(text).report();
        report.documents[0].text = text.into();
        let at = |start: usize, end: usize| crate::model::Cite {
            spans: vec![Span::new(0, start, end)],
            ..cite(&["Okafor"], 2007)
        };
        let (okafor, cohen, abara) = (at(1, 13), at(24, 35), at(41, 52));
        assert!(is_parted(&report, &okafor, &cohen));
        assert!(!is_parted(&report, &cohen, &abara));
    }

    #[test]
    fn the_works_of_an_author_stay_together() {
        let mut report = Paper::new("").cite("(x)", cite(&["Kara"], 2001)).report();
        report.citations[0].cites =
            [("Kara", 2001), ("Kara", 2006), ("Abara", 2002)].map(|(name, year)| cite(&[name], year)).to_vec();
        let first: Vec<i32> = keys(&report, &report.citations[0]).unwrap().into_iter().map(|(_, year)| year).collect();
        assert_eq!(first, [2001, 2002]);
    }

    #[test]
    fn one_order_or_no_habit_is_fine() {
        assert!(messages(&[[("Abara", 2012), ("Lee", 2008)]; 9]).is_empty());
        assert!(messages(&[[("Lee", 2012), ("Abara", 2008)]; 9]).is_empty());
        assert!(messages(&[[("Lee", 2008), ("Abara", 2012)], [("Abara", 2012), ("Lee", 2008)]]).is_empty());
        // In both orders: no proof of either.
        let mut both = [[("Abara", 2008), ("Lee", 2012)]; 12].to_vec();
        both.extend([[("Abara", 2012), ("Lee", 2008)]; 3]);
        both.extend([[("Lee", 2008), ("Abara", 2012)]; 3]);
        assert!(messages(&both).is_empty());
    }
}
