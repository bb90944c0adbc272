//! Entries in order. Comments that stand directly above an entry go with it; all other bytes stay in their places.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::library::Library;
use crate::model::{Name, Reference};
use crate::order::Order;
use crate::read::bibtex::BibEntry;
use crate::text::edit::Edit;
use crate::text::fold;

/// What entries are put in order by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The citation key.
    Key,
    /// First author, then year, then title.
    Author,
    /// Year, then first author.
    Year,
    /// Title.
    Title,
}

impl SortBy {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Key, Self::Author, Self::Year, Self::Title];
}

/// The changes that put the entries in order. Nothing moves over an entry that could not be read whole, nor over a
/// `@string` or `@preamble`, which count for what stands behind them.
pub(super) fn sort(library: &Library<'_>, by: SortBy) -> Vec<Edit> {
    let parents: FxHashSet<String> = library
        .entries()
        .iter()
        .filter_map(|entry| entry.field("crossref"))
        .map(|key| key.trim().to_lowercase())
        .collect();
    let keys: FxHashSet<String> = library.entries().iter().map(|entry| entry.key.to_lowercase()).collect();
    let keys_clash = keys.len() < library.entries().len();
    let work_of = |entry: &BibEntry| {
        // Which of two parents of one key a child inherits from depends on their order, and its place must not.
        if keys_clash && entry.field("crossref").is_some() {
            return None;
        }
        let at = library.works().partition_point(|work| work.span.start < entry.span.start);
        library.works().get(at).filter(|work| work.span.start == entry.span.start)
    };
    let mut edits = Vec::new();
    let mut stretch: Vec<Unit> = Vec::new();
    let mut last = 0;
    for entry in library.entries() {
        let gap = &library.text()[last..entry.span.start];
        if is_barrier(gap) {
            put(library.text(), &mut stretch, &mut edits);
        }
        if library.is_sound(entry) {
            // Above the first entry stands what is said of the whole file.
            let above = if last == 0 { 0 } else { directly_above(gap) };
            let range = entry.span.start - above..entry.span.end;
            // BibTeX wants parents behind their children.
            let is_parent = parents.contains(&entry.key.to_lowercase());
            stretch.push(Unit { range, order: (is_parent, order(entry, work_of(entry), by)) });
        } else {
            put(library.text(), &mut stretch, &mut edits);
        }
        last = entry.span.end;
    }
    put(library.text(), &mut stretch, &mut edits);
    edits
}

struct Unit {
    range: Range<usize>,
    order: (bool, Vec<String>),
}

/// Puts the units of a stretch in order.
fn put(text: &str, stretch: &mut Vec<Unit>, edits: &mut Vec<Edit>) {
    let mut sorted: Vec<&Unit> = stretch.iter().collect();
    sorted.order_by(|here, there| here.order.cmp(&there.order));
    for (place, unit) in stretch.iter().zip(sorted) {
        if place.range != unit.range {
            edits.push(Edit::new(place.range.clone(), &text[unit.range.clone()]));
        }
    }
    stretch.clear();
}

fn order(entry: &BibEntry, work: Option<&Reference>, by: SortBy) -> Vec<String> {
    let key = entry.key.to_lowercase();
    let item = work.map(|work| &work.item);
    let author = item
        .and_then(|item| item.author.first().or(item.editor.first()))
        .map_or_else(|| "\u{10ffff}".to_owned(), |name: &Name| fold(&name.surname()));
    let year = work.and_then(|work| work.years.first()).map_or(i64::from(i32::MAX), |year| i64::from(year.earliest));
    // So that numbers stand in order as text.
    let year = format!("{:012}", year - i64::from(i32::MIN));
    let title = item.map(|item| fold(&item.title)).unwrap_or_default();
    match by {
        SortBy::Key => vec![key],
        SortBy::Author => vec![author, year, title, key],
        SortBy::Year => vec![year, author, title, key],
        SortBy::Title => vec![title, author, year, key],
    }
}

/// Whether something that counts for the entries behind it stands here.
fn is_barrier(gap: &str) -> bool {
    gap.split('@').skip(1).any(|rest| {
        let rest = rest.trim_start();
        ["string", "preamble"]
            .iter()
            .any(|word| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
    })
}

/// How many bytes of comment stand at the end of the gap without an empty line between them and the entry.
fn directly_above(gap: &str) -> usize {
    // The rest of the line that the entry before ends in belongs to that.
    let Some(first) = gap.find('\n') else { return 0 };
    let lines = &gap[first + 1..];
    if !(lines.is_empty() || lines.ends_with('\n')) || lines.contains('@') {
        return 0;
    }
    let kept: usize = lines.split_inclusive('\n').rev().take_while(|line| !line.trim().is_empty()).map(str::len).sum();
    kept
}

#[cfg(test)]
mod tests {
    use super::super::{Options, SortBy, tidy};

    fn sorted(text: &str, by: SortBy) -> String {
        tidy(text, Options { sort: Some(by), ..Options::default() }).text
    }

    #[test]
    fn entries_move_with_the_comments_above_them() {
        let text = "% My books.\n@misc{c, title = {C}}\n\n% of a\n@misc{a, title = {A}} % tail\n\n% apart\n\n@misc{b, title = {B}}\n";
        let want = "% My books.\n% of a\n@misc{a, title = {A}}\n\n@misc{b, title = {B}} % tail\n\n% apart\n\n@misc{c, title = {C}}\n";
        assert_eq!(sorted(text, SortBy::Key), want);
        assert_eq!(sorted(want, SortBy::Key), want);
    }

    #[test]
    fn nothing_moves_over_strings_and_bad_entries_and_parents_stay_behind() {
        let text = "@misc{z, title = {Z}}\n@string{s = {S}}\n@misc{y, note = s, title = {Y}}\n@misc{x oops\n\n@misc{c, title = {C}}\n\
                    @book{a, title = {A}}\n@inbook{b, crossref = {a}, title = {B}}\n";
        let want = "@misc{z, title = {Z}}\n@string{s = {S}}\n@misc{y, note = s, title = {Y}}\n@misc{x oops\n\n\
                    @inbook{b, crossref = {a}, title = {B}}\n@misc{c, title = {C}}\n@book{a, title = {A}}\n";
        assert_eq!(sorted(text, SortBy::Key), want);
    }

    #[test]
    fn a_child_of_two_parents_has_one_place() {
        let text = "@misc{c, crossref = {p}}\n@misc{p, title = {T}}\n@misc{a}\n@misc{p, author = {Abel, A.}}\n";
        let once = sorted(text, SortBy::Author);
        assert_eq!(sorted(&once, SortBy::Author), once);
    }

    #[test]
    fn years_and_authors_are_orders() {
        let entry = |key: &str, author: &str, year: &str| {
            format!("@misc{{{key}, author = {{{author}}}, title = {{T}}, year = {year}}}\n")
        };
        let (one, two, three) =
            (entry("p", "Wu, A.", "1999"), entry("q", "Éluard, P.", "2005"), entry("r", "Abel, A.", "{2010}"));
        let text = format!("{one}{two}{three}");
        assert_eq!(sorted(&text, SortBy::Year), format!("{one}{two}{three}"));
        assert_eq!(sorted(&text, SortBy::Author), format!("{three}{two}{one}"));
    }

    #[test]
    fn entries_stay_where_a_torn_one_would_take_others_in() {
        let text = "@string{w = \"Water\" \n@ea r ={2003}\n@misc{col.e, title = {Sea20s}}\near = {2002}\n@mis\u{1}\0\0\0\0\0\0\u{1}c{col.e, ti&le =br {Seas}\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t = {Lakes $x$},\u{1}\0\0\0\0\0\0\u{1}{2 {bor}}isc{cole, title = {Seaser\"}\n@ea r ={2003i\0\0\0\0`le = {w = \"Water\"}\n@article{abel, author = {Abe1}\n@misc{c}}\n";
        let once = sorted(text, SortBy::Key);
        assert_eq!(sorted(&once, SortBy::Key), once);
    }
}
