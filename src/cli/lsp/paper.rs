//! An open paper with its report.

use std::path::Path;
use std::sync::Arc;

use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, PublishDiagnosticsParams,
    Uri,
};
use reconcite::config::Config;
use reconcite::model::{Cite, Finding, Report, Severity, Span};
use reconcite::read::{self, Limits};

use super::places::{self, Places};
use crate::cli::settings;

/// A paper that the editor has open.
pub(super) struct Paper {
    pub(super) uri: Uri,
    pub(super) text: String,
    pub(super) report: Report,
    version: i32,
    config: Option<Arc<Config>>,
    /// Why the settings cannot be used.
    complaint: Option<String>,
    is_checked: bool,
    is_published: bool,
}

impl Paper {
    pub(super) fn open(uri: Uri, version: i32, text: String) -> Self {
        let report = Report::default();
        let (config, complaint) = (None, None);
        Self { uri, text, report, version, config, complaint, is_checked: false, is_published: false }
    }

    pub(super) fn change(&mut self, version: i32, text: String) {
        self.version = version;
        self.text = text;
        self.is_checked = false;
        self.is_published = false;
    }

    /// Reads the settings anew at the next check.
    pub(super) fn reload(&mut self) {
        self.config = None;
        self.is_checked = false;
        self.is_published = false;
    }

    /// Checks the paper, if it has changed since.
    pub(super) fn check(&mut self) {
        if std::mem::replace(&mut self.is_checked, true) {
            return;
        }
        let path = places::path(&self.uri);
        let config = self.settings(&path);
        let limits = Limits { max_bytes: config.max_size.saturating_mul(1_000_000) };
        self.report = match read::read_bytes(&path, self.text.clone().into_bytes(), &limits) {
            // What is no text of its own has no places in the editor.
            Ok(mut document) if document.format.is_source() => {
                let references = read::references_beside(&mut document, &limits);
                reconcite::check(document, references, &config)
            }
            _ => Report::default(),
        };
    }

    /// The settings of the paper's folder. While they cannot be used, those without a file.
    fn settings(&mut self, path: &str) -> Arc<Config> {
        if let Some(config) = &self.config {
            return Arc::clone(config);
        }
        let folder = Path::new(path).parent().unwrap_or(Path::new("."));
        let (config, complaint) = match settings::of_folder(folder) {
            Ok(config) => (config, None),
            Err(failure) => (Config::default(), Some(failure.to_string())),
        };
        let config = Arc::new(config);
        self.complaint = complaint;
        self.config = Some(Arc::clone(&config));
        config
    }

    /// What to tell the editor, if it has not been told yet.
    pub(super) fn diagnostics_if_changed(&mut self) -> Option<PublishDiagnosticsParams> {
        if std::mem::replace(&mut self.is_published, true) {
            return None;
        }
        self.check();
        let places = self.places();
        let findings = self.report.findings.iter().filter_map(|finding| self.diagnostic(&places, finding));
        let complaint = self.complaint.iter().map(|message| Diagnostic {
            severity: Some(DiagnosticSeverity::WARNING),
            source: Some("reconcite".to_owned()),
            message: message.clone(),
            ..Diagnostic::default()
        });
        let diagnostics = findings.chain(complaint).collect();
        Some(PublishDiagnosticsParams::new(self.uri.clone(), diagnostics, Some(self.version)))
    }

    pub(super) fn places(&self) -> Places<'_> {
        Places::new(&self.text)
    }

    /// A finding for the editor; `None` where it stands in a file that the paper reads in.
    pub(super) fn diagnostic(&self, places: &Places, finding: &Finding) -> Option<Diagnostic> {
        let span = finding.spans.first().copied().unwrap_or(Span::new(0, 0, 0));
        if span.document != 0 || span.end > self.text.len() {
            return None;
        }
        let severity = match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Info => DiagnosticSeverity::INFORMATION,
        };
        let related = finding.related.iter().filter_map(|related| {
            let location = self.location(places, related.span)?;
            Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
        });
        let help = if finding.help.is_empty() { String::new() } else { format!("\n{}", finding.help) };
        Some(Diagnostic {
            range: places.range(span.range()),
            severity: Some(severity),
            code: Some(NumberOrString::String(finding.rule.to_owned())),
            source: Some("reconcite".to_owned()),
            message: format!("{}{help}", finding.message),
            related_information: Some(related.collect()),
            ..Diagnostic::default()
        })
    }

    /// A place in the paper or in the file of references beside it.
    pub(super) fn location(&self, places: &Places, span: Span) -> Option<Location> {
        if span.document == 0 {
            return (span.end <= self.text.len()).then(|| Location::new(self.uri.clone(), places.range(span.range())));
        }
        let document = self.report.documents.get(span.document)?;
        let range = Places::new(&document.text).range(span.range());
        Some(Location::new(places::uri(&document.path)?, range))
    }

    /// The cite at a byte.
    pub(super) fn cite_at(&self, offset: usize) -> Option<&Cite> {
        let is_here = |span: &Span| span.document == 0 && (span.start..=span.end).contains(&offset);
        let citations = self.report.citations.iter();
        let citation = citations.rev().find(|citation| {
            citation.spans.iter().any(is_here) || citation.cites.iter().any(|cite| cite.spans.iter().any(is_here))
        })?;
        citation.cites.iter().find(|cite| cite.spans.iter().any(is_here)).or(citation.cites.first())
    }

    /// The entry at a byte.
    pub(super) fn entry_at(&self, offset: usize) -> Option<usize> {
        self.report
            .references
            .iter()
            .position(|entry| entry.span.document == 0 && (entry.span.start..=entry.span.end).contains(&offset))
    }
}
