use std::sync::Arc;

use super::*;
use crate::baseline::{Baseline, Known};
use crate::model::{Document, Format, Severity};
use crate::rules::testing::{Paper, cite, entry};

/// A paper with an entry that nobody cites and a citation without an entry.
fn report(comment: &str, config: &Config) -> Report {
    let paper = Paper::sound().cite("(Okafor, 2007)", cite(&["Okafor"], 2007)).entry(entry(&["Lee"], 2003, "Rivers"));
    let mut report = paper.report();
    let text = report.documents[0].text.clone() + comment;
    report.documents = vec![Document { format: Format::Markdown, ..Document::from_text("book/paper.md", text) }];
    report.findings = crate::rules::run(&report, config);
    suppress(&mut report, config);
    report
}

fn messages(comment: &str, config: &Config) -> Vec<String> {
    report(comment, config).findings.into_iter().map(|finding| finding.message).collect()
}

const BOTH: [&str; 2] = ["Okafor, 2007 is not in the reference list", "Lee, 2003 is never cited"];

fn pattern(rule: Option<&'static str>, text: Option<&str>, key: Option<&str>, paper: Option<&str>) -> Config {
    let owned = |word: Option<&str>| word.map(str::to_owned);
    let (text, key, paper) = (owned(text), owned(key), owned(paper));
    Config {
        patterns: vec![Pattern { rule, text, key, paper, place: "reconcite.toml:1:1".into() }],
        ..Config::default()
    }
}

#[test]
fn comments_silence_the_rules_that_they_name() {
    let config = Config::default();
    assert_eq!(messages("", &config), BOTH);
    assert_eq!(messages("<!-- reconcite: ignore-file missing-reference -->", &config), BOTH[1..]);
    assert!(messages("<!-- reconcite: ignore-file -->", &config).is_empty());
    let idle = messages("<!-- reconcite: ignore-file doi-shared, missing-reference -->", &config);
    assert_eq!(idle, [BOTH[1], "this comment silences nothing of doi-shared"]);
    let idle = messages("<!-- reconcite: ignore -->", &config);
    assert_eq!(idle, [BOTH[0], BOTH[1], "this comment silences nothing"]);
}

#[test]
fn what_was_not_run_is_not_called_idle() {
    let config = Config { select: vec!["year-mismatch", "unused-suppression"], ..Config::default() };
    assert!(messages("<!-- reconcite: ignore-file missing-reference -->", &config).is_empty());
    assert!(messages("<!-- reconcite: ignore -->", &config).is_empty());
    assert_eq!(messages("<!-- reconcite: ignore year-mismatch -->", &config).len(), 1);
}

#[test]
fn patterns_silence_by_rule_text_key_and_paper() {
    let rule = Some("missing-reference");
    assert_eq!(messages("", &pattern(rule, Some("OKAFOR,  2007"), None, None)), BOTH[1..]);
    assert_eq!(messages("", &pattern(rule, Some("Lee"), None, None)), BOTH);
    assert_eq!(messages("", &pattern(None, None, Some("entry2"), None)), BOTH[..1]);
    assert_eq!(messages("", &pattern(None, Some("Rivers"), None, Some("paper.md"))), BOTH[..1]);
    assert_eq!(messages("", &pattern(None, Some("Rivers"), None, Some("other.md"))), BOTH);
    let idle = messages("", &pattern(None, Some("Lakes"), None, Some("book/paper.md")));
    assert_eq!(idle, ["the pattern of reconcite.toml:1:1 silences nothing", BOTH[0], BOTH[1]]);
}

#[test]
fn a_baseline_silences_what_it_knows_and_tells_what_it_need_not_know() {
    let findings = report("", &Config::default()).findings;
    let known = |fingerprint: &str| Known {
        fingerprint: fingerprint.to_owned(),
        rule: findings[0].rule.to_owned(),
        message: String::new(),
    };
    let mut baseline = Baseline::default();
    baseline.papers.insert("book/paper.md".to_owned(), vec![known(&findings[0].fingerprint), known("gone")]);
    let config = Config { known: Some(Arc::new(baseline)), ..Config::default() };
    let report = report("An edit elsewhere.", &config);
    let messages: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["1 entry of the baseline fits no finding", BOTH[1]]);
    assert_eq!(report.findings[0].severity, Severity::Warning);
    assert_eq!(report.suppressed[0].by, Suppressor::Baseline);
}
