use super::draft::{Draft, finding};
use super::majority::habit;
use super::scope::place;
use super::words;
use crate::config::Config;
use crate::locale::{Term, lexicon};
use crate::model::{Citation, Cite, Finding, Form, Report};
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

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let joined: Vec<(&Citation, &Cite, bool)> = report
        .citations
        .iter()
        .filter(|citation| citation.form == Form::Parenthetical)
        .flat_map(|citation| citation.cites.iter().map(move |cite| (citation, cite)))
        .filter_map(|(citation, cite)| Some((citation, cite, has_ampersand(report, cite)?)))
        .collect();
    let ampersands = joined.iter().filter(|(_, _, ampersand)| *ampersand).count();
    let Some(wanted) = habit(ampersands, joined.len() - ampersands) else { return Vec::new() };
    let (here, there) = if wanted { ("a word", "\"&\"") } else { ("\"&\"", "a word") };
    joined
        .into_iter()
        .filter(|(_, _, ampersand)| *ampersand != wanted)
        .map(|(citation, cite, _)| {
            let name = words::cite_name(citation, cite);
            finding(place(citation, cite), format!("{name}: names joined by {here}, elsewhere by {there}"))
                .help("join the names as in the paper's other citations")
        })
        .collect()
}

/// Whether the last two names are joined by `&`; `None` where there are no two names or it cannot be seen.
fn has_ampersand(report: &Report, cite: &Cite) -> Option<bool> {
    if cite.et_al {
        return None;
    }
    let [.., before, last] = cite.names.as_slice() else { return None };
    let [span] = cite.spans.as_slice() else { return None };
    let text = report.documents.get(span.document)?.text.get(span.range())?;
    let from = text.find(before.as_str())? + before.len();
    let between = &text[from..];
    let joint = between[..between.find(last.as_str())?].trim_matches([' ', ',', ';', '\n', '\u{a0}']);
    match joint {
        "&" => Some(true),
        joint if lexicon().is(&fold(joint), Term::And) => Some(false),
        _ => None,
    }
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
    fn one_way_or_no_habit_is_fine() {
        assert!(messages(&["&"; 12]).is_empty());
        assert!(messages(&["&", "and", "&", "and", "&", "and", "&", "and", "&", "and"]).is_empty());
        assert!(messages(&["&", "&", "and"]).is_empty());
    }
}
