use super::draft::{Draft, finding};
use super::scope::{Matched, is_reconciled, matched, place};
use super::words;
use crate::config::Config;
use crate::locale::same_body;
use crate::model::{AuthorsFit, Finding, Form, Name, Reference, Report, Severity, SurnameFit};
use crate::reconcile::is_author;
use crate::text::fold;

rule! {
    /// A surname is spelt differently in the citation and in the list.
    ///
    /// ## What it finds
    ///
    /// A citation that fits one entry but for a few letters of a surname in the same script. Case, accents
    /// and particles do not count, nor does a name that is written in another script. A later author who
    /// is another person is reported too. A body that is cited in one language and listed in another is a
    /// warning. Where a paper cites by number, authors whom the sentence names right before the number must
    /// be among those of its entry.
    ///
    /// ## Why it matters
    ///
    /// Readers and databases look for the name as it is printed.
    ///
    /// ## Example that fires
    ///
    ///     (Hernandes, 2015)        Hernández, M. (2015). On maps.
    ///
    /// ## Example that is fine
    ///
    ///     (Hernandez, 2015)        Hernández, M. (2015). On maps.
    ///
    /// ## How to silence it
    ///
    /// Spell the name alike in both places. For a paper that romanises names freely:
    /// `ignore = ["name-mismatch"]` in `reconcite.toml`.
    "name-mismatch", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    if !is_reconciled(report) {
        return Vec::new();
    }
    matched(report).filter_map(|found| mismatch(&found).or_else(|| beside(report, &found))).collect()
}

/// `Smith et al. [8]`, where nobody of that name made the entry of the number 8.
fn beside(report: &Report, found: &Matched) -> Option<Finding> {
    let names = &found.cite.beside;
    let label = found.cite.label.as_ref()?;
    if names.is_empty() || found.entry.et_al || names.iter().any(|name| is_author(name, found.entry)) {
        return None;
    }
    let listed = words::entry_name(found.entry);
    let listed = listed.strip_prefix(&format!("[{label}] ")).unwrap_or(&listed);
    let message = format!("number {label} stands behind {}, but is {listed}", names.join(" and "));
    let theirs = |entry: &&Reference| entry.item.author.first().is_some_and(|author| author.surname() == names[0]);
    let meant = report.references.iter().find(theirs).and_then(|entry| entry.label.as_ref());
    let help = match meant {
        Some(meant) => format!("did you mean number {meant}?"),
        None => "mend the number or the name".to_owned(),
    };
    let draft = finding(place(found.citation, found.cite), message);
    Some(draft.entry(found.link.reference, found.entry, "this entry has the number").help(help))
}

fn mismatch(found: &Matched) -> Option<Finding> {
    let comparison = &found.link.comparison;
    let near = comparison.surname == SurnameFit::Near;
    if !near && comparison.authors != AuthorsFit::CoauthorDiffers {
        return None;
    }
    let (cited, listed) = differing(found, near)?;
    let message = format!("{cited} is {listed} in the reference list");
    let draft = finding(place(found.citation, found.cite), message)
        .entry(found.link.reference, found.entry, format!("listed as {listed}"))
        .because(words::reasons(found.link))
        .help("spell the name alike in both places");
    if same_body(&cited, &listed) {
        let help = "cite the body as it is listed, or give both names in the entry";
        return Some(Finding { severity: Severity::Warning, ..draft.help(help) });
    }
    Some(draft)
}

/// The first pair of names at the same place that are not the same; the first authors are a pair only where they are
/// known to differ.
fn differing(found: &Matched, first_differs: bool) -> Option<(String, String)> {
    let item = &found.entry.item;
    let listed = if item.author.is_empty() { &item.editor } else { &item.author };
    let pairs = found.cite.names.iter().zip(listed.iter().map(Name::surname));
    let mut pairs = pairs.skip(usize::from(!first_differs));
    let is_other = |(cited, listed): &(&String, String)| {
        let (cited, listed) = (fold(cited), fold(listed));
        cited != listed && !(found.citation.form == Form::Narrative && is_genitive(&cited, &listed))
    };
    pairs.find(is_other).map(|(cited, listed)| (cited.clone(), listed))
}

/// Whether the cited name, both folded, is the listed one in the genitive, as in the German sentence "Wickhams (2014)
/// Buch", given names before it or not.
fn is_genitive(cited: &str, listed: &str) -> bool {
    cited.strip_suffix('s').and_then(|name| name.strip_suffix(listed)).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;
    use crate::rules::testing::{Paper, cite, entry, labelled, linked};

    #[test]
    fn a_genitive_is_the_same_name() {
        assert!(is_genitive("wickhams", "wickham") && is_genitive("hadley wickhams", "wickham"));
        assert!(!is_genitive("williams", "wiliam") && !is_genitive("adams", "dam"));
    }

    fn messages(cited: &[&str], comparison: Comparison) -> Vec<String> {
        Paper::new("")
            .entry(entry(&["Hernández", "Ito"], 2015, "On maps"))
            .cite("(x)", linked(cite(cited, 2015), 0, comparison))
            .messages(RULE)
    }

    #[test]
    fn says_both_spellings() {
        let near = Comparison { surname: SurnameFit::Near, ..Comparison::default() };
        assert_eq!(messages(&["Hernandes", "Ito"], near), ["Hernandes is Hernández in the reference list"]);
    }

    #[test]
    fn a_body_in_another_language_is_a_warning() {
        let near = Comparison { surname: SurnameFit::Near, ..Comparison::default() };
        let mut listed = entry(&[], 2018, "Report");
        listed.item.author = vec![Name::literal("Ministério da Saúde")];
        let found = Paper::new("").entry(listed).cite("(x)", linked(cite(&["Ministry of Health"], 2018), 0, near)).run(RULE);
        assert_eq!(found[0].severity, Severity::Warning);
    }

    #[test]
    fn a_second_author_who_is_another() {
        let other = Comparison { authors: AuthorsFit::CoauthorDiffers, ..Comparison::default() };
        assert_eq!(messages(&["Hernández", "Itoh"], other), ["Itoh is Ito in the reference list"]);
    }

    #[test]
    fn a_number_behind_others_than_its_authors() {
        let told = |names: &[&str]| {
            let mut numbered = linked(cite(&[], 0), 0, Comparison::default());
            numbered.label = Some("8".to_owned());
            numbered.beside = names.iter().map(|name| (*name).to_owned()).collect();
            let paper = Paper::new("").entry(labelled("8", entry(&["Mbeki", "Stroud"], 2015, "Where to walk")));
            paper.cite("[8]", numbered).messages(RULE)
        };
        assert_eq!(told(&["Garside"]), ["number 8 stands behind Garside, but is Mbeki and Stroud, 2015"]);
        assert!(told(&["Mbeki"]).is_empty() && told(&["Garside", "Stroud"]).is_empty() && told(&[]).is_empty());
    }

    #[test]
    fn folded_and_romanised_names_are_fine() {
        for surname in [SurnameFit::Exact, SurnameFit::Folded, SurnameFit::Romanised, SurnameFit::Unknown] {
            assert!(messages(&["Hernandez", "Ito"], Comparison { surname, ..Comparison::default() }).is_empty());
        }
    }
}
