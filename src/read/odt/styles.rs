//! Styles: raised text, headings, entries, and the numbers of lists.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::read::numerals;
use crate::read::xml::{self, Piece};

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// How one level of a list is numbered.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    format: String,
    prefix: String,
    suffix: String,
    pub(super) start: u32,
    shown: usize,
}

/// The styles of a document by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    raised: FxHashSet<String>,
    /// The heading level of paragraph styles.
    headings: FxHashMap<String, u8>,
    lists: FxHashMap<String, Vec<Option<Level>>>,
    /// The list that a paragraph style names.
    parents: FxHashMap<String, String>,
}

impl Styles {
    /// Reads the styles of a part.
    pub(super) fn read(&mut self, text: &str) {
        let mut style = String::new();
        let mut list: Option<(String, Vec<Option<Level>>)> = None;
        xml::walk(text, |piece| match piece {
            Piece::Open(tag) => match tag.name {
                "style" => {
                    style = tag.get("name").unwrap_or_default();
                    if let Some(parent) = tag.get("parent-style-name") {
                        self.parents.insert(style.clone(), parent);
                    }
                    if let Some(level) = tag.get("default-outline-level").and_then(|level| level.parse().ok()) {
                        self.headings.insert(style.clone(), level);
                    }
                }
                "text-properties" if tag.get("text-position").is_some_and(|place| is_raised(&place)) => {
                    self.raised.insert(style.clone());
                }
                "list-style" => list = Some((tag.get("name").unwrap_or_default(), vec![None; LEVELS])),
                "list-level-style-number" => {
                    let Some((_, levels)) = &mut list else { return };
                    let number = |name: &str| tag.get(name).and_then(|value| value.parse::<usize>().ok());
                    let at = number("level").unwrap_or(1).clamp(1, LEVELS) - 1;
                    levels[at] = Some(Level {
                        format: tag.get("num-format").unwrap_or_default(),
                        prefix: tag.get("num-prefix").unwrap_or_default(),
                        suffix: tag.get("num-suffix").unwrap_or_default(),
                        start: number("start-value").map_or(1, |start| start as u32),
                        shown: number("display-levels").unwrap_or(1),
                    });
                }
                _ => {}
            },
            Piece::Close("list-style") => self.lists.extend(list.take()),
            _ => {}
        });
    }

    /// Whether text of this style is raised.
    pub(super) fn is_raised(&self, name: &str) -> bool {
        self.raised.contains(name) || self.parents.get(name).is_some_and(|parent| self.raised.contains(parent))
    }

    /// The heading level of a paragraph style.
    pub(super) fn heading(&self, name: &str) -> Option<u8> {
        match name {
            "Title" => Some(1),
            _ => self.headings.get(name).or_else(|| self.headings.get(self.parents.get(name)?)).copied(),
        }
    }

    /// Whether a paragraph of this style is an entry of a reference list.
    pub(super) fn is_entry(&self, name: &str) -> bool {
        let entry = |name: &str| name.starts_with("Bibliography") && !name.contains("Heading");
        entry(name) || self.parents.get(name).is_some_and(|parent| entry(parent))
    }

    /// The level of this list; `None` for bullets.
    pub(super) fn level(&self, list: &str, at: usize) -> Option<&Level> {
        self.lists.get(list)?.get(at)?.as_ref()
    }

    /// The label of an item of this list that counts `counts` on its levels, as printed; `None` for bullets.
    pub(super) fn label(&self, list: &str, counts: &[u32]) -> Option<String> {
        let own = self.level(list, counts.len().checked_sub(1)?)?;
        if own.format.is_empty() {
            return None;
        }
        let first = counts.len().saturating_sub(own.shown.max(1));
        let numbers: Vec<String> = counts[first..].iter().map(|&count| written(count, &own.format)).collect();
        Some(format!("{}{}{}", own.prefix, numbers.join("."), own.suffix))
    }
}

/// `super 58%`, `33% 58%`: above the line.
fn is_raised(place: &str) -> bool {
    let first = place.split_ascii_whitespace().next().unwrap_or_default();
    first == "super" || first.strip_suffix('%').and_then(|share| share.parse::<f32>().ok()).is_some_and(|up| up > 0.0)
}

fn written(count: u32, format: &str) -> String {
    match format {
        "a" => numerals::letters(count).to_lowercase(),
        "A" => numerals::letters(count),
        "i" => numerals::roman(count).to_lowercase(),
        "I" => numerals::roman(count),
        _ => count.to_string(),
    }
}
