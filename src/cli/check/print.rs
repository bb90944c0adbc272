//! The formats of findings.

use std::io::{self, Write};

use reconcite::model::Report;
use reconcite::report::sarif::RuleText;
use reconcite::report::{Frame, checkstyle, concise, github, html, json, junit, rdjson, sarif, terminal};
use reconcite::rules;

use super::args::{Args, Format};

/// What stands around and between the papers.
pub(super) fn frame(args: &Args, several: bool) -> Frame {
    match args.format {
        _ if args.statistics => Frame::default(),
        Format::Full => Frame { between: "\n", ..Frame::default() },
        Format::Json if several => Frame { open: "[\n".to_owned(), between: ",\n", close: "\n]\n" },
        Format::Json => Frame { close: "\n", ..Frame::default() },
        Format::Concise | Format::Jsonl | Format::Github => Frame::default(),
        Format::Junit => junit::frame(),
        Format::Checkstyle => checkstyle::frame(),
        Format::Rdjson => rdjson::frame(),
        Format::Html => html::frame(),
        Format::Sarif => {
            let rules = rules::rules().iter().map(|rule| RuleText {
                name: rule.name,
                severity: rule.severity,
                summary: rule.summary(),
                manual: rule.manual(),
            });
            sarif::frame(&rules.collect::<Vec<_>>())
        }
    }
}

/// Renders one paper.
pub(super) fn print(
    number: usize,
    report: &Report,
    args: &Args,
    view: &terminal::View,
    out: &mut impl Write,
) -> io::Result<()> {
    let printed = match args.format {
        _ if args.statistics => return Ok(()),
        Format::Full => terminal::render(report, view).into_bytes(),
        Format::Concise => concise::render(report, view.color).into_bytes(),
        // Of a large paper this is by far the longest.
        Format::Json => return json::write(report, args.explain_match, out),
        Format::Sarif => sarif::render(report),
        Format::Github => github::render(report).into_bytes(),
        Format::Junit => junit::render(report).into_bytes(),
        Format::Checkstyle => checkstyle::render(report).into_bytes(),
        Format::Rdjson => rdjson::render(report),
        Format::Html => html::render(report, number).into_bytes(),
        Format::Jsonl => {
            json::write(report, args.explain_match, out)?;
            b"\n".to_vec()
        }
    };
    out.write_all(&printed)
}
