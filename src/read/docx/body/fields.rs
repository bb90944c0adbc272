//! Fields and content controls, where reference managers keep what they know.

use super::super::field::{self, Meaning};
use super::Body;
use crate::model::MarkKind;
use crate::read::prose::Open;
use crate::read::xml::Tag;

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    /// Whether what comes is its result.
    pub(super) shown: bool,
    pub(super) mark: Option<Open>,
    pub(super) bibliography: bool,
    pub(super) contents: bool,
}

/// A content control that is open.
#[derive(Debug, Default)]
pub(super) struct Control {
    pub(super) tag: String,
    pub(super) list: bool,
    pub(super) inside: bool,
    pub(super) mark: Option<Open>,
}

impl Body<'_> {
    pub(super) fn field_mark(&mut self, tag: &Tag) {
        match tag.get("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => self.show_field(),
            Some("end") => self.end_field(),
            _ => {}
        }
    }

    /// The instruction of the innermost field is whole, and its result begins.
    pub(super) fn show_field(&mut self) {
        let outer = self.fields.len().saturating_sub(1);
        let shown = self.fields[..outer].iter().all(|field| field.shown);
        let Some(field) = self.fields.last_mut() else { return };
        if field.shown {
            return;
        }
        field.shown = true;
        if !shown {
            return;
        }
        match field::meaning(&field.instruction) {
            Meaning::Citation(items) => {
                self.prose.lower();
                field.mark = Some(self.prose.open(MarkKind::Cited(items)));
            }
            Meaning::Bibliography => field.bibliography = true,
            Meaning::Contents => field.contents = true,
            Meaning::Link(name) => field.mark = Some(self.prose.open(MarkKind::CitationLink(vec![name]))),
            Meaning::Other => {}
        }
        field.instruction = String::new();
    }

    pub(super) fn end_field(&mut self) {
        if let Some(mark) = self.fields.pop().and_then(|field| field.mark) {
            self.prose.close(mark);
        }
    }

    pub(super) fn control(&mut self, tag: &Tag) {
        let Some(control) = self.controls.last_mut() else { return };
        match tag.name {
            "tag" if !control.inside => control.tag = tag.get("val").unwrap_or_default(),
            "docPartGallery" => control.list |= tag.get("val").is_some_and(|name| name == "Bibliographies"),
            "bibliography" => control.list = true,
            "sdtContent" => {
                control.inside = true;
                control.list |=
                    ["MENDELEY_BIBLIOGRAPHY", "CitaviBibliography"].iter().any(|name| control.tag.starts_with(name));
                if control.tag.starts_with("MENDELEY_CITATION") {
                    control.mark = Some(self.prose.open(MarkKind::Cited(Vec::new())));
                }
            }
            _ => {}
        }
    }
}
