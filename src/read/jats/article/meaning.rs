//! What elements mean for their text.

use super::names::BLOCKS;
use super::{Article, Undo};
use crate::model::MarkKind;
use crate::read::jats::reference::Reference;
use crate::read::xml::Tag;

impl Article {
    pub(super) fn meaning(&mut self, tag: &Tag) -> Undo {
        if BLOCKS.contains(&tag.name) {
            self.prose.end_line();
        }
        match tag.name {
            "front" => self.in_front = true,
            "body" | "back" => self.in_front = false,
            "contrib-group" => self.in_contributors = true,
            "sec" | "ref-list" | "app" | "ack" | "abstract" | "trans-abstract" | "glossary" => {
                self.depth = self.depth.saturating_add(1);
            }
            "title" => return Undo::Mark(self.prose.open(MarkKind::Heading(self.depth.clamp(1, 9)))),
            "article-title" if self.in_front => return Undo::Mark(self.prose.open(MarkKind::Heading(1))),
            "table-wrap" | "fig" | "boxed-text" | "supplementary-material" => {
                return Undo::Mark(self.prose.open(MarkKind::Aside));
            }
            "label" => {
                self.in_label = true;
                self.field.clear();
            }
            "sup" => return self.raise(),
            "td" | "th" => {
                self.prose.end_cell();
                return Undo::Cell(self.prose.len());
            }
            "list" => {
                let ordered = tag.get("list-type").is_some_and(|kind| kind == "order");
                self.lists.push(ordered.then_some(1));
                return Undo::List;
            }
            "list-item" => {
                if let Some(Some(next)) = self.lists.last_mut() {
                    self.label = Some(format!("{next}."));
                    *next += 1;
                }
            }
            "xref" => return self.cross_reference(tag),
            "fn" => return self.begin_note(),
            "ref" => {
                self.prose.lower();
                self.prose.end_line();
                let id = tag.get("id").unwrap_or_default();
                self.reference = Some(Box::new(Reference::new(id)));
                self.label = None;
            }
            "surname" if self.in_contributors && !self.prose.line_is_empty() => self.prose.push(", "),
            "given-names" if self.in_contributors => self.prose.push(" "),
            _ => {}
        }
        Undo::Nothing
    }

    fn raise(&mut self) -> Undo {
        self.flush_label();
        self.raised += 1;
        self.prose.raise();
        Undo::Raised
    }

    /// A citation, a call of a note, or a pointer to a figure.
    fn cross_reference(&mut self, tag: &Tag) -> Undo {
        self.flush_label();
        match tag.get("ref-type").as_deref() {
            Some("bibr") => {
                let ids = tag.get("rid").unwrap_or_default();
                let ids = ids.split_ascii_whitespace().map(str::to_owned).collect();
                // Some articles leave it to the style sheet to raise the number.
                if self.raised == 0 && self.prose.ends_where_raised_text_begins() {
                    self.prose.raise_if_number();
                }
                Undo::Mark(self.prose.open(MarkKind::CitationLink(ids)))
            }
            Some("fn" | "table-fn") => {
                Undo::Mark(self.prose.open(MarkKind::NoteCall(tag.get("rid").unwrap_or_default())))
            }
            _ => Undo::Nothing,
        }
    }

    /// A note may stand in the middle of its paragraph; its text follows the article.
    fn begin_note(&mut self) -> Undo {
        self.apart.begin(&mut self.prose);
        Undo::Note(self.prose.open(MarkKind::Note(String::new())))
    }
}
