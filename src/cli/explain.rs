//! `reconcite explain`

use std::io::Write;

use reconcite::config;
use reconcite::rules::{self, Rule};

use super::{CLEAN, output::Failure};

/// Say what a rule means, with an example; without a name, list the rules
#[derive(clap::Args)]
pub(super) struct Args {
    /// The rule, as findings name it
    #[arg(value_parser = rule)]
    rule: Option<&'static Rule>,
}

fn rule(name: &str) -> Result<&'static Rule, String> {
    let name = config::rule_named(name)?;
    rules::rules().iter().find(|rule| rule.name == name).ok_or_else(|| "unknown rule".to_owned())
}

pub(super) fn run(args: &Args) -> Result<u8, Failure> {
    let mut out = anstream::stdout().lock();
    let bold = anstyle::Style::new().bold();
    match args.rule {
        Some(rule) => {
            writeln!(out, "{bold}{}{bold:#} ({})\n", rule.name, rules::severity_name(rule.severity))?;
            for line in rule.manual().lines() {
                match line.strip_prefix("## ") {
                    Some(title) => writeln!(out, "{bold}{title}{bold:#}")?,
                    None => writeln!(out, "{line}")?,
                }
            }
        }
        None => {
            let widest = rules::rules().iter().map(|rule| rule.name.len()).max().unwrap_or(0);
            for rule in rules::rules() {
                let (name, severity) = (rule.name, rules::severity_name(rule.severity));
                writeln!(out, "{bold}{name:widest$}{bold:#}  {severity:7}  {}", rule.summary())?;
            }
        }
    }
    out.flush()?;
    Ok(CLEAN)
}
