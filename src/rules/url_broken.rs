use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// A web address has blanks inside.
    ///
    /// ## What it finds
    ///
    /// An address that goes on after a blank: `http: //`, a blank before a slash or inside a `%` escape. It
    /// is what a line break in a PDF leaves behind.
    ///
    /// ## Why it matters
    ///
    /// The link leads nowhere.
    ///
    /// ## Example that fires
    ///
    ///     http: //example.org/reports /2010
    ///
    /// ## Example that is fine
    ///
    ///     http://example.org/reports/2010
    ///
    /// ## How to silence it
    ///
    /// Take the blanks out, or `ignore = ["url-broken"]` in `reconcite.toml`.
    "url-broken", Warning
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let entries = report.references.iter().enumerate();
    entries
        .filter(|(_, entry)| is_broken(&entry.text))
        .map(|(index, entry)| {
            let name = words::entry_name(entry);
            let mut draft = finding(&[entry.span], format!("{name}: the web address has blanks inside"))
                .help("take the blanks out of the address and try it");
            draft.reference = Some(index);
            draft
        })
        .collect()
}

fn is_broken(text: &str) -> bool {
    let addresses = memchr::memmem::find_iter(text.as_bytes(), b"http").filter_map(|at| text.get(at..));
    addresses.into_iter().any(|address| {
        let scheme = address.trim_start_matches("https").trim_start_matches("http");
        if scheme.starts_with(" ://") || scheme.starts_with(": //") || scheme.starts_with(":/ /") {
            return true;
        }
        if !scheme.starts_with("://") {
            return false;
        }
        let mut parts = scheme.split(' ');
        let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let goes_on = second.len() > 1 && second.starts_with('/') && !second.starts_with("//");
        let escape = second.len() > 2 && (first.ends_with('%') || second.contains('%')) && !second.starts_with('(');
        goes_on || (escape && second.bytes().any(|byte| byte == b'/' || byte == b'%') && first.contains('/'))
            || first.ends_with('%')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    #[test]
    fn blanks_inside_an_address() {
        for text in [
            "Weir (2010). http: //example.org/a",
            "Weir (2010). https ://example.org/a",
            "At http://example.org/reports /2010/a",
            "At https://www.example.com.t r/fa%D 8% AF",
        ] {
            assert!(is_broken(text), "{text}");
        }
        for text in [
            "At http://example.org/reports/2010 (accessed 3/4/2010)",
            "At http://example.org and/or by post",
            "At http://example.org/a. Growth of 5% a year",
            "The http protocol / its history",
            "No address",
        ] {
            assert!(!is_broken(text), "{text}");
        }
    }

    #[test]
    fn names_the_entry() {
        let mut entry = entry(&["Weir"], 2010, "Rain");
        entry.text.push_str(" http: //example.org");
        assert_eq!(Paper::new("").entry(entry).messages(RULE), ["Weir, 2010: the web address has blanks inside"]);
    }
}
