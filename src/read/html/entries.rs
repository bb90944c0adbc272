//! Which blocks of a page are the entries of a reference list.
//!
//! Pages do not say it in one way. Entries are siblings; they carry a class or role that says so, or names that
//! citations link to and that look like names of references.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::tag::Name;
use crate::order::Order;

/// An entry is no longer than this, in bytes.
const LONGEST: usize = 6_000;

/// A block with text.
#[derive(Debug)]
pub(super) struct Block {
    /// The element around it.
    pub(super) parent: u32,
    /// Whether the element around it is called a reference list.
    pub(super) in_list: bool,
    pub(super) notes: bool,
    pub(super) name: Name,
    pub(super) range: Range<usize>,
    pub(super) id: String,
    /// Whether its own class or role says that it is an entry.
    pub(super) entry: bool,
    pub(super) headed: bool,
}

impl Block {
    /// Whether its class or that of the element around it says that it is an entry.
    fn is_told(&self) -> bool {
        self.entry || self.in_list
    }
}

/// The indices of the blocks that are entries, in order.
pub(super) fn find<'a>(
    blocks: &[Block],
    targets: &FxHashMap<&str, usize>,
    text: impl Fn(Range<usize>) -> &'a str,
) -> Vec<usize> {
    let mut groups: FxHashMap<(u32, &str), Vec<usize>> = FxHashMap::default();
    for (at, block) in blocks.iter().enumerate() {
        let able = matches!(block.name.as_str(), "li" | "p" | "div" | "dd" | "tr" | "section" | "article");
        if able && !block.headed && !block.notes && block.range.len() <= LONGEST {
            groups.entry((block.parent, block.name.as_str())).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for group in groups.into_values() {
        let named = |at: &&usize| blocks[**at].is_told() || is_reference_id(&blocks[**at].id);
        // The list goes from the first block that is told to be an entry to the last.
        let (Some(first), Some(last)) =
            (group.iter().position(|at| named(&at)), group.iter().rposition(|at| named(&at)))
        else {
            continue;
        };
        let group = &group[first..=last];
        let told = group.iter().filter(|&&at| blocks[at].is_told()).count();
        let linked = group.iter().filter(|&&at| targets.contains_key(blocks[at].id.as_str())).count();
        let named = group.iter().filter(named).count();
        let by_class = group.len() >= 2 && told * 10 >= group.len() * 6;
        let by_links = linked >= 2 && named * 10 >= group.len() * 6;
        if !by_class && !by_links {
            continue;
        }
        found.extend(group.iter().copied().filter(|&at| {
            let block = &blocks[at];
            // `Primary sources` may stand between the entries.
            block.entry || !block.id.is_empty() || text(block.range.clone()).len() >= 30
        }));
    }
    found.order_by_key(|&at| (blocks[at].range.start, std::cmp::Reverse(blocks[at].range.end)));
    // An entry holds no entries.
    let mut end = 0;
    found.retain(|&at| {
        let range = &blocks[at].range;
        let outside = range.start >= end;
        end = end.max(range.end);
        outside
    });
    found
}

/// Whether a class or role says that an element is an entry of a reference list.
pub(super) fn is_entry(class: &str, role: &str) -> bool {
    if role == "doc-biblioentry" || role == "biblioentry" {
        return true;
    }
    class.split_ascii_whitespace().any(|class| {
        let class = class.to_ascii_lowercase();
        matches!(class.as_str(), "ref" | "refs" | "reference" | "references" | "citation" | "bib" | "bibentry")
            || ["csl-entry", "bibitem", "biblioentry", "bibliomixed", "reference-item", "references__item", "ref-list"]
                .iter()
                .any(|part| class.contains(part))
    })
}

/// Whether an element is or holds notes.
pub(super) fn is_notes(id: &str, class: &str, role: &str) -> bool {
    if matches!(role, "doc-endnotes" | "doc-footnote" | "doc-endnote" | "footnote" | "footnotes" | "endnotes") {
        return true;
    }
    let class =
        class.split_ascii_whitespace().any(|class| matches!(class, "footnotes" | "footnote" | "endnotes" | "fn"));
    class || {
        let stem = id.trim_end_matches(|c: char| c.is_ascii_digit());
        stem.len() < id.len()
            && matches!(
                stem.trim_end_matches(['-', '_', ':', '.']),
                "fn" | "footnote" | "endnote" | "ftn" | "edn" | "_ftn"
            )
    }
}

/// Whether a name looks like one of a reference: `ref12`, `B3`, `CR7`, `bib-smith2010`.
fn is_reference_id(id: &str) -> bool {
    let lower = id.to_ascii_lowercase();
    let stem = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = stem.len() < lower.len();
    let last = stem.trim_end_matches(['-', '_', ':', '.']).rsplit(['-', '_', ':', '.']).next().unwrap_or_default();
    if digits && matches!(last, "b" | "r" | "c" | "cr" | "br" | "bb" | "rf" | "cit" | "cite" | "note") {
        return true;
    }
    ["ref", "bib", "cite", "citation", "lit"].iter().any(|word| lower.starts_with(word) || last.ends_with(word))
}

/// Whether a text is nothing but the label of an entry: `[12]`, `3.`, `[Smi10]`.
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim();
    let bare = text.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '.'));
    let number = !bare.is_empty() && bare.chars().count() <= 4 && bare.chars().all(char::is_numeric);
    number || (text.starts_with('[') && text.ends_with(']') && text.len() <= 20)
}

/// Whether a text begins with this number as a label: `[3] Smith`, `3. Smith`, `(3) Smith`.
pub(super) fn begins_with_number(text: &str, number: u32) -> bool {
    let open = text.starts_with(['[', '(']);
    let bare = if open { &text[1..] } else { text };
    let digits = number.to_string();
    let Some(rest) = bare.strip_prefix(digits.as_str()) else { return false };
    rest.is_empty() || rest.starts_with([']', ')', '.', ':']) || (!open && rest.starts_with(char::is_whitespace))
}

/// The number or sign that a note begins with.
pub(super) fn note_label(text: &str) -> String {
    let text = text.trim_start_matches(['[', '(']);
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | ']' | ':')).unwrap_or(0);
    let label = &text[..end];
    if label.chars().count() <= 4 { label.to_owned() } else { String::new() }
}
