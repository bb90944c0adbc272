//! Takes the words that mark editors off their names.

use crate::locale::{Term, lexicon};
use crate::text::words;

/// The names of editors without the words that mark them: `(Eds.)`, `edited by`, `Hrsg.`.
pub fn editors(text: &str) -> &str {
    const BEFORE: &[&str] = &[
        "in:",
        "in ",
        "edited by",
        "eds.",
        "eds",
        "ed. by",
        "ed.",
        "hrsg. von",
        "hg. von",
        "dir.",
        "a cura di",
        "sous la direction de",
        "sous la dir. de",
        "под ред.",
        "ред.",
        "translated by",
        "trans.",
        "org.",
        "orgs.",
        "به کوشش",
        "تحقيق",
        "تحقیق",
        "ترجمه",
        "ترجمهٔ",
        "ed por",
        "coord.",
        "(",
        "[",
        ",",
        ".",
        ";",
        ":",
        "/",
        "–",
        "by ",
    ];
    const AFTER: &[&str] = &[
        "(eds.)",
        "(eds)",
        "(ed.)",
        "(ed)",
        "(hrsg.)",
        "(hg.)",
        "(orgs.)",
        "(org.)",
        "(dir.)",
        "(coord.)",
        "(coords.)",
        "(comp.)",
        "eds.",
        "eds",
        "ed.",
        "editors",
        "editor",
        "hrsg.",
        "hg.",
        "orgs.",
        "org.",
        "(editors)",
        "(editor)",
        "(ред.)",
        "(ed",
        "(eds",
        "(hrsg",
        "(org",
        ",",
        ";",
        ":",
        " (",
        "(",
        "[",
        "dir.",
        "coord.",
        "editores",
        "(eds.).",
        "(ed.).",
        "[eds.]",
        "[ed.]",
        "[eds]",
        "[ed]",
        "trans.",
        "(trans.)",
        "(red.)",
        "(toim.)",
        "(utg.)",
        "(ur.)",
        "(haz.)",
        "(der.)",
        "(บรรณาธิการ)",
        "(บ.ก.)",
        "(संपा.)",
        "(सं.)",
        "(chủ biên)",
        "편",
        "编",
        "編",
        "主编",
    ];
    let mut text = text.trim();
    loop {
        let length = text.len();
        for mark in BEFORE {
            if starts(text, mark) {
                text = text[mark.len()..].trim_start();
            }
        }
        for mark in AFTER {
            if ends(text, mark) && text.len() > mark.len() + 2 {
                text = text[..text.len() - mark.len()].trim_end();
            }
        }
        text = without_mark(text);
        if text.ends_with(").") {
            text = &text[..text.len() - 1];
        }
        if text.len() == length {
            return text;
        }
    }
}

/// `Rossi M., Verdi E. (a cura di)`: without a bracket that says in some language what they did, closed or not.
fn without_mark(text: &str) -> &str {
    /// A longer mark is none, in bytes.
    const LONGEST: usize = 40;
    let Some(open) = text.rfind(['(', '[']).filter(|open| *open > 0 && text.len() - open <= LONGEST) else {
        return text;
    };
    let found = words(&text[open + 1..]);
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    let said = |term| !found.is_empty() && lexicon().longest(&found, term) == Some(found.len());
    if said(Term::Editor) || said(Term::Translator) { text[..open].trim_end() } else { text }
}

fn starts(text: &str, mark: &str) -> bool {
    text.as_bytes().get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()))
        && (!mark.ends_with(|c: char| c.is_alphabetic())
            || !text[mark.len()..].starts_with(|c: char| c.is_alphabetic()))
}

fn ends(text: &str, mark: &str) -> bool {
    text.len().checked_sub(mark.len()).is_some_and(|at| {
        text.as_bytes()[at..].eq_ignore_ascii_case(mark.as_bytes())
            && (!mark.starts_with(|c: char| c.is_alphabetic()) || !text[..at].ends_with(|c: char| c.is_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editor_marks_are_cut() {
        assert_eq!(editors("In T. Brown & A. Grey (Eds.),"), "T. Brown & A. Grey");
        assert_eq!(editors("edited by Thomas Brown"), "Thomas Brown");
        assert_eq!(editors("Brown, T. (Hrsg.):"), "Brown, T.");
        assert_eq!(editors("Rossi M., Verdi E. (a cura di)"), "Rossi M., Verdi E.");
        assert_eq!(editors("Rossi M., Verdi E. (a cura di"), "Rossi M., Verdi E.");
        assert_eq!(editors("Garden (Society)"), "Garden (Society)");
    }
}
