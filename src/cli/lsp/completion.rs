//! Completion of a citation: by key where the paper cites by key, else as it is printed.

use lsp_types::{CompletionItem, CompletionItemKind, Position};
use reconcite::model::{Form, Format, Name, Reference};

use super::paper::Paper;

/// The entries that may be cited here.
pub(super) fn complete(paper: &Paper, position: Position) -> Vec<CompletionItem> {
    let offset = paper.places().offset(position);
    let line = &paper.text[..offset];
    let line = &line[line.rfind('\n').map_or(0, |at| at + 1)..];
    let format = paper.report.documents.first().map(|document| document.format);
    let Some(opened) = opened(line, format) else { return Vec::new() };
    let is_numeric = paper.report.citations.iter().filter(|citation| citation.form == Form::Numeric).count() * 2
        > paper.report.citations.len();
    let item = |entry: &Reference| {
        let printed = printed(entry);
        let label = match opened {
            Opened::Key => entry.id.clone(),
            Opened::Bracket => entry.label.clone().filter(|_| is_numeric).unwrap_or(printed.clone()),
        };
        CompletionItem {
            filter_text: Some(format!("{label} {printed} {}", entry.item.title)),
            detail: Some(printed),
            documentation: Some(lsp_types::Documentation::String(entry.text.clone())),
            kind: Some(CompletionItemKind::REFERENCE),
            insert_text: Some(label.clone()),
            label,
            ..CompletionItem::default()
        }
    };
    paper.report.references.iter().map(item).collect()
}

/// What a citation was begun with.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Opened {
    /// A key is to follow: `\cite{`, `@`.
    Key,
    /// Names or a number are to follow: `(`, `[`.
    Bracket,
}

/// What was begun before the end of this part of a line.
fn opened(line: &str, format: Option<Format>) -> Option<Opened> {
    if format == Some(Format::Latex) {
        let brace = line.rfind('{').filter(|at| !line[*at..].contains('}'));
        let command = brace.map(|at| &line[line[..at].rfind('\\').unwrap_or(at)..at]);
        if command.is_some_and(|command| command.to_ascii_lowercase().contains("cite")) {
            return Some(Opened::Key);
        }
    }
    let word = line.rfind(|letter: char| !(letter.is_alphanumeric() || "_-:.".contains(letter)));
    if matches!(format, Some(Format::Markdown | Format::Typst)) && word.is_some_and(|at| line[at..].starts_with('@')) {
        return Some(Opened::Key);
    }
    let open = line.rfind(['(', '[', '（'])?;
    (!line[open..].contains([')', ']', '）'])).then_some(Opened::Bracket)
}

/// `Smith & Jones, 2010`
fn printed(entry: &Reference) -> String {
    let item = &entry.item;
    let names: Vec<String> = item.author.iter().chain(&item.editor).take(3).map(Name::surname).collect();
    let names = match names.as_slice() {
        [] => item.title.clone(),
        [only] => only.clone(),
        [first, second] => format!("{first} & {second}"),
        [first, ..] => format!("{first} et al."),
    };
    let year =
        entry.years.first().map(|year| format!("{}{}", year.number(), year.suffix.as_deref().unwrap_or_default()));
    year.map_or(names.clone(), |year| format!("{names}, {year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_that_was_begun_is_told_from_text() {
        for (line, format, expected) in [
            ("as \\parencite[see][]{smi", Format::Latex, Some(Opened::Key)),
            ("as \\cite{a,b}", Format::Latex, None),
            ("as \\emph{smi", Format::Latex, None),
            ("as [@smi", Format::Markdown, Some(Opened::Key)),
            ("as (Smi", Format::Markdown, Some(Opened::Bracket)),
            ("as @smi", Format::Typst, Some(Opened::Key)),
            ("mail me@example", Format::Text, None),
            ("as (Smith, 2010) says", Format::Text, None),
        ] {
            assert_eq!(opened(line, Some(format)), expected, "{line}");
        }
    }
}
