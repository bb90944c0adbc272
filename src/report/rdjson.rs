//! reviewdog's format.
//!
//! Source: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>

use serde::Serialize;
use serde_json::json;

use super::frame::Frame;
use super::json::to_line;
use super::place::Places;
use crate::model::{Edit, Report, Severity};

/// A position; reviewdog counts columns in bytes.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

/// What stands around the diagnostics of all papers.
pub fn frame() -> Frame {
    let source = "{\"source\":{\"name\":\"reconcite\"},\"diagnostics\":[\n";
    Frame { open: source.to_owned(), between: ",\n", close: "\n]}\n" }
}

/// Renders the findings, joined by commas.
pub fn render(report: &Report) -> Vec<u8> {
    let places = Places::new(report);
    let mut out = Vec::new();
    for finding in &report.findings {
        let Some(&span) = finding.spans.first() else { continue };
        let Some((path, start, end)) = places.bytes(span) else { continue };
        let severity = match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        };
        let position = |(line, column)| Position { line, column };
        if !out.is_empty() {
            out.extend_from_slice(b",\n");
        }
        let mut value = json!({
            "message": finding.message,
            "location": { "path": path, "range": { "start": position(start), "end": position(end) } },
            "severity": severity,
            "code": { "value": finding.rule },
        });
        let suggestion = |edit: &Edit| {
            let (_, start, end) = places.bytes(edit.span)?;
            let range = json!({ "start": position(start), "end": position(end) });
            Some(json!({ "range": range, "text": edit.replacement }))
        };
        if let Some(fix) = &finding.fix {
            value["suggestions"] = fix.edits.iter().filter_map(suggestion).collect();
        }
        to_line(&value, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::report;

    #[test]
    fn columns_are_bytes() {
        let text = String::from_utf8(render(&report("a.txt"))).unwrap();
        assert_eq!(
            text,
            "{\"message\":\"100% off: cited as 2019, listed as 2021\",\"location\":{\"path\":\"a.txt\",\"range\":\
             {\"start\":{\"line\":2,\"column\":6},\"end\":{\"line\":2,\"column\":18}}},\"severity\":\"ERROR\",\
             \"code\":{\"value\":\"year-mismatch\"}}"
        );
        let frame = frame();
        let whole = format!("{}{text}{}{text}{}", frame.open, frame.between, frame.close);
        let value: serde_json::Value = serde_json::from_str(&whole).unwrap();
        assert_eq!(value["diagnostics"].as_array().map(Vec::len), Some(2));
    }
}
