//! Where Japanese surnames end. Lists print `大森由里子` without a seam; the text that cites 大森 shows it.

use rustc_hash::FxHashMap;

use super::index::responsible;
use crate::model::{Citation, Cite, Name, Reference};

/// Characters of the longest surname and of the longest given name that are looked for.
const LONGEST: usize = 3;

/// Cuts the Japanese names of the list that are printed in one piece where the citations do.
///
/// An entry of the cited year is believed before others; a surname that the list has as it is cited needs no other.
pub fn read_as_cited(references: &mut [Reference], citations: &[Citation]) {
    let mut heads: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut families: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, reference) in references.iter().enumerate() {
        let Some(first) = responsible(reference).first() else { continue };
        families.entry(first.family.clone()).or_default().push(at);
        if let Some(whole) = seamless(reference, first) {
            surnames(&whole).for_each(|head| heads.entry(head.to_owned()).or_default().push(at));
        }
    }
    if heads.is_empty() {
        return;
    }
    // The longest surname that is cited for an entry wins.
    let mut chosen: FxHashMap<usize, &Cite> = FxHashMap::default();
    for cite in citations.iter().flat_map(|citation| &citation.cites) {
        let Some((first, entries)) = cite.names.first().and_then(|first| heads.get_key_value(first)) else { continue };
        let listed = families.get(first).map_or(&[][..], Vec::as_slice);
        let of_year = |at: &&usize| is_of_year(&references[**at], cite);
        let dated = listed.iter().find(of_year).is_none();
        let any = listed.is_empty() && !entries.iter().any(|at| of_year(&at));
        for at in entries.iter().filter(|at| any || dated && of_year(at)) {
            let known = chosen.entry(*at).or_insert(cite);
            if known.names.first().is_none_or(|name| name.len() < first.len()) {
                *known = cite;
            }
        }
    }
    for (at, cite) in chosen {
        let reference = &mut references[at];
        let seams: Vec<Option<Name>> = cite
            .names
            .iter()
            .zip(responsible(reference))
            .map(|(cited, name)| {
                let whole = seamless(reference, name)?;
                let head = surnames(&whole).find(|head| head == cited)?;
                Some(Name::person(head, &whole[head.len()..]))
            })
            .collect();
        let authors =
            if reference.item.author.is_empty() { &mut reference.item.editor } else { &mut reference.item.author };
        for (name, seam) in authors.iter_mut().zip(seams) {
            if let Some(seam) = seam {
                *name = seam;
            }
        }
    }
}

/// The whole name, where a Japanese entry prints it in one piece. Kana somewhere in the entry tell that it is one.
fn seamless(reference: &Reference, name: &Name) -> Option<String> {
    let kana = |c: char| matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}');
    let whole = name.in_one_piece()?;
    (reference.text.contains(kana) && reference.text.contains(&whole)).then_some(whole)
}

/// What may be the surname of a name in one piece.
fn surnames(whole: &str) -> impl Iterator<Item = &str> {
    let letters = whole.chars().count();
    let ends = whole.char_indices().map(|(at, _)| at).enumerate().skip(1).take(LONGEST);
    ends.filter(move |(count, _)| letters - count <= LONGEST).map(|(_, end)| &whole[..end])
}

fn is_of_year(reference: &Reference, cite: &Cite) -> bool {
    cite.years.iter().any(|cited| reference.years.iter().any(|year| year.value == cited.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Form, Item, Span, Year};

    /// How the names of entries (text, family, given, year) are cut where these names and years are cited.
    fn cut(entries: &[(&str, &str, &str, i32)], cited: &[(&str, i32)]) -> Vec<String> {
        let entry = |&(text, family, given, year): &(&str, &str, &str, i32)| Reference {
            id: String::new(),
            span: Span::new(0, 0, 0),
            label: None,
            text: text.into(),
            item: Item { author: vec![Name::person(family, given)], ..Item::default() },
            years: vec![Year::gregorian(year)],
            et_al: false,
        };
        let cite = |&(name, year): &(&str, i32)| Cite {
            names: vec![name.to_owned()],
            years: vec![Year::gregorian(year)],
            ..Cite::default()
        };
        let cites = cited.iter().map(cite).collect();
        let mut references: Vec<Reference> = entries.iter().map(entry).collect();
        read_as_cited(
            &mut references,
            &[Citation { spans: Vec::new(), text: String::new(), form: Form::Narrative, cites }],
        );
        references
            .iter()
            .map(|reference| format!("{}|{}", reference.item.author[0].family, reference.item.author[0].given))
            .collect()
    }

    #[test]
    fn the_text_shows_where_a_surname_ends() {
        let list = [
            ("大森由里子（2015）：農村の再検討", "大森由", "里子", 2015),
            ("森田一郎（2012）：島の店", "森田", "一郎", 2012),
            ("森　太一（2012）：町の店", "森", "太一", 2012),
        ];
        assert_eq!(cut(&list, &[("大森", 2015), ("森", 2012)]), ["大森|由里子", "森田|一郎", "森|太一"]);
        assert_eq!(cut(&list, &[("大森", 2014)]), ["大森|由里子", "森田|一郎", "森|太一"], "a wrong year");
        assert_eq!(cut(&list[..1], &[("大", 2015), ("大森", 2015)]), ["大森|由里子"], "the longest wins");
        let chinese = [("王小明. 北方的河流[J]. 水学报, 2010.", "王", "小明", 2010)];
        assert_eq!(cut(&chinese, &[("王小", 2010)]), ["王|小明"]);
    }
}
