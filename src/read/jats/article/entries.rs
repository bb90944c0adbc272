//! The entries of the reference list.

use super::Article;
use crate::model::MarkKind;
use crate::read::jats::reference::{FIELDS, Reference};
use crate::read::printed::printed;
use crate::read::xml::Tag;

impl Article {
    pub(super) fn open_in_reference(&mut self, tag: &Tag) {
        let Some(reference) = &mut self.reference else { return };
        match tag.name {
            "mixed-citation" => {
                self.in_printed = true;
                reference.open(tag);
                self.apart.begin(&mut self.prose);
            }
            "label" => {
                self.in_label = true;
                self.field.clear();
            }
            "note" | "p" => {}
            "sup" if self.in_printed => self.prose.raise(),
            "break" => self.prose.push(" "),
            name => {
                reference.open(tag);
                if FIELDS.contains(&name) {
                    self.field.clear();
                }
            }
        }
    }

    pub(super) fn close_in_reference(&mut self, name: &str) {
        let Some(reference) = &mut self.reference else { return };
        match name {
            "ref" => {
                let Some(reference) = self.reference.take() else { return };
                self.entry(*reference);
            }
            "mixed-citation" => {
                self.in_printed = false;
                let text = self.apart.end(&mut self.prose);
                if !reference.printed.is_empty() {
                    reference.printed.push(' ');
                }
                reference.printed.push_str(&text.since(0).replace('\n', " "));
            }
            "label" => {
                self.in_label = false;
                reference.label = self.field.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            "sup" if self.in_printed => self.prose.lower(),
            name => reference.close(name, &self.field),
        }
    }

    /// Prints an entry.
    pub(super) fn entry(&mut self, mut reference: Reference) {
        let (item, et_al) = reference.fields();
        let known = !item.title.is_empty() || !item.author.is_empty();
        let as_printed = reference.printed.trim_start_matches(['.', ',', ';', ' ']).trim();
        let text = if as_printed.is_empty() { printed(&item, et_al) } else { as_printed.to_owned() };
        let open = self.prose.open(MarkKind::Entry(reference.id));
        let label = reference.label.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '.' | ' '));
        let printed_label = text.trim_start_matches(['[', '(']);
        let twice = printed_label
            .strip_prefix(label)
            .is_some_and(|rest| rest.starts_with([']', ')', '.', ' ']) || rest.starts_with(char::is_whitespace));
        if !label.is_empty() && !twice {
            self.prose.push(&reference.label);
            if label == reference.label && label.chars().all(|c| c.is_ascii_digit()) {
                self.prose.push(".");
            }
            self.prose.push(" ");
        }
        let fields = known.then(|| self.prose.open(MarkKind::Cited(vec![item])));
        self.prose.push(&text);
        if let Some(fields) = fields {
            self.prose.close(fields);
        }
        self.prose.close(open);
        self.prose.end_line();
    }
}
