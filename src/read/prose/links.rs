//! Links from citations to entries, in formats that tie them by the names of places.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Open, Prose};
use crate::model::MarkKind;
use crate::order::Order;

impl Prose {
    /// Takes a mark back.
    pub(in crate::read) fn drop_mark(&mut self, open: Open) {
        if let Some(mark) = self.marks.get_mut(open.0) {
            mark.range = 0..0;
        }
    }

    /// What an open mark says, to be changed.
    pub(in crate::read) fn kind_mut(&mut self, open: Open) -> Option<&mut MarkKind> {
        self.marks.get_mut(open.0).map(|mark| &mut mark.kind)
    }

    /// Lets every link that names a place (a byte of the text, in `places`) name the entry around that place, and takes
    /// back those that lead nowhere else. An entry without an identifier gets the name of the place.
    pub(in crate::read) fn settle_links(&mut self, places: &FxHashMap<String, usize>) {
        let entry = |kind: &MarkKind| matches!(kind, MarkKind::Entry(_));
        let all = self.marks.iter().enumerate().filter(|(_, mark)| entry(&mark.kind));
        let mut entries: Vec<(Range<usize>, usize)> = all.map(|(at, mark)| (mark.range.clone(), at)).collect();
        entries.order_by_key(|(range, _)| range.start);
        for link in 0..self.marks.len() {
            let MarkKind::CitationLink(names) = &mut self.marks[link].kind else { continue };
            let mut ids = Vec::new();
            for name in std::mem::take(names) {
                let Some(&place) = places.get(&name) else { continue };
                let next = entries.partition_point(|(range, _)| range.end < place);
                let Some((_, entry)) = entries.get(next).filter(|(range, _)| range.start <= place) else { continue };
                if let MarkKind::Entry(id) = &mut self.marks[*entry].kind {
                    if id.is_empty() {
                        *id = name;
                    }
                    ids.push(id.clone());
                }
            }
            let mark = &mut self.marks[link];
            if ids.is_empty() {
                mark.range = 0..0;
            }
            mark.kind = MarkKind::CitationLink(ids);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::finished;
    use super::*;

    #[test]
    fn links_lead_to_the_entry_around_a_place() {
        let (_, marks) = finished(|prose| {
            for name in ["b", "nowhere", "heading"] {
                let link = prose.open(MarkKind::CitationLink(vec![name.into()]));
                prose.push(name);
                prose.close(link);
                prose.end_line();
            }
            let mut places: FxHashMap<String, usize> = [("heading".to_owned(), prose.len())].into_iter().collect();
            prose.push("References");
            prose.end_line();
            for name in ["a", "b"] {
                places.insert(name.to_owned(), prose.len());
                let entry = prose.open(MarkKind::Entry(String::new()));
                prose.push("Entry");
                prose.close(entry);
                prose.end_line();
            }
            prose.settle_links(&places);
        });
        let kinds: Vec<_> = marks.into_iter().map(|(_, kind)| kind).collect();
        let entry = |id: &str| MarkKind::Entry(id.into());
        assert_eq!(kinds, [MarkKind::CitationLink(vec!["b".into()]), entry(""), entry("b")]);
    }
}
