use super::draft::{Draft, finding};
use super::words;
use crate::config::Config;
use crate::model::{Finding, Report};

rule! {
    /// The check digit of an ISBN or ISSN is wrong.
    ///
    /// ## What it finds
    ///
    /// An ISBN of 10 or 13 digits or an ISSN of 8 whose last digit does not follow from the others.
    ///
    /// ## Why it matters
    ///
    /// A digit is wrong, and the book or journal cannot be found by the number.
    ///
    /// ## Example that fires
    ///
    ///     ISBN 978-3-16-148410-1
    ///
    /// ## Example that is fine
    ///
    ///     ISBN 978-3-16-148410-0
    ///
    /// ## How to silence it
    ///
    /// Correct the number, or `ignore = ["identifier-checksum"]` in `reconcite.toml`.
    "identifier-checksum", Error
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, entry) in report.references.iter().enumerate() {
        for (kind, value) in [("ISBN", &entry.item.isbn), ("ISSN", &entry.item.issn)] {
            for number in value.split([' ', ',', ';']).filter(|number| is_wrong(kind, number)) {
                let name = words::entry_name(entry);
                let message = format!("{name}: the check digit of {kind} {number} is wrong");
                let mut draft = finding(&[entry.span], message).help("compare the number with the book or journal");
                draft.reference = Some(index);
                findings.push(draft);
            }
        }
    }
    findings
}

/// Whether the number has the right length and the wrong check digit. Of other lengths nothing is said: they are
/// printed in too many ways.
fn is_wrong(kind: &str, number: &str) -> bool {
    let digit = |(at, letter): (usize, char)| match letter {
        'X' | 'x' if at > 0 => Some(10),
        letter => letter.to_digit(10),
    };
    let letters = number.chars().filter(|letter| !matches!(letter, '-' | '–' | '\u{2010}' | '\u{2011}'));
    let Some(digits) = letters.enumerate().map(digit).collect::<Option<Vec<u32>>>() else { return false };
    let length = digits.len();
    let falling = || digits.iter().zip((1..=length as u32).rev()).map(|(digit, weight)| digit * weight).sum::<u32>();
    match (kind, length) {
        ("ISBN", 10) | ("ISSN", 8) => falling() % 11 != 0,
        ("ISBN", 13) => digits.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum::<u32>() % 10 != 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{Paper, entry};

    #[test]
    fn check_digits() {
        for (kind, right) in
            [("ISBN", "978-3-16-148410-0"), ("ISBN", "0-306-40615-2"), ("ISSN", "0378-5955"), ("ISSN", "2434-561X")]
        {
            assert!(!is_wrong(kind, right), "{right}");
        }
        for (kind, wrong) in [("ISBN", "978-3-16-148410-1"), ("ISBN", "0-306-40615-3"), ("ISSN", "0378-5954")] {
            assert!(is_wrong(kind, wrong), "{wrong}");
        }
        assert!(!is_wrong("ISBN", "12345") && !is_wrong("ISSN", "") && !is_wrong("ISBN", "abcdefghij"));
    }

    #[test]
    fn names_the_entry() {
        let mut entry = entry(&["Rossi"], 2004, "Harbours");
        entry.item.isbn = "0-306-40615-3".to_owned();
        let messages = Paper::new("").entry(entry).messages(RULE);
        assert_eq!(messages, ["Rossi, 2004: the check digit of ISBN 0-306-40615-3 is wrong"]);
    }
}
