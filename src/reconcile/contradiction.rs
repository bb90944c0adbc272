//! Links and keys that lead elsewhere than the printed text says.
//!
//! Only where the text alone means one entry without a doubt, and another than the link: a link may sit on words that
//! say nothing, and lists print one work twice.

use super::compare::compare;
use super::index::compact;
use super::linked::Tie;
use crate::model::{
    AuthorsFit, Citation, Cite, Contradiction, Document, Form, Format, Name, Reference, Status, SuffixFit, SurnameFit,
    YearFit,
};
use crate::text::{digits, fold};

/// Up to so many contradictions are the author's; more must be few beside the links that agree.
const FEW: usize = 2;
/// One contradiction to so many links that agree.
const AGREEING: usize = 6;
/// So far before a key its author's name is looked for, in bytes.
const NAME_BEFORE: usize = 80;

/// Marks the cites whose text means another entry than the link around them. `claims` are the cites of each tie: the
/// number of the citation and of the cite in it.
pub(super) fn mark(
    document: &Document,
    ties: &[Tie],
    claims: &[Vec<(usize, usize)>],
    references: &[Reference],
    citations: &mut [Citation],
) {
    let mut found = Vec::new();
    let mut agreeing = 0;
    for (tie, claims) in ties.iter().zip(claims) {
        let (&[(at, place)], &[linked]) = (claims.as_slice(), tie.references.as_slice()) else { continue };
        let cite = &citations[at].cites[place];
        let [link] = cite.links.as_slice() else { continue };
        if cite.status != Status::Match {
            continue;
        }
        if link.reference == linked {
            agreeing += 1;
        } else if contradicts(document, tie, cite, linked, references) {
            found.push((at, place, Contradiction { printed: link.reference, linked }));
        }
    }
    // Where links seem to be wrong all over, their targets were misread.
    if found.len() > FEW && found.len() * AGREEING > agreeing {
        return;
    }
    for (at, place, contradiction) in found {
        citations[at].cites[place].contradiction = Some(contradiction);
    }
}

fn contradicts(document: &Document, tie: &Tie, cite: &Cite, linked: usize, references: &[Reference]) -> bool {
    let (Some(link), Some(target)) = (cite.links.first(), references.get(linked)) else { return false };
    let Some(printed) = references.get(link.reference).filter(|printed| !same_work(printed, target)) else {
        return false;
    };
    let words = document.text.get(tie.range.clone()).unwrap_or_default();
    if let Some(label) = &cite.label {
        let number: String = fold(words).chars().filter(|sign| !sign.is_ascii_punctuation()).collect();
        let own = |entry: &Reference| entry.label.as_deref().and_then(digits::parse_number);
        let cited = digits::parse_number(label);
        return cited.is_some()
            && digits::parse_number(number.trim()) == cited
            && own(printed) == cited
            && own(target).is_some_and(|number| Some(number) != cited);
    }
    // The link must lie on this cite and on little else.
    let inside = |start: usize, end: usize| tie.range.end.min(end).saturating_sub(tie.range.start.max(start));
    let shared: usize =
        cite.spans.iter().filter(|span| span.document == 0).map(|span| inside(span.start, span.end)).sum();
    let text = &link.comparison;
    let sure = text.surname >= SurnameFit::Folded
        && matches!(text.year, YearFit::Equal | YearFit::Converted)
        && text.authors == AuthorsFit::Agree
        && text.suffix == SuffixFit::Equal;
    if !sure || shared * 2 < tie.range.len() {
        return false;
    }
    let other = compare(cite, target, linked).comparison;
    let names_known = !target.item.author.is_empty() || !target.item.editor.is_empty();
    names_known
        && (other.surname == SurnameFit::Different
            || matches!(other.year, YearFit::Off(_))
            || other.suffix == SuffixFit::Different)
}

/// Whether two entries are one work printed twice, or in two languages.
fn same_work(one: &Reference, other: &Reference) -> bool {
    let title = |entry: &Reference| compact(&entry.item.title);
    let doi = |entry: &Reference| entry.item.doi.to_lowercase();
    !title(one).is_empty() && title(one) == title(other) || !doi(one).is_empty() && doi(one) == doi(other)
}

/// Marks the keys that follow the name of somebody else: `Abel et al.~\cite{bor2003}`, where the list has a work of Abel
/// and others, and Abel has no part in the one that is cited.
pub fn mark_misplaced_keys(document: &Document, references: &[Reference], citations: &mut [Citation]) {
    if !matches!(document.format, Format::Latex | Format::Markdown | Format::Typst) {
        return;
    }
    for citation in citations.iter_mut().filter(|citation| citation.form == Form::Key) {
        let Some(span) = citation.spans.first().filter(|span| span.document == 0) else { continue };
        let Some(name) = document.text.get(..span.start).and_then(name_before) else { continue };
        let linked: Vec<usize> =
            citation.cites.iter().flat_map(|cite| &cite.links).map(|link| link.reference).collect();
        let cited = linked.iter().filter_map(|&at| references.get(at));
        if linked.len() != citation.cites.len()
            || cited.clone().any(|entry| people(entry).next().is_none())
            || cited.clone().any(|entry| mentions(entry, &name))
        {
            continue;
        }
        let printed = references.iter().position(|entry| {
            let mut people = people(entry);
            people.next().is_some_and(|first| fold(&first.surname()) == name) && people.next().is_some()
        });
        let cite = citation.cites.first_mut();
        if let (Some(printed), Some(&linked), Some(cite)) = (printed, linked.first(), cite) {
            cite.contradiction = Some(Contradiction { printed, linked });
        }
    }
}

/// The folded surname of `Abel et al.` at the end of a text.
fn name_before(text: &str) -> Option<String> {
    let mut start = text.len().saturating_sub(NAME_BEFORE);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let blank = |sign: char| sign.is_whitespace() || matches!(sign, '~' | '\\' | '.');
    let tail = text[start..].trim_end_matches(blank);
    let tail = tail.strip_suffix("al").filter(|rest| rest.ends_with(blank))?.trim_end_matches(blank);
    let tail = tail.strip_suffix("et").filter(|rest| rest.ends_with(blank))?.trim_end_matches(blank);
    let name = tail.rsplit(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '-' | '\'' | '’')).next()?;
    (name.chars().count() >= 3 && name.starts_with(char::is_uppercase)).then(|| fold(name))
}

fn people(entry: &Reference) -> impl Iterator<Item = &Name> {
    entry.item.author.iter().chain(&entry.item.editor)
}

/// Whether a folded name occurs anywhere in what the entry says.
fn mentions(entry: &Reference, name: &str) -> bool {
    fold(&entry.text).contains(name)
        || fold(&entry.item.title).contains(name)
        || people(entry).any(|person| fold(&person.surname()).contains(name) || fold(&person.literal).contains(name))
}
