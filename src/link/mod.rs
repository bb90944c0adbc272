//! Printed citations of a manuscript as citations by key, which a processor can format.
//!
//! Only what the reconciler took for a match is changed, and only where every word of the citation has its place in
//! the new one: the rest stays and is listed with the reason.

mod latex;
mod list;
mod markdown;
mod part;
mod plan;
mod typst;

use std::ops::Range;

use crate::model::{Form, Report, Span, Status};
use crate::text::edit::{Edit, apply};
use plan::{Plan, Shape};

/// The language that a manuscript is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Pandoc's Markdown: `[@key, p. 3]`.
    Markdown,
    /// LaTeX with natbib or biblatex: `\citep[p.~3]{key}`.
    Latex,
    /// Typst: `@key[p. 3]`.
    Typst,
}

/// How a manuscript is linked.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// What it is written in.
    pub target: Target,
    /// For each reference of the report its key in the bibliography; an empty one is not linked to.
    pub keys: &'a [String],
    /// The bibliography as the manuscript is to name it: `paper.bib`.
    pub bibliography: &'a str,
}

/// A manuscript whose citations are linked.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The manuscript.
    pub text: String,
    /// How many citations were linked.
    pub linked: usize,
    /// Those that stay as they are, in order of place.
    pub left: Vec<Left>,
}

/// A citation that stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Where it stands.
    pub span: Span,
    /// As printed.
    pub text: String,
    /// Why, in a few words.
    pub reason: &'static str,
}

/// Links the citations of the report's paper, and puts the bibliography in the place of its list.
///
/// Only the first `own` bytes of the document's text are the manuscript's: behind them stand files that it reads in.
pub fn link(report: &Report, own: usize, options: &Options<'_>) -> Linked {
    let Some(document) = report.documents.first() else {
        return Linked { text: String::new(), linked: 0, left: Vec::new() };
    };
    let text = document.text.get(..own).unwrap_or(&document.text);
    let mut edits: Vec<Edit> = Vec::new();
    let mut left = Vec::new();
    let mut linked = 0;
    let mut used = vec![false; report.references.len()];
    let mut done = 0;
    let english = report.languages.first().is_some_and(|language| language.starts_with("en"));
    let dialect = latex::Dialect::of(text);
    for citation in report.citations.iter().filter(|citation| citation.form != Form::Key) {
        let written = plan::plan(text, citation, options).and_then(|plan| {
            if plan.range.start < done {
                return Err("it overlaps the citation before it");
            }
            let new = match options.target {
                Target::Markdown => markdown::write(text, &plan)?,
                Target::Latex => latex::write(&plan, dialect, english)?,
                Target::Typst => typst::write(text, &plan)?,
            };
            Ok((plan, new))
        });
        match written {
            Ok((plan, new)) => {
                done = plan.range.end;
                plan.parts.iter().for_each(|part| used[part.reference] = true);
                edits.push(Edit::new(plan.range, new));
                linked += 1;
            }
            Err(reason) => {
                let span = citation.spans.first().copied().unwrap_or(Span::new(0, 0, 0));
                left.push(Left { span, text: citation.text.clone(), reason });
            }
        }
    }
    if linked > 0 {
        edits.extend(list::replace(report, text, &used, options, dialect));
    }
    Linked { text: apply(text, edits), linked, left }
}

/// The text of a range, or nothing where there is none.
fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// Whether the reconciler is sure of every cite.
fn is_matched(citation: &crate::model::Citation) -> bool {
    !citation.cites.is_empty() && citation.cites.iter().all(|cite| cite.status == Status::Match && !cite.truncated)
}

/// Whether a plan needs the words of a narrative citation to be made by the style.
fn is_prose(plan: &Plan) -> bool {
    plan.shape == Shape::Narrative
}

#[cfg(test)]
mod tests;
