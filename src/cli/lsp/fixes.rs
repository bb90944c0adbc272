//! Quick fixes: to mend a finding, or to silence it.

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    Position, Range, TextDocumentEdit, TextEdit, WorkspaceEdit,
};
use reconcite::model::{Finding, Format};

use super::paper::Paper;
use super::places::Places;

/// What can be done about the findings in a range.
pub(super) fn actions(paper: &Paper, range: Range) -> Vec<CodeActionOrCommand> {
    let places = paper.places();
    let (start, end) = (places.offset(range.start), places.offset(range.end));
    let is_here = |finding: &&Finding| {
        let mut spans = finding.spans.iter();
        spans.any(|span| span.document == 0 && span.start <= end && start <= span.end && span.end <= paper.text.len())
    };
    let mut actions = Vec::new();
    for finding in paper.report.findings.iter().filter(is_here) {
        let mended = mended(paper, &places, finding).map(|(title, edits)| (title, edits, true));
        let silenced = silenced(paper, &places, finding).map(|(title, edits)| (title, edits, false));
        for (title, edits, is_preferred) in mended.into_iter().chain(silenced) {
            actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                title,
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: paper.diagnostic(&places, finding).map(|diagnostic| vec![diagnostic]),
                edit: Some(workspace_edit(paper, edits)),
                is_preferred: Some(is_preferred),
                ..CodeAction::default()
            }));
        }
    }
    actions
}

fn mended(paper: &Paper, places: &Places, finding: &Finding) -> Option<(String, Vec<TextEdit>)> {
    let fix = finding.fix.as_ref()?;
    let is_own = fix.edits.iter().all(|edit| edit.span.document == 0 && edit.span.end <= paper.text.len());
    let edit = |edit: &reconcite::model::Edit| TextEdit::new(places.range(edit.span.range()), edit.replacement.clone());
    is_own.then(|| (format!("reconcite: {}", fix.title), fix.edits.iter().map(edit).collect()))
}

/// A comment above the line; none in plain text, which has no comments.
fn silenced(paper: &Paper, places: &Places, finding: &Finding) -> Option<(String, Vec<TextEdit>)> {
    let rule = finding.rule;
    let comment = match paper.report.documents.first()?.format {
        Format::Latex => format!("% reconcite: ignore {rule}\n"),
        Format::Markdown => format!("<!-- reconcite: ignore {rule} -->\n"),
        Format::Typst => format!("// reconcite: ignore {rule}\n"),
        _ => return None,
    };
    let line = Position::new(places.position(finding.spans.first()?.start).line, 0);
    Some((format!("reconcite: silence {rule} here"), vec![TextEdit::new(Range::new(line, line), comment)]))
}

fn workspace_edit(paper: &Paper, edits: Vec<TextEdit>) -> WorkspaceEdit {
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: paper.uri.clone(), version: None };
    let edits = edits.into_iter().map(OneOf::Left).collect();
    let changes = DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }]);
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}
