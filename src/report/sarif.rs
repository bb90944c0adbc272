//! SARIF 2.1.0, which code hosts and editors show.
//!
//! Source: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use serde_json::{Value, json};

use super::frame::Frame;
use super::json::to_line;
use super::place::Places;
use crate::model::{Edit, Fix, Report, Severity, Span};

/// What a file says of a rule.
pub struct RuleText<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its weight.
    pub severity: Severity,
    /// One sentence.
    pub summary: &'a str,
    /// The manual, in Markdown.
    pub manual: String,
}

/// What stands around the results of all papers.
pub fn frame(rules: &[RuleText]) -> Frame {
    let rules: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.name,
                "shortDescription": { "text": rule.summary },
                "help": { "text": rule.manual, "markdown": rule.manual },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let driver = json!({ "name": "reconcite", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let open = format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[\
         {{\"tool\":{{\"driver\":{driver}}},\"columnKind\":\"unicodeCodePoints\",\"results\":[\n"
    );
    Frame { open, between: ",\n", close: "\n]}]}\n" }
}

/// Renders the findings, joined by commas.
pub fn render(report: &Report) -> Vec<u8> {
    let places = Places::new(report);
    let location = |span: Span| {
        let (path, start, end) = places.range(span)?;
        Some(json!({
            "physicalLocation": {
                "artifactLocation": { "uri": uri(path) },
                "region": {
                    "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
                },
            },
        }))
    };
    let mut out = Vec::new();
    for finding in &report.findings {
        if !out.is_empty() {
            out.extend_from_slice(b",\n");
        }
        let related = finding.related.iter().enumerate().filter_map(|(index, related)| {
            let mut place = location(related.span)?;
            place["id"] = json!(index);
            place["message"] = json!({ "text": related.message });
            Some(place)
        });
        let mut value = json!({
            "ruleId": finding.rule,
            "level": level(finding.severity),
            "message": { "text": finding.message },
            "locations": finding.spans.iter().take(1).filter_map(|&span| location(span)).collect::<Vec<_>>(),
            "relatedLocations": related.collect::<Vec<_>>(),
            "partialFingerprints": { "reconcite/v1": finding.fingerprint },
        });
        if let Some(fix) = finding.fix.as_ref().and_then(|fix| fix_value(&places, fix)) {
            value["fixes"] = json!([fix]);
        }
        to_line(&value, &mut out);
    }
    out
}

/// A fix, whose edits all lie in one file.
fn fix_value(places: &Places, fix: &Fix) -> Option<Value> {
    let (path, ..) = places.range(fix.edits.first()?.span)?;
    let replacement = |edit: &Edit| {
        let (_, start, end) = places.range(edit.span)?;
        Some(json!({
            "deletedRegion": {
                "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
            },
            "insertedContent": { "text": edit.replacement },
        }))
    };
    let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect::<Option<_>>()?;
    let change = json!({ "artifactLocation": { "uri": uri(path) }, "replacements": replacements });
    Some(json!({ "description": { "text": fix.title }, "artifactChanges": [change] }))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a relative URI reference.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(byte as char),
            b'\\' => out.push('/'),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::report;

    #[test]
    fn two_papers_make_one_file() {
        let text = String::from_utf8(render(&report("der größte.txt"))).unwrap();
        let rule = RuleText { name: "x", severity: Severity::Info, summary: "A rule.", manual: "A rule.".into() };
        let frame = frame(&[rule]);
        let whole = format!("{}{text}{}{text}{}", frame.open, frame.between, frame.close);
        let value: Value = serde_json::from_str(&whole).unwrap();
        let run = &value["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"], "note");
        assert_eq!(run["results"].as_array().map(Vec::len), Some(2));
        let place = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "der%20gr%C3%B6%C3%9Fte.txt");
        assert_eq!(place["region"], json!({ "startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 17 }));
    }
}
