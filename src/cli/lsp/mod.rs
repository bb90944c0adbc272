//! `reconcite lsp`
//!
//! Synchronous: a paper is checked in a few milliseconds, faster than anybody types. Where several changes wait, only
//! the last is checked.

mod answers;
mod completion;
mod fixes;
mod paper;
mod places;

use std::collections::HashMap;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument, Notification as _,
    PublishDiagnostics,
};
use lsp_types::request::{CodeActionRequest, Completion, GotoDefinition, HoverRequest, References, Request as _};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions, DidChangeTextDocumentParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, HoverProviderCapability, OneOf, PublishDiagnosticsParams,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::CLEAN;
use super::output::Failure;
use paper::Paper;

/// Serve an editor as a language server, on standard input and output
#[derive(clap::Args)]
pub(super) struct Args {
    /// Editors say this to all language servers
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(_: &Args) -> Result<u8, Failure> {
    let (connection, threads) = Connection::stdio();
    let served = serve(&connection);
    drop(connection);
    threads.join()?;
    served?;
    Ok(CLEAN)
}

fn capabilities() -> ServerCapabilities {
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::FULL),
            save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(["@", "{", "(", "["].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::Words(format!("the editor broke off: {error}"))
}

fn serve(connection: &Connection) -> Result<(), Failure> {
    let capabilities = serde_json::to_value(capabilities()).map_err(broken)?;
    connection.initialize(capabilities).map_err(broken)?;
    let mut server = Server { connection, papers: HashMap::new() };
    while let Ok(message) = connection.receiver.recv() {
        if let Message::Request(request) = &message
            && connection.handle_shutdown(request).map_err(broken)?
        {
            return Ok(());
        }
        server.take(message)?;
        while let Ok(message) = connection.receiver.try_recv() {
            if let Message::Request(request) = &message
                && connection.handle_shutdown(request).map_err(broken)?
            {
                return Ok(());
            }
            server.take(message)?;
        }
        server.publish()?;
    }
    Ok(())
}

struct Server<'c> {
    connection: &'c Connection,
    /// The open papers, by their address.
    papers: HashMap<String, Paper>,
}

impl Server<'_> {
    fn take(&mut self, message: Message) -> Result<(), Failure> {
        match message {
            Message::Request(request) => self.answer(request),
            Message::Notification(notification) => self.learn(notification),
            Message::Response(_) => Ok(()),
        }
    }

    fn send(&self, message: impl Into<Message>) -> Result<(), Failure> {
        self.connection.sender.send(message.into()).map_err(broken)
    }

    /// Checks what has changed and tells the editor.
    fn publish(&mut self) -> Result<(), Failure> {
        let changed: Vec<PublishDiagnosticsParams> =
            self.papers.values_mut().filter_map(Paper::diagnostics_if_changed).collect();
        changed.into_iter().try_for_each(|diagnostics| self.say(diagnostics))
    }

    fn say(&self, diagnostics: PublishDiagnosticsParams) -> Result<(), Failure> {
        self.send(Notification::new(PublishDiagnostics::METHOD.to_owned(), diagnostics))
    }

    fn learn(&mut self, notification: Notification) -> Result<(), Failure> {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Some(DidOpenTextDocumentParams { text_document: opened }) = read(params) {
                    let key = opened.uri.as_str().to_owned();
                    self.papers.insert(key, Paper::open(opened.uri, opened.version, opened.text));
                }
            }
            DidChangeTextDocument::METHOD => {
                if let Some(DidChangeTextDocumentParams { text_document: changed, content_changes }) = read(params)
                    && let (Some(paper), Some(change)) =
                        (self.papers.get_mut(changed.uri.as_str()), content_changes.into_iter().next_back())
                {
                    paper.change(changed.version, change.text);
                }
            }
            // The settings, the baseline or a list beside a paper may be what was saved.
            DidSaveTextDocument::METHOD => self.papers.values_mut().for_each(Paper::reload),
            DidCloseTextDocument::METHOD => {
                if let Some(DidCloseTextDocumentParams { text_document: closed }) = read(params) {
                    self.papers.remove(closed.uri.as_str());
                    self.say(PublishDiagnosticsParams::new(closed.uri, Vec::new(), None))?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn answer(&mut self, request: Request) -> Result<(), Failure> {
        let Request { id, method, params } = request;
        let result = match method.as_str() {
            HoverRequest::METHOD => read(params).map(|params: lsp_types::HoverParams| {
                let at = params.text_document_position_params;
                json(self.paper(&at.text_document.uri).and_then(|paper| answers::hover(paper, at.position)))
            }),
            GotoDefinition::METHOD => read(params).map(|params: lsp_types::GotoDefinitionParams| {
                let at = params.text_document_position_params;
                json(self.paper(&at.text_document.uri).map(|paper| answers::definition(paper, at.position)))
            }),
            References::METHOD => read(params).map(|params: lsp_types::ReferenceParams| {
                let at = params.text_document_position;
                json(self.paper(&at.text_document.uri).map(|paper| answers::references(paper, at.position)))
            }),
            Completion::METHOD => read(params).map(|params: lsp_types::CompletionParams| {
                let at = params.text_document_position;
                json(self.paper(&at.text_document.uri).map(|paper| completion::complete(paper, at.position)))
            }),
            CodeActionRequest::METHOD => read(params).map(|params: lsp_types::CodeActionParams| {
                let uri = &params.text_document.uri;
                json(self.paper(uri).map(|paper| fixes::actions(paper, params.range)))
            }),
            _ => {
                let message = format!("reconcite does not know {method}");
                return self.send(Response::new_err(id, ErrorCode::MethodNotFound as i32, message));
            }
        };
        match result {
            Some(value) => self.send(Response::new_ok(id, value)),
            None => {
                let message = format!("the parameters of {method} cannot be read");
                self.send(Response::new_err(id, ErrorCode::InvalidParams as i32, message))
            }
        }
    }

    /// An open paper, checked as it stands now.
    fn paper(&mut self, uri: &Uri) -> Option<&Paper> {
        let paper = self.papers.get_mut(uri.as_str())?;
        paper.check();
        Some(paper)
    }
}

fn read<T: DeserializeOwned>(params: serde_json::Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

fn json(value: Option<impl Serialize>) -> serde_json::Value {
    value.and_then(|value| serde_json::to_value(value).ok()).unwrap_or_default()
}
