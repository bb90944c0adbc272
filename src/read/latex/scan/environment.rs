//! Environments, the items of lists and the entries of bibliographies.

use super::{Scanner, bare};
use crate::model::MarkKind;
use crate::read::latex::arguments::{braced, bracketed, skip, skip_space};
use crate::read::latex::commands;
use crate::read::markup::Gap;

impl Scanner<'_> {
    pub(super) fn begin(&mut self, environment: &str) {
        let text = &self.text[..self.end];
        if commands::is_silent(environment) {
            let end = format!("\\end{{{environment}}}");
            let found = memchr::memmem::find(&text.as_bytes()[self.at..], end.as_bytes());
            self.at = found.map_or(self.end, |found| self.at + found + end.len());
            self.out.part(Gap::Line);
            return;
        }
        self.at = skip(text, self.at, commands::environment_arguments(environment));
        match environment {
            "enumerate" => self.lists.push(Some(0)),
            "itemize" | "description" => self.lists.push(None),
            "document" => return,
            _ => {}
        }
        self.out.part(Gap::Paragraph);
    }

    pub(super) fn end_of(&mut self, environment: &str, start: usize) {
        match environment {
            "enumerate" | "itemize" | "description" => drop(self.lists.pop()),
            "thebibliography" | "CSLReferences" => self.close_entry(start),
            // What stands below is no text.
            "document" => self.at = self.end,
            _ => {}
        }
        self.out.part(Gap::Paragraph);
    }

    pub(super) fn item(&mut self, after: usize) {
        self.out.part(Gap::Paragraph);
        let label = bracketed(&self.text[..self.end], after, b'[', b']');
        if let Some(label) = label {
            self.at = label.start;
            return;
        }
        let sign = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}. ")
            }
            _ => "- ".to_owned(),
        };
        let end = skip_space(&self.text[..self.end], after);
        self.put(end - self.at, &sign);
    }

    /// An entry; LaTeX prints its label, or its number where it has none.
    pub(super) fn bibitem(&mut self, start: usize, after: usize) {
        self.close_entry(start);
        self.out.part(Gap::Paragraph);
        let text = &self.text[..self.end];
        let label = bracketed(text, after, b'[', b']');
        let open = label.as_ref().map_or(after, |label| label.end + 1);
        let Some(key) = braced(text, skip_space(text, open)) else {
            self.at = open;
            return;
        };
        self.entries += 1;
        let printed = match label.map(|label| bare(&text[label])) {
            None => format!("[{}] ", self.entries),
            // natbib's labels hold author and year for the citations; the list prints none.
            Some(label) if label.is_empty() || label.contains(['(', ' ', '\\', '~']) => String::new(),
            Some(label) => format!("[{label}] "),
        };
        let end = skip_space(text, key.end + 1);
        self.entry = Some((start, text[key].trim().to_owned()));
        self.put(end - self.at, &printed);
    }

    pub(super) fn close_entry(&mut self, at: usize) {
        if let Some((start, key)) = self.entry.take() {
            self.out.mark(start..at, MarkKind::Entry(key));
        }
    }
}
