//! What the user does not want to see: comments in the text, patterns in the settings, a baseline.

pub(super) mod comments;

use rustc_hash::FxHashMap;

use super::unused_suppression::{self as unused, Unused};
use super::{fingerprint, severity_of, sort};
use crate::config::{Config, Pattern};
use crate::model::{Finding, Report, Suppressed, Suppressor};
use crate::text::fold;
use comments::Comment;

/// Moves the findings that the user does not want to see out of the report's findings, and reports what was meant
/// to keep a finding out and keeps none.
pub fn suppress(report: &mut Report, config: &Config) {
    let documents = report.documents.iter().enumerate();
    let comments: Vec<Comment> = documents.flat_map(|(number, document)| comments::find(number, document)).collect();
    let path = report.documents.first().map_or("", |document| document.path.as_str());
    let known = config.known.as_deref().map(|baseline| baseline.of(path)).unwrap_or_default();
    let mut used = Used {
        comments: comments.iter().map(|comment| vec![false; comment.rules.len().max(1)]).collect(),
        patterns: vec![false; config.patterns.len()],
        known: known.iter().map(|entry| (entry.fingerprint.as_str(), false)).collect(),
    };
    let patterns: Vec<Prepared> = config.patterns.iter().map(|pattern| Prepared::new(pattern, path)).collect();
    let mut kept = Vec::with_capacity(report.findings.len());
    for finding in std::mem::take(&mut report.findings) {
        let by = used.by_comment(&comments, &finding).into_iter();
        let by = by.chain(used.by_pattern(&patterns, report, &finding)).chain(used.by_baseline(&finding)).next();
        match by {
            Some(by) => report.suppressed.push(Suppressed { finding, by }),
            None => kept.push(finding),
        }
    }
    report.findings = kept;
    report_unused(report, config, &comments, &used);
}

/// What kept at least one finding out.
struct Used<'c> {
    /// For every comment, each of its rules; of a comment for all rules, the comment.
    comments: Vec<Vec<bool>>,
    patterns: Vec<bool>,
    known: FxHashMap<&'c str, bool>,
}

impl Used<'_> {
    fn by_comment(&mut self, comments: &[Comment], finding: &Finding) -> Option<Suppressor> {
        let mut found = None;
        for (comment, used) in comments.iter().zip(&mut self.comments) {
            if comment.names(finding.rule) && finding.spans.iter().any(|span| comment.covers(span)) {
                let place = comment.rules.iter().position(|rule| rule == finding.rule).unwrap_or(0);
                used[place] = true;
                found = Some(Suppressor::Comment);
            }
        }
        found
    }

    fn by_pattern(&mut self, patterns: &[Prepared], report: &Report, finding: &Finding) -> Option<Suppressor> {
        let mut found = None;
        for (index, pattern) in patterns.iter().enumerate() {
            if pattern.matches(report, finding) {
                self.patterns[index] = true;
                found = found.or(Some(Suppressor::Pattern(index)));
            }
        }
        found
    }

    fn by_baseline(&mut self, finding: &Finding) -> Option<Suppressor> {
        let used = self.known.get_mut(finding.fingerprint.as_str())?;
        *used = true;
        Some(Suppressor::Baseline)
    }
}

/// A pattern, made ready for this paper.
struct Prepared<'c> {
    pattern: &'c Pattern,
    text: Option<String>,
    is_about_paper: bool,
}

impl<'c> Prepared<'c> {
    fn new(pattern: &'c Pattern, path: &str) -> Self {
        Self { pattern, text: pattern.text.as_deref().map(folded), is_about_paper: pattern.is_about(path) }
    }

    fn matches(&self, report: &Report, finding: &Finding) -> bool {
        let pattern = self.pattern;
        let entry = finding.reference.and_then(|index| report.references.get(index));
        let has_text = |wanted: &String| {
            let spans = finding.spans.iter().filter_map(|span| {
                report.documents.get(span.document).and_then(|document| document.text.get(span.range()))
            });
            spans.chain(entry.map(|entry| entry.text.as_str())).any(|text| folded(text).contains(wanted))
        };
        self.is_about_paper
            && pattern.rule.is_none_or(|rule| rule == finding.rule)
            && pattern.key.as_ref().is_none_or(|key| entry.is_some_and(|entry| entry.id == *key))
            && self.text.as_ref().is_none_or(has_text)
    }
}

/// Folded, with one blank between words.
fn folded(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reports what keeps no finding out. Where not all rules ran, only what speaks of rules that did.
fn report_unused(report: &mut Report, config: &Config, comments: &[Comment], used: &Used) {
    if !config.runs(unused::RULE.name) {
        return;
    }
    let all_ran = config.select.is_empty() && config.ignore.is_empty();
    let ran = |rule: Option<&str>| rule.map_or(all_ran, |rule| config.runs(rule));
    let mut findings = Vec::new();
    for (comment, used) in comments.iter().zip(&used.comments).filter(|(comment, _)| comment.unknown.is_none()) {
        if comment.rules.is_empty() {
            if !used[0] && all_ran {
                findings.push(unused::finding_for(Unused::Comment { span: comment.span, rules: &[] }));
            }
            continue;
        }
        let idle = comment.rules.iter().zip(used).filter(|(rule, used)| !**used && super::named(rule).is_some());
        let idle: Vec<&str> = idle.map(|(rule, _)| rule.as_str()).filter(|rule| ran(Some(rule))).collect();
        if !idle.is_empty() {
            findings.push(unused::finding_for(Unused::Comment { span: comment.span, rules: &idle }));
        }
    }
    let path = report.documents.first().map_or("", |document| document.path.as_str());
    for (pattern, used) in config.patterns.iter().zip(&used.patterns) {
        // A pattern for all papers may have its use in another one.
        if !used && pattern.paper.is_some() && pattern.is_about(path) && ran(pattern.rule) {
            findings.push(unused::finding_for(Unused::Pattern(pattern)));
        }
    }
    if all_ran {
        let gone = used.known.values().filter(|used| !**used).count();
        if gone > 0 {
            findings.push(unused::finding_for(Unused::Baseline(gone)));
        }
    }
    for finding in &mut findings {
        finding.rule = unused::RULE.name;
        finding.severity = severity_of(&unused::RULE, config);
    }
    fingerprint::stamp(report, &mut findings);
    report.findings.append(&mut findings);
    sort(&mut report.findings);
}

#[cfg(test)]
mod tests;
