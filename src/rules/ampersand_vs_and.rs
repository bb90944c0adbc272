use std::collections::BTreeMap;

use super::draft::{Draft, finding};
use super::majority::habit;
use super::scope::place;
use super::source::{self, is_blank};
use super::words;
use crate::config::Config;
use crate::locale::{Term, lexicon};
use crate::model::{Citation, Cite, Edit, Finding, Form, Report, Span};
use crate::text::fold;

rule! {
    /// A citation joins names with "&" where the paper has "and", or the other way round.
    ///
    /// ## What it finds
    ///
    /// Citations in brackets that join the last two names otherwise than at least eight in ten of them do.
    /// Papers with few such citations, or without a habit, are left alone, as are names in running text.
    ///
    /// ## Why it matters
    ///
    /// Styles ask for one of the two throughout.
    ///
    /// ## Example that fires
    ///
    ///     (Abara & Cohen, 2012) nine times, and (Lee and Ito, 2008) once
    ///
    /// ## Example that is fine
    ///
    ///     (Abara & Cohen, 2012), (Lee & Ito, 2008), and "Lee and Ito (2008) show"
    ///
    /// ## How to silence it
    ///
    /// Join the names as elsewhere, or `ignore = ["ampersand-vs-and"]` in `reconcite.toml`.
    "ampersand-vs-and", Warning
}

/// What joins the last two names of a cite.
struct Joint<'r> {
    citation: &'r Citation,
    cite: &'r Cite,
    span: Span,
    text: &'r str,
    is_ampersand: bool,
}

/// An ampersand, as the formats write it.
const AMPERSANDS: [&str; 3] = ["&", "\\&", "&amp;"];

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let joints: Vec<Joint> = report
        .citations
        .iter()
        .filter(|citation| citation.form == Form::Parenthetical)
        .flat_map(|citation| citation.cites.iter().filter_map(move |cite| joint(report, citation, cite)))
        .collect();
    let ampersands = joints.iter().filter(|joint| joint.is_ampersand).count();
    let Some(wanted) = habit(ampersands, joints.len() - ampersands) else { return Vec::new() };
    let (here, there) = if wanted { ("a word", "\"&\"") } else { ("\"&\"", "a word") };
    let usual = joints.iter().filter(|joint| joint.is_ampersand == wanted);
    let replacement = commonest(usual.map(|joint| joint.text));
    joints
        .iter()
        .filter(|joint| joint.is_ampersand != wanted)
        .map(|joint| {
            let name = words::cite_name(joint.citation, joint.cite);
            let edit = Edit { span: joint.span, replacement: replacement.to_owned() };
            finding(place(joint.citation, joint.cite), format!("{name}: names joined by {here}, elsewhere by {there}"))
                .help("join the names as in the paper's other citations")
                .fix(format!("join the names by \"{replacement}\""), vec![edit])
        })
        .collect()
}

/// The joint of the last two names; `None` where there are no two names or it cannot be seen.
fn joint<'r>(report: &'r Report, citation: &'r Citation, cite: &'r Cite) -> Option<Joint<'r>> {
    if cite.et_al {
        return None;
    }
    let [.., before, last] = cite.names.as_slice() else { return None };
    let (span, text) = source::of_cite(report, cite)?;
    let from = text.find(before.as_str())? + before.len();
    let between = &text[from..];
    let between = &between[..between.find(last.as_str())?];
    let is_around = |letter: char| is_blank(letter) || matches!(letter, ',' | ';');
    let ahead = between.len() - between.trim_start_matches(is_around).len();
    let joint = between.trim_matches(is_around);
    let is_ampersand = AMPERSANDS.contains(&joint);
    if !is_ampersand && !lexicon().is(&fold(joint), Term::And) {
        return None;
    }
    let start = from + ahead;
    let span = source::inside(span, start, start + joint.len());
    Some(Joint { citation, cite, span, text: joint, is_ampersand })
}

/// The one that stands most often.
fn commonest<'t>(texts: impl Iterator<Item = &'t str>) -> &'t str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or("", |(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, cite};

    fn messages(joints: &[&str]) -> Vec<String> {
        let add = |paper: Paper, joint: &&str| {
            paper.cite(&format!("(Abara {joint} Cohen, 2012)"), cite(&["Abara", "Cohen"], 2012))
        };
        joints.iter().fold(Paper::new(""), add).messages(RULE)
    }

    #[test]
    fn the_one_that_is_joined_otherwise() {
        let mut joints = ["&"; 9].to_vec();
        joints.push("and");
        assert_eq!(messages(&joints), ["Abara and Cohen, 2012: names joined by a word, elsewhere by \"&\""]);
        let mut joints = ["und"; 9].to_vec();
        joints.push("&");
        assert_eq!(messages(&joints), ["Abara and Cohen, 2012: names joined by \"&\", elsewhere by a word"]);
    }

    #[test]
    fn the_fix_takes_the_word_of_the_others() {
        let add = |paper: Paper, joint: &&str| {
            paper.cite(&format!("(Abara, {joint} Cohen, 2012)"), cite(&["Abara", "Cohen"], 2012))
        };
        for (usual, odd) in [("und", "&"), ("&", "and"), ("\\&", "and")] {
            let mut joints = [usual; 9].to_vec();
            joints.push(odd);
            let mut report = joints.iter().fold(Paper::new(""), add).report();
            report.findings = check(&report, &Config::default());
            let fixed = crate::fix::apply(&report, 0, report.documents[0].text.len()).unwrap();
            assert_eq!(fixed.text.trim(), [format!("(Abara, {usual} Cohen, 2012)").as_str(); 10].join("\n"));
        }
    }

    #[test]
    fn one_way_or_no_habit_is_fine() {
        assert!(messages(&["&"; 12]).is_empty());
        assert!(messages(&["&", "and", "&", "and", "&", "and", "&", "and", "&", "and"]).is_empty());
        assert!(messages(&["&", "&", "and"]).is_empty());
    }
}
