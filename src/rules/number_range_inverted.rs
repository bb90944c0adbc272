use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Form, Report};
use crate::text::digits::digit_value;
use crate::text::script::has_rtl;

rule! {
    /// A range of numbers runs backwards.
    ///
    /// ## What it finds
    ///
    /// A numeric citation such as `[9-5]`. Text that runs from right to left is left alone: there it may be
    /// a matter of how the page was converted.
    ///
    /// ## Why it matters
    ///
    /// It cannot be told which works are meant; one of the numbers is probably wrong.
    ///
    /// ## Example that fires
    ///
    ///     Rain fell [9-5].
    ///
    /// ## Example that is fine
    ///
    ///     Rain fell [5-9].
    ///
    /// ## How to silence it
    ///
    /// Correct the range, or `ignore = ["number-range-inverted"]` in `reconcite.toml`.
    "number-range-inverted", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let rtl = |citation: &crate::model::Citation| {
        let text = citation.spans.first().and_then(|span| Some((&report.documents.get(span.document)?.text, span)));
        text.is_some_and(|(text, span)| {
            let line = text[..span.start.min(text.len())].rfind('\n').map_or(0, |at| at + 1);
            has_rtl(&text[line..span.end.clamp(line, text.len())])
        })
    };
    let numeric = report.citations.iter().filter(|citation| citation.form == Form::Numeric);
    numeric
        .filter_map(|citation| Some((citation, inverted(&citation.text)?)))
        .filter(|(citation, _)| !rtl(citation))
        .map(|(citation, (from, to))| {
            let name = words::shorten(&citation.text);
            finding(&citation.spans, format!("{name}: the range {from}–{to} runs backwards"))
                .help("correct the numbers")
        })
        .collect()
}

/// The first range whose end is less than its start. `112-5` for 112 to 115 is none.
fn inverted(text: &str) -> Option<(u32, u32)> {
    let mut before: Option<u32> = None;
    let mut number: Option<u32> = None;
    for letter in text.chars().chain([' ']) {
        if let Some(digit) = digit_value(letter) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
            continue;
        }
        if let (Some(from), Some(to)) = (before, number) {
            if from > to && from.to_string().len() == to.to_string().len() {
                return Some((from, to));
            }
            before = None;
        }
        match letter {
            '-' | '‐' | '‑' | '–' | '—' | '−' => before = number.take(),
            letter if letter.is_whitespace() => {}
            _ => (before, number) = (None, None),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, numbered};

    fn messages(text: &str) -> Vec<String> {
        Paper::sound().cite(text, numbered("9")).messages(RULE)
    }

    #[test]
    fn a_range_that_runs_backwards() {
        assert_eq!(messages("[9-5]"), ["[9-5]: the range 9–5 runs backwards"]);
        assert_eq!(messages("[1, 12–11, 15]"), ["[1, 12–11, 15]: the range 12–11 runs backwards"]);
    }

    #[test]
    fn other_ranges_are_fine() {
        for text in ["[5-9]", "[1, 3-5, 2]", "[112-5]", "[9, 5]", "[5–9–12]"] {
            assert!(messages(text).is_empty(), "{text}");
        }
    }
}
