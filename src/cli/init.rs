//! `reconcite init`

use std::fs::OpenOptions;
use std::io::{self, Write};

use reconcite::config::FILE_NAME;

use super::{CLEAN, output::Failure};

/// Write a commented reconcite.toml into this folder
#[derive(clap::Args)]
pub(super) struct Args {}

const TEMPLATE: &str = include_str!("init.toml");

pub(super) fn run(_: &Args) -> Result<u8, Failure> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(FILE_NAME).map_err(|error| {
        Failure::Words(if error.kind() == io::ErrorKind::AlreadyExists {
            format!("{FILE_NAME} exists already and is left as it is; edit it, or move it away first")
        } else {
            format!("{FILE_NAME}: cannot be written: {error}")
        })
    })?;
    file.write_all(TEMPLATE.as_bytes())?;
    writeln!(io::stdout(), "wrote {FILE_NAME}")?;
    Ok(CLEAN)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use reconcite::config::Config;

    use super::*;

    #[test]
    fn the_file_changes_nothing_and_every_line_in_it_may_be_uncommented() {
        assert_eq!(Config::parse(Path::new("x"), TEMPLATE).unwrap(), Config::default());
        let settings: String = TEMPLATE
            .lines()
            .filter_map(|line| line.strip_prefix("# ").or(Some(line)))
            .filter(|line| line.contains(" = ") || line.starts_with('['))
            .map(|line| format!("{line}\n"))
            .collect();
        let config = Config::parse(Path::new("x"), &settings).unwrap();
        assert!(!config.select.is_empty() && !config.ignore.is_empty() && !config.severity.is_empty(), "{settings}");
    }
}
