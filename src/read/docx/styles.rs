//! What the styles say: headings, numbering, raised text.

use rustc_hash::FxHashMap;

use crate::read::xml::{self, Piece};

/// The longest chain of styles that rest on each other.
const LONGEST_CHAIN: usize = 16;

/// What a style says, by itself or through the style that it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// The level of a heading, from 1.
    pub(super) heading: Option<u8>,
    /// The number of its list and the level in it.
    pub(super) list: Option<(String, usize)>,
    /// Whether its text is raised.
    pub(super) raised: Option<bool>,
    /// Whether it is a line of a table of contents.
    pub(super) contents: bool,
    /// Whether it is an entry of a reference list.
    pub(super) entry: bool,
    based_on: Option<String>,
    level: usize,
}

/// The styles of a document by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: FxHashMap<String, Style>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str) -> Self {
        let mut styles = FxHashMap::default();
        let mut open: Option<(String, Style)> = None;
        xml::walk(text, |piece| match piece {
            Piece::Open(tag) if tag.name == "style" => {
                open = Some((tag.get("styleId").unwrap_or_default(), Style::default()));
            }
            Piece::Open(tag) => {
                let Some((_, style)) = &mut open else { return };
                let value = || tag.get("val").unwrap_or_default();
                match tag.name {
                    "name" => {
                        let name = value().to_lowercase();
                        style.heading = name
                            .strip_prefix("heading ")
                            .and_then(|level| level.parse().ok())
                            .or_else(|| (name == "title").then_some(1));
                        style.contents = name.starts_with("toc ") || name == "table of figures";
                        style.entry = name == "bibliography" || name == "endnote bibliography";
                    }
                    "basedOn" => style.based_on = Some(value()),
                    "outlineLvl" => {
                        style.heading = value().parse().ok().filter(|level| *level < 9).map(|level: u8| level + 1)
                    }
                    "numId" => style.list = Some((value(), style.level)),
                    "ilvl" => {
                        style.level = value().parse().unwrap_or(0);
                        if let Some((_, level)) = &mut style.list {
                            *level = style.level;
                        }
                    }
                    "vertAlign" => style.raised = Some(value() == "superscript"),
                    _ => {}
                }
            }
            Piece::Close("style") => styles.extend(open.take()),
            _ => {}
        });
        let mut all = Self { styles };
        let names: Vec<String> = all.styles.keys().cloned().collect();
        let whole: Vec<(String, Style)> = names.into_iter().map(|name| (name.clone(), all.resolved(&name))).collect();
        all.styles = whole.into_iter().collect();
        all
    }

    /// The style with this name.
    pub(super) fn get(&self, name: &str) -> Option<&Style> {
        self.styles.get(name)
    }

    fn resolved(&self, name: &str) -> Style {
        let mut whole = self.styles.get(name).cloned().unwrap_or_default();
        let mut next = whole.based_on.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(base) = next.as_ref().and_then(|name| self.styles.get(name)) else { break };
            whole.heading = whole.heading.or(base.heading);
            whole.raised = whole.raised.or(base.raised);
            whole.list = whole.list.or_else(|| base.list.clone());
            next.clone_from(&base.based_on);
        }
        whole
    }
}
