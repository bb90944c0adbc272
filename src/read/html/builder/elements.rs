//! What elements mean for their text, and where they end unsaid.

use super::{Builder, Element, List};
use crate::model::MarkKind;
use crate::read::html::tag::{Attributes, Role};
use crate::read::numerals;

impl Builder {
    /// What the element says of its text.
    pub(super) fn meaning(&mut self, element: &mut Element, attributes: &Attributes) {
        if self.hidden > 0 {
            return;
        }
        match element.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name.as_str().as_bytes()[1] - b'0';
                element.mark = Some(self.prose.open(MarkKind::Heading(level)));
                for outer in &mut self.stack {
                    outer.headed = true;
                }
                element.headed = true;
            }
            "a" => {
                if let Some(target) = attributes.href.strip_prefix('#').filter(|target| !target.is_empty()) {
                    let open = self.prose.open(MarkKind::CitationLink(Vec::new()));
                    self.links.push((open, target.to_owned()));
                    element.mark = Some(open);
                }
            }
            "table" | "figure" | "aside" if !element.notes => {
                element.mark = Some(self.prose.open(MarkKind::Aside));
            }
            "ol" => {
                let style = attributes.list_type.chars().next().filter(|c| "aAiI1".contains(*c)).unwrap_or('1');
                let next = attributes.number.unwrap_or(1);
                element.list = (!attributes.is_unnumbered()).then_some(List { next, style });
            }
            "li" => {
                let list = self
                    .stack
                    .iter_mut()
                    .rev()
                    .take(4)
                    .find(|outer| matches!(outer.name.as_str(), "ol" | "ul" | "menu" | "dir"));
                self.label = None;
                if let Some(list) = list.and_then(|outer| outer.list.as_mut()) {
                    let number = attributes.number.unwrap_or(list.next);
                    list.next = number.saturating_add(1);
                    self.label = Some((number, written(number, list.style)));
                }
            }
            _ => {}
        }
    }

    /// A name at the very start of a block names the block.
    pub(super) fn place_id(&mut self, element: &Element) {
        if element.id.is_empty() || element.role != Role::Inline {
            return;
        }
        let block = self.stack.iter_mut().rev().find(|outer| outer.role == Role::Block);
        if let Some(block) = block.filter(|block| block.id.is_empty() && block.start == element.start) {
            block.id.clone_from(&element.id);
        }
    }

    /// Ends elements that this one cannot stand in.
    pub(super) fn close_implied(&mut self, name: &str, kind: Role) {
        let (closes, walls): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ol", "ul", "menu", "dir"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["table", "tr"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            _ if kind == Role::Block => (&["p"], &["td", "th", "li", "div", "table", "button", "object"]),
            _ => return,
        };
        let found = self
            .stack
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, open)| !walls.contains(&open.name.as_str()))
            .find(|(_, open)| closes.contains(&open.name.as_str()));
        if let Some((at, _)) = found {
            self.close_to(at);
        }
    }
}

/// The number of a list item as it is printed.
fn written(number: u32, style: char) -> String {
    match style {
        'a' => format!("{}.", numerals::letters(number).to_lowercase()),
        'A' => format!("{}.", numerals::letters(number)),
        'i' => format!("{}.", numerals::roman(number).to_lowercase()),
        'I' => format!("{}.", numerals::roman(number)),
        _ => format!("{number}."),
    }
}
