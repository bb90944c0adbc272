use super::draft::{Draft, finding};
use super::majority::habit;
use super::words;
use crate::config::Config;
use crate::model::{Citation, Finding, Form, Report};
use crate::text::fold;

rule! {
    /// The works of a citation stand in another order than elsewhere in the paper.
    ///
    /// ## What it finds
    ///
    /// A paper that sorts the works in a bracket by name, or by year, at least eight times in ten, and the
    /// brackets that it does not. Papers with few such brackets, or without a habit, are left alone.
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

/// Whether works, each a name and a year, stand in an order.
type Order = fn(&[(String, i32)]) -> bool;

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let groups = report.citations.iter().filter(|citation| citation.form == Form::Parenthetical);
    let groups: Vec<(&Citation, Vec<(String, i32)>)> = groups.filter_map(|group| Some((group, keys(group)?))).collect();
    let by_name: Order = |keys| keys.is_sorted_by_key(|(name, _)| name);
    let by_year: Order = |keys| keys.is_sorted_by_key(|(_, year)| year);
    let is_habit = |order: Order| {
        let sorted = groups.iter().filter(|(_, keys)| order(keys)).count();
        habit(sorted, groups.len() - sorted) == Some(true)
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

/// First name and year of every work; `None` where one lacks either, where a signal word may have parted the works,
/// or where there are no two authors.
fn keys(group: &Citation) -> Option<Vec<(String, i32)>> {
    let key = |cite: &crate::model::Cite| {
        let year = cite.years.first().filter(|_| !cite.optional && !cite.truncated)?;
        Some((fold(cite.names.first()?), year.earliest))
    };
    let keys: Vec<(String, i32)> = group.cites.iter().map(key).collect::<Option<_>>()?;
    keys.iter().any(|(name, _)| *name != keys[0].0).then_some(keys)
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
    fn one_order_or_no_habit_is_fine() {
        assert!(messages(&[[("Abara", 2012), ("Lee", 2008)]; 9]).is_empty());
        assert!(messages(&[[("Lee", 2012), ("Abara", 2008)]; 9]).is_empty());
        assert!(messages(&[[("Lee", 2008), ("Abara", 2012)], [("Abara", 2012), ("Lee", 2008)]]).is_empty());
    }
}
