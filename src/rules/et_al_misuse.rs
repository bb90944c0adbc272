use super::draft::{Draft, finding};
use super::majority::habit;
use super::scope::{cites, place};
use super::source::{self, is_blank};
use super::words;
use crate::config::Config;
use crate::model::{Edit, Finding, Report, Span};

rule! {
    /// "Et al." is written wrongly, or otherwise than in the rest of the paper.
    ///
    /// ## What it finds
    ///
    /// A full stop behind "et", which is a whole word; the two words run together; and "et al" without its
    /// full stop where the paper sets one at least eight times in ten, or the other way round.
    ///
    /// ## Why it matters
    ///
    /// "Al." is short for "alii", "et" is short for nothing. Editors send it back.
    ///
    /// ## Example that fires
    ///
    ///     (Abara et. al., 2012)
    ///
    /// ## Example that is fine
    ///
    ///     (Abara et al., 2012)
    ///
    /// ## How to silence it
    ///
    /// Write "et al." as elsewhere, or let `reconcite check --fix` do it. Or `ignore = ["et-al-misuse"]` in
    /// `reconcite.toml`.
    "et-al-misuse", Warning
}

/// "Et al." as it is written.
struct Written {
    /// From the `e` to the last full stop.
    start: usize,
    end: usize,
    /// Whether "et" has a full stop, or "al" follows without a blank.
    is_wrong: bool,
    has_stop: bool,
}

fn check(report: &Report, _: &Config) -> Vec<Finding> {
    let found = cites(report).filter(|(_, cite)| cite.et_al).filter_map(|(citation, cite)| {
        let (span, text) = source::of_cite(report, cite)?;
        let name = cite.names.last()?;
        let from = text.find(name.as_str())? + name.len();
        Some((citation, cite, span, text, written(text, from)?))
    });
    let found: Vec<_> = found.collect();
    let stops = found.iter().filter(|(.., written)| written.has_stop).count();
    let wanted = habit(stops, found.len() - stops);
    let is_odd = |written: &Written| written.is_wrong || wanted.is_some_and(|wanted| wanted != written.has_stop);
    let odd = found.into_iter().filter(|(.., written)| is_odd(written));
    odd.map(|(citation, cite, span, text, written)| {
        let here = &text[written.start..written.end];
        let right = if wanted.unwrap_or(true) { "et al." } else { "et al" };
        let name = words::cite_name(citation, cite);
        let message = match written.is_wrong {
            true => format!("{name}: \"{here}\" for \"{right}\""),
            false => format!("{name}: \"{here}\", elsewhere \"{right}\""),
        };
        finding(place(citation, cite), message)
            .help(format!("write \"{right}\""))
            .fix(format!("write \"{right}\""), edits(span, text, &written, right))
    })
    .collect()
}

/// The blank between the words stays as it is: it may be one that does not break.
fn edits(span: Span, text: &str, written: &Written, right: &str) -> Vec<Edit> {
    let here = &text[written.start..written.end];
    let blank: String = here.chars().filter(|&letter| is_blank(letter)).collect();
    let blank = if blank.is_empty() { " ".to_owned() } else { blank };
    let case = if here.starts_with('E') { right.replacen('e', "E", 1) } else { right.to_owned() };
    vec![source::edit(span, written.start, written.end, case.replacen(' ', &blank, 1))]
}

/// "Et al." behind the byte `from`, in whatever spelling.
fn written(text: &str, from: usize) -> Option<Written> {
    let start = text[from..].char_indices().map(|(at, _)| from + at).find(|&at| {
        let is_start = !text[..at].ends_with(char::is_alphanumeric);
        is_start && text.get(at..at + 2).is_some_and(|word| word.eq_ignore_ascii_case("et"))
    })?;
    let rest = &text[start + 2..];
    let stop = usize::from(rest.starts_with('.'));
    let blank: usize = rest[stop..].chars().take_while(|&letter| is_blank(letter)).map(char::len_utf8).sum();
    let al = start + 2 + stop + blank;
    text.get(al..al + 2).filter(|word| word.eq_ignore_ascii_case("al"))?;
    let after = &text[al + 2..];
    if after.starts_with(char::is_alphanumeric) {
        return None;
    }
    let has_stop = after.starts_with('.');
    Some(Written { start, end: al + 2 + usize::from(has_stop), is_wrong: stop > 0 || blank == 0, has_stop })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix;
    use crate::model::Cite;
    use crate::rules::testing::{Paper, cite};

    fn report(written: &[&str]) -> Report {
        let add = |paper: Paper, written: &&str| {
            paper.cite(&format!("(Abara {written}, 2012)"), Cite { et_al: true, ..cite(&["Abara"], 2012) })
        };
        let mut report = written.iter().fold(Paper::new(""), add).report();
        report.findings = check(&report, &Config::default());
        report
    }

    fn messages(written: &[&str]) -> Vec<String> {
        report(written).findings.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_stop_behind_et_is_wrong_anywhere() {
        assert_eq!(messages(&["et. al."]), ["Abara et al., 2012: \"et. al.\" for \"et al.\""]);
        assert_eq!(messages(&["et.al."]), ["Abara et al., 2012: \"et.al.\" for \"et al.\""]);
    }

    #[test]
    fn the_papers_habit_decides_about_the_last_stop() {
        let with_one_other = |habit, other| [vec![habit; 9], vec![other]].concat();
        let message = "Abara et al., 2012: \"et al\", elsewhere \"et al.\"";
        assert_eq!(messages(&with_one_other("et al.", "et al")), [message]);
        let message = "Abara et al., 2012: \"et al.\", elsewhere \"et al\"";
        assert_eq!(messages(&with_one_other("et al", "et al.")), [message]);
    }

    #[test]
    fn one_way_or_no_habit_is_fine() {
        assert!(messages(&["et al."; 12]).is_empty());
        assert!(messages(&["et al", "et al.", "и др.", "and others"]).is_empty());
        assert!(messages(&["et\u{a0}al.", "et~al."]).is_empty());
    }

    #[test]
    fn the_fix_keeps_the_blank() {
        let fixed = |written: &str| {
            let report = report(&[written]);
            fix::apply(&report, 0, report.documents[0].text.len()).map(|fixed| fixed.text)
        };
        assert_eq!(fixed("et. al.").as_deref(), Some("(Abara et al., 2012)\n"));
        assert_eq!(fixed("et.~al").as_deref(), Some("(Abara et~al., 2012)\n"));
        assert_eq!(fixed("et.al.").as_deref(), Some("(Abara et al., 2012)\n"));
    }
}
